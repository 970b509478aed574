// The part of the open clinic that reads and verifies its audit log.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "model/problem.h"
#include "store/clinic_data.h"

namespace store {

std::filesystem::path ProfileAnchors() {
    const auto profile = ProfileFolder();
    return profile.empty() ? profile : profile / "palpate" / "anchors";
}

void ClinicStore::Data::MeetAnchor() {
    found = FindLog(*engine);
    anchor.emplace(around.Anchors(), keys.clinic, folder.Path());
    anchor->Meet(*engine);
}

namespace {

Witness WitnessOf(AuditWitness kind, const KeptHead& head) {
    Witness witness;
    witness.anchor = {kind, {}, head.head, head.at, false};
    witness.prints = [head] { return ReadPrints(head.prints, head.head.sequence); };
    return witness;
}

bool IsAmong(const std::vector<AsideHead>& aside, const AuditHead& head) {
    return std::ranges::any_of(aside, [&](const AsideHead& one) {
        return one.head.sequence == head.sequence && one.head.hash == head.hash;
    });
}

// That one had more entries when it was kept than this log had at that time.
bool WasAhead(Engine& engine, const KeptHead& one) {
    if (HashAt(engine, one.head.sequence) == one.head.hash) return false;
    Query query = engine.Prepare("SELECT coalesce(max(sequence), 0) FROM audit WHERE at <= ?");
    query.Bind(one.at);
    long long then = 0;
    if (query.Step()) query.Take(then);
    return then < one.head.sequence;
}

}  // namespace

// Where the log has been met at this place, those of other places count only as far as they were ahead of it:
// an older file put under another name would be met as if it were new, and may have gone on since.
std::vector<Witness> ClinicStore::Data::KeptWitnesses() const {
    std::vector<Witness> witnesses;
    if (anchor->Kept()) witnesses.push_back(WitnessOf(AuditWitness::Profile, *anchor->Kept()));
    const std::vector<AsideHead> aside = anchor->Aside();
    for (const KeptHead& head : anchor->Elsewhere()) {
        if (IsAmong(aside, head.head)) continue;
        const bool ahead = head.head.sequence > found.last || WasAhead(*engine, head);
        if (!anchor->Kept() || ahead) witnesses.push_back(WitnessOf(AuditWitness::Elsewhere, head));
    }
    return witnesses;
}

std::vector<Witness> ClinicStore::Data::Witnesses() const {
    std::vector<Witness> witnesses = KeptWitnesses();
    auto backups = BackupWitnesses(folder.Backups(), *engine, keys.clinic, data_key, AsideLogs());
    std::ranges::move(backups, std::back_inserter(witnesses));
    return witnesses;
}

std::vector<AsideLog> ClinicStore::Data::AsideLogs() const {
    std::vector<AsideLog> logs;
    for (const AsideHead& one : anchor->Aside()) {
        if (HashAt(*engine, one.accepted.sequence) != one.accepted.hash) continue;
        Query query = engine->Prepare(
            "SELECT a.sequence, a.at, coalesce(nullif(u.full_name, ''), u.name, a.user) FROM audit a LEFT "
            "JOIN users u ON u.id = a.user WHERE a.sequence = ? AND a.action = 'anchor.renew'");
        query.Bind(one.accepted.sequence);
        AuditAside told;
        if (!query.Step()) continue;
        query.Take(told.entry, told.at, told.by);
        logs.push_back({one.head, told});
    }
    return logs;
}

namespace {

// Who signed and amended a client's visits when stands on every printed record; what a calendar cancels hangs
// on those that left before.
model::Operation RightOf(const AuditFilter& filter) {
    static constexpr std::array kKinds{"visit.sign", "visit.amend",  "visit.correct",
                                       "visit.move", "visit.cosign", "visit.strike"};
    if (!filter.client || !filter.kind) return model::Operation::ViewAudit;
    if (*filter.kind == "plan.calendar") return model::Operation::PrintPlan;
    const bool of_record = std::ranges::find(kKinds, *filter.kind) != kKinds.end();
    return of_record ? model::Operation::PrintRecord : model::Operation::ViewAudit;
}

}  // namespace

std::vector<AuditEntry> ClinicStore::AuditTrail(const AuditFilter& filter) const {
    const model::ClientId client = filter.client.value_or(model::ClientId{});
    // Who may see all of the log needs no smaller right.
    if (!May(model::Operation::ViewAudit, client)) m_data->Require(RightOf(filter), {}, client);
    return ReadAudit(*m_data->engine, filter);
}

void ClinicStore::ReadLinks(const std::function<void(const vault::StoredLink&)>& take) const {
    m_data->Require(model::Operation::ExportAudit, m_data->keys.clinic);
    store::ReadLinks(*m_data->engine, 0, take);
}

AuditHead ClinicStore::Head() const {
    return ReadHead(*m_data->engine);
}

const std::string& ClinicStore::ClinicId() const {
    return m_data->keys.clinic;
}

AuditVerdict ClinicStore::VerifyAudit(const std::optional<AuditHead>& told) const {
    m_data->Require(model::Operation::VerifyAudit, m_data->keys.clinic);
    auto witnesses = m_data->Witnesses();
    if (told) {
        Witness witness;
        witness.anchor.witness = AuditWitness::Told;
        witness.anchor.head = *told;
        witnesses.push_back(std::move(witness));
    }
    return store::VerifyAudit(*m_data->engine, m_data->keys.clinic, m_data->found, witnesses);
}

namespace {

// What a reading beside the open clinic needs of it.
struct Beside {
    std::shared_ptr<void> still;
    std::shared_ptr<FolderLock> lock;
    ClinicFolder folder;
    std::string clinic;
    vault::Secret key;
    FoundLog found;
    std::vector<Witness> kept;
    std::vector<AsideLog> aside;
    std::vector<AuditFilter> filters;
};

AuditReading ReadBeside(const Beside& beside, const Progress& progress) {
    const auto stopped = [&progress] { return progress && !progress(0, 0); };
    if (stopped()) throw model::Error(model::ErrorKind::Refused, model::Msg("Stopped; nothing was changed."));
    Engine engine(beside.folder.Database(), beside.key, Engine::Mode::Still);
    if (progress) engine.StopWhen(stopped);
    std::vector<Witness> witnesses = beside.kept;
    auto backups = BackupWitnesses(beside.folder.Backups(), engine, beside.clinic, beside.key, beside.aside);
    std::ranges::move(backups, std::back_inserter(witnesses));
    AuditReading reading;
    reading.verdict = store::VerifyAudit(engine, beside.clinic, beside.found, witnesses);
    std::map<long long, AuditEntry> entries;
    for (const AuditFilter& filter : beside.filters)
        for (AuditEntry& entry : ReadAudit(engine, filter)) entries.emplace(entry.sequence, std::move(entry));
    for (auto& [sequence, entry] : entries) reading.entries.push_back(std::move(entry));
    return reading;
}

}  // namespace

std::function<AuditReading(const std::function<bool(long long, long long)>&)> ClinicStore::AuditReader(
    const std::vector<AuditFilter>& filters) {
    m_data->Require(filters.empty() ? model::Operation::VerifyAudit : model::Operation::ViewAudit, {});
    if (m_data->engine->InTransaction())
        throw model::Error(model::ErrorKind::Refused,
                           model::Msg("The audit log cannot be read while something is being saved."));
    auto beside = std::make_shared<Beside>(Beside{m_data->engine->HoldStill(), m_data->lock, m_data->folder,
                                                  m_data->keys.clinic, m_data->data_key.Copy(), m_data->found,
                                                  m_data->KeptWitnesses(), m_data->AsideLogs(), filters});
    return [beside](const Progress& progress) { return ReadBeside(*beside, progress); };
}

void ClinicStore::RenewAnchor() {
    Log("anchor.renew", m_data->keys.clinic);
    Engine& engine = *m_data->engine;
    auto others = OtherHeads(m_data->folder.Backups(), engine, m_data->data_key);
    for (const KeptHead& one : m_data->anchor->Elsewhere())
        if (HashAt(engine, one.head.sequence) != one.head.hash) others.push_back(one.head);
    const AuditHead accepted = ReadHead(engine);
    m_data->anchor->Renew(engine, m_data->around.Now());
    m_data->anchor->SetAside(accepted, others);
}

}  // namespace store
