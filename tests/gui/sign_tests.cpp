#include <boost/test/unit_test.hpp>

#include "desk/open_points.h"
#include "desk/standing_avoid.h"
#include "desk/visit_time.h"
#include "gui/dialog_preferences.h"
#include "gui/dialog_sign.h"
#include "gui/settings.h"
#include "gui/status_panel.h"

#include "visit_fixture.h"

namespace {

struct SignFixture : tests::VisitFixture {
    ~SignFixture() {
        if (dialog) dialog->Destroy();
    }
    gui::SignDialog& Ask() {
        dialog = new gui::SignDialog(frame, context, *editor, keys);
        dialog->Show();
        Pump(100);
        return *dialog;
    }
    void Press(wxWindow* button) {
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(event);
    }
    void Try(const char* passphrase) {
        dialog->Passphrase()->SetValue(passphrase);
        Press(dialog->FindWindow(wxID_OK));
    }
    void Chart() { editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point"); }
    [[nodiscard]] model::VisitStatus Stored() {
        return clinic->Store().LoadVisit(editor->Visit().id)->status;
    }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    gui::KeyWorker keys;
    gui::SignDialog* dialog = nullptr;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sign_tests, SignFixture)

BOOST_AUTO_TEST_CASE(what_is_missing_is_listed_and_each_line_leads_to_its_field) {
    const auto points = desk::OpenPoints(*editor);
    BOOST_REQUIRE(desk::Blocked(points));
    auto& asking = Ask();
    BOOST_TEST(asking.Passphrase() == nullptr);
    BOOST_REQUIRE_EQUAL(asking.Points().size(), points.size());
    Press(asking.Points().front());
    BOOST_TEST(!asking.IsShown());
    BOOST_REQUIRE(asking.Wanted().has_value());
    BOOST_TEST((*asking.Wanted() == points.front().place));
    BOOST_TEST((Stored() == model::VisitStatus::Draft));
}

BOOST_AUTO_TEST_CASE(a_wrong_passphrase_changes_nothing_and_may_be_typed_again) {
    Chart();
    Ask();
    BOOST_REQUIRE(dialog->Passphrase());
    Try("not the right one");
    BOOST_TEST(dialog->Waiting());
    BOOST_TEST(Until([&] { return !dialog->Waiting(); }));
    BOOST_TEST(dialog->IsShown());
    BOOST_TEST(editor->Editable());
    BOOST_TEST((Stored() == model::VisitStatus::Draft));
    Try("long enough here");
    BOOST_TEST(Until([&] { return !dialog->IsShown(); }));
    BOOST_TEST(dialog->GetReturnCode() == wxID_OK);
}

BOOST_AUTO_TEST_CASE(a_signed_visit_is_read_only_at_once_and_says_who_signed) {
    Chart();
    gui::StatusPanel status(frame, context);
    status.ShowVisit(editor.get());
    BOOST_TEST(gui::Utf8(status.StateWords()) == "Draft, not signed");
    Ask();
    Try("long enough here");
    BOOST_TEST(Until([&] { return !editor->Editable(); }));
    BOOST_TEST((Stored() == model::VisitStatus::Signed));
    status.ShowVisit(editor.get());
    BOOST_TEST(status.StateWords().StartsWith("Signed by owner at "));
    BOOST_TEST(!soap->Text(0)->IsEditable());
    const auto charted = Charted().size();
    Focus(canvas);
    Key(WXK_DELETE);
    BOOST_TEST(Charted().size() == charted);
}

BOOST_AUTO_TEST_CASE(a_late_entry_asks_why) {
    Chart();
    BOOST_TEST(Ask().LateReason() == nullptr);
    dialog->Destroy();
    const auto day = std::chrono::floor<std::chrono::days>(clinic->Clock().Now()) - std::chrono::days(3);
    desk::SetVisitTime(*editor, model::Date{day}, {10, 0}, 60);
    auto& asking = Ask();
    BOOST_REQUIRE(asking.LateReason() != nullptr);
    BOOST_TEST(asking.Clock()->Box() == nullptr);
    Try("long enough here");
    // Said before a key is asked for.
    BOOST_TEST(!asking.Waiting());
    BOOST_TEST((Stored() == model::VisitStatus::Draft));
    asking.LateReason()->SetValue("I was ill");
    Try("long enough here");
    BOOST_TEST(Until([&] { return !editor->Editable(); }));
    BOOST_TEST(editor->Visit().late_reason == "I was ill");
}

BOOST_AUTO_TEST_CASE(turning_back_while_the_key_is_opened_signs_nothing) {
    Chart();
    Ask();
    Try("long enough here");
    Press(dialog->FindWindow(wxID_CANCEL));
    BOOST_TEST(!dialog->IsShown());
    Pump(600);
    BOOST_TEST(editor->Editable());
    BOOST_TEST((Stored() == model::VisitStatus::Draft));
}

BOOST_AUTO_TEST_CASE(fields_named_by_what_is_missing_take_the_keyboard) {
    for (const char* field : {"reason", "subjective", "assessment", "plan"}) {
        BOOST_TEST_INFO(field);
        page->GoTo({desk::FieldPlace::Part::Note, field, {}});
        BOOST_TEST(Until([] { return dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus()) != nullptr; }));
    }
    page->GoTo({desk::FieldPlace::Part::Marks, "marks", {}});
    BOOST_TEST(Until([&] { return canvas->HasFocus(); }));
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_is_a_line_before_signing) {
    Chart();
    auto& asking = Ask();
    BOOST_TEST(asking.Passphrase() != nullptr);
    BOOST_REQUIRE(asking.Points().size() == 2U);
    Press(asking.Points()[1]);
    BOOST_REQUIRE(asking.Wanted().has_value());
    BOOST_TEST((*asking.Wanted() == desk::FieldPlace{desk::FieldPlace::Part::Visit, "red_flags", {}}));
    editor->SetHealthUpdate("", true);
    editor->SetRedFlags({}, true);
    asking.Destroy();
    BOOST_TEST(Ask().Points().empty());
}

BOOST_AUTO_TEST_CASE(what_is_open_of_a_treatment_leads_to_its_field) {
    using Part = desk::FieldPlace::Part;
    const auto left = editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
    const auto right = editor->AddMarkIn({"soleus", model::Side::Right}, model::Layer::Deep, "trigger_point");
    const auto treat = [&](std::vector<model::MarkId> marked) {
        model::Treatment treatment;
        treatment.marks = std::move(marked);
        if (treatment.marks.empty()) treatment.regions = {{"hamstrings", model::Side::Right}};
        treatment.technique = "petrissage";
        return editor->AddTreatment(treatment).value;
    };
    treat({left});
    const auto both = treat({left, right}), beyond = treat({});
    page->GoTo({Part::Treatments, "override_reason", both});
    BOOST_REQUIRE(inspector->Rows().size() == 2U);
    BOOST_TEST(Until([&] { return inspector->Rows()[1]->Pressure()->HasFocus(); }));
    page->GoTo({Part::Treatments, "response", both});
    BOOST_TEST(Until([&] { return !inspector->Rows()[1]->Pressure()->HasFocus(); }));
    page->GoTo({Part::Treatments, "override_reason", beyond});
    BOOST_TEST(Until([&] { return soap->Lines()->HasFocus(); }));

    desk::AvoidFromNow(*clinic, *editor, {"soleus", model::Side::Right}, "varicose vein");
    page->GoTo({Part::Treatments, "avoid", both});
    BOOST_TEST(inspector->Rows().size() == 1U);  // those of the right soleus
    Focus(canvas);
    page->GoTo({Part::Marks, "avoid", right.value});
    BOOST_TEST(Until([&] { return inspector->Avoid()->HasFocus(); }));
    page->GoTo({Part::Marks, "avoid", {}});
    BOOST_TEST(!inspector->Avoid()->IsShownOnScreen());
    BOOST_TEST(inspector->IsShown());
}

BOOST_AUTO_TEST_SUITE_END()
