#include "desk/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/plan_builder.h"
#include "desk/plan_text.h"
#include "desk/resources.h"
#include "exchange/calendar.h"
#include "routine/planner.h"
#include "text/zone.h"
#include "vault/digest.h"

namespace desk {

namespace {

using model::Date;
using model::Error;
using model::ErrorKind;
using model::Msg;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr minutes kShortest{10};       // a routine without exercises still takes a moment
constexpr minutes kVisit{60};          // how long the next one takes nobody knows yet
constexpr minutes kBeforeVisit{1440};  // its reminder
constexpr minutes kBeforeDay{900};     // the same at nine, where only its day is known
constexpr days kWithoutVisit{28};      // how long a week is repeated where no visit is planned
constexpr days kLongest{366};
constexpr const char* kEntry = "plan.calendar";  // of the audit log

// A plan nothing of which is done any more takes away what earlier files brought.
enum class Standing { Holds, Referral, Struck };

struct Planned {
    model::Visit visit;
    Standing standing = Standing::Holds;
};

Planned LoadPlanned(Clinic& clinic, const model::VisitId& id) {
    clinic.Store().Demand(model::Operation::PrintPlan, id.value);
    const auto visit = clinic.Store().LoadVisit(id);
    if (!visit) throw Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {id.value});
    const auto [in_error, moved] = WithdrawnOf(clinic, id);
    // What it brought is in the calendar of the client it was moved away from.
    if (moved)
        throw Error(ErrorKind::Refused,
                    Msg("This visit was moved to another chart; no calendar is made of its plan."));
    if (in_error) return {*visit, Standing::Struck};
    // A referral too: nobody but a therapist takes away a routine that was approved.
    if (!clinic.MayHandOutPlan(*visit))
        throw Error(ErrorKind::Refused,
                    Msg("The plan of this visit is a draft. Approve it first, then make its calendar."));
    return {*visit, visit->plan.refer ? Standing::Referral : Standing::Holds};
}

[[noreturn]] void RefuseEmpty(Standing standing) {
    switch (standing) {
        case Standing::Referral:
            throw Error(ErrorKind::Refused,
                        Msg("The client goes to a doctor first; there is no routine for a calendar."));
        case Standing::Struck:
            throw Error(ErrorKind::Refused,
                        Msg("This visit is struck as entered in error; no calendar is made of its plan."));
        default:
            throw Error(ErrorKind::Refused,
                        Msg("The plan of this visit has nothing for a calendar: no days and no next visit."));
    }
}

// Of a day on which something is done: exercises, and tools for as long as their dose says.
int MinutesOf(const model::PlanItem& item) {
    if (item.minutes > 0) return item.minutes;
    for (const model::DoseValue& dose : item.dose)
        if (dose.unit == "min" && dose.value) return static_cast<int>(std::lround(*dose.value));
    return 0;
}

// What is done at a time of its own; food, drink and sleep go with the day.
bool IsDone(const model::PlanItem& item) {
    constexpr std::array kWithTheDay{"massage", "nutrition", "hydration", "team_plan", "sleep"};
    return std::ranges::none_of(kWithTheDay, [&](const char* one) { return item.modality == one; });
}

Date FirstDay(const model::Visit& visit) {
    return sys_days(text::ToCivil(visit.service_at, visit.zone).day) + days(1);
}

std::optional<minutes> TimeOf(const std::string& clock) {
    if (clock.size() != 5 || clock[2] != ':') return {};
    for (const std::size_t i : {0U, 1U, 3U, 4U})
        if (clock[i] < '0' || clock[i] > '9') return {};
    const int hour = std::stoi(clock.substr(0, 2)), minute = std::stoi(clock.substr(3));
    if (hour > 23 || minute > 59) return {};
    return minutes(hour * 60 + minute);
}

class Builder {
public:
    Builder(Clinic& clinic, const Planned& planned, const model::Client& client,
            const text::Translator& words, const CalendarWish& wish)
        : m_clinic(clinic),
          m_visit(planned.visit),
          m_standing(planned.standing),
          m_client(client),
          m_words(words),
          m_wish(wish) {}

