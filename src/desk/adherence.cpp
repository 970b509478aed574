#include "desk/adherence.h"

#include <algorithm>
#include <utility>

#include "desk/resources.h"
#include "desk/spots.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "terms/toml_file.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Adherence;
using model::Felt;
using model::Followed;
using model::Msg;

constexpr std::size_t kMostReasons = 20;
constexpr std::size_t kVisitsOfSpot = 12;

bool Same(const Adherence& a, const Adherence& b) {
    return a.item == b.item && a.at == b.at;
}
bool IsOf(const model::PlanItem& item, const Adherence& one) {
    return item.id == one.item && item.at == one.at;
}
bool IsOf(const routine::ItemPast& item, const Adherence& one) {
    return item.item == one.item && item.at == one.at;
}

model::Date DayOf(const model::Visit& visit) {
    return text::ToCivil(visit.service_at, visit.zone).day;
}

// The newest earlier visit with a plan that was handed out.
const model::Visit* GivenBefore(const VisitEditor& editor) {
    EarlierMarks& earlier = editor.EarlierSpots();
    for (const store::VisitSummary& summary : earlier.Before(editor.Visit())) {
        if (summary.in_error) continue;
        const auto& visit = earlier.Visit(editor.Visit(), summary.id);
        if (visit && visit->plan.approved) return &*visit;
    }
    return nullptr;
}

// A tool's name follows from what it is.
Adherence ToAsk(const model::VisitId& plan, const model::PlanItem& item) {
    Adherence asked;
    asked.item = item.id;
    asked.at = item.at;
    asked.plan = plan;
    if (item.id != item.modality) asked.name = item.name;
    return asked;
}

void DemandAnswer(const VisitEditor& editor, const std::vector<Adherence>& asked, const Adherence& answer) {
    const auto known = [&](const Adherence& one) { return Same(one, answer); };
    if (std::ranges::none_of(asked, known))
        throw model::Error(model::ErrorKind::Refused, Msg("The last home plan has no item “{0}”."),
                           {answer.item});
    const auto& reasons = editor.Data().NotDoneReasons();
    if (!answer.why.empty() && std::ranges::find(reasons, answer.why, &NotDone::id) == reasons.end())
        throw model::Error(model::ErrorKind::Refused, Msg("There is no reason “{0}”."), {answer.why});
}

// What was said of an item must not be lost because one tick is missing.
void DemandNothingSaid(const VisitEditor& editor, const Adherence& answer) {
    if (answer.felt == Felt::NotAsked && Trimmed(answer.words).empty()) return;
    const auto& words = editor.Data().Translator(editor.Store().Profile().language);
    throw model::Error(model::ErrorKind::Refused, Msg("Say whether “{0}” was done."),
                       {AskedName(words, answer)});
}

bool BroughtBy(const model::PlanItem& item, const model::Mark& mark) {
    return std::ranges::any_of(item.why, [&](const model::Reason& why) {
        return why.kind == "mark" && why.at == mark.at && why.finding == mark.finding;
    });
}

// The answers of a visit about items the mark had brought into the plan asked about.
std::vector<Adherence> AnswersFor(const VisitEditor& editor, const model::Visit& visit,
                                  const model::Mark& mark) {
    std::vector<Adherence> of;
    for (const Adherence& one : visit.adherence) {
        const auto& plan = editor.EarlierSpots().Visit(editor.Visit(), one.plan);
        if (!plan || plan->client != visit.client) continue;
        const auto brought = [&](const model::PlanItem& item) {
            return IsOf(item, one) && BroughtBy(item, mark);
        };
        if (std::ranges::any_of(plan->plan.items, brought)) of.push_back(one);
    }
    return of;
}

const model::PlanItem* ItemIn(const model::Visit& visit, const model::PlanItem& wanted) {
    const auto at = std::ranges::find_if(visit.plan.items, [&](const model::PlanItem& one) {
        return one.id == wanted.id && one.at == wanted.at;
    });
    return at == visit.plan.items.end() ? nullptr : &*at;
}

// The first day of the unbroken row of plans that had the item on this step.
model::Date OnStepSince(const std::vector<const model::Visit*>& newest_first, const model::PlanItem& item,
                        model::Date today) {
    model::Date since = today;
    for (const model::Visit* visit : newest_first) {
        if (!visit->plan.approved) continue;
        const model::PlanItem* then = ItemIn(*visit, item);
        if (!then || then->step != item.step) break;
        since = DayOf(*visit);
    }
    return since;
}

int WeeksBetween(model::Date from, model::Date to) {
    return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count() / 7);
}

routine::ItemPast GivenItem(const model::PlanItem& item, int weeks) {
    routine::ItemPast past{item.id, item.at, item.step, weeks};
    for (const model::DoseValue& dose : item.dose) {
        const auto whole = static_cast<int>(std::clamp(dose.value.value_or(0), 0.0, 1000.0));
        if (dose.param == "hold_s") past.hold_s = whole;
        if (dose.param == "sets") past.sets = whole;
        if (dose.param == "reps") past.reps = whole;
    }
    return past;
}

void Take(std::vector<routine::ItemPast>& items, const std::vector<Adherence>& answers,
          const model::VisitId& plan) {
    for (const Adherence& one : answers) {
        if (one.plan != plan || one.followed == Followed::NotAsked) continue;
        const auto at =
            std::ranges::find_if(items, [&](const routine::ItemPast& item) { return IsOf(item, one); });
        if (at == items.end()) continue;
        at->followed = one.followed;
        at->felt = one.felt;
    }
}

}  // namespace

