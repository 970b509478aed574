// Mail in the clinic's file: kept until the server took it, never sent twice by itself.
#include <boost/test/unit_test.hpp>

#include "store/backup.h"
#include "store/encoding.h"
#include "store/failing_disk.h"
#include "store/schema.h"
#include "store/test_clinic.h"
#include "vault/digest.h"

BOOST_AUTO_TEST_SUITE(outbox_tests)

namespace {

using model::MailState;
using support::TestClinic;

constexpr const char* kSecret = "a-password-nobody-exports";
constexpr const char* kAuthority = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

struct Mailing : TestClinic {
    model::Client client;
    Mailing() {
        client = AddClient("Ada");
        SetUp(kSecret);
    }
    static model::MailAccount Account() {
        model::MailAccount account;
        account.server = "mail.example.org";
        account.user = "clinic";
        account.from_name = "Praxis";
        account.from_address = "praxis@example.org";
        return account;
    }
    void SetUp(const std::string& password) const {
        const vault::Secret secret = vault::Secret::Of(password);
        store->SaveMailAccount(Account(), password.empty() ? nullptr : &secret);
    }
    [[nodiscard]] model::MailId Queue(const std::string& bytes = "the letter") const {
        return store
            ->QueueMail({client.id, {"visit"}, "digest", "ada@example.com", "Your plan", {"plan.pdf"}, bytes})
            .id;
    }
    [[nodiscard]] model::OutboxRow Row(const model::MailId& id) const {
        for (const auto& row : store->Outbox())
            if (row.id == id) return row;
        throw std::runtime_error("no such letter");
    }
    [[nodiscard]] std::vector<std::string> Told(const model::MailId& id) const {
        std::vector<std::string> actions;
        for (const auto& entry : store->AuditTrail())
            if (entry.entity == id.value) actions.push_back(entry.action);
        return actions;
    }
    [[nodiscard]] long long Count(const std::string& sql) {
        store.reset();
        long long count = 0;
        {
            support::RawDatabase raw(*this);
            sqlite3_stmt* statement = nullptr;
            BOOST_REQUIRE(sqlite3_prepare_v2(raw.Handle(), sql.c_str(), -1, &statement, nullptr) ==
                          SQLITE_OK);
            if (sqlite3_step(statement) == SQLITE_ROW) count = sqlite3_column_int64(statement, 0);
            sqlite3_finalize(statement);
        }
        Reopen();
        return count;
    }
};

// Of the text of an SQL statement: x'00'.
std::string Literal(const std::string& bytes) {
    std::string text = "x'";
    for (const unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text + "'";
}

// As the version that brought mail left it, with a letter that waits.
struct FirstWithMail : TestClinic {
    FirstWithMail() {
        constexpr std::size_t kBefore = 9;
        store.reset();
        std::filesystem::remove_all(folder);
        std::filesystem::copy(std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store/clinic_version_9",
                              folder);
        const std::string bytes = "the letter", none = Literal(store::Encode(std::vector<std::string>{}));
        RawDatabase raw(*this);
        raw.Run(store::SchemaSteps()[kBefore]);
        raw.Run("PRAGMA user_version = " + std::to_string(kBefore + 1));
        raw.Run(
            "INSERT INTO outbox (id, client, about, plan, recipient, subject, attachments, size, digest, "
            "state, tries, queued_at, queued_by, next_try, problem, problem_args, message) SELECT 'letter', "
            "id, 'visit', '', 'ada@example.com', 'Your plan', " +
            none + ", 10, '" + vault::Digest(bytes) + "', 'waiting', 0, 0, '', 0, '', " + none + ", " +
            Literal(bytes) + " FROM clients LIMIT 1");
    }
    using RawDatabase = support::RawDatabase;
};

const store::MailProblem kBroken{"The connection to the mail server {0} broke off.", {"mail.example.org"}};

}  // namespace

BOOST_AUTO_TEST_CASE(a_letter_is_kept_taken_and_its_bytes_are_dropped_once_sent) {
    Mailing clinic;
    const auto id = clinic.Queue();
    clinic.Reopen();
    const auto due = clinic.store->DueMail();
    BOOST_REQUIRE(due);
    BOOST_TEST((due->id == id && due->to == "ada@example.com" && due->size == 10));
    const auto taken = clinic.store->TakeMail(id);
    BOOST_TEST(taken.message == "the letter");
    BOOST_TEST(taken.login.password.SameAs(vault::Secret::Of(kSecret)));
    BOOST_TEST((clinic.Row(id).state == MailState::Sending));
    BOOST_TEST(!clinic.store->DueMail());
    BOOST_CHECK_THROW((void)clinic.store->TakeMail(id), model::Error);
    BOOST_CHECK_THROW(clinic.store->WithdrawMail(id), model::Error);
    clinic.store->MailSent(id);
    BOOST_TEST((clinic.Row(id).state == MailState::Sent));
    BOOST_TEST(clinic.Row(id).digest == vault::Digest(std::string("the letter")));
    const auto handed = clinic.store->Register({clinic.client.id, model::RegisterKind::Disclosure});
    BOOST_REQUIRE(handed.size() == 1U);
    BOOST_TEST(handed[0].whom == "ada@example.com");
    BOOST_TEST((clinic.Told(id) == std::vector<std::string>{"mail.queue", "mail.sent"}));
    BOOST_TEST(clinic.Count("SELECT length(message) FROM outbox") == 0);
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST((clinic.store->VerifyAudit().findings.empty()));
}

BOOST_AUTO_TEST_CASE(what_was_cut_short_while_it_was_sent_is_unsure_and_not_sent_again_by_itself) {
    Mailing clinic;
    const auto id = clinic.Queue();
    (void)clinic.store->TakeMail(id);
    clinic.Reopen();  // as after a crash: nobody told what became of it
    BOOST_TEST((clinic.Row(id).state == MailState::Unsure));
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(100));
    BOOST_TEST(!clinic.store->DueMail());
    BOOST_TEST(!clinic.store->NextMailDue());
    clinic.store->SettleMail(id, false);
    BOOST_REQUIRE(clinic.store->DueMail());
    BOOST_TEST(clinic.store->TakeMail(id).message == "the letter");
    clinic.store->MailUnsure(id, kBroken);
    BOOST_TEST((clinic.Row(id).state == MailState::Unsure));
    clinic.store->SettleMail(id, true);
    BOOST_TEST((clinic.Row(id).state == MailState::Sent));
    BOOST_CHECK_THROW(clinic.store->SettleMail(id, false), model::Error);
    BOOST_TEST((clinic.Told(id) ==
                std::vector<std::string>{"mail.queue", "mail.retry", "mail.unsure", "mail.sent"}));
}

