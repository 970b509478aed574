// The commands that show papers, and what closes their window.
#include <boost/test/unit_test.hpp>
#include <wx/msgdlg.h>

#include "gui/dialog_letter.h"
#include "gui/dialog_lock.h"
#include "gui/main_frame.h"
#include "gui/paper_preview.h"
#include "gui/settings.h"

#include "dialog_hook.h"
#include "paper_fixture.h"

namespace {

using desk::PaperKind;
using tests::DialogHook;
using tests::VisitFixture;

// The whole window with the chart of the client open.
struct FrameFixture : tests::PaperFixture {
    FrameFixture() {
        visit = editor->Visit().id;
        clinic->Leave(std::move(editor));
        model::Visit earlier;
        earlier.id = second = ids.New<model::VisitId>();
        earlier.client = client.id;
        earlier.therapist = clinic->SignedIn().id;
        earlier.service_at = earlier.entered_at = clock.Now() - std::chrono::hours(24 * 60);
        clinic->Store().SaveVisit(earlier);
        client = clinic->LoadClient(client.id);
        client.number = "2026/14";
        client = clinic->SaveClient(client);
        other = clinic->NewClient();
        other.name = "Somebody Else";
        other = clinic->SaveClient(other);
        store = &clinic->Store();
        frame = new gui::MainFrame(support::TestResources(), std::move(clinic), words, settings, files);
        frame->OnFresh = [this](const gui::HandOver&) { locked = true; };
        frame->Show();
        frame->OpenClient(client.id);
        frame->OpenVisit(visit);
        VisitFixture::Pump(200);
    }
    ~FrameFixture() {
        frame->Destroy();
        VisitFixture::Pump(50);
    }
    void Write(std::function<void(gui::LetterDialog&)> fill);
    void WriteTo(const char* name) {
        Write([name](gui::LetterDialog& dialog) { dialog.Name()->SetValue(name); });
    }
    // To whom the dialog of a letter about the open visit would go.
    [[nodiscard]] std::string Begun();
    // What a message box is answered with; how often one asked.
    int answer = wxID_NO, asked = 0;
    int Answer(wxDialog& dialog) {
        if (!dynamic_cast<wxMessageDialog*>(&dialog)) return wxID_NONE;
        return ++asked, answer;
    }
    [[nodiscard]] gui::PaperPreview* Preview() const {
        for (wxWindow* window : wxTopLevelWindows)
            if (auto* found = dynamic_cast<gui::PaperPreview*>(window)) return found;
        return nullptr;
    }

