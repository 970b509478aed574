// The blank intake page for the waiting room: to be filled in by hand. A plain value in, PDF bytes out.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "bodymap/body_map.h"
#include "model/clinic.h"
#include "pdf/plan_page.h"
#include "text/translator.h"

namespace pdf {

// In the page's language except fixed headings, which it takes from `words`.
struct IntakePage {
    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string therapist;
    std::string client, number;  // known already: printed in its field; empty: a blank line
    std::string birth_date;
    struct Group {
        std::string name;
        std::vector<std::string> questions;  // each a box to tick
    };
    std::vector<Group> groups;
    std::vector<std::pair<const bodymap::BodyMap*, std::string>> figures;  // to draw on, with their names
    std::vector<std::pair<std::string, std::string>> consents;             // name and wording
    bool letter_paper = false;
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteIntake(const IntakePage& page, const text::Translator& words,
                                const std::filesystem::path& fonts);

}  // namespace pdf
