// The part of the open clinic that keeps charts private, and opens one in an emergency.
#include "model/privacy.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "model/clean_text.h"
#include "model/problem.h"
#include "store/client_table.h"
#include "store/clinic_data.h"
#include "store/columns.h"
#include "store/people_table.h"
#include "store/visit_table.h"
#include "vault/digest.h"

namespace store {

using model::ClientId;
using model::Error;
using model::ErrorKind;
using model::Msg;
using model::Operation;
using model::Privacy;

namespace {

ChartPrivacy ReadPrivacy(Engine& engine, const ClientId& client) {
    Query query = engine.Prepare("SELECT private_of, privacy FROM clients WHERE id = ?");
    query.Bind(client);
    if (!query.Step())
        throw Error(ErrorKind::Refused, Msg("There is no client {0} in this clinic."), {client.value});
    ChartPrivacy privacy;
    std::string word;
    query.Take(privacy.of, word);
    privacy.kind = FromWord(&model::ParsePrivacy, word);
    return privacy;
}

std::string DigestOf(const ChartPrivacy& privacy) {
    return vault::Digest(std::string(model::ToText(privacy.kind)) + '|' + privacy.of.value);
}

std::string ReasonOf(const std::string& typed) {
    std::string reason = model::Cleaned(typed);
    const std::size_t length = model::LengthOf(reason);
    if (length < model::kLeastEmergencyReason || length > model::kMostEmergencyReason)
        throw Error(
            ErrorKind::Refused,
            Msg("An emergency needs a reason of {0} to {1} characters; it is kept for review."),
            {std::to_string(model::kLeastEmergencyReason), std::to_string(model::kMostEmergencyReason)});
    return reason;
}

VisitSummary BareOf(const VisitSummary& visit) {
    VisitSummary told;
    told.client = visit.client;
    told.therapist = visit.therapist;
    told.service_at = visit.service_at;
    told.entered_at = visit.entered_at;
    told.status = visit.status;
    told.signed_at = visit.signed_at;
    told.amendments = visit.amendments;
    told.awaits_cosign = visit.awaits_cosign;
    return told;
}

// Nobody is shut out of what they wrote themselves.
void DemandNobodyShutOut(Engine& engine, const ClientId& client, Privacy privacy, const model::User& user) {
    const bool alone = privacy == Privacy::Therapist || user.profession.empty();
    Query query = engine.Prepare(
        "SELECT u.name, u.full_name FROM visits v JOIN users u ON u.id = v.therapist WHERE v.chart = ? AND "
        "u.id <> ? AND u.left_at IS NULL AND (? OR u.profession <> ?) ORDER BY u.name LIMIT 1");
    query.Bind(client, user.id, alone, user.profession);
    if (!query.Step()) return;
    std::string name, full_name;
    query.Take(name, full_name);
    throw Error(ErrorKind::Refused,
                Msg("{0} has visits in this chart and would be shut out of them; it stays as open as it is."),
                {full_name.empty() ? name : full_name});
}

}  // namespace

// Looked up at every call; read from the records only when people or charts changed.
void ClinicStore::Data::FindClosed() {
    std::set<std::string> closed;
    Query query = engine->Prepare(
        "SELECT c.id, c.private_of, coalesce(u.profession, ''), c.privacy FROM clients c LEFT JOIN users u "
        "ON "
        "u.id = c.private_of WHERE c.privacy <> 'everyone'");
    while (query.Step()) {
        ClientId client;
        model::UserId of;
        std::string profession, word;
        query.Take(client, of, profession, word);
        const bool shared = word == model::ToText(Privacy::Profession) && !profession.empty() &&
                            profession == user.profession;
        if (of != user.id && !shared && !opened_charts.contains(client.value)) closed.insert(client.value);
    }
    closed_charts = std::move(closed);
}

ChartPrivacy ClinicStore::PrivacyOf(const ClientId& client) const {
    m_data->Require(Operation::ViewClients, client.value);
    return ReadPrivacy(*m_data->engine, client);
}

void ClinicStore::SetPrivacy(const ClientId& client, Privacy privacy) {
    m_data->Require(Operation::SetPrivacy, client.value, client);
    m_data->SetPrivacy(client, privacy, m_data->user);
}

void ClinicStore::ImportPrivacy(const ClientId& client, const ChartPrivacy& privacy) {
    m_data->Require(Operation::ImportRecords, client.value, client);
    m_data->Require(Operation::SetPrivacy, client.value, client);
    const auto users = ReadUsers(*m_data->engine);
    const auto of = std::ranges::find_if(
        users, [&](const model::User& user) { return user.id == privacy.of && !user.left_at; });
    m_data->SetPrivacy(client, privacy.kind, of == users.end() ? m_data->user : *of);
}

bool ClinicStore::Data::MayKeep(const model::UserId& person) const {
    return std::ranges::any_of(ReadUsers(*engine), [&](const model::User& one) {
        return one.id == person && !one.left_at && model::Allows(Operation::SetPrivacy, one.role);
    });
}

void ClinicStore::Data::DemandNoEmergency(const ClientId& client, const model::UserId& keeper) {
    if (!opened_charts.contains(client.value)) return;
    const AuditNote note{
        std::string(model::RightOf(Operation::SetPrivacy).name) + ".denied", client.value, client, {}, {}};
    if (MayKeep(keeper))
        Deny(note, Msg("This chart was opened in an emergency; who may open it is for its therapist to say."),
             {});
    if (user.role != model::Role::Owner)
        Deny(note, Msg("This chart was opened in an emergency; who may open it is for an owner to say."), {});
}

void ClinicStore::Data::SetPrivacy(const ClientId& client, Privacy privacy, const model::User& of) {
    const ChartPrivacy before = ReadPrivacy(*engine, client);
    ChartPrivacy after{privacy, of.id};
    if (privacy == Privacy::Everyone) after.of = {};
    // Saying once more what holds makes nobody else its keeper.
    if (privacy == before.kind && MayKeep(before.of)) after.of = before.of;
    if (before == after) return;
    DemandNoEmergency(client, before.of);
    if (privacy != Privacy::Everyone) DemandNobodyShutOut(*engine, client, privacy, of);
    Engine::Transaction transaction(*engine);
    engine->Prepare("UPDATE clients SET privacy = ?, private_of = ? WHERE id = ?")
        .Bind(model::ToText(privacy), after.of, client)
        .Run();
    Audit({"privacy.set", client.value, client, DigestOf(before), DigestOf(after)});
    transaction.Commit();
    opened_charts.erase(client.value);
    FindClosed();
}

void ClinicStore::BreakGlass(const ClientId& client, const std::string& typed) {
    m_data->Require(Operation::EmergencyAccess, client.value);
    const std::string reason = ReasonOf(typed);
    (void)ReadPrivacy(*m_data->engine, client);
    if (!m_data->closed_charts.contains(client.value))
        throw Error(ErrorKind::Refused, Msg("This chart is open to you without an emergency."));
    const std::string id = m_data->around.NewUuid();
    // With the id, so that nobody finds the words by trying.
    const std::string digest = vault::Digest(id + '|' + reason);
    Engine::Transaction transaction(*m_data->engine);
    m_data->engine
        ->Prepare(
            "INSERT INTO emergency_accesses (id, at, user, client, reason, digest) VALUES (?, ?, ?, ?, ?, ?)")
        .Bind(id, m_data->around.Now(), m_data->user.id, client, reason, digest)
        .Run();
    m_data->Audit({"emergency.open", id, client, {}, digest});
    transaction.Commit();
    m_data->opened_charts.insert(client.value);
    m_data->closed_charts.erase(client.value);
}

bool ClinicStore::OpenedInEmergency(const ClientId& client) const {
    return m_data->opened_charts.contains(client.value);
}

void ClinicStore::EndEmergencies(const ClientId& but) {
    std::erase_if(m_data->opened_charts, [&](const std::string& one) { return one != but.value; });
    m_data->FindClosed();
}

std::vector<EmergencyAccess> ClinicStore::EmergencyAccesses() const {
    m_data->Require(Operation::ViewAudit);
    std::vector<EmergencyAccess> found;
    for (Query query = m_data->engine->Prepare(
             "SELECT id, at, user, client, reason FROM emergency_accesses ORDER BY at DESC, id DESC");
         query.Step();) {
        auto& one = found.emplace_back();
        query.Take(one.id, one.at, one.user, one.client, one.reason);
    }
    return found;
}

std::vector<ClientSummary> ClinicStore::Data::AsMayBeSeen(std::vector<ClientSummary> clients,
                                                          const std::string& text, int limit) const {
    // A number or another name that leads to a closed chart would be told by that.
    std::erase_if(clients, [&](const ClientSummary& one) {
        return closed_charts.contains(one.id.value) && !FoundByName(*engine, one.id, text);
    });
    if (limit >= 0 && std::cmp_less(limit, clients.size())) clients.resize(static_cast<std::size_t>(limit));
    for (ClientSummary& one : clients) {
        if (!closed_charts.contains(one.id.value)) continue;
        ClientSummary shown;
        shown.id = one.id;
        shown.name = one.name;
        shown.archived = one.archived;
        shown.closed = true;
        one = shown;
    }
    return clients;
}

std::vector<VisitSummary> ClinicStore::Data::AsMayBeSeen(std::vector<VisitSummary> visits, int limit) const {
    std::erase_if(visits,
                  [&](const VisitSummary& visit) { return closed_charts.contains(visit.client.value); });
    if (limit >= 0 && std::cmp_less(limit, visits.size())) visits.resize(static_cast<std::size_t>(limit));
    if (!model::Allows(Operation::ViewChart, user.role))
        for (VisitSummary& visit : visits) visit.reason.clear();
    return visits;
}

std::vector<VisitSummary> ClinicStore::ClosedVisits(const VisitFilter& filter) const {
    m_data->Require(Operation::ViewAudit);
    std::vector<VisitSummary> found;
    VisitFilter of_one = filter;
    for (const std::string& chart : m_data->closed_charts) {
        if (filter.client && filter.client->value != chart) continue;
        of_one.client = ClientId{chart};
        for (const VisitSummary& visit : ListVisits(*m_data->engine, of_one)) found.push_back(BareOf(visit));
    }
    std::ranges::stable_sort(found, std::greater{}, &VisitSummary::service_at);
    if (filter.limit >= 0 && std::cmp_less(filter.limit, found.size()))
        found.resize(static_cast<std::size_t>(filter.limit));
    return found;
}

int ClinicStore::Data::LimitBeforeClosing(int limit) const {
    return closed_charts.empty() ? limit : kAll;
}

}  // namespace store
