#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/past_options.h"
#include "desk/history_builder.h"

namespace cli {

namespace {

struct HistoryOptions {
    PastOptions past;
    std::string out, language;
    std::vector<std::string> compared;
};

void WriteHistory(Session& session, const HistoryOptions& wanted) {
    const desk::PastRange range = RangeOf(wanted.past);
    const auto clinic = session.Open(wanted.past.folder);
    desk::HistoryOrder order{model::ClientId{wanted.past.client}, range, FilterOf(*clinic, wanted.past),
                             wanted.language};
    if (wanted.compared.size() == 2)
        order.compared = {model::VisitId{wanted.compared[0]}, model::VisitId{wanted.compared[1]}};
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
    history
        ->add_option("--compare", wanted->compared,
                     words.Text("Ids of the two visits compared; else the two newest"))
        ->expected(2);
    AddCommonOptions(*history, session);
    history->callback([&session, wanted] { WriteHistory(session, *wanted); });
}

}  // namespace cli
