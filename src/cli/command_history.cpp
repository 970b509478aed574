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
    const auto& words = session.Words();
    if (session.options.json)
        session.Answer(exchange::Answer::Object{{"file", wanted.out}, {"pages", paper.pages}}, {});
    for (const auto& glyph : paper.missing_glyphs)
        session.Say(words.Say("No font has the character {0}; a box is printed in its place.", {glyph}));
    session.Say(words.SayPlural("Wrote {0} page to {1}.", "Wrote {0} pages to {1}.", paper.pages,
                                {std::to_string(paper.pages), wanted.out}));
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
