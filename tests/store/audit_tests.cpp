#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <functional>

#include "store/anchor_file.h"
#include "store/audit_sentences.h"
#include "store/backup.h"
#include "store/kept_clinic.h"

BOOST_AUTO_TEST_SUITE(audit_tests)

using store::AuditWitness;
using support::Exchange;
using support::First;
using support::Kept;
using support::RawLog;
using vault::Tampering;

BOOST_AUTO_TEST_CASE(an_honest_log_agrees_with_what_the_profile_keeps) {
    Kept clinic;
    for (int session = 0; session < 3; ++session) {
        const auto verdict = clinic.Verify();
        BOOST_TEST(verdict.Sound());
        BOOST_REQUIRE(verdict.anchors.size() == 1U);
        BOOST_TEST(verdict.anchors[0].agrees);
        BOOST_TEST(verdict.Anchored() == verdict.head.sequence);
        clinic.Pass();
    }
    for (const auto& entry : std::filesystem::directory_iterator(clinic.profile)) {
        struct stat status {};
        BOOST_REQUIRE(::stat(entry.path().c_str(), &status) == 0);
        BOOST_TEST((status.st_mode & 0777) == 0600U);
        const std::string content = support::ReadFile(entry.path());
        for (const char* word : {"Ada", "Praxis", "maya", "Lindt", "visit"})
            BOOST_TEST((content.find(word) == std::string::npos), word);
        BOOST_TEST((entry.path().string().find("Praxis") == std::string::npos));
    }
}

