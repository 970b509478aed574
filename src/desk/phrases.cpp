#include "desk/phrases.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "desk/copy_forward.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "terms/toml_file.h"
#include "text/fill.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Msg;
using text::MsgIn;

constexpr std::size_t kMostPhrases = 500;
constexpr std::size_t kLongestTyped = 40;  // bytes after a slash

bool IsBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool StartsFolded(std::string_view text, std::string_view start) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), same);
}

bool HasWord(std::string_view text, std::string_view start) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || IsBlank(text[at - 1]) || text[at - 1] == '{' || text[at - 1] == '[';
        if (begins && StartsFolded(text.substr(at), start)) return true;
    }
    return false;
}

// 0: not at all.
int Fit(const PhraseChoice& phrase, std::string_view typed) {
    if (!phrase.shortcut.empty() && StartsFolded(phrase.shortcut, typed))
        return phrase.shortcut.size() == typed.size() ? 3 : 2;
    return HasWord(phrase.text, typed) ? 1 : 0;
}

std::size_t Length(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string DateOf(const text::Translator& words, model::Date day) {
    return text::HumanDate(words, day, text::DateStyle::Short);
}

// What a phrase is filled from.
class Filler {
public:
    Filler(const VisitEditor& editor, const model::MarkId& mark)
        : m_editor(editor),
          m_words(editor.Data().Translator(editor.Store().Profile().language)),
          m_mark(mark.empty() ? nullptr : editor.Visit().Find(mark)) {
        if (!m_mark) return;
        const auto treatments = editor.Visit().TreatmentsOf(mark);
        if (!treatments.empty()) m_treatment = treatments.back();
    }

    // Empty: not known.
    [[nodiscard]] std::string Of(std::string_view name) const {
        if (std::string told = OfPeople(name); !told.empty()) return told;
        if (std::string told = OfDays(name); !told.empty()) return told;
        if (std::string told = OfMark(name); !told.empty()) return told;
        return OfTreatment(name);
    }
    [[nodiscard]] std::string Open(std::string_view name) const {
        for (const PlaceName& place : PlaceNames())
            if (name == place.name) return "[" + m_words.In("place of a phrase", place.shown) + "]";
        return "[" + std::string(name) + "]";
    }

private:
    [[nodiscard]] std::string OfPeople(std::string_view name) const {
        const model::Client& client = m_editor.Client();
        if (name == "client") return client.ShortName();
        if (name == "therapist") return m_editor.Store().SignedIn().full_name;
        if (name == "reason") return Trimmed(m_editor.Visit().reason);
        if (name == "goal") return Trimmed(client.goal);
        return {};
    }
    [[nodiscard]] std::string OfDays(std::string_view name) const {
        const model::Visit& visit = m_editor.Visit();
        if (name == "today") return DateOf(m_words, text::ToCivil(visit.service_at, visit.zone).day);
        if (name == "next visit" && visit.plan.next_visit) return DateOf(m_words, *visit.plan.next_visit);
        if (name != "last visit") return {};
        const auto last = LastVisitOf(m_editor);
        return last ? DateOf(m_words, text::ToCivil(last->service_at, last->zone).day) : std::string();
    }
    [[nodiscard]] std::string OfMark(std::string_view name) const {
        if (!m_mark) return {};
        const auto& terms = m_editor.Data().Words();
        if (name == "side")
            return m_mark->at.side == model::Side::Midline ? std::string()
                                                           : SideName(m_words, m_mark->at.side);
        if (name == "region") return Inline(m_words, RegionName(m_words, terms, m_mark->at.region));
        if (name == "place") return ShortPlace(m_words, terms, m_mark->at);
        if (name == "finding") return Inline(m_words, FindingLabel(m_words, terms, m_mark->finding));
        if (name == "before" && m_mark->before) return std::to_string(*m_mark->before);
        if (name == "after" && m_mark->after) return std::to_string(*m_mark->after);
        return {};
    }
    [[nodiscard]] std::string OfTreatment(std::string_view name) const {
        if (!m_treatment) return {};
        if (name == "technique")
            return Inline(m_words, TechniqueName(m_words, m_editor.Data().Words(), m_treatment->technique));
        if (name == "pressure") return std::to_string(m_treatment->pressure);
        if (name == "minutes") return std::to_string(m_treatment->minutes);
        return {};
    }

    const VisitEditor& m_editor;
    const text::Translator& m_words;
    const model::Mark* m_mark;
    const model::Treatment* m_treatment = nullptr;
};

}  // namespace

std::vector<PhraseTemplate> LoadPhrases(const std::filesystem::path& templates) {
    const terms::TomlFile file(templates / "phrases.toml");
    const auto rows = file.Root().Children("phrase");
    if (rows.size() > kMostPhrases) rows[kMostPhrases].Refuse(Msg("too many entries."));
    std::vector<PhraseTemplate> read;
    for (const terms::Table& row : rows) {
        const auto part = model::ParseSoapPart(row.Text("part"));
        if (!part) row.Refuse(model::Fill(Msg("“{0}” is no part of a note."), {row.Text("part")}));
        PhraseTemplate one{row.Text("id"), row.Text("shortcut"), row.Text("text"), *part};
        for (const PhraseTemplate& other : read) {
            if (other.id == one.id) row.Refuse(Msg("\"id\" is there twice."));
            if (other.part == one.part && other.shortcut == one.shortcut)
                row.Refuse(Msg("\"shortcut\" is there twice."));
        }
        read.push_back(std::move(one));
    }
    return read;
}

