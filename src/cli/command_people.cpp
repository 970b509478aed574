#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "desk/people.h"

namespace cli {

namespace {

void PrintRights(Session& session) {
    const auto& words = session.Words();
    session.Answer(session.options.json ? desk::RightsAnswer(words) : desk::RightsTable(words),
                   {"operation", "owner", "therapist", "assistant", "auditor", "meaning"});
}

}  // namespace

void AddPeopleCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    CLI::App* rights =
        app.add_subcommand("rights", words.Text("Print who may do what: roles and operations"));
    AddJsonOption(*rights, session);
    rights->callback([&session] { PrintRights(session); });
}

}  // namespace cli