BOOST_AUTO_TEST_CASE(a_new_chain_is_found_and_named) {
    const struct {
        const char* name;
        std::function<void(RawLog&)> change;
        Tampering kind;
    } cases[] = {
        {"edit", [](RawLog& l) { l.links[5].link.action = "visit.print"; }, Tampering::Edit},
        {"actor", [](RawLog& l) { l.links[5].link.user = "someone"; }, Tampering::ActorSwap},
        {"insert",
         [](RawLog& l) {
             auto forged = l.links[5];
             forged.link.at_ms += 1;
             l.links.insert(l.links.begin() + 5, forged);
         },
         Tampering::Insert},
        {"delete", [](RawLog& l) { l.links.erase(l.links.begin() + 5); }, Tampering::Delete},
        {"reorder", [](RawLog& l) { std::swap(l.links[5], l.links[7]); }, Tampering::Reorder},
        {"splice", [](RawLog& l) { l.links[5] = l.links[1]; }, Tampering::PageSplice},
    };
    for (const auto& c : cases) {
        Kept clinic;
        clinic.Tamper(c.change, true);
        const auto verdict = clinic.Verify();
        BOOST_TEST(First(verdict, c.kind, 6), c.name);
        BOOST_TEST((verdict.findings.at(0).witness == AuditWitness::Profile), c.name);
        BOOST_TEST(!verdict.anchors.at(0).agrees, c.name);
        // Without the profile a new chain holds: then it must say that nothing was there to compare with.
        std::filesystem::remove_all(clinic.profile);
        clinic.around.anchors.clear();
        BOOST_TEST(clinic.Verify().anchors.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_log_cut_off_is_told_from_an_older_file) {
    Kept cut;
    const auto entries = cut.Open()->Head().sequence - 1;
    cut.Tamper([](RawLog& l) { l.links.pop_back(); }, true, false);
    BOOST_TEST(First(cut.Verify(), Tampering::Truncate, entries + 1));

    Kept quietly;
    // The save of the visit is cut off with its head set back: the visit still is as it was saved.
    quietly.Tamper([](RawLog& l) { l.links.pop_back(); }, true);
    BOOST_TEST(First(quietly.Verify(), Tampering::Truncate, entries));

    for (const bool carried_on : {false, true}) {
        Kept old;
        const auto older = old.dir.Path() / "older";
        std::filesystem::copy(old.folder, older, std::filesystem::copy_options::recursive);
        old.store = old.Open();
        const auto head = old.store->Head().sequence;
        old.store->Log("visit.view", old.visit.id.value, old.client.id);
        old.store.reset();
        Exchange(old.folder, older);
        old.Pass();
        if (carried_on) {
            old.around.anchors.clear();
            for (int i = 0; i < 3; ++i) old.Open()->Log("visit.view", old.visit.id.value);
            old.around.anchors = old.profile;
        }
        BOOST_TEST(First(old.Verify(), Tampering::Rollback, head), carried_on);
    }
}

BOOST_AUTO_TEST_CASE(an_anchor_never_goes_back_on_its_own) {
    Kept clinic;
    clinic.Tamper([](RawLog& l) { l.links.erase(l.links.begin() + 5); }, true);
    for (int i = 0; i < 3; ++i) {
        clinic.store = clinic.Open();
        for (int n = 0; n < 5; ++n) clinic.store->Log("visit.view", clinic.visit.id.value);
        BOOST_TEST(First(clinic.store->VerifyAudit(), Tampering::Delete, 6));
        const auto trail = clinic.store->AuditTrail();
        BOOST_TEST(std::ranges::count(trail, "anchor.conflict", &store::AuditEntry::action) == i + 1);
        clinic.store.reset();
        clinic.Pass();
    }
    clinic.Open()->RenewAnchor();
    const auto verdict = clinic.Verify();
    BOOST_TEST(verdict.Sound());
    BOOST_TEST(verdict.anchors.at(0).agrees);
    BOOST_TEST(std::ranges::count_if(std::filesystem::directory_iterator(clinic.profile),
                                     [](const auto& entry) { return entry.path().extension() == ".old"; }) ==
               2);
}

// A clinic put back from an older copy on purpose, with newer backups of what it was beside it.
BOOST_AUTO_TEST_CASE(backups_of_a_log_that_was_set_aside_are_no_rollback) {
    Kept clinic;
    const auto backups = clinic.folder / "backups", older = clinic.dir.Path() / "older";
    const auto later = clinic.dir.Path() / "later";
    std::filesystem::copy(clinic.folder, older, std::filesystem::copy_options::recursive);
    clinic.store = clinic.Open();
    for (const char* name : {"one.palpate", "two.palpate"}) {
        clinic.store->Log("visit.view", clinic.visit.id.value, clinic.client.id);
        clinic.store->BackUp(backups / name);
    }
    clinic.store->BackUp(later);
    clinic.store.reset();
    std::filesystem::copy(
        backups, older / "backups",
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    Exchange(clinic.folder, older);
    clinic.Pass();
    BOOST_TEST(clinic.Verify().findings.at(0).sequence > 0);
    clinic.store = clinic.Open();
    clinic.store->RenewAnchor();
    const long long renewed = clinic.store->Head().sequence;
    clinic.store.reset();
    // Of the same log, but newer than what was there when it was set aside.
    std::filesystem::rename(later, backups / "three.palpate");
    for (int i = 0; i < 2; ++i) {
        const auto verdict = clinic.Verify();
        BOOST_TEST(verdict.Sound());
        int aside = 0;
        for (const auto& anchor : verdict.anchors) {
            if (!anchor.aside) continue;
            ++aside;
            BOOST_TEST(!anchor.agrees);
            BOOST_TEST(anchor.aside->entry == renewed);
            BOOST_TEST(anchor.aside->by == "Maya Lindt");
        }
        BOOST_TEST(aside == 3);
    }
    // A real one after that is found.
    const auto accepted = clinic.dir.Path() / "accepted";
    std::filesystem::copy(clinic.folder, accepted, std::filesystem::copy_options::recursive);
    clinic.store = clinic.Open();
    clinic.store->Log("visit.view", clinic.visit.id.value, clinic.client.id);
    clinic.store->BackUp(backups / "four.palpate");
    const long long lost = clinic.store->Head().sequence;
    clinic.store.reset();
    std::filesystem::copy(backups / "four.palpate", accepted / "backups" / "four.palpate",
                          std::filesystem::copy_options::recursive);
    Exchange(clinic.folder, accepted);
    clinic.Pass();
    const auto found = clinic.Verify();
    BOOST_REQUIRE(!found.Sound());
    BOOST_TEST(found.findings[0].sequence <= lost);
    // Put back to before it was accepted: nothing is excused any more.
    Exchange(clinic.folder, older);
    BOOST_TEST(!clinic.Verify().Sound());
    for (const auto& anchor : clinic.Verify().anchors) BOOST_TEST(!anchor.aside.has_value());
}

// Who can write to the list, or brought a line into it, hides no rollback of the log that was accepted.
BOOST_AUTO_TEST_CASE(a_later_head_of_the_accepted_log_is_not_set_aside) {
    Kept clinic;
    clinic.store = clinic.Open();
    clinic.store->RenewAnchor();
    const auto accepted = clinic.store->Head();
    clinic.store.reset();
    const auto older = clinic.dir.Path() / "older";
    std::filesystem::copy(clinic.folder, older, std::filesystem::copy_options::recursive);
    clinic.Pass();
    clinic.store = clinic.Open();
    clinic.store->Log("visit.view", clinic.visit.id.value, clinic.client.id);
    clinic.store->BackUp(clinic.dir.Path() / "one");
    const auto head = store::BackupsIn(clinic.dir.Path(), clinic.store->Id()).at(0).sequence;
    const std::string hash = clinic.store->AuditTrail().at(static_cast<std::size_t>(head - 1)).hash;
    clinic.store.reset();
    std::filesystem::create_directories(older / "backups");
    std::filesystem::rename(clinic.dir.Path() / "one", older / "backups" / "one.palpate");
    Exchange(clinic.folder, older);
    std::filesystem::path list;
    for (const auto& entry : std::filesystem::directory_iterator(clinic.profile))
        if (entry.path().extension() == ".anchor") list = entry.path();
    const std::filesystem::path prints = std::filesystem::path(list).replace_extension(".prints");
    BOOST_TEST((std::filesystem::remove(list) && std::filesystem::remove(prints)));
    support::WriteFile(std::filesystem::path(list).replace_extension(".aside"),
                       "palpate-aside-1\n" + std::to_string(accepted.sequence) + ' ' + accepted.hash + ' ' +
                           std::to_string(head) + ' ' + hash + '\n');
    clinic.Pass();
    const auto verdict = clinic.Verify();
    BOOST_TEST(!verdict.Sound());
    for (const auto& anchor : verdict.anchors) BOOST_TEST(!anchor.aside.has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_hash_is_not_set_aside) {
    const support::TempDir dir;
    store::AnchorFile anchors(dir.Path(), "clinic", "place");
    const std::string hash(64, 'a'), other(64, 'b');
    anchors.SetAside({1, hash}, {{2, other}, {3, other + "\n1 " + hash + " 4 " + other}, {5, "x y"}});
    const auto aside = anchors.Aside();
    BOOST_REQUIRE(aside.size() == 1U);
    BOOST_TEST(aside[0].head.sequence == 2);
}

BOOST_AUTO_TEST_CASE(a_damaged_list_of_logs_set_aside_excuses_nothing) {
    Kept clinic;
    GoBackToOlder(clinic);
    clinic.Open()->RenewAnchor();
    BOOST_TEST(clinic.Verify().Sound());
    int lists = 0;
    for (const auto& entry : std::filesystem::directory_iterator(clinic.profile))
        if (entry.path().extension() == ".aside") {
            ++lists;
            support::WriteFile(entry.path(), "palpate-aside-1\n1 x 2 y\nz");
        }
    BOOST_TEST(lists == 1);
    BOOST_TEST(!clinic.Verify().Sound());
}

BOOST_AUTO_TEST_CASE(a_signature_is_kept_at_once) {
    Kept clinic;
    clinic.store = clinic.Open();
    clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase));
    const auto verdict = clinic.store->VerifyAudit();
    BOOST_TEST(verdict.Sound());
    BOOST_TEST(verdict.Anchored() == clinic.store->Head().sequence);
}

BOOST_AUTO_TEST_CASE(the_signer_cannot_be_exchanged_even_without_an_anchor) {
    Kept clinic;
    clinic.around.anchors.clear();
    clinic.store = clinic.Open();
    clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase));
    const long long signing = clinic.store->Head().sequence;
    clinic.store.reset();
    const auto sign = [](RawLog& l) {
        return std::ranges::find(l.links, "visit.sign", [](const auto& s) { return s.link.action; });
    };
    clinic.Tamper([&](RawLog& l) { sign(l)->link.user = "someone"; }, true);
    BOOST_TEST(First(clinic.Verify(), Tampering::ActorSwap, signing));
}

