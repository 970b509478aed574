// The recovery code of a clinic on one sheet of paper. A plain value in, PDF bytes out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/clinic.h"
#include "pdf/plan_page.h"
#include "text/translator.h"

namespace pdf {

struct RecoveryPage {
    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string made_by, made_on;     // who and the day, as people write them
    std::vector<std::string> groups;  // of the code, in order
    bool letter_paper = false;
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteRecovery(const RecoveryPage& page, const text::Translator& words,
                                  const std::filesystem::path& fonts);

}  // namespace pdf
