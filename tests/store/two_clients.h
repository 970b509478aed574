// Two clients, of whom one goes.
#pragma once

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "store/random_records.h"
#include "store/test_clinic.h"
#include "support/raw_log.h"

namespace support {

inline const store::DisposalOrder kOrder{"generic", *model::ParseDate("2025-11-01"), "due"};

// Two clients with visits, one of each signed, a picture, a consent, a health history and a statement of the
// first.
struct TwoClients : TestClinic {
    RandomRecords random{clock, 11};
    model::Client gone, stays;
    std::vector<model::Visit> visits;

    TwoClients() {
        gone = Full("Zoraida Quetzal");
        stays = Full("Bob Brown");
    }
    model::Client Full(const std::string& name) {
        model::Client client = AddClient(name);
        client.email = "canary@example.org";
        client.birth_date = model::ParseDate("1985-03-07");
        model::Consent consent;
        consent.id = ids.New<model::ConsentId>();
        consent.kind = "treatment";
        consent.given_at = clock.Now();
        consent.given_by = name;
        client.consents.push_back(consent);
        model::HealthHistory history;
        history.recorded_at = clock.Now();
        history.medication = "Canarymycin";
        history.conditions["asthma"] = {model::Answer::Yes, "canaryasthma", {}, false, ""};
        client.history.push_back(history);
        client = store->SaveClient(client);
        for (int i = 0; i < 3; ++i) {
            model::Visit visit = random.Visit(client.id);
            visit.soap.subjective = "canarysubjective";
            // Nothing of it lies ahead.
            visit.service_at = std::min(visit.service_at, clock.Now());
            visit.entered_at = std::min(visit.entered_at, clock.Now());
            visit.adherence = {{"bridge",
                                {},
                                visit.id,
                                model::Followed::Partly,
                                "pain",
                                model::Felt::Worse,
                                "canaryburns",
                                "canarybridge"}};
            visit.late_reason = "canarylate";
            store->SaveVisit(visit);
            if (i == 0) store->SignVisit(visit, store->Unlock(kPassphrase));
            visits.push_back(visit);
        }
        model::Picture picture = random.Picture(client.id);
        picture.client = client.id;
        store->SavePicture(picture);
        Add(model::RegisterKind::Statement, client.id, "canarystatement");
        return client;
    }
    model::RegisterEntry Add(model::RegisterKind kind, const model::ClientId& client, const std::string& what,
                             const model::RegisterId& refers = {}) {
        model::RegisterEntry entry;
        entry.kind = kind;
        entry.client = client;
        entry.whom = "somebody";
        entry.what = what;
        entry.refers = refers;
        return store->AddToRegister(entry);
    }
    store::Disposal Dispose(store::DisposalMethod method = store::DisposalMethod::Dispose) {
        return store->Remove(gone.id, method, kOrder);
    }
    [[nodiscard]] bool Whole() const {
        store::VisitFilter filter;
        filter.client = gone.id;
        return store->LoadClient(gone.id) == gone && store->Visits(filter).size() == 3 &&
               store->Pictures(gone.id).size() == 1;
    }
    [[nodiscard]] bool Gone() const {
        store::VisitFilter filter;
        filter.client = gone.id;
        return !store->LoadClient(gone.id) && store->Visits(filter).empty() &&
               store->Pictures(gone.id).empty();
    }
    // Every page as it lies in the file, unencrypted.
    [[nodiscard]] std::string Pages() {
        store.reset();
        std::string pages;
        {
            RawDatabase raw(*this);
            sqlite3_int64 size = 0;
            unsigned char* bytes = sqlite3_serialize(raw.Handle(), "main", &size, 0);
            BOOST_REQUIRE(bytes != nullptr);
            pages.assign(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
            sqlite3_free(bytes);
        }
        store = Open();
        return pages;
    }
    void Sql(const std::string& sql) {
        store.reset();
        {
            RawDatabase raw(*this);
            DropTriggers(raw.Handle());
            raw.Run(sql);
        }
        store = Open();
    }
    // What somebody with the key meets without taking the triggers away.
    [[nodiscard]] std::string SqlRefusal(const std::string& sql) {
        store.reset();
        std::string refusal;
        try {
            RawDatabase(*this).Run("PRAGMA foreign_keys=ON; " + sql);
        } catch (const std::runtime_error& error) {
            refusal = error.what();
        }
        store = Open();
        return refusal;
    }
};

}  // namespace support
