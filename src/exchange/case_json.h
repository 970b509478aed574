// CASE.json of `palpate-cli routine`, and its answer (DESIGN of the command line).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/adherence.h"
#include "model/health.h"
#include "model/plan.h"

namespace exchange {

// The same fields as routine::Case; desk copies one into the other, since exchange may not know routine.
struct CaseFile {
    model::HealthHistory health;
    struct Mark {
        model::RegionRef at;
        std::string finding;
        std::optional<int> severity;               // none: nobody said how much
        std::vector<model::RegionRef> covers;      // further regions it lies on
        std::optional<model::RegionRef> leads_to;  // where an arrow ends
    };
    std::vector<Mark> marks;
    model::TrainingWeek week{};
    std::optional<int> days_to_race, days_since_race;
    std::set<std::string> equipment;
    std::string training_block;
    std::vector<std::string> red_flags;
    std::optional<int> last_massage_days;
    std::optional<double> sleep_hours, body_mass_kg;
    std::optional<int> age;
    std::optional<std::pair<int, int>> blood_pressure;
    std::set<std::string> known_items;  // of earlier plans
    bool first_plan = true;
    struct Past {
        std::string item;
        model::RegionRef at;
        int step = 0;
        int weeks_on_step = 0;
        model::Followed followed = model::Followed::NotAsked;
        model::Felt felt = model::Felt::NotAsked;
    };
    std::vector<Past> past;  // how the last plan went
};

[[nodiscard]] CaseFile ReadCase(std::string_view json, const std::string& name);
// {"red_flags":[…],"items":[…],"blocked":[…],"schedule":[…],"refer":null|{…},"ask_place":[…]}; ask_place:
// conditions that block everywhere until their place is known.
[[nodiscard]] std::string WriteAnswer(const model::HomePlan& plan,
                                      const std::vector<std::string>& ask_place = {});

}  // namespace exchange
