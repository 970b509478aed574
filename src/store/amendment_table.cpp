#include "store/amendment_table.h"

#include "model/problem.h"
#include "store/columns.h"
#include "store/signature_table.h"
#include "store/visit_table.h"
#include "vault/digest.h"
#include "vault/signed_content.h"

namespace store {
namespace {

using model::Msg;

// Imported amendments keep the digest they were signed over beside that of this clinic, in one text.
constexpr char kBetween = '|';

constexpr const char* kColumns =
    "SELECT a.visit, a.number, a.id, a.by, a.at, a.reason, a.field, a.position, a.original, a.text, "
    "a.client_from, a.client_to, a.encoding, a.digest, a.public_key, a.signature, a.imported, a.clock, "
    "coalesce(nullif(u.full_name, ''), u.name, ''), a.kind FROM amendments a LEFT JOIN users u ON u.id = "
    "a.by ";

struct Row {
    KeptAmendment kept;
    std::string own_digest;  // of this clinic
};

Row TakeRow(Query& query) {
    Row row;
    model::Amendment& c = row.kept.content;
    model::AmendmentSeal& seal = row.kept.seal;
    std::string kind;
    Blob signature;
    query.Take(c.visit, c.number, c.id, c.by, c.at, c.reason, c.field, c.position, c.original, c.text, c.from,
               c.to, seal.encoding, row.own_digest, seal.public_key, signature, row.kept.imported,
               row.kept.clock, row.kept.name, kind);
    c.kind = FromWord(&model::ParseAmendmentKind, kind);
    seal.signature = vault::ToHex(signature.bytes);
    const auto between = row.own_digest.find(kBetween);
    seal.digest = row.own_digest.substr(between == std::string::npos ? 0 : between + 1);
    row.own_digest.resize(std::min(between, row.own_digest.size()));
    return row;
}

std::vector<Row> RowsOf(Engine& engine, const model::VisitId& visit) {
    std::vector<Row> rows;
    Query query = engine.Prepare(std::string(kColumns) + "WHERE a.visit = ? ORDER BY a.number");
    for (query.Bind(visit); query.Step();) rows.push_back(TakeRow(query));
    return rows;
}

bool IsSigned(Engine& engine, const KeptAmendment& kept, const BoundAmendment& bound) {
    const auto key = vault::FromHex(kept.seal.public_key), signature = vault::FromHex(kept.seal.signature);
    if (!key || !signature || kept.seal.digest != DigestOf(bound, kept.seal.encoding)) return false;
    const vault::SignedContent content{bound.clinic,          kept.content.id.value,
                                       kept.content.by.value, kept.content.at.time_since_epoch().count(),
                                       kept.seal.encoding,    kept.seal.digest};
    return KnowsKey(engine, kept.content.by, *key) && vault::Verify(*key, content, *signature);
}

void Find(CheckReport& report, const char* message, const std::vector<std::string>& args) {
    report.sound = false;
    report.findings.push_back(model::Fill(message, args));
}

void CheckOf(Engine& engine, const std::string& clinic, const model::VisitId& visit, CheckReport& report) {
    const auto content = ReadVisit(engine, visit);
    std::vector<model::Amendment> before;
    for (const KeptAmendment& kept : ReadKept(engine, clinic, visit)) {
        ++report.amendments;
        const bool fits = content && kept.content.number == static_cast<int>(before.size()) + 1 &&
                          !model::CheckAgainst(*content, before, kept.content);
        if (!fits || (!kept.imported && !kept.valid))
            Find(report, Msg("Amendment {0} of visit {1} does not hold."),
                 {kept.content.id.value, visit.value});
        before.push_back(kept.content);
    }
}

}  // namespace

BoundAmendment Bind(Engine& engine, const std::string& clinic, const model::Amendment& amendment) {
    return {clinic, VisitDigest(engine, amendment.visit), amendment};
}

std::string DigestOf(const BoundAmendment& bound, int encoding) {
    return vault::Digest(Encode(std::vector{bound.clinic, bound.visit_digest}) +
                         Encode(bound.content, encoding));
}

bool Matches(const BoundAmendment& bound, const Claim& claim) {
    return claim.encoding >= 1 && claim.encoding <= kEncoding &&
           DigestOf(bound, claim.encoding) == claim.digest;
}

void InsertAmendment(Engine& engine, const model::SealedAmendment& sealed, const std::string& digest,
                     const AmendmentOrigin& origin) {
    const model::Amendment& a = sealed.content;
    const std::string told = digest == sealed.seal.digest ? digest : digest + kBetween + sealed.seal.digest;
    engine
        .Prepare(
            "INSERT INTO amendments (visit, number, id, kind, by, at, reason, field, position, original, "
            "text, "
            "client_from, client_to, encoding, digest, public_key, signature, imported, clock) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(a.visit, a.number, a.id, model::ToText(a.kind), a.by, a.at, a.reason, a.field, a.position,
              a.original, a.text, a.from, a.to, sealed.seal.encoding, told, sealed.seal.public_key,
              Blob{vault::FromHex(sealed.seal.signature).value_or(std::string())}, origin.imported,
              origin.clock)
        .Run();
}

void SetChart(Engine& engine, const model::VisitId& visit, const model::ClientId& chart) {
    engine.Prepare("UPDATE visits SET chart = ? WHERE id = ?").Bind(chart, visit).Run();
}

std::vector<model::Amendment> ReadAmendments(Engine& engine, const model::VisitId& visit) {
    std::vector<model::Amendment> amendments;
    for (Row& row : RowsOf(engine, visit)) amendments.push_back(std::move(row.kept.content));
    return amendments;
}

std::optional<model::VisitId> FindAmended(Engine& engine, const model::AmendmentId& id) {
    std::optional<model::VisitId> visit;
    Query query = engine.Prepare("SELECT visit FROM amendments WHERE id = ?");
    query.Bind(id);
    if (query.Step()) query.Take(visit.emplace());
    return visit;
}

std::optional<BoundAmendment> ReadBound(Engine& engine, const std::string& clinic, const std::string& id) {
    Query query = engine.Prepare(std::string(kColumns) + "WHERE a.id = ?");
    query.Bind(id);
    if (!query.Step()) return std::nullopt;
    return Bind(engine, clinic, TakeRow(query).kept.content);
}

std::vector<KeptAmendment> ReadKept(Engine& engine, const std::string& clinic, const model::VisitId& visit) {
    std::vector<KeptAmendment> amendments;
    for (Row& row : RowsOf(engine, visit)) {
        const BoundAmendment bound = Bind(engine, clinic, row.kept.content);
        row.kept.valid = !row.kept.imported && IsSigned(engine, row.kept, bound);
        amendments.push_back(std::move(row.kept));
    }
    return amendments;
}

std::vector<MovedVisit> ListMovedAway(Engine& engine, const model::ClientId& client) {
    // The last move out of the chart, of visits that are not back in it.
    Query query = engine.Prepare(
        "SELECT v.id, v.service_at, a.at, coalesce(nullif(u.full_name, ''), u.name, ''), a.reason "
        "FROM amendments a JOIN visits v ON v.id = a.visit LEFT JOIN users u ON u.id = a.by "
        "WHERE a.client_from = ?1 AND a.client_from <> '' AND v.chart <> ?1 AND a.number = (SELECT "
        "max(b.number) "
        "FROM amendments b WHERE b.visit = a.visit AND b.client_from = ?1) ORDER BY v.service_at DESC, v.id");
    query.Bind(client);
    std::vector<MovedVisit> moved;
    while (query.Step()) {
        auto& one = moved.emplace_back();
        query.Take(one.visit, one.service_at, one.at, one.by, one.reason);
    }
    return moved;
}

void CheckAmendments(Engine& engine, const std::string& clinic, CheckReport& report) {
    std::string id;
    for (Query query = engine.Prepare("SELECT DISTINCT visit FROM amendments"); query.Step();) {
        query.Take(id);
        CheckOf(engine, clinic, {id}, report);
    }
    for (Query query = engine.Prepare("SELECT id FROM visits v WHERE chart IS NOT coalesce((SELECT client_to "
                                      "FROM amendments WHERE visit = "
                                      "v.id AND kind = 'move' ORDER BY number DESC LIMIT 1), client)");
         query.Step();) {
        query.Take(id);
        Find(report, Msg("Visit {0} stands in a chart that no amendment moved it to."), {id});
    }
}

}  // namespace store
