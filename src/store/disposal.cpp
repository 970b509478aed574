// The part of the open clinic that keeps the register and removes records.
#include <algorithm>
#include <utility>

#include "model/anonymous.h"
#include "model/problem.h"
#include "store/audit_records.h"
#include "store/client_table.h"
#include "store/clinic_data.h"
#include "store/disposal_table.h"
#include "store/encoding.h"
#include "store/register_table.h"
#include "store/visit_table.h"
#include "vault/digest.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::Msg;
using model::Operation;
using model::RegisterKind;

namespace {

std::vector<model::Visit> VisitsOf(Engine& engine, const Disposal& disposal) {
    std::vector<model::Visit> visits;
    for (const DisposedRecord& one : disposal.records)
        if (one.kind == "visit")
            if (auto visit = ReadVisit(engine, {one.record})) visits.push_back(*std::move(visit));
    return visits;
}

bool HasMovedAway(Engine& engine, const model::ClientId& client) {
    Query query = engine.Prepare("SELECT 1 FROM visits WHERE client = ? AND chart <> client");
    query.Bind(client);
    return query.Step();
}

void TellPeriod(const std::vector<model::Visit>& visits, Disposal& disposal) {
    for (const model::Visit& visit : visits) {
        disposal.first_at = std::min(disposal.first_at.value_or(visit.service_at), visit.service_at);
        disposal.last_at = std::max(disposal.last_at.value_or(visit.service_at), visit.service_at);
    }
}

bool ForOwnersOnly(RegisterKind kind) {
    return kind == RegisterKind::Hold || kind == RegisterKind::Release || kind == RegisterKind::Request;
}

}  // namespace

void ClinicStore::Data::AuditRegister(const model::RegisterEntry& entry) {
    const std::string digest = store::DigestOf(entry);
    switch (entry.kind) {
        case RegisterKind::Hold:
            return Audit({"hold.set", entry.id.value, entry.client, {}, digest});
        case RegisterKind::Release:
            return Audit({"hold.lift", entry.id.value, entry.client, {}, digest});
        case RegisterKind::Disclosure:
            return Audit({"disclosure.add", entry.id.value, entry.client, {}, digest});
        case RegisterKind::Statement:
            return Audit({"statement.add", entry.id.value, entry.client, {}, digest});
        case RegisterKind::Request:
            return Audit({"request.refuse", entry.id.value, entry.client, {}, digest});
        case RegisterKind::Breach:
        case RegisterKind::FollowUp:
            return Audit({"breach.add", entry.id.value, entry.client, {}, digest});
    }
}

// What an entry refers to must be there, and a hold is lifted once.
void ClinicStore::Data::DemandReferred(const model::RegisterEntry& entry) {
    if (!entry.client.empty() && ClientDigest(*engine, entry.client).empty())
        throw Error(ErrorKind::Refused, Msg("There is no client {0}."), {entry.client.value});
    if (entry.kind == RegisterKind::Release) {
        if (std::ranges::count(store::OpenHolds(*engine, entry.client), entry.refers) == 0)
            throw Error(ErrorKind::Refused, Msg("There is no legal hold to be lifted on this client."));
    }
    if (entry.kind == RegisterKind::FollowUp) {
        const auto breach = ReadRegisterEntry(*engine, entry.refers);
        if (!breach || breach->kind != RegisterKind::Breach)
            throw Error(ErrorKind::Refused, Msg("There is no breach {0} on record."), {entry.refers.value});
    }
}

model::RegisterEntry ClinicStore::AddToRegister(const model::RegisterEntry& wanted) {
    m_data->Require(ForOwnersOnly(wanted.kind) ? Operation::KeepRetention : Operation::ReleaseRecords,
                    wanted.client.value, wanted.client);
    if (const auto problem = model::Check(wanted))
        throw Error(ErrorKind::Refused, model::ProblemSentence(problem->code), {problem->what});
    model::RegisterEntry entry = wanted;
    if (entry.id.empty()) entry.id = {m_data->around.NewUuid()};
    entry.recorded_at = m_data->around.Now();
    entry.recorded_by = m_data->user.id;
    if (entry.at == model::Instant{}) entry.at = entry.recorded_at;
    Engine::Transaction transaction(*m_data->engine);
    m_data->DemandReferred(entry);
    InsertRegisterEntry(*m_data->engine, entry);
    m_data->AuditRegister(entry);
    transaction.Commit();
    return entry;
}

std::vector<model::RegisterEntry> ClinicStore::Register(const RegisterFilter& filter) const {
    const bool audits = May(Operation::ViewAudit, {}), keeps = May(Operation::KeepRetention, {});
    const auto read_whole = [&](RegisterKind kind) { return keeps && ForOwnersOnly(kind); };
    const model::ClientId client = filter.client.value_or(model::ClientId{});
    m_data->Require(audits ? Operation::ViewAudit : Operation::ReleaseRecords, client.value, client);
    if (!filter.kind || !read_whole(*filter.kind))
        m_data->Require(Operation::ViewClients, client.value, client);
    auto entries = ReadRegister(*m_data->engine, filter);
    const auto closed = [&](const model::RegisterEntry& entry) {
        return m_data->closed_charts.contains(entry.client.value) && !read_whole(entry.kind);
    };
    if (!audits) std::erase_if(entries, closed);
    for (model::RegisterEntry& entry : entries)
        if (closed(entry)) entry.whom = entry.what = entry.consent = {};
    return entries;
}

