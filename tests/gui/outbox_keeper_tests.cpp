// The outbox sends by itself: when, for whom, and what becomes of a letter whatever comes between.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <utility>

#include "gui/outbox_keeper.h"

#include "mail_fixture.h"

namespace {

using mail::Failure;
using mail::FailureKind;
using model::MailState;
using tests::MailFixture;
using tests::VisitFixture;

// Long enough for a keeper that would begin something to begin it.
void WaitInVain() {
    VisitFixture::Pump(300);
}

struct KeeperFixture : MailFixture {
    gui::OutboxKeeper keeper{context, &server};
    // The timer's work, without its pauses.
    bool LookUntil(const std::function<bool()>& done) {
        return VisitFixture::Until([&] {
            keeper.Look();
            return done();
        });
    }
    bool LookUntil(MailState state) {
        return LookUntil([&] { return !keeper.Busy() && State() == state; });
    }
    void LookInVain() {
        for (int i = 0; i < 20; ++i) {
            keeper.Look();
            VisitFixture::Pump(10);
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox_keeper_tests, KeeperFixture)

BOOST_AUTO_TEST_CASE(what_waits_is_sent_when_it_starts_and_told_in_one_line) {
    Queue(3);
    WaitInVain();
    BOOST_TEST(server.tried == 0, "not before it is started");
    keeper.Start();
    BOOST_TEST(LookUntil([&] { return server.taken == 3 && !keeper.Busy(); }));
    BOOST_TEST((State() == MailState::Sent));
    BOOST_TEST(said.size() == 1U);
    BOOST_TEST(Said("3 letters were sent."));
    BOOST_TEST(server.beside);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_letter_is_tried_again_when_it_is_due_and_not_before) {
    Queue();
    server.act = [](const auto&) {
        throw Failure(FailureKind::NoHost, "There is no mail server {0}.", {"x"});
    };
    keeper.Start();
    BOOST_TEST(LookUntil([&] { return server.tried == 1 && !keeper.Busy(); }));
    BOOST_TEST(Said("There is no mail server"));
    server.act = {};
    clock.Set(*desk::NextDue(*clinic) - std::chrono::seconds(1));
    LookInVain();
    BOOST_TEST(server.tried == 1);
    clock.Set(*desk::NextDue(*clinic));
    BOOST_TEST(LookUntil(MailState::Sent));
    BOOST_TEST(server.tried == 2);
}

BOOST_AUTO_TEST_CASE(a_refused_password_is_not_tried_with_the_next_letter) {
    Queue(3);
    server.act = [](const auto&) { throw Failure(FailureKind::Login, "Refused.", {}, 535); };
    keeper.Start();
    BOOST_TEST(LookUntil([&] { return server.tried == 1 && !keeper.Busy(); }));
    clock.Set(clock.Now() + std::chrono::hours(5));
    LookInVain();
    BOOST_TEST(server.tried == 1);
    server.act = {};
    keeper.SendNow();
    BOOST_TEST(LookUntil([&] { return server.taken == 3 && !keeper.Busy(); }));
}

BOOST_AUTO_TEST_CASE(a_refused_recipient_holds_up_nobody_else) {
    Queue(3);
    server.act = [this](const auto&) {
        if (server.tried == 1) throw Failure(FailureKind::Recipient, "Nobody of that name.", {}, 550);
    };
    keeper.Start();
    BOOST_TEST(LookUntil([&] { return server.tried == 3 && !keeper.Busy(); }));
    BOOST_TEST(std::ranges::count(Rows(), MailState::Failed, &model::OutboxRow::state) == 1);
    BOOST_TEST(Said("2 letters were sent. 1 letter in the outbox was given up. Nobody of that name."));
}

BOOST_AUTO_TEST_CASE(a_letter_given_up_before_it_is_taken_is_told) {
    keeper.Start();
    LookInVain();
    Queue(2);
    client = desk::RevokeConsent(*clinic, client.id, client.consents.back().id, "");
    BOOST_TEST(LookUntil(MailState::Failed));
    BOOST_TEST(said.size() == 1U);
    BOOST_TEST(Said("2 letters in the outbox were given up. The client has taken back the consent"));
    BOOST_TEST(server.tried == 0);
    keeper.SendNow();
    BOOST_TEST(LookUntil([&] { return Said("No letter is due now."); }));
}

BOOST_AUTO_TEST_CASE(what_came_of_a_letter_while_it_was_to_rest_is_told_afterwards) {
    Queue();
    client = desk::RevokeConsent(*clinic, client.id, client.consents.back().id, "");
    keeper.Start();
    bool rested = false;
    BOOST_REQUIRE(!keeper.Rest([&] { rested = true; }));
    BOOST_TEST(LookUntil([&] { return rested; }));
    BOOST_TEST((State() == MailState::Failed));
    BOOST_TEST(said.empty());
    keeper.Start();
    BOOST_TEST(LookUntil([&] { return Said("1 letter in the outbox was given up."); }));
}

BOOST_AUTO_TEST_CASE(it_waits_while_the_clinic_is_lent_and_while_it_rests) {
    Queue();
    {
        const auto alone = clinic->Alone([] {});
        keeper.Start();
        LookInVain();
        BOOST_TEST(server.tried == 0);
        alone();
        LookInVain();
        BOOST_TEST(server.tried == 0, "its outcome was not taken yet");
    }
    BOOST_TEST(keeper.Rest({}));
    LookInVain();
    BOOST_TEST(server.tried == 0);
    keeper.Start();
    BOOST_TEST(LookUntil(MailState::Sent));
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_for_who_may_not_and_without_an_account) {
    Queue();
    desk::RemoveMailAccount(*clinic);
    keeper.Start();
    LookInVain();
    BOOST_TEST(server.tried == 0);
    BOOST_TEST(said.empty());
    model::User auditor;
    auditor.name = "auditor";
    auditor.role = model::Role::Auditor;
    desk::SaveMailAccount(*clinic, Account(), "secret");
    (void)clinic->Store().AddUser(auditor, "four good words");
    (void)keeper.Rest({});
    editor.reset();
    clinic.reset();
    const auto theirs =
        desk::Clinic::Open(support::TestResources(), Folder(), "auditor", "four good words", Around());
    const gui::Context other{support::TestResources(), *theirs, words, context.say, context.fail};
    gui::OutboxKeeper idle(other, &server);
    idle.Start();
    for (int i = 0; i < 20; ++i) idle.Look();
    VisitFixture::Pump(100);
    BOOST_TEST(!idle.Busy());
    BOOST_TEST(server.tried == 0);
    BOOST_TEST(said.empty());
}

BOOST_AUTO_TEST_CASE(a_letter_that_may_have_arrived_is_told_at_the_beginning_and_left_alone) {
    Queue();
    (void)desk::TakeDue(*clinic, &server);
    editor.reset();
    const auto folder = Folder();
    clinic.reset();
    const auto again =
        desk::Clinic::Open(support::TestResources(), folder, "owner", "a good passphrase", Around());
    const gui::Context other{support::TestResources(), *again, words, context.say, context.fail};
    gui::OutboxKeeper next(other, &server);
    next.Start();
    BOOST_TEST(VisitFixture::Until([&] {
        next.Look();
        return Said("1 letter in the outbox waits for your decision.");
    }));
    for (int i = 0; i < 20; ++i) next.Look();
    BOOST_TEST(server.tried == 0);
}

BOOST_AUTO_TEST_CASE(a_letter_that_is_stopped_waits_again) {
    Queue(2);
    server.act = &tests::HangUntilStopped;
    keeper.Start();
    BOOST_REQUIRE(LookUntil([&] { return server.tried == 1; }));
    BOOST_TEST((Rows().back().state == MailState::Sending));
    bool rested = false;
    BOOST_TEST(!keeper.Rest([&] { rested = true; }));
    BOOST_TEST(LookUntil([&] { return rested; }));
    BOOST_TEST(!keeper.Busy());
    LookInVain();
    for (const auto& row : Rows()) BOOST_TEST((row.state == MailState::Waiting));
    BOOST_TEST(server.tried == 1);
    BOOST_TEST(server.taken == 0);
}

BOOST_AUTO_TEST_CASE(one_whose_answer_is_missing_when_it_is_stopped_is_asked_about) {
    Queue();
    server.act = [](const mail::Progress& progress) {
        while (progress(1, 1)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        throw Failure(FailureKind::Cancelled, "It may have been sent.", {}, 0, true);
    };
    keeper.Start();
    BOOST_REQUIRE(LookUntil([&] { return server.tried == 1; }));
    (void)keeper.Rest({});
    BOOST_TEST(LookUntil(MailState::Unsure));
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_stopped_keeps_nobody_and_is_asked_about) {
    Queue();
    std::atomic<bool> go_on = false, gone = false;
    server.act = [&](const auto&) {
        while (!go_on) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        gone = true;
    };
    keeper.Start();
    BOOST_REQUIRE(LookUntil([&] { return server.tried == 1; }));
    bool rested = false;
    BOOST_TEST(!keeper.Rest([&] { rested = true; }));
    auto last = std::chrono::steady_clock::now();
    std::chrono::steady_clock::duration longest{};
    VisitFixture::Pump(9000, [&] {
        const auto now = std::chrono::steady_clock::now();
        longest = std::max(longest, now - std::exchange(last, now));
        return rested;
    });
    BOOST_TEST(rested);
    BOOST_TEST((longest < std::chrono::seconds(1)), "the window waits for nobody");
    BOOST_TEST((State() == MailState::Unsure));
    go_on = true;
    BOOST_TEST(VisitFixture::Until([&] { return gone.load(); }));
    VisitFixture::Pump(100);
    BOOST_TEST((State() == MailState::Unsure), "its late answer is heard by nobody");
}

BOOST_AUTO_TEST_CASE(a_keeper_that_goes_tells_what_it_knows) {
    Queue();
    server.act = &tests::HangUntilStopped;
    {
        gui::OutboxKeeper going(context, &server);
        going.Start();
        BOOST_REQUIRE(VisitFixture::Until([&] {
            going.Look();
            return server.tried == 1;
        }));
    }
    BOOST_TEST((State() == MailState::Waiting));
    BOOST_TEST(!clinic->Lent());
}

BOOST_AUTO_TEST_SUITE_END()
