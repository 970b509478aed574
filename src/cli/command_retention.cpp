#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/given_words.h"
#include "desk/disposal_paper.h"
#include "desk/plan_builder.h"
#include "desk/retention.h"
#include "desk/retention_words.h"
#include "model/problem.h"

namespace cli {

namespace {

struct RetentionOptions {
    std::string place, client, confirm, out, language, today;
    GivenWords reason;
    bool all = false;
};

void List(Session& session, const RetentionOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    const auto rows = desk::RetentionList(*clinic, !wanted.all);
    clinic->Store().Log("list.retention", clinic->Store().ClinicId());
    session.Answer(desk::RetentionAnswer(*clinic, rows),
                   {"number", "name", "last_entry", "due_on", "basis", "visits", "held", "may_go"});
    const auto rule = desk::RuleOf(*clinic);
    session.Say(desk::RuleSentence(session.Words(), rule));
    if (!rule.verified)
        session.Say(
            session.Words().Text("This figure was not read in the text of the rule: ask your association "
                                 "or insurer before you rely on it."));
}

void SetHold(Session& session, const RetentionOptions& wanted) {
    DemandGiven(wanted.reason);
    const auto clinic = session.Open(wanted.place);
    desk::Hold(*clinic, desk::ClientNamed(*clinic, wanted.client), WordsOf(session, wanted.reason));
    session.Say(session.Words().Say("Client {0} is under a legal hold from now on.", {wanted.client}));
}

void LiftHold(Session& session, const RetentionOptions& wanted) {
    DemandGiven(wanted.reason);
    const auto clinic = session.Open(wanted.place);
    desk::Release(*clinic, desk::ClientNamed(*clinic, wanted.client), WordsOf(session, wanted.reason));
    session.Say(session.Words().Say("Client {0} is under no legal hold any more.", {wanted.client}));
}

// The paper comes last: it tells the head of the log after the removal, and can be printed again.
void Paper(Session& session, desk::Clinic& clinic, const RetentionOptions& wanted,
           const store::Disposal& disposal) {
    if (session.options.json) session.Answer(desk::DisposalAnswer(disposal), {});
    session.Say(desk::DisposalSentence(clinic, session.Words(), disposal));
    session.Say(desk::BackupsSentence(clinic, session.Words(), disposal));
    if (!disposal.cleaned && wanted.out.empty())
        session.Say(
            session.Words().Text("The pages that held it could not be overwritten yet; make room on the "
                                 "disk and write the certificate once more."));
    if (wanted.out.empty()) return;
    (void)desk::WriteDisposalFile(clinic, disposal, wanted.out, wanted.language);
    session.Say(session.Words().Say("The certificate is written to {0}.", {wanted.out}));
}

desk::Confirmed ConfirmedBy(Session& session, desk::Clinic& clinic, const RetentionOptions& wanted) {
    desk::Confirmed confirmed{wanted.confirm, WordsOf(session, wanted.reason)};
    if (!wanted.today.empty()) {
        confirmed.today = model::ParseDate(wanted.today);
        if (!confirmed.today)
            throw model::Error(model::ErrorKind::Usage,
                               model::Msg("\"{0}\" is no date; expected one like 2026-11-23."),
                               {wanted.today});
    } else if (const std::string doubt = desk::DateDoubt(clinic, session.Words()); !doubt.empty()) {
        session.Say(doubt);
        session.Say(session.Words().Text("Say which day it is with --date-is, like 2026-11-23."));
    }
    return confirmed;
}

void Dispose(Session& session, const RetentionOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    const model::ClientId client = desk::ClientNamed(*clinic, wanted.client);
    Paper(session, *clinic, wanted, desk::Dispose(*clinic, client, ConfirmedBy(session, *clinic, wanted)));
}

void Letter(Session& session, desk::Clinic& clinic, const RetentionOptions& wanted,
            const desk::RetentionRow& row) {
    if (wanted.out.empty()) return;
    const auto& words =
        session.Data().Translator(wanted.language.empty() ? clinic.Profile().language : wanted.language);
    desk::WriteWhole(wanted.out, desk::RefusalLetter(clinic, words, row));
    session.Say(session.Words().Say("The letter to the client is written to {0}.", {wanted.out}));
}

void Erase(Session& session, const RetentionOptions& wanted) {
    DemandGiven(wanted.reason);
    const auto clinic = session.Open(wanted.place);
    const model::ClientId client = desk::ClientNamed(*clinic, wanted.client);
    const desk::RetentionRow row = desk::RetentionOf(*clinic, client);
    const bool refused = !row.MayGo(clinic->Today());
    if (refused && wanted.confirm == row.number) Letter(session, *clinic, wanted, row);
    const auto disposal = desk::Erase(*clinic, client, ConfirmedBy(session, *clinic, wanted));
    Paper(session, *clinic, wanted, disposal);
}

void Certificate(Session& session, const RetentionOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    Paper(session, *clinic, wanted, desk::DisposalNamed(*clinic, wanted.client));
}

using Work = void (*)(Session&, const RetentionOptions&);
using Wanted = std::shared_ptr<RetentionOptions>;

CLI::App* Below(CLI::App& retention, Session& session, const char* name, const std::string& about,
                const Wanted& wanted, Work work) {
    CLI::App* command = retention.add_subcommand(name, about);
    command->add_option("CLINIC", wanted->place, session.Words().Text("Folder of the clinic"))->required();
    AddCommonOptions(*command, session);
    command->callback([&session, wanted, work] { work(session, *wanted); });
    return command;
}

CLI::App* OfClient(CLI::App* command, Session& session, const Wanted& wanted) {
    command->add_option("CLIENT", wanted->client, session.Words().Text("Number or id of the client"))
        ->required();
    return command;
}

void AddReason(CLI::App* command, Session& session, const Wanted& wanted) {
    AddWords(*command, wanted->reason, "--reason", session.Words().Text("Why; kept for good, so name nobody"),
             session);
}

void AddRemoval(CLI::App* command, Session& session, const Wanted& wanted) {
    const auto& words = session.Words();
    command->add_option("--confirm", wanted->confirm, words.Text("The client's number once more"))
        ->required();
    command->add_option("--date-is", wanted->today,
                        words.Text("Today, where the clock leapt ahead since the last entry of the log"));
    command->add_option("--out", wanted->out, words.Text("File to write the paper to; readable by you only"));
    command->add_option("--lang", wanted->language, words.Text("Language of the paper; else the clinic's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
}

void AddRemovals(CLI::App& app, Session& session, const Wanted& wanted) {
    const auto& words = session.Words();
    CLI::App* dispose =
        OfClient(Below(app, session, "dispose",
                       words.Text("Remove a client's record that is due, for good, with a certificate"),
                       wanted, Dispose),
                 session, wanted);
    AddReason(dispose, session, wanted);
    AddRemoval(dispose, session, wanted);
    CLI::App* erase = OfClient(
        Below(
            app, session, "erase",
            words.Text("Remove what tells who a client is, on request; a refusal is noted and gets a letter"),
            wanted, Erase),
        session, wanted);
    AddReason(erase, session, wanted);
    AddRemoval(erase, session, wanted);
    CLI::App* certificate =
        OfClient(Below(app, session, "certificate",
                       words.Text("Write the certificate of a removal once more"), wanted, Certificate),
                 session, wanted);
    certificate
        ->add_option("--out", wanted->out, words.Text("File to write the paper to; readable by you only"))
        ->required();
    certificate
        ->add_option("--lang", wanted->language, words.Text("Language of the paper; else the clinic's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
}

}  // namespace

void AddRetentionCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    const auto wanted = std::make_shared<RetentionOptions>();
    CLI::App* retention = app.add_subcommand(
        "retention", words.Text("How long records are kept: what is due, legal holds, disposal, erasure"));
    retention->require_subcommand(1);
    Below(*retention, session, "list", words.Text("List what is due for disposal"), wanted, List)
        ->add_flag("--all", wanted->all,
                   words.Text("Every client, with the day from which the record may go"));
    AddReason(OfClient(Below(*retention, session, "hold", words.Text("Put a legal hold on a client's record"),
                             wanted, SetHold),
                       session, wanted),
              session, wanted);
    AddReason(OfClient(Below(*retention, session, "release", words.Text("Lift the legal holds of a client"),
                             wanted, LiftHold),
                       session, wanted),
              session, wanted);
    AddRemovals(*retention, session, wanted);
}

}  // namespace cli
