// What an open clinic consists of; shared by the files that implement ClinicStore.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/rights.h"
#include "store/anchor_file.h"
#include "store/audit_table.h"
#include "store/audit_verify.h"
#include "store/backup.h"
#include "store/clinic_folder.h"
#include "store/clinic_store.h"
#include "store/engine.h"
#include "store/tries.h"
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
    [[nodiscard]] const std::filesystem::path& Devices() const { return m_around.devices; }
    [[nodiscard]] static vault::KdfCost CostOf(KeyCost cost) {
        return cost == KeyCost::Quick ? vault::QuickCost() : vault::MeasuredCost();
    }
    [[nodiscard]] KeyCost Kind() const { return m_around.cost; }
    [[nodiscard]] const Surroundings& All() const { return m_around; }
    [[nodiscard]] vault::KdfCost Cost() const { return CostOf(Kind()); }

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

class Stage;
struct SigningKey::Parts {
    std::string clinic;
    model::UserId user;
    std::string public_key;
    vault::Secret seed;
};

// The engine of an open store, for calls declared beside the class (store/past.h), which demand their right
// by ClinicStore::Demand.
[[nodiscard]] Engine& EngineOf(const ClinicStore& store);

struct ClinicStore::Data {
    [[nodiscard]] static Engine& Inside(const ClinicStore& store) { return *store.m_data->engine; }
    friend Engine& EngineOf(const ClinicStore& store) { return Inside(store); }

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

    // Throws NoAccess unless who is signed in may do that; what is denied is told to the log, at the latest
    // when the transaction around it has been undone.
    void Require(model::Operation operation, const std::string& entity = {},
                 const model::ClientId& client = {});
    [[noreturn]] void Deny(const AuditNote& note, const char* sentence, const std::vector<std::string>& args);
    void TellDenied() noexcept;
    // Charting and signing in a draft of somebody else is a right of its own.
    void RequireOwn(const model::Visit& visit);
    // Without what who is signed in may not read.
    // `text` is what they were searched by: a closed chart is found by its name alone.
    [[nodiscard]] std::vector<ClientSummary> AsMayBeSeen(std::vector<ClientSummary> clients,
                                                         const std::string& text, int limit) const;
    [[nodiscard]] std::vector<VisitSummary> AsMayBeSeen(std::vector<VisitSummary> visits, int limit) const;
    // What is left out later must not count.
    static constexpr int kAll = 1'000'000;
    [[nodiscard]] int LimitBeforeClosing(int limit) const;
    void FindClosed();
    void SetPrivacy(const model::ClientId& client, model::Privacy privacy, const model::User& of);
    // A chart that is open by an emergency alone stays whose it is.
    void DemandNoEmergency(const model::ClientId& client, const model::UserId& keeper);
    // Somebody who works here and may say who opens a chart.
    [[nodiscard]] bool MayKeep(const model::UserId& person) const;
    std::set<std::string> closed_charts;  // clients whose charts who is signed in may not open
    std::set<std::string> opened_charts;  // in an emergency, until EndEmergencies
    std::vector<AuditNote> denied;        // not told yet

