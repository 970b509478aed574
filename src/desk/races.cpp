#include "desk/races.h"

#include <algorithm>
#include <chrono>

#include "text/zone.h"

namespace desk {

using std::chrono::sys_days;

std::optional<model::Race> LastRace(const model::Client& client, model::Date today) {
    std::optional<model::Race> last;
    const auto take = [&](const model::Race& race) {
        if (race.day <= today && (!last || race.day >= last->day)) last = race;
    };
    for (const model::Race& race : client.past_races) take(race);
    if (client.next_race) take(*client.next_race);
    return last;
}

std::optional<model::Race> LastRace(const model::Client& client, const model::Visit& earlier,
                                    model::Date today) {
    std::optional<model::Race> last = LastRace(client, today);
    constexpr std::chrono::days kCounts{4};
    const auto& ahead = client.next_race;
    const sys_days first =
        sys_days(text::ToCivil(earlier.service_at, earlier.zone).day) + std::chrono::days(1);
    for (std::size_t at = 0; at < earlier.plan.week.size(); ++at) {
        const model::TrainingDay& day = earlier.plan.week[at];
        const model::Date date(first + std::chrono::days(at));
        if (day.load != model::Load::Race || date > today || (last && last->day >= date)) continue;
        if (sys_days(date) + kCounts < sys_days(today)) continue;
        const bool put_off = ahead && ahead->day > today && ahead->name == day.detail;
        if (!put_off) last = model::Race{day.detail, date};
    }
    return last;
}

int DaysSince(const model::Race& race, model::Date today) {
    return static_cast<int>((sys_days(today) - sys_days(race.day)).count());
}

}  // namespace desk
