// The client's page in whole sentences. Private to desk.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/client.h"
#include "model/visit.h"
#include "pdf/plan_page.h"
#include "routine/planner.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

class Resources;

// The plan as its client reads it: without what is said to the therapist alone, and with one pain limit for
// an item whose history sets a lower one.
[[nodiscard]] model::HomePlan ForClient(const routine::RuleBook& rules, model::HomePlan plan);
// Greeting by the given name ({0} of `hello`, ours where that is empty), the strongest spot, and what the
// plan is for.
[[nodiscard]] std::vector<std::string> Opening(const text::Translator& words, const terms::Vocabulary& terms,
                                               const model::Client& client, const model::Visit& visit,
                                               const std::string& hello = {});
// "43 minutes of massage: kneading and gliding strokes. …"
[[nodiscard]] std::string WhatWeDid(const text::Translator& words, const terms::Vocabulary& terms,
                                    const model::Visit& visit);
// "Calf stretch"; a tool by its plain name.
[[nodiscard]] std::string ItemName(const text::Translator& words, const model::PlanItem& item);
// When to stop, whatever one is doing: the rules that stand on every plan, as one sentence.
[[nodiscard]] std::string StopAlways(const text::Translator& words, const std::vector<std::string>& rules);
// Texts that hold for several items, as sentences, and which ids those are.
struct Shared {
    std::set<std::string> ids;
    std::vector<std::string> sentences;
};
// What to do about pain is among them for any number of items: it is no sign to stop at.
[[nodiscard]] Shared SharedStops(const text::Translator& words, const routine::RuleBook& rules,
                                 const model::HomePlan& plan);
[[nodiscard]] Shared SharedChanges(const text::Translator& words, const model::HomePlan& plan);
// Without the texts that are said once for several items.
[[nodiscard]] pdf::PlanPage::Row PlanRow(const text::Translator& words, const terms::Vocabulary& terms,
                                         const model::PlanItem& item, const std::set<std::string>& said);
// Massage stands on the day of the next visit, if that is booked.
[[nodiscard]] pdf::PlanPage::Row MassageRow(const text::Translator& words, const terms::Vocabulary& terms,
                                            const model::HomePlan& plan, const model::PlanItem& item,
                                            model::Date first_day);
// What is withheld: tools with the same reason together, what is withheld as a whole first. A place is told
// beside it where that is stricter.
[[nodiscard]] std::vector<pdf::PlanPage::NotForYou> NotForNow(const text::Translator& words,
                                                              const terms::Vocabulary& terms,
                                                              const model::HomePlan& plan);
// What the history asks of a roller or a ball the client owns while the plan says nothing of self-massage:
// "soft roller, no massage gun, no hard ball (“Anticoagulants”)".
[[nodiscard]] std::vector<std::string> RollingLimits(Resources& resources, const text::Translator& words,
                                                     const model::Client& client, const model::Visit& visit);
[[nodiscard]] std::vector<std::string> CallUs(const text::Translator& words);
[[nodiscard]] std::vector<std::string> MedicalHelp(const text::Translator& words);
void AddNextVisit(const text::Translator& words, const model::HomePlan& plan, pdf::PlanPage& page);

}  // namespace desk
