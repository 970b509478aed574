// Papers as a window shows them before they are printed, saved or sent.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/printed_page.h"
#include "model/client.h"
#include "model/visit.h"
#include "text/translator.h"

namespace desk {

class Clinic;

enum class PaperKind { Plan, Consent, BlankIntake };

struct PaperWish {
    PaperKind kind = PaperKind::Plan;
    model::ClientId client;    // none: an intake page for anybody
    model::VisitId visit;      // of a plan
    std::string consent_kind;  // of a consent
    model::ConsentId consent;  // as ConsentPaper has it
    std::string language;      // empty: the client's
};

// What a preview needs, all by value: it may outlive the client that is open.
struct ShownPaper {
    PaperWish wish;
    std::string title;                        // in the words of the screen
    std::string file_name;                    // "plan-0418.pdf"
    std::vector<bodymap::PrintedPage> pages;  // images as plain rows
    std::vector<std::string> missing;         // characters no font has
    std::string bytes;                        // the PDF
};

// Takes long where a paper has many pages; for desk::Clinic::Alone. Nothing is logged as printed yet.
[[nodiscard]] ShownPaper MakePaper(Clinic& clinic, const text::Translator& words, const PaperWish& wish);
// Tells the log that this paper is printed or written; before it leaves.
void LogPaper(Clinic& clinic, const PaperWish& wish);
// Logs it and writes the PDF whole or not at all, readable by its owner only.
void SavePaper(Clinic& clinic, const ShownPaper& paper, const std::filesystem::path& file);

struct PaperOffer {
    PaperWish wish;
    std::string title, detail;  // "Home plan", "23 Nov 2026, draft"
};
// The papers of a client, plans of every visit that has one (the newest first), consents given, blank pages;
// what who is signed in may not print is left out.
[[nodiscard]] std::vector<PaperOffer> OfferedPapers(Clinic& clinic, const text::Translator& words,
                                                    const model::ClientId& client);

// Who paints pages knows no JPEG: its pixels instead.
void DecodeImages(std::vector<bodymap::PrintedPage>& pages);

// What a page says, line by line, for a screen reader.
[[nodiscard]] std::string PageWords(const bodymap::PrintedPage& page);

}  // namespace desk
