// A visit's home plan as a calendar file for the client: one event a week for each day that has something to
// do, until the next visit, and the next visit itself. A calendar is seen by others, so titles are neutral
// ("Home routine, 35 min"); names and doses stand in the text, as on the plan.
//
// Times are those of the clinic's zone, with its rules in the file: programs treat that alike, while
// "floating" times are read by some as UTC. A later file of the same client takes the place of this one: the
// events are named after clinic, client and weekday. Where the log tells of an earlier file, days the plan
// leaves free are cancelled, and next visits that files before had and that are planned no more. A plan whose
// client goes to a doctor first, or whose visit is struck, takes away what files before brought, and brings
// nothing.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "model/ids.h"

namespace desk {

class Clinic;

struct CalendarWish {
    std::string language;                              // empty: the client's
    std::chrono::minutes at = std::chrono::hours(18);  // of the routine, after midnight
    // Names no exercise and no dose: for a file that goes out unprotected.
    bool discreet = false;
};

// "07:30" as minutes after midnight. Throws Usage for anything else.
[[nodiscard]] std::chrono::minutes ClockTime(const std::string& text);

struct CalendarFile {
    std::string bytes;
    std::string name;  // for a file or an attachment: "home-routine.ics"
    int events = 0;    // cancelled ones left out; 0: the file only takes away what an earlier one had
};

// Throws NoAccess without Operation::PrintPlan, Refused for an unknown visit, one that was moved, a plan that
// is not approved or may not be handed out any more (that of a struck visit needs neither), or where there is
// nothing to put in a calendar or to take out of it. Not logged: who sends it logs that ("plan.calendar").
[[nodiscard]] CalendarFile PlanCalendar(Clinic& clinic, const model::VisitId& visit,
                                        const CalendarWish& wish = {});
// Writes it whole or not at all, readable by the owner only, and logs it ("plan.calendar").
CalendarFile WriteCalendarFile(Clinic& clinic, const model::VisitId& visit, const std::filesystem::path& file,
                               const CalendarWish& wish = {});

}  // namespace desk
