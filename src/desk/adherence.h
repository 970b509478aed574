// How the last home plan went: what is asked of it, what is kept, what that says to the rules and in the
// note, and how it stands beside a spot.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/visit.h"
#include "routine/case.h"
#include "text/translator.h"

namespace desk {

class VisitEditor;

// Why something was not done: [[not_done]] of templates/routines.toml. The name is a message id.
struct NotDone {
    std::string id, name;
};
// Throws BadInput naming file and line: one id twice, too many.
[[nodiscard]] std::vector<NotDone> LoadNotDone(const std::filesystem::path& templates);

// The plan the client took home last: the newest approved one of an earlier visit that is not struck as
// entered in error.
struct LastPlan {
    model::VisitId visit;
    model::Date day{};
};
[[nodiscard]] std::optional<LastPlan> LastPlanOf(const VisitEditor& editor);

// What is asked at this visit, in the order of the plan: every exercise, tool and habit once, with the answer
// as it stands (NotAsked: none yet). Massage is left out, the clinic gives it. Of a signed visit the answers
// it keeps.
[[nodiscard]] std::vector<model::Adherence> AskedItems(const VisitEditor& editor);
[[nodiscard]] std::size_t Answered(const std::vector<model::Adherence>& items);
// "Calf stretch, left"
[[nodiscard]] std::string AskedName(const text::Translator& words, const model::Adherence& item);

// The answer as it is kept: what was done has no reason for not doing it, what was not done no response.
[[nodiscard]] model::Adherence Tidy(model::Adherence answer);
// Answers every item that has no answer yet.
void AnswerRest(std::vector<model::Adherence>& items, model::Followed followed);
// One undo step, nothing where nothing changed: the visit keeps these answers and no others; NotAsked ones
// are left out. Throws Refused for an item that is not asked, one of which more is said than whether it was
// done, a reason nobody knows or words beyond model::kMaxAdherenceWords, and as VisitEditor::Apply.
void AnswerPlan(VisitEditor& editor, const std::vector<model::Adherence>& answers);

// "Home plan: 5 of 7 done, 1 partly. Not done: Calf stretch, left (pain)."; empty where nothing was asked.
[[nodiscard]] std::string HomePlanLine(const text::Translator& words, const std::vector<NotDone>& reasons,
                                       const model::Visit& visit);

// Percent of what was asked; partly done counts half. Nothing where nothing was asked.
[[nodiscard]] std::optional<int> PercentDone(const std::vector<model::Adherence>& answers);

// How the items went that a spot's mark had brought into a plan, asked at the visits after it.
struct SpotAdherence {
    struct Asked {
        model::VisitId visit;
        model::Instant at{};
        int percent = 0;
        bool operator==(const Asked&) const = default;
    };
    int percent = 0;           // of all answers
    std::vector<Asked> asked;  // oldest first
};
// Of this visit and the 12 before it. The plan's reasons tell region, side and finding of the mark that
// brought an item; nothing where no answer belongs to such a mark.
[[nodiscard]] std::optional<SpotAdherence> AdherenceOfSpot(const VisitEditor& editor,
                                                           const model::Mark& mark);
// "Home plan for it: 74 % done, last time 50 %"
[[nodiscard]] std::string SpotAdherenceText(const text::Translator& words, const SpotAdherence& of);

// The last plan to the rules, item by item, before this visit's answers.
struct PlanPast {
    model::VisitId plan;
    std::vector<routine::ItemPast> items;
};
// Of earlier visits that are not struck, newest first. Weeks count from the first plan of an unbroken row
// that had the item on the same step; an answer to the same plan at an earlier visit counts until it is
// asked again.
[[nodiscard]] PlanPast PastOf(const std::vector<const model::Visit*>& newest_first, model::Date today);
// With the answers of the visit.
[[nodiscard]] std::vector<routine::ItemPast> WithAnswers(const PlanPast& past, const model::Visit& visit);

}  // namespace desk
