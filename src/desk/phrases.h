// Phrases for the note: the program's own in the clinic's language, the clinic's own, and how they are filled
// from the visit.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/note.h"
#include "store/clinic_store.h"
#include "text/translator.h"

namespace desk {

class VisitEditor;

// One of templates/phrases.toml; its text is a message id.
struct PhraseTemplate {
    std::string id, shortcut, text;
    model::SoapPart part = model::SoapPart::Subjective;
};
// Throws BadInput naming file and line: one id or (within a part) one shortcut twice, an unknown part.
[[nodiscard]] std::vector<PhraseTemplate> LoadPhrases(const std::filesystem::path& templates);

struct PhraseChoice {
    std::string shortcut;  // without the slash; may be empty
    std::string text;      // with its places still open
    bool own = false;      // of the clinic
    bool operator==(const PhraseChoice&) const = default;
};
// Those of a part that may be chosen, the clinic's own first. A phrase of the program gives way to one of the
// clinic with its shortcut.
[[nodiscard]] std::vector<PhraseChoice> PhrasesFor(const VisitEditor& editor, model::SoapPart part);
// Those that fit what was typed: a shortcut that is it, those that begin with it, then texts with a word that
// begins so. Nothing typed: all.
[[nodiscard]] std::vector<PhraseChoice> Fitting(const std::vector<PhraseChoice>& all, std::string_view typed);

// A phrase of the clinic's own, new or changed; a slash before its shortcut is left out. Throws Refused for
// what model::Check finds and for a shortcut that another one of the clinic has in that part.
void KeepPhrase(store::ClinicStore& store, model::Phrase phrase);

// Names that may stand in braces, with what is shown for one that cannot be filled.
struct PlaceName {
    const char* name;   // "last visit"
    const char* shown;  // message id in the context "place of a phrase"
};
[[nodiscard]] const std::vector<PlaceName>& PlaceNames();

// In characters, not bytes.
struct TextRange {
    std::size_t from = 0, to = 0;
    bool operator==(const TextRange&) const = default;
};
struct FilledPhrase {
    std::string text;
    std::vector<TextRange> open;  // "[region]", to be typed over
};
// `mark`: the one selected, may be empty. What neither it nor the visit knows stays open, and so does what
// the phrase itself has in brackets.
[[nodiscard]] FilledPhrase FillPhrase(const VisitEditor& editor, const std::string& phrase,
                                      const model::MarkId& mark);

// What was typed after a slash that begins a word and ends at the caret (characters): where the slash stands.
// nullopt: no phrase is being asked for there.
struct SlashWord {
    std::size_t from = 0;
    std::string typed;
};
[[nodiscard]] std::optional<SlashWord> SlashBefore(std::string_view text, std::size_t caret);

}  // namespace desk
