// Small tools for whole sentences in the translator's language. Private to desk.
#pragma once

#include <string>
#include <vector>

#include "model/visit.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

// A name of the templates: with its context, else the bare message id.
[[nodiscard]] std::string Word(const text::Translator& words, const char* context, const std::string& id);
// First letter in upper case, for the start of a sentence.
[[nodiscard]] std::string Upper(std::string text);
// Without the blanks around it.
[[nodiscard]] std::string Trimmed(const std::string& text);
// A name inside a sentence: lower case where the language writes it so and the name is no proper one.
[[nodiscard]] std::string Inline(const text::Translator& words, std::string name);
// "6 → 3", "6", "– → 3" or nothing.
[[nodiscard]] std::string SeverityText(const model::Mark& mark);

// "L soleus", "Sacrum".
[[nodiscard]] std::string ShortPlace(const text::Translator& words, const terms::Vocabulary& terms,
                                     const model::RegionRef& at);
// "L gastrocnemius, medial head: tight spot, 6 → 3."; a shape says its extent, see MarkPlace.
[[nodiscard]] std::string FindingSentence(const text::Translator& words, const terms::Vocabulary& terms,
                                          const model::Mark& mark);
// "Petrissage P3 6 min."
[[nodiscard]] std::string TreatmentSentence(const text::Translator& words, const terms::Vocabulary& terms,
                                            const model::Treatment& treatment);
// A treatment of regions without a mark: "L soleus, R soleus: effleurage P2 4 min."
[[nodiscard]] std::string RegionTreatmentSentence(const text::Translator& words,
                                                  const terms::Vocabulary& terms,
                                                  const model::Treatment& treatment);
// "a", "a and b", "a, b and c" in the language.
[[nodiscard]] std::string ListOf(const text::Translator& words, const std::vector<std::string>& parts);

}  // namespace desk
