#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/past_options.h"
#include "desk/history_builder.h"

namespace cli {

namespace {

struct HistoryOptions {
    PastOptions past;
    std::string out, language;
};

void WriteHistory(Session& session, const HistoryOptions& wanted) {
    const desk::PastRange range = RangeOf(wanted.past);
    const auto clinic = session.Open(wanted.past.folder);
    const desk::HistoryOrder order{model::ClientId{wanted.past.client}, range, FilterOf(*clinic, wanted.past),
                                   wanted.language};
    const pdf::Paper paper = desk::WriteHistoryFile(*clinic, order, wanted.out);
    SayWritten(session, paper, wanted.out);
}

}  // namespace

void AddHistoryCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<HistoryOptions>();
    CLI::App* history = app.add_subcommand("history", words.Text("Write a client's history as PDF"));
    AddPastOptions(*history, wanted->past, session);
    history->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))->required();
    history
        ->add_option("--lang", wanted->language,
                     words.Text("Language of the page (en, de, es); else the clinic's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
    AddCommonOptions(*history, session);
    history->callback([&session, wanted] { WriteHistory(session, *wanted); });
}

}  // namespace cli
