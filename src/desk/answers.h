// What the command line answers, as values: lists of clients, visits, marks, pictures and users, regions
// found by name, marks counted, one client or visit, a check.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/answer.h"
#include "store/clinic_store.h"
#include "terms/levels.h"
#include "text/translator.h"

namespace desk {

class Clinic;
class Resources;
struct OpenPoint;

[[nodiscard]] exchange::Answer ClientsAnswer(Clinic& clinic, const std::string& find);
[[nodiscard]] exchange::Answer VisitsAnswer(Clinic& clinic, const store::VisitFilter& filter);
// Marks as the history counts them: those of visits made in error are left out, corrected ones have the
// values that stand (desk/past_amended.h) and are found by these.
[[nodiscard]] exchange::Answer MarksAnswer(Clinic& clinic, const store::MarkFilter& filter);
// Of one client with those for every client, or all.
[[nodiscard]] exchange::Answer PicturesAnswer(Clinic& clinic, const std::optional<model::ClientId>& client);
[[nodiscard]] exchange::Answer UsersAnswer(Clinic& clinic);
// Regions found by name, best first: the names are of the translator's language.
[[nodiscard]] exchange::Answer FoundAnswer(Resources& resources, const text::Translator& words,
                                           const std::string& query, std::size_t limit);
// The marks of MarksAnswer counted at a level, each under all it covers (terms::Levels::Count); a segment
// also says its view. FMA ids only where a structure or region has them.
[[nodiscard]] exchange::Answer CountsAnswer(Clinic& clinic, const text::Translator& words,
                                            const store::MarkFilter& filter, terms::Level level);
[[nodiscard]] exchange::Answer CheckAnswer(const store::CheckReport& report);

// Codes, places and sentences of what stands between a visit and its signature.
[[nodiscard]] exchange::Answer OpenPointsAnswer(const text::Translator& words,
                                                const std::vector<OpenPoint>& points);

// One client or visit as Palpate JSON, a visit with the O line of its marks ("finding_lines", in the clinic's
// language, as signed where it is signed), its signatures ("signatures": by whom, when, whether valid) and
// the measures of its map, and of a signed one what was written to it later ("amendments",
// "corrected_fields", "late_hours"; its status then says "amended"); logged as a view. Throws Refused for an
// unknown id.
[[nodiscard]] std::string ShowClient(Clinic& clinic, const model::ClientId& id);
[[nodiscard]] std::string ShowVisit(Clinic& clinic, const model::VisitId& id);

}  // namespace desk
