#include "desk/next_visit.h"

#include <algorithm>
#include <chrono>

#include "desk/opening_days.h"
#include "desk/own_content.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "text/zone.h"

namespace desk {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kFurthest = 14;

template <class Fits>
std::optional<sys_days> Nearest(sys_days today, int every, Fits fits) {
    for (int away = 0; away <= kFurthest; ++away) {
        const bool room = away <= every / 2 && every - away >= 1;
        if (room && fits(today + days(every - away))) return today + days(every - away);
        if (fits(today + days(every + away))) return today + days(every + away);
    }
    return std::nullopt;
}

}  // namespace

std::optional<model::Date> ProposeNextVisit(const VisitEditor& editor) {
    const model::Visit& visit = editor.Visit();
    const sys_days today(text::ToCivil(visit.service_at, visit.zone).day);
    const int every = std::clamp(visit.plan.massage_every_days, 1, 365);
    const auto& race = editor.Client().next_race;
    const auto fits = [&](sys_days day) {
        if (!race) return true;
        const auto left = static_cast<int>((sys_days(race->day) - day).count());
        return left < 0 || (left > 0 && routine::MayMassageBefore(editor.Data().Rules(), left));
    };
    const OpenDays open = LookAtOpening(ContentFolder(editor.Store().Folder())).days;
    const auto nearest = Nearest(today, every, fits);
    for (int later = 0; nearest && later <= kFurthest; ++later) {
        const sys_days day = *nearest + days(later);
        if (fits(day) && IsOpen(open, day)) return day;
    }
    return std::nullopt;
}

}  // namespace desk
