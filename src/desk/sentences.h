// Codes and ids as sentences and names for people, in the translator's language.
#pragma once

#include <exception>
#include <string>

#include "desk/open_points.h"
#include "model/mark.h"
#include "model/plan.h"
#include "model/problem.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

[[nodiscard]] std::string Sentence(const text::Translator& words, const model::Problem& problem);
[[nodiscard]] std::string Sentence(const text::Translator& words, const OpenPoint& point);
// Any exception as one sentence: model::Error translated and filled, the rest described without internals.
[[nodiscard]] std::string Sentence(const text::Translator& words, const std::exception& error);

[[nodiscard]] std::string SideName(const text::Translator& words, model::Side side);  // "left"
[[nodiscard]] std::string ViewName(const text::Translator& words, model::View view);  // "Back"
[[nodiscard]] std::string LayerName(const text::Translator& words, model::Layer layer);
[[nodiscard]] std::string RegionName(const text::Translator& words, const terms::Vocabulary& terms,
                                     const std::string& region);  // "Gastrocnemius, medial"
[[nodiscard]] std::string RegionWithSide(const text::Translator& words, const terms::Vocabulary& terms,
                                         const model::RegionRef& at);  // "Gastrocnemius, medial, left"
// Client words: "Left calf, inner side".
[[nodiscard]] std::string PlainPlace(const text::Translator& words, const terms::Vocabulary& terms,
                                     const model::RegionRef& at);
// Where a whole mark lies, with its shape. For the record: "Strip along L soleus and gastrocnemius (medial
// head)", "Area over L soleus 62 %, gastrocnemius (medial head) 30 % and 2 more", "Radiating from L gluteus
// medius to L soleus". Left and right of one structure are said together, "L+R soleus 30 + 28 %". Four
// structures of 5 % and more are named, largest first after the one charted, and how many more there are
// where the rest makes 5 %; the side once where it is the same for all. A point is its region: "L soleus".
[[nodiscard]] std::string MarkPlace(const text::Translator& words, const terms::Vocabulary& terms,
                                    const model::Mark& mark);
// Whether at least 5 % of a stroke or an area lies on either side of the body: it is not of `at`'s side
// alone.
[[nodiscard]] bool OnBothSides(const model::Mark& mark);
// The same structures one a line: "62 %  Soleus, left", "58 %  Soleus, both sides (30 + 28 %)", "And 2 more".
[[nodiscard]] std::vector<std::string> CoverLines(const text::Translator& words,
                                                  const terms::Vocabulary& terms, const model::Mark& mark);
// The same in client words, without shares: "Left calf, inner side, and back of the knee".
[[nodiscard]] std::string PlainMarkPlace(const text::Translator& words, const terms::Vocabulary& terms,
                                         const model::Mark& mark);
[[nodiscard]] std::string FindingLabel(const text::Translator& words, const terms::Vocabulary& terms,
                                       const std::string& finding);
[[nodiscard]] std::string TechniqueName(const text::Translator& words, const terms::Vocabulary& terms,
                                        const std::string& technique);
[[nodiscard]] std::string ConditionName(const text::Translator& words, const terms::Vocabulary& terms,
                                        const std::string& condition);
// "Washington, USA"
[[nodiscard]] std::string JurisdictionName(const text::Translator& words,
                                           const terms::Jurisdiction& jurisdiction);
[[nodiscard]] std::string LoadName(const text::Translator& words, model::Load load);
// "Stretching", "Cold water immersion (ice bath)" … of a plan item's or blocked item's modality.
[[nodiscard]] std::string ModalityName(const text::Translator& words, const std::string& modality);
// One dose for people: "2 × 30 s, each side", "20 min, up to 60 mmHg".
[[nodiscard]] std::string DoseText(const text::Translator& words, const model::PlanItem& item);

}  // namespace desk
