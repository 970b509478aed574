// The part of the open clinic that keeps mail until the server took it. A letter is noted as being sent
// before it is handed out: cut short there it is unsure, never sent twice by itself.
#include <utility>

#include "model/problem.h"
#include "store/client_table.h"
#include "store/clinic_data.h"
#include "store/outbox_table.h"
#include "store/register_table.h"
#include "vault/digest.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::MailState;
using model::Msg;
using model::Operation;

namespace {

// The letter or what stands in its place is read again by nobody who may not open the chart.
void Close(model::OutboxRow& row) {
    row.to.clear();
    row.subject.clear();
    row.attachments.clear();
}

// Somebody sends it again: pauses and days count anew.
model::OutboxRow SentAgain(model::OutboxRow row, model::Instant now) {
    row.state = MailState::Waiting;
    row.tries = 0;
    row.next_try = now;
    return row;
}

// When it was last sent again stands in the log alone, which is asked only before a letter is given up.
std::optional<model::Instant> NextTryOf(Engine& engine, const model::OutboxRow& row, model::Instant now) {
    if (const auto next = model::NextTry(row.tries, row.queued_at, now)) return next;
    Query query = engine.Prepare(
        "SELECT at FROM audit WHERE entity = ? AND action = 'mail.retry' ORDER BY sequence DESC LIMIT 1");
    query.Bind(row.id);
    if (!query.Step()) return {};
    model::Instant again{};
    query.Take(again);
    return model::NextTry(row.tries, again, now);
}

}  // namespace

std::optional<model::MailAccount> ClinicStore::LoadMailAccount() const {
    m_data->Require(Operation::SendMail);
    return ReadMailAccount(*m_data->engine);
}

void ClinicStore::SaveMailAccount(const model::MailAccount& account, const vault::Secret* password) {
    m_data->Require(Operation::ManageMail, Id());
    if (const char* problem = model::ProblemOf(account)) throw Error(ErrorKind::Refused, problem);
    Engine& engine = *m_data->engine;
    Engine::Transaction transaction(engine);
    const auto before = ReadMailAccount(engine);
    if (!before && password == nullptr)
        throw Error(ErrorKind::Refused, Msg("Please give the password of the mail account."));
    // The password is handed to the server it was given for, to no other.
    const bool elsewhere = before && (before->server != account.server || before->port != account.port ||
                                      before->security != account.security || before->user != account.user ||
                                      before->authorities != account.authorities);
    if (elsewhere && password == nullptr)
        throw Error(ErrorKind::Refused,
                    Msg("Server or user of the mail account changed: please give the password again."));
    WriteMailAccount(engine, account, password);
    m_data->Audit({"mail.account", Id(), {}, before ? DigestOf(*before) : "", DigestOf(account)});
    transaction.Commit();
}

void ClinicStore::RemoveMailAccount() {
    m_data->Require(Operation::ManageMail, Id());
    Engine& engine = *m_data->engine;
    Engine::Transaction transaction(engine);
    const auto before = ReadMailAccount(engine);
    if (!before) return;
    DeleteMailAccount(engine);
    m_data->Audit({"mail.account", Id(), {}, DigestOf(*before), {}});
    transaction.Commit();
}

MailLogin ClinicStore::UseMailAccount() {
    m_data->Require(Operation::SendMail);
    auto login = ReadMailLogin(*m_data->engine);
    if (!login) throw Error(ErrorKind::Refused, Msg("No mail account is set up."));
    return *std::move(login);
}

model::OutboxRow ClinicStore::QueueMail(const OutgoingMail& mail) {
    m_data->Require(Operation::SendMail, mail.visit.value, mail.client);
    Engine& engine = *m_data->engine;
    model::OutboxRow row;
    row.id = {m_data->around.NewUuid()};
    row.client = mail.client;
    row.visit = mail.visit;
    row.plan = mail.plan;
    row.to = mail.to;
    row.subject = mail.subject;
    row.attachments = mail.attachments;
    row.size = static_cast<long long>(mail.message.size());
    row.digest = vault::Digest(mail.message);
    row.queued_at = m_data->around.Now();
    row.queued_by = m_data->user.id;
    row.next_try = row.queued_at;
    Engine::Transaction transaction(engine);
    if (ClientDigest(engine, mail.client).empty())
        throw Error(ErrorKind::Refused, Msg("There is no client {0}."), {mail.client.value});
    InsertMail(engine, row, mail.message);
    m_data->Audit({"mail.queue", row.id.value, row.client, {}, row.digest});
    transaction.Commit();
    return row;
}

