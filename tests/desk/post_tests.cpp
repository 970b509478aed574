// The plan of a visit by mail: what stands in the way, what the letter says, and that it is never lost nor
// sent twice silently.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

#include "desk/amendments.h"
#include "desk/consents.h"
#include "desk/disclosures.h"
#include "desk/planned_clinic.h"
#include "desk/post.h"
#include "desk/signing.h"
#include "mail/transport.h"
#include "model/problem.h"

BOOST_AUTO_TEST_SUITE(post_tests)

namespace {

using mail::Failure;
using mail::FailureKind;
using model::MailState;

constexpr const char* kPassphrase = "k7qm-4xrt-hw2c";

// Takes letters, or fails as told.
struct Double final : mail::Transport {
    mutable std::vector<std::string> taken;
    std::function<void()> fail;
    void Send(const mail::Server& server, const std::string& from, const std::string& to,
              std::string_view message, const mail::Progress&) const override {
        BOOST_TEST(server.password.Text() == "secret");
        BOOST_TEST(from == "praxis@example.org");
        BOOST_TEST(to == "ada@example.com");
        if (fail) fail();
        taken.emplace_back(message);
    }
};

struct Posting : support::PlannedClinic {
    Double server;
    desk::PlanMail letter;

    Posting() {
        client.email = "ada@example.com";
        client = clinic->SaveClient(client);
        editor->ClientChanged(client);
        desk::ConsentGiven given;
        given.kinds = {"email"};
        given.given_by = client.name;
        given.how = model::ConsentHow::OnPaper;
        client = desk::RecordConsents(*clinic, client.id, given);
        editor->SetPlan(support::Approved(editor->Propose()), "Approve");
        model::MailAccount account;
        account.server = "mail.example.org";
        account.user = "clinic";
        account.from_name = "Praxis";
        account.from_address = "praxis@example.org";
        desk::SaveMailAccount(*clinic, account, "secret");
        letter = {editor->Visit().id, kPassphrase};
    }
    [[nodiscard]] std::vector<std::string> Hindrances() {
        return desk::PostHindrances(*clinic, support::TestResources().Translator("en"), letter.visit).sending;
    }
    void ExpectHindrance(const std::string& says) {
        const auto found = Hindrances();
        BOOST_REQUIRE_MESSAGE(found.size() == 1U, says);
        BOOST_TEST(found[0].find(says) != std::string::npos, found[0]);
        BOOST_CHECK_THROW((void)desk::QueuePlanMail(*clinic, letter), model::Error);
        BOOST_TEST(desk::Outbox(*clinic).empty());
    }
    [[nodiscard]] model::OutboxRow Row() { return desk::Outbox(*clinic).front(); }
    [[nodiscard]] long Logged(const char* action) const {
        return std::ranges::count(clinic->Store().AuditTrail(), action, &store::AuditEntry::action);
    }
    // Without an account a letter is written from this address.
    void WriteFrom(const std::string& email) const {
        auto profile = clinic->Profile();
        profile.email = email;
        clinic->SaveProfile(profile);
    }
    // The visit of `letter`, signed, into the chart of somebody else.
    void MoveVisit(bool into_a_closed_chart) {
        auto other = clinic->NewClient();
        other.name = "Bea Other";
        other = clinic->SaveClient(other);
        if (into_a_closed_chart) clinic->Store().SetPrivacy(other.id, model::Privacy::Therapist);
        auto soap = editor->Visit().soap;
        soap.assessment = "Overuse of the left calf, mild overuse.";
        editor->SetSoap(soap);
        const auto key = clinic->Store().Unlock("a good passphrase");
        desk::Sign(*editor, key);
        editor.reset();
        model::Amendment move;
        move.visit = letter.visit;
        move.kind = model::AmendmentKind::Move;
        move.to = other.id;
        move.reason = "Charted for the wrong client.";
        desk::Amend(*clinic, move, key);
    }
    void OpenAs(const char* user, const char* passphrase) {
        editor.reset();
        clinic.reset();
        clinic = desk::Clinic::Open(support::TestResources(), Folder(), user, passphrase, Around());
    }
};

// Three letters and how they fared.
std::vector<MailState> States(desk::Clinic& clinic) {
    std::vector<MailState> states;
    for (const auto& row : desk::Outbox(clinic)) states.push_back(row.state);
    return states;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_thing_in_the_way_is_one_sentence) {
    Posting clinic;
    BOOST_TEST(clinic.Hindrances().empty());
    auto client = clinic.client;
    client.email = "";
    client = clinic.clinic->SaveClient(client);
    clinic.ExpectHindrance("no e-mail address");
    client.email = "zoë@example.com";
    client = clinic.clinic->SaveClient(client);
    clinic.ExpectHindrance("plain English");
    client.email = "ada@example.com";
    client = clinic.clinic->SaveClient(client);
    client = desk::RevokeConsent(*clinic.clinic, client.id, client.consents.back().id, "");
    clinic.ExpectHindrance("taken back");
}

BOOST_AUTO_TEST_CASE(no_draft_no_unasked_client_and_no_account) {
    Posting clinic;
    clinic.WriteFrom("praxis@example.org");
    desk::RemoveMailAccount(*clinic.clinic);
    clinic.ExpectHindrance("No mail account");
    clinic.editor->SetPlan(clinic.editor->Propose(), "Draft");
    BOOST_TEST(clinic.Hindrances().size() == 2U);
    BOOST_TEST(clinic.Hindrances()[0].find("draft") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_letter_tells_nothing_of_health_nor_the_passphrase) {
    Posting clinic;
    for (const char* language : {"en", "de", "es"}) {
        clinic.letter.language = language;
        const auto draft = desk::ProposePlanMail(*clinic.clinic, clinic.letter);
        const std::string all = draft.subject + draft.text + draft.attachments[0];
        for (const char* word :
             {"soleus", "calf", "massage", "exercise", "pain", "Schmerz", "dolor", kPassphrase})
            BOOST_TEST(all.find(word) == std::string::npos, all);
        BOOST_TEST(draft.text.find("Ada") != std::string::npos);
    }
    for (const std::string bad : {"", "short", "漢字漢字漢字漢字", "ｆｕｌｌｗｉｄｔｈ"}) {
        desk::PlanMail letter = clinic.letter;
        letter.passphrase = bad;
        BOOST_TEST(!desk::PdfPassphraseProblem(bad).empty(), bad);
        BOOST_CHECK_THROW((void)desk::QueuePlanMail(*clinic.clinic, letter), model::Error);
    }
    desk::PlanMail told = clinic.letter;
    told.text = std::string("It opens with ") + kPassphrase;
    BOOST_CHECK_THROW((void)desk::QueuePlanMail(*clinic.clinic, told), model::Error);
    told.text = "";
    told.subject = "X\r\nBcc: x@y";
    BOOST_CHECK_THROW((void)desk::QueuePlanMail(*clinic.clinic, told), model::Error);
    told.calendar = true;
    BOOST_CHECK_THROW((void)desk::QueuePlanMail(*clinic.clinic, told), model::Error);
    BOOST_TEST(clinic.Logged("plan.print") + clinic.Logged("plan.calendar") == 0, "nothing left");
    told.subject = "";
    (void)desk::QueuePlanMail(*clinic.clinic, told);
    BOOST_TEST(clinic.Logged("plan.print") == 1);
    BOOST_TEST(clinic.Logged("plan.calendar") == 1);
}

BOOST_AUTO_TEST_CASE(a_letter_is_queued_sent_and_told) {
    Posting clinic;
    const auto row = desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    clinic.editor.reset();
    clinic.Reopen();
    const auto outcomes = desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_REQUIRE(outcomes.size() == 1U);
    BOOST_TEST(outcomes[0].sent);
    BOOST_REQUIRE(clinic.server.taken.size() == 1U);
    BOOST_TEST(static_cast<long long>(clinic.server.taken[0].size()) == row.size);
    BOOST_TEST(clinic.server.taken[0].find("application/pdf") != std::string::npos);
    BOOST_TEST(clinic.server.taken[0].find(kPassphrase) == std::string::npos);
    BOOST_TEST((clinic.Row().state == MailState::Sent));
    BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_is_gone_for_now_is_tried_again_a_refused_recipient_is_not) {
    Posting clinic;
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    clinic.server.fail = [] { throw Failure(FailureKind::NoHost, "There is no mail server {0}.", {"x"}); };
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST((clinic.Row().state == MailState::Waiting));
    BOOST_TEST(clinic.Row().problem_args.front() == "x");
    BOOST_TEST(!desk::TakeDue(*clinic.clinic, &clinic.server));
    clinic.clock.Set(*desk::NextDue(*clinic.clinic));
    clinic.server.fail = [] { throw Failure(FailureKind::Recipient, "No.", {}, 550); };
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST((clinic.Row().state == MailState::Failed));
    clinic.server.fail = {};
    desk::RetryMail(*clinic.clinic, clinic.Row().id);
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST((clinic.Row().state == MailState::Sent));
    BOOST_TEST(clinic.server.taken.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_plan_that_was_changed_after_its_letter_is_not_sent) {
    Posting clinic;
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    model::HomePlan plan = clinic.editor->Visit().plan;
    plan.words_to_client = "Take it easy.";
    clinic.editor->SetPlan(plan, "Write to the client");
    clinic.editor->SetPlan(support::Approved(clinic.editor->Visit().plan), "Approve");
    BOOST_REQUIRE(clinic.Hindrances().empty());
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST(clinic.server.taken.empty());
    BOOST_TEST((clinic.Row().state == MailState::Failed));
    BOOST_TEST(clinic.Row().problem.find("write it anew") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_letter_about_a_visit_that_was_amended_since_is_written_anew) {
    for (const bool before : {true, false}) {
        Posting clinic;
        auto soap = clinic.editor->Visit().soap;
        soap.assessment = "Overuse of the left calf, mild overuse.";
        clinic.editor->SetSoap(soap);
        const auto key = clinic.clinic->Store().Unlock("a good passphrase");
        desk::Sign(*clinic.editor, key);
        const auto pass = [&] { clinic.clock.Set(clinic.clock.Now() + std::chrono::seconds(5)); };
        const auto amend = [&] {
            pass();
            model::Amendment made;
            made.visit = clinic.letter.visit;
            made.kind = model::AmendmentKind::Addition;
            made.text = "She rang, better since.";
            made.reason = "Told by telephone.";
            (void)desk::Amend(*clinic.clinic, made, key);
            pass();
        };
        if (before) amend();
        (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
        if (!before) amend();
        (void)desk::SendDue(*clinic.clinic, &clinic.server);
        BOOST_TEST(clinic.server.taken.size() == (before ? 1U : 0U));
        BOOST_TEST((clinic.Row().state == (before ? MailState::Sent : MailState::Failed)));
        BOOST_TEST((clinic.Row().problem.find("write it anew") != std::string::npos) == !before);
    }
}

BOOST_AUTO_TEST_CASE(a_mended_account_tries_what_waits_at_once) {
    Posting clinic;
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    clinic.server.fail = [] { throw Failure(FailureKind::Login, "Wrong password."); };
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_REQUIRE((clinic.Row().state == MailState::Waiting));
    clinic.server.fail = {};
    BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).empty());
    desk::SaveMailAccount(*clinic.clinic, desk::LoadMailAccount(*clinic.clinic).value(), "secret");
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST((clinic.Row().state == MailState::Sent));
}

BOOST_AUTO_TEST_CASE(the_register_says_who_agreed_to_a_plan_by_mail) {
    Posting clinic;
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    desk::WritePlanDraft(*clinic.clinic, clinic.letter, clinic.dir.Path() / "letter.eml");
    const text::Translator words;
    const auto rows =
        desk::RegisterRows(*clinic.clinic, words, {clinic.client.id, model::RegisterKind::Disclosure});
    BOOST_REQUIRE(rows.size() == 2U);
    for (const auto& row : rows) BOOST_TEST(row.entry.consent == "given 23 Nov 2026 by Ada Example");
    const std::string table = desk::DisclosuresCsv(*clinic.clinic, words, clinic.client.id);
    BOOST_TEST(table.find("given 23 Nov 2026 by Ada Example") != std::string::npos, table);
}

BOOST_AUTO_TEST_CASE(a_letter_whose_visit_is_gone_does_not_hold_up_the_next) {
    Posting clinic;
    const auto first = clinic.clinic->Store().QueueMail(
        {clinic.client.id, {"nowhere"}, "digest", "ada@example.com", "Your plan", {}, "bytes"});
    clinic.clock.Set(clinic.clock.Now() + std::chrono::seconds(5));
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).size() == 2U);
    BOOST_TEST(clinic.server.taken.size() == 1U);
    for (const auto& row : desk::Outbox(*clinic.clinic))
        BOOST_TEST((row.state == (row.id == first.id ? MailState::Failed : MailState::Sent)));
}

BOOST_AUTO_TEST_CASE(a_letter_that_is_given_up_before_it_is_taken_is_told) {
    Posting clinic;
    const auto row = desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    (void)desk::RevokeConsent(*clinic.clinic, clinic.client.id, clinic.client.consents.back().id, "");
    const auto outcomes = desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_REQUIRE(outcomes.size() == 1U);
    BOOST_TEST((outcomes[0].id == row.id && outcomes[0].of_this_letter));
    BOOST_TEST((!outcomes[0].sent && !outcomes[0].unsure && !outcomes[0].passing));
    BOOST_TEST(outcomes[0].problem.find("taken back") != std::string::npos, outcomes[0].problem);
    BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).empty(), "once");
}