BOOST_AUTO_TEST_CASE(old_rows_under_an_untouched_log_are_named) {
    Kept clinic;
    support::RawDatabase(clinic).Run("CREATE TABLE old_clients AS SELECT * FROM clients");
    clinic.store = clinic.Open();
    clinic.client.goal = "run again";
    clinic.client = clinic.store->SaveClient(clinic.client);
    const long long told = clinic.store->Head().sequence;
    clinic.store.reset();
    clinic.Sql(
        "UPDATE clients SET goal = (SELECT goal FROM old_clients), digest = (SELECT digest FROM old_clients);"
        "DROP TABLE old_clients");
    BOOST_TEST(First(clinic.Verify(), Tampering::PageSplice, told));
    clinic.Sql("UPDATE clients SET goal = 'never said'");
    BOOST_TEST(First(clinic.Verify(), Tampering::Edit, told));
}

BOOST_AUTO_TEST_CASE(a_backup_and_a_printed_head_are_witnesses_too) {
    Kept clinic;
    clinic.around.anchors.clear();
    clinic.store = clinic.Open();
    clinic.store->BackUp(clinic.folder / "backups" / "one.palpate");
    const store::AuditHead printed = clinic.store->Head();
    clinic.store.reset();
    const store::AuditHead half{printed.sequence, printed.hash.substr(0, 32)};
    auto verdict = clinic.Open()->VerifyAudit(half);
    BOOST_TEST(verdict.Sound());
    BOOST_REQUIRE(verdict.anchors.size() == 2U);
    BOOST_TEST((verdict.anchors[0].agrees && verdict.anchors[1].agrees));
    BOOST_TEST(verdict.Anchored() == printed.sequence);

    clinic.Tamper([](RawLog& l) { l.links.erase(l.links.begin() + 5); }, true);
    verdict = clinic.Open()->VerifyAudit(half);
    BOOST_TEST(First(verdict, Tampering::Delete, 6));
    BOOST_TEST((verdict.findings[0].witness == AuditWitness::Backup));
    std::filesystem::remove_all(clinic.folder / "backups" / "one.palpate");
    verdict = clinic.Open()->VerifyAudit(half);
    BOOST_TEST(First(verdict, Tampering::Rewritten, printed.sequence));
    BOOST_TEST(!clinic.Open()->VerifyAudit(store::AuditHead{9999, half.hash}).Sound());
}

