// The history PDF of a client: gathered here, laid out by pdf/history_page.h.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "desk/past.h"
#include "pdf/history_page.h"

namespace desk {

class Clinic;

struct HistoryOrder {
    model::ClientId client;
    PastRange range;         // open: all there is
    PastFilter filter{};     // said in the period's line
    std::string language{};  // empty: the clinic's
    // The visits compared; nothing: the two newest of what the range and the filter leave.
    std::optional<std::pair<model::VisitId, model::VisitId>> compared{};
};

// Plots, heat maps of the four sides (the deep layer where it was marked), two visits compared on the views
// that show their marks and in a table, what recurs, measures, what treatments were followed by, and every
// visit. Throws Refused for an unknown client, NoAccess. The history is logged as viewed. The page draws with
// the body maps of `clinic` and must not outlive it.
[[nodiscard]] pdf::HistoryPage BuildHistory(Clinic& clinic, const HistoryOrder& order);
// For the screen. Throws NoAccess for who may not print records.
[[nodiscard]] pdf::Paper HistoryPaper(Clinic& clinic, const HistoryOrder& order);
// To be printed or handed on: logged as "history.print" before it is made.
[[nodiscard]] pdf::Paper HistoryToPrint(Clinic& clinic, const HistoryOrder& order);
// Writes the PDF whole or not at all, readable by the owner only, and logs it ("history.print") before it is
// there.
pdf::Paper WriteHistoryFile(Clinic& clinic, const HistoryOrder& order, const std::filesystem::path& file);

}  // namespace desk
