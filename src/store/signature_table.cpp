#include "store/signature_table.h"

#include <optional>

#include "model/problem.h"
#include "store/audit_table.h"
#include "store/columns.h"
#include "store/visit_table.h"
#include "vault/digest.h"

namespace store {
namespace {

using model::Msg;

struct Row {
    vault::SignedContent content;
    std::string public_key, name;
    Blob signature;
    std::optional<model::Instant> clock;
    std::string map;
    std::optional<bool> student;
};

Row TakeRow(Query& query, const std::string& clinic) {
    Row row;
    auto& c = row.content;
    c.clinic = clinic;
    query.Take(c.entity, c.user, c.at_ms, c.encoding, c.digest, row.public_key, row.signature, row.clock,
               row.map, row.student, row.name);
    if (row.student) c.under = {row.map, *row.student};
    return row;
}

constexpr const char* kRows =
    "SELECT s.visit, s.user, s.at, s.encoding, s.digest, s.public_key, s.signature, s.clock, s.map, "
    "s.student, coalesce(nullif(u.full_name, ''), u.name, '') FROM signatures s LEFT JOIN users u ON u.id = "
    "s.user ";

// Made by the key that stands beside it, over what stands beside it; one of before names no map.
bool IsOfItsKey(const Row& row) {
    const auto key = vault::FromHex(row.public_key);
    return key && (row.student || row.map.empty()) && vault::Verify(*key, row.content, row.signature.bytes);
}

bool Holds(Engine& engine, const Row& row, const std::optional<model::Visit>& visit) {
    const auto key = vault::FromHex(row.public_key);
    return key && visit && visit->status != model::VisitStatus::Draft &&
           Matches(*visit, {row.content.digest, static_cast<int>(row.content.encoding)}) &&
           KnowsKey(engine, {row.content.user}, *key) && IsOfItsKey(row);
}

void Find(CheckReport& report, const char* message, const std::string& visit) {
    report.sound = false;
    report.findings.push_back(model::Fill(message, {visit}));
}

}  // namespace

void InsertSignature(Engine& engine, const vault::SignedContent& content, const std::string& public_key,
                     const std::string& signature, const std::optional<model::Instant>& clock) {
    engine
        .Prepare(
            "INSERT INTO signatures (visit, position, user, public_key, at, encoding, digest, signature, "
            "clock, map, student) "
            "SELECT ?1, count(*), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM signatures WHERE visit = ?1")
        .Bind(content.entity, content.user, vault::ToHex(public_key), content.at_ms, content.encoding,
              content.digest, Blob{signature}, clock, content.under ? content.under->map : std::string(),
              content.under ? std::optional(content.under->student) : std::nullopt)
        .Run();
}

bool KnowsKey(Engine& engine, const model::UserId& user, const std::string& public_key) {
    Query query = engine.Prepare("SELECT 1 FROM signing_keys WHERE public_key = ? AND user = ?");
    query.Bind(vault::ToHex(public_key), user);
    return query.Step();
}

std::vector<Signature> ReadSignatures(Engine& engine, const std::string& clinic,
                                      const model::VisitId& visit) {
    std::vector<Signature> signatures;
    Query query = engine.Prepare(std::string(kRows) + "WHERE s.visit = ? ORDER BY s.position");
    query.Bind(visit);
    std::optional<model::Visit> content;
    while (query.Step()) {
        const Row row = TakeRow(query, clinic);
        if (!content) content = ReadVisit(engine, visit);
        signatures.push_back({{row.content.user},
                              row.name,
                              model::Instant(std::chrono::milliseconds(row.content.at_ms)),
                              row.public_key,
                              Holds(engine, row, content),
                              row.clock,
                              row.map,
                              row.student});
    }
    return signatures;
}

std::multimap<std::string, Signer> ReadSigners(Engine& engine, const std::string& clinic) {
    std::multimap<std::string, Signer> signers;
    for (Query query = engine.Prepare(kRows); query.Step();) {
        const Row row = TakeRow(query, clinic);
        signers.emplace(row.content.entity, Signer{row.content.user, row.content.digest, IsOfItsKey(row)});
    }
    return signers;
}

void CheckSignatures(Engine& engine, const std::string& clinic, CheckReport& report) {
    std::string id;
    for (Query query = engine.Prepare("SELECT DISTINCT visit FROM signatures"); query.Step();) {
        query.Take(id);
        for (const Signature& signature : ReadSignatures(engine, clinic, {id})) {
            ++report.signatures;
            if (!signature.valid) Find(report, Msg("A signature of visit {0} does not hold."), id);
        }
    }
    for (Query query =
             engine.Prepare("SELECT DISTINCT entity FROM audit WHERE action = 'visit.sign' AND NOT EXISTS "
                            "(SELECT 1 FROM signatures WHERE visit = entity) AND NOT EXISTS (SELECT 1 FROM "
                            "disposed_records WHERE record = entity)");
         query.Step();) {
        query.Take(id);
        Find(report, Msg("The signature of visit {0} is missing."), id);
    }
}

}  // namespace store