BOOST_AUTO_TEST_CASE(a_copy_goes_its_own_way) {
    Kept clinic;
    const auto copy = clinic.dir.Path() / "Copy.palpate";
    std::filesystem::copy(clinic.folder, copy, std::filesystem::copy_options::recursive);
    const auto open_copy = [&] {
        return store::ClinicStore::Open(copy, support::kUser, support::kPassphrase, clinic.around);
    };
    BOOST_TEST(open_copy()->VerifyAudit().Sound());
    clinic.Pass();
    for (int i = 0; i < 2; ++i) {
        BOOST_TEST(clinic.Verify().Sound());
        BOOST_TEST(open_copy()->VerifyAudit().Sound());
    }
    // With nothing kept for the place itself the copy is shown, and does not make the clinic a bad one.
    clinic.around.anchors = clinic.dir.Path() / "other";
    (void)open_copy();
    clinic.around.anchors = clinic.profile;
    std::filesystem::remove_all(clinic.profile);
    std::filesystem::rename(clinic.dir.Path() / "other", clinic.profile);
    const auto verdict = clinic.Verify();
    BOOST_TEST(verdict.Sound());
    BOOST_REQUIRE(verdict.anchors.size() == 1U);
    BOOST_TEST((verdict.anchors[0].witness == AuditWitness::Elsewhere && !verdict.anchors[0].agrees));
    BOOST_TEST(verdict.Anchored() == 0);
}

