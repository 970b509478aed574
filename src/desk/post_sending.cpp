// Sending: a letter is taken with the clinic, carried without it, and what became of it is told to the
// clinic.
#include <algorithm>
#include <utility>

#include "desk/clinic.h"
#include "desk/post.h"
#include "desk/post_parts.h"
#include "desk/resources.h"
#include "mail/message.h"

namespace desk {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

const mail::Transport& Smtp() {
    static const mail::SmtpTransport smtp;
    return smtp;
}

// Asked before the visit is loaded, which may stand in a chart that is closed by now.
bool WasMoved(Clinic& clinic, const model::OutboxRow& row) {
    return std::ranges::any_of(clinic.Store().MovedAway(row.client),
                               [&](const store::MovedVisit& one) { return one.visit == row.visit; });
}

// The plan on paper says what was amended by then.
bool AmendedSince(Clinic& clinic, const model::OutboxRow& row) {
    return std::ranges::any_of(clinic.Store().Amendments(row.visit), [&](const store::KeptAmendment& one) {
        return one.content.kind != model::AmendmentKind::CoSign && one.content.at > row.queued_at;
    });
}

// Why a letter that waits is not to be sent any more; empty: nothing.
std::optional<PostSentence> Overtaken(Clinic& clinic, const model::OutboxRow& row) {
    if (WasMoved(clinic, row))
        return PostSentence{Msg("This visit was moved to another chart; its plan is not sent.")};
    const model::Visit visit = VisitFor(clinic, row.visit);
    clinic.Store().Demand(model::Operation::PrintPlan, row.visit.value, visit.client);
    const auto client = clinic.Store().LoadClient(visit.client);
    if (!client || client->id != row.client || client->email != row.to)
        return PostSentence{Msg("The client’s address was changed after this letter was written.")};
    auto found = HindrancesOf(clinic, visit, *client);
    if (!found.empty()) return std::move(found.front());
    if (AmendedSince(clinic, row))
        return PostSentence{
            Msg("The record of this visit was amended after this letter was written; write it anew.")};
    if (PlanDigest(visit) != row.plan)
        return PostSentence{Msg("The plan was changed after this letter was written; write it anew.")};
    return {};
}

// True if nothing is to be tried again for it: it is damaged, its visit is gone or may not be read here.
bool IsOfOneLetter(const Error& error) {
    return error.Kind() == ErrorKind::BadInput || error.Kind() == ErrorKind::Refused ||
           error.Kind() == ErrorKind::NoAccess;
}

PostOutcome GiveUp(Clinic& clinic, const model::MailId& id, const std::string& problem,
                   const std::vector<std::string>& args) {
    clinic.Store().MailFailed(id, {problem, args}, false);
    PostOutcome outcome;
    outcome.id = id;
    outcome.of_this_letter = true;
    outcome.problem = problem;
    outcome.args = args;
    return outcome;
}

mail::Message TestMessage(Clinic& clinic, const model::MailAccount& account) {
    const text::Translator& words = clinic.Data().Translator(clinic.Profile().language);
    const model::Instant now = clinic.Clock().Now();
    mail::Message message;
    message.from = message.to = {account.from_name, account.from_address};
    message.subject = words.Text("Palpate: mail works");
    message.text =
        words.Text("This letter shows that the clinic can send mail. Nothing needs to be done.") + "\n";
    message.date = std::chrono::floor<std::chrono::seconds>(now);
    message.minutes_east = MinutesEast(now, clinic.Profile().zone);
    message.id = clinic.Ids().NewUuid() + '@' + DomainOf(account.from_address);
    return message;
}

}  // namespace

struct Delivery::Parts {
    model::MailId id;
    std::string to, message;
    store::MailLogin login;
    const mail::Transport* transport = nullptr;
};