    // Before the first entry of this session: the log as it is found, held against what the profile keeps.
    void MeetAnchor();
    [[nodiscard]] std::vector<Witness> Witnesses() const;
    [[nodiscard]] std::vector<Witness> KeptWitnesses() const;  // those of the profile
    // Logs that were set aside, as far as the entry that says so is still there.
    [[nodiscard]] std::vector<AsideLog> AsideLogs() const;
    // An attempt to come in; one that is turned away is noted, and whom it was for.
    void Try(const std::string& user_name, const std::function<void()>& opening) const;
    // Those that were turned away since the last success, for the log.
    void TellTurnedAway();
    // Of every door of this clinic.
    [[nodiscard]] Tries AllTries() const { return {keys, around.All()}; }
    // The PIN of that person opened, or the passphrase did.
    void ForgetPinTries(const std::string& user) const noexcept;
    // Opens the database of a clinic that was just made.
    void StartNew();
    // Opens the database with the data key, brings it up to date and finds who signs in.
    void Start(const std::string& user_name);
    // Tells the log who came in and how often somebody was turned away before, together with `work`.
    void Welcome(const std::string& action, const std::function<void()>& work = {});
    // The keys with another passphrase for who is signed in.
    [[nodiscard]] vault::KeyFile KeysWith(const std::string& passphrase, const vault::Secret& key,
                                          const vault::Secret& seed) const;
    // New keys in both copies, or the old ones as before and an error, told of that person.
    void TakeKeys(vault::KeyFile fresh, const model::UserId& of);
    // The slot of who is signed in; a wrong passphrase is told to the log.
    [[nodiscard]] vault::OpenedSlot OpenOwn(const std::string& passphrase);
    // Held, finished with what was interrupted, and its keys read.
    void TakeFolder();
    // Slots of nobody who works here: what an interrupted change of people left.
    void DropStaleSlots(const std::vector<model::User>& known);
    // The person by id; throws Refused for nobody and for who left.
    [[nodiscard]] model::User Person(const model::UserId& id) const;
    void RequireNoWork() const;
    void RequireOtherOwner(const model::User& going) const;
    void LetIn(const model::User& fresh, const std::string& passphrase);
    void SaveRow(const std::string& action, const model::User& before, const model::User& after);
    [[nodiscard]] vault::KeyFile KeysWithout(const model::User& going, const vault::Secret& key,
                                             const std::string& recovery_code) const;
    // store/rekey.cpp: the whole clinic under another key, without that person, decided when it returns.
    class Pause;
    void Rekey(model::User going, const vault::Secret& key, const vault::KeyFile& fresh,
               const Progress& progress);
    void Decide(Stage& stage) const;
    // In place, and open under it.
    void OpenUnder(vault::Secret key, vault::KeyFile fresh);
    // What was refused is told if that is possible; the refusal itself stands either way.
    void AuditRefusal(const AuditNote& note) noexcept;
    // Runs a change of a visit; what it is refused is told to the log.
    void TellRefusals(const model::Visit& visit, const std::function<void()>& change);
    void SaveVisit(const model::Visit& visit, const std::optional<std::string>& expected_digest);
    void SignVisit(const model::Visit& visit, const SigningKey::Parts& key,
                   const std::optional<std::string>& expected_digest, WhenBehind behind,
                   const std::string& map);
    // When a signature is made; `clock`: what that said where it stands behind.
    struct SigningTime {
        model::Instant at{};
        std::optional<model::Instant> clock = {};
    };
    [[nodiscard]] std::optional<ClockBehind> BehindClock() const;
    // Throws: another person's key, or a clock that stands before what was signed or told already.
    [[nodiscard]] SigningTime DemandMaySign(const SigningKey::Parts& key, WhenBehind behind) const;
    void TellBehind(const SigningTime& time, const std::string& entity, const model::ClientId& client);
    model::Amendment Amend(model::Amendment amendment, const SigningKey::Parts& key, WhenBehind behind);
    void AddAmendment(const model::SealedAmendment& sealed, bool imported,
                      const std::optional<model::Instant>& clock = {});
    // posting.cpp
    [[nodiscard]] model::OutboxRow Mail(const model::MailId& id);
    [[nodiscard]] model::MailState StateOf(const model::OutboxRow& row) const;
    void Settle(model::OutboxRow row, const char* action);
    void NoteHandedOut(const model::OutboxRow& row);
    std::set<std::string> in_flight;  // letters this session is sending
    // disposal.cpp
    void DemandReferred(const model::RegisterEntry& entry);
    void AuditRegister(const model::RegisterEntry& entry);
    Disposal Remove(const model::Client& client, DisposalMethod method, const DisposalOrder& order);
    void WriteAnonymous(const model::Client& client, const std::vector<model::Visit>& visits,
                        const std::vector<model::RegisterEntry>& entries);
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