std::vector<PhraseChoice> PhrasesFor(const VisitEditor& editor, model::SoapPart part) {
    std::vector<PhraseChoice> choices;
    for (const model::Phrase& own : editor.Store().Phrases())
        if (own.part == part && !own.archived) choices.push_back({own.shortcut, own.text, true});
    const auto own = static_cast<std::ptrdiff_t>(choices.size());
    const auto& words = editor.Data().Translator(editor.Store().Profile().language);
    for (const PhraseTemplate& one : editor.Data().Phrases()) {
        const bool taken =
            std::any_of(choices.begin(), choices.begin() + own,
                        [&](const PhraseChoice& other) { return other.shortcut == one.shortcut; });
        if (one.part == part && !taken) choices.push_back({one.shortcut, words.Text(one.text), false});
    }
    return choices;
}

std::vector<PhraseChoice> Fitting(const std::vector<PhraseChoice>& all, std::string_view typed) {
    if (typed.empty()) return all;
    std::vector<PhraseChoice> fitting;
    for (int fit = 3; fit > 0; --fit)
        std::ranges::copy_if(all, std::back_inserter(fitting),
                             [&](const PhraseChoice& one) { return Fit(one, typed) == fit; });
    return fitting;
}

void KeepPhrase(store::ClinicStore& store, model::Phrase phrase) {
    phrase.shortcut = Trimmed(phrase.shortcut);
    if (phrase.shortcut.starts_with('/')) phrase.shortcut.erase(0, 1);
    phrase.text = Trimmed(phrase.text);
    const auto all = store.Phrases();
    const bool taken = std::ranges::any_of(all, [&](const model::Phrase& other) {
        return other.id != phrase.id && !other.archived && other.part == phrase.part &&
               other.shortcut == phrase.shortcut;
    });
    if (taken && !phrase.archived && !phrase.shortcut.empty())
        throw model::Error(model::ErrorKind::Refused,
                           Msg("The shortcut “/{0}” is taken by another phrase of this part."),
                           {phrase.shortcut});
    store.SavePhrase(phrase);
}

const std::vector<PlaceName>& PlaceNames() {
    static const std::vector<PlaceName> names{{"client", MsgIn("place of a phrase", "client")},
                                              {"therapist", MsgIn("place of a phrase", "therapist")},
                                              {"reason", MsgIn("place of a phrase", "reason")},
                                              {"goal", MsgIn("place of a phrase", "goal")},
                                              {"side", MsgIn("place of a phrase", "side")},
                                              {"region", MsgIn("place of a phrase", "region")},
                                              {"place", MsgIn("place of a phrase", "place")},
                                              {"finding", MsgIn("place of a phrase", "finding")},
                                              {"before", MsgIn("place of a phrase", "severity before")},
                                              {"after", MsgIn("place of a phrase", "severity after")},
                                              {"technique", MsgIn("place of a phrase", "technique")},
                                              {"pressure", MsgIn("place of a phrase", "pressure")},
                                              {"minutes", MsgIn("place of a phrase", "minutes")},
                                              {"last visit", MsgIn("place of a phrase", "last visit")},
                                              {"next visit", MsgIn("place of a phrase", "next visit")},
                                              {"today", MsgIn("place of a phrase", "today")}};
    return names;
}

FilledPhrase FillPhrase(const VisitEditor& editor, const std::string& phrase, const model::MarkId& mark) {
    const Filler filler(editor, mark);
    FilledPhrase filled;
    const auto open = [&](const std::string& shown) {
        const std::size_t from = Length(filled.text);
        filled.text += shown;
        filled.open.push_back({from, Length(filled.text)});
    };
    for (std::size_t at = 0; at < phrase.size();) {
        const char begins = phrase[at];
        const std::size_t end = begins == '{'   ? phrase.find('}', at)
                                : begins == '[' ? phrase.find(']', at)
                                                : std::string::npos;
        if (end == std::string::npos) {
            filled.text += phrase[at++];
            continue;
        }
        const std::string name = phrase.substr(at + 1, end - at - 1);
        const std::string known = begins == '{' ? filler.Of(name) : std::string();
        if (!known.empty())
            filled.text += filled.text.empty() ? Upper(known) : known;
        else
            open(begins == '{' ? filler.Open(name) : "[" + name + "]");
        at = end + 1;
    }
    return filled;
}

std::optional<SlashWord> SlashBefore(std::string_view text, std::size_t caret) {
    std::size_t end = 0;  // the caret in bytes
    for (std::size_t passed = 0; end < text.size(); ++end) {
        if ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) continue;
        if (passed == caret) break;
        ++passed;
    }
    const std::string_view ahead = text.substr(0, end);
    const std::size_t slash = ahead.rfind('/');
    if (slash == std::string_view::npos || end - slash > kLongestTyped) return {};
    if (slash > 0 && !IsBlank(ahead[slash - 1])) return {};
    const std::string_view typed = ahead.substr(slash + 1);
    if (std::ranges::any_of(typed, IsBlank)) return {};
    return SlashWord{Length(ahead.substr(0, slash)), std::string(typed)};
}

}  // namespace desk
