// What every command shares: words, data files, the clinic it works on, where answers go.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "desk/answers.h"
#include "desk/clinic.h"
#include "desk/resources.h"

namespace cli {

struct Options {
    std::string user;
    std::string passphrase_file;  // "-": standard input; empty: asked on the terminal
    bool json = false;
};

// A passphrase, wiped when it goes.
struct Fleeting {
    std::string text;
    ~Fleeting();
};

class Session {
public:
    explicit Session(const std::filesystem::path& program);

    Options options;
    int status = 0;            // to end with when nothing is thrown
    bool input_taken = false;  // the rest of standard input was read as a text

    [[nodiscard]] desk::Resources& Data() { return *m_resources; }
    [[nodiscard]] const text::Translator& Words() { return m_resources->Translator(m_language); }
    // `passphrase` gets the one it was opened with, for a command that asks for it once more.
    [[nodiscard]] std::unique_ptr<desk::Clinic> Open(const std::filesystem::path& folder,
                                                     Fleeting* passphrase = nullptr);
    // Who signs in to that clinic: as said, or the only one there is.
    [[nodiscard]] std::string UserOf(const std::filesystem::path& folder) const;
    // From the file named, or asked; `twice` for a new one.
    [[nodiscard]] std::string Passphrase(const std::string& prompt, bool twice);
    // The same for another secret: the first line of that file ("-": the next one of standard input).
    [[nodiscard]] std::string SecretFrom(const std::string& file, const std::string& prompt, bool twice);
    [[nodiscard]] store::Surroundings Around();

    // Answers go to standard output, messages to standard error.
    void Say(const std::string& sentence) const;
    void Out(const std::string& text) const;
    // The answer as JSON, or as a table of these columns of its one list.
    void Answer(const exchange::Answer& answer, const std::vector<std::string>& columns) const;

private:
    std::string m_language;
    std::unique_ptr<desk::Resources> m_resources;
    model::SystemClock m_clock;
    model::SystemIdSource m_ids{m_clock};
};

// The language of messages, from LC_ALL, LC_MESSAGES, LANG.
[[nodiscard]] std::string LanguageOfTerminal();

}  // namespace cli