MailState ClinicStore::Data::StateOf(const model::OutboxRow& row) const {
    const bool left = row.state == MailState::Sending && !in_flight.contains(row.id.value);
    return left ? MailState::Unsure : row.state;
}

std::vector<model::OutboxRow> ClinicStore::Outbox() const {
    m_data->Require(Operation::SendMail);
    auto rows = ReadOutbox(*m_data->engine);
    for (model::OutboxRow& row : rows) {
        row.state = m_data->StateOf(row);
        if (m_data->closed_charts.contains(row.client.value)) Close(row);
    }
    return rows;
}

std::optional<model::OutboxRow> ClinicStore::DueMail() const {
    m_data->Require(Operation::SendMail);
    const model::Instant now = m_data->around.Now();
    for (auto& row : ReadWaitingMail(*m_data->engine))
        if (*row.next_try <= now && !m_data->closed_charts.contains(row.client.value)) return std::move(row);
    return {};
}

std::optional<model::Instant> ClinicStore::NextMailDue() const {
    m_data->Require(Operation::SendMail);
    for (const model::OutboxRow& row : ReadWaitingMail(*m_data->engine))
        if (!m_data->closed_charts.contains(row.client.value)) return row.next_try;
    return {};
}

model::OutboxRow ClinicStore::Data::Mail(const model::MailId& id) {
    auto row = ReadMail(*engine, id);
    if (!row) throw Error(ErrorKind::Refused, Msg("There is no letter {0} in the outbox."), {id.value});
    row->state = StateOf(*row);
    return *std::move(row);
}

void ClinicStore::Data::Settle(model::OutboxRow row, const char* action) {
    if (row.state != MailState::Waiting) row.next_try.reset();
    UpdateMail(*engine, row);
    Audit({action, row.id.value, row.client, {}, row.digest});
}

TakenMail ClinicStore::TakeMail(const model::MailId& mail) {
    m_data->Require(Operation::SendMail, mail.value);
    Engine& engine = *m_data->engine;
    TakenMail taken{{}, {}, UseMailAccount()};
    Engine::Transaction transaction(engine);
    taken.row = m_data->Mail(mail);
    m_data->Require(Operation::SendMail, mail.value, taken.row.client);
    if (taken.row.state != MailState::Waiting)
        throw Error(ErrorKind::Refused, Msg("This letter does not wait to be sent."));
    taken.message = ReadMessage(engine, mail);
    if (vault::Digest(taken.message) != taken.row.digest)
        throw Error(ErrorKind::BadInput,
                    Msg("A letter in the outbox is damaged. Withdraw it and send it anew."));
    taken.row.state = MailState::Sending;
    taken.row.tried_at = m_data->around.Now();
    ++taken.row.tries;
    UpdateMail(engine, taken.row);
    transaction.Commit();
    m_data->in_flight.insert(mail.value);
    return taken;
}

// What reached the client stands in the register, as what is handed out otherwise.
void ClinicStore::Data::NoteHandedOut(const model::OutboxRow& row) {
    model::RegisterEntry entry;
    entry.id = {around.NewUuid()};
    entry.client = row.client;
    entry.recorded_at = entry.at = around.Now();
    if (row.tried_at) entry.at = *row.tried_at;
    entry.recorded_by = user.id;
    entry.whom = row.to;
    for (const std::string& name : row.attachments) entry.what += (entry.what.empty() ? "" : ", ") + name;
    entry.consent = "email";
    InsertRegisterEntry(*engine, entry);
    AuditRegister(entry);
}

