#include "desk/visit_editor.h"

#include <algorithm>
#include <utility>

#include "desk/copy_forward.h"
#include "desk/measures.h"
#include "desk/plan_overrides.h"
#include "desk/races.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/spots.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Msg;

constexpr unsigned Bits(Change kind) {
    return static_cast<unsigned>(kind);
}

// Join ids of typing; far above the small numbers that drags count with.
enum class Field : std::uint64_t {
    Subjective = std::uint64_t{1} << 62,
    Objective,
    Assessment,
    Plan,
    Several,
    Reason,
    HealthUpdate
};

std::uint64_t JoinOf(const model::SoapNote& before, const model::SoapNote& after) {
    std::uint64_t join = 0;
    const auto note = [&join](bool differs, Field field) {
        if (differs)
            join = join == 0 ? static_cast<std::uint64_t>(field) : static_cast<std::uint64_t>(Field::Several);
    };
    note(before.subjective != after.subjective, Field::Subjective);
    note(before.objective != after.objective, Field::Objective);
    note(before.assessment != after.assessment, Field::Assessment);
    note(before.plan != after.plan, Field::Plan);
    return join == static_cast<std::uint64_t>(Field::Several) ? 0 : join;
}

unsigned Differences(const model::Visit& a, const model::Visit& b) {
    unsigned kinds = 0;
    if (a.marks != b.marks) kinds |= Bits(Change::Marks);
    if (a.treatments != b.treatments) kinds |= Bits(Change::Treatments);
    if (a.soap != b.soap || a.objective != b.objective || a.copied_lines != b.copied_lines ||
        a.reason != b.reason || a.health_update != b.health_update)
        kinds |= Bits(Change::Text);
    if (a.plan != b.plan) kinds |= Bits(Change::Plan);
    return kinds | Bits(Change::Details);
}

// Regions a mark lies on that are worked with the charted one. The line of an arrow shows where a complaint
// goes: only its start is treated.
std::vector<model::RegionRef> TreatedBeyond(const model::Mark& mark) {
    std::vector<model::RegionRef> regions;
    if (mark.shape == model::Shape::Arrow) return regions;
    for (const model::Cover& cover : mark.covers) {
        if (cover.share > 0) regions.push_back(cover.at);
    }
    return regions;
}

}  // namespace

VisitEditor::VisitEditor(store::ClinicStore& store, Resources& resources, model::IdSource& ids,
                         const model::Clock& clock, model::Client client, model::Visit visit)
    : m_store(store),
      m_resources(resources),
      m_ids(ids),
      m_clock(clock),
      m_client(std::move(client)),
      m_history(std::move(visit)),
      m_earlier_marks(std::make_shared<EarlierMarks>(store, resources)) {}

bool VisitEditor::Editable() const {
    if (!IsDraft() || !m_store.May(model::Operation::ChartVisit, Visit().client)) return false;
    return Visit().therapist == m_store.SignedIn().id || m_store.May(model::Operation::ChartForOthers);
}

void VisitEditor::Commit(model::Visit next, const StepName& description, unsigned kinds, std::uint64_t join) {
    if (next == Visit()) return;
    if (!IsDraft()) Refuse({model::ProblemCode::VisitNotDraft, Visit().id.value});
    TouchCopies(Visit(), next);
    // What is charted later may speak against what was approved before: the therapist looks again.
    if (next.plan.approved && Visit().plan.approved && (!next.red_flags_asked || RaisesObjection(next)))
        next.plan.approved = false;
    if (next.red_flags != Visit().red_flags && !next.plan.items.empty()) {
        RenewReferral(next);
        if (next.plan.refer != Visit().plan.refer) next.plan.approved = false;
        kinds |= Bits(Change::Plan);
    }
    Demand(model::Check(next));
    Save(next);
    m_history.Push(std::move(next), description, join);
    m_saved_at = m_clock.Now();
    Changed(kinds);
}

void VisitEditor::Apply(const Edit& edit, const StepName& description, unsigned kinds, std::uint64_t join) {
    if (!IsDraft()) Refuse({model::ProblemCode::VisitNotDraft, Visit().id.value});
    model::Visit next = Visit();
    Demand(edit(next));
    Commit(std::move(next), description, kinds, join);
}

void VisitEditor::Save(const model::Visit& next) {
    const auto save = [&] { m_store.SaveVisit(next, store::DigestOf(Visit())); };
    if (!AddsOverride(Visit().plan, next.plan)) return save();
    m_store.Together([&] {
        save();
        m_store.Log("plan.override", next.id.value, next.client);
    });
}

void VisitEditor::TakeSigned(model::Visit visit) {
    m_history.Restart(std::move(visit));
    m_saved_at = m_clock.Now();
    Changed(Bits(Change::All));
}

