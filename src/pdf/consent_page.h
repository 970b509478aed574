// A consent on paper: to be handed out and signed, or as it was given. A plain value in, PDF bytes out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/client.h"
#include "model/clinic.h"
#include "pdf/plan_page.h"
#include "text/translator.h"

namespace pdf {

// In the page's language except fixed headings, which it takes from `words`.
struct ConsentPage {
    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string therapist;
    std::string client, number, birth_date;
    std::string guardian;  // the name, where it is known
    enum class Age { Adult, Minor, Unknown } age = Age::Adult;
    std::string kind;              // "Gluteal region"
    std::string wording, version;  // the exact words; version may be empty
    std::string holds;             // a sentence: how long
    struct Given {
        std::string by, on, how, recorded_by;
        std::string standing;                                 // a sentence: what has become of it, and why
        std::vector<std::vector<model::MapPoint>> signature;  // in model::kSignatureBox; none: not drawn
    };
    std::optional<Given> given;  // nothing: blank lines
    bool letter_paper = false;
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteConsent(const ConsentPage& page, const text::Translator& words,
                                 const std::filesystem::path& fonts);

}  // namespace pdf
