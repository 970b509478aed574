// A visit's home plan as the page the client takes home, in the client's language, and as a PDF.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "model/client.h"
#include "model/clinic.h"
#include "model/visit.h"
#include "pdf/plan_page.h"
#include "routine/page_wording.h"
#include "terms/vocabulary.h"

namespace desk {

class Clinic;
class Resources;

using PlanPictures = std::map<model::PictureId, std::shared_ptr<const pdf::PlanPicture>>;

// The clinic's own pictures on which this visit has a mark, ready for paper. One that is no longer kept is
// left out; nothing is logged. Throws model::Error for bytes that are no picture any more.
[[nodiscard]] PlanPictures PicturesForPaper(Clinic& clinic, const model::Visit& visit);
// Tells the log of each of them: "picture.view" where the paper is only looked at, "picture.print" before it
// leaves.
void LogPictures(Clinic& clinic, const model::Visit& visit, const std::string& action);

// language: empty = the client's; without `wording` the page is worded and ordered as ours. A mark on a
// picture that is not among `pictures` is told without a number.
[[nodiscard]] pdf::PlanPage BuildPlanPage(Resources& resources, const model::ClinicProfile& clinic,
                                          const model::User& therapist, const model::Client& client,
                                          const model::Visit& visit, const std::string& language = {},
                                          const PlanPictures& pictures = {},
                                          const routine::PageWording* wording = nullptr);

// Large: everything a quarter larger, on more pages. AsUsual: large where the letterhead or the client's
// record says so.
enum class Letters { AsUsual, Normal, Large };

[[nodiscard]] pdf::Paper PlanPaper(Clinic& clinic, const model::VisitId& visit,
                                   const std::string& language = {}, Letters letters = Letters::AsUsual);
// Throws Refused for a visit that is struck or was moved to another chart: its plan is handed out no more.
void DemandPlanStands(Clinic& clinic, const model::VisitId& visit);
// Tells the log that the plan, and what pictures are on it, is printed, written or sent; before it leaves.
void LogPlanPrint(Clinic& clinic, const model::Visit& visit);
// Writes the PDF whole or not at all, readable by the owner only, and logs it. Throws as DemandPlanStands.
pdf::Paper WritePlanFile(Clinic& clinic, const model::VisitId& visit, const std::filesystem::path& file,
                         const std::string& language = {}, Letters letters = Letters::AsUsual);

// Bytes to a file: written beside it, synced, renamed, mode 0600. Throws model::Error (Environment).
void WriteWhole(const std::filesystem::path& file, const std::string& bytes);
// At most `limit` bytes of a file. Throws model::Error.
[[nodiscard]] std::string ReadWhole(const std::filesystem::path& file, std::size_t limit);

// Marks of a visit as they are drawn, with families from the vocabulary.
[[nodiscard]] std::vector<bodymap::MarkLook> Looks(const terms::Vocabulary& terms,
                                                   const std::vector<model::Mark>& marks);

}  // namespace desk
