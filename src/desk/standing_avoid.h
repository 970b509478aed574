// Places that are left alone at every visit until somebody ends it. They belong to the client, not to a
// visit; ended ones are kept with their dates.
#pragma once

#include <string>
#include <vector>

#include "model/client.h"
#include "model/mark.h"
#include "model/visit.h"
#include "text/translator.h"

namespace desk {

class Clinic;
class VisitEditor;
class Resources;

[[nodiscard]] std::vector<model::StandingAvoid> AvoidedNow(const model::Client& client);
// Those under a mark: the region charted and every one its shape lies on.
[[nodiscard]] std::vector<model::StandingAvoid> AvoidedUnder(const model::Client& client,
                                                             const model::Mark& mark);
// Those under any mark or region a treatment was given to.
[[nodiscard]] std::vector<model::StandingAvoid> AvoidedUnder(const model::Client& client,
                                                             const model::Visit& visit,
                                                             const model::Treatment& treatment);
// "Soleus, left: varicose vein"
[[nodiscard]] std::string AvoidText(const text::Translator& words, Resources& resources,
                                    const model::StandingAvoid& avoid);

// Saved with the client at once, no undo step of the visit; the open visit goes by it from then on. Throws
// model::Error if there is no reason, if the place is avoided already, or if it cannot be saved.
void AvoidFromNow(Clinic& clinic, VisitEditor& editor, const model::RegionRef& at, const std::string& why);
// What is in force there ends today. Throws Refused if nothing is.
void EndAvoid(Clinic& clinic, VisitEditor& editor, const model::RegionRef& at);

}  // namespace desk
