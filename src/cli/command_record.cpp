#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/record_builder.h"

namespace cli {

namespace {

struct RecordOptions {
    std::string folder, visit, out, language;
};

void WriteRecord(Session& session, const RecordOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const pdf::Paper paper =
        desk::WriteRecordFile(*clinic, model::VisitId{wanted.visit}, wanted.out, wanted.language);
    SayWritten(session, paper, wanted.out);
}

}  // namespace

void SayWritten(Session& session, const pdf::Paper& paper, const std::string& out) {
    const auto& words = session.Words();
    if (session.options.json)
        session.Answer(exchange::Answer::Object{{"file", out}, {"pages", paper.pages}}, {});
    for (const auto& glyph : paper.missing_glyphs)
        session.Say(words.Say("No font has the character {0}; a box is printed in its place.", {glyph}));
    session.Say(words.SayPlural("Wrote {0} page to {1}.", "Wrote {0} pages to {1}.", paper.pages,
                                {std::to_string(paper.pages), out}));
}

void AddRecordCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<RecordOptions>();
    CLI::App* record = app.add_subcommand("record", words.Text("Write the record of a visit as PDF"));
    record->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    record->add_option("VISIT", wanted->visit, words.Text("Id of the visit"))->required();
    record->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))->required();
    record
        ->add_option("--lang", wanted->language,
                     words.Text("Language of the page (en, de, es); else the clinic's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
    AddCommonOptions(*record, session);
    record->callback([&session, wanted] { WriteRecord(session, *wanted); });
}

}  // namespace cli