    exchange::Calendar Build() {
        if (m_standing == Standing::Holds) {
            AddRoutine();
            AddNextVisit();
        }
        AddCancelled();
        m_calendar.name = m_words.Say("Home routine, {0}", {m_clinic.Profile().name});
        m_calendar.zone = m_clinic.Profile().zone;
        m_calendar.stamp = m_clinic.Clock().Now();
        m_calendar.sequence = Sequence();
        AddOffsets();
        return std::move(m_calendar);
    }

private:
    // Larger in every later file, whichever visit it is made of; seconds since 2020 fit until 2088.
    [[nodiscard]] int Sequence() const {
        const auto since = m_clinic.Clock().Now() - sys_days(std::chrono::year(2020) / 1 / 1);
        return static_cast<int>(
            std::max<long long>(0, std::chrono::floor<std::chrono::seconds>(since).count()));
    }

    // The same event has the same name in every file, and the name tells nobody who it is.
    [[nodiscard]] std::string Uid(const std::string& what) const {
        return vault::Digest("calendar " + m_clinic.Store().ClinicId() + " " + m_client.id.value + " " + what)
                   .substr(0, 32) +
               "@palpate";
    }
    [[nodiscard]] std::string RoutineUid(unsigned weekday) const {
        return Uid("routine " + std::to_string(weekday));
    }

    [[nodiscard]] Date LastDay() const {
        const model::HomePlan& plan = m_visit.plan;
        const sys_days first = FirstDay(m_visit);
        if (!plan.next_visit) return first + kWithoutVisit - days(1);
        return std::min(sys_days(*plan.next_visit) - days(1), first + kLongest);
    }

    void AddRoutine() {
        for (int day = 0; day < 7; ++day) {
            std::vector<const model::PlanItem*> items;
            for (const model::PlanItem& item : m_visit.plan.items)
                if (IsDone(item) && std::ranges::find(item.days, day) != item.days.end())
                    items.push_back(&item);
            const Date on = sys_days(FirstDay(m_visit)) + days(day);
            if (!items.empty() && on <= LastDay()) AddDay(on, items);
        }
    }

    void AddDay(Date on, const std::vector<const model::PlanItem*>& items) {
        const unsigned weekday = std::chrono::weekday(sys_days(on)).iso_encoding();
        m_taken.insert(weekday);
        exchange::CalendarEvent event;
        event.uid = RoutineUid(weekday);
        event.day = on;
        event.at = m_wish.at;
        event.weekly_until = LastDay();
        event.alarm = minutes(0);
        int long_for = 0;
        for (const model::PlanItem* item : items) {
            const pdf::PlanPage::Row row = PlanRow(m_words, m_clinic.Data().Words(), *item, {});
            long_for += MinutesOf(*item);
            if (m_wish.discreet) continue;
            event.text += (row.dose.empty() ? "• " + row.name : "• " + row.name + ": " + row.dose) + "\n";
        }
        event.length = std::max(kShortest, minutes(long_for));
        event.title = m_wish.discreet ? m_words.Text("Home routine") : Title(long_for);
        if (!m_wish.discreet)
            event.text += "\n" + StopAlways(m_words, routine::StopRules(m_clinic.Data().Rules())) + "\n";
        event.text += m_words.Text("How it is done, and when to stop each of them, stands on your plan.");
        m_calendar.events.push_back(std::move(event));
    }

    [[nodiscard]] std::string Title(int long_for) const {
        if (long_for == 0) return m_words.Text("Home routine");
        return m_words.Say("Home routine, {0} min", {std::to_string(long_for)});
    }

    void AddNextVisit() {
        if (!m_visit.plan.next_visit) return;
        AddVisit(m_visit, false);
    }

