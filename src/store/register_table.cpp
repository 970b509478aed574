#include "store/register_table.h"

#include <map>

#include "store/columns.h"
#include "vault/digest.h"

namespace store {
namespace {

constexpr const char* kColumns =
    "SELECT id, client, at, recorded_at, recorded_by, whom, what, consent, refers, kind FROM register";

// Grouped first, so that each table is walked once.
constexpr const char* kTimes =
    "WITH v AS (SELECT chart AS client, max(max(service_at, entered_at)) AS last, count(*) AS visits, "
    "sum(status = 'draft') AS drafts FROM visits GROUP BY chart), "
    "s AS (SELECT v.chart AS client, max(s.at) AS last FROM signatures s JOIN visits v ON v.id = s.visit "
    "GROUP BY v.chart), "
    "a AS (SELECT v.chart AS client, max(a.at) AS last FROM amendments a JOIN visits v ON v.id = a.visit "
    "WHERE a.imported = 0 GROUP BY v.chart), "
    "h AS (SELECT client, max(recorded_at) AS last FROM health_histories GROUP BY client), "
    "c AS (SELECT client, max(max(given_at, coalesce(revoked_at, given_at))) AS last FROM consents "
    "GROUP BY client), "
    "k AS (SELECT DISTINCT h.client AS client FROM register h WHERE h.kind = 'hold' AND NOT EXISTS (SELECT 1 "
    "FROM register r WHERE r.client = h.client AND r.kind = 'release' AND r.refers = h.id)) "
    "SELECT p.id, p.number, p.name, p.birth_date, v.last, s.last, a.last, h.last, c.last, coalesce(v.visits, "
    "0), "
    "coalesce(v.drafts, 0), k.client IS NOT NULL FROM clients p LEFT JOIN v ON v.client = p.id LEFT JOIN s "
    "ON s.client = p.id LEFT JOIN a ON a.client = p.id LEFT JOIN h ON h.client = p.id LEFT JOIN c ON "
    "c.client = p.id LEFT JOIN k ON k.client = "
    "p.id WHERE NOT EXISTS (SELECT 1 FROM disposals d WHERE d.client = p.id) ORDER BY p.number_value, "
    "p.number";

model::RegisterEntry TakeEntry(Query& query) {
    model::RegisterEntry e;
    std::optional<model::ClientId> client;
    std::string kind;
    query.Take(e.id, client, e.at, e.recorded_at, e.recorded_by, e.whom, e.what, e.consent, e.refers, kind);
    e.client = client.value_or(model::ClientId{});
    e.kind = FromWord(&model::ParseRegisterKind, kind);
    return e;
}

std::string Ms(model::Instant at) {
    return std::to_string(at.time_since_epoch().count());
}

ClientTimes TakeTimes(Query& query) {
    ClientTimes times;
    std::optional<model::Instant> last[5];
    query.Take(times.client, times.number, times.name, times.birth_date, last[0], last[1], last[2], last[3],
               last[4], times.visits, times.drafts, times.held);
    for (const auto& one : last)
        if (one && (!times.last_entry || *one > *times.last_entry)) times.last_entry = one;
    return times;
}

// Only for records that tell no time of their own: it walks the log.
void AddTakenIn(Engine& engine, std::vector<ClientTimes>& clients) {
    std::map<std::string, model::Instant> taken_in;
    std::string client;
    model::Instant at{};
    for (Query query = engine.Prepare("SELECT client, max(at) FROM audit WHERE action = 'client.create' "
                                      "GROUP BY client");
         query.Step();) {
        query.Take(client, at);
        taken_in[client] = at;
    }
    for (ClientTimes& times : clients) {
        const auto found = taken_in.find(times.client.value);
        if (!times.last_entry && found != taken_in.end()) times.last_entry = found->second;
    }
}

}  // namespace

std::vector<model::RegisterEntry> ReadRegister(Engine& engine, const RegisterFilter& filter) {
    Where where;
    where.And("client = ?", filter.client);
    where.And("kind = ?",
              filter.kind ? std::optional(std::string(model::ToText(*filter.kind))) : std::nullopt);
    Query query = engine.Prepare(kColumns + where.Sql() + " ORDER BY recorded_at, id");
    where.BindTo(query);
    std::vector<model::RegisterEntry> entries;
    while (query.Step()) entries.push_back(TakeEntry(query));
    return entries;
}

std::optional<model::RegisterEntry> ReadRegisterEntry(Engine& engine, const model::RegisterId& id) {
    Query query = engine.Prepare(std::string(kColumns) + " WHERE id = ?");
    query.Bind(id);
    if (!query.Step()) return std::nullopt;
    return TakeEntry(query);
}

void InsertRegisterEntry(Engine& engine, const model::RegisterEntry& e) {
    const auto client = e.client.empty() ? std::nullopt : std::optional(e.client);
    engine
        .Prepare(
            "INSERT INTO register (id, kind, client, at, recorded_at, recorded_by, whom, what, consent, "
            "refers, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(e.id, model::ToText(e.kind), client, e.at, e.recorded_at, e.recorded_by, e.whom, e.what,
              e.consent, e.refers, DigestOf(e))
        .Run();
}

std::string DigestOf(const model::RegisterEntry& e) {
    const std::vector<std::string> fields{e.id.value,
                                          std::string(model::ToText(e.kind)),
                                          e.client.value,
                                          Ms(e.at),
                                          Ms(e.recorded_at),
                                          e.recorded_by.value,
                                          e.whom,
                                          e.what,
                                          e.consent,
                                          e.refers.value};
    return vault::Digest(Encode(fields));
}

std::vector<model::RegisterId> OpenHolds(Engine& engine, const model::ClientId& client) {
    Query query = engine.Prepare(
        "SELECT h.id FROM register h WHERE h.client = ? AND h.kind = 'hold' AND NOT EXISTS (SELECT 1 FROM "
        "register r WHERE r.client = h.client AND r.kind = 'release' AND r.refers = h.id) ORDER BY "
        "h.recorded_at, h.id");
    query.Bind(client);
    std::vector<model::RegisterId> holds;
    while (query.Step()) query.Take(holds.emplace_back());
    return holds;
}

std::vector<ClientTimes> ReadClientTimes(Engine& engine) {
    std::vector<ClientTimes> clients;
    bool untold = false;
    for (Query query = engine.Prepare(kTimes); query.Step();) {
        clients.push_back(TakeTimes(query));
        untold = untold || !clients.back().last_entry;
    }
    if (untold) AddTakenIn(engine, clients);
    return clients;
}

}  // namespace store
