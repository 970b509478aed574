// Against a real server of another make, with certificates of its own (server.py).
#include <boost/test/unit_test.hpp>
#include <spawn.h>
#include <sys/wait.h>

#include <thread>

#include "mail/python.h"
#include "mail/transport.h"

extern char** environ;

BOOST_AUTO_TEST_SUITE(transport_tests)

namespace {

using mail::FailureKind;
using namespace std::chrono_literals;

// One server for as long as it lives.
class Running {
public:
    explicit Running(const char* kind) {
        std::string script = PALPATE_SOURCE_DIR "/tests/mail/server.py", folder = dir.Path().string(),
                    word = kind;
        std::string python = "/usr/bin/python3", flag = "-B";
        char* words[] = {python.data(), flag.data(), script.data(), folder.data(), word.data(), nullptr};
        BOOST_REQUIRE(posix_spawn(&m_process, python.c_str(), nullptr, nullptr, words, environ) == 0);
        for (int i = 0; i < 600 && !std::filesystem::exists(dir.Path() / "port"); ++i)
            std::this_thread::sleep_for(50ms);
        BOOST_REQUIRE(std::filesystem::exists(dir.Path() / "port"));
    }
    ~Running() {
        support::WriteBytes(dir.Path() / "stop", "");
        waitpid(m_process, nullptr, 0);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    [[nodiscard]] mail::Server Server() const {
        mail::Server server;
        server.host = "localhost";
        server.port = std::stoi(support::ContentOf(dir.Path() / "port"));
        server.user = "clinic";
        server.password = mail::Password("päss word");
        server.authorities = support::ContentOf(dir.Path() / "ca.pem");
        server.connect_time = 5s;
        server.total_time = 20s;
        return server;
    }
    [[nodiscard]] std::string Got(const std::string& name) const {
        return support::ContentOf(dir.Path() / name);
    }
    support::TempDir dir;

private:
    pid_t m_process = 0;
};

std::string Letter() {
    mail::Message m;
    m.from = {"Praxis", "praxis@example.org"};
    m.to = {"Zoë", "zoe@example.com"};
    m.subject = "Grüße";
    m.text = ".\n..\nHello\n";
    m.id = "1@example.org";
    m.boundary = "b";
    std::string bytes;
    for (int i = 0; i < 200'000; ++i) bytes += static_cast<char>(i * 31 % 251);
    m.attachments = {{"plan.pdf", "application/pdf", bytes}};
    return mail::Build(m);
}

void Send(const mail::Server& server, const mail::Progress& progress = {}) {
    mail::SmtpTransport().Send(server, "praxis@example.org", "zoe@example.com", Letter(), progress);
}

mail::Failure FailureFrom(const mail::Server& server, const mail::Progress& progress = {}) {
    try {
        Send(server, progress);
    } catch (const mail::Failure& failure) {
        BOOST_TEST_MESSAGE(failure.what());
        return failure;
    }
    BOOST_FAIL("was sent");
    throw std::logic_error("was sent");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_letter_arrives_as_it_was_built) {
    for (const char* kind : {"good", "tls"}) {
        const Running running(kind);
        mail::Server server = running.Server();
        if (kind == std::string("tls")) server.security = mail::Security::Tls;
        long long sent = 0, total = 0;
        Send(server, [&](long long done, long long all) {
            sent = done;
            total = all;
            return true;
        });
        BOOST_TEST((running.Got("received") == Letter()), kind);
        BOOST_TEST(running.Got("envelope") == "praxis@example.org zoe@example.com");
        BOOST_TEST(sent == total);
        BOOST_TEST(running.Got("unencrypted") == "");
    }
}

BOOST_AUTO_TEST_CASE(what_a_server_says_no_to_is_told_apart) {
    struct Case {
        const char* server;
        FailureKind kind;
        int reply;
        bool passing;
    };
    const Case cases[] = {
        {"login", FailureKind::Login, 535, false},          {"sender", FailureKind::Sender, 553, false},
        {"recipient", FailureKind::Recipient, 550, false},  {"later", FailureKind::Recipient, 451, true},
        {"large", FailureKind::TooLarge, 552, false},       {"refuse", FailureKind::Refused, 554, false},
        {"greeting", FailureKind::NoConnection, 554, true}, {"busy", FailureKind::Login, 454, true},
        {"closing", FailureKind::Login, 421, true},
    };
    for (const Case& one : cases) {
        const Running running(one.server);
        const mail::Failure failure = FailureFrom(running.Server());
        BOOST_TEST((failure.Kind() == one.kind), one.server);
        BOOST_TEST(failure.Reply() == one.reply, one.server);
        BOOST_TEST(failure.Passing() == one.passing, one.server);
        // Who cannot look a password up now does not say that it is wrong.
        if (one.kind == FailureKind::Login)
            BOOST_TEST((failure.Message().find("refused the name") == std::string::npos) == one.passing,
                       failure.Message());
        BOOST_TEST(!failure.MaybeSent(), one.server);
        BOOST_TEST(running.Got("received") == "", one.server);
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_said_to_a_server_that_cannot_prove_itself) {
    {
        const Running running("good");
        mail::Server server = running.Server();
        server.authorities = {};  // the system's, which know nothing of this one
        BOOST_TEST((FailureFrom(server).Kind() == FailureKind::Certificate));
        server = running.Server();
        server.authorities = "-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n";
        BOOST_TEST((FailureFrom(server).Kind() == FailureKind::Certificate));
        BOOST_TEST(running.Got("received") == "");
    }
    const Running other("other_host");
    BOOST_TEST((FailureFrom(other.Server()).Kind() == FailureKind::Certificate));
    const Running plain("plain");
    BOOST_TEST((FailureFrom(plain.Server()).Kind() == FailureKind::NoEncryption));
    mail::Server server = plain.Server();
    server.security = mail::Security::Tls;
    BOOST_TEST((FailureFrom(server).Kind() == FailureKind::NoEncryption));
    BOOST_TEST(plain.Got("received") == "");
    BOOST_TEST(plain.Got("unencrypted") == "");
}

BOOST_AUTO_TEST_CASE(a_silent_server_is_waited_for_as_long_as_told) {
    const Running running("hang");
    mail::Server server = running.Server();
    server.connect_time = 500ms;
    server.total_time = 1s;
    const auto begun = std::chrono::steady_clock::now();
    const mail::Failure failure = FailureFrom(server);
    BOOST_TEST((failure.Kind() == FailureKind::TimeOut));
    BOOST_TEST((std::chrono::steady_clock::now() - begun < 2s));
    BOOST_TEST(failure.Passing());
    BOOST_TEST(!failure.MaybeSent());
}

BOOST_AUTO_TEST_CASE(a_connection_that_breaks_behind_the_letter_leaves_it_unsure) {
    const Running running("drop");
    const mail::Failure failure = FailureFrom(running.Server());
    BOOST_TEST((failure.Kind() == FailureKind::ConnectionLost));
    BOOST_TEST(failure.MaybeSent());
    BOOST_TEST((running.Got("received") == Letter()));
}

BOOST_AUTO_TEST_CASE(sending_is_stopped_before_the_letter_left) {
    const Running running("good");
    const mail::Failure failure = FailureFrom(running.Server(), [](long long, long long) { return false; });
    BOOST_TEST((failure.Kind() == FailureKind::Cancelled));
    BOOST_TEST(!failure.MaybeSent());
    BOOST_TEST(running.Got("received") == "");
}

BOOST_AUTO_TEST_CASE(nobody_there) {
    mail::Server server;
    server.host = "mail.invalid";
    server.user = "a";
    server.password = mail::Password("b");
    server.connect_time = 5s;
    BOOST_TEST((FailureFrom(server).Kind() == FailureKind::NoHost));
    server.host = "127.0.0.1";
    server.port = 1;
    BOOST_TEST((FailureFrom(server).Kind() == FailureKind::NoConnection));
}

BOOST_AUTO_TEST_CASE(a_password_is_wiped) {
    std::string typed = "a long enough password that lies on the heap";
    const char* bytes = typed.data();
    const std::string before = typed;
    mail::Password password(std::move(typed));
    BOOST_TEST(password.Text() == before);
    BOOST_TEST(std::string(bytes, before.size()) == std::string(before.size(), '\0'));
}

BOOST_AUTO_TEST_SUITE_END()
