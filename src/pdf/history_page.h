// A client's history on paper: plots and tables of many visits. A plain value in, PDF bytes out.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "bodymap/scene.h"
#include "model/clinic.h"
#include "pdf/listing.h"
#include "pdf/plan_page.h"
#include "text/translator.h"

namespace pdf {

// A scene in a frame of CSS pixels of the page.
struct HistoryPlot {
    std::string caption;      // below it; may be empty
    std::string alternative;  // what it shows, in a sentence
    std::function<bodymap::Scene(bodymap::Rect frame)> draw;
};
// Plots side by side, each as wide as the others.
struct HistoryPlots {
    std::string title, about;
    double height = 0;  // CSS pixels
    std::vector<HistoryPlot> plots;
};

// In the page's language except fixed headings, which it takes from `words`.
struct HistoryPage {
    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string therapist;  // on the letterhead
    std::string client, number, birth_date;
    std::string period, made_by, made_on;
    std::vector<std::string> summary;  // sentences
    std::vector<HistoryPlots> plots;
    std::vector<Listing> tables;
    bool letter_paper = false;
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteHistory(const HistoryPage& page, const text::Translator& words,
                                 const std::filesystem::path& fonts);

}  // namespace pdf
