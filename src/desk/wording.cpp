#include "desk/wording.h"

#include <algorithm>
#include <array>
#include <utility>

#include "desk/sentences.h"

namespace desk {

namespace {

bool IsLower(char c) {
    return c >= 'a' && c <= 'z';
}

// á … ÿ in UTF-8
bool IsLowerAccented(const std::string& text, std::size_t at) {
    return text.size() > at + 1 && text[at] == '\xC3' && static_cast<unsigned char>(text[at + 1]) >= 0xA0;
}

}  // namespace

std::string Word(const text::Translator& words, const char* context, const std::string& id) {
    if (id.empty()) return {};
    std::string in = words.In(context, id);
    return in == id ? words.Text(id) : in;
}

std::string Trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string Upper(std::string text) {
    if (text.empty()) return text;
    if (IsLower(text[0])) {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    } else if (IsLowerAccented(text, 0)) {
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);  // á … þ
    }
    return text;
}

std::string Inline(const text::Translator& words, std::string name) {
    static constexpr std::array kProper{"Achilles"};
    const bool proper =
        std::any_of(kProper.begin(), kProper.end(), [&](const char* p) { return name.starts_with(p); });
    // German writes nouns large; an abbreviation keeps its capitals.
    const bool word = name.size() > 1 && (IsLower(name[1]) || IsLowerAccented(name, 1));
    if (words.Language() == "de" || proper || !word) return name;
    if (name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
}

std::string ShortPlace(const text::Translator& words, const terms::Vocabulary& terms,
                       const model::RegionRef& at) {
    const std::string name = Inline(words, RegionName(words, terms, at.region));
    if (at.side == model::Side::Left) return words.SayIn("side", "L {0}", {name});
    if (at.side == model::Side::Right) return words.SayIn("side", "R {0}", {name});
    return Upper(name);
}

std::string SeverityText(const model::Mark& mark) {
    const auto figure = [](const std::optional<int>& n) { return n ? std::to_string(*n) : std::string("–"); };
    if (!mark.before && !mark.after) return {};
    if (!mark.after) return figure(mark.before);
    return figure(mark.before) + " → " + figure(mark.after);
}

std::string FindingSentence(const text::Translator& words, const terms::Vocabulary& terms,
                            const model::Mark& mark) {
    const std::string place = MarkPlace(words, terms, mark);
    const std::string finding = Inline(words, FindingLabel(words, terms, mark.finding));
    const std::string severity = SeverityText(mark);
    if (severity.empty()) return words.Say("{0}: {1}.", {place, finding});
    return words.Say("{0}: {1}, {2}.", {place, finding, severity});
}

std::string TreatmentSentence(const text::Translator& words, const terms::Vocabulary& terms,
                              const model::Treatment& treatment) {
    const std::string name = TechniqueName(words, terms, treatment.technique);
    const auto pressure = std::to_string(treatment.pressure), minutes = std::to_string(treatment.minutes);
    if (treatment.override_reason.empty()) return words.Say("{0} P{1} {2} min.", {name, pressure, minutes});
    return words.Say("{0} P{1} {2} min, above the limit because: {3}.",
                     {name, pressure, minutes, Trimmed(treatment.override_reason)});
}

std::string RegionTreatmentSentence(const text::Translator& words, const terms::Vocabulary& terms,
                                    const model::Treatment& treatment) {
    std::string places;
    for (const model::RegionRef& at : treatment.regions) {
        if (!places.empty()) places += ", ";
        places += ShortPlace(words, terms, at);
    }
    return words.Say("{0}: {1} P{2} {3} min.",
                     {places, Inline(words, TechniqueName(words, terms, treatment.technique)),
                      std::to_string(treatment.pressure), std::to_string(treatment.minutes)});
}

std::string ListOf(const text::Translator& words, const std::vector<std::string>& parts) {
    if (parts.empty()) return {};
    std::string list = parts.front();
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) list += ", " + parts[i];
    if (parts.size() == 1) return list;
    return words.Say("{0} and {1}", {list, parts.back()});
}

}  // namespace desk
