#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/intake_builder.h"

namespace cli {

namespace {

struct IntakeOptions {
    std::string folder, out, client, language;
};

void WriteIntake(Session& session, const IntakeOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const auto client = wanted.client.empty() ? std::nullopt : std::optional(model::ClientId{wanted.client});
    const pdf::Paper paper = desk::WriteIntakeFile(*clinic, client, wanted.language, wanted.out);
    SayWritten(session, paper, wanted.out);
}

}  // namespace

void AddIntakeCommand(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    auto wanted = std::make_shared<IntakeOptions>();
    CLI::App* intake =
        app.add_subcommand("intake", words.Text("Write a blank intake page to be filled in by hand, as PDF"));
    intake->add_option("CLINIC", wanted->folder, words.Text("Folder of the clinic"))->required();
    intake->add_option("OUT", wanted->out, words.Text("File to write; readable by you only"))->required();
    intake->add_option("--client", wanted->client,
                       words.Text("Id of a client whose name and language it takes"));
    intake
        ->add_option("--lang", wanted->language,
                     words.Text("Language of the page (en, de, es); else the client's"))
        ->check(CLI::IsMember({"en", "de", "es"}));
    AddCommonOptions(*intake, session);
    intake->callback([&session, wanted] { WriteIntake(session, *wanted); });
}

}  // namespace cli
