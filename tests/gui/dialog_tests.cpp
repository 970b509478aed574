#include <boost/test/unit_test.hpp>
#include <wx/scrolwin.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <future>
#include <stdexcept>

#include "gui/dialog_client.h"
#include "gui/dialog_preferences.h"
#include "gui/settings.h"

#include "reading_order.h"

namespace {

struct DialogFixture : tests::VisitFixture {
    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
};

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
    tests::CheckReadingOrder(client);
    gui::Settings settings;
    gui::PreferencesDialog preferences(frame, context, settings);
    tests::CheckReadingOrder(preferences);
}

BOOST_AUTO_TEST_CASE(a_dialog_shows_its_last_field_where_the_screen_has_room) {
    gui::Settings settings;
    gui::PreferencesDialog dialog(frame, context, settings);
    dialog.Show();
    Pump(300);
    const auto* content = tests::FindChild<wxScrolledWindow>(&dialog);
    BOOST_TEST(tests::FieldsInTabOrder(dialog).back().GetBottom() < content->GetScreenRect().GetBottom());
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
