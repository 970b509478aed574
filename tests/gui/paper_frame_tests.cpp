// The commands that show papers, and what closes their window.
#include <boost/test/unit_test.hpp>

#include "gui/dialog_letter.h"
#include "gui/main_frame.h"
#include "gui/paper_preview.h"
#include "gui/settings.h"

#include "paper_fixture.h"

namespace {

using desk::PaperKind;
using tests::VisitFixture;

// The whole window with the chart of the client open.
struct FrameFixture : tests::PaperFixture {
    FrameFixture() {
        visit = editor->Visit().id;
        clinic->Leave(std::move(editor));
        other = clinic->NewClient();
        other.name = "Somebody Else";
        other = clinic->SaveClient(other);
        store = &clinic->Store();
        frame = new gui::MainFrame(support::TestResources(), std::move(clinic), words, settings, files);
        frame->OnFresh = [this](const gui::HandOver&) { locked = true; };
        frame->Show();
        frame->OpenClient(client.id);
        VisitFixture::Pump(200);
    }
    ~FrameFixture() {
        frame->Destroy();
        VisitFixture::Pump(50);
    }
    [[nodiscard]] gui::PaperPreview* Preview() const {
        for (wxWindow* window : wxTopLevelWindows)
            if (auto* found = dynamic_cast<gui::PaperPreview*>(window)) return found;
        return nullptr;
    }

    model::VisitId visit;
    model::Client other;
    store::ClinicStore* store = nullptr;
    gui::Settings settings{dir.Path() / "palpate.conf"};
    gui::MainFrame* frame = nullptr;
    bool locked = false;
};

// Fills in the letter's dialog and agrees.
struct LetterHook : wxModalDialogHook {
    std::function<void(gui::LetterDialog&)> fill;
    explicit LetterHook(std::function<void(gui::LetterDialog&)> what) : fill(std::move(what)) { Register(); }
    ~LetterHook() override { Unregister(); }
    int Enter(wxDialog* dialog) override {
        auto* letter = dynamic_cast<gui::LetterDialog*>(dialog);
        if (!letter) return wxID_NONE;
        fill(*letter);
        return wxID_OK;
    }
    void Exit(wxDialog*) override {}
};

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
    const auto write = [&](std::function<void(gui::LetterDialog&)> fill) {
        const LetterHook hook(std::move(fill));
        frame->WriteLetter();
    };
    write([](gui::LetterDialog& dialog) {
        dialog.Name()->SetValue("Dr P. Okafor");
        dialog.Reason()->SetValue("Calf like a rope");
        dialog.Law()->SetValue("danger to life");
    });
    BOOST_REQUIRE(Preview());
    BOOST_TEST((Preview()->Paper().wish.kind == PaperKind::Letter));
    BOOST_TEST(Preview()->HoldsLetter());
    Preview()->Close();
    VisitFixture::Pump(50);
    BOOST_TEST(!Preview());
    std::string kept;
    write([&](gui::LetterDialog& dialog) { kept = dialog.Read().name; });
    BOOST_TEST(kept == "Dr P. Okafor");
    BOOST_REQUIRE(Preview());
    Preview()->Save();
    BOOST_TEST(!Preview()->HoldsLetter());
    write([&](gui::LetterDialog& dialog) { kept = dialog.Read().name; });
    BOOST_TEST(kept.empty());
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
