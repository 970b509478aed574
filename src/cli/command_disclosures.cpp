#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/given_words.h"
#include "desk/access_pack.h"
#include "desk/disclosures.h"
#include "desk/plan_builder.h"
#include "desk/retention.h"
#include "model/problem.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;
using model::RegisterKind;

struct RegisterOptions {
    std::string place, client, consent, on, at, out, language, breach, statement;
    GivenWords whom, what;
};

constexpr std::size_t kMostStatement = 100'000;  // bytes

std::optional<model::Date> DayOf(const std::string& text) {
    if (text.empty()) return {};
    const auto day = model::ParseDate(text);
    if (!day) throw Error(ErrorKind::Usage, Msg("\"{0}\" is no date; expected one like 2026-11-23."), {text});
    return day;
}

void List(Session& session, const RegisterOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    store::RegisterFilter filter{{}, RegisterKind::Disclosure};
    if (!wanted.client.empty()) filter.client = desk::ClientNamed(*clinic, wanted.client);
    session.Answer(desk::RegisterAnswer(*clinic, session.Words(), filter),
                   {"at", "whom", "what", "consent_text", "by"});
    if (wanted.out.empty()) return;
    if (!filter.client) throw Error(ErrorKind::Usage, Msg("A table is written for one client; say which."));
    desk::WriteWhole(wanted.out, desk::DisclosuresCsv(*clinic, session.Words(), *filter.client));
    session.Say(session.Words().Say("The table is written to {0}.", {wanted.out}));
}

void Add(Session& session, const RegisterOptions& wanted) {
    DemandGiven(wanted.whom);
    DemandGiven(wanted.what);
    const auto on = DayOf(wanted.on);
    const auto clinic = session.Open(wanted.place);
    const model::ClientId client = desk::ClientNamed(*clinic, wanted.client);
    const auto entry = desk::AddDisclosure(
        *clinic, {client, WordsOf(session, wanted.whom), WordsOf(session, wanted.what), wanted.consent, on});
    session.Answer(exchange::Answer::Object{{"id", entry.id.value}}, {});
    session.Say(session.Words().Text("The disclosure is on record."));
}

void State(Session& session, const RegisterOptions& wanted) {
    // From a file: what stands on a command line can be seen by others on this computer.
    const std::string text = desk::ReadWhole(wanted.statement, kMostStatement);
    const auto clinic = session.Open(wanted.place);
    const auto entry = desk::AddStatement(*clinic, desk::ClientNamed(*clinic, wanted.client), text);
    session.Answer(exchange::Answer::Object{{"id", entry.id.value}}, {});
    session.Say(session.Words().Text("The client's statement stands beside the record."));
}

void Statements(Session& session, const RegisterOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    const model::ClientId client = desk::ClientNamed(*clinic, wanted.client);
    session.Answer(desk::RegisterAnswer(*clinic, session.Words(), {client, RegisterKind::Statement}),
                   {"at", "what", "by"});
}

void Breaches(Session& session, const RegisterOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    session.Answer(desk::BreachesAnswer(*clinic, session.Words()), {"id", "at", "what", "due", "clock"});
}

void Breach(Session& session, const RegisterOptions& wanted) {
    DemandGiven(wanted.what);
    const desk::KnownSince known{DayOf(wanted.on), wanted.at};
    const auto clinic = session.Open(wanted.place);
    const std::string what = WordsOf(session, wanted.what), whom = WordsOf(session, wanted.whom);
    const model::RegisterEntry entry = wanted.breach.empty()
                                           ? desk::AddBreach(*clinic, what, whom, known)
                                           : desk::AddFollowUp(*clinic, {wanted.breach}, what, whom);
    session.Answer(exchange::Answer::Object{{"id", entry.id.value}}, {});
    if (wanted.breach.empty())
        session.Say(desk::BreachClock(session.Words(), entry, clinic->Clock().Now()));
    else
        session.Say(session.Words().Text("What was done is on record."));
}

void Pack(Session& session, const RegisterOptions& wanted) {
    const auto clinic = session.Open(wanted.place);
    const desk::AccessPack pack = desk::WriteAccessPack(*clinic, desk::ClientNamed(*clinic, wanted.client),
                                                        wanted.out, wanted.language);
    exchange::Answer::List files;
    for (const auto& name : pack.files) files.emplace_back(name);
    if (session.options.json)
        session.Answer(
            exchange::Answer::Object{{"files", std::move(files)}, {"folder", pack.folder.string()}}, {});
    session.Say(session.Words().SayPlural("Wrote {0} file to {1}.", "Wrote {0} files to {1}.",
                                          static_cast<long>(pack.files.size()),
                                          {std::to_string(pack.files.size()), pack.folder.string()}));
}

