// Words of a record that a command takes. What is typed in a command others on this computer can read while
// it runs, and the shell keeps it; so beside each option that takes them stands one that takes a file.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace cli {

class Session;

struct GivenWords {
    std::string option;  // "--reason"
    std::string typed, file;
    [[nodiscard]] bool Given() const { return !typed.empty() || !file.empty(); }
};

// The option with what it is about, and OPTION-file.
void AddWords(CLI::App& command, GivenWords& wanted, const std::string& option, const std::string& about,
              Session& session);
// What was given, without the line end behind it; empty: nothing. For "-" all that is left of standard input,
// so after the clinic is open. Throws Usage for both, and for a second text from standard input.
[[nodiscard]] std::string WordsOf(Session& session, const GivenWords& given);
// Throws Usage where neither is there.
void DemandGiven(const GivenWords& given);

}  // namespace cli