    model::VisitId visit, second;
    model::Client other;
    store::ClinicStore* store = nullptr;
    gui::Settings settings{dir.Path() / "palpate.conf"};
    gui::MainFrame* frame = nullptr;
    bool locked = false;
};

void FrameFixture::Write(std::function<void(gui::LetterDialog&)> fill) {
    const DialogHook hook([&](wxDialog& dialog) {
        auto* letter = dynamic_cast<gui::LetterDialog*>(&dialog);
        if (letter) fill(*letter);
        return letter ? static_cast<int>(wxID_OK) : Answer(dialog);
    });
    frame->WriteLetter();
}

std::string FrameFixture::Begun() {
    std::string name;
    const DialogHook hook([&](wxDialog& dialog) {
        auto* letter = dynamic_cast<gui::LetterDialog*>(&dialog);
        if (letter) name = letter->Read().name;
        return letter ? wxID_CANCEL : wxID_NONE;
    });
    frame->WriteLetter();
    return name;
}

wxButton* ButtonOf(wxWindow* window, const wxString& label) {
    for (auto* child : window->GetChildren()) {
        auto* button = dynamic_cast<wxButton*>(child);
        if (button && button->GetLabelText() == label) return button;
        if (auto* found = ButtonOf(child, label)) return found;
    }
    return nullptr;
}

void Press(wxButton* button) {
    wxCommandEvent event(wxEVT_BUTTON, button->GetId());
    event.SetEventObject(button);
    button->ProcessWindowEvent(event);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(paper_frame_tests, FrameFixture)

BOOST_AUTO_TEST_CASE(the_commands_show_their_papers_in_one_window) {
    frame->PreviewPlan();
    auto* preview = Preview();
    BOOST_REQUIRE(preview);
    BOOST_TEST((preview->Paper().wish.kind == PaperKind::Plan));
    frame->PreviewRecord();
    BOOST_TEST(Preview() == preview);
    BOOST_TEST((preview->Paper().wish.kind == PaperKind::Record));
    BOOST_TEST((preview->Paper().wish.visit == visit));
    frame->PreviewHistory();
    BOOST_TEST((preview->Paper().wish.kind == PaperKind::History));
    frame->PreviewBlankIntake();
    BOOST_TEST((preview->Paper().wish.client == client.id));
    frame->PreviewConsent({client.id, "treatment", {}, {}});
    BOOST_TEST(preview->Paper().wish.consent_kind == "treatment");
    for (const store::AuditEntry& entry : store->AuditTrail())
        BOOST_TEST(!entry.action.ends_with(".print"), entry.action);
}

BOOST_AUTO_TEST_CASE(a_letter_is_looked_at_first_and_its_words_stay_until_it_left) {
    Write([](gui::LetterDialog& dialog) {
        dialog.Name()->SetValue("Dr P. Okafor");
        dialog.Reason()->SetValue("Calf like a rope");
        dialog.Law()->SetValue("danger to life");
    });
    BOOST_REQUIRE(Preview());
    BOOST_TEST((Preview()->Paper().wish.kind == PaperKind::Letter));
    Preview()->Close();
    VisitFixture::Pump(50);
    BOOST_TEST(!Preview());
    std::string kept;
    Write([&](gui::LetterDialog& dialog) { kept = dialog.Read().name; });
    BOOST_TEST(kept == "Dr P. Okafor");
    BOOST_REQUIRE(Preview());
    Preview()->Save();
    BOOST_TEST(Begun().empty());
    BOOST_TEST(asked == 0);
}

BOOST_AUTO_TEST_CASE(a_letter_that_left_is_changed_with_its_words) {
    Write([](gui::LetterDialog& dialog) {
        dialog.Name()->SetValue("Dr P. Okafor");
        dialog.Address()->SetValue("1 Quay");
        dialog.Reason()->SetValue("Calf like a rope");
        dialog.Law()->SetValue("danger to life");
    });
    BOOST_REQUIRE(Preview());
    Preview()->Save();
    std::optional<desk::LetterWish> read;
    const DialogHook hook([&](wxDialog& dialog) {
        auto* letter = dynamic_cast<gui::LetterDialog*>(&dialog);
        if (letter) read = letter->Read();
        return letter ? wxID_CANCEL : wxID_NONE;
    });
    Press(ButtonOf(Preview(), wxString::FromUTF8("Change…")));
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->name == "Dr P. Okafor");
    BOOST_TEST(read->address == "1 Quay");
    BOOST_TEST(read->reason == "Calf like a rope");
    BOOST_TEST(Begun().empty());  // it left; looking at it again begins none
}

BOOST_AUTO_TEST_CASE(a_letter_about_another_visit_takes_no_words_away) {
    WriteTo("Dr First");
    frame->OpenVisit(second);
    BOOST_TEST(Begun().empty());
    WriteTo("Dr Second");
    BOOST_TEST(Begun() == "Dr Second");
    frame->OpenVisit(visit);
    BOOST_TEST(Begun() == "Dr First");
}

BOOST_AUTO_TEST_CASE(the_letter_of_a_red_flag_does_not_take_one_away_that_was_begun) {
    WriteTo("Dr First");
    const auto write = [&] {
        std::string name;
        const DialogHook hook([&](wxDialog& dialog) {
            auto* letter = dynamic_cast<gui::LetterDialog*>(&dialog);
            if (!letter) return Answer(dialog);
            name = letter->Read().name;
            return static_cast<int>(wxID_CANCEL);
        });
        frame->WriteLetter(desk::LetterStart::RedFlag);
        return name;
    };
    answer = wxID_YES;  // go on with it
    BOOST_TEST(write() == "Dr First");
    answer = wxID_NO;
    BOOST_TEST(write().empty());
    BOOST_TEST(asked == 2);
    BOOST_TEST(Begun() == "Dr First");  // the other one was given up
}

BOOST_AUTO_TEST_CASE(a_letter_that_did_not_leave_keeps_the_clinic_from_closing_when_it_locks) {
    bool covered = false;
    const DialogHook hook([&](wxDialog& dialog) {
        const bool lock = dynamic_cast<gui::LockDialog*>(&dialog) != nullptr;
        covered = covered || lock;
        return lock ? wxID_OK : wxID_NONE;
    });
    Write([](gui::LetterDialog& dialog) {
        dialog.Name()->SetValue("Dr First");
        dialog.Reason()->SetValue("Calf like a rope");
        dialog.Law()->SetValue("danger to life");
    });
    Preview()->Close();
    VisitFixture::Pump(50);
    frame->Lock("idle");
    BOOST_TEST(VisitFixture::Until([&] { return covered || locked; }));
    BOOST_TEST(covered);
    BOOST_REQUIRE(!locked);
    BOOST_TEST(Begun() == "Dr First");
}

BOOST_AUTO_TEST_CASE(the_window_does_not_close_over_a_letter_unasked) {
    WriteTo("Dr First");
    {
        const DialogHook hook([&](wxDialog& dialog) { return Answer(dialog); });
        frame->Close();
    }
    BOOST_TEST(asked == 1);
    BOOST_TEST(!frame->IsBeingDeleted());
    BOOST_TEST(Begun() == "Dr First");
}

BOOST_AUTO_TEST_CASE(a_letter_that_was_begun_can_be_discarded) {
    WriteTo("Dr First");
    answer = wxID_YES;
    {
        const DialogHook hook([&](wxDialog& dialog) {
            auto* letter = dynamic_cast<gui::LetterDialog*>(&dialog);
            if (!letter) return Answer(dialog);
            letter->Show();  // its buttons end it only while it is open
            Press(letter->Discard());
            return letter->GetReturnCode();
        });
        frame->WriteLetter();
    }
    VisitFixture::Pump(50);
    BOOST_TEST(asked == 1);
    BOOST_TEST(!Preview());
    BOOST_TEST(Begun().empty());
    frame->Lock("asked");
    BOOST_TEST(VisitFixture::Until([&] { return locked; }));
}

// Erasing leaves the visit there, without a name.
BOOST_AUTO_TEST_CASE(no_letter_about_a_client_outlives_the_record) {
    WriteTo("Dr First");
    frame->Remove({"somebody-else"}, [] {});
    BOOST_TEST(Begun() == "Dr First");
    frame->Remove(client.id, [] {});
    frame->OpenClient(client.id);
    frame->OpenVisit(visit);
    BOOST_TEST(Begun().empty());
}

BOOST_AUTO_TEST_CASE(a_plan_is_saved_under_a_name_that_is_no_folder) {
    frame->SavePlan();
    BOOST_TEST(std::filesystem::exists(dir.Path() / "plan-202614.pdf"));
    BOOST_TEST(asked == 0);
}

BOOST_AUTO_TEST_CASE(it_closes_with_the_chart) {
    frame->PreviewRecord();
    BOOST_REQUIRE(Preview());
    frame->OpenClient(other.id);
    VisitFixture::Pump(50);
    BOOST_TEST(!Preview());
}

BOOST_AUTO_TEST_CASE(it_closes_when_the_clinic_locks) {
    frame->PreviewRecord();
    BOOST_REQUIRE(Preview());
    frame->Lock("asked");
    BOOST_TEST(VisitFixture::Until([&] { return locked; }));
    BOOST_TEST(!Preview());
}

BOOST_AUTO_TEST_SUITE_END()