BOOST_AUTO_TEST_CASE(a_letter_waits_longer_after_each_try_and_is_given_up_after_three_days) {
    Mailing clinic;
    const auto id = clinic.Queue();
    const auto queued = clinic.clock.Now();
    std::vector<long long> minutes;
    while (const auto due = clinic.store->NextMailDue()) {
        clinic.clock.Set(*due);
        (void)clinic.store->TakeMail(id);
        clinic.store->MailFailed(id, kBroken, true);
        if (const auto next = clinic.Row(id).next_try)
            minutes.push_back(
                std::chrono::duration_cast<std::chrono::minutes>(*next - clinic.clock.Now()).count());
    }
    BOOST_TEST((std::vector<long long>(minutes.begin(), minutes.begin() + 5) ==
                std::vector<long long>{1, 5, 30, 60, 60}));
    BOOST_TEST((clinic.clock.Now() - queued <= std::chrono::hours(72)));
    BOOST_TEST((clinic.clock.Now() - queued > std::chrono::hours(70)));
    BOOST_TEST((clinic.Row(id).state == MailState::Failed));
    BOOST_TEST(clinic.Row(id).problem == kBroken.sentence);
    BOOST_TEST((clinic.Row(id).problem_args == kBroken.args));
    clinic.store->RetryMail(id);
    BOOST_TEST(clinic.store->TakeMail(id).message == "the letter");
    clinic.store->MailFailed(id, {"Nobody of that name.", {}}, false);
    BOOST_TEST((clinic.Row(id).state == MailState::Failed));
}