BOOST_AUTO_TEST_CASE(a_visit_moved_to_another_chart_is_not_sent_and_holds_up_no_other_letter) {
    for (const bool closed : {false, true}) {
        Posting clinic;
        model::User ben;
        ben.name = "ben";
        ben.role = model::Role::Therapist;
        (void)clinic.clinic->Store().AddUser(ben, "ben's own words");
        const auto moved = desk::QueuePlanMail(*clinic.clinic, clinic.letter);
        clinic.MoveVisit(closed);
        clinic.clock.Set(clinic.clock.Now() + std::chrono::seconds(5));
        clinic.Begin();
        clinic.editor->SetPlan(support::Approved(clinic.editor->Propose()), "Approve");
        clinic.letter.visit = clinic.editor->Visit().id;
        (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
        clinic.OpenAs("ben", "ben's own words");
        BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).size() == 2U, closed);
        BOOST_TEST(clinic.server.taken.size() == 1U, closed);
        clinic.OpenAs("owner", "a good passphrase");
        BOOST_TEST(clinic.Logged("visit.view.denied") == 0, closed);
        for (const auto& row : desk::Outbox(*clinic.clinic)) {
            const bool away = row.id == moved.id;
            BOOST_TEST((row.state == (away ? MailState::Failed : MailState::Sent)), closed);
            BOOST_TEST((row.problem.find("moved to another chart") != std::string::npos) == away,
                       row.problem);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_refused_letter_does_not_hold_up_the_others_a_refused_account_does) {
    for (const auto& [kind, tried] : {std::pair{FailureKind::Recipient, 3U},
                                      {FailureKind::TooLarge, 3U},
                                      {FailureKind::Login, 1U},
                                      {FailureKind::Certificate, 1U},
                                      {FailureKind::NoConnection, 1U},
                                      {FailureKind::Cancelled, 1U}}) {
        Posting clinic;
        for (int i = 0; i < 3; ++i) (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
        clinic.server.fail = [kind = kind] { throw Failure(kind, "No.", {}, 550); };
        BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).size() == tried, static_cast<int>(kind));
        const auto rows = desk::Outbox(*clinic.clinic);
        const auto untouched = std::ranges::count_if(
            rows, [](const auto& row) { return row.state == MailState::Waiting && row.tries == 0; });
        BOOST_TEST(static_cast<unsigned>(untouched) == 3U - tried, static_cast<int>(kind));
    }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_account_gives_up_no_letter) {
    for (const FailureKind kind :
         {FailureKind::Login, FailureKind::Certificate, FailureKind::NoEncryption, FailureKind::Sender}) {
        Posting clinic;
        for (int i = 0; i < 3; ++i) (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
        clinic.server.fail = [kind] { throw Failure(kind, "No.", {}, 535); };
        const auto outcomes = desk::SendDue(*clinic.clinic, &clinic.server);
        BOOST_TEST((outcomes.size() == 1U && !outcomes[0].passing));
        BOOST_TEST((States(*clinic.clinic) == std::vector(3, MailState::Waiting)), static_cast<int>(kind));
        clinic.server.fail = {};
        clinic.clock.Set(clinic.clock.Now() + std::chrono::minutes(2));
        BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).size() == 3U);
        BOOST_TEST((States(*clinic.clinic) == std::vector(3, MailState::Sent)), static_cast<int>(kind));
    }
}

