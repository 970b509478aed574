// The terminal: passphrases unseen, a progress bar. One file per system.
#pragma once

#include <string>

namespace cli {

// A line typed without echo; throws model::Error (NoAccess) where there is no terminal to ask on.
[[nodiscard]] std::string AskUnseen(const std::string& prompt);
// A bar on standard error if that is a terminal, otherwise a line at every tenth part.
void ShowProgress(long done, long total);
// Ends the line of a bar that was left unfinished, so that a sentence begins on its own line.
void EndProgress();
// Leaves nothing of a passphrase in memory that is given back.
void Wipe(std::string& secret);

}  // namespace cli