BOOST_AUTO_TEST_CASE(a_letter_sent_again_has_three_days_and_short_pauses_once_more) {
    for (const bool unsure : {false, true}) {
        Mailing clinic;
        const auto id = clinic.Queue();
        clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(100));
        (void)clinic.store->TakeMail(id);
        unsure ? clinic.store->MailUnsure(id, kBroken) : clinic.store->MailFailed(id, kBroken, true);
        BOOST_TEST((clinic.Row(id).state == (unsure ? MailState::Unsure : MailState::Failed)));
        clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(10));
        unsure ? clinic.store->SettleMail(id, false) : clinic.store->RetryMail(id);
        const auto again = clinic.clock.Now();
        std::vector<long long> minutes;
        while (const auto due = clinic.store->NextMailDue()) {
            clinic.clock.Set(*due);
            (void)clinic.store->TakeMail(id);
            clinic.store->MailFailed(id, kBroken, true);
            if (const auto next = clinic.Row(id).next_try)
                minutes.push_back(
                    std::chrono::duration_cast<std::chrono::minutes>(*next - clinic.clock.Now()).count());
        }
        BOOST_REQUIRE(minutes.size() > 4U);
        BOOST_TEST((std::vector<long long>(minutes.begin(), minutes.begin() + 5) ==
                    std::vector<long long>{1, 5, 30, 60, 60}));
        BOOST_TEST((clinic.clock.Now() - again <= std::chrono::hours(72)));
        BOOST_TEST((clinic.clock.Now() - again > std::chrono::hours(70)));
        BOOST_TEST((clinic.Row(id).state == MailState::Failed));
    }
}

