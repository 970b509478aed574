#include <CLI/CLI.hpp>

#include <iostream>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "desk/hardening.h"
#include "desk/sentences.h"

namespace cli {

namespace {

int Status(const std::exception& error) {
    const auto* ours = dynamic_cast<const model::Error*>(&error);
    return ours != nullptr ? static_cast<int>(ours->Kind()) : static_cast<int>(model::ErrorKind::Environment);
}

void AddEverything(CLI::App& app, Session& session) {
    app.require_subcommand(1);
    app.set_version_flag("--version", "Palpate 0.1.0");
    AddClinicCommands(app, session);
    AddBackupCommands(app, session);
    AddPeopleCommands(app, session);
    AddRecoverCommand(app, session);
    AddSalvageCommand(app, session);
    AddDataCommands(app, session);
    AddListCommands(app, session);
    AddCompareCommand(app, session);
    AddHistoryCommand(app, session);
    AddPastCommands(app, session);
    AddSignCommand(app, session);
    AddAmendCommands(app, session);
    AddPlanCommands(app, session);
    AddLetterCommand(app, session);
    AddRecordCommand(app, session);
    AddCalendarCommand(app, session);
    AddLetterheadCommands(app, session);
    AddOpeningCommands(app, session);
    AddRoutineCommands(app, session);
    AddIntakeCommand(app, session);
    AddConsentCommand(app, session);
    AddMapCommands(app, session);
    AddCountCommands(app, session);
    AddPictureCommands(app, session);
    AddAuditCommands(app, session);
    AddRetentionCommands(app, session);
    AddRegisterCommands(app, session);
    AddMailCommands(app, session);
}

// An empty word is a script's unset variable, never a place.
void RefuseEmptyWords(CLI::App& app, const text::Translator& words) {
    const std::string sentence = words.Text("a word was expected, found nothing");
    for (CLI::App* command : app.get_subcommands({})) {
        RefuseEmptyWords(*command, words);
        for (CLI::Option* option : command->get_options()) {
            if (!option->get_positional()) continue;
            option->check([sentence](const std::string& word) { return word.empty() ? sentence : ""; });
        }
    }
}

// A full disk behind "> file" must not look like an answer.
void DemandWritten(std::ostream& out) {
    out.flush();
    if (out) return;
    throw model::Error(model::ErrorKind::Environment,
                       model::Msg("The answer could not be written to the standard output."));
}

int RunWith(Session& session, const std::vector<std::string>& words) {
    CLI::App app(session.Words().Text("Palpate, the massage therapist's chart, on the command line."),
                 "palpate-cli");
    AddEverything(app, session);
    RefuseEmptyWords(app, session.Words());
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
        DemandWritten(std::cout);
        return session.status;
    } catch (const CLI::ParseError& error) {
        const int status = app.exit(error);
        return status == 0 ? 0 : static_cast<int>(model::ErrorKind::Usage);
    } catch (const std::exception& error) {
        EndProgress();
        std::cerr << desk::Sentence(session.Words(), error) << '\n';
        return Status(error);
    }
}

}  // namespace

void AddJsonOption(CLI::App& command, Session& session) {
    command.add_flag("--json", session.options.json, session.Words().Text("Answer as one JSON document"));
}

void AddCommonOptions(CLI::App& command, Session& session) {
    const auto& words = session.Words();
    command.add_option("--user", session.options.user, words.Text("Who signs in"));
    command.add_option("--passphrase-file", session.options.passphrase_file,
                       words.Text("File whose first line is the passphrase; - for standard input"));
    AddJsonOption(command, session);
}

int Run(const std::string& program, const std::vector<std::string>& words) {
    desk::GuardProcess();
    try {
        Session session(program);
        return RunWith(session, words);
    } catch (const std::exception& error) {
        std::cerr << desk::Sentence(text::Translator(), error) << '\n';
        return Status(error);
    }
}

}  // namespace cli
