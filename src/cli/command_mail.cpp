#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/plan_builder.h"
#include "desk/post.h"
#include "model/problem.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

struct MailOptions {
    std::string folder, visit, id, language, passphrase_file, eml;
    bool calendar = false, arrived = false, test = false, system_authorities = false;
    std::string server, user, from, name, password_file, security, authorities;
    int port = 0;
};
using Wanted = std::shared_ptr<MailOptions>;

constexpr int kPortOfStartTls = 587, kPortOfTls = 465;

// The one in the file, or a new one, which is told.
std::string PassphraseFor(Session& session, const MailOptions& wanted) {
    if (!wanted.passphrase_file.empty())
        return session.SecretFrom(wanted.passphrase_file, session.Words().Text("Passphrase of the plan: "),
                                  true);
    return desk::ProposePdfPassphrase();
}

void Plan(Session& session, const MailOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const auto& words = session.Words();
    Fleeting passphrase{PassphraseFor(session, wanted)};
    const desk::PlanMail mail{{wanted.visit}, passphrase.text, wanted.language, wanted.calendar};
    exchange::Answer::Object answer;
    if (wanted.eml.empty()) {
        const auto row = desk::QueuePlanMail(*clinic, mail);
        answer = {{"id", row.id.value}, {"to", row.to}, {"size", row.size}};
    } else {
        desk::WritePlanDraft(*clinic, mail, wanted.eml);
        answer = {{"file", wanted.eml}};
    }
    if (wanted.passphrase_file.empty()) answer.emplace_back("pdf_passphrase", passphrase.text);
    session.Answer(answer, {});
    session.Say(wanted.eml.empty() ? words.Text("The letter waits in the outbox.")
                                   : words.Say("The letter is written to {0}.", {wanted.eml}));
    if (wanted.passphrase_file.empty())
        session.Say(
            words.Say("The plan opens with {0}; tell it to the client in another way.", {passphrase.text}));
}

void ShowOutbox(Session& session, const MailOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    session.Answer(desk::OutboxAnswer(*clinic, session.Words()), {"id", "to", "subject", "says", "problem"});
}

void Send(Session& session, const MailOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const auto& words = session.Words();
    if (!desk::HasMailAccount(*clinic)) throw Error(ErrorKind::Refused, Msg("No mail account is set up."));
    exchange::Answer::List rows;
    std::optional<desk::PostOutcome> worst;
    for (const auto& outcome : desk::SendDue(*clinic)) {
        const std::string says = desk::PostProblemText(words, outcome.problem, outcome.args);
        rows.push_back(exchange::Answer::Object{
            {"id", outcome.id.value}, {"sent", outcome.sent}, {"unsure", outcome.unsure}, {"problem", says}});
        if (!outcome.sent) worst = outcome;
    }
    const auto count = static_cast<long>(rows.size());
    session.Answer(exchange::Answer::Object{{"mail", std::move(rows)}}, {"id", "sent", "problem"});
    if (worst)
        throw Error(worst->passing || worst->unsure ? ErrorKind::Environment : ErrorKind::Refused,
                    worst->problem, worst->args);
    session.Say(
        words.SayPlural("{0} letter was sent.", "{0} letters were sent.", count, {std::to_string(count)}));
}

void Withdraw(Session& session, const MailOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    desk::WithdrawMail(*clinic, {wanted.id});
    session.Say(session.Words().Text("The letter is withdrawn."));
}

void Retry(Session& session, const MailOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    desk::RetryMail(*clinic, {wanted.id});
    session.Say(session.Words().Text("The letter waits to be sent again."));
}

void Settle(Session& session, const MailOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    desk::SettleMail(*clinic, {wanted.id}, wanted.arrived);
    session.Say(session.Words().Text(wanted.arrived ? Msg("The letter counts as sent.")
                                                    : Msg("The letter waits to be sent again.")));
}

model::MailAccount Merged(desk::Clinic& clinic, const MailOptions& wanted) {
    auto account = desk::LoadMailAccount(clinic).value_or(desk::ProposedMailAccount(clinic));
    const auto put = [](std::string& field, const std::string& value) {
        if (!value.empty()) field = value;
    };
    put(account.server, wanted.server);
    put(account.user, wanted.user);
    put(account.from_address, wanted.from);
    put(account.from_name, wanted.name);
    const auto security = model::ParseMailSecurity(wanted.security).value_or(account.security);
    if (security != account.security)
        account.port = security == model::MailSecurity::Tls ? kPortOfTls : kPortOfStartTls;
    account.security = security;
    if (wanted.port != 0) account.port = wanted.port;
    if (!wanted.authorities.empty()) account.authorities = desk::ReadAuthorities(wanted.authorities);
    if (wanted.system_authorities) account.authorities.clear();
    return account;
}

