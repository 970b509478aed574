#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/consent_builder.h"

namespace cli {

namespace {

struct ConsentOptions {
    std::string folder, out, client, kind, language;
    bool blank = false;
};

void WriteConsent(Session& session, const ConsentOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    desk::ConsentPaper paper_of{model::ClientId{wanted.client}, wanted.kind, {}, wanted.language};
    if (!wanted.blank) paper_of.consent = desk::GivenConsent(*clinic, paper_of.client, wanted.kind);
    const pdf::Paper paper = desk::WriteConsentFile(*clinic, paper_of, wanted.out);
    const auto& words = session.Words();
    if (session.options.json)
        session.Answer(
            exchange::Answer::Object{
                {"file", wanted.out}, {"pages", paper.pages}, {"consent", paper_of.consent.value}},
            {});
    for (const auto& glyph : paper.missing_glyphs)
        session.Say(words.Say("No font has the character {0}; a box is printed in its place.", {glyph}));
    session.Say(words.SayPlural("Wrote {0} page to {1}.", "Wrote {0} pages to {1}.", paper.pages,
                                {std::to_string(paper.pages), wanted.out}));
}

}  // namespace

void AddConsentCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<ConsentOptions>();
    CLI::App* consent = app.add_subcommand(
        "consent", words.Text("Write a consent as PDF: as it was given, else blank to be signed by hand"));
    consent->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    consent->add_option("CLIENT", wanted->client, words.Text("Id of the client"))->required();
    consent
        ->add_option("KIND", wanted->kind,
                     words.Text("What is agreed to: treatment, gluteal, chest … (templates/consents.toml)"))
        ->required();
    consent->add_option("--out", wanted->out, words.Text("File to write; readable by you only"))->required();
    consent->add_flag("--blank", wanted->blank, words.Text("The blank page even if it was given already"));
    consent
        ->add_option("--lang", wanted->language,
                     words.Text("Language of the blank page (en, de, es); else the client's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
    AddCommonOptions(*consent, session);
    consent->callback([&session, wanted] { WriteConsent(session, *wanted); });
}

}  // namespace cli
