// The client's details: what is saved, and what a cancelled dialog leaves as it was.
#include <boost/test/unit_test.hpp>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/scrolwin.h>

#include "gui/dialog_client.h"

#include "visit_fixture.h"

namespace {

template <class T>
void Collect(wxWindow* window, std::vector<T*>& found) {
    if (auto* one = dynamic_cast<T*>(window)) found.push_back(one);
    for (auto* child : window->GetChildren()) Collect(child, found);
}

struct ClientDialogFixture : tests::VisitFixture {
    ClientDialogFixture() {
        client = clinic->LoadClient(editor->Visit().client);
        client.past_races = {{"City run", Day(2024, 5, 12)}, {"Hill run", Day(2025, 6, 1)}};
        client = clinic->SaveClient(client);
    }
    static model::Date Day(int year, unsigned month, unsigned day) {
        return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
    }
    template <class T>
    T* Labelled(wxDialog& dialog, const wxString& label) {
        std::vector<T*> all;
        Collect(&dialog, all);
        for (T* one : all)
            if (one->GetLabelText() == label) return one;
        BOOST_FAIL("nothing says " + gui::Utf8(label));
        return nullptr;
    }
    // The choice of past races: the one that names one.
    wxChoice* Races(wxDialog& dialog) {
        std::vector<wxChoice*> all;
        Collect(&dialog, all);
        for (wxChoice* one : all)
            if (one->GetCount() > 0 && one->GetString(0).Contains("City run")) return one;
        return nullptr;
    }
    static void Press(wxWindow* button) {
        wxCommandEvent pressed(wxEVT_BUTTON, button->GetId());
        pressed.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(pressed);
        Pump(30);
    }
    [[nodiscard]] std::vector<std::string> Kept() const {
        std::vector<std::string> names;
        for (const model::Race& race : clinic->LoadClient(client.id).past_races) names.push_back(race.name);
        return names;
    }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    model::Client client;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(client_dialog_tests, ClientDialogFixture)

BOOST_AUTO_TEST_CASE(large_letters_are_asked_for_and_no_more_once_the_dialog_is_saved) {
    for (const bool wanted : {true, false}) {
        gui::ClientDialog dialog(frame, context, clinic->LoadClient(client.id), false);
        dialog.Show();
        auto* box = Labelled<wxCheckBox>(dialog, "Plans in large letters");
        BOOST_TEST(box->GetValue() == !wanted);
        box->SetValue(wanted);
        BOOST_TEST(clinic->LoadClient(client.id).large_print == !wanted);
        Press(dialog.FindWindow(wxID_OK));
        BOOST_TEST(clinic->LoadClient(client.id).large_print == wanted);
        BOOST_TEST(dialog.Saved().large_print == wanted);
    }
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_race_taken_out_is_gone_once_the_dialog_is_saved_and_not_before) {
    gui::ClientDialog dialog(frame, context, clinic->LoadClient(client.id), false);
    dialog.Show();
    auto* races = Races(dialog);
    BOOST_REQUIRE(races);
    BOOST_TEST(races->GetCount() == 2U);
    races->SetSelection(0);
    Press(Labelled<wxButton>(dialog, "Take out of the history"));
    BOOST_TEST(races->GetCount() == 1U);
    BOOST_TEST(races->GetSelection() == 0);
    BOOST_TEST(Kept() == (std::vector<std::string>{"City run", "Hill run"}),
               boost::test_tools::per_element());
    Press(dialog.FindWindow(wxID_OK));
    BOOST_TEST(Kept() == std::vector<std::string>{"Hill run"}, boost::test_tools::per_element());
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_cancelled_dialog_keeps_every_race) {
    gui::ClientDialog dialog(frame, context, clinic->LoadClient(client.id), false);
    dialog.Show();
    auto* remove = Labelled<wxButton>(dialog, "Take out of the history");
    auto* races = Races(dialog);
    Press(remove);
    Press(remove);
    // Nothing is left to be taken out.
    BOOST_TEST((!remove->IsEnabled() && !races->IsEnabled()));
    Press(dialog.FindWindow(wxID_CANCEL));
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(Kept() == (std::vector<std::string>{"City run", "Hill run"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_comes_for_the_race_types_into_it) {
    client.next_race = model::Race{"Lake run", Day(2026, 5, 9)};
    gui::ClientDialog dialog(nullptr, context, client, false);
    dialog.Show();
    Pump(60);
    dialog.FocusField("next_race");
    BOOST_TEST(Until([] {
        auto* field = dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus());
        return field != nullptr && field->GetValue() == "Lake run";
    }));
}

BOOST_AUTO_TEST_CASE(a_client_without_past_races_is_asked_for_none) {
    client.past_races.clear();
    client = clinic->SaveClient(client);
    gui::ClientDialog dialog(frame, context, client, false);
    BOOST_TEST(Races(dialog) == nullptr);
    std::vector<wxButton*> buttons;
    Collect<wxButton>(&dialog, buttons);
    for (const auto* button : buttons) BOOST_TEST(button->GetLabelText() != "Take out of the history");
}

BOOST_AUTO_TEST_CASE(the_tab_key_reaches_large_letters_and_past_races_where_they_stand) {
    gui::ClientDialog dialog(frame, context, client, false);
    dialog.Show();
    Pump(200);
    std::vector<wxRect> fields;
    for (const wxWindow* child : tests::FindChild<wxScrolledWindow>(&dialog)->GetChildren())
        if (child->IsShown() && child->CanAcceptFocus()) fields.push_back(child->GetRect());
    BOOST_REQUIRE(fields.size() > 20U);
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const bool same_row = fields[i].y < fields[i - 1].GetBottom();
        BOOST_TEST((same_row ? fields[i].x > fields[i - 1].x : fields[i].y > fields[i - 1].y), i);
    }
}

// The name of a race may be as long as a line; the button beside it stays in the dialog.
BOOST_AUTO_TEST_CASE(a_race_with_a_long_name_pushes_nothing_out) {
    client.past_races[1].name = std::string(90, 'm');
    client = clinic->SaveClient(client);
    gui::ClientDialog dialog(frame, context, client, false);
    dialog.Show();
    Pump(200);
    const wxRect button = Labelled<wxButton>(dialog, "Take out of the history")->GetRect();
    BOOST_TEST(button.GetRight() < tests::FindChild<wxScrolledWindow>(&dialog)->GetClientSize().x);
}

BOOST_AUTO_TEST_SUITE_END()