std::vector<NotDone> LoadNotDone(const std::filesystem::path& templates) {
    const terms::TomlFile file(templates / "routines.toml");
    const auto rows = file.Root().Children("not_done");
    if (rows.size() > kMostReasons) rows[kMostReasons].Refuse(Msg("too many entries."));
    std::vector<NotDone> read;
    for (const terms::Table& row : rows) {
        NotDone one{row.Text("id"), row.Text("name")};
        if (std::ranges::find(read, one.id, &NotDone::id) != read.end())
            row.Refuse(Msg("\"id\" is there twice."));
        read.push_back(std::move(one));
    }
    return read;
}

std::optional<LastPlan> LastPlanOf(const VisitEditor& editor) {
    const model::Visit* given = GivenBefore(editor);
    if (!given) return {};
    return LastPlan{given->id, DayOf(*given)};
}

std::vector<Adherence> AskedItems(const VisitEditor& editor) {
    const auto& answers = editor.Visit().adherence;
    if (!editor.IsDraft()) return answers;
    const model::Visit* given = GivenBefore(editor);
    std::vector<Adherence> asked;
    if (!given) return asked;
    for (const model::PlanItem& item : given->plan.items) {
        Adherence one = ToAsk(given->id, item);
        const auto same = [&](const Adherence& other) { return Same(other, one); };
        if (item.modality == "massage" || std::ranges::any_of(asked, same)) continue;
        const auto answer = std::ranges::find_if(answers, same);
        if (answer != answers.end() && answer->plan == one.plan) one = *answer;
        asked.push_back(std::move(one));
    }
    return asked;
}

std::size_t Answered(const std::vector<Adherence>& items) {
    return items.size() -
           static_cast<std::size_t>(std::ranges::count(items, Followed::NotAsked, &Adherence::followed));
}

Adherence Tidy(Adherence answer) {
    answer.words = Trimmed(answer.words);
    if (answer.followed == Followed::Done) answer.why.clear();
    if (answer.followed == Followed::NotDone) answer.felt = Felt::NotAsked;
    return answer;
}

void AnswerRest(std::vector<Adherence>& items, Followed followed) {
    for (Adherence& one : items) {
        if (one.followed != Followed::NotAsked) continue;
        one.followed = followed;
        one = Tidy(std::move(one));
    }
}

void AnswerPlan(VisitEditor& editor, const std::vector<Adherence>& answers) {
    const auto asked = AskedItems(editor);
    std::vector<Adherence> kept;
    for (const Adherence& answer : answers) {
        if (answer.followed == Followed::NotAsked) {
            DemandNothingSaid(editor, answer);
            continue;
        }
        if (editor.IsDraft()) DemandAnswer(editor, asked, answer);
        kept.push_back(Tidy(answer));
    }
    if (kept == editor.Visit().adherence) return;
    const auto edit = [&](model::Visit& visit) -> std::optional<model::Problem> {
        visit.adherence = std::move(kept);
        return {};
    };
    editor.Apply(edit, Msg("Ask about the home plan"), static_cast<unsigned>(Change::Details));
}

std::optional<int> PercentDone(const std::vector<Adherence>& answers) {
    int halves = 0, count = 0;
    for (const Adherence& one : answers) {
        if (one.followed == Followed::NotAsked) continue;
        ++count;
        halves += one.followed == Followed::Done ? 2 : one.followed == Followed::Partly ? 1 : 0;
    }
    if (count == 0) return {};
    return (halves * 100 + count) / (2 * count);
}

std::optional<SpotAdherence> AdherenceOfSpot(const VisitEditor& editor, const model::Mark& mark) {
    EarlierMarks& earlier = editor.EarlierSpots();
    std::vector<const model::Visit*> visits{&editor.Visit()};
    for (const store::VisitSummary& summary : earlier.Before(editor.Visit())) {
        if (visits.size() > kVisitsOfSpot) break;
        if (summary.in_error) continue;
        if (const auto& visit = earlier.Visit(editor.Visit(), summary.id)) visits.push_back(&*visit);
    }
    std::ranges::reverse(visits);
    SpotAdherence of;
    std::vector<Adherence> all;
    for (const model::Visit* visit : visits) {
        const auto answers = AnswersFor(editor, *visit, mark);
        all.insert(all.end(), answers.begin(), answers.end());
        if (const auto percent = PercentDone(answers))
            of.asked.push_back({visit->id, visit->service_at, *percent});
    }
    const auto percent = PercentDone(all);
    if (!percent) return {};
    of.percent = *percent;
    return of;
}

PlanPast PastOf(const std::vector<const model::Visit*>& newest_first, model::Date today) {
    PlanPast past;
    const auto given =
        std::ranges::find_if(newest_first, [](const model::Visit* visit) { return visit->plan.approved; });
    if (given == newest_first.end()) return past;
    past.plan = (*given)->id;
    for (const model::PlanItem& item : (*given)->plan.items)
        past.items.push_back(GivenItem(item, WeeksBetween(OnStepSince(newest_first, item, today), today)));
    for (auto visit = newest_first.rbegin(); visit != newest_first.rend(); ++visit)
        Take(past.items, (*visit)->adherence, past.plan);
    return past;
}

std::vector<routine::ItemPast> WithAnswers(const PlanPast& past, const model::Visit& visit) {
    auto items = past.items;
    Take(items, visit.adherence, past.plan);
    return items;
}

}  // namespace desk
