#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "store/failing_disk.h"
#include "store/two_clients.h"
#include "support/refusal.h"

BOOST_AUTO_TEST_SUITE(disposal_tests)

using model::RegisterKind;
using store::DisposalMethod;
using support::kOrder;
using support::TestClinic;
using support::TwoClients;
using vault::Tampering;

using support::Refusal;

namespace {

void ExpectSound(const store::ClinicStore& store) {
    const auto report = store.Check();
    BOOST_TEST(report.sound);
    for (const auto& finding : report.findings) BOOST_TEST_MESSAGE(finding);
}

int CountOf(const store::Disposal& disposal, const std::string& kind) {
    return static_cast<int>(std::ranges::count(disposal.records, kind, &store::DisposedRecord::kind));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_goes_whole_and_its_stub_stays) {
    TwoClients clinic;
    const auto before = clinic.store->Head();
    const store::Disposal disposal = clinic.Dispose();
    BOOST_TEST(clinic.Gone());
    BOOST_TEST(disposal.cleaned);
    BOOST_TEST(disposal.number == clinic.gone.number);
    BOOST_TEST(disposal.initials == "Z. Q.");
    for (const auto& [kind, count] : {std::pair{"client", 1},
                                      {"visit", 3},
                                      {"signature", 1},
                                      {"picture", 1},
                                      {"consent", 1},
                                      {"health", 1},
                                      {"register", 1}})
        BOOST_TEST(CountOf(disposal, kind) == count, kind);
    BOOST_TEST(disposal.before.hash == before.hash);
    BOOST_TEST(disposal.after.sequence == before.sequence + 1);
    ExpectSound(*clinic.store);
    clinic.Reopen();
    ExpectSound(*clinic.store);
    const auto kept = clinic.store->Disposals();
    BOOST_REQUIRE(kept.size() == 1U);
    BOOST_TEST(kept[0].done);
    BOOST_TEST(kept[0].records.size() == disposal.records.size());
    BOOST_TEST(kept[0].before.hash == before.hash);
    BOOST_TEST(kept[0].after.hash == disposal.after.hash);
    BOOST_TEST(clinic.store->FindClients("zoraida").empty());
    BOOST_TEST(clinic.store->FindClients("").size() == 1U);
    BOOST_TEST((clinic.store->LoadClient(clinic.stays.id) == clinic.stays));
    BOOST_TEST(clinic.store->Visits({}).size() == 3U);
    store::AuditFilter filter;
    filter.client = clinic.gone.id;
    BOOST_TEST(clinic.store->AuditTrail(filter).size() > 8U);
    BOOST_TEST(clinic.store->AuditTrail(filter).back().action == "client.dispose");
}

BOOST_AUTO_TEST_CASE(no_page_of_the_file_holds_a_word_of_it) {
    for (const auto method : {DisposalMethod::Dispose, DisposalMethod::Erase}) {
        TwoClients clinic;
        clinic.store->Remove(clinic.stays.id, method, kOrder);
        BOOST_TEST((clinic.Pages().find("Zoraida") != std::string::npos));
        clinic.store->Remove(clinic.gone.id, method, kOrder);
        // Before it is closed: the engine's log was brought into the file.
        BOOST_TEST(std::filesystem::file_size(clinic.folder / "clinic.db-wal") == 0U);
        const std::string pages = clinic.Pages();
        for (const char* word : {"Zoraida", "zoraida", "quetzal", "canary", "Canarymycin"})
            BOOST_TEST((pages.find(word) == std::string::npos), word);
    }
}

BOOST_AUTO_TEST_CASE(an_erased_client_is_a_number_with_findings) {
    TwoClients clinic;
    const store::Disposal disposal = clinic.Dispose(DisposalMethod::Erase);
    BOOST_TEST(disposal.initials == "");
    for (int round = 0; round < 2; ++round) {
        const auto client = clinic.store->LoadClient(clinic.gone.id);
        BOOST_REQUIRE(client.has_value());
        BOOST_TEST(client->name == clinic.gone.number);
        BOOST_TEST(client->email == "");
        BOOST_TEST((client->birth_date == model::ParseDate("1985-01-01")));
        BOOST_TEST(client->archived);
        BOOST_TEST(client->consents.at(0).given_by == "");
        BOOST_TEST(client->history.at(0).medication == "");
        BOOST_TEST((client->history.at(0).Of("asthma") == model::Answer::Yes));
        const auto visit = clinic.store->LoadVisit(clinic.visits[0].id);
        BOOST_REQUIRE(visit.has_value());
        BOOST_TEST((visit->status == model::VisitStatus::Signed));
        BOOST_TEST(visit->soap.subjective == "");
        BOOST_TEST(visit->late_reason == "");
        BOOST_TEST(visit->adherence.at(0).words == "");
        BOOST_TEST(visit->adherence.at(0).name == "");
        BOOST_TEST((visit->adherence.at(0).followed == model::Followed::Partly));
        BOOST_TEST((visit->service_at == clinic.visits[0].service_at));
        for (const auto& mark : visit->marks) BOOST_TEST(mark.note == "");
        BOOST_TEST(clinic.store->Pictures(clinic.gone.id).empty());
        BOOST_TEST(clinic.store->Signatures(visit->id).empty());
        ExpectSound(*clinic.store);
        clinic.Reopen();
    }
    // What was signed is closed as before.
    model::Visit again = *clinic.store->LoadVisit(clinic.visits[0].id);
    again.soap.plan = "more";
    BOOST_CHECK_THROW(clinic.store->SaveVisit(again), model::Error);
    BOOST_TEST(clinic.store->AllClientTimes().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_hold_keeps_everything) {
    TwoClients clinic;
    const auto hold = clinic.Add(RegisterKind::Hold, clinic.gone.id, "claim 7");
    const auto second = clinic.Add(RegisterKind::Hold, clinic.gone.id, "claim 8");
    for (const auto method : {DisposalMethod::Dispose, DisposalMethod::Erase})
        BOOST_TEST(Refusal([&] { clinic.Dispose(method); }).find("legal hold") != std::string::npos);
    BOOST_TEST(clinic.Whole());
    BOOST_TEST(clinic.store->AuditTrail().back().action == "retention.denied");
    const auto held = clinic.store->AllClientTimes();
    BOOST_TEST(std::ranges::count(held, true, &store::ClientTimes::held) == 1);
    clinic.Add(RegisterKind::Release, clinic.gone.id, "settled", hold.id);
    BOOST_TEST(Refusal([&] { clinic.Dispose(); }) != "");
    BOOST_TEST(Refusal([&] { clinic.Add(RegisterKind::Release, clinic.gone.id, "again", hold.id); }) != "");
    clinic.Add(RegisterKind::Release, clinic.gone.id, "settled", second.id);
    ExpectSound(*clinic.store);
    clinic.Dispose();
    BOOST_TEST(clinic.Gone());
    ExpectSound(*clinic.store);
}

BOOST_AUTO_TEST_CASE(what_is_refused_leaves_everything) {
    TwoClients clinic;
    BOOST_TEST(Refusal([&] { clinic.store->Remove({"nobody"}, DisposalMethod::Dispose, kOrder); }) != "");
    BOOST_TEST(Refusal([&] { clinic.Add(RegisterKind::Hold, {"nobody"}, "x"); }) != "");
    BOOST_TEST(Refusal([&] { clinic.Add(RegisterKind::Hold, clinic.gone.id, " "); }) != "");
    BOOST_TEST(Refusal([&] {
                   clinic.Add(RegisterKind::Disclosure, clinic.gone.id, std::string(30'000, 'x'));
               }) != "");
    BOOST_TEST(Refusal([&] { clinic.Add(RegisterKind::FollowUp, {}, "x", {"no breach"}); }) != "");
    BOOST_TEST(Refusal([&] { clinic.Add(RegisterKind::Release, clinic.gone.id, "x", {"no hold"}); }) != "");
    BOOST_CHECK_THROW(clinic.store->Together([&] { clinic.Dispose(); }), model::Error);
    const auto copier = clinic.store->Copier();
    BOOST_TEST(Refusal([&] { clinic.Dispose(); }).find("backup") != std::string::npos);
    BOOST_TEST(clinic.Whole());
    ExpectSound(*clinic.store);
}

BOOST_AUTO_TEST_CASE(a_record_that_was_tampered_with_is_not_removed) {
    for (const char* sql : {"UPDATE visits SET subjective = 'x'", "UPDATE clients SET phone = '1'",
                            "UPDATE pictures SET title = 'x'", "UPDATE register SET what = 'x'"}) {
        TwoClients clinic;
        clinic.Sql(sql);
        BOOST_TEST(Refusal([&] { clinic.Dispose(); }).find("Verify the audit log") != std::string::npos, sql);
    }
}

BOOST_AUTO_TEST_CASE(a_disposed_client_does_not_come_back) {
    TwoClients clinic;
    clinic.Dispose();
    BOOST_TEST(Refusal([&] { clinic.store->SaveClient(clinic.gone); }).find("disposed of") !=
               std::string::npos);
    model::Client other = clinic.gone;
    other.id = clinic.ids.New<model::ClientId>();
    other.consents.clear();
    BOOST_CHECK_NO_THROW(clinic.store->SaveClient(other));
    // The number of a record that is gone is not given again.
    clinic.store->Remove(clinic.stays.id, DisposalMethod::Dispose, kOrder);
    BOOST_TEST(clinic.AddClient("Next").number == "0003");
    ExpectSound(*clinic.store);
}

// The walls of the database itself.
BOOST_AUTO_TEST_CASE(no_other_path_past_the_triggers_opens) {
    TwoClients clinic;
    const std::string id = clinic.gone.id.value, visit = clinic.visits[0].id.value;
    const std::string row = "', '1', '', 'dispose', 0, '', '', '2025-01-01', '', NULL, NULL, ";
    const std::string walls[] = {
        "DELETE FROM visits",
        "DELETE FROM signatures",
        "DELETE FROM marks WHERE visit = '" + visit + "'",
        "PRAGMA defer_foreign_keys=ON; DELETE FROM visits WHERE status <> 'draft'",
        "DELETE FROM health_histories",
        "DELETE FROM conditions",
        "DELETE FROM register",
        "UPDATE register SET what = 'x'",
        // No entry of the log tells of it.
        "INSERT INTO disposals VALUES (1, '" + id + row + "0)",
        "INSERT INTO disposals VALUES (99999, '" + id + row + "0)",
        "INSERT INTO disposed_records VALUES (1, 0, 'visit', '" + visit + "', '')",
    };
    for (const auto& sql : walls) BOOST_TEST(clinic.SqlRefusal(sql) != "", sql);
    clinic.Dispose();
    const std::string after[] = {
        "UPDATE disposals SET done = 0",
        "UPDATE disposals SET client = '" + clinic.stays.id.value + "'",
        "DELETE FROM disposals",
        "DELETE FROM disposed_records",
        "UPDATE disposed_records SET digest = ''",
        "INSERT INTO disposed_records SELECT sequence, 99, 'visit', '" + clinic.visits[3].id.value +
            "', '' FROM disposals",
        "DELETE FROM visits WHERE status <> 'draft'",
        "DELETE FROM signatures",
    };
    for (const auto& sql : after) BOOST_TEST(clinic.SqlRefusal(sql) != "", sql);
    ExpectSound(*clinic.store);
}

BOOST_AUTO_TEST_CASE(a_tamper_on_top_is_still_found) {
    TwoClients pattern;
    const std::string other = pattern.visits[3].id.value;
    const std::pair<const char*, Tampering> tampers[] = {
        {"UPDATE disposals SET reason = 'x'", Tampering::Edit},
        {"UPDATE disposals SET number = '9'", Tampering::Edit},
        {"UPDATE disposals SET done = 0", Tampering::Edit},
        {"UPDATE disposed_records SET digest = 'x' WHERE kind = 'visit'", Tampering::Edit},
        {"DELETE FROM disposed_records WHERE kind = 'picture'", Tampering::Edit},
        {"DELETE FROM disposed_records; DELETE FROM disposals", Tampering::Delete},
        // One more record hidden behind the disposal.
        {"INSERT INTO disposed_records SELECT (SELECT sequence FROM disposals), 99, 'visit', id, digest FROM "
         "visits WHERE status = 'draft' LIMIT 1; PRAGMA foreign_keys=OFF; DELETE FROM marks; DELETE FROM "
         "visits "
         "WHERE status = 'draft'",
         Tampering::Edit},
        {"INSERT INTO disposals SELECT 1, client, number, initials, method, at, user, rule, due_on, reason, "
         "first_at, last_at, 1 FROM disposals",
         Tampering::Insert},
        {"PRAGMA foreign_keys=OFF; DELETE FROM visits", Tampering::Delete},
    };
    for (const auto& [sql, kind] : tampers) {
        TwoClients clinic;
        clinic.Dispose();
        clinic.Sql(sql);
        const auto verdict = clinic.store->VerifyAudit();
        BOOST_TEST(!verdict.Sound(), sql);
        BOOST_TEST(std::ranges::count(verdict.findings, kind, &store::AuditFinding::kind) > 0, sql);
        BOOST_TEST(!clinic.store->Check().sound, sql);
    }
}

BOOST_AUTO_TEST_CASE(the_register_is_held_against_the_log) {
    for (const char* sql : {"UPDATE register SET what = 'nothing'", "DELETE FROM register",
                            "UPDATE register SET at = at + 1 WHERE kind = 'statement'"}) {
        TwoClients clinic;
        clinic.Sql(sql);
        BOOST_TEST(!clinic.store->VerifyAudit().Sound(), sql);
    }
    TwoClients clinic;
    const auto breach = clinic.Add(RegisterKind::Breach, {}, "a laptop was stolen");
    clinic.Add(RegisterKind::FollowUp, {}, "told the authority", breach.id);
    BOOST_TEST(clinic.store->Register({{}, RegisterKind::Breach}).size() == 1U);
    BOOST_TEST((clinic.store->Register({{}, RegisterKind::Breach})[0] == breach));
    BOOST_TEST(clinic.store->Register({clinic.gone.id, {}}).size() == 1U);
    ExpectSound(*clinic.store);
}

BOOST_AUTO_TEST_CASE(times_of_clients_are_those_of_their_records) {
    TestClinic clinic;
    const auto never = clinic.AddClient("Never", "1");
    const auto drafted = clinic.AddClient("Drafted", "2");
    model::Visit visit = clinic.NewVisit(drafted.id);
    visit.service_at = clinic.clock.Now() - std::chrono::hours(24 * 400);
    clinic.store->SaveVisit(visit);
    const auto seen = clinic.AddClient("Seen", "3");
    model::Visit old = clinic.NewVisit(seen.id);
    old.service_at = old.entered_at = clinic.clock.Now() - std::chrono::hours(24 * 400);
    clinic.store->SaveVisit(old);
    const auto times = clinic.store->AllClientTimes();
    BOOST_REQUIRE(times.size() == 3U);
    BOOST_TEST((times[0].last_entry == clinic.clock.Now()));
    BOOST_TEST((times[1].last_entry == visit.entered_at));
    BOOST_TEST(times[1].drafts == 1);
    BOOST_TEST((times[2].last_entry == old.service_at));
    clinic.store->SignVisit(old, clinic.store->Unlock(support::kPassphrase));
    // Signed today: that is its last entry.
    BOOST_TEST((clinic.store->AllClientTimes()[2].last_entry == clinic.clock.Now()));
    BOOST_TEST((times[0].client == never.id));
}

BOOST_AUTO_TEST_CASE(what_was_amended_here_is_a_last_entry) {
    TwoClients clinic;
    const model::Instant signed_at = clinic.clock.Now(), amended_at = signed_at + std::chrono::hours(26);
    clinic.clock.Set(amended_at);
    model::Amendment amendment;
    amendment.visit = clinic.visits[0].id;
    amendment.reason = "client rang";
    amendment.text = "Better since.";
    (void)clinic.store->Amend(amendment, clinic.store->Unlock(support::kPassphrase));
    const auto last = [&](const model::ClientId& client) {
        const auto times = clinic.store->AllClientTimes();
        return std::ranges::find(times, client, &store::ClientTimes::client)->last_entry;
    };
    BOOST_TEST((last(clinic.gone.id) == amended_at));
    BOOST_TEST((last(clinic.stays.id) != amended_at));
    // One that came from another clinic tells nothing of this one.
    clinic.Sql("UPDATE amendments SET imported = 1");
    BOOST_TEST((last(clinic.gone.id) < amended_at));
}

BOOST_AUTO_TEST_CASE(emergency_accesses_go_and_are_counted) {
    TwoClients clinic;
    model::User ben;
    ben.name = "ben";
    ben.role = model::Role::Therapist;
    (void)clinic.store->AddUser(ben, "ben's own words");
    clinic.store.reset();
    clinic.store = store::ClinicStore::Open(clinic.folder, "ben", "ben's own words", clinic.around);
    clinic.store->SetPrivacy(clinic.gone.id, model::Privacy::Therapist);
    clinic.Reopen();
    clinic.store->BreakGlass(clinic.gone.id, "Found unconscious in the hall.");
    const store::Disposal disposal = clinic.Dispose();
    BOOST_TEST(CountOf(disposal, "emergency") == 1);
    BOOST_TEST(clinic.store->EmergencyAccesses().empty());
    ExpectSound(*clinic.store);
}

BOOST_AUTO_TEST_CASE(a_failing_disk_leaves_the_record_whole_or_gone) {
    for (const auto method : {DisposalMethod::Dispose, DisposalMethod::Erase}) {
        TwoClients clinic;
        support::FailEveryWrite([&] { clinic.Dispose(method); },
                                [&](bool done) {
                                    clinic.Reopen();
                                    const auto client = clinic.store->LoadClient(clinic.gone.id);
                                    const bool removed =
                                        method == DisposalMethod::Dispose ? !client : client->archived;
                                    BOOST_TEST((removed || clinic.Whole()));
                                    BOOST_TEST((removed || !done));
                                    ExpectSound(*clinic.store);
                                    if (!removed) return;
                                    clinic.gone = clinic.Full("Zoraida Quetzal");
                                },
                                12);
    }
}

namespace {

int g_writes_left = 0;

ssize_t KillingPwrite(int fd, const void* data, size_t size, off_t at) {
    if (--g_writes_left < 0) ::_exit(9);
    return ::pwrite(fd, data, size, at);
}

// In a process of its own that is killed at its k-th write; true: it came to its end.
bool DisposeUntil(const TwoClients& clinic, int k) {
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            const auto store = clinic.Open();
            g_writes_left = k;
            sqlite3_vfs* vfs = sqlite3_vfs_find("unix");
            for (const char* name : {"pwrite", "pwrite64"})
                vfs->xSetSystemCall(vfs, name, reinterpret_cast<sqlite3_syscall_ptr>(&KillingPwrite));
            (void)store->Remove(clinic.gone.id, DisposalMethod::Dispose, kOrder);
            ::_exit(0);
        } catch (const std::exception&) {
            ::_exit(8);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(WIFEXITED(status));
    BOOST_TEST((WEXITSTATUS(status) == 9 || WEXITSTATUS(status) == 0));
    return WEXITSTATUS(status) == 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_kill_at_any_write_leaves_the_record_whole_or_gone) {
    TwoClients clinic;
    clinic.store.reset();
    const auto kept = clinic.dir.Path() / "kept";
    std::filesystem::copy(clinic.folder, kept, std::filesystem::copy_options::recursive);
    int kills = 0;
    for (int k = 0; k < 5000; k += 1 + k / 8) {
        std::filesystem::remove_all(clinic.folder);
        std::filesystem::copy(kept, clinic.folder, std::filesystem::copy_options::recursive);
        const bool ended = DisposeUntil(clinic, k);
        clinic.store = clinic.Open();
        BOOST_TEST((clinic.Whole() || clinic.Gone()), "write " << k);
        if (ended) BOOST_TEST(clinic.Gone());
        ExpectSound(*clinic.store);
        clinic.store.reset();
        if (ended) break;
        ++kills;
    }
    BOOST_TEST(kills > 5);
}

BOOST_AUTO_TEST_CASE(a_refused_request_is_kept_by_owners_and_a_follow_up_needs_its_breach) {
    TwoClients clinic;
    const auto request =
        clinic.Add(RegisterKind::Request, clinic.gone.id, "asked for the address of another");
    BOOST_TEST(clinic.store->AuditTrail().back().action == "request.refuse");
    BOOST_TEST(Refusal([&] { clinic.Add(RegisterKind::FollowUp, {}, "x", request.id); }).find("no breach") !=
               std::string::npos);
    const auto breach = clinic.Add(RegisterKind::Breach, {}, "a letter to the wrong address");
    (void)clinic.Add(RegisterKind::FollowUp, {}, "it came back unopened", breach.id);
    BOOST_TEST(clinic.store->AuditTrail().back().action == "breach.add");
    ExpectSound(*clinic.store);
}

BOOST_AUTO_TEST_CASE(a_client_whose_visit_stands_in_another_chart_is_erased_only) {
    TwoClients clinic;
    model::Visit moved = clinic.NewVisit(clinic.gone.id);
    clinic.store->SaveVisit(moved);
    clinic.store->SignVisit(moved, clinic.store->Unlock(support::kPassphrase));
    model::Amendment move;
    move.visit = moved.id;
    move.kind = model::AmendmentKind::Move;
    move.reason = "charted for the wrong one";
    move.to = clinic.stays.id;
    (void)clinic.store->Amend(move, clinic.store->Unlock(support::kPassphrase));
    BOOST_TEST(Refusal([&] { clinic.Dispose(); }).find("stands in another chart") != std::string::npos);
    BOOST_TEST(clinic.Whole());
    (void)clinic.Dispose(DisposalMethod::Erase);
    BOOST_TEST(clinic.store->LoadVisit(moved.id).has_value());
    ExpectSound(*clinic.store);
}

// That something was told to others has to be answered for longer than the record is kept.
BOOST_AUTO_TEST_CASE(erasing_keeps_what_was_told_to_others_without_a_name) {
    TwoClients clinic;
    const std::string canary = "Dr. Canary of the Canary Islands";
    model::RegisterEntry told;
    told.kind = RegisterKind::Disclosure;
    told.client = clinic.gone.id;
    told.at = clinic.clock.Now() - std::chrono::days(3);
    told.whom = told.what = canary;
    told.consent = "treatment";
    told = clinic.store->AddToRegister(told);
    model::RegisterEntry in_words = told;
    in_words.id = {};
    in_words.consent = "given by " + canary;
    in_words = clinic.store->AddToRegister(in_words);
    const auto hold = clinic.Add(RegisterKind::Hold, clinic.gone.id, canary);
    const auto lifted = clinic.Add(RegisterKind::Release, clinic.gone.id, canary, hold.id);
    (void)clinic.Dispose(DisposalMethod::Erase);
    const auto kept = clinic.store->Register({clinic.gone.id, {}});
    BOOST_TEST(kept.size() == 5U);
    for (const model::RegisterEntry& entry : kept) {
        BOOST_TEST(entry.whom.empty());
        BOOST_TEST(entry.what.empty());
        if (entry.id == told.id) {
            BOOST_TEST((entry.at == told.at && entry.recorded_by == told.recorded_by));
            BOOST_TEST(entry.consent == "treatment");
        }
        if (entry.id == in_words.id) BOOST_TEST(entry.consent == "");
        if (entry.id == lifted.id) BOOST_TEST((entry.refers == hold.id));
    }
    BOOST_TEST(clinic.store->OpenHolds(clinic.gone.id).empty());
    ExpectSound(*clinic.store);
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST(clinic.Pages().find("Canary Islands") == std::string::npos);
    // The log holds on to what is left.
    clinic.Sql("DELETE FROM register WHERE id = '" + told.id.value + "'");
    BOOST_TEST(!clinic.store->VerifyAudit().Sound());
}

// As it was, with the right key and behind a log that says it is gone.
BOOST_AUTO_TEST_CASE(a_removed_record_that_is_put_back_is_named) {
    TwoClients clinic;
    const std::string columns = "at, recorded_at, recorded_by, whom, what, consent, refers, digest FROM ";
    // Whatever has a column of clients is emptied too.
    clinic.Sql("CREATE TABLE kept AS SELECT id, kind, client AS of, " + columns +
               "register WHERE client = '" + clinic.gone.id.value + "'");
    clinic.Dispose();
    BOOST_TEST(clinic.store->VerifyAudit().Sound());
    clinic.Sql(
        "PRAGMA foreign_keys = OFF; INSERT INTO register (id, kind, client, at, recorded_at, recorded_by, "
        "whom, what, consent, refers, "
        "digest) SELECT id, kind, of, " +
        columns + "kept");
    const auto verdict = clinic.store->VerifyAudit();
    BOOST_REQUIRE(verdict.findings.size() == 1U);
    BOOST_TEST((verdict.findings[0].kind == Tampering::Insert));
}

BOOST_AUTO_TEST_SUITE_END()