std::vector<model::RegisterId> ClinicStore::OpenHolds(const model::ClientId& client) const {
    m_data->Require(May(Operation::KeepRetention, {}) ? Operation::KeepRetention : Operation::ViewClients,
                    client.value, client);
    return store::OpenHolds(*m_data->engine, client);
}

std::vector<ClientTimes> ClinicStore::AllClientTimes() const {
    m_data->Require(Operation::KeepRetention, {});
    return ReadClientTimes(*m_data->engine);
}

std::vector<Disposal> ClinicStore::Disposals() const {
    m_data->Require(May(Operation::ViewAudit, {}) ? Operation::ViewAudit : Operation::KeepRetention, {});
    return ReadDisposals(*m_data->engine);
}

Disposal ClinicStore::Remove(const model::ClientId& client, DisposalMethod method,
                             const DisposalOrder& order) {
    m_data->Require(Operation::KeepRetention, client.value, client);
    Engine& engine = *m_data->engine;
    if (engine.InTransaction())
        throw Error(ErrorKind::Refused, Msg("A record cannot be removed while something is being saved."));
    const auto content = ReadClient(engine, client);
    if (!content) throw Error(ErrorKind::Refused, Msg("There is no client {0}."), {client.value});
    if (!store::OpenHolds(engine, client).empty()) {
        m_data->AuditRefusal({"retention.denied", client.value, client, {}, {}});
        throw Error(ErrorKind::Refused,
                    Msg("This client's record is under a legal hold; nothing of it may be removed."));
    }
    if (!IsAsTold(engine, client))
        throw Error(
            ErrorKind::Refused,
            Msg("The record of this client is not what the audit log tells of it. Verify the audit log "
                "before anything is removed."));
    if (method == DisposalMethod::Dispose && HasMovedAway(engine, client))
        throw Error(ErrorKind::Refused,
                    Msg("A visit written for this client stands in another chart and is kept there; the "
                        "client can be erased, not disposed of."));
    // Refuses while a copy is being made, which would go on holding what is removed.
    (void)engine.HoldStill();
    Disposal disposal = m_data->Remove(*content, method, order);
    try {
        CleanPages();
        disposal.cleaned = true;
    } catch (const std::exception&) {
        disposal.cleaned = false;  // a disk or a memory without room undoes nothing
    }
    return disposal;
}

Disposal ClinicStore::Data::Remove(const model::Client& client, DisposalMethod method,
                                   const DisposalOrder& order) {
    Disposal disposal;
    disposal.client = client.id;
    disposal.number = client.number;
    if (method == DisposalMethod::Dispose) disposal.initials = model::Initials(client.name);
    disposal.method = method;
    disposal.at = around.Now();
    disposal.user = user.id;
    disposal.order = order;
    Engine::Transaction transaction(*engine);
    disposal.before = ReadHead(*engine);
    disposal.records = RecordsOf(*engine, client.id);
    const std::vector<model::Visit> visits = VisitsOf(*engine, disposal);
    const std::vector<model::RegisterEntry> entries = ReadRegister(*engine, {client.id, {}});
    TellPeriod(visits, disposal);
    const std::string before = ClientDigest(*engine, client.id), told = DigestOf(disposal);
    if (method == DisposalMethod::Dispose)
        Audit({"client.dispose", client.id.value, client.id, before, told});
    else
        Audit({"client.erase", client.id.value, client.id, before, told});
    disposal.after = ReadHead(*engine);
    disposal.sequence = disposal.after.sequence;
    InsertDisposal(*engine, disposal);
    RemoveRows(*engine, disposal);
    if (method == DisposalMethod::Erase) WriteAnonymous(client, visits, entries);
    FinishDisposal(*engine, disposal);
    transaction.Commit();
    anchor->KeepHead(*engine, around.Now());
    return disposal;
}

void ClinicStore::Data::WriteAnonymous(const model::Client& client, const std::vector<model::Visit>& visits,
                                       const std::vector<model::RegisterEntry>& entries) {
    const model::Client nobody = model::Anonymous(client);
    const std::string digest = vault::Digest(Encode(nobody));
    WriteClient(*engine, nobody, digest);
    Audit({"client.save", nobody.id.value, nobody.id, {}, digest});
    for (const model::Visit& visit : visits) {
        model::Visit kept = model::Anonymous(visit);
        kept.client = nobody.id;  // whoever it was written for
        const std::string after = store::DigestOf(kept);
        (void)WriteVisit(*engine, kept, after);
        Audit({"visit.save", kept.id.value, kept.client, {}, after});
    }
    // That something was told to others is to be answered for longer than the record is kept.
    for (const model::RegisterEntry& entry : entries) {
        const model::RegisterEntry kept = model::Anonymous(entry, client);
        InsertRegisterEntry(*engine, kept);
        Audit({"register.anonymise", kept.id.value, kept.client, {}, store::DigestOf(kept)});
    }
}

// Freed cells are zeroed, but what moved within a page may have left a copy in its gaps.
void ClinicStore::CleanPages() {
    m_data->Require(Operation::KeepRetention, {});
    (void)m_data->engine->HoldStill();
    m_data->engine->Execute("VACUUM");
    (void)m_data->engine->HoldStill();
}

}  // namespace store