void VisitEditor::Undo() {
    if (!CanUndo()) return;
    const model::Visit before = Visit();
    Save(m_history.Before());
    m_history.Undo();
    Announce(before);
}

void VisitEditor::Redo() {
    if (!CanRedo()) return;
    const model::Visit before = Visit();
    Save(m_history.After());
    m_history.Redo();
    Announce(before);
}

void VisitEditor::Announce(const model::Visit& before) {
    m_saved_at = m_clock.Now();
    Changed(Differences(before, Visit()));
}

// ---- words ----

void VisitEditor::SetSoap(const model::SoapNote& soap) {
    model::Visit next = Visit();
    const auto join = JoinOf(next.soap, soap);
    next.soap = soap;
    Commit(std::move(next), Msg("Write note"), Bits(Change::Text), join);
}

void VisitEditor::SetReason(const std::string& reason) {
    model::Visit next = Visit();
    next.reason = reason;
    Commit(std::move(next), Msg("Change reason"), Bits(Change::Text),
           static_cast<std::uint64_t>(Field::Reason));
}

void VisitEditor::SetHealthUpdate(const std::string& text, bool asked) {
    model::Visit next = Visit();
    next.health_update = text;
    next.health_asked = asked;
    Commit(std::move(next), Msg("Change health update"), Bits(Change::Text) | Bits(Change::Details),
           static_cast<std::uint64_t>(Field::HealthUpdate));
}

void VisitEditor::SetRedFlags(const std::vector<std::string>& present, bool asked) {
    model::Visit next = Visit();
    next.red_flags = present;
    next.red_flags_asked = asked;
    Commit(std::move(next), Msg("Answer red flags"), Bits(Change::Details));
}

void VisitEditor::SetTraining(const model::TrainingWeek& week, const std::string& block) {
    model::Visit next = Visit();
    next.plan.week = week;
    next.training_block = block;
    RenewDayWords(next);
    Commit(std::move(next), Msg("Change training week"), Bits(Change::Plan) | Bits(Change::Details));
}

void VisitEditor::SetServiceTime(model::Instant at, int minutes) {
    model::Visit next = Visit();
    next.service_at = at;
    next.minutes = minutes;
    RenewDayWords(next);
    Commit(std::move(next), Msg("Change time of visit"), Bits(Change::Details));
}

// ---- treatments ----

model::TreatmentId VisitEditor::AddTreatment(const model::Treatment& treatment) {
    model::Visit next = Visit();
    model::Treatment added = treatment;
    if (added.id.empty()) added.id = m_ids.New<model::TreatmentId>();
    DemandPressure(added);
    Demand(next.Add(added));
    Commit(std::move(next), Msg("Add treatment"), Bits(Change::Treatments));
    return added.id;
}

void VisitEditor::ChangeTreatment(const model::Treatment& treatment) {
    model::Visit next = Visit();
    model::Treatment changed = treatment;
    const model::Treatment* now = next.Find(treatment.id);
    // What was written before the history closed it may still be worked on.
    const bool same = now != nullptr && now->pressure == changed.pressure && now->marks == changed.marks &&
                      now->regions == changed.regions && now->override_reason == changed.override_reason;
    if (!same) DemandPressure(changed);
    Demand(next.Replace(changed));
    Commit(std::move(next), Msg("Change treatment"), Bits(Change::Treatments));
}

void VisitEditor::RemoveTreatment(const model::TreatmentId& id) {
    model::Visit next = Visit();
    Demand(next.Remove(id));
    Commit(std::move(next), Msg("Remove treatment"), Bits(Change::Treatments));
}

routine::PressureLimit VisitEditor::PressureLimitAt(const model::RegionRef& at) const {
    return routine::MassageLimit(m_resources.Rules(), CaseOf(Visit()), at);
}

routine::PressureLimit VisitEditor::PressureLimitOf(const model::Mark& mark) const {
    const routine::Case now = CaseOf(Visit());
    auto limit = routine::MassageLimit(m_resources.Rules(), now, mark.at);
    for (const model::RegionRef& at : TreatedBeyond(mark)) {
        auto here = routine::MassageLimit(m_resources.Rules(), now, at);
        if (here.highest < limit.highest) limit = std::move(here);
    }
    return limit;
}

routine::PressureLimit VisitEditor::PressureLimitFor(const model::Treatment& treatment) const {
    routine::PressureLimit lowest;
    const auto take = [&lowest](routine::PressureLimit limit) {
        if (limit.highest < lowest.highest) lowest = std::move(limit);
    };
    for (const model::MarkId& id : treatment.marks)
        if (const model::Mark* mark = Visit().Find(id)) take(PressureLimitOf(*mark));
    for (const model::RegionRef& at : treatment.regions) take(PressureLimitAt(at));
    return lowest;
}