// Put back under another name, an older copy is met as if it were new: what this computer kept of the other
// place is all that speaks against it.
BOOST_AUTO_TEST_CASE(an_older_copy_under_another_name_is_not_proven) {
    Kept clinic;
    clinic.store.reset();
    const auto older = clinic.dir.Path() / "Older.palpate";
    std::filesystem::copy(clinic.folder, older, std::filesystem::copy_options::recursive);
    clinic.Pass();
    BOOST_TEST(store::AheadElsewhere(clinic.Verify()) == nullptr);
    clinic.store.reset();
    std::filesystem::remove_all(clinic.folder);
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));  // or it would be written as that one was
    const auto verify = [&] {
        return store::ClinicStore::Open(older, support::kUser, support::kPassphrase, clinic.around)
            ->VerifyAudit();
    };
    // Opened once it has an anchor of its own, which says nothing of what is gone.
    for (int i = 0; i < 2; ++i) {
        const auto verdict = verify();
        BOOST_TEST(verdict.Sound());
        BOOST_TEST(store::AheadElsewhere(verdict) != nullptr, i);
    }
    // Put back on purpose, and said so.
    store::ClinicStore::Open(older, support::kUser, support::kPassphrase, clinic.around)->RenewAnchor();
    BOOST_TEST(store::AheadElsewhere(verify()) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_clinic_that_was_moved_is_proven) {
    Kept clinic;
    clinic.Pass();
    clinic.store.reset();
    const auto moved = clinic.dir.Path() / "Moved.palpate";
    std::filesystem::rename(clinic.folder, moved);
    for (int i = 0; i < 2; ++i) {
        const auto verdict =
            store::ClinicStore::Open(moved, support::kUser, support::kPassphrase, clinic.around)
                ->VerifyAudit();
        BOOST_TEST(verdict.Sound());
        BOOST_TEST(store::AheadElsewhere(verdict) == nullptr);
        BOOST_TEST(verdict.Anchored() > 0);
    }
}

BOOST_AUTO_TEST_CASE(a_damaged_or_missing_profile_keeps_nobody_out) {
    for (const char* content : {"", "palpate-anchor-1", "palpate-anchor-1 1 x", "\xff\xff"}) {
        Kept clinic;
        for (const auto& entry : std::filesystem::directory_iterator(clinic.profile))
            support::WriteFile(entry.path(), content);
        BOOST_TEST(clinic.Verify().Sound());
        BOOST_TEST(clinic.Verify().Sound());
    }
    Kept blocked;
    std::filesystem::remove_all(blocked.profile);
    support::WriteFile(blocked.profile, "a file where the folder would be");
    BOOST_TEST(blocked.Verify().anchors.empty());
}

BOOST_AUTO_TEST_CASE(entries_are_found_by_client_person_kind_and_time) {
    Kept clinic;
    clinic.store = clinic.Open();
    const auto count = [&](const store::AuditFilter& filter) {
        return clinic.store->AuditTrail(filter).size();
    };
    const auto all = count({});
    store::AuditFilter filter;
    filter.kind = "view";
    BOOST_TEST(count(filter) == 4U);
    filter.kind = "visit.view";
    BOOST_TEST(count(filter) == 2U);
    filter.kind = "visit";
    BOOST_TEST(count(filter) == 4U);
    filter.kind = "vis";
    BOOST_TEST(count(filter) == 0U);
    filter = {};
    filter.client = clinic.client.id;
    BOOST_TEST(count(filter) == 7U);
    filter = {};
    filter.user = clinic.store->SignedIn().id;
    BOOST_TEST(count(filter) == all);
    filter = {};
    filter.from = clinic.clock.Now();
    BOOST_TEST(count(filter) == 1U);
    filter = {};
    filter.to = clinic.clock.Now();
    BOOST_TEST(count(filter) == all - 1);
}

