// What an open clinic consists of; shared by the files that implement ClinicStore.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "store/anchor_file.h"
#include "store/audit_table.h"
#include "store/audit_verify.h"
#include "store/backup.h"
#include "store/clinic_folder.h"
#include "store/clinic_store.h"
#include "store/engine.h"
#include "vault/key_file.h"

namespace store {

// Clock and ids as handed in, or the system's.
class Around {
public:
    explicit Around(const Surroundings& around) : m_around(around), m_own_ids(m_own_clock) {}
    [[nodiscard]] model::Instant Now() const {
        return (m_around.clock ? *m_around.clock : m_own_clock).Now();
    }
    [[nodiscard]] std::string NewUuid() {
        return m_around.ids ? m_around.ids->NewUuid() : m_own_ids.NewUuid();
    }
    [[nodiscard]] const std::filesystem::path& Anchors() const { return m_around.anchors; }
    [[nodiscard]] vault::KdfCost Cost() const {
        return m_around.cost == KeyCost::Quick ? vault::QuickCost() : vault::MeasuredCost();
    }

private:
    Surroundings m_around;
    model::SystemClock m_own_clock;
    model::SystemIdSource m_own_ids;
};

// A clinic folder that is held still, to be copied.
struct Original {
    ClinicFolder folder;
    vault::KeyFile keys;
    vault::Secret key;
    model::Instant now{};
    std::string suffix;  // of the name a copy has before it is whole
};

struct ClinicStore::Data {
    Data(const ClinicFolder& clinic_folder, const Surroundings& surroundings)
        : folder(clinic_folder), around(surroundings) {
        ForbidMemoryDumps();
    }

    ClinicFolder folder;
    Around around;
    std::shared_ptr<FolderLock> lock;  // a copy under way keeps it too
    vault::KeyFile keys;
    vault::Secret data_key;
    vault::Secret signing_seed;
    std::unique_ptr<Engine> engine;  // closed before the lock is given back
    model::User user;
    std::optional<AnchorFile> anchor;  // there once the database is open
    FoundLog found;
    bool brought_up = false;  // from an older version, by this opening

    // Before the first entry of this session: the log as it is found, held against what the profile keeps.
    void MeetAnchor();
    [[nodiscard]] std::vector<Witness> Witnesses() const;
    // An attempt to come in; one that is turned away is noted.
    void Try(const std::function<void()>& opening) const;
    // Opens the database with the data key, brings it up to date and finds who signs in.
    void Start(const std::string& user_name);
    // Tells the log who came in and how often somebody was turned away before, together with `work`.
    void Welcome(const std::string& action, const std::function<void()>& work = {});
    // The keys with another passphrase for who is signed in.
    [[nodiscard]] vault::KeyFile KeysWith(const std::string& passphrase, const vault::Secret& key,
                                          const vault::Secret& seed) const;
    // New keys in both copies, or the old ones as before and an error.
    void TakeKeys(vault::KeyFile fresh);
    // What was refused is told if that is possible; the refusal itself stands either way.
    void AuditRefusal(const AuditNote& note) noexcept;
    // Runs a change of a visit; what it is refused is told to the log.
    void TellRefusals(const model::Visit& visit, const std::function<void()>& change);
    void SaveVisit(const model::Visit& visit, const std::optional<std::string>& expected_digest);
    void SignVisit(const model::Visit& visit, const SigningKey::Parts& key,
                   const std::optional<std::string>& expected_digest);
    // disposal.cpp; who is not is told to the log and turned away.
    void DemandOwner(const model::ClientId& client);
    void DemandReferred(const model::RegisterEntry& entry);
    void AuditRegister(const model::RegisterEntry& entry);
    Disposal Remove(const model::Client& client, DisposalMethod method, const DisposalOrder& order);
    void WriteAnonymous(const model::Client& client, const std::vector<model::Visit>& visits);
    [[nodiscard]] Original AsOriginal();
    void Audit(const AuditNote& note) { AppendAudit(*engine, around.Now(), user.id, note); }
};

// A copy at `target`, verified before it gets its name. Nothing is left behind on failure.
void CopyClinic(const Original& original, const ClinicFolder& target, const Progress& progress);

// Removes a folder under construction unless it was finished.
class Stage {
public:
    explicit Stage(const std::filesystem::path& target, const std::string& suffix);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    [[nodiscard]] const ClinicFolder& Folder() const { return m_folder; }
    void MoveTo(const std::filesystem::path& target);
    [[nodiscard]] bool Moved() const { return m_moved; }

private:
    ClinicFolder m_folder;
    bool m_moved = false;
};

}  // namespace store
