// A clinic in a folder of its own, with a clock that stands still and seeded ids.
#pragma once

#include <sqlite3.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "store/clinic_store.h"
#include "support/fixed_clock.h"
#include "support/temp_dir.h"

namespace support {

inline constexpr const char* kUser = "maya";
inline constexpr const char* kPassphrase = "correct horse";

struct TestClinic {
    TempDir dir;
    FixedClock clock{model::Instant(std::chrono::milliseconds(1'764'000'000'000LL))};
    model::SeededIdSource ids{clock, 7};
    store::Surroundings around{&clock, &ids, store::KeyCost::Quick};
    std::filesystem::path folder = dir.Path() / "Praxis Zoë.palpate";
    std::string recovery_code;
    std::unique_ptr<store::ClinicStore> store;

    TestClinic() {
        auto made = store::ClinicStore::Create(folder, Profile(), Owner(), kPassphrase, around);
        recovery_code = made.recovery_code;
        store = std::move(made.store);
    }

    static model::ClinicProfile Profile() {
        return {"Praxis", "Street 1", "1", "a@example.org", "Europe/Berlin", "de", "A4", "#12686B"};
    }
    static model::User Owner() { return {{}, kUser, "Maya Lindt", "RMT 1", model::Role::Owner}; }

    [[nodiscard]] std::unique_ptr<store::ClinicStore> Open(
        const std::string& passphrase = kPassphrase) const {
        return store::ClinicStore::Open(folder, kUser, passphrase, around);
    }
    void Reopen() {
        store.reset();
        store = Open();
    }
    model::Client AddClient(const std::string& name, const std::string& number = {}) {
        model::Client client;
        client.id = ids.New<model::ClientId>();
        client.name = name;
        client.number = number;
        return store->SaveClient(client);
    }
    [[nodiscard]] model::Visit NewVisit(const model::ClientId& client) {
        model::Visit visit;
        visit.id = ids.New<model::VisitId>();
        visit.client = client;
        visit.therapist = store->SignedIn().id;
        visit.service_at = visit.entered_at = clock.Now();
        return visit;
    }
    // Path inside the folder → content.
    [[nodiscard]] std::map<std::string, std::string> Files() const;
};

// The database opened with its raw key behind the store's back, as somebody with full access could.
class RawDatabase {
public:
    explicit RawDatabase(const TestClinic& clinic, const std::string& passphrase = kPassphrase);
    ~RawDatabase() { sqlite3_close(m_handle); }
    RawDatabase(const RawDatabase&) = delete;
    RawDatabase& operator=(const RawDatabase&) = delete;
    void Run(const std::string& sql);
    [[nodiscard]] sqlite3* Handle() { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
};

[[nodiscard]] std::string ReadFile(const std::filesystem::path& file);
void WriteFile(const std::filesystem::path& file, const std::string& content);

}  // namespace support
