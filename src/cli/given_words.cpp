#include "cli/given_words.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <utility>

#include "cli/session.h"
#include "desk/files.h"

namespace cli {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::size_t kMaxWords = 400'000;  // bytes; what is too long for a record is the model's to say

std::string AllOfStandardInput() {
    std::string text;
    for (char c = 0; text.size() <= kMaxWords && std::cin.get(c);) text += c;
    if (text.size() > kMaxWords)
        throw Error(ErrorKind::BadInput, Msg("More was given on the standard input than a record holds."));
    return text;
}

std::string WithoutLineEnd(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

}  // namespace

void AddWords(CLI::App& command, GivenWords& wanted, const std::string& option, const std::string& about,
              Session& session) {
    wanted.option = option;
    command.add_option(option, wanted.typed, about);
    command.add_option(option + "-file", wanted.file,
                       session.Words().Text("The same from a file, - for standard input: what is typed in a "
                                            "command can be read by others on this computer"));
}

std::string WordsOf(Session& session, const GivenWords& given) {
    if (given.file.empty()) return given.typed;
    if (!given.typed.empty())
        throw Error(ErrorKind::Usage, Msg("Give the text or a file that holds it, not both."));
    if (given.file != "-") return WithoutLineEnd(desk::ReadWhole(given.file, kMaxWords));
    if (std::exchange(session.input_taken, true))
        throw Error(ErrorKind::Usage,
                    Msg("Only one text can be read from the standard input; name files for the others."));
    return WithoutLineEnd(AllOfStandardInput());
}

void DemandGiven(const GivenWords& given) {
    if (!given.Given()) throw Error(ErrorKind::Usage, Msg("Give {0} or {0}-file."), {given.option});
}

}  // namespace cli
