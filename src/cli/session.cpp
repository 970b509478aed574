#include "cli/session.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <system_error>
#include <thread>

#include "cli/terminal.h"
#include "desk/own_content.h"
#include "desk/plan_builder.h"

namespace cli {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr std::size_t kMaxPassphrase = 4096;

std::string FirstLine(std::string text) {
    text.resize(std::min(text.find('\n'), text.size()));
    if (!text.empty() && text.back() == '\r') text.pop_back();
    return text;
}

std::string FromStandardInput() {
    std::string line;
    line.reserve(kMaxPassphrase);
    for (char c = 0; line.size() < kMaxPassphrase && std::cin.get(c) && c != '\n';) line += c;
    return FirstLine(std::move(line));
}

std::size_t Width(const std::string& utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Trying a passphrase takes its time by intent, and one processor: another reads the tables meanwhile. Where
// there is none, who asks for a table reads it.
std::jthread ReadAhead(desk::Resources& resources) {
    if (std::thread::hardware_concurrency() < 2) return {};
    try {
        return std::jthread([&resources] { resources.Prepare(); });
    } catch (const std::system_error&) {
        return {};
    }
}

void PrintTable(const exchange::Answer::List& rows, const std::vector<std::string>& columns) {
    std::vector<std::size_t> widths;
    for (const auto& column : columns) {
        std::size_t width = column.size();
        for (const auto& row : rows) width = std::max(width, Width(row.At(column).Cell()));
        widths.push_back(width);
    }
    const auto print = [&](const auto& cell) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string text = cell(columns[i]);
            std::cout << text;
            if (i + 1 < columns.size()) std::cout << std::string(widths[i] - Width(text) + 2, ' ');
        }
        std::cout << '\n';
    };
    print([](const std::string& column) { return column; });
    for (const auto& row : rows) print([&](const std::string& column) { return row.At(column).Cell(); });
}

}  // namespace

std::string LanguageOfTerminal() {
    for (const char* name : {"PALPATE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string(value).substr(0, 2);
    }
    return "en";
}

Fleeting::~Fleeting() {
    Wipe(text);
}

Session::Session(const std::filesystem::path& program)
    : m_language(LanguageOfTerminal()), m_resources(desk::Resources::Find(program)) {}

store::Surroundings Session::Around() {
    return {&m_clock, &m_ids, store::KeyCost::Normal, store::ProfileAnchors(), store::ProfileDevices()};
}

std::string Session::Passphrase(const std::string& prompt, bool twice) {
    return SecretFrom(options.passphrase_file, prompt, twice);
}

std::string Session::SecretFrom(const std::string& file, const std::string& prompt, bool twice) {
    if (file == "-") return FromStandardInput();
    if (!file.empty()) return FirstLine(desk::ReadWhole(file, kMaxPassphrase));
    std::string first = AskUnseen(prompt);
    if (twice && AskUnseen(Words().Text("The same again")) != first) {
        throw Error(ErrorKind::Usage, Msg("The two passphrases differ; nothing was done."));
    }
    return first;
}

std::string Session::UserOf(const std::filesystem::path& folder) const {
    const auto names = store::ClinicStore::UserNames(folder);
    if (!options.user.empty()) return options.user;
    if (names.size() != 1)
        throw Error(ErrorKind::Usage, Msg("Several people use this clinic; say who you are with --user."));
    return names.front();
}

std::unique_ptr<desk::Clinic> Session::Open(const std::filesystem::path& folder, Fleeting* kept) {
    const std::string user = UserOf(folder);
    const Fleeting passphrase{Passphrase(Words().Say("Passphrase of {0}", {user}), false)};
    if (kept != nullptr) kept->text = passphrase.text;
    const std::jthread ahead = ReadAhead(*m_resources);
    auto clinic = desk::Clinic::Open(*m_resources, folder, user, passphrase.text, Around());
    const std::string refused = desk::ContentRefusal(*clinic, Words());
    if (!refused.empty()) Say(refused);
    return clinic;
}

void Session::Say(const std::string& sentence) const {
    std::cerr << sentence << '\n';
}

void Session::Out(const std::string& text) const {
    std::cout << text;
}

void Session::Answer(const exchange::Answer& answer, const std::vector<std::string>& columns) const {
    if (options.json) {
        std::cout << exchange::WriteJson(answer);
        return;
    }
    const auto* object = std::get_if<exchange::Answer::Object>(&answer.value);
    const auto* rows = object == nullptr || object->empty()
                           ? nullptr
                           : std::get_if<exchange::Answer::List>(&object->front().second.value);
    if (rows != nullptr) PrintTable(*rows, columns);
}

}  // namespace cli
