// What the rules look at: one client on one day.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/adherence.h"
#include "model/health.h"
#include "model/place.h"
#include "model/plan.h"

namespace routine {

struct CaseMark {
    model::RegionRef at;
    std::string finding;
    int severity = 0;               // 0–10
    std::optional<int> tenderness;  // 0–4
    std::string note;
    std::vector<model::RegionRef> covers{};      // further regions a stroke or an area lies on: treated too
    std::optional<model::RegionRef> leads_to{};  // where an arrow ends: complained of, not treated
    bool rated = true;                           // nobody said how much: severity is 0 and says nothing
};

// Every region a mark lies on, the charted one first.
[[nodiscard]] std::vector<model::RegionRef> Under(const CaseMark& mark);
// The same and where the complaint goes.
[[nodiscard]] std::vector<model::RegionRef> ComplainedOf(const CaseMark& mark);

// How an item of the plan before went: what its progression is worked out from.
struct ItemPast {
    std::string item;
    model::RegionRef at;
    int step = 0;           // it stood on
    int weeks_on_step = 0;  // since it was raised last
    model::Followed followed = model::Followed::NotAsked;
    model::Felt felt = model::Felt::NotAsked;
    int hold_s = 0, sets = 0, reps = 0;  // its dose as it was given; 0 sets: not known
};

struct Case {
    model::HealthHistory health;
    std::vector<CaseMark> marks;
    model::TrainingWeek week{};
    std::optional<int> days_to_race;     // from day 0 of the week
    std::optional<int> days_since_race;  // of the newest that is over: 0 raced today, before the visit
    std::set<std::string> equipment;
    std::string training_block;
    std::vector<std::string> red_flags;      // present
    std::set<std::string> red_flags_denied;  // asked, answer no
    bool red_flags_asked = false;            // all asked: those not present are denied
    bool massage_today = true;               // the visit the plan is written at: the next is counted from it
    std::optional<int> last_massage_days;    // without a massage today: days since the last one
    std::optional<double> sleep_hours;
    std::optional<double> body_mass_kg;
    std::optional<int> age;
    std::optional<std::pair<int, int>> blood_pressure;
    std::set<std::string> known_items;  // items of earlier plans: not new to the client
    bool first_plan = true;
    std::vector<ItemPast> past{};  // the last plan, item by item
};

}  // namespace routine
