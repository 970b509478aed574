// Papers as a window shows them before they are printed, saved or sent.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bodymap/printed_page.h"
#include "desk/letter_builder.h"
#include "desk/past.h"
#include "model/client.h"
#include "model/visit.h"
#include "text/translator.h"

namespace desk {

class Clinic;

enum class PaperKind { Plan, Record, History, Consent, BlankIntake, Letter };

struct PaperWish {
    PaperKind kind = PaperKind::Plan;
    model::ClientId client;    // none: an intake page for anybody
    model::VisitId visit;      // of a plan, a record or a letter
    std::string consent_kind;  // of a consent
    model::ConsentId consent;  // as ConsentPaper has it
    std::string language;      // empty: the client's; of a record or a history the clinic's
    PastRange range{};         // of a history, as HistoryOrder has it
    PastFilter filter{};
    std::optional<std::pair<model::VisitId, model::VisitId>> compared{};
    std::optional<LetterWish> letter{};  // none: as it is proposed
};

// What a preview needs, all by value: it may outlive the client that is open.
struct ShownPaper {
    PaperWish wish;
    std::string title;                        // in the words of the screen
    std::string file_name;                    // "plan-0418.pdf"
    std::vector<bodymap::PrintedPage> pages;  // images as plain rows
    std::vector<std::string> warnings;        // sentences: what is not on the paper as it should be
    std::string bytes;                        // the PDF
};

// These take long where a paper has many pages; for desk::Clinic::Alone.

// To be looked at, a letter also before anybody agreed to it; of it the log tells only that the chart and the
// pictures on it were viewed. Throws NoAccess for who may not print this kind of paper.
[[nodiscard]] ShownPaper MakePaper(Clinic& clinic, const text::Translator& words, const PaperWish& wish);
// Throws what of PaperToPrint can be told before it is asked where to: a letter that may not go out,
// the plan of a visit that is struck or was moved.
void DemandPrintable(Clinic& clinic, const PaperWish& wish);
// The same as it leaves: made anew of what the clinic has now, after the log was told of it, of a letter the
// register of disclosures too. A record and a letter say which entry that was. Throws as
// DemandPrintable.
[[nodiscard]] ShownPaper PaperToPrint(Clinic& clinic, const text::Translator& words, const PaperWish& wish);
// PaperToPrint as a PDF, written whole or not at all, readable by its owner only.
ShownPaper SavePaper(Clinic& clinic, const text::Translator& words, const PaperWish& wish,
                     const std::filesystem::path& file);

struct PaperOffer {
    PaperWish wish;
    std::string title, detail;  // "Home plan", "23 Nov 2026, draft"
};
// The papers of a client: the treatment history, a letter about the newest visit, plan and record of every
// visit (the newest first), consents given, blank pages; what who is signed in may not print is left out.
[[nodiscard]] std::vector<PaperOffer> OfferedPapers(Clinic& clinic, const text::Translator& words,
                                                    const model::ClientId& client);

// "plan-0418.pdf", of the client's number only what every file system takes.
[[nodiscard]] std::string FileName(Clinic& clinic, const PaperWish& wish);

// Who paints pages knows no JPEG: its pixels instead.
void DecodeImages(std::vector<bodymap::PrintedPage>& pages);

// What a page says, line by line, for a screen reader.
[[nodiscard]] std::string PageWords(const bodymap::PrintedPage& page);

}  // namespace desk