void VisitEditor::DemandPressure(model::Treatment& treatment) const {
    const int highest = PressureLimitFor(treatment).highest;
    Demand(model::CheckPressure(treatment, highest));
    if (treatment.pressure <= highest) treatment.override_reason.clear();
}

// ---- home plan ----

const VisitEditor::Earlier& VisitEditor::EarlierVisits() const {
    if (m_earlier && m_earlier_to == Visit().service_at) return *m_earlier;
    Earlier earlier;
    std::vector<const model::Visit*> told;
    for (const store::VisitSummary& summary : m_earlier_marks->Before(Visit())) {
        const auto& visit = m_earlier_marks->Visit(Visit(), summary.id);
        if (!visit) continue;
        if (!earlier.last_massage && !visit->treatments.empty()) earlier.last_massage = visit->service_at;
        // What was entered in error was never this client's plan.
        if (summary.in_error) continue;
        told.push_back(&*visit);
        for (model::Race& race : RacesOfWeek(*visit)) earlier.races.push_back(std::move(race));
        if (!visit->plan.approved) continue;
        for (const model::PlanItem& item : visit->plan.items) {
            earlier.known_items.insert(item.id);
            if (earlier.any_plan) earlier.older_items.insert(item.id);
        }
        earlier.any_plan = true;
    }
    earlier.past = PastOf(told, text::ToCivil(Visit().service_at, Visit().zone).day);
    m_earlier = std::move(earlier);
    m_earlier_to = Visit().service_at;
    return *m_earlier;
}

namespace {

// The stronger of the two scores: a limit must not be passed because treatment eased the spot for an hour.
int SeverityOf(const model::Mark& mark) {
    return std::max(mark.before.value_or(0), mark.after.value_or(0));
}

routine::CaseMark CaseMarkOf(const model::Mark& mark) {
    routine::CaseMark of{mark.at, mark.finding, SeverityOf(mark), {}, mark.note};
    of.covers = TreatedBeyond(mark);
    of.leads_to = mark.leads_to;
    of.rated = mark.before || mark.after;
    return of;
}

// What the rules know of the client whatever the visit, on a day.
void TellOfClient(const model::Client& client, model::Date today, routine::Case& now) {
    now.health = client.Health();
    now.sleep_hours = now.health.sleep_hours;
    now.blood_pressure = now.health.blood_pressure;
    now.body_mass_kg = client.body_mass_kg;
    now.equipment = {client.equipment.begin(), client.equipment.end()};
    if (client.birth_date) now.age = model::AgeOn(*client.birth_date, today);
    if (!client.next_race) return;
    const int days = -DaysSince(*client.next_race, today);
    if (days >= 1) now.days_to_race = days - 1;
}

// The client's record knows the next race only: the plan of its week keeps it for the history.
model::TrainingWeek WithRace(model::TrainingWeek week, const model::Client& client, model::Date today) {
    if (!client.next_race) return week;
    const int day = -DaysSince(*client.next_race, today) - 1;
    if (day < 0 || day >= static_cast<int>(week.size())) return week;
    model::TrainingDay& of = week[static_cast<std::size_t>(day)];
    if (of.load == model::Load::Unknown) of = {model::Load::Race, client.next_race->name};
    return week;
}

}  // namespace

std::optional<model::Race> VisitEditor::LastRace() const {
    return LastRaceOn(text::ToCivil(Visit().service_at, Visit().zone).day);
}

std::optional<model::Race> VisitEditor::LastRaceOn(model::Date day) const {
    return desk::LastRace(m_client, EarlierVisits().races, day);
}

routine::Case VisitEditor::CaseOf(const model::Visit& visit) const {
    routine::Case now;
    for (const model::Mark& mark : visit.marks) now.marks.push_back(CaseMarkOf(mark));
    now.week = visit.plan.week;
    now.training_block = visit.training_block;
    now.red_flags = visit.red_flags;
    now.red_flags_asked = visit.red_flags_asked;
    const model::Date today = text::ToCivil(visit.service_at, visit.zone).day;
    TellOfClient(m_client, today, now);
    // What was asked today is newer than the history.
    if (const auto hours = SleepHoursOf(visit)) now.sleep_hours = hours;
    if (const auto race = LastRaceOn(today)) now.days_since_race = DaysSince(*race, today);
    const Earlier& earlier = EarlierVisits();
    if (earlier.last_massage)
        now.last_massage_days = DaysSince(text::ToCivil(*earlier.last_massage, visit.zone).day, today);
    now.known_items = earlier.known_items;
    now.first_plan = !earlier.any_plan;
    now.past = WithAnswers(earlier.past, visit);
    // What was handed out once and never done is still new to the client.
    for (const routine::ItemPast& past : now.past) {
        const bool never = past.followed == model::Followed::NotDone && past.step == 0;
        if (never && !earlier.older_items.contains(past.item)) now.known_items.erase(past.item);
    }
    return now;
}