using Work = void (*)(Session&, const RegisterOptions&);
using Wanted = std::shared_ptr<RegisterOptions>;

CLI::App* Command(CLI::App& app, Session& session, const char* name, const std::string& about,
                  const Wanted& wanted, Work work) {
    CLI::App* command = app.add_subcommand(name, about);
    command->add_option("CLINIC", wanted->place, session.Words().Text("Folder of the clinic"))->required();
    AddCommonOptions(*command, session);
    command->callback([&session, wanted, work] { work(session, *wanted); });
    return command;
}

CLI::Option* AddClient(CLI::App* command, Session& session, const Wanted& wanted) {
    return command->add_option("CLIENT", wanted->client, session.Words().Text("Number or id of the client"));
}

void AddDisclosures(CLI::App& app, Session& session, const Wanted& wanted) {
    const auto& words = session.Words();
    CLI::App* disclosures =
        app.add_subcommand("disclosures", words.Text("What was told to whom about a client"));
    disclosures->require_subcommand(1);
    CLI::App* list = Command(*disclosures, session, "list", words.Text("List disclosures"), wanted, List);
    AddClient(list, session, wanted);
    list->add_option("--out", wanted->out,
                     words.Text("File to write the table to as CSV; readable by you only"));
    CLI::App* add =
        Command(*disclosures, session, "add", words.Text("Write down what was handed out"), wanted, Add);
    AddClient(add, session, wanted)->required();
    AddWords(*add, wanted->whom, "--to", words.Text("To whom"), session);
    AddWords(*add, wanted->what, "--what", words.Text("What was handed out"), session);
    add->add_option("--consent", wanted->consent, words.Text("Under which consent or duty"));
    add->add_option("--on", wanted->on, words.Text("Day, like 2026-11-23; without it now"));
}

void AddStatements(CLI::App& app, Session& session, const Wanted& wanted) {
    const auto& words = session.Words();
    CLI::App* statement = app.add_subcommand(
        "statement", words.Text("A client's own statement beside the record, which stays as it is"));
    statement->require_subcommand(1);
    AddClient(Command(*statement, session, "list", words.Text("List statements"), wanted, Statements),
              session, wanted)
        ->required();
    CLI::App* add = Command(*statement, session, "add", words.Text("Add a statement"), wanted, State);
    AddClient(add, session, wanted)->required();
    add->add_option("--file", wanted->statement, words.Text("Text file with the client's words"))->required();
}

void AddBreaches(CLI::App& app, Session& session, const Wanted& wanted) {
    const auto& words = session.Words();
    CLI::App* breach = app.add_subcommand(
        "breach", words.Text("Breaches of the clinic's data, to be told to the authority within 72 hours"));
    breach->require_subcommand(1);
    Command(*breach, session, "list", words.Text("List breaches"), wanted, Breaches);
    CLI::App* add =
        Command(*breach, session, "add", words.Text("Write down a breach, or what was done"), wanted, Breach);
    AddWords(*add, wanted->what, "--what", words.Text("What happened or was done"), session);
    AddWords(*add, wanted->whom, "--to", words.Text("Who was told"), session);
    CLI::Option* about =
        add->add_option("--about", wanted->breach, words.Text("Id of the breach that was dealt with"));
    add->add_option("--on", wanted->on, words.Text("Day it became known, like 2026-11-23; without it today"))
        ->excludes(about);
    add->add_option("--at", wanted->at,
                    words.Text("Time it became known, like 14:30; of today without it now"))
        ->excludes(about);
}

}  // namespace

void AddRegisterCommands(CLI::App& app, Session& session) {
    const auto wanted = std::make_shared<RegisterOptions>();
    const auto& words = session.Words();
    AddDisclosures(app, session, wanted);
    AddStatements(app, session, wanted);
    AddBreaches(app, session, wanted);
    CLI::App* pack = Command(app, session, "access-pack",
                             words.Text("Write everything kept of a client to a new folder, for the client"),
                             wanted, Pack);
    AddClient(pack, session, wanted)->required();
    pack->add_option("DIR", wanted->out, words.Text("New folder; readable by you only"))->required();
    pack->add_option("--lang", wanted->language, words.Text("Language of the papers; else the client's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
}

}  // namespace cli
