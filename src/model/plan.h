// The home plan: dosed items on days, what was withheld and why. Values and codes only; words come from the
// templates through the translator.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/place.h"

namespace model {

enum class Load { Unknown, RestDay, EasyRun, LongRun, Intervals, Race, Strength };

// The seven days after the visit; day 0 is the day after the visit.
struct TrainingDay {
    Load load = Load::Unknown;
    std::string detail;  // "16 km"
    bool operator==(const TrainingDay&) const = default;
};
using TrainingWeek = std::array<TrainingDay, 7>;

// One figure of a dose. Text stands for a dose that is no number ("to thirst").
struct DoseValue {
    std::string param;  // id of modalities.toml [[dose]].param, or hold_s, sets, reps, each_side, frequency
    std::optional<double> value;
    std::optional<double> min;
    std::optional<double> max;
    std::string unit;
    std::string text;
    bool operator==(const DoseValue&) const = default;
};

// Why an item is there. kind: "mark", "load", "weekly", "foundation", "race", "progression", "therapist".
struct Reason {
    std::string kind;
    std::string rule;  // the rule's id, or its place in the file ("load_rule 14")
    RegionRef at;      // for a mark
    std::string finding;
    int severity = -1;
    int day = -1;      // 0–6
    std::string text;  // English sentence of the table: a message id
    bool operator==(const Reason&) const = default;
};

// A rule set aside for one item in the therapist's own words. What is absolute cannot be set aside.
struct Override {
    std::string rule;    // BlockedItem::condition
    std::string action;  // BlockedItem::action
    std::string reason;  // typed; 3 to 500 bytes
    bool operator==(const Override&) const = default;
};

struct PlanItem {
    std::string id;        // item id of routines.toml, or the modality for a recovery tool or foundation
    std::string modality;  // id of modalities.toml or of modality_map in routines.toml
    std::string name;      // English: a message id
    RegionRef at;          // empty region: whole body
    std::vector<DoseValue> dose;
    std::vector<int> days;  // 0–6, ascending
    std::vector<Reason> why;
    std::vector<std::string> steps;    // English: message ids
    std::vector<std::string> stop_if;  // English: message ids
    std::vector<std::string> changes;  // what "modify" rules demand, English: message ids
    std::string evidence;              // strong, moderate, weak, contested
    std::string source;
    bool reviewed = false;  // the facts behind it were read in the cited text
    int minutes = 0;        // exercise minutes on a day it is done; 0 for tools and foundations
    bool edited = false;    // the therapist changed the proposal
    int step = 0;           // of its progression: 0 is where it starts
    std::vector<Override> overrides{};

    bool operator==(const PlanItem&) const = default;
};

struct BlockedItem {
    std::string modality;
    std::string item;       // empty: the whole modality
    std::string action;     // "avoid", "ask-doctor", "modify"
    std::string condition;  // the line of the history (or red flag, conflict, race) that blocked it
    std::string reason;     // English: a message id
    std::string source;
    RegionRef at;  // where a local rule touches
    bool reviewed = false;
    bool operator==(const BlockedItem&) const = default;
};

struct Referral {
    std::string urgency;  // "emergency", "same_day", "soon"
    std::vector<std::string> flags;
    std::string text;  // English: a message id
    bool operator==(const Referral&) const = default;
};

struct HomePlan {
    TrainingWeek week{};
    std::vector<std::string> red_flags;
    std::vector<PlanItem> items;
    std::vector<BlockedItem> blocked;
    std::optional<Referral> refer;
    std::optional<Date> next_visit;
    std::string next_visit_time;  // "14:30", clinic's time
    int massage_every_days = 14;
    std::string words_to_client;  // opening sentence typed by the therapist
    bool approved = false;        // a therapist looked at it and takes responsibility

    bool operator==(const HomePlan&) const = default;
    [[nodiscard]] bool empty() const { return items.empty() && blocked.empty() && !refer; }
};

[[nodiscard]] std::string_view ToText(Load load);
[[nodiscard]] std::optional<Load> ParseLoad(std::string_view text);

}  // namespace model
