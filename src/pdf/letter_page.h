// A certificate or letter of the clinic on paper: sentences, facts in two columns, a line to sign on.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "model/clinic.h"
#include "pdf/plan_page.h"
#include "text/translator.h"

namespace pdf {

// All in the page's language but for "Date" and "Signature", which it takes from `words`.
struct LetterPage {
    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string therapist;
    std::string title;
    std::vector<std::string> opening;
    std::vector<std::pair<std::string, std::string>> facts;  // what, and its value; both may be long
    std::vector<std::string> closing;
    std::string footer;
    bool signature = true;
    bool letter_paper = false;
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteLetter(const LetterPage& page, const text::Translator& words,
                                const std::filesystem::path& fonts);

}  // namespace pdf
