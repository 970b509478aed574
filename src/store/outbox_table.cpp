#include "store/outbox_table.h"

#include "store/columns.h"
#include "vault/digest.h"

namespace store {
namespace {

constexpr const char* kAccount =
    "SELECT server, port, security, user, from_name, from_address, authorities FROM mail_account";
constexpr const char* kRow =
    "SELECT id, client, about, plan, recipient, subject, size, digest, tries, queued_at, queued_by, "
    "next_try, "
    "tried_at, sent_at, problem, state, attachments, problem_args FROM outbox";

model::OutboxRow TakeRow(Query& query) {
    model::OutboxRow row;
    std::string state;
    query.Take(row.id, row.client, row.visit, row.plan, row.to, row.subject, row.size, row.digest, row.tries,
               row.queued_at, row.queued_by, row.next_try, row.tried_at, row.sent_at, row.problem, state);
    row.state = FromWord(&model::ParseMailState, state);
    row.attachments = TakeTexts(query);
    row.problem_args = TakeTexts(query);
    return row;
}

}  // namespace

std::optional<model::MailAccount> ReadMailAccount(Engine& engine) {
    Query query = engine.Prepare(kAccount);
    if (!query.Step()) return {};
    model::MailAccount a;
    std::string security;
    query.Take(a.server, a.port, security, a.user, a.from_name, a.from_address, a.authorities);
    a.security = FromWord(&model::ParseMailSecurity, security);
    return a;
}

std::optional<MailLogin> ReadMailLogin(Engine& engine) {
    auto account = ReadMailAccount(engine);
    if (!account) return {};
    Query query = engine.Prepare("SELECT password FROM mail_account");
    if (!query.Step()) return {};
    std::string_view password;
    query.Take(password);
    return MailLogin{*std::move(account), vault::Secret::Of(password)};
}

void WriteMailAccount(Engine& engine, const model::MailAccount& a, const vault::Secret* password) {
    if (password != nullptr) {
        engine
            .Prepare(
                "INSERT INTO mail_account (one, server, port, security, user, from_name, from_address, "
                "authorities, password) VALUES (1, '', 0, 'tls', '', '', '', '', '') ON CONFLICT DO NOTHING")
            .Run();
        const auto bytes = password->Bytes();
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        engine.Prepare("UPDATE mail_account SET password = ?").Bind(text).Run();
    }
    engine
        .Prepare(
            "UPDATE mail_account SET server = ?, port = ?, security = ?, user = ?, from_name = ?, "
            "from_address = ?, authorities = ?")
        .Bind(a.server, a.port, model::ToText(a.security), a.user, a.from_name, a.from_address, a.authorities)
        .Run();
}

void DeleteMailAccount(Engine& engine) {
    engine.Execute("DELETE FROM mail_account");
}

std::string DigestOf(const model::MailAccount& a) {
    const std::vector<std::string> fields{
        a.server,       std::to_string(a.port), std::string(model::ToText(a.security)), a.user, a.from_name,
        a.from_address, a.authorities};
    return vault::Digest(Encode(fields));
}

void InsertMail(Engine& engine, const model::OutboxRow& row, const std::string& message) {
    engine
        .Prepare(
            "INSERT INTO outbox (id, client, about, plan, recipient, subject, attachments, size, digest, "
            "state, "
            "tries, queued_at, queued_by, next_try, problem, problem_args, message) VALUES (?, ?, ?, ?, ?, "
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(row.id, row.client, row.visit, row.plan, row.to, row.subject, ToBlob(row.attachments), row.size,
              row.digest, model::ToText(row.state), row.tries, row.queued_at, row.queued_by, row.next_try,
              row.problem, ToBlob(row.problem_args), Blob{message})
        .Run();
}

std::vector<model::OutboxRow> ReadOutbox(Engine& engine) {
    std::vector<model::OutboxRow> rows;
    for (Query query = engine.Prepare(std::string(kRow) + " ORDER BY queued_at DESC, id DESC"); query.Step();)
        rows.push_back(TakeRow(query));
    return rows;
}

std::optional<model::OutboxRow> ReadMail(Engine& engine, const model::MailId& id) {
    Query query = engine.Prepare(std::string(kRow) + " WHERE id = ?");
    query.Bind(id);
    if (!query.Step()) return {};
    return TakeRow(query);
}

std::vector<model::OutboxRow> ReadWaitingMail(Engine& engine) {
    std::vector<model::OutboxRow> rows;
    Query query =
        engine.Prepare(std::string(kRow) +
                       " WHERE state = 'waiting' AND next_try IS NOT NULL ORDER BY next_try, queued_at, id");
    while (query.Step()) rows.push_back(TakeRow(query));
    return rows;
}

std::string ReadMessage(Engine& engine, const model::MailId& id) {
    Blob message;
    Query query = engine.Prepare("SELECT message FROM outbox WHERE id = ?");
    query.Bind(id);
    if (query.Step()) query.Take(message);
    return std::move(message.bytes);
}

void UpdateMail(Engine& engine, const model::OutboxRow& row) {
    engine
        .Prepare(
            "UPDATE outbox SET state = ?2, tries = ?3, next_try = ?4, tried_at = ?5, sent_at = ?6, problem = "
            "?7, problem_args = ?8, message = CASE WHEN ?2 IN ('sent', 'withdrawn') THEN x'' ELSE message "
            "END WHERE id = ?1")
        .Bind(row.id, model::ToText(row.state), row.tries, row.next_try, row.tried_at, row.sent_at,
              row.problem, ToBlob(row.problem_args))
        .Run();
}

}  // namespace store
