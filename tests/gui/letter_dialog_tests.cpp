#include <boost/test/unit_test.hpp>

#include "desk/consents.h"
#include "gui/dialog_letter.h"

#include "reading_order.h"

namespace {

struct LetterFixture : tests::VisitFixture {
    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    std::unique_ptr<gui::LetterDialog> dialog;

    LetterFixture() {
        editor->SetReason("Calf like a rope");
        dialog = std::make_unique<gui::LetterDialog>(frame, context, editor->Visit(),
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
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(letter_dialog_tests, LetterFixture)

BOOST_AUTO_TEST_CASE(it_begins_with_the_words_of_the_visit) {
    BOOST_TEST(gui::Utf8(dialog->Reason()->GetValue()) == "Calf like a rope");
    BOOST_TEST(dialog->Urgency()->Selected() == 0);
    BOOST_TEST(dialog->Part(desk::LetterPart::Findings)->GetValue());
    BOOST_TEST(!dialog->Part(desk::LetterPart::Health)->GetValue());
}

BOOST_AUTO_TEST_CASE(the_tab_key_follows_the_eye) {
    tests::CheckReadingOrder(*dialog);
}

BOOST_AUTO_TEST_CASE(it_may_be_looked_at_before_anybody_agreed) {
    BOOST_TEST(dialog->RecordConsent()->IsShown());
    Press(dialog->FindWindow(wxID_OK));
    BOOST_TEST(!dialog->IsShown());
}

BOOST_AUTO_TEST_CASE(words_no_paper_takes_keep_it_open) {
    dialog->Reason()->SetValue(wxString('x', 4001));
    Press(dialog->FindWindow(wxID_OK));
    BOOST_TEST(dialog->IsShown());
}

BOOST_AUTO_TEST_CASE(one_that_was_begun_is_taken_up_as_it_was) {
    desk::LetterWish begun = dialog->Read();
    begun.name = "Dr P. Okafor";
    begun.address = "1 Hill Road\nNorthgate";
    begun.question = "My own question";
    begun.urgency = "same_day";
    begun.legal_reason = "danger to life";
    begun.language = "de";
    begun.parts = {desk::LetterPart::Health};
    dialog->TakeUp(begun);
    const desk::LetterWish read = dialog->Read();
    BOOST_TEST(read.name == begun.name);
    BOOST_TEST(read.address == begun.address);
    BOOST_TEST(read.reason == begun.reason);
    BOOST_TEST(read.question == begun.question);
    BOOST_TEST(read.urgency == begun.urgency);
    BOOST_TEST(read.legal_reason == begun.legal_reason);
    BOOST_TEST(read.language == begun.language);
    BOOST_TEST((read.parts == begun.parts));
}

BOOST_AUTO_TEST_CASE(consent_recorded_from_the_dialog_counts_at_once) {
    dialog->Name()->SetValue("Dr P. Okafor");
    dialog->OnRecordConsent = [this] { Agree(); };
    Press(dialog->RecordConsent());
    BOOST_TEST(!dialog->RecordConsent()->IsShown());
    BOOST_TEST(!dialog->Law()->IsEnabled());
    Press(dialog->FindWindow(wxID_OK));
    BOOST_TEST(!dialog->IsShown());
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
