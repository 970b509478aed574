#include "store/disposal_table.h"

#include "store/audit_table.h"
#include "store/columns.h"
#include "vault/digest.h"

namespace store {
namespace {

const char* ToText(DisposalMethod method) {
    return method == DisposalMethod::Dispose ? "dispose" : "erase";
}

std::string Ms(const std::optional<model::Instant>& at) {
    return at ? std::to_string(at->time_since_epoch().count()) : std::string();
}

void ReadRecords(Engine& engine, Disposal& disposal) {
    Query query = engine.Prepare(
        "SELECT kind, record, digest FROM disposed_records WHERE disposal = ? ORDER BY position");
    query.Bind(disposal.sequence);
    while (query.Step()) {
        DisposedRecord& one = disposal.records.emplace_back();
        query.Take(one.kind, one.record, one.digest);
    }
}

Disposal TakeDisposal(Query& query) {
    Disposal d;
    std::string method;
    query.Take(d.sequence, d.client, d.number, d.initials, d.at, d.user, d.order.rule, d.order.due_on,
               d.order.reason, d.first_at, d.last_at, d.done, method);
    d.method = method == ToText(DisposalMethod::Erase) ? DisposalMethod::Erase : DisposalMethod::Dispose;
    return d;
}

void AddRecords(Engine& engine, const char* kind, const char* sql, const model::ClientId& client,
                std::vector<DisposedRecord>& records) {
    Query query = engine.Prepare(sql);
    query.Bind(client);
    while (query.Step()) {
        DisposedRecord& one = records.emplace_back();
        one.kind = kind;
        query.Take(one.record, one.digest);
    }
}

std::vector<std::string> TablesWith(Engine& engine, const char* column) {
    std::vector<std::string> tables;
    Query query = engine.Prepare(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = ? WHERE m.type = "
        "'table' AND m.name NOT IN ('audit', 'disposals', 'visits') ORDER BY m.name");
    query.Bind(column);
    while (query.Step()) query.Take(tables.emplace_back());
    return tables;
}

}  // namespace

std::vector<Disposal> ReadDisposals(Engine& engine) {
    std::vector<Disposal> disposals;
    for (Query query = engine.Prepare("SELECT sequence, client, number, initials, at, user, rule, due_on, "
                                      "reason, first_at, last_at, done, method FROM disposals ORDER BY "
                                      "sequence");
         query.Step();) {
        Disposal& disposal = disposals.emplace_back(TakeDisposal(query));
        ReadRecords(engine, disposal);
        disposal.before = {disposal.sequence - 1, HashAt(engine, disposal.sequence - 1)};
        disposal.after = {disposal.sequence, HashAt(engine, disposal.sequence)};
    }
    return disposals;
}

std::string DigestOf(const Disposal& d) {
    std::vector<std::string> fields{
        d.client.value, d.number,       d.initials,   ToText(d.method),
        Ms(d.at),       d.user.value,   d.order.rule, model::ToIso(d.order.due_on),
        d.order.reason, Ms(d.first_at), Ms(d.last_at)};
    for (const DisposedRecord& one : d.records)
        fields.insert(fields.end(), {one.kind, one.record, one.digest});
    return vault::Digest(Encode(fields));
}

std::vector<DisposedRecord> RecordsOf(Engine& engine, const model::ClientId& client) {
    std::vector<DisposedRecord> records;
    const auto add = [&](const char* kind, const char* sql) {
        AddRecords(engine, kind, sql, client, records);
    };
    add("client", "SELECT id, digest FROM clients WHERE id = ?");
    add("visit", "SELECT id, digest FROM visits WHERE chart = ? ORDER BY service_at, id");
    add("signature",
        "SELECT s.visit, s.digest FROM signatures s JOIN visits v ON v.id = s.visit WHERE v.chart = ? "
        "ORDER BY v.service_at, v.id, s.position");
    add("amendment",
        "SELECT a.id, a.digest FROM amendments a JOIN visits v ON v.id = a.visit WHERE v.chart = ? "
        "ORDER BY v.service_at, v.id, a.number");
    add("picture", "SELECT id, digest FROM pictures WHERE client = ? ORDER BY id");
    add("consent", "SELECT id, '' FROM consents WHERE client = ? ORDER BY position");
    add("health", "SELECT position, '' FROM health_histories WHERE client = ? ORDER BY position");
    add("emergency", "SELECT id, digest FROM emergency_accesses WHERE client = ? ORDER BY at, id");
    add("register", "SELECT id, digest FROM register WHERE client = ? ORDER BY recorded_at, id");
    add("mail", "SELECT id, digest FROM outbox WHERE client = ? ORDER BY queued_at, id");
    return records;
}

void InsertDisposal(Engine& engine, const Disposal& d) {
    engine
        .Prepare(
            "INSERT INTO disposals (sequence, client, number, initials, method, at, user, rule, due_on, "
            "reason, "
            "first_at, last_at, done) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
        .Bind(d.sequence, d.client, d.number, d.initials, ToText(d.method), d.at, d.user, d.order.rule,
              d.order.due_on, d.order.reason, d.first_at, d.last_at)
        .Run();
    int position = 0;
    for (const DisposedRecord& one : d.records)
        engine
            .Prepare(
                "INSERT INTO disposed_records (disposal, position, kind, record, digest) "
                "VALUES (?, ?, ?, ?, ?)")
            .Bind(d.sequence, position++, one.kind, one.record, one.digest)
            .Run();
}

void RemoveRows(Engine& engine, const Disposal& disposal) {
    const auto visit_tables = TablesWith(engine, "visit"), client_tables = TablesWith(engine, "client");
    engine.Execute("PRAGMA defer_foreign_keys=ON");
    engine.Prepare("DELETE FROM client_words WHERE rowid = (SELECT row FROM clients WHERE id = ?)")
        .Bind(disposal.client)
        .Run();
    // First, because rows of a signed visit are locked as long as it is there.
    engine
        .Prepare(
            "DELETE FROM visits WHERE id IN (SELECT record FROM disposed_records WHERE disposal = ? AND kind "
            "= "
            "'visit')")
        .Bind(disposal.sequence)
        .Run();
    for (const auto& table : visit_tables)
        engine
            .Prepare("DELETE FROM \"" + table +
                     "\" WHERE visit IN (SELECT record FROM disposed_records WHERE disposal = ? AND kind = "
                     "'visit')")
            .Bind(disposal.sequence)
            .Run();
    for (const auto& table : client_tables)
        engine.Prepare("DELETE FROM \"" + table + "\" WHERE client = ?").Bind(disposal.client).Run();
    engine.Prepare("DELETE FROM clients WHERE id = ?").Bind(disposal.client).Run();
}

void FinishDisposal(Engine& engine, const Disposal& disposal) {
    engine.Prepare("UPDATE disposals SET done = 1 WHERE sequence = ?").Bind(disposal.sequence).Run();
    // The index of words keeps what was deleted until its parts are put together.
    engine.Execute("INSERT INTO client_words (client_words) VALUES ('optimize')");
}

}  // namespace store
