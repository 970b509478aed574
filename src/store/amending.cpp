// The part of the open clinic that amends signed visits.
#include <algorithm>
#include <utility>

#include "model/problem.h"
#include "store/amendment_table.h"
#include "store/client_table.h"
#include "store/clinic_data.h"
#include "store/encoding.h"
#include "store/people_table.h"
#include "store/signature_table.h"
#include "store/visit_table.h"
#include "vault/digest.h"
#include "vault/signed_content.h"

namespace store {
namespace {

using model::AmendmentKind;
using model::Error;
using model::ErrorKind;
using model::Msg;

[[noreturn]] void Refuse(const char* sentence, std::vector<std::string> args = {}) {
    throw Error(ErrorKind::Refused, sentence, std::move(args));
}

void RefuseOn(const std::optional<model::Problem>& problem) {
    if (problem) Refuse(model::ProblemSentence(problem->code), {problem->what});
}

// The latest time anything was signed or told to the log, however many sessions with another clock came
// since.
model::Instant LatestTime(Engine& engine) {
    Query query = engine.Prepare(
        "SELECT max(coalesce((SELECT max(at) FROM signatures), 0), coalesce((SELECT max(at) FROM amendments "
        "WHERE imported = 0), 0), coalesce((SELECT max(at) FROM audit), 0))");
    model::Instant latest{};
    if (query.Step()) query.Take(latest);
    return latest;
}

bool HasPicturesOfAnother(Engine& engine, const model::Amendment& move) {
    Query query = engine.Prepare(
        "SELECT 1 FROM marks m JOIN pictures p ON p.id = m.picture WHERE m.visit = ? AND p.client <> ?");
    query.Bind(move.visit, move.to);
    return query.Step();
}

void DemandMovable(Engine& engine, const model::Amendment& move) {
    if (ClientDigest(engine, move.to).empty())
        Refuse(model::ProblemSentence(model::ProblemCode::UnknownClient), {move.to.value});
    if (move.to == move.from) Refuse(Msg("The visit stands in the chart of this client already."));
    if (HasPicturesOfAnother(engine, move))
        Refuse(
            Msg("This visit has marks on a picture of its client; it cannot stand in the chart of somebody "
                "else."));
}

// Whoever treated or signed cannot vouch for themselves.
void DemandSecondPerson(Engine& engine, const model::Visit& visit, const model::User& user) {
    if (user.student) Refuse(Msg("A student cannot co-sign; somebody who supervises does."));
    Query query = engine.Prepare("SELECT 1 FROM signatures WHERE visit = ? AND user = ?");
    query.Bind(visit.id, user.id);
    if (visit.therapist == user.id || query.Step())
        Refuse(Msg("Who treated or signed cannot co-sign; another person does."));
}

model::Visit Demanded(Engine& engine, const model::VisitId& id) {
    auto visit = ReadVisit(engine, id);
    if (!visit) Refuse(Msg("There is no visit {0} in this clinic."), {id.value});
    return *std::move(visit);
}

}  // namespace

std::optional<ClockBehind> ClinicStore::BehindClock() const {
    m_data->Require(model::Operation::SignVisit);
    return m_data->BehindClock();
}

std::optional<ClockBehind> ClinicStore::Data::BehindClock() const {
    ClockBehind behind;
    behind.latest = LatestTime(*engine);
    behind.now = around.Now();
    if (behind.now >= behind.latest) return std::nullopt;
    Query query =
        engine->Prepare("SELECT sequence, action FROM audit WHERE at >= ? ORDER BY +sequence LIMIT 1");
    query.Bind(behind.latest);
    if (query.Step()) query.Take(behind.entry, behind.action);
    return behind;
}

ClinicStore::Data::SigningTime ClinicStore::Data::DemandMaySign(const SigningKey::Parts& key,
                                                                WhenBehind when) const {
    if (key.clinic != keys.clinic || key.user != user.id || !KnowsKey(*engine, user.id, key.public_key))
        throw Error(ErrorKind::NoAccess, Msg("This signing key is not that of who is signed in."));
    const auto behind = BehindClock();
    if (!behind) return {around.Now()};
    if (when == WhenBehind::SignAtLatest) return {behind->latest, behind->now};
    Refuse(Msg("The clock of this computer is behind what was written already ({0}). Set it right before you "
               "sign."),
           {model::ToIso(behind->latest)});
}

void ClinicStore::Data::TellBehind(const SigningTime& time, const std::string& entity,
                                   const model::ClientId& client) {
    // At the very time that is kept beside the signature, so that the one proves the other.
    if (time.clock) AppendAudit(*engine, *time.clock, user.id, {"clock.behind", entity, client, {}, {}});
}

model::Amendment ClinicStore::Amend(const model::Amendment& amendment, const SigningKey& key,
                                    WhenBehind behind) {
    const bool cosign = amendment.kind == AmendmentKind::CoSign;
    m_data->Require(cosign ? model::Operation::CoSign : model::Operation::AmendVisit, amendment.visit.value,
                    ReadChart(*m_data->engine, amendment.visit));
    // A move writes to the chart it leads to as well.
    if (amendment.kind == AmendmentKind::Move)
        m_data->Require(model::Operation::AmendVisit, amendment.visit.value, amendment.to);
    try {
        return m_data->Amend(amendment, *key.m_parts, behind);
    } catch (const Error& error) {
        const bool alone = !m_data->engine->InTransaction();
        if (alone && error.Kind() == ErrorKind::Refused)
            m_data->AuditRefusal({"visit.amend.denied",
                                  amendment.visit.value,
                                  ReadChart(*m_data->engine, amendment.visit),
                                  {},
                                  {}});
        throw;
    }
}

model::Amendment ClinicStore::Data::Amend(model::Amendment a, const SigningKey::Parts& key,
                                          WhenBehind behind) {
    const SigningTime time = DemandMaySign(key, behind);
    Engine::Transaction transaction(*engine);
    const model::Visit visit = Demanded(*engine, a.visit);
    const auto before = ReadAmendments(*engine, a.visit);
    if (a.id.empty()) a.id = {around.NewUuid()};
    a.number = static_cast<int>(before.size()) + 1;
    a.by = user.id;
    a.at = time.at;
    a.from = a.kind == AmendmentKind::Move ? ReadChart(*engine, a.visit) : model::ClientId{};
    if (a.kind == AmendmentKind::Move) DemandMovable(*engine, a);
    RefuseOn(model::Check(a));
    RefuseOn(model::CheckAgainst(visit, before, a));
    if (a.kind == AmendmentKind::CoSign) DemandSecondPerson(*engine, visit, user);
    const std::string digest = DigestOf(Bind(*engine, keys.clinic, a), kEncoding);
    const vault::SignedContent content{
        keys.clinic, a.id.value, user.id.value, a.at.time_since_epoch().count(), kEncoding, digest};
    TellBehind(time, a.id.value, ReadChart(*engine, a.visit));
    AddAmendment(
        {a, {kEncoding, digest, vault::ToHex(key.public_key), vault::ToHex(vault::Sign(key.seed, content))}},
        false, time.clock);
    transaction.Commit();
    anchor->KeepHead(*engine, around.Now());
    return a;
}

void ClinicStore::Data::AddAmendment(const model::SealedAmendment& sealed, bool imported,
                                     const std::optional<model::Instant>& clock) {
    const model::Amendment& a = sealed.content;
    const std::string before = VisitDigest(*engine, a.visit);
    const std::string digest = DigestOf(Bind(*engine, keys.clinic, a), kEncoding);
    InsertAmendment(*engine, sealed, digest, {imported, clock});
    const bool moves = a.kind == AmendmentKind::Move;
    const model::ClientId chart = ReadChart(*engine, a.visit);
    if (moves) SetChart(*engine, a.visit, a.to);
    if (imported) return Audit({"visit.amend.import", a.id.value, moves ? a.to : chart, before, digest});
    if (moves) {
        Audit({"visit.move", a.id.value, a.from, before, digest});
        return Audit({"visit.move", a.id.value, a.to, before, digest});
    }
    using enum AmendmentKind;
    Audit({a.kind == Correction ? "visit.correct"
           : a.kind == CoSign   ? "visit.cosign"
           : a.kind == InError  ? "visit.strike"
                                : "visit.amend",
           a.id.value, chart, before, digest});
}

void ClinicStore::ImportAmendment(const model::SealedAmendment& sealed) {
    Engine& engine = *m_data->engine;
    const model::Amendment& a = sealed.content;
    m_data->Require(model::Operation::ImportRecords, a.visit.value);
    Engine::Transaction transaction(engine);
    const model::Visit visit = Demanded(engine, a.visit);
    const auto before = ReadAmendments(engine, a.visit);
    if (a.number != static_cast<int>(before.size()) + 1)
        Refuse(Msg("The amendments of visit {0} are not complete."), {a.visit.value});
    RefuseOn(model::Check(a));
    RefuseOn(model::CheckAgainst(visit, before, a));
    if (a.kind == AmendmentKind::Move && HasPicturesOfAnother(engine, a))
        Refuse(model::ProblemSentence(model::ProblemCode::NoPicture));
    m_data->AddAmendment(sealed, true);
    transaction.Commit();
}

std::vector<KeptAmendment> ClinicStore::Amendments(const model::VisitId& visit) const {
    m_data->Require(model::Operation::ViewChart, visit.value, ReadChart(*m_data->engine, visit));
    return ReadKept(*m_data->engine, m_data->keys.clinic, visit);
}

std::optional<model::VisitId> ClinicStore::VisitOf(const model::AmendmentId& amendment) const {
    auto visit = FindAmended(*m_data->engine, amendment);
    m_data->Require(model::Operation::ViewChart, amendment.value,
                    visit ? ReadChart(*m_data->engine, *visit) : model::ClientId{});
    return visit;
}

std::vector<MovedVisit> ClinicStore::MovedAway(const model::ClientId& client) const {
    m_data->Require(model::Operation::ViewVisits, client.value, client);
    m_data->Require(model::Operation::ViewClients, client.value, client);  // a reason may tell of the chart
    return ListMovedAway(*m_data->engine, client);
}

}  // namespace store