BOOST_AUTO_TEST_CASE(a_stretch_of_the_log_is_read_from_its_end) {
    Kept clinic;
    clinic.store = clinic.Open();
    const auto sequences = [&](const store::AuditFilter& filter) {
        std::vector<long long> found;
        for (const auto& entry : clinic.store->AuditTrail(filter)) found.push_back(entry.sequence);
        return found;
    };
    const long long last = clinic.store->Head().sequence;
    store::AuditFilter filter;
    filter.newest = 2;
    BOOST_TEST(sequences(filter) == (std::vector<long long>{last - 1, last}),
               boost::test_tools::per_element());
    filter.before = last - 1;
    BOOST_TEST(sequences(filter) == (std::vector<long long>{last - 3, last - 2}),
               boost::test_tools::per_element());
    filter.after = last - 3;
    BOOST_TEST(sequences(filter) == (std::vector<long long>{last - 2}), boost::test_tools::per_element());
    filter.newest = 0;
    BOOST_TEST(sequences(filter).empty());
    // Pages one after the other are the log.
    store::AuditFilter page;
    page.newest = 3;
    std::vector<long long> walked;
    for (page.before = last + 1; *page.before > 1;) {
        const auto part = sequences(page);
        walked.insert(walked.begin(), part.begin(), part.end());
        page.before = part.front();
    }
    BOOST_TEST(walked == sequences({}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_log_is_verified_and_read_beside_the_open_clinic) {
    Kept clinic;
    clinic.store = clinic.Open();
    clinic.store->Log("visit.view", clinic.visit.id.value, clinic.client.id);
    store::AuditFilter mine, views;
    mine.client = clinic.client.id;
    views.kind = "view";
    const auto read = clinic.store->AuditReader({mine, views});
    clinic.store->Log("visit.view", "later", clinic.client.id);
    const store::AuditReading reading = read({});
    const auto verdict = clinic.store->VerifyAudit();
    BOOST_TEST(reading.verdict.Sound());
    BOOST_TEST(reading.verdict.head.sequence == verdict.head.sequence);
    BOOST_TEST(reading.verdict.head.hash == verdict.head.hash);
    BOOST_TEST(reading.verdict.Anchored() == verdict.Anchored());
    // What passes both filters is there once; what was told meanwhile is not.
    BOOST_TEST(reading.entries.size() == 8U);
    BOOST_TEST((std::ranges::is_sorted(reading.entries, {}, &store::AuditEntry::sequence)));
    BOOST_CHECK_THROW((void)read([](long long, long long) { return false; }), model::Error);
}

BOOST_AUTO_TEST_CASE(a_tamper_is_named_beside_the_open_clinic_too) {
    Kept clinic;
    clinic.Sql("UPDATE audit SET action = 'visit.print' WHERE sequence = 3");
    clinic.store = clinic.Open();
    const auto reading = clinic.store->AuditReader({})({});
    BOOST_REQUIRE(!reading.verdict.Sound());
    BOOST_TEST((reading.verdict.findings.front().kind == Tampering::Edit));
    BOOST_TEST(reading.verdict.findings.front().sequence == 3);
    BOOST_TEST(reading.entries.empty());
}

BOOST_AUTO_TEST_CASE(a_visit_in_a_list_says_when_it_was_signed) {
    Kept clinic;
    clinic.store = clinic.Open();
    const auto listed = [&] { return clinic.store->Visits({}).front().signed_at; };
    BOOST_TEST(!listed().has_value());
    clinic.Pass();
    const auto key = clinic.store->Unlock(support::kPassphrase);
    auto visit = *clinic.store->LoadVisit(clinic.visit.id);
    clinic.store->SignVisit(visit, key);
    BOOST_REQUIRE(listed().has_value());
    BOOST_TEST((*listed() == clinic.clock.Now()));
}

BOOST_AUTO_TEST_SUITE_END()
