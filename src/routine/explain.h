// The whole chain of reasoning behind a home plan, in the order in which the rules are evaluated (first lines
// of templates/routines.toml). Values and codes; sentences are made in desk/routine_words.h. Worked out from
// the same judge and week the plan is made with, after it was made. Same case, same explanation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "routine/planner.h"

namespace routine {

enum class Stage { Derived, RedFlag, Contraindication, Finding, Site, Item, Load, Conflict, Limit, Result };

enum class Outcome {
    Holds,          // a condition, by a reading or the history
    DoesNotHold,    //
    NotTold,        // the reading it rests on is missing
    Unknown,        // questions nobody answered; `also`: which
    PastHolds,      // a past answer that counts as present; `also`: as which condition
    PastOver,       // a past answer that is said to be over
    PastOpen,       // a past answer nobody said is over: counts as unknown
    FlagPresent,    // `also`: the scope it blocks
    Asks,           // a screen rule withholds until a red flag (`because`) is asked for
    PlanEnds,       // no plan at all: refer
    NothingRaised,  //
    Avoid,          // a rule of the history on a modality
    AskDoctor,      //
    Modify,         //
    Cleared,        // ask-doctor, and a doctor agreed: modify
    NotHere,        // a local rule that touches nothing of this case
    Allows,         // a finding allows types; `also`: which, `amount`: the part of the dose
    Closes,         // a finding or a site withholds; `also`: types and tools
    Picked,         // an item is in the plan
    Blocked,        // a rule withholds it; `because`: the line of the history, the mark or the flag
    NoEquipment,    // `also`: what it needs
    NoDay,          // no day of the week is left for it
    RankedAfter,    // others go before it; `also`: which
    LimitReached,   // `rule`: which
    Offered,        // a load or race rule brought it to a day
    LeftOut,        // a load, race or conflict rule takes it from days
    Passed,         // an offer that led to nothing; `because`: what stood against it
    InForce,        // a race rule on days; a cadence
    Within,         // a limit and how much of it is used (`amount`)
    Planned,        // an item of the plan
    Withheld        // an entry of what is withheld
};

// One line of the chain.
struct Step {
    Stage stage = Stage::Derived;
    Outcome outcome = Outcome::Holds;
    std::string
        rule;  // "contraindications.toml raynaud × cold_water_immersion", "routines.toml item chin_nod"
    std::string subject{};  // id of what it is about: condition, modality, plan type, item, finding
    std::string name{};     // of an item, English: a message id
    model::RegionRef at{};
    std::vector<int> days{};  // 0–6
    std::string because{};    // id of the line of the history, the flag, the finding or the rule
    std::vector<std::string> also{};
    std::string amount{};  // a figure: "0.5", "3/6"
    std::string text{};    // sentence of the table, English: a message id
    std::string source{};
    bool reviewed = false;  // the rule was read in the cited text
    bool operator==(const Step&) const = default;
};

struct Explanation {
    std::vector<Step> steps;               // in the order of evaluation
    model::HomePlan plan;                  // what Propose returns
    std::vector<std::string> ask_place{};  // what OpenPlaces returns
    // Of the case: behind what names "after_race".
    std::optional<int> days_since_race{};
};

[[nodiscard]] Explanation Explain(const RuleBook& book, const Case& of);

// Where the rule that stands behind an entry of what is withheld is found in the tables.
[[nodiscard]] std::string RuleName(const RuleBook& book, const Case& of, const model::BlockedItem& entry);

// Stable words of the JSON: "red-flag", "ranked-after".
[[nodiscard]] const char* ToText(Stage stage);
[[nodiscard]] const char* ToText(Outcome outcome);

}  // namespace routine