BOOST_AUTO_TEST_CASE(killed_between_any_two_steps_it_is_neither_lost_nor_sent_twice_silently) {
    for (const int killed_after : {0, 1, 2}) {
        Posting clinic;
        (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
        clinic.editor.reset();
        if (killed_after > 0) {
            auto delivery = desk::TakeDue(*clinic.clinic, &clinic.server);
            BOOST_REQUIRE(delivery);
            if (killed_after > 1) BOOST_TEST(delivery->Carry().sent);
        }
        clinic.Reopen();  // nobody told what became of it
        (void)desk::SendDue(*clinic.clinic, &clinic.server);
        const bool silent = killed_after == 0;
        BOOST_TEST((clinic.Row().state == (silent ? MailState::Sent : MailState::Unsure)));
        BOOST_TEST(clinic.server.taken.size() == (killed_after == 1 ? 0U : 1U));
        if (silent) continue;
        desk::SettleMail(*clinic.clinic, clinic.Row().id, killed_after == 2);
        (void)desk::SendDue(*clinic.clinic, &clinic.server);
        BOOST_TEST((clinic.Row().state == MailState::Sent));
        BOOST_TEST(clinic.server.taken.size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(sending_by_itself_looks_at_no_chart) {
    Posting clinic;
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    const auto other = clinic.clinic->SaveClient([&] {
        auto fresh = clinic.clinic->NewClient();
        fresh.name = "Bea Other";
        return fresh;
    }());
    (void)clinic.clinic->LoadClient(other.id);
    const auto views = [&] {
        return std::ranges::count(clinic.clinic->Store().AuditTrail(), "client.view",
                                  &store::AuditEntry::action);
    };
    const auto before = views();
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST(clinic.server.taken.size() == 1U);
    (void)clinic.clinic->LoadClient(other.id);
    BOOST_TEST(views() == before);
}

BOOST_AUTO_TEST_CASE(a_letter_is_due_only_where_it_can_be_sent) {
    Posting clinic;
    BOOST_TEST(!desk::NextDue(*clinic.clinic).has_value());
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    BOOST_TEST((desk::NextDue(*clinic.clinic) == clinic.clock.Now()));
    {
        const auto delivery = desk::TakeDue(*clinic.clinic, &clinic.server);
        BOOST_REQUIRE(delivery);
        BOOST_TEST(!desk::NextDue(*clinic.clinic).has_value(), "it is on its way");
        desk::ReportDelivery(*clinic.clinic, delivery->NotCarried());
    }
    BOOST_TEST((clinic.Row().state == MailState::Waiting));
    BOOST_TEST((desk::NextDue(*clinic.clinic) > clinic.clock.Now()));
    desk::RemoveMailAccount(*clinic.clinic);
    BOOST_TEST(!desk::NextDue(*clinic.clinic).has_value());
}

BOOST_AUTO_TEST_CASE(after_a_problem_of_the_account_nothing_is_tried_until_somebody_asks) {
    const model::Instant now{std::chrono::hours(1000)};
    desk::PostOutcome outcome;
    outcome.passing = true;
    for (const auto& [failures, minutes] : {std::pair{1, 1}, {2, 5}, {3, 30}, {4, 60}, {9, 60}})
        BOOST_TEST((desk::NextRound(outcome, failures, now) == now + std::chrono::minutes(minutes)),
                   failures);
    outcome.passing = false;
    BOOST_TEST((desk::NextRound(outcome, 1, now) == model::Instant::max()));
    outcome.unsure = true;
    BOOST_TEST((desk::NextRound(outcome, 1, now) == now + std::chrono::minutes(1)));
}

BOOST_AUTO_TEST_CASE(what_waits_for_a_decision_is_counted) {
    Posting clinic;
    for (int i = 0; i < 3; ++i) (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    BOOST_TEST(desk::UndecidedMail(*clinic.clinic) == 0);
    clinic.server.fail = [] { throw Failure(FailureKind::TimeOut, "Perhaps.", {}, 0, true); };
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    clinic.server.fail = [] { throw Failure(FailureKind::Recipient, "No.", {}, 550); };
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST(desk::UndecidedMail(*clinic.clinic) == 3);
    desk::WithdrawMail(*clinic.clinic, clinic.Row().id);
    BOOST_TEST(desk::UndecidedMail(*clinic.clinic) == 2);
}

BOOST_AUTO_TEST_CASE(an_answer_that_did_not_come_is_asked_about) {
    Posting clinic;
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    clinic.server.fail = [] { throw Failure(FailureKind::TimeOut, "It may have been sent.", {}, 0, true); };
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_TEST((clinic.Row().state == MailState::Unsure));
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(2));
    BOOST_TEST(desk::SendDue(*clinic.clinic, &clinic.server).empty());
}

BOOST_AUTO_TEST_CASE(what_changed_since_it_was_written_stops_a_waiting_letter) {
    {
        Posting clinic;
        (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
        (void)desk::RevokeConsent(*clinic.clinic, clinic.client.id, clinic.client.consents.back().id, "");
        BOOST_TEST(!desk::TakeDue(*clinic.clinic, &clinic.server));
        BOOST_TEST((clinic.Row().state == MailState::Failed));
        BOOST_TEST(clinic.Row().problem.find("taken back") != std::string::npos);
    }
    Posting clinic;
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    auto client = clinic.client;
    client.email = "new@example.com";
    (void)clinic.clinic->SaveClient(client);
    BOOST_TEST(!desk::TakeDue(*clinic.clinic, &clinic.server));
    BOOST_TEST((clinic.Row().state == MailState::Failed));
    BOOST_TEST(clinic.server.taken.empty());
}

BOOST_AUTO_TEST_CASE(a_draft_for_the_mail_program_is_a_file_of_its_owner) {
    Posting clinic;
    desk::RemoveMailAccount(*clinic.clinic);
    clinic.WriteFrom("praxis@example.org");
    const auto file = clinic.dir.Path() / "letter.eml";
    desk::WritePlanDraft(*clinic.clinic, clinic.letter, file);
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    BOOST_TEST(text.str().find("X-Unsent: 1\r\n") != std::string::npos);
    BOOST_TEST((std::filesystem::status(file).permissions() ==
                (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)));
    BOOST_TEST(desk::Outbox(*clinic.clinic).empty());
}

BOOST_AUTO_TEST_CASE(a_draft_stands_in_the_register_before_it_is_written) {
    Posting clinic;
    const auto nowhere = clinic.dir.Path() / "no such folder" / "letter.eml";
    BOOST_CHECK_THROW(desk::WritePlanDraft(*clinic.clinic, clinic.letter, nowhere), model::Error);
    BOOST_TEST(!std::filesystem::exists(nowhere));
    const auto told = clinic.clinic->Store().Register({clinic.client.id, model::RegisterKind::Disclosure});
    BOOST_REQUIRE(told.size() == 1U);
    BOOST_TEST(told[0].whom == "ada@example.com");
    BOOST_TEST(told[0].consent == "email", "as of a letter that was sent");
}

BOOST_AUTO_TEST_CASE(a_draft_needs_an_address_it_is_written_from) {
    Posting clinic;
    clinic.letter.calendar = true;
    const auto draft = [&] {
        return desk::PostHindrances(*clinic.clinic, support::TestResources().Translator("en"),
                                    clinic.letter.visit)
            .draft;
    };
    const auto file = clinic.dir.Path() / "letter.eml";
    for (const char* unfit : {"", "praxis@müller.example", "päxis@example.org", "two words"}) {
        clinic.WriteFrom(unfit);
        BOOST_TEST(draft().empty(), "the account has one");
        const auto account = desk::LoadMailAccount(*clinic.clinic).value();
        desk::RemoveMailAccount(*clinic.clinic);
        BOOST_REQUIRE(draft().size() == 1U);
        BOOST_TEST(draft()[0].find("clinic") != std::string::npos, draft()[0]);
        BOOST_TEST(draft()[0].find(unfit) != std::string::npos, draft()[0]);
        BOOST_TEST(clinic.Hindrances().size() == 2U);
        BOOST_CHECK_THROW(desk::WritePlanDraft(*clinic.clinic, clinic.letter, file), model::Error);
        BOOST_TEST(!std::filesystem::exists(file));
        desk::SaveMailAccount(*clinic.clinic, account, "secret");
    }
    BOOST_TEST(clinic.Logged("plan.print") + clinic.Logged("plan.calendar") == 0);
}

BOOST_AUTO_TEST_CASE(a_hostile_name_makes_no_header) {
    for (const std::string name : {"X\r\nBcc: x@y", "X\nBcc: x@y"}) {
        Posting clinic;
        auto client = clinic.client;
        client.name = name;
        (void)clinic.clinic->Store().SaveClient(client);  // as another program may have written it
        BOOST_CHECK_THROW((void)desk::QueuePlanMail(*clinic.clinic, clinic.letter), model::Error);
        BOOST_TEST(desk::Outbox(*clinic.clinic).empty());
    }
    Posting clinic;
    auto client = clinic.client;
    client.name = "Bcc: x@y, \"X\" <x@y>";
    (void)clinic.clinic->SaveClient(client);
    (void)desk::QueuePlanMail(*clinic.clinic, clinic.letter);
    (void)desk::SendDue(*clinic.clinic, &clinic.server);
    BOOST_REQUIRE(clinic.server.taken.size() == 1U);
    const std::string& letter = clinic.server.taken[0];
    BOOST_TEST(letter.find("\r\nTo: \"Bcc: x@y, \\\"X\\\" <x@y>\"") != std::string::npos,
               letter.substr(0, 400));
    BOOST_TEST(letter.find("\nBcc") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