model::HomePlan VisitEditor::Propose() const {
    const model::HomePlan& old = Visit().plan;
    model::HomePlan plan = routine::Propose(m_resources.Rules(), CaseOf(Visit()));
    plan.week = WithRace(old.week, m_client, text::ToCivil(Visit().service_at, Visit().zone).day);
    plan.next_visit = old.next_visit;
    plan.next_visit_time = old.next_visit_time;
    plan.words_to_client = old.words_to_client;
    plan.approved = false;
    return plan;
}

void VisitEditor::ClientChanged(const model::Client& client) {
    m_client = client;
    Changed(Bits(Change::Details) | Bits(Change::Plan) | Bits(Change::Treatments));
}

void VisitEditor::SetPlan(const model::HomePlan& plan, const StepName& description) {
    model::Visit next = Visit();
    const bool was_approved = next.plan.approved;
    next.plan = routine::WithDayChanges(m_resources.Rules(), CaseOf(next), plan);
    TidyOverrides(Visit().plan, next.plan, routine::Recheck(m_resources.Rules(), CaseOf(next), next.plan));
    if (plan.approved && was_approved) {
        // The approval was given to another content.
        next.plan.approved = next.plan == Visit().plan;
    } else if (plan.approved) {
        DemandApprovable(next);
        RenewReferral(next);
    }
    Commit(std::move(next), description, Bits(Change::Plan));
}

// An approval was not given to other words.
void VisitEditor::RenewDayWords(model::Visit& visit) const {
    model::HomePlan plan = routine::WithDayChanges(m_resources.Rules(), CaseOf(visit), visit.plan);
    if (plan == visit.plan) return;
    plan.approved = false;
    visit.plan = std::move(plan);
}

// What the paper says beside the items, of what is known now.
void VisitEditor::RenewReferral(model::Visit& visit) const {
    model::HomePlan now = routine::Propose(m_resources.Rules(), CaseOf(visit));
    visit.plan.red_flags = std::move(now.red_flags);
    visit.plan.refer = std::move(now.refer);
    visit.plan.blocked = std::move(now.blocked);
}

bool VisitEditor::MayHandOutPlan() const {
    const model::Visit& visit = Visit();
    if (!visit.plan.approved || !visit.red_flags_asked) return false;
    const routine::Case now = CaseOf(visit);
    const auto objections = routine::Recheck(m_resources.Rules(), now, visit.plan);
    if (!std::ranges::all_of(objections, &routine::Objection::overridden)) return false;
    // Nor what is said of items after a race that the client's record told meanwhile; of a signed plan the
    // words may be those of earlier tables.
    if (IsDraft() && routine::WithDayChanges(m_resources.Rules(), now, visit.plan) != visit.plan)
        return false;
    // A referral that became due since must not be missing on the paper.
    const auto due = routine::Propose(m_resources.Rules(), now).refer;
    const auto& said = visit.plan.refer;
    return !due || (said && said->urgency == due->urgency && said->flags == due->flags);
}

bool VisitEditor::RaisesObjection(const model::Visit& next) const {
    const auto known = Objections();
    const auto raised = routine::Recheck(m_resources.Rules(), CaseOf(next), next.plan);
    return std::ranges::any_of(raised, [&](const routine::Objection& one) {
        return std::ranges::none_of(known, [&](const routine::Objection& other) {
            return one.item == other.item && one.at == other.at && one.why == other.why;
        });
    });
}

void VisitEditor::DemandApprovable(const model::Visit& visit) const {
    if (!visit.red_flags_asked) {
        throw model::Error(model::ErrorKind::Refused,
                           model::Msg("Go through the red flags first: only then a plan is approved."));
    }
    const auto objections = routine::Recheck(m_resources.Rules(), CaseOf(visit), visit.plan);
    if (std::ranges::any_of(objections, &routine::Objection::absolute)) {
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg(
                "The plan holds something the chart forbids. Take it out before you approve the plan."));
    }
    if (!std::ranges::all_of(objections, &routine::Objection::overridden)) {
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("Something speaks against a part of the plan. Change it, or write why it "
                       "is kept, before you approve the plan."));
    }
}

std::vector<routine::Objection> VisitEditor::Objections() const {
    return routine::Recheck(m_resources.Rules(), CaseOf(Visit()), Visit().plan);
}

std::vector<model::PlanItem> VisitEditor::FurtherItems() const {
    return routine::FurtherItems(m_resources.Rules(), CaseOf(Visit()), Visit().plan);
}

}  // namespace desk
