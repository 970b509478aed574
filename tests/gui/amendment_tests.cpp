#include <boost/test/unit_test.hpp>

#include "desk/amendments.h"
#include "desk/signing.h"
#include "gui/amended_text.h"
#include "gui/dialog_amend.h"
#include "gui/dialog_move_visit.h"
#include "gui/history_page.h"
#include "gui/visit_band.h"

#include "visit_fixture.h"

namespace {

constexpr const char* kPassphrase = "long enough here";

struct AmendFixture : tests::VisitFixture {
    AmendFixture() {
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
        auto note = editor->Visit().soap;
        note.assessment = "Overuse of the left calf.";
        editor->SetSoap(note);
        page->OnAmend = [this] { ++asked; };
    }
    ~AmendFixture() {
        if (dialog) dialog->Destroy();
    }
    void Sign() {
        desk::Sign(*editor, clinic->Store().Unlock(kPassphrase));
        Pump(100);
    }
    template <class Dialog>
    Dialog& Ask(Dialog* asking) {
        dialog = asking;
        dialog->Show();
        Pump(100);
        return *asking;
    }
    gui::AmendDialog& AskAmend() {
        return Ask(new gui::AmendDialog(frame, context, editor->Visit().id, keys));
    }
    void Press(wxWindow* button) {
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(event);
    }
    void Accept(gui::KeyDialog& asking, const char* passphrase = kPassphrase) {
        if (asking.Passphrase()) asking.Passphrase()->SetValue(passphrase);
        Press(asking.FindWindow(wxID_OK));
        Until([&] { return !asking.Waiting(); });
    }
    [[nodiscard]] std::vector<store::KeptAmendment> Kept() {
        return clinic->Store().Amendments(editor->Visit().id);
    }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    gui::KeyWorker keys;
    wxDialog* dialog = nullptr;
    int asked = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(amendment_tests, AmendFixture)

BOOST_AUTO_TEST_CASE(a_signed_visit_shows_its_band_and_asks_for_amendments) {
    BOOST_TEST(!page->Band().IsShown());
    Sign();
    BOOST_TEST(page->Band().IsShown());
    BOOST_TEST(page->Band().Line().StartsWith("Signed "));
    BOOST_TEST(!soap->Amendments()->IsShown());
    Press(page->Band().Add());
    BOOST_TEST(asked == 1);
}

BOOST_AUTO_TEST_CASE(an_addition_appears_under_the_note) {
    Sign();
    auto& asking = AskAmend();
    asking.Reason()->SetValue("client rang");
    asking.Text()->SetValue("Better since.");
    Accept(asking);
    BOOST_TEST(!asking.IsShown());
    BOOST_REQUIRE(Kept().size() == 1U);
    page->AmendmentsChanged();
    Pump(100);
    BOOST_TEST(soap->Amendments()->IsShown());
    const wxString shown = soap->Amendments()->Text()->GetValue();
    BOOST_TEST(shown.Contains("client rang"));
    BOOST_TEST(shown.Contains("Better since."));
    BOOST_TEST(page->Band().Line().Contains("1 amendment"));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_finding_is_corrected_by_choosing_its_values) {
    editor->SetFinding(editor->Visit().marks.at(0).id, "hypertonicity");
    const auto mark = editor->Visit().marks.at(0).id.value;
    Sign();
    auto& asking = AskAmend();
    BOOST_TEST(!asking.Values()->IsShown());
    asking.Choose(model::AmendmentKind::Correction, "soap.a");
    BOOST_TEST(!asking.Values()->IsShown());
    asking.Choose(model::AmendmentKind::Correction, "mark." + mark);
    BOOST_TEST(asking.Values()->IsShown());
    BOOST_TEST(!asking.Values()->Pressure()->IsShownOnScreen());
    const wxString before = asking.Text()->GetValue();
    asking.Values()->Before()->SetValue("7");
    BOOST_TEST((asking.Text()->GetValue() != before));
    BOOST_TEST(asking.Text()->GetValue().Contains("7"));
    // What nobody could have charted is said and changes nothing.
    const wxString good = asking.Text()->GetValue();
    asking.Values()->Before()->SetValue("12");
    BOOST_TEST((asking.Text()->GetValue() == good));
    asking.Values()->Before()->SetValue("7");
    asking.Reason()->SetValue("written down wrong");
    Accept(asking);
    BOOST_REQUIRE(Kept().size() == 1U);
    BOOST_TEST(Kept()[0].content.field == "mark." + mark);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_wrong_value_is_not_signed_as_the_one_before_it) {
    editor->SetFinding(editor->Visit().marks.at(0).id, "hypertonicity");
    const auto mark = editor->Visit().marks.at(0).id.value;
    Sign();
    auto& asking = AskAmend();
    asking.Choose(model::AmendmentKind::Correction, "mark." + mark);
    asking.Values()->Before()->SetValue("7");
    asking.Values()->Before()->SetValue("12");
    asking.Reason()->SetValue("written down wrong");
    Accept(asking);
    BOOST_TEST(asking.IsShown());
    BOOST_TEST(Kept().empty());
    asking.Values()->Before()->SetValue("8");
    Accept(asking);
    BOOST_TEST(Kept().size() == 1U);
}

// The Tab key follows the eye, and no choice is wider than the dialog.
BOOST_AUTO_TEST_CASE(values_stand_between_their_line_and_the_reason) {
    editor->SetFinding(editor->Visit().marks.at(0).id, "hypertonicity");
    const auto mark = editor->Visit().marks.at(0).id.value;
    Sign();
    auto& asking = AskAmend();
    asking.Choose(model::AmendmentKind::Correction, "mark." + mark);
    Pump(100);
    const auto& order = asking.Values()->GetParent()->GetChildren();
    BOOST_TEST(order.IndexOf(asking.Values()) < order.IndexOf(asking.Reason()));
    BOOST_TEST(asking.Values()->GetScreenRect().GetRight() <= asking.GetScreenRect().GetRight());
    BOOST_TEST(asking.Values()->Finding()->GetScreenRect().GetRight() <=
               asking.Values()->GetScreenRect().GetRight());
}

BOOST_AUTO_TEST_CASE(corrected_words_are_struck_through_in_the_note) {
    Sign();
    auto& asking = AskAmend();
    asking.Choose(model::AmendmentKind::Correction, "soap.a");
    BOOST_TEST(gui::Utf8(asking.Text()->GetValue()) == "Overuse of the left calf.");
    asking.Text()->SetValue("Overuse of the right calf.");
    asking.Reason()->SetValue("wrong side");
    Accept(asking);
    BOOST_REQUIRE(Kept().size() == 1U);
    page->AmendmentsChanged();
    Pump(100);
    BOOST_TEST(gui::Utf8(soap->Text(2)->GetValue()) == "Overuse of the left right calf.");
    wxTextAttr attr;
    if (soap->Text(2)->GetStyle(16, attr)) BOOST_TEST(attr.GetFont().GetStrikethrough());
    BOOST_TEST(
        (clinic->Store().LoadVisit(editor->Visit().id)->soap.assessment == "Overuse of the left calf."));
    BOOST_TEST(page->Flush().empty());
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_said_before_the_key_is_opened) {
    Sign();
    auto& asking = AskAmend();
    asking.Text()->SetValue("Better since.");
    Accept(asking);
    BOOST_TEST(asking.IsShown());
    BOOST_TEST(Kept().empty());
    asking.Reason()->SetValue("client rang");
    Accept(asking, "not the right one");
    BOOST_TEST(asking.IsShown());
    BOOST_TEST(Kept().empty());
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "visit.sign.denied");
    Accept(asking);
    BOOST_TEST(Kept().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_typed_under_a_choice_comes_back_with_it) {
    Sign();
    auto& asking = AskAmend();
    asking.Text()->SetValue("Better since.");
    asking.Choose(model::AmendmentKind::Correction, "soap.a");
    asking.Text()->SetValue("half a correction");
    asking.Choose(model::AmendmentKind::InError);
    BOOST_TEST(!asking.Text()->IsEnabled());
    asking.Choose(model::AmendmentKind::Correction, "soap.a");
    BOOST_TEST(gui::Utf8(asking.Text()->GetValue()) == "half a correction");
    asking.Choose(model::AmendmentKind::Addition, "");
    BOOST_TEST(gui::Utf8(asking.Text()->GetValue()) == "Better since.");
}

BOOST_AUTO_TEST_CASE(visits_are_moved_and_the_old_chart_tells) {
    auto other = clinic->NewClient();
    other.name = "B. Other";
    other = clinic->SaveClient(other);
    const auto old = editor->Client();
    Sign();
    auto& asking = Ask(new gui::MoveVisitDialog(frame, context, editor->Visit(), keys));
    asking.Search()->SetValue("other");
    BOOST_TEST(asking.Clients()->GetItemCount() == 1);
    asking.Reason()->SetValue("wrong chart open");
    Accept(asking);
    BOOST_TEST(!asking.IsShown());
    BOOST_TEST((clinic->Store().LoadVisit(editor->Visit().id)->client == other.id));
    auto* history = new gui::HistoryPage(frame, context);
    history->ShowClient(old);
    BOOST_TEST(history->Moved()->IsShown());
    BOOST_TEST(history->Moved()->GetLabelText().Contains("wrong chart open"));
    history->ShowClient(other);
    BOOST_TEST(!history->Moved()->IsShown());
}

BOOST_AUTO_TEST_CASE(a_draft_is_moved_without_a_key) {
    auto other = clinic->NewClient();
    other.name = "B. Other";
    other = clinic->SaveClient(other);
    auto& asking = Ask(new gui::MoveVisitDialog(frame, context, editor->Visit(), keys));
    BOOST_TEST(asking.Passphrase() == nullptr);
    BOOST_TEST(asking.Reason() == nullptr);
    asking.Search()->SetValue("nobody at all");
    Accept(asking);
    BOOST_TEST(asking.IsShown());
    asking.Search()->SetValue("other");
    Accept(asking);
    BOOST_TEST(!asking.IsShown());
    BOOST_TEST((clinic->Store().LoadVisit(editor->Visit().id)->client == other.id));
}

BOOST_AUTO_TEST_CASE(passages_do_not_run_into_one_word) {
    const std::vector<model::Passage> passages{
        {"the ", {}, {}}, {"left", std::nullopt, 0}, {"right", 0, std::nullopt}, {" calf", {}, {}}};
    const auto styled = gui::StyledOf(passages);
    BOOST_TEST(gui::Utf8(styled.text) == "the left right calf");
    BOOST_REQUIRE(styled.struck.size() == 1U);
    BOOST_TEST((styled.struck[0] == std::pair<long, long>(4, 8)));
    BOOST_TEST((styled.added.at(0) == std::pair<long, long>(9, 14)));
}

BOOST_AUTO_TEST_SUITE_END()