Delivery::Delivery(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Delivery::~Delivery() = default;
Delivery::Delivery(Delivery&&) noexcept = default;
Delivery& Delivery::operator=(Delivery&&) noexcept = default;

const model::MailId& Delivery::Id() const {
    return m_parts->id;
}

mail::Server ServerOf(const store::MailLogin& login) {
    const auto bytes = login.password.Bytes();
    mail::Server server;
    server.host = login.account.server;
    server.port = login.account.port;
    server.security =
        login.account.security == model::MailSecurity::Tls ? mail::Security::Tls : mail::Security::StartTls;
    server.user = login.account.user;
    server.password = mail::Password(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    server.authorities = login.account.authorities;
    return server;
}

PostOutcome Delivery::Carry(const std::function<bool(long long, long long)>& progress) {
    PostOutcome outcome;
    outcome.id = m_parts->id;
    try {
        m_parts->transport->Send(ServerOf(m_parts->login), m_parts->login.account.from_address, m_parts->to,
                                 m_parts->message, progress);
        outcome.sent = true;
    } catch (const mail::Failure& failure) {
        outcome.unsure = failure.MaybeSent();
        outcome.passing = failure.Passing();
        outcome.of_this_letter = failure.OfThisLetter();
        outcome.problem = failure.Message();
        outcome.args = failure.Args();
        outcome.reply = failure.Reply();
    } catch (const mail::Refusal& refusal) {
        outcome.of_this_letter = true;
        outcome.problem = refusal.Message();
        outcome.args = refusal.Args();
    } catch (const std::exception&) {
        // Nobody knows how far it came.
        outcome.unsure = true;
        outcome.problem = Msg("Sending was interrupted; the letter may have been sent.");
    }
    return outcome;
}

PostOutcome Delivery::NotCarried() const {
    PostOutcome outcome;
    outcome.id = m_parts->id;
    outcome.passing = true;
    outcome.problem = Msg("Sending was stopped.");
    return outcome;
}

std::optional<Delivery> TakeDue(Clinic& clinic, const mail::Transport* transport,
                                std::vector<PostOutcome>* given_up) {
    if (!HasMailAccount(clinic)) return {};
    const auto give_up = [&](const model::MailId& id, const std::string& why,
                             const std::vector<std::string>& args) {
        PostOutcome outcome = GiveUp(clinic, id, why, args);
        if (given_up != nullptr) given_up->push_back(std::move(outcome));
    };
    while (const auto row = clinic.Store().DueMail()) {
        try {
            if (const auto why = Overtaken(clinic, *row)) {
                give_up(row->id, why->id, why->args);
                continue;
            }
            auto taken = clinic.Store().TakeMail(row->id);
            return Delivery(std::make_unique<Delivery::Parts>(
                Delivery::Parts{taken.row.id, taken.row.to, std::move(taken.message), std::move(taken.login),
                                transport != nullptr ? transport : &Smtp()}));
        } catch (const Error& error) {
            // It does not hold up those behind it.
            if (!IsOfOneLetter(error)) throw;
            give_up(row->id, error.Message(), error.Args());
        }
    }
    return {};
}

void ReportDelivery(Clinic& clinic, const PostOutcome& outcome) {
    if (outcome.id.empty()) return;
    if (outcome.sent)
        clinic.Store().MailSent(outcome.id);
    else if (outcome.unsure)
        clinic.Store().MailUnsure(outcome.id, {outcome.problem, outcome.args});
    else
        clinic.Store().MailFailed(outcome.id, {outcome.problem, outcome.args},
                                  outcome.passing || !outcome.of_this_letter);
}

Delivery TakeTestMail(Clinic& clinic, const mail::Transport* transport) {
    clinic.Store().Log("mail.test", clinic.Store().Id());
    store::MailLogin login = clinic.Store().UseMailAccount();
    try {
        std::string message = mail::Build(TestMessage(clinic, login.account));
        std::string to = login.account.from_address;
        return Delivery(
            std::make_unique<Delivery::Parts>(Delivery::Parts{{},
                                                              std::move(to),
                                                              std::move(message),
                                                              std::move(login),
                                                              transport != nullptr ? transport : &Smtp()}));
    } catch (const mail::Refusal& refusal) {
        Rethrow(refusal);
    }
}

std::vector<PostOutcome> SendDue(Clinic& clinic, const mail::Transport* transport) {
    std::vector<PostOutcome> outcomes;
    while (auto delivery = TakeDue(clinic, transport, &outcomes)) {
        outcomes.push_back(delivery->Carry());
        ReportDelivery(clinic, outcomes.back());
        if (!outcomes.back().sent && !outcomes.back().of_this_letter) break;
    }
    return outcomes;
}

std::optional<model::Instant> NextDue(Clinic& clinic) {
    if (!clinic.Store().May(model::Operation::SendMail)) return {};
    const auto due = clinic.Store().NextMailDue();
    return due && HasMailAccount(clinic) ? due : std::nullopt;
}

model::Instant NextRound(const PostOutcome& outcome, int failures, model::Instant now) {
    // What is wrong with the account is wrong until somebody looks after it.
    if (!outcome.passing && !outcome.unsure) return model::Instant::max();
    return model::NextTry(failures, now, now).value_or(now);
}

}  // namespace desk
