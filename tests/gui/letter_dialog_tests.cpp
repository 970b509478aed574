#include <boost/test/unit_test.hpp>

#include "desk/consents.h"
#include "gui/dialog_letter.h"

#include "kept_files.h"
#include "visit_fixture.h"

namespace {

struct LetterFixture : tests::VisitFixture {
    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    tests::KeptFiles files;
    std::unique_ptr<gui::LetterDialog> dialog;

    LetterFixture() {
        files.place = folder.Path();
        editor->SetReason("Calf like a rope");
        dialog = std::make_unique<gui::LetterDialog>(frame, context, files, editor->Visit(),
                                                     desk::StartOf(editor->Visit()));
        dialog->Show();
    }
    ~LetterFixture() { dialog.reset(); }
    LetterFixture(const LetterFixture&) = delete;
    LetterFixture& operator=(const LetterFixture&) = delete;
    void Press(wxWindow* button) {
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(event);
    }
    void Agree() {
        desk::ConsentGiven given;
        given.kinds = {desk::kSharingConsent};
        given.language = "en";
        given.given_by = "A. Client";
        given.how = model::ConsentHow::OnPaper;
        (void)desk::RecordConsents(*clinic, editor->Client().id, given);
    }
    [[nodiscard]] std::size_t Letters() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(files.place))
            count += entry.path().extension() == ".pdf" ? 1U : 0U;
        return count;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(letter_dialog_tests, LetterFixture)

BOOST_AUTO_TEST_CASE(it_begins_with_the_words_of_the_visit) {
    BOOST_TEST(gui::Utf8(dialog->Reason()->GetValue()) == "Calf like a rope");
    BOOST_TEST(dialog->Urgency()->Selected() == 0);
    BOOST_TEST(dialog->Part(desk::LetterPart::Findings)->GetValue());
    BOOST_TEST(!dialog->Part(desk::LetterPart::Health)->GetValue());
}

BOOST_AUTO_TEST_CASE(without_consent_it_stays_open_and_writes_nothing) {
    dialog->Name()->SetValue("Dr P. Okafor");
    BOOST_TEST(dialog->RecordConsent()->IsShown());
    Press(dialog->FindWindow(wxID_OK));
    BOOST_TEST(dialog->IsShown());
    BOOST_TEST(Letters() == 0U);
}

BOOST_AUTO_TEST_CASE(consent_recorded_from_the_dialog_counts_at_once) {
    dialog->Name()->SetValue("Dr P. Okafor");
    dialog->OnRecordConsent = [this] { Agree(); };
    Press(dialog->RecordConsent());
    BOOST_TEST(!dialog->RecordConsent()->IsShown());
    BOOST_TEST(!dialog->Law()->IsEnabled());
    Press(dialog->FindWindow(wxID_OK));
    BOOST_TEST(!dialog->IsShown());
    BOOST_TEST(Letters() == 1U);
    BOOST_TEST(dialog->Written().pages >= 1);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(another_language_proposes_anew_only_what_nobody_wrote) {
    dialog->Question()->SetValue("My own question");
    dialog->Language()->SetSelection(2);
    wxCommandEvent event(wxEVT_CHOICE, dialog->Language()->GetId());
    dialog->Language()->GetEventHandler()->ProcessEvent(event);
    BOOST_TEST(gui::Utf8(dialog->Question()->GetValue()) == "My own question");
    BOOST_TEST(!dialog->Read().language.empty());
}

BOOST_AUTO_TEST_SUITE_END()
