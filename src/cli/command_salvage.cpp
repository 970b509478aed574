#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "desk/backups.h"
#include "desk/plan_builder.h"

namespace cli {

namespace {

constexpr std::size_t kMostCodeBytes = 4096;

struct SalvageWish {
    std::string damaged, clinic, code_file;
};

struct FleetingKey {
    store::SalvageKey key;
    ~FleetingKey() {
        Wipe(key.passphrase);
        Wipe(key.recovery_code);
    }
};

void AskKey(Session& session, const SalvageWish& wish, store::SalvageKey& key) {
    key.user = session.UserOf(wish.damaged);
    const bool by_code = !wish.code_file.empty();
    if (by_code) {
        const std::string text = desk::ReadWhole(wish.code_file, kMostCodeBytes);
        key.recovery_code = text.substr(0, text.find_first_of("\r\n"));
    }
    const auto& words = session.Words();
    key.passphrase = session.Passphrase(
        by_code ? words.Say("New passphrase of {0}", {key.user}) : words.Say("Passphrase of {0}", {key.user}),
        by_code);
}

exchange::Answer AnswerOf(const SalvageWish& wish, const store::SalvageReport& report) {
    exchange::Answer::List tables, anew;
    for (const auto& table : report.tables)
        tables.emplace_back(exchange::Answer::Object{
            {"table", table.name}, {"saved", table.rows}, {"missing", table.missing}});
    for (const auto& name : report.made_anew) anew.emplace_back(name);
    return exchange::Answer::Object{{"clinic", wish.clinic},           {"pages", report.pages},
                                    {"unreadable", report.unreadable}, {"rows_cut", report.rows_cut},
                                    {"tables", std::move(tables)},     {"made_anew", std::move(anew)}};
}

void Tell(Session& session, const SalvageWish& wish, const store::SalvageReport& report) {
    const auto& words = session.Words();
    session.Say(words.Say("Pages that cannot be read: {0} of {1}.",
                          {std::to_string(report.unreadable), std::to_string(report.pages)}));
    for (const auto& table : report.tables) {
        const std::string rows = std::to_string(table.rows);
        session.Say(table.missing > 0 ? words.Say("Rows of {0} saved: {1}; the audit log tells of more: {2}.",
                                                  {table.name, rows, std::to_string(table.missing)})
                                      : words.Say("Rows of {0} saved: {1}.", {table.name, rows}));
    }
    if (report.rows_cut > 0)
        session.Say(words.Say("Rows left out, of which only a part was there: {0}.",
                              {std::to_string(report.rows_cut)}));
    for (const auto& name : report.made_anew)
        session.Say(words.Say("{0} was lost and made again from the keys.", {name}));
    session.Say(
        words.Say("Saved to {0}; {1} stays as it is. Have the audit log verified to see what is "
                  "missing.",
                  {wish.clinic, wish.damaged}));
}

void Salvage(Session& session, const SalvageWish& wish) {
    desk::RequireNewPlace(wish.clinic);
    FleetingKey fleeting;
    AskKey(session, wish, fleeting.key);
    const auto saved = store::Salvage(wish.damaged, wish.clinic, fleeting.key, session.Around());
    if (session.options.json) session.Answer(AnswerOf(wish, saved.report), {});
    Tell(session, wish, saved.report);
}

}  // namespace

void AddSalvageCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wish = std::make_shared<SalvageWish>();
    CLI::App* salvage =
        app.add_subcommand("salvage", words.Text("Save what can be read of a damaged clinic into a new one"));
    salvage->add_option("DAMAGED", wish->damaged, words.Text("Folder of the damaged clinic; it is only read"))
        ->required();
    salvage->add_option("CLINIC", wish->clinic, words.Text("New folder of the clinic"))->required();
    salvage->add_option("--recovery-code-file", wish->code_file,
                        words.Text("File whose first line is the recovery code, to be let in without the "
                                   "passphrase"));
    AddCommonOptions(*salvage, session);
    salvage->callback([&session, wish] { Salvage(session, *wish); });
}

}  // namespace cli
