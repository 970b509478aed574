// The regions of the body map by every name they have in one language, and the levels they are counted at.
#pragma once

#include <string>

#include "model/place.h"
#include "terms/levels.h"
#include "terms/region_finder.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

// Names in the translator's language: main name, plain name, aliases; Latin in every language. Costs
// milliseconds: keep it for as long as the language stays.
[[nodiscard]] terms::RegionFinder FinderOfRegions(const text::Translator& words,
                                                  const terms::Vocabulary& terms);

// What people of this language write for a side.
[[nodiscard]] terms::SideWords SideWordsOf(const text::Translator& words);

// The segment a key of terms::Levels::Count at that level stands for; none: a structure no table knows.
[[nodiscard]] const terms::ChoirSegment* SegmentOf(const terms::Levels& levels, const std::string& key);

// A key of terms::Levels::Count by name: "Gastrocnemius, medial head", "Low back", "Shoulder, back". Of a
// structure no table knows, its id.
[[nodiscard]] std::string LevelName(const text::Translator& words, const terms::Vocabulary& terms,
                                    const terms::Levels& levels, terms::Level level, const std::string& key);

}  // namespace desk
