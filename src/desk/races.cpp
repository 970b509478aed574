#include "desk/races.h"

#include <algorithm>
#include <chrono>

#include "desk/clinic.h"
#include "text/zone.h"

namespace desk {

using std::chrono::sys_days;

namespace {

constexpr std::chrono::days kCounts{4};  // after a race of a week

}  // namespace

std::optional<model::Race> LastRace(const model::Client& client, model::Date today) {
    std::optional<model::Race> last;
    const auto take = [&](const model::Race& race) {
        if (race.day <= today && (!last || race.day >= last->day)) last = race;
    };
    for (const model::Race& race : client.past_races) take(race);
    if (client.next_race) take(*client.next_race);
    return last;
}

std::vector<model::Race> RacesOfWeek(const model::Visit& visit) {
    std::vector<model::Race> races;
    sys_days date(text::ToCivil(visit.service_at, visit.zone).day);
    for (const model::TrainingDay& day : visit.plan.week) {
        date += std::chrono::days(1);
        if (day.load == model::Load::Race) races.push_back({day.detail, model::Date(date)});
    }
    return races;
}

std::optional<model::Race> LastRace(const model::Client& client, const std::vector<model::Race>& of_weeks,
                                    model::Date today) {
    std::optional<model::Race> last = LastRace(client, today);
    const auto put_off = [&](const model::Race& race) {
        const auto& ahead = client.next_race;
        return ahead && !race.name.empty() && ahead->name == race.name &&
               sys_days(ahead->day) > sys_days(race.day) + std::chrono::days(7);
    };
    for (const model::Race& race : of_weeks) {
        const bool counts = race.day <= today && sys_days(race.day) + kCounts >= sys_days(today);
        if (counts && !(last && last->day >= race.day) && !put_off(race)) last = race;
    }
    return last;
}

std::optional<model::Race> LastRace(Clinic& clinic, const model::Client& client, model::Instant before,
                                    model::Date today) {
    const auto& store = clinic.Store();
    std::vector<model::Race> of_weeks;
    if (store.May(model::Operation::ViewChart, client.id)) {
        store::VisitFilter filter;
        filter.client = client.id;
        filter.from = before - kCounts - std::chrono::days(model::TrainingWeek().size() + 1);
        filter.to = before;
        for (const auto& found : store.Visits(filter)) {
            if (found.in_error) continue;
            if (const auto visit = store.LoadVisit(found.id))
                for (model::Race& race : RacesOfWeek(*visit)) of_weeks.push_back(std::move(race));
        }
    }
    return LastRace(client, of_weeks, today);
}

int DaysSince(model::Date day, model::Date today) {
    return static_cast<int>((sys_days(today) - sys_days(day)).count());
}

int DaysSince(const model::Race& race, model::Date today) {
    return DaysSince(race.day, today);
}

}  // namespace desk