BOOST_AUTO_TEST_CASE(a_withdrawn_letter_is_gone_and_stays_so) {
    Mailing clinic;
    const auto id = clinic.Queue();
    clinic.store->WithdrawMail(id);
    BOOST_TEST((clinic.Row(id).state == MailState::Withdrawn));
    for (const auto& again :
         {+[](store::ClinicStore&s, const model::MailId&mail) { s.WithdrawMail(mail); },
          +[](store::ClinicStore&s, const model::MailId&mail) { s.RetryMail(mail); },
          +[](store::ClinicStore&s, const model::MailId&mail) { (void)s.TakeMail(mail); }})
        BOOST_CHECK_THROW(again(*clinic.store, id), model::Error);
    clinic.store->MailSent(id);  // says nothing of one that is gone meanwhile
    BOOST_TEST((clinic.Row(id).state == MailState::Withdrawn));
    BOOST_TEST(clinic.Count("SELECT length(message) FROM outbox") == 0);
    clinic.store.reset();
    BOOST_CHECK_THROW(support::RawDatabase(clinic).Run("UPDATE outbox SET state = 'waiting'"),
                      std::runtime_error);
    BOOST_CHECK_THROW(support::RawDatabase(clinic).Run("DELETE FROM outbox"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(the_account_keeps_its_password_to_itself) {
    Mailing clinic;
    auto account = *clinic.store->LoadMailAccount();
    BOOST_TEST((account == Mailing::Account()));
    clinic.SetUp({});  // without a new one the old one stays
    BOOST_TEST(clinic.store->UseMailAccount().password.SameAs(vault::Secret::Of(kSecret)));
    clinic.SetUp("another");
    BOOST_TEST(clinic.store->UseMailAccount().password.SameAs(vault::Secret::Of("another")));
    clinic.store->RemoveMailAccount();
    BOOST_TEST(!clinic.store->LoadMailAccount());
    BOOST_CHECK_THROW((void)clinic.store->UseMailAccount(), model::Error);
    BOOST_CHECK_THROW(clinic.SetUp({}), model::Error);
    for (const auto& [name, bytes] : clinic.Files()) {
        BOOST_TEST(bytes.find(kSecret) == std::string::npos, name);
        BOOST_TEST(bytes.find("mail.example.org") == std::string::npos, name);
    }
    const auto wrong = [&](auto change) {
        model::MailAccount bad = Mailing::Account();
        change(bad);
        const vault::Secret password = vault::Secret::Of("x");
        BOOST_CHECK_THROW(clinic.store->SaveMailAccount(bad, &password), model::Error);
    };
    wrong([](auto& a) { a.server = ""; });
    wrong([](auto& a) { a.server = "mail example"; });
    wrong([](auto& a) { a.server = "mail.example.org/path"; });
    wrong([](auto& a) { a.port = 0; });
    wrong([](auto& a) { a.user = "a\r\nb"; });
    wrong([](auto& a) { a.from_name = "X\r\nBcc: x@y"; });
    wrong([](auto& a) { a.authorities = "nonsense"; });
}

BOOST_AUTO_TEST_CASE(a_password_goes_to_no_other_server_than_it_was_given_for) {
    Mailing clinic;
    const vault::Secret password = vault::Secret::Of("another");
    const auto refuses = [&](auto change) {
        model::MailAccount moved = Mailing::Account();
        change(moved);
        BOOST_CHECK_THROW(clinic.store->SaveMailAccount(moved, nullptr), model::Error);
        BOOST_TEST(clinic.store->LoadMailAccount()->server == "mail.example.org");
        clinic.store->SaveMailAccount(moved, &password);
        clinic.store->SaveMailAccount(Mailing::Account(), &password);
    };
    refuses([](auto& a) { a.server = "elsewhere.example.org"; });
    refuses([](auto& a) { ++a.port; });
    refuses([](auto& a) { a.user = "somebody"; });
    refuses([](auto& a) { a.security = model::MailSecurity::Tls; });
    refuses([](auto& a) { a.authorities = kAuthority; });
    model::MailAccount renamed = Mailing::Account();
    renamed.from_name = "Praxis am Park";
    clinic.store->SaveMailAccount(renamed, nullptr);
    BOOST_TEST(clinic.store->LoadMailAccount()->from_name == "Praxis am Park");
}

BOOST_AUTO_TEST_CASE(what_waited_in_a_backup_is_not_sent_again_by_itself) {
    Mailing clinic;
    const auto waiting = clinic.Queue(), flying = clinic.Queue("on its way"), sent = clinic.Queue("gone");
    (void)clinic.store->TakeMail(flying);
    (void)clinic.store->TakeMail(sent);
    clinic.store->MailSent(sent);
    const auto backup = clinic.folder.parent_path() / "2026-11-30T120000Z.palpate";
    const auto target = clinic.folder.parent_path() / "Restored.palpate";
    clinic.store->BackUp(backup);
    clinic.store.reset();
    const auto restored = store::Restore(backup, target, support::kUser, support::kPassphrase, clinic.around);
    BOOST_TEST(!restored->DueMail());
    BOOST_TEST(!restored->NextMailDue());
    for (const auto& row : restored->Outbox()) {
        BOOST_TEST((row.state == (row.id == sent ? MailState::Sent : MailState::Unsure)));
        if (row.id == waiting) restored->SettleMail(row.id, false);
    }
    BOOST_REQUIRE(restored->DueMail().has_value());
    BOOST_TEST((restored->DueMail()->id == waiting));
    BOOST_TEST(restored->Check().sound);
}

BOOST_AUTO_TEST_CASE(what_waited_in_a_backup_of_an_older_version_is_not_sent_by_itself_either) {
    const FirstWithMail clinic;
    const auto target = clinic.folder.parent_path() / "Restored.palpate";
    const auto restored =
        store::Restore(clinic.folder, target, support::kUser, support::kPassphrase, clinic.around);
    BOOST_TEST(!restored->NextMailDue());
    BOOST_REQUIRE(restored->Outbox().size() == 1U);
    BOOST_TEST((restored->Outbox()[0].state == MailState::Unsure));
    BOOST_TEST(restored->Outbox()[0].problem.find("restored from a backup") != std::string::npos);
    BOOST_TEST(restored->Check().sound);
}

BOOST_AUTO_TEST_CASE(letters_go_with_the_client) {
    for (const auto method : {store::DisposalMethod::Dispose, store::DisposalMethod::Erase}) {
        Mailing clinic;
        const auto sent = clinic.Queue(), flying = clinic.Queue("on its way");
        (void)clinic.store->TakeMail(sent);
        clinic.store->MailSent(sent);
        (void)clinic.store->TakeMail(flying);
        const auto disposal = clinic.store->Remove(clinic.client.id, method, {"generic", {}, "due"});
        BOOST_TEST(std::ranges::count(disposal.records, "mail", &store::DisposedRecord::kind) == 2);
        BOOST_TEST(clinic.store->Outbox().empty());
        clinic.store->MailSent(flying);
        BOOST_TEST(clinic.store->VerifyAudit().findings.empty());
        BOOST_TEST(clinic.store->Check().sound);
    }
}

BOOST_AUTO_TEST_CASE(what_is_settled_is_not_settled_again) {
    Mailing clinic;
    const auto sent = clinic.Queue(), failed = clinic.Queue("refused"), nobody = model::MailId{"nobody"};
    (void)clinic.store->TakeMail(sent);
    clinic.store->MailSent(sent);
    (void)clinic.store->TakeMail(failed);
    clinic.store->MailFailed(failed, kBroken, false);
    const auto before = clinic.store->AuditTrail().size();
    for (const auto& id : {sent, failed, nobody}) {
        clinic.store->MailSent(id);
        clinic.store->MailFailed(id, {"Something else.", {}}, true);
        clinic.store->MailUnsure(id, {"Something else.", {}});
        BOOST_CHECK_THROW((void)clinic.store->TakeMail(id), model::Error);
        BOOST_CHECK_THROW(clinic.store->SettleMail(id, true), model::Error);
    }
    BOOST_CHECK_THROW(clinic.store->WithdrawMail(sent), model::Error);
    BOOST_CHECK_THROW(clinic.store->RetryMail(sent), model::Error);
    BOOST_CHECK_THROW(clinic.store->WithdrawMail(nobody), model::Error);
    BOOST_TEST(clinic.store->AuditTrail().size() == before);
    BOOST_TEST((clinic.Row(sent).state == MailState::Sent));
    BOOST_TEST((clinic.Row(failed).state == MailState::Failed));
    BOOST_TEST(clinic.Row(failed).problem == kBroken.sentence);
    BOOST_TEST(!clinic.store->DueMail());
}

// A try that could not be noted before it failed is told of one that still waits.
BOOST_AUTO_TEST_CASE(a_waiting_letter_may_fail_for_good) {
    Mailing clinic;
    const auto id = clinic.Queue();
    clinic.store->MailFailed(id, kBroken, false);
    BOOST_TEST((clinic.Row(id).state == MailState::Failed));
    BOOST_TEST(!clinic.Row(id).next_try.has_value());
}

BOOST_AUTO_TEST_CASE(nothing_is_queued_for_nobody_and_nothing_removed_that_is_not_there) {
    Mailing clinic;
    const auto before = clinic.store->AuditTrail().size();
    clinic.client.id = {"nobody"};
    BOOST_CHECK_EXCEPTION((void)clinic.Queue(), model::Error, [](const model::Error& error) {
        return std::string(error.what()) == "There is no client nobody.";
    });
    BOOST_TEST(clinic.store->Outbox().empty());
    BOOST_TEST(clinic.store->AuditTrail().size() == before);
    clinic.store->RemoveMailAccount();
    clinic.store->RemoveMailAccount();
    BOOST_TEST(clinic.store->AuditTrail().size() == before + 1);
}

BOOST_AUTO_TEST_CASE(letters_of_a_chart_that_is_closed_are_not_read_and_not_sent) {
    Mailing clinic;
    const auto closed = clinic.Queue();
    const auto ada = std::exchange(clinic.client, clinic.AddClient("Bea"));
    clinic.clock.Set(clinic.clock.Now() + std::chrono::seconds(1));
    const auto open = clinic.Queue("to Bea");
    clinic.store.reset();
    support::RawDatabase(clinic).Run(
        "UPDATE clients SET privacy = 'therapist', private_of = 'somebody else' WHERE name = 'Ada'");
    clinic.Reopen();
    const auto row = clinic.Row(closed);
    BOOST_TEST((row.to.empty() && row.subject.empty() && row.attachments.empty()));
    BOOST_TEST(clinic.Row(open).to == "ada@example.com");
    BOOST_TEST((clinic.store->DueMail()->id == open));
    BOOST_TEST((clinic.store->NextMailDue() == clinic.Row(open).next_try));
    BOOST_CHECK_THROW((void)clinic.store->TakeMail(closed), model::Error);
    BOOST_CHECK_THROW(clinic.store->WithdrawMail(closed), model::Error);
    clinic.store->WithdrawMail(open);
    BOOST_TEST(!clinic.store->DueMail());
    BOOST_TEST(!clinic.store->NextMailDue());
    BOOST_TEST((clinic.Row(closed).state == MailState::Waiting));
    BOOST_TEST((row.client == ada.id));
}

BOOST_AUTO_TEST_CASE(a_letter_that_is_not_due_waits) {
    Mailing clinic;
    const auto id = clinic.Queue();
    (void)clinic.store->TakeMail(id);
    clinic.store->MailFailed(id, kBroken, true);
    BOOST_TEST(!clinic.store->DueMail());
    clinic.clock.Set(*clinic.store->NextMailDue());
    BOOST_TEST(clinic.store->DueMail().has_value());
}

// One of a restored clinic may have been sent although no try of it is known here.
BOOST_AUTO_TEST_CASE(a_letter_that_arrived_untried_stands_in_the_register_with_all_it_took_along) {
    Mailing clinic;
    const auto id = clinic.store
                        ->QueueMail({clinic.client.id,
                                     {},
                                     "digest",
                                     "ada@example.com",
                                     "Your plan",
                                     {"plan.pdf", "plan.ics"},
                                     "the letter"})
                        .id;
    clinic.store.reset();
    support::RawDatabase(clinic).Run("UPDATE outbox SET state = 'unsure', next_try = NULL");
    clinic.Reopen();
    clinic.store->SettleMail(id, true);
    const auto handed = clinic.store->Register({clinic.client.id, model::RegisterKind::Disclosure});
    BOOST_REQUIRE(handed.size() == 1U);
    BOOST_TEST(handed[0].what == "plan.pdf, plan.ics");
    BOOST_TEST((handed[0].at == clinic.clock.Now()));
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_letter_changed_behind_the_store_is_not_sent) {
    Mailing clinic;
    const auto id = clinic.Queue();
    clinic.store.reset();
    support::RawDatabase(clinic).Run("UPDATE outbox SET message = x'00'");
    clinic.Reopen();
    BOOST_CHECK_THROW((void)clinic.store->TakeMail(id), model::Error);
    BOOST_TEST((clinic.Row(id).state == MailState::Waiting));
}

BOOST_AUTO_TEST_CASE(a_disk_that_fails_loses_no_letter_that_was_acknowledged) {
    Mailing clinic;
    std::optional<model::MailId> queued;
    support::FailEveryWrite(
        [&] {
            queued.reset();
            if (!clinic.store) clinic.Reopen();
            queued = clinic.Queue();
        },
        [&](bool done) {
            clinic.store.reset();
            clinic.Reopen();
            if (done) BOOST_TEST((clinic.Row(*queued).state == MailState::Waiting));
            BOOST_TEST(clinic.store->Check().sound);
        });
}

BOOST_AUTO_TEST_SUITE_END()
