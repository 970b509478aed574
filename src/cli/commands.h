// The commands of palpate-cli, each adding itself to the parser.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace CLI {
class App;
}
namespace pdf {
struct Paper;
}

namespace cli {

void AddAuditCommands(CLI::App& app, Session& session);   // audit verify, list, export …
void AddClinicCommands(CLI::App& app, Session& session);  // new, sample, recovery-code, check
void AddBackupCommands(CLI::App& app, Session& session);  // backup, restore
void AddPeopleCommands(CLI::App& app, Session& session);  // rights, user …
void AddRecoverCommand(CLI::App& app, Session& session);
void AddSalvageCommand(CLI::App& app, Session& session);
void AddDataCommands(CLI::App& app, Session& session);   // import, export
void AddListCommands(CLI::App& app, Session& session);   // list, show
void AddAmendCommands(CLI::App& app, Session& session);  // amend, move, cosign
void AddSignCommand(CLI::App& app, Session& session);
// What the flag --clock-is-right of every command that signs says.
[[nodiscard]] std::string ClockFlagText(const text::Translator& words);
void AddPlanCommands(CLI::App& app, Session& session);
void AddLetterCommand(CLI::App& app, Session& session);
void AddRecordCommand(CLI::App& app, Session& session);
// That a page was written and where, and which characters no font has.
void SayWritten(Session& session, const pdf::Paper& paper, const std::string& out);
void AddRoutineCommands(CLI::App& app, Session& session);  // routine, templates check
void AddIntakeCommand(CLI::App& app, Session& session);
void AddConsentCommand(CLI::App& app, Session& session);
void AddCountCommands(CLI::App& app, Session& session);  // find, count
void AddMailCommands(CLI::App& app, Session& session);   // mail plan, outbox, send …
void AddMapCommands(CLI::App& app, Session& session);    // region, map
void AddCalendarCommand(CLI::App& app, Session& session);
void AddOpeningCommands(CLI::App& app, Session& session);     // opening show, set
void AddLetterheadCommands(CLI::App& app, Session& session);  // letterhead show, set, sample
void AddCompareCommand(CLI::App& app, Session& session);
void AddHistoryCommand(CLI::App& app, Session& session);
void AddPastCommands(CLI::App& app, Session& session);       // past …, figures
void AddPictureCommands(CLI::App& app, Session& session);    // picture add, list, export, archive
void AddRetentionCommands(CLI::App& app, Session& session);  // retention list, hold, dispose …
void AddRegisterCommands(CLI::App& app, Session& session);   // disclosures, statement, breach, access-pack

// --user, --passphrase-file, --json.
void AddCommonOptions(CLI::App& command, Session& session);

// --json alone, for commands that open no clinic.
void AddJsonOption(CLI::App& command, Session& session);

// The whole program: parse, run, turn errors into sentences and exit statuses. `program`: as it was called;
// `words`: what was typed behind it.
int Run(const std::string& program, const std::vector<std::string>& words);

}  // namespace cli
