// What a therapist is told of the places under a mark: vessels, nerves, organs, consent.
#pragma once

#include <string>
#include <vector>

#include "model/mark.h"
#include "text/translator.h"

namespace desk {

class Resources;

struct Care {
    std::string place;    // "Popliteal fossa", "Carotid triangle"
    std::string caution;  // one sentence or a few words
    bool needs_consent = false;
    bool operator==(const Care&) const = default;
};

// Zones first, then the regions under the mark, each once, in the translator's language.
[[nodiscard]] std::vector<Care> CareAt(Resources& resources, const text::Translator& words,
                                       const model::Mark& mark);

}  // namespace desk
