#include <boost/test/unit_test.hpp>
#include <wx/scrolwin.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <future>
#include <stdexcept>

#include "gui/dialog_client.h"
#include "gui/dialog_preferences.h"
#include "gui/settings.h"

#include "visit_fixture.h"

namespace {

struct DialogFixture : tests::VisitFixture {
    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
};

// Fields in the order of the Tab key.
std::vector<wxRect> FieldsInTabOrder(wxDialog& dialog) {
    std::vector<wxRect> fields;
    for (const wxWindow* child : tests::FindChild<wxScrolledWindow>(&dialog)->GetChildren())
        if (child->IsShown() && child->CanAcceptFocus()) fields.push_back(child->GetRect());
    return fields;
}

void CheckReadingOrder(wxDialog& dialog) {
    dialog.Show();
    tests::VisitFixture::Pump(200);
    const auto fields = FieldsInTabOrder(dialog);
    BOOST_REQUIRE(fields.size() >= 5U);
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const bool same_row = fields[i].y < fields[i - 1].GetBottom();
        BOOST_TEST_INFO("field " << i);
        BOOST_TEST((same_row ? fields[i].x > fields[i - 1].x : fields[i].y > fields[i - 1].y));
    }
}

// Its work waits until the window has lived on beside it.
struct BesideDialog : gui::FormDialog {
    explicit BesideDialog(wxWindow* parent, const text::Translator& words)
        : FormDialog(parent, words, "Beside") {
        field = new wxTextCtrl(Content(), wxID_ANY);
        AddField("Field", field);
        Finish("Go", "Cancel");
    }
    using FormDialog::RunBeside;
    wxTextCtrl* field;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(dialog_tests, DialogFixture)

BOOST_AUTO_TEST_CASE(the_tab_key_follows_the_eye) {
    gui::ClientDialog client(frame, context, clinic->NewClient(), true);
    CheckReadingOrder(client);
    gui::Settings settings;
    gui::PreferencesDialog preferences(frame, context, settings);
    CheckReadingOrder(preferences);
}

BOOST_AUTO_TEST_CASE(a_dialog_shows_its_last_field_where_the_screen_has_room) {
    gui::Settings settings;
    gui::PreferencesDialog dialog(frame, context, settings);
    dialog.Show();
    Pump(300);
    const auto* content = tests::FindChild<wxScrolledWindow>(&dialog);
    BOOST_TEST(FieldsInTabOrder(dialog).back().GetBottom() < content->GetClientSize().y);
}

BOOST_AUTO_TEST_CASE(long_work_leaves_the_window_alive_and_says_what_it_threw) {
    BesideDialog dialog(frame, words);
    dialog.Show();
    Pump(100);
    std::promise<bool> lived;
    wxTimer timer;
    timer.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
        dialog.Close();  // not while it works
        lived.set_value(!dialog.field->IsEnabled() && dialog.IsShown());
    });
    timer.StartOnce(20);
    bool alive = false;
    dialog.RunBeside("Working…", [&] { alive = lived.get_future().get(); });
    BOOST_TEST(alive);
    BOOST_TEST(dialog.field->IsEnabled());
    BOOST_CHECK_THROW(dialog.RunBeside("Working…", [] { throw std::runtime_error("no"); }),
                      std::runtime_error);
    BOOST_TEST(dialog.field->IsEnabled());
}

BOOST_AUTO_TEST_SUITE_END()
