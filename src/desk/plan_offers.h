// What the home plan could hold, by the marks of the day, and each tool checked against what is known of the
// client.
#pragma once

#include <string>
#include <vector>

#include "model/client.h"
#include "model/visit.h"
#include "routine/planner.h"
#include "text/translator.h"

namespace desk {

class VisitEditor;

struct ItemOffer {
    model::PlanItem item;
    bool in_plan = false;
    bool operator==(const ItemOffer&) const = default;
};
struct MarkOffers {
    model::MarkId mark;
    std::vector<ItemOffer> items;  // those of the plan first
    bool operator==(const MarkOffers&) const = default;
};
struct PlanOffers {
    std::vector<MarkOffers> by_mark;  // strongest mark first; a mark that nothing is for is left out
    std::vector<ItemOffer> others;    // for no mark, and not in the plan
    bool operator==(const PlanOffers&) const = default;
};
[[nodiscard]] PlanOffers OffersOf(const VisitEditor& editor);

enum class ToolState { InPlan, Offered, Cleared, WithCare, AskDoctor, Blocked };

struct ToolCheck {
    std::string modality;
    ToolState state = ToolState::Offered;
    std::vector<model::BlockedItem> why;  // strictest first
    std::vector<std::string> cleared;     // conditions a doctor's agreement was recorded for, which gated it
    bool operator==(const ToolCheck&) const = default;
};
// Recovery tools in a fixed order, then whatever else something stands against. A tool that is neither asked
// for nor withheld is left out. Of the rules as they are now, not as they were when the plan was made.
[[nodiscard]] std::vector<ToolCheck> ToolChecks(const VisitEditor& editor);

// What the visit's plan holds against the limits of the tables.
[[nodiscard]] routine::PlanLoad LoadOfPlan(const VisitEditor& editor);

// The client's words to a condition and when they were written down: "“Fingers turn white”, history of 12 Mar
// 2026". Empty for what is no condition that was answered.
[[nodiscard]] std::string HistoryLine(const text::Translator& words, const model::Client& client,
                                      const std::string& condition, const std::string& zone);
// Who cleared it and when, as recorded.
[[nodiscard]] std::string ClearanceLine(const text::Translator& words, const model::Client& client,
                                        const std::string& condition);

}  // namespace desk
