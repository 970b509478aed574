// A clinic whose log somebody may rewrite, with what the profile of the account keeps of it.
#pragma once

#include <boost/test/unit_test.hpp>

#include <functional>

#include "store/random_records.h"
#include "store/test_clinic.h"
#include "support/raw_log.h"

namespace support {

// A clinic of a few sessions, closed, with what the profile keeps of it.
struct Kept : TestClinic {
    std::filesystem::path profile = dir.Path() / "profile" / "palpate" / "anchors";
    model::Client client;
    model::Visit visit;

    Kept() {
        store.reset();
        around.anchors = profile;
        store = Open();
        client = AddClient("Ada");
        support::RandomRecords random(clock, 5);
        visit = random.Visit(client.id);
        store->SaveVisit(visit);
        for (int i = 0; i < 4; ++i) {
            Pass();
            store->Log(i % 2 ? "visit.view" : "client.view", visit.id.value, client.id);
        }
        visit.soap.plan = "again";
        store->SaveVisit(visit);
        store.reset();
        Pass();
    }
    void Pass() { clock.Set(clock.Now() + std::chrono::seconds(10)); }
    // A new chain where `chained`, as an attacker who knows how can make one.
    void Tamper(const std::function<void(RawLog&)>& change, bool chained, bool set_head = true) const {
        support::RawDatabase raw(*this);
        RawLog log = RawLog::Read(raw.Handle());
        const std::string first = log.links.front().link.previous;
        change(log);
        if (chained)
            log.Chain(first);
        else
            log.Renumber();
        log.Write(raw.Handle(), set_head);
    }
    void Sql(const std::string& sql) const {
        support::RawDatabase raw(*this);
        support::DropTriggers(raw.Handle());
        raw.Run(sql);
    }
    [[nodiscard]] store::AuditVerdict Verify() const { return Open()->VerifyAudit(); }
};

inline void Exchange(const std::filesystem::path& folder, const std::filesystem::path& older) {
    std::filesystem::remove_all(folder);
    std::filesystem::copy(older, folder, std::filesystem::copy_options::recursive);
}

// An older copy of the folder in its place, with a backup that knows the newer log.
inline void GoBackToOlder(Kept& clinic) {
    const auto older = clinic.dir.Path() / "older";
    std::filesystem::copy(clinic.folder, older, std::filesystem::copy_options::recursive);
    clinic.store = clinic.Open();
    clinic.store->Log("visit.view", clinic.visit.id.value, clinic.client.id);
    clinic.store->BackUp(clinic.dir.Path() / "one");
    clinic.store.reset();
    std::filesystem::create_directories(older / "backups");
    std::filesystem::rename(clinic.dir.Path() / "one", older / "backups" / "one.palpate");
    Exchange(clinic.folder, older);
    clinic.Pass();
}

inline bool First(const store::AuditVerdict& verdict, vault::Tampering kind, long long sequence) {
    if (verdict.findings.empty()) return false;
    const auto& first = verdict.findings.front();
    BOOST_TEST_MESSAGE(vault::ToText(first.kind) << " at " << first.sequence);
    return first.kind == kind && first.sequence == sequence;
}

}  // namespace support
