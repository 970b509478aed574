// The window's tests run inside a living wx application; without a display they are skipped.
#define BOOST_TEST_NO_MAIN
#define BOOST_TEST_ALTERNATIVE_INIT_API
#include <boost/test/unit_test.hpp>
#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/init.h>

#include "gui/theme.h"

namespace {

class TestApp : public wxApp {
public:
    bool OnInit() override {
        SetExitOnFrameDelete(false);
        gui::UseTheme();
        return true;
    }
    bool OnExceptionInMainLoop() override { throw; }
    void OnAssertFailure(const wxChar* file, int line, const wxChar*, const wxChar* condition,
                         const wxChar* message) override {
        BOOST_ERROR(wxString::Format("%s:%d %s %s", file, line, condition, message).utf8_string());
    }
};

bool InitTests() {
    boost::unit_test::framework::master_test_suite().p_name.value = "gui";
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr int kSkipped = 77;
    wxApp::SetInstance(new TestApp);
    int wx_argc = 1;  // the options belong to Boost.Test
    if (!wxEntryStart(wx_argc, argv)) return kSkipped;
    wxTheApp->CallOnInit();
    wxEventLoop loop;
    const wxEventLoopActivator active(&loop);
    const int failed = boost::unit_test::unit_test_main(&InitTests, argc, argv);
    wxTheApp->OnExit();
    wxEntryCleanup();
    return failed;
}
