// The client's plan on paper. A plain value in, PDF bytes out; no clinic, no clock: same value, same bytes.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bodymap/body_map.h"
#include "bodymap/map_scene.h"
#include "bodymap/printed_page.h"
#include "model/clinic.h"
#include "model/clock.h"
#include "model/plan.h"
#include "model/pose.h"
#include "pdf/letterhead.h"
#include "text/translator.h"

namespace pdf {

// The clinic's own photo or drawing, small enough for paper.
struct PlanPicture {
    bodymap::BodyMap map;       // its box: the whole picture in the pixels its marks are measured in
    std::string title;          // the therapist's words
    int width = 0, height = 0;  // pixels of `bytes`
    bool jpeg = false;
    std::string bytes;  // a JPEG file in colour, or rows from the top with 3 bytes a pixel
};

struct PlanFigure {
    const bodymap::BodyMap* map = nullptr;
    std::shared_ptr<const PlanPicture> picture;  // set: drawn instead of a figure; `map` is its map
    std::string name;                            // of the view, in the page's language
    std::vector<bodymap::MarkLook> marks;        // numbered from 1 over all figures
    std::vector<model::RegionRef> marked;
    model::Layer layer = model::Layer::Superficial;
};

// The largest a picture is printed, in inches; more than 200 pixels for each of them no reader of paper sees.
inline constexpr double kMostPictureWidth = 7.45, kMostPictureHeight = 3.2;

struct FoundLine {
    int number = 0;        // on a figure; 0: on none
    std::string finding;   // id, for the glyph
    std::string place;     // "Left calf, inner side": already in the page's language
    std::string plain;     // "feels tight"
    std::string severity;  // "6 → 3"
};

// The parts of the plan in the order of templates/pages.toml. Title, referral, scope line, draft marker and
// footers are none: they always stand where they stand.
enum class PlanPart { Opening, Found, Done, Week, Exercises, Doses, Advice };
inline constexpr std::array kPlanParts{
    std::pair{"opening", PlanPart::Opening},     std::pair{"found", PlanPart::Found},
    std::pair{"done", PlanPart::Done},           std::pair{"week", PlanPart::Week},
    std::pair{"exercises", PlanPart::Exercises}, std::pair{"doses", PlanPart::Doses},
    std::pair{"advice", PlanPart::Advice}};

// Everything is already in the client's language except fixed headings, which the page takes from `words`.
struct PlanPage {
    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string therapist;  // "Mara Jensen, RMT 4471"
    std::string client;
    std::string document_number;  // "R-0418-10"
    model::Date day{};
    std::vector<std::string> opening;  // paragraphs
    std::vector<PlanFigure> figures;
    std::vector<FoundLine> found;
    std::string done;  // "What we did"
    struct Row {
        std::string icon;  // "stretch", "roll", "strength", "walk", "boots", "cold", "ems", "cryo", "food",
                           // "drink", "sleep", "hand", "heat"
        std::string name, dose;
        std::vector<bool> days;  // 7
        std::string how_much, how_often, stop_if;
        std::string how_to;  // of a tool, under its row of the table
        std::vector<std::string> steps;
        const model::ExerciseDrawing* drawing = nullptr;  // above its steps; of the program's own tables
        bool mirrored = false;                            // drawn for the other side of the body
        std::vector<std::string> notes;                   // changes demanded by rules, wording claims
        bool stops_above = false;                         // all its stop rules are among the stop_notes
        bool exercise = false;                            // gets a card with its steps on page two
        bool grid = true;                                 // stands in the week grid
    };
    std::vector<Row> rows;
    // What several rows share, each a sentence: changes above the cards, stop rules above the table.
    std::vector<std::string> exercise_notes, stop_notes;
    std::vector<std::string> loads;  // 7 entries, "easy 6 km"
    model::Date first_day{};         // day 0 of the week
    struct NotForYou {
        std::string what, why;
    };
    std::vector<NotForYou> not_for_you;
    std::vector<std::string> call_us, medical_help;
    std::string next_visit, next_visit_detail;
    // A red flag: referral words first and instead of the routine.
    std::string referral_urgency, referral_text;
    bool approved = false;  // otherwise every page says "draft"
    bool letter_paper = false;
    bool for_the_file = false;  // figures speak of the client, not to her, and their numbers are small
    bool large_print = false;   // everything a quarter larger
    std::vector<PlanPart> parts{PlanPart::Opening,   PlanPart::Found, PlanPart::Done,  PlanPart::Week,
                                PlanPart::Exercises, PlanPart::Doses, PlanPart::Advice};
    // Headings and fixed sentences by their id of templates/pages.toml; one that is missing is ours, taken
    // from `words` of the writer.
    std::map<std::string, std::string> words;
};

struct Paper {
    std::string bytes;
    std::vector<std::string> missing_glyphs;  // characters no font has, for the person who prints
    bool logo_broken = false;                 // the letterhead has a logo that could not be printed
    int pages = 0;
    std::vector<bodymap::PrintedPage> drawn;  // the same pages for a preview
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WritePlan(const PlanPage& page, const text::Translator& words,
                              const std::filesystem::path& fonts);

}  // namespace pdf
