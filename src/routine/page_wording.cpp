#include "routine/page_wording.h"

#include <algorithm>
#include <array>
#include <set>

#include "routine/content_reader.h"
#include "routine/planner.h"

namespace routine {

using model::Msg;
using terms::Table;

namespace {

constexpr std::array kLanguages{"en", "de", "es"};

// "{0}", "{1}" … of a text; any other brace stands for itself and is no place.
std::set<std::string> PlacesOf(const std::string& text) {
    std::set<std::string> places;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos) break;
        places.insert(text.substr(at, end - at + 1));
    }
    return places;
}

std::string Joined(const Names& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

void ReadParts(ContentReader& reader, const Table& root, PageWording& wording) {
    if (!root.Has("parts")) return;
    const Names known = wording.parts;
    Names parts = reader.Lines(root, "parts", {}, known.size());
    for (const std::string& part : parts) {
        if (!Has(known, part)) reader.Wrong(root, "parts", Msg("expected one of: {0}"), {Joined(known)});
        if (std::ranges::count(parts, part) > 1)
            reader.Wrong(root, "parts", Msg("\"{0}\" stands there twice"), {part});
    }
    for (const std::string& part : wording.needed)
        if (!Has(parts, part))
            reader.Wrong(root, "parts", Msg("\"{0}\" cannot be left out: a client needs it to be safe"),
                         {part});
    wording.parts = std::move(parts);
}

void ReadWord(ContentReader& reader, const Table& table, const Rules& rules, PageWording& wording) {
    reader.Fields(table, {"id", "en", "de", "es"});
    Names known;
    for (const PageWord& word : wording.words) known.push_back(word.id);
    const std::string id = reader.Word(table, "id", known);
    const auto word = std::ranges::find(wording.words, id, &PageWord::id);
    if (word == wording.words.end()) return;
    if (!word->own.empty()) reader.Wrong(table, "id", Msg("\"{0}\" stands there twice"), {id});
    for (const char* language : kLanguages) {
        const std::string text = reader.Line(table, language, {1, kMostPageWord}, false);
        if (text.empty()) continue;
        CheckClaims(reader, table, language, {text}, rules);
        if (PlacesOf(text) != PlacesOf(word->text))
            reader.Wrong(table, language, Msg("expected the same names in braces as in: {0}"), {word->text});
        word->own[language] = text;
    }
    if (word->own.empty())
        reader.Wrong(table, {}, Msg("expected a text in at least one of the languages en, de, es"));
}

}  // namespace

PageWording PageWording::Load(const std::filesystem::path& templates) {
    const terms::TomlFile file(templates / "pages.toml");
    const Table root = file.Root();
    PageWording out{root.Texts("parts"), root.Texts("needed"), {}};
    for (const std::string& part : out.needed)
        if (!Has(out.parts, part)) root.Refuse("needed: \"" + part + "\" is no part");
    for (const Table& table : root.Children("word"))
        out.words.push_back({table.Text("id"), table.Text("text"), {}});
    return out;
}

OwnPageWording WithOwn(const PageWording& shipped, const RuleBook& book, const ContentFile& own) {
    OwnPageWording out;
    const auto parsed = ParseContent(own, out.problems);
    if (!parsed) return out;
    ContentReader reader(own.name, out.problems);
    const Table root = parsed->Root();
    reader.Fields(root, {"parts", "word"});
    PageWording wording = shipped;
    ReadParts(reader, root, wording);
    const auto words = reader.Tables(root, "word");
    if (words.size() > kMostContentEntries)
        reader.Wrong(1, {}, Msg("expected at most {0} entries"), {std::to_string(kMostContentEntries)});
    else
        for (const Table& table : words) ReadWord(reader, table, book.Get(), wording);
    if (out.problems.empty()) out.wording = std::move(wording);
    return out;
}

}  // namespace routine
