// A visit's record for the file on paper. A plain value in, PDF bytes out; no clinic, no clock: same value,
// same bytes.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "model/clinic.h"
#include "pdf/plan_page.h"
#include "text/translator.h"

namespace pdf {

// All in the page's language, except fixed headings, which the page takes from `words`.
struct RecordPage {
    using Facts = std::vector<std::pair<std::string, std::string>>;  // label and value; both may be long

    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string therapist;  // "Mara Jensen, RMT 4471"
    std::string client;
    std::string identity;  // "born 8 Feb 1983 · file 0418 · visit 10"
    // What nobody may overlook: on every page `title`, on the first one with the words behind it.
    struct Banner {
        std::string title, words;
        bool draft = false;  // framed with dashes
    };
    std::vector<Banner> banners;
    Facts facts;
    std::vector<PlanFigure> figures;  // marks numbered over all of them
    // Of a mark, or (number 0) of what was treated without one.
    struct MarkRow {
        int number = 0;
        std::string finding;  // id, for the glyph
        std::string region, side, layer, label, severity;
        std::string extent, note;             // under region and label; may be empty
        std::vector<std::string> treatments;  // technique, pressure, minutes, response; a line each
    };
    std::vector<MarkRow> marks;
    Facts totals;
    // The note as it is read: what was struck stays legible, what was put in its place bears the number of
    // the amendment.
    struct Run {
        std::string text;
        bool struck = false, added = false;
        bool tag = false;  // "▲1"
    };
    struct Part {
        std::string letter;                        // "S"
        std::vector<std::vector<Run>> paragraphs;  // none: nothing was written
    };
    std::vector<Part> note;
    struct Measure {
        std::string name, side, before, after, usual, remark;
    };
    std::vector<Measure> measures;
    struct Section {
        std::string title;
        Facts facts;
    };
    std::vector<Section> sections;
    std::string abbreviations;  // what is used on this record
    // A signature or an amendment.
    struct Box {
        std::string title;
        std::vector<std::string> words;
        std::vector<std::string> seal;  // digests, keys, entries
        bool dashed = false;
    };
    std::vector<Box> boxes;
    std::string footer;
    bool letter_paper = false;
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteRecord(const RecordPage& page, const text::Translator& words,
                                const std::filesystem::path& fonts);

}  // namespace pdf
