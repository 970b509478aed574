// A plan in the making, and the parts that are added to it in the order of the tables.
#pragma once

#include <array>
#include <vector>

#include "routine/doses.h"
#include "routine/week.h"

namespace routine {

inline constexpr int kPlanDays = 7;

// What the days of a plan already hold.
struct DayBook {
    std::array<int, kPlanDays> minutes{};
    std::array<Names, kPlanDays> tools;    // passive tools
    std::array<Names, kPlanDays> regions;  // regions an exercise is for
    void Enter(const model::PlanItem& item, const Rules& rules);
};

struct Draft {
    const Judge& judge;
    const Week& week;
    model::HomePlan plan;
    DayBook book;

    [[nodiscard]] const Rules& R() const { return judge.Book(); }
    [[nodiscard]] bool Known(const std::string& id) const { return KnownTo(judge.Of(), id); }
    [[nodiscard]] int Limit(const char* id) const { return R().limits.at(id).value; }
    void Add(model::PlanItem item);
    void Withhold(const Verdict& verdict);
    // A day that was refused counts as withheld only if no other day was found.
    void WithholdDay(const Verdict& verdict);
    void ListRefusedDays();

    std::vector<model::BlockedItem> refused_days;
};

// An exercise that fits the case, dosed; its days are not chosen yet.
struct Candidate {
    const ExerciseItem* item = nullptr;
    Names regions;  // marked regions it serves
    model::PlanItem ready;
    std::size_t type_rank = 0;
};

// Days for something that may stand on several.
struct DayWish {
    std::array<bool, kPlanDays> may{}, asked{}, last{};  // last: only if no other is left
    int most = kPlanDays;
    bool apart = false;  // never on two days in a row
};
// The days asked for first, as many as wanted, and then evenly over a week that comes again.
[[nodiscard]] std::vector<int> Spread(const DayWish& wish);

[[nodiscard]] std::vector<Candidate> Candidates(const Judge& judge, const Week& week);
// Days for an exercise that still fit; fewer than wanted if the week is full.
[[nodiscard]] std::vector<int> ChooseDays(const Draft& draft, const Candidate& candidate);
void SetDays(const Draft& draft, const Candidate& candidate, const std::vector<int>& days,
             model::PlanItem& item);

[[nodiscard]] bool Owns(const Case& of, const std::string& equipment);
// The item of a tool or foundation without days: name, steps, stops, dose, changes.
[[nodiscard]] model::PlanItem ToolItem(const Judge& judge, const Week& week, const PlanKind& kind,
                                       const Place& place, bool known);
[[nodiscard]] model::Reason LoadReason(const Offer& offer, const Judge& judge);
// Marks a tool could be used at, most severe first; one empty place for a tool that needs none.
[[nodiscard]] std::vector<model::RegionRef> ToolPlaces(const Judge& judge, const PlanKind& kind,
                                                       const Names& findings, const Names& groups = {});
[[nodiscard]] Verdict OnTool(const Judge& judge, const PlanKind& kind, const model::RegionRef& at);
[[nodiscard]] int WeeklyCap(const Rules& rules, const std::string& modality);

void AddFoundations(Draft& draft);
void AddActiveRecovery(Draft& draft);
void AddExercises(Draft& draft);
void AddMassage(Draft& draft);
void AddTools(Draft& draft);
// Tools a mark asks for whatever the training: warmth, cold in the first days of an injury.
void AddFindingTools(Draft& draft);
// What a client who raced has to mind in training, beside easy movement or else sleep.
void TellAfterRace(Draft& draft);
[[nodiscard]] int MassageCadence(const Week& week, const Rules& rules);

}  // namespace routine