    // Each plan's own, so that a visit that took place stays in the client's calendar.
    void AddVisit(const model::Visit& planned_by, bool cancelled) {
        const model::ClinicProfile& profile = m_clinic.Profile();
        const std::optional<minutes> at = TimeOf(planned_by.plan.next_visit_time);
        exchange::CalendarEvent event;
        event.uid = Uid("visit after " + planned_by.id.value);
        event.day = *planned_by.plan.next_visit;
        event.at = at.value_or(minutes(0));
        event.length = at ? kVisit : minutes(0);
        event.title = m_words.Say("Visit at {0}", {profile.name});
        event.text = profile.phone;
        event.place = profile.address;
        // A day without a time begins at midnight: it rings in the morning before and takes no time.
        event.alarm = at ? kBeforeVisit : kBeforeDay;
        event.busy = at.has_value();
        event.cancelled = cancelled;
        m_calendar.events.push_back(std::move(event));
    }

    // Visits of whose plans calendars left, as the log has it: of each the last.
    [[nodiscard]] std::vector<model::VisitId> Exported() const {
        store::AuditFilter filter;
        filter.client = m_visit.client;
        filter.kind = kEntry;
        std::vector<model::VisitId> visits;
        for (const store::AuditEntry& entry : m_clinic.Store().AuditTrail(filter)) {
            if (entry.action != kEntry) continue;
            std::erase(visits, model::VisitId{entry.entity});
            visits.push_back({entry.entity});
        }
        return visits;
    }

    void AddCancelled() {
        const std::vector<model::VisitId> exported = Exported();
        if (exported.empty()) return;
        if (m_standing == Standing::Struck) {
            if (std::ranges::find(exported, m_visit.id) == exported.end()) return;
            CancelVisit(m_visit, m_visit.plan.next_visit.value_or(FirstDay(m_visit)));
        }
        if (RoutineIsOurs(exported.back())) CancelRoutine();
        if (m_standing != Standing::Struck) CancelVisits(exported);
    }

    // Whether the routine in the client's calendar is this plan's to take away: none came after it.
    [[nodiscard]] bool RoutineIsOurs(const model::VisitId& last) const {
        if (m_standing == Standing::Holds || last == m_visit.id) return true;
        if (m_standing == Standing::Struck) return false;
        store::VisitFilter filter;
        filter.client = m_visit.client;
        filter.from = m_visit.service_at;
        const auto since = m_clinic.Store().Visits(filter);
        return std::ranges::find(since, last, &store::VisitSummary::id) == since.end();
    }

    void CancelRoutine() {
        const sys_days first = FirstDay(m_visit);
        for (unsigned weekday = 1; weekday <= 7; ++weekday) {
            if (m_taken.contains(weekday)) continue;
            exchange::CalendarEvent event;
            event.uid = RoutineUid(weekday);
            event.day = first + (std::chrono::weekday(weekday) - std::chrono::weekday(first));
            event.at = m_wish.at;
            event.length = kShortest;
            event.title = m_words.Text("Home routine");
            event.cancelled = true;
            m_calendar.events.push_back(std::move(event));
        }
    }

    // Next visits that were taken out of their plan, or planned for later, but the client came before that.
    void CancelVisits(const std::vector<model::VisitId>& exported) {
        const bool again = std::ranges::find(exported, m_visit.id) != exported.end();
        if (again && !m_visit.plan.next_visit) CancelVisit(m_visit, FirstDay(m_visit));
        // Of a visit that stands in another chart by now nothing is read; its event goes by its name.
        for (const store::MovedVisit& one : m_clinic.Store().MovedAway(m_visit.client)) {
            model::Visit moved;
            moved.id = one.visit;
            if (std::ranges::find(exported, one.visit) != exported.end())
                CancelVisit(moved, FirstDay(m_visit));
        }
        store::VisitFilter filter;
        filter.client = m_visit.client;
        filter.to = m_visit.service_at;
        for (const store::VisitSummary& one : m_clinic.Store().Visits(filter)) {
            if (one.id == m_visit.id || std::ranges::find(exported, one.id) == exported.end()) continue;
            const auto visit = m_clinic.Store().LoadVisit(one.id);
            if (!visit) continue;
            // Of those before the last file, that file cancelled what was taken out.
            if (visit->plan.next_visit && sys_days(*visit->plan.next_visit) >= sys_days(FirstDay(m_visit)))
                CancelVisit(*visit, *visit->plan.next_visit);
            else if (!visit->plan.next_visit && one.id == exported.back())
                CancelVisit(*visit, FirstDay(m_visit));
        }
    }