void Account(Session& session, const MailOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const auto& words = session.Words();
    if (!wanted.server.empty()) {
        std::string password;
        if (!wanted.password_file.empty())
            password =
                session.SecretFrom(wanted.password_file, words.Text("Password of the mail account: "), false);
        desk::SaveMailAccount(*clinic, Merged(*clinic, wanted), std::move(password));
        session.Say(words.Text("The mail account is set up."));
    }
    const auto account = desk::LoadMailAccount(*clinic);
    if (!account) throw Error(ErrorKind::Refused, Msg("No mail account is set up."));
    if (wanted.test) {
        const desk::PostOutcome outcome = desk::TakeTestMail(*clinic).Carry();
        if (!outcome.sent) throw Error(ErrorKind::Environment, outcome.problem, outcome.args);
        session.Say(words.Say("A letter was sent to {0}.", {account->from_address}));
    }
    session.Answer(exchange::Answer::Object{{"server", account->server},
                                            {"port", account->port},
                                            {"security", std::string(model::ToText(account->security))},
                                            {"user", account->user},
                                            {"from", account->from_address},
                                            {"name", account->from_name},
                                            {"own_authorities", !account->authorities.empty()}},
                   {});
}

CLI::App* Command(CLI::App& app, Session& session, const char* name, const std::string& about,
                  const Wanted& wanted, void (*work)(Session&, const MailOptions&)) {
    CLI::App* command = app.add_subcommand(name, about);
    command->add_option("CLINIC", wanted->folder, session.Words().Text("Folder of the clinic"))->required();
    AddCommonOptions(*command, session);
    command->callback([&session, wanted, work] { work(session, *wanted); });
    return command;
}

void AddPlan(CLI::App& mail, Session& session, const Wanted& wanted) {
    const auto& words = session.Words();
    CLI::App* plan =
        Command(mail, session, "plan", words.Text("Write a letter with the plan of a visit"), wanted, Plan);
    plan->add_option("VISIT", wanted->visit, words.Text("Id of the visit"))->required();
    plan->add_option("--pdf-passphrase-file", wanted->passphrase_file,
                     words.Text("File with the passphrase of the plan; without it a new one is told"));
    plan->add_option("--eml", wanted->eml,
                     words.Text("Write a draft for a mail program instead; readable by you only"));
    plan->add_flag("--calendar", wanted->calendar,
                   words.Text("With the days of the plan as a calendar file"));
    plan->add_option("--lang", wanted->language,
                     words.Text("Language of the letter and the plan (en, de, es); else the client's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
}

void AddAccount(CLI::App& mail, Session& session, const Wanted& wanted) {
    const auto& words = session.Words();
    CLI::App* account = Command(mail, session, "account", words.Text("Show, set up or try the mail account"),
                                wanted, Account);
    CLI::Option* server =
        account->add_option("--server", wanted->server, words.Text("Name of the mail server"));
    const auto with_server = [&](CLI::Option* option) { option->needs(server); };
    // --user says who opens the clinic, so the account's is another word.
    with_server(
        account->add_option("--login", wanted->user, words.Text("Name to sign in to the server with")));
    with_server(account->add_option("--from", wanted->from, words.Text("Address mail is sent from")));
    with_server(account->add_option("--name", wanted->name, words.Text("Sender's name")));
    with_server(account->add_option("--password-file", wanted->password_file,
                                    words.Text("File with the password; without it the one there is stays")));
    with_server(
        account->add_option("--port", wanted->port,
                            words.Text("Port; else it stays, for another security 587 or, with tls, 465")));
    with_server(account
                    ->add_option("--security", wanted->security,
                                 words.Text("starttls or tls; else it stays, at first starttls"))
                    ->check(CLI::IsMember({"starttls", "tls"})));
    with_server(account->add_option("--authorities", wanted->authorities,
                                    words.Text("Certificates (PEM) to trust instead of the system's")));
    account
        ->add_flag("--system-authorities", wanted->system_authorities,
                   words.Text("Trust the system's certificates again"))
        ->needs(server)
        ->excludes("--authorities");
    account->add_flag("--test", wanted->test, words.Text("Send a letter to oneself"));
}

}  // namespace

void AddMailCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    const auto wanted = std::make_shared<MailOptions>();
    CLI::App* mail = app.add_subcommand("mail", words.Text("Plans by e-mail: write, send, withdraw, set up"));
    mail->require_subcommand(1);
    AddPlan(*mail, session, wanted);
    Command(*mail, session, "outbox", words.Text("List letters that wait and that were sent"), wanted,
            ShowOutbox);
    Command(*mail, session, "send", words.Text("Send what is due"), wanted, Send);
    const auto of_letter = [&](const char* name, const std::string& about,
                               void (*work)(Session&, const MailOptions&)) {
        CLI::App* command = Command(*mail, session, name, about, wanted, work);
        command->add_option("ID", wanted->id, words.Text("Id of the letter"))->required();
        return command;
    };
    of_letter("withdraw", words.Text("Take a letter back that was not sent"), Withdraw);
    of_letter("retry", words.Text("Send a letter again that was given up"), Retry);
    of_letter("settle", words.Text("Say whether a letter arrived that may have been sent"), Settle)
        ->add_flag("--arrived", wanted->arrived, words.Text("It arrived; without this it is sent again"));
    AddAccount(*mail, session, wanted);
}

}  // namespace cli