void ClinicStore::MailSent(const model::MailId& mail) {
    m_data->Require(Operation::SendMail, mail.value);
    m_data->in_flight.erase(mail.value);  // whether it can be noted or not
    Engine::Transaction transaction(*m_data->engine);
    auto row = ReadMail(*m_data->engine, mail);
    if (!row || row->state != MailState::Sending) return;
    row->state = MailState::Sent;
    row->sent_at = m_data->around.Now();
    row->problem.clear();
    row->problem_args.clear();
    m_data->Settle(*row, "mail.sent");
    m_data->NoteHandedOut(*row);
    transaction.Commit();
}

void ClinicStore::MailFailed(const model::MailId& mail, const MailProblem& why, bool passing) {
    m_data->Require(Operation::SendMail, mail.value);
    m_data->in_flight.erase(mail.value);  // whether it can be noted or not
    Engine::Transaction transaction(*m_data->engine);
    auto row = ReadMail(*m_data->engine, mail);
    if (!row || (row->state != MailState::Sending && row->state != MailState::Waiting)) return;
    row->problem = why.sentence;
    row->problem_args = why.args;
    row->next_try = passing ? NextTryOf(*m_data->engine, *row, m_data->around.Now()) : std::nullopt;
    row->state = row->next_try ? MailState::Waiting : MailState::Failed;
    m_data->Settle(*row, "mail.failed");
    transaction.Commit();
}

void ClinicStore::MailUnsure(const model::MailId& mail, const MailProblem& why) {
    m_data->Require(Operation::SendMail, mail.value);
    m_data->in_flight.erase(mail.value);  // whether it can be noted or not
    Engine::Transaction transaction(*m_data->engine);
    auto row = ReadMail(*m_data->engine, mail);
    if (!row || row->state != MailState::Sending) return;
    row->state = MailState::Unsure;
    row->problem = why.sentence;
    row->problem_args = why.args;
    m_data->Settle(*row, "mail.unsure");
    transaction.Commit();
}

void ClinicStore::WithdrawMail(const model::MailId& mail) {
    m_data->Require(Operation::SendMail, mail.value);
    Engine::Transaction transaction(*m_data->engine);
    auto row = m_data->Mail(mail);
    m_data->Require(Operation::SendMail, mail.value, row.client);
    if (row.state == MailState::Sending)
        throw Error(ErrorKind::Refused, Msg("This letter is being sent; it cannot be withdrawn any more."));
    if (row.state == MailState::Sent) throw Error(ErrorKind::Refused, Msg("This letter was sent already."));
    if (row.state == MailState::Withdrawn)
        throw Error(ErrorKind::Refused, Msg("This letter is withdrawn already."));
    row.state = MailState::Withdrawn;
    m_data->Settle(row, "mail.withdrawn");
    transaction.Commit();
}

void ClinicStore::RetryMail(const model::MailId& mail) {
    m_data->Require(Operation::SendMail, mail.value);
    Engine::Transaction transaction(*m_data->engine);
    auto row = m_data->Mail(mail);
    m_data->Require(Operation::SendMail, mail.value, row.client);
    if (row.state != MailState::Waiting && row.state != MailState::Failed)
        throw Error(ErrorKind::Refused, Msg("Only a letter that waits or could not be sent is sent again."));
    m_data->Settle(SentAgain(std::move(row), m_data->around.Now()), "mail.retry");
    transaction.Commit();
}

void ClinicStore::SettleMail(const model::MailId& mail, bool arrived) {
    m_data->Require(Operation::SendMail, mail.value);
    Engine::Transaction transaction(*m_data->engine);
    auto row = m_data->Mail(mail);
    m_data->Require(Operation::SendMail, mail.value, row.client);
    if (row.state != MailState::Unsure)
        throw Error(ErrorKind::Refused, Msg("Whether this letter was sent is known already."));
    if (!arrived) {
        m_data->Settle(SentAgain(std::move(row), m_data->around.Now()), "mail.retry");
        return transaction.Commit();
    }
    row.state = MailState::Sent;
    row.sent_at = row.tried_at;
    m_data->Settle(row, "mail.sent");
    m_data->NoteHandedOut(row);
    transaction.Commit();
}

}  // namespace store
