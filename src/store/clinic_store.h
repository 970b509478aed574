// One encrypted clinic folder, open: clients, visits, audit log. Every save is one transaction with its audit
// entry. An open store is the capability that only a sign-in yields: every call that reads or changes
// anything demands its row of model/rights.h for who is signed in, and throws NoAccess otherwise. What is
// denied has no effect and stands in the log.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/amendment.h"
#include "model/client.h"
#include "model/clinic.h"
#include "model/clock.h"
#include "model/ids.h"
#include "model/letterhead.h"
#include "model/note.h"
#include "model/picture.h"
#include "model/privacy.h"
#include "model/problem.h"
#include "model/rights.h"
#include "model/visit.h"
#include "store/audit_verdict.h"
#include "store/keeping.h"
#include "store/outbox.h"
#include "vault/chain_walk.h"

namespace vault {
struct KeySlot;
class Secret;
}  // namespace vault

namespace store {

class Lending;

// What it costs to try a passphrase; tests use Quick, nothing else may.
enum class KeyCost { Normal, Quick };

struct Surroundings {
    const model::Clock* clock = nullptr;
    model::IdSource* ids = nullptr;
    KeyCost cost = KeyCost::Normal;
    // Where heads of the audit log are kept outside the clinic (ProfileAnchors); empty: nowhere.
    std::filesystem::path anchors = {};
    // Where the half of a PIN's key lies that is no part of the clinic (ProfileDevices); empty: no PINs.
    std::filesystem::path devices = {};
};

// The folder for that in the profile of who runs the program; empty where there is no profile.
[[nodiscard]] std::filesystem::path ProfileAnchors();
[[nodiscard]] std::filesystem::path ProfileDevices();

// What a sign-in is refused with while one has to wait; the seconds are its first argument.
inline constexpr const char* kWaitSentence =
    model::Msg("Too many tries were wrong. Wait {0} seconds before the next one.");

// Whether somebody can come in with a PIN here and now.
enum class PinState { None, OtherComputer, TooOftenWrong, Ready };

struct ClientSummary {
    model::ClientId id;
    std::string number, name, preferred_name, activity;
    std::optional<model::Date> birth_date;
    int visits = 0;
    std::optional<model::Instant> last_visit;
    bool draft_open = false;
    bool archived = false;
    bool closed = false;  // a private chart: nothing but the name is told
};

// Who may open a chart; `of`: the therapist it belongs to, empty for one that is everybody's.
struct ChartPrivacy {
    model::Privacy kind = model::Privacy::Everyone;
    model::UserId of;
    bool operator==(const ChartPrivacy&) const = default;
};

// A private chart that was opened in an emergency; the log tells a digest in place of the reason.
struct EmergencyAccess {
    std::string id;
    model::Instant at{};
    model::UserId user;
    model::ClientId client;
    std::string reason;
};

struct VisitSummary {
    model::VisitId id;
    model::ClientId client;  // in whose chart it stands
    std::string client_name;
    model::UserId therapist;
    int number = 0;
    model::Instant service_at{};
    model::Instant entered_at{};
    model::VisitStatus status = model::VisitStatus::Draft;
    std::string reason;  // empty for who may not read notes
    int marks = 0;
    int minutes = 0;
    std::optional<model::Instant> signed_at;  // first; nothing: never, or before signatures were kept
    int amendments = 0;                       // co-signatures left out; with one of them it is Amended
    bool in_error = false;
    bool awaits_cosign = false;  // signed by a student, and by nobody else yet
};

struct VisitFilter {
    std::optional<model::ClientId> client;
    std::optional<model::Instant> from;  // inclusive, service time
    std::optional<model::Instant> to;    // exclusive
    std::optional<model::VisitStatus> status;
    int limit = 1'000'000;
};

struct MarkFilter {
    std::optional<model::ClientId> client;
    std::optional<std::string> finding;
    // Any one of the regions the mark lies in (model::RegionsUnder) is of this id and on this side.
    std::optional<std::string> region;
    std::optional<model::Side> side;
    std::optional<model::Instant> from, to;
    std::optional<model::RegionRef> at;  // the one charted
    // Followed under this id; a mark that is not followed under any is found by its own id.
    std::optional<model::SpotId> spot;
};

struct MarkRow {
    model::VisitId visit;
    model::ClientId client;
    model::Instant service_at{};
    model::Mark mark;
};

// What a visit found gone, see model::Visit::resolved.
struct ResolvedSpot {
    model::VisitId visit;
    model::Instant service_at{};
    model::SpotId spot;
};

// A picture without its bytes.
struct PictureSummary {
    model::PictureId id;
    model::ClientId client;  // empty: a drawing for every client
    std::string title, media_type;
    int width = 0, height = 0;
    long long size = 0;  // bytes
    model::Instant added_at{};
    bool archived = false;
};

struct AuditEntry {
    long long sequence = 0;
    model::Instant at{};
    model::UserId user;
    std::string action;  // "visit.save", "visit.view", "plan.print", "clinic.open", "signin.failed" …
    std::string entity;  // id
    model::ClientId client;
    std::string before, after;  // digests of the content, hex; empty: none
    std::string previous, hash;
};

struct AuditFilter {
    std::optional<model::ClientId> client;
    std::optional<model::UserId> user;
    // The action, or the part of it before or behind the point: "visit.sign", "visit", "print".
    std::optional<std::string> kind;
    std::optional<model::Instant> from;  // inclusive
    std::optional<model::Instant> to;    // exclusive
    // A stretch of the log, both exclusive, and the last so many that are found there: a log may be too long
    // to be looked through at once.
    std::optional<long long> after, before;
    std::optional<int> newest;
};

// What was read beside the open clinic.
struct AuditReading {
    AuditVerdict verdict;
    std::vector<AuditEntry> entries;  // in the order of the log, each once
};

// The newest time something was signed or told to the log, where the clock stands before it.
struct ClockBehind {
    long long entry = 0;  // the first of the log that is as late; 0: none
    std::string action;   // of that entry
    model::Instant latest{};
    model::Instant now{};  // what the clock says
    [[nodiscard]] std::chrono::milliseconds By() const { return latest - now; }
};

// What is done while the clock stands there. A time that errs late is on the safe side, one that errs early
// is a note dated back: what is signed takes the newest time there is, with the clock's beside it.
enum class WhenBehind { Refuse, SignAtLatest };

// A signature of a visit; valid: the visit is as it was signed and the key is one of that person's.
struct Signature {
    model::UserId user;
    std::string name;
    model::Instant at{};
    std::string public_key;  // hex
    bool valid = false;
    std::optional<model::Instant> clock = {};  // what it said, where `at` is not its own (WhenBehind)
    // Signed too: the version of the body map the marks lie on, and whether who signed was a student.
    // Nothing: a signature of before there was that.
    std::string map = {};
    std::optional<bool> student = {};
};

// An amendment as it is kept; valid: it is as it was signed and the key is one of that person's. What came
// from another clinic cannot be proven here.
struct KeptAmendment : model::SealedAmendment {
    std::string name;  // who
    bool imported = false;
    bool valid = false;
    std::optional<model::Instant> clock = {};  // as of Signature
};

// What is left in a chart of a visit that was moved away.
struct MovedVisit {
    model::VisitId visit;
    model::Instant service_at{}, at{};
    std::string by;  // name
    std::string reason;
};

// What one signs with, unlocked by the passphrase; never stored, never copied.
class SigningKey {
public:
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    ~SigningKey();

private:
    friend class ClinicStore;
    struct Parts;
    explicit SigningKey(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

// RemoveUser did not get to its end after all was decided: the person is out and the new recovery code is in
// force, whatever else there is to say.
class NewKeyUnfinished : public model::Error {
public:
    NewKeyUnfinished(const std::filesystem::path& folder, std::string recovery_code);
    [[nodiscard]] const std::string& RecoveryCode() const { return m_recovery_code; }

private:
    std::string m_recovery_code;
};

// A recovery code that is not in force yet, with what will open under it.
struct NewRecovery {
    std::string code;
    std::shared_ptr<const vault::KeySlot> slot;
};

// Digest of a visit's content, as SaveVisit expects it of the stored one.
[[nodiscard]] std::string DigestOf(const model::Visit& visit);

struct CheckReport {
    bool sound = true;
    std::vector<std::string> findings;  // English message ids already filled; no clinical word
    long long clients = 0, visits = 0, marks = 0, pictures = 0, signatures = 0, amendments = 0,
              audit_entries = 0;
};

class ClinicStore {
public:
    struct Created {
        std::unique_ptr<ClinicStore> store;
        std::string recovery_code;  // shown once, printed by the owner
    };
    // Makes the folder (must not exist or be empty). Throws model::Error.
    static Created Create(const std::filesystem::path& folder, const model::ClinicProfile& profile,
                          const model::User& owner, const std::string& passphrase,
                          const Surroundings& around);
    // Errors, one sentence each: no such folder, no clinic, key file missing or damaged, wrong user or
    // passphrase, newer schema, already open elsewhere.
    static std::unique_ptr<ClinicStore> Open(const std::filesystem::path& folder, const std::string& user,
                                             const std::string& passphrase, const Surroundings& around);
    static std::unique_ptr<ClinicStore> Recover(const std::filesystem::path& folder,
                                                const std::string& recovery_code, const std::string& user,
                                                const std::string& new_passphrase,
                                                const Surroundings& around);
    // With the PIN of this computer; the passphrase always opens too. Throws NoAccess with what to do
    // instead: no PIN, set on another computer, wrong, wrong model::kPinTries times (counted on this computer
    // until the passphrase or the PIN was right; after the last one a new PIN has to be set).
    static std::unique_ptr<ClinicStore> OpenWithPin(const std::filesystem::path& folder,
                                                    const std::string& user, const std::string& pin,
                                                    const Surroundings& around);
    [[nodiscard]] static PinState PinOf(const std::filesystem::path& folder, const std::string& user,
                                        const Surroundings& around);
    // Names one may sign in with; reads only keys.json.
    static std::vector<std::string> UserNames(const std::filesystem::path& folder);

    ~ClinicStore();
    ClinicStore(const ClinicStore&) = delete;
    ClinicStore& operator=(const ClinicStore&) = delete;

    [[nodiscard]] const std::filesystem::path& Folder() const;
    [[nodiscard]] const model::User& SignedIn() const;
    // Whether who is signed in may do that, with that client's chart if one is named.
    [[nodiscard]] bool May(model::Operation operation, const model::ClientId& client = {}) const;
    // The same as every call does it, for what is done outside the store.
    void Demand(model::Operation operation, const std::string& entity = {},
                const model::ClientId& client = {}) const;
    [[nodiscard]] model::ClinicProfile Profile() const;
    void SaveProfile(const model::ClinicProfile& profile);
    // What stands on papers beside the profile; nothing was saved: all empty. Throws Refused for what
    // model::Check finds.
    [[nodiscard]] model::Letterhead LoadLetterhead() const;
    void SaveLetterhead(const model::Letterhead& head);
    [[nodiscard]] std::vector<model::User> Users() const;
    // The full name and credentials that stand on records, and, by who manages people, the profession;
    // nothing else of a user changes. Throws Refused for an unknown id.
    void SaveUser(const model::User& user);
    // A PIN of one's own on this computer, in place of an earlier one. Throws Refused for what is no PIN
    // (model::MayBePin), NoAccess for a wrong passphrase.
    void SetPin(const std::string& passphrase, const std::string& pin);
    void RemovePin();
    // --- People. Each throws Refused within Together, for nobody, and for who left. ---
    // Somebody new (an id is given if there is none), who signs in with that passphrase and signs with a key
    // of her own. Throws Refused for a name that is or was in use.
    model::User AddUser(const model::User& user, const std::string& passphrase);
    // Throws Refused if no owner would be left.
    void SetRole(const model::UserId& user, model::Role role);
    // For somebody else who lost the passphrase. The old signing key cannot be opened any more, so there is a
    // new one and no PIN; what was signed stays valid.
    void ResetPassphrase(const model::UserId& user, const std::string& passphrase);
    // The person's slot goes, and the whole clinic is encrypted under a new key: copied, verified as backups
    // are, put in the place of the old one, which is overwritten. Cut short anywhere it opens as it was
    // before or as it is after. Returns the new recovery code; the old one opens nothing made from now on.
    // Backups made before stay under the old key: they open with the passphrases and the recovery code of
    // their day, the removed person's included. Throws Refused for oneself, Environment while a copy is made.
    // Should it end with NewKeyUnfinished, which has the code too, nothing more can be saved until the clinic
    // is opened again. Killed there, nobody has the new code: it is to be renewed.
    [[nodiscard]] std::string RemoveUser(
        const model::UserId& user, const std::function<bool(long long done, long long total)>& progress = {});
    // A draft goes to somebody else who charts.
    void ReassignVisit(const model::VisitId& visit, const model::UserId& user);
    void ChangePassphrase(const std::string& old_passphrase, const std::string& new_passphrase);

    // A new recovery code; the old one opens only backups made before. `keep` has the code before it is in
    // force: what it throws leaves everything as it was. Throws NoAccess for a wrong passphrase.
    std::string RenewRecoveryCode(const std::string& passphrase,
                                  const std::function<void(const std::string& code)>& keep = {});
    // The same in parts, for a window: the first costs about a second, needs the store no longer and may be
    // called on any thread.
    [[nodiscard]] std::function<NewRecovery(const std::string& passphrase)> RecoveryMaker() const;
    void TakeRecovery(const NewRecovery& fresh);
    // That RecoveryMaker was given a wrong passphrase, for the log.
    void NoteRefusedRecovery();

    // Search-as-you-type: every word must begin a word of name, preferred name or number; empty text: all, by
    // name.
    [[nodiscard]] std::vector<ClientSummary> FindClients(const std::string& text,
                                                         int limit = 1'000'000) const;
    // Clients with visits, the newest visit first; archived ones are left out.
    [[nodiscard]] std::vector<ClientSummary> RecentClients(int limit) const;
    [[nodiscard]] std::optional<model::Client> LoadClient(const model::ClientId& id) const;
    // New or changed; a new client with an empty number gets the next one. Returns the client as stored.
    model::Client SaveClient(const model::Client& client);

    // --- Private charts: every call here that opens or changes one demands access to it, and lists, searches
    // and counts leave it out; of the client nothing is told but the name. ---
    [[nodiscard]] ChartPrivacy PrivacyOf(const model::ClientId& client) const;
    // From now on the chart belongs to who is signed in, or to everybody; a kind it has already leaves it
    // with whom it belongs to while they work here and may say so. Throws Refused where somebody who works
    // here and has visits in it would be shut out, NoAccess for a chart that is open by BreakGlass alone:
    // only an owner says anew who may open one, once its therapist has left.
    void SetPrivacy(const model::ClientId& client, model::Privacy privacy);
    // As another clinic kept it, of a client that came from there: it belongs to that person if there is one
    // of that id here, else to who is signed in. Throws Refused likewise.
    void ImportPrivacy(const model::ClientId& client, const ChartPrivacy& privacy);
    // Opens a private chart until the clinic is closed or EndEmergencies. The reason
    // (model::kLeastEmergencyReason to kMostEmergencyReason characters) is kept in the records. Throws
    // Refused without one, and for a chart that is open anyway.
    void BreakGlass(const model::ClientId& client, const std::string& reason);
    // Whether who is signed in reads it only since BreakGlass.
    [[nodiscard]] bool OpenedInEmergency(const model::ClientId& client) const;
    // What BreakGlass opened is closed again, but for that one: for a lock that keeps the clinic open.
    void EndEmergencies(const model::ClientId& but = {});
    [[nodiscard]] std::vector<EmergencyAccess> EmergencyAccesses() const;  // newest first

    [[nodiscard]] std::vector<VisitSummary> Visits(const VisitFilter& filter) const;  // newest first
    // Those that Visits leaves out, for who may read the audit log: whose chart, who treated when and how far
    // it is signed, nothing else. Newest first.
    [[nodiscard]] std::vector<VisitSummary> ClosedVisits(const VisitFilter& filter) const;
    // As it was signed, but with the client in whose chart it stands now.
    [[nodiscard]] std::optional<model::Visit> LoadVisit(const model::VisitId& id) const;
    // Drafts, newest first; of one therapist or of all.
    [[nodiscard]] std::vector<VisitSummary> UnsignedVisits(const std::optional<model::UserId>& therapist,
                                                           int limit) const;
    // Durable when it returns. Throws Refused if the stored visit is signed, and if a digest is expected
    // (DigestOf the visit as it was read) and the stored visit is another one by now.
    void SaveVisit(const model::Visit& visit, const std::optional<std::string>& expected_digest = {});
    // Opens the key of who is signed in. It costs about a second by design. Throws NoAccess for a wrong
    // passphrase.
    [[nodiscard]] SigningKey Unlock(const std::string& passphrase) const;
    // The same as a function that needs the store no longer and may be called on any thread.
    [[nodiscard]] std::function<SigningKey(const std::string& passphrase)> Unlocker() const;
    // The same with the PIN; a wrong one is counted as OpenWithPin does.
    [[nodiscard]] std::function<SigningKey(const std::string& pin)> UnlockerWithPin() const;
    // The same for coming back to a locked window, which everybody may: what is signed with the key is
    // demanded when it is signed.
    [[nodiscard]] std::function<SigningKey(const std::string& passphrase)> Returner() const;
    [[nodiscard]] std::function<SigningKey(const std::string& pin)> ReturnerWithPin() const;
    // Saves the draft as signed, with its signature (Ed25519 over clinic, visit, person and whether a
    // student, time, digest and `map`, the version of the body map). Whether it may be signed is desk::Sign's
    // to ask. Throws Refused as SaveVisit does, NoAccess for the key of somebody else. Nothing is dated
    // before what was signed or told before: with the clock behind it throws Refused or, on request, signs at
    // that time, with an entry of its own.
    void SignVisit(const model::Visit& visit, const SigningKey& key,
                   const std::optional<std::string>& expected_digest = {},
                   WhenBehind behind = WhenBehind::Refuse, const std::string& map = {});
    // Nothing: the clock is no hindrance.
    [[nodiscard]] std::optional<ClockBehind> BehindClock() const;
    [[nodiscard]] std::vector<Signature> Signatures(const model::VisitId& visit) const;
    // Adds to a signed visit; the visit stays as it was signed. Number, person and time are the store's to
    // give, and where a move comes from; returns it as stored. Throws Refused for what model::Check or
    // CheckAgainst finds, for a move to no other chart or with pictures of the old client, for a co-signature
    // by a student or by who signed the visit, and as SignVisit does.
    model::Amendment Amend(const model::Amendment& amendment, const SigningKey& key,
                           WhenBehind behind = WhenBehind::Refuse);
    // As it was signed in another clinic, in the order of their numbers. Throws Refused likewise.
    void ImportAmendment(const model::SealedAmendment& amendment);
    [[nodiscard]] std::vector<KeptAmendment> Amendments(const model::VisitId& visit) const;
    // The visit it was written to; nothing: there is no such amendment.
    [[nodiscard]] std::optional<model::VisitId> VisitOf(const model::AmendmentId& amendment) const;
    // Visits that stood in the client's chart and do not any more, newest first.
    [[nodiscard]] std::vector<MovedVisit> MovedAway(const model::ClientId& client) const;
    [[nodiscard]] std::vector<MarkRow> Marks(
        const MarkFilter& filter) const;  // by service time, then mark id
    // Of the client's visits before that time, oldest first.
    [[nodiscard]] std::vector<ResolvedSpot> ResolvedSpots(const model::ClientId& client,
                                                          model::Instant before) const;

    // New or changed. A picture that a visit has marks on keeps its pixels and its client, and once such a
    // visit is signed its title too: otherwise throws Refused. There is no way to delete one.
    void SavePicture(const model::Picture& picture);
    // The client's own and those for every client, by title; without a client all of the clinic.
    [[nodiscard]] std::vector<PictureSummary> Pictures(const std::optional<model::ClientId>& client) const;
    [[nodiscard]] std::optional<model::Picture> LoadPicture(const model::PictureId& id) const;
    // No longer offered; visits that use it still show it. Throws Refused for an unknown id.
    void ArchivePicture(const model::PictureId& id);

    // Phrases of the clinic's own, archived ones too, in the order they were made.
    [[nodiscard]] std::vector<model::Phrase> Phrases() const;
    // New or changed. Throws Refused for what model::Check finds.
    void SavePhrase(const model::Phrase& phrase);

    // --- Mail. The account's password is handed to who sends and to nobody else. ---
    [[nodiscard]] std::optional<model::MailAccount> LoadMailAccount() const;
    // Without a password the one there is stays. Throws Refused for what model::ProblemOf finds.
    void SaveMailAccount(const model::MailAccount& account, const vault::Secret* password);
    void RemoveMailAccount();
    // For a letter that is in no outbox. Throws Refused where there is no account.
    [[nodiscard]] MailLogin UseMailAccount();
    // Kept until it is sent or withdrawn; returns it as kept. Throws Refused for an unknown client.
    model::OutboxRow QueueMail(const OutgoingMail& mail);
    // Newest first; of closed charts without address, subject and names of files.
    [[nodiscard]] std::vector<model::OutboxRow> Outbox() const;
    // The one that is due longest, of charts one may open; nothing: none is.
    [[nodiscard]] std::optional<model::OutboxRow> DueMail() const;
    [[nodiscard]] std::optional<model::Instant> NextMailDue() const;
    // Noted as being sent before it is handed out. Throws Refused for one that does not wait, and where there
    // is no account.
    [[nodiscard]] TakenMail TakeMail(const model::MailId& mail);
    // Outcomes of a try, or of giving up what waits. Of one that is gone meanwhile they say nothing.
    void MailSent(const model::MailId& mail);
    void MailFailed(const model::MailId& mail, const MailProblem& why, bool passing);
    void MailUnsure(const model::MailId& mail, const MailProblem& why);
    // Throws Refused for one that is being sent, was sent or is withdrawn already.
    void WithdrawMail(const model::MailId& mail);
    // Due now. Throws Refused for any but one that waits or was given up.
    void RetryMail(const model::MailId& mail);
    // Of one that is unsure: it arrived, or waits again. Throws Refused for any other.
    void SettleMail(const model::MailId& mail, bool arrived);

    // Written down for good: id, time of recording and person are given here, `at` too where it is empty.
    // Throws Refused for what model::Check finds, an unknown client, hold or breach; NoAccess for a hold, its
    // release or a refused request by anybody but the owner.
    model::RegisterEntry AddToRegister(const model::RegisterEntry& entry);
    // Entries of closed charts are left out; who may read the audit log is told them without their words, who
    // keeps retention those of holds and refused requests whole. One closed chart that is named is refused.
    [[nodiscard]] std::vector<model::RegisterEntry> Register(const RegisterFilter& filter) const;
    // For who may see the client, and for who keeps retention.
    [[nodiscard]] std::vector<model::RegisterId> OpenHolds(const model::ClientId& client) const;
    // Of all clients, archived ones too, by number. Of private ones as much: when a record may go is counted
    // from the date of birth and the last entry, and who disposes of it must know what goes.
    [[nodiscard]] std::vector<ClientTimes> AllClientTimes() const;
    // Removes a client's record for good, signed visits too, or what tells who it was; the log keeps its
    // entries and a stub stays. Whether it is due is the caller's to know (desk/retention.h). All or nothing;
    // the pages that held it are overwritten as CleanPages does, if the disk allows it now. Backups made
    // before still hold it. Throws NoAccess for anybody but
    // the owner; Refused under a legal hold, for an unknown client, for a record that is not what the log
    // tells, while a backup is being made.
    Disposal Remove(const model::ClientId& client, DisposalMethod method, const DisposalOrder& order);
    [[nodiscard]] std::vector<Disposal> Disposals() const;
    // Writes the whole file anew, so that nothing removed is left between its rows or in the engine's log. It
    // takes the time of a backup and as much room. Throws model::Error; the clinic is as it was then.
    void CleanPages();

    // The same store for one piece of work on another thread, which has it alone: until that has run, or the
    // last copy of what is returned is gone, every call of another thread waits, the destructor too. Called
    // by who uses the store until then; the work itself may not lend it on.
    [[nodiscard]] std::function<void()> Alone(std::function<void()> work);
    // Whether what Alone returned is still held, so that its outcome may not be taken over yet: who would use
    // the store or close it looks again later. Of all calls only this one never waits.
    [[nodiscard]] bool Lent() const;

    // Pages that are saved, but only in the log beside the file so far, and may be brought into the file now.
    // That happens by itself once there are many, and whoever saves then waits for it; BringIn does it
    // before, for Alone.
    [[nodiscard]] int LogPages() const;
    void BringIn();

    // Many saves in one transaction (imports, the sample clinic); all or nothing.
    void Together(const std::function<void()>& work);

    // For what leaves no other trace: "visit.view", "plan.print" …; demands what model::RightOfEntry says, so
    // it is called before anything is shown or leaves.
    void Log(const std::string& action, const std::string& entity, const model::ClientId& client = {});
    [[nodiscard]] std::vector<AuditEntry> AuditTrail(const AuditFilter& filter = {}) const;
    // The whole log in order, one link at a time.
    void ReadLinks(const std::function<void(const vault::StoredLink&)>& take) const;
    // The end of the log, to be printed or kept elsewhere.
    [[nodiscard]] AuditHead Head() const;
    [[nodiscard]] const std::string& ClinicId() const;
    // Walks the log and the contents it tells of, and compares it with every anchor there is: in the profile,
    // in the backups, and the one told.
    [[nodiscard]] AuditVerdict VerifyAudit(const std::optional<AuditHead>& told = {}) const;
    // VerifyAudit, and the entries that pass any of the filters, as a function that needs the store no longer
    // and may be called on any thread. It reads what was saved until now and holds the folder as Copier does;
    // asked often, `progress` may stop it (then it throws Refused).
    [[nodiscard]] std::function<
        AuditReading(const std::function<bool(long long done, long long total)>& progress)>
    AuditReader(const std::vector<AuditFilter>& filters);
    // The log as it stands becomes what the profile keeps from now on, with an entry that says so; what it
    // kept before stays beside it. Backups of another log are remembered as set aside, and are no witnesses
    // any more. For clinics put back from a backup on purpose.
    void RenewAnchor();

    [[nodiscard]] CheckReport Check() const;
    // A consistent, encrypted copy of the whole folder at `target` (must not exist): reopened, pages, audit
    // chain and rows of every table checked before it gets its name. Nothing is left behind on failure.
    void BackUp(const std::filesystem::path& target,
                const std::function<bool(long long done, long long total)>& progress = {});
    // The same as a function that needs the store no longer and may be called on any thread, without the
    // entry in the log. It copies what was saved until now and holds the folder while it lives; meanwhile the
    // store may be used, and closed. Throws if another one still lives.
    [[nodiscard]] std::function<void(const std::filesystem::path& target,
                                     const std::function<bool(long long done, long long total)>& progress)>
    Copier();
    [[nodiscard]] const std::string& Id() const;
    // Whether anything was saved after that entry of the audit log.
    [[nodiscard]] bool ChangedSince(long long sequence) const;

private:
    struct Data;
    [[nodiscard]] static SigningKey KeyOf(const std::string& clinic, const vault::KeySlot& slot,
                                          vault::Secret seed);
    // The only way to the data: it waits while another thread has the store alone.
    class Way {
    public:
        explicit Way(std::unique_ptr<Data> data);
        ~Way();
        Data* operator->() const;
        [[nodiscard]] store::Lending& Lending() const { return *m_lending; }

    private:
        std::unique_ptr<Data> m_data;
        std::shared_ptr<store::Lending> m_lending;
    };
    explicit ClinicStore(std::unique_ptr<Data> data);
    Way m_data;
};

}  // namespace store