    void CancelVisit(model::Visit planned_by, Date day) {
        planned_by.plan.next_visit = day;
        AddVisit(planned_by, true);
    }

    [[nodiscard]] minutes OffsetAt(model::Instant instant) const {
        const text::CivilTime civil = text::ToCivil(instant, m_calendar.zone);
        const auto local = sys_days(civil.day) + std::chrono::hours(civil.hour) + minutes(civil.minute);
        return std::chrono::floor<minutes>(local - std::chrono::floor<minutes>(instant));
    }

    // When the clocks change while the calendar runs, to the minute.
    void AddOffsets() {
        model::Instant from = sys_days(FirstDay(m_visit)) - days(2);
        const model::Instant end = from + kLongest + days(40);
        m_calendar.offsets.push_back({from, OffsetAt(from)});
        for (model::Instant next = from + days(1); next < end; from = next, next += days(1)) {
            if (OffsetAt(next) == m_calendar.offsets.back().offset) continue;
            model::Instant low = from, high = next;
            while (high - low > minutes(1)) {
                const model::Instant middle = low + std::chrono::floor<minutes>((high - low) / 2);
                (OffsetAt(middle) == m_calendar.offsets.back().offset ? low : high) = middle;
            }
            m_calendar.offsets.push_back({high, OffsetAt(high)});
        }
    }

    Clinic& m_clinic;
    const model::Visit& m_visit;
    Standing m_standing;
    const model::Client& m_client;
    const text::Translator& m_words;
    const CalendarWish& m_wish;
    exchange::Calendar m_calendar;
    std::set<unsigned> m_taken;  // weekdays of this plan, 1 Monday – 7 Sunday
};

}  // namespace

minutes ClockTime(const std::string& text) {
    if (const auto time = TimeOf(text)) return *time;
    throw Error(ErrorKind::Usage, Msg("A time is written as 07:30 or 18:00, not “{0}”."), {text});
}

CalendarFile PlanCalendar(Clinic& clinic, const model::VisitId& id, const CalendarWish& wish) {
    const Planned planned = LoadPlanned(clinic, id);
    const model::Client client = clinic.LoadClient(planned.visit.client);
    const text::Translator& words =
        clinic.Data().Translator(wish.language.empty() ? client.language : wish.language);
    const exchange::Calendar calendar = Builder(clinic, planned, client, words, wish).Build();
    CalendarFile file;
    file.events =
        static_cast<int>(std::ranges::count(calendar.events, false, &exchange::CalendarEvent::cancelled));
    if (calendar.events.empty()) RefuseEmpty(planned.standing);
    file.bytes = exchange::WriteCalendar(calendar);
    file.name = "home-routine.ics";
    return file;
}

CalendarFile WriteCalendarFile(Clinic& clinic, const model::VisitId& id, const std::filesystem::path& file,
                               const CalendarWish& wish) {
    CalendarFile calendar = PlanCalendar(clinic, id, wish);
    const auto visit = clinic.Store().LoadVisit(id);
    clinic.Store().Log(kEntry, id.value, visit ? visit->client : model::ClientId());
    WriteWhole(file, calendar.bytes);
    return calendar;
}

}  // namespace desk
