// The window around the outbox: locked or closed while a letter is on its way, and for who may not send.
#include <boost/test/unit_test.hpp>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "desk/people.h"
#include "gui/main_frame.h"
#include "gui/restart.h"
#include "gui/settings.h"
#include "gui/status_panel.h"

#include "kept_files.h"
#include "mail_fixture.h"

namespace {

using model::MailState;
using tests::MailFixture;
using tests::VisitFixture;

// Answers no one that comes.
struct SilentServer {
    int socket = ::socket(AF_INET, SOCK_STREAM, 0), port = 0;
    SilentServer() {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        BOOST_REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&at), size) == 0);
        BOOST_REQUIRE(::listen(socket, 8) == 0);
        BOOST_REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&at), &size) == 0);
        port = ntohs(at.sin_port);
    }
    ~SilentServer() { ::close(socket); }
};

// The whole window, on a clinic whose server never answers.
struct FrameFixture : MailFixture {
    SilentServer silent;
    tests::KeptFiles files;
    gui::Settings settings{dir.Path() / "palpate.conf"};
    gui::MainFrame* frame = nullptr;
    desk::Clinic* open = nullptr;
    std::optional<gui::HandOver> left;

    FrameFixture() {
        auto account = Account();
        account.server = "127.0.0.1";
        account.port = silent.port;
        desk::SaveMailAccount(*clinic, account, "secret");
        Queue();
        editor.reset();
    }
    ~FrameFixture() {
        if (frame) frame->Destroy();
        VisitFixture::Pump(100);
    }
    void Show() {
        open = clinic.get();
        frame = new gui::MainFrame(support::TestResources(), std::move(clinic), words, settings, files);
        frame->OnFresh = [this](const gui::HandOver& message) { left = message; };
        frame->Show();
        VisitFixture::Pump(100);
    }
    bool IsBeingSent() {
        frame->KeepSending();
        return VisitFixture::Until([&] { return desk::Outbox(*open).front().state == MailState::Sending; });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox_frame_tests, FrameFixture)

BOOST_AUTO_TEST_CASE(a_lock_while_a_letter_is_on_its_way_closes_the_clinic_and_the_letter_waits) {
    Show();
    BOOST_REQUIRE(IsBeingSent());
    frame->Lock("away");
    BOOST_TEST(!left.has_value(), "the letter is stopped first");
    BOOST_TEST(VisitFixture::Until([&] { return left.has_value(); }));
    Reopen();
    BOOST_TEST((State() == MailState::Waiting));
    BOOST_TEST(clinic->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(a_window_that_is_closed_meanwhile_goes_once_the_letter_was_stopped) {
    Show();
    BOOST_REQUIRE(IsBeingSent());
    const wxWeakRef<wxFrame> shown(frame);
    BOOST_TEST(!frame->Close());
    BOOST_TEST(VisitFixture::Until([&] {
        wxTheApp->ProcessIdle();
        return !shown;
    }));
    frame = nullptr;
    Reopen();
    BOOST_TEST((State() == MailState::Waiting));
}

BOOST_AUTO_TEST_CASE(who_may_not_send_gets_a_sentence_in_place_of_a_window) {
    model::User auditor;
    auditor.name = "auditor";
    auditor.role = model::Role::Auditor;
    (void)clinic->Store().AddUser(auditor, "four good words");
    clinic.reset();
    clinic = desk::Clinic::Open(support::TestResources(), Folder(), "auditor", "four good words", Around());
    Show();
    auto* foot = tests::FindChild<gui::StatusPanel>(frame);
    for (const auto& [show, operation] :
         {std::pair{&gui::MainFrame::ShowOutbox, model::Operation::SendMail},
          std::pair{&gui::MainFrame::EditMailAccount, model::Operation::ManageMail}}) {
        (frame->*show)();
        const std::string sentence = desk::NotAllowed(words, operation);
        BOOST_TEST(
            std::ranges::any_of(foot->GetChildren(),
                                [&](wxWindow* child) { return gui::Utf8(child->GetLabel()) == sentence; }),
            sentence);
    }
}

BOOST_AUTO_TEST_SUITE_END()
