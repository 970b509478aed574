#include "desk/called_name.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "bodymap/glyph_outlines.h"

namespace desk {

namespace {

constexpr auto kTitles = std::to_array<std::string_view>(
    {"dr",       "prof", "mr", "mrs", "ms",   "miss",  "mx",     "sir",      "herr",     "frau",   "dipl",
     "dipl-ing", "doña", "sr", "sra", "srta", "señor", "señora", "señorita", "monsieur", "madame", "mme"});
// Family names that come first and are written without their marks; with marks the letters tell.
constexpr auto kFamilyFirst =
    std::to_array<std::string_view>({"nguyen", "tran", "pham", "huynh", "hoang", "phan", "truong", "trinh",
                                     "duong", "dinh", "dang", "bui", "dao", "luong"});

std::vector<std::string> WordsOf(const std::string& name) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        if (end > at) words.push_back(name.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// In small letters (of the Latin ones only those without marks), without points.
std::string Plain(std::string word) {
    std::erase(word, '.');
    std::ranges::transform(word, word.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return word;
}

template <class List>
bool IsAmong(const List& list, const std::string& word) {
    return std::ranges::find(list, std::string_view(word)) != list.end();
}

// Chinese, Japanese and Korean script: the family name comes first, and often nothing parts it from the rest.
bool IsEastAsian(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 7> kRanges{{{0x1100, 0x11FF},
                                                                    {0x3040, 0x318F},
                                                                    {0x3400, 0x4DBF},
                                                                    {0x4E00, 0x9FFF},
                                                                    {0xAC00, 0xD7AF},
                                                                    {0xF900, 0xFAFF},
                                                                    {0x20000, 0x3FFFF}}};
    return std::ranges::any_of(kRanges, [c](const auto& one) { return c >= one.first && c <= one.second; });
}

// Those whose marks other languages have too.
constexpr auto kFamilyFirstMarked = std::to_array<std::string_view>(
    {"Lê", "Vũ", "Võ", "Hà", "Lý", "Tô", "Đào", "Ngô", "Bùi", "Lâm", "Đinh", "Đoàn", "Phùng", "Hoàng"});
// Behind a comma they say what somebody is, not what they are called.
constexpr auto kSuffixes = std::to_array<std::string_view>(
    {"phd", "md", "do", "dds", "dmd", "dvm", "jd",       "llm", "mba", "ma",  "mag", "msc",  "bsc",
     "ba",  "bs", "rn", "rmt", "lmt", "pt",  "dpt",      "ot",  "dc",  "dr",  "mph", "lcsw", "esq",
     "jr",  "sr", "ii", "iii", "iv",  "cpa", "dipl-ing", "ing", "obe", "mbe", "ret"});

// Letters no other language writes its names with.
bool IsVietnamese(char32_t c) {
    return (c >= 0x1EA0 && c <= 0x1EF9) || c == U'Ơ' || c == U'ơ' || c == U'Ư' || c == U'ư';
}

bool FamilyFirst(const std::string& name, const std::string& first) {
    const std::u32string codes = bodymap::Characters(name);
    return std::ranges::any_of(codes, IsEastAsian) || std::ranges::any_of(codes, IsVietnamese) ||
           IsAmong(kFamilyFirst, Plain(first)) || IsAmong(kFamilyFirstMarked, first);
}

// "PhD", "M.D., PhD", "Jr. MD": nothing but suffixes.
bool IsSuffix(std::string behind) {
    std::ranges::replace(behind, ',', ' ');
    const std::vector<std::string> words = WordsOf(behind);
    return !words.empty() && std::ranges::all_of(words, [](const std::string& word) {
        return IsAmong(kSuffixes, Plain(word));
    });
}

}  // namespace

std::string CalledName(const model::Client& client) {
    if (!client.preferred_name.empty()) return client.preferred_name;
    const std::size_t comma = client.name.find(", ");
    const bool turned = comma != std::string::npos;
    if (turned && IsSuffix(client.name.substr(comma + 2))) return client.name;
    std::vector<std::string> words = WordsOf(turned ? client.name.substr(comma + 2) : client.name);
    const auto named = std::ranges::find_if_not(
        words, [](const std::string& word) { return IsAmong(kTitles, Plain(word)); });
    const bool titled = named != words.begin();
    words.erase(words.begin(), named);
    // Behind a title alone stands a family name.
    if (words.empty() || (titled && !turned && words.size() < 2)) return client.name;
    const std::string& first = words.front();
    if (FamilyFirst(client.name, first)) return client.name;
    return bodymap::Characters(first).size() > 2 && first.back() != '.' ? first : client.name;
}

}  // namespace desk
