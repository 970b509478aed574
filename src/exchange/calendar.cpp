#include "exchange/calendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "model/clean_text.h"

namespace exchange {

namespace {

using std::chrono::minutes;

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

// Line ends of every kind become the one that the library escapes.
std::string Text(const std::string& typed) {
    const std::string clean = model::Cleaned(typed);
    std::string out;
    for (std::size_t i = 0; i < clean.size(); ++i) {
        if (clean[i] == '\r' && i + 1 < clean.size() && clean[i + 1] == '\n') continue;
        out += clean[i] == '\r' ? '\n' : clean[i];
    }
    return out;
}

std::string Line(const std::string& typed) {
    std::string line = Text(typed);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

// An event without a name would be no event to some programs.
std::string TitleOf(const CalendarEvent& event) {
    const std::string title = Line(event.title);
    return title.empty() ? "Palpate" : title;
}

icaltimetype TimeOf(model::Date day, minutes at) {
    const auto moment = std::chrono::sys_days(day) + at;
    const auto midnight = std::chrono::floor<std::chrono::days>(moment);
    const model::Date date(midnight);
    icaltimetype time = icaltime_null_time();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    const auto rest = std::chrono::floor<minutes>(moment - midnight);
    time.hour = static_cast<int>(rest.count() / 60);
    time.minute = static_cast<int>(rest.count() % 60);
    time.is_date = 0;
    return time;
}

icaltimetype DayOf(model::Date day) {
    icaltimetype time = TimeOf(day, minutes(0));
    time.is_date = 1;
    return time;
}

icaltimetype Utc(model::Instant instant) {
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const auto rest = std::chrono::floor<std::chrono::seconds>(instant - midnight);
    icaltimetype time = TimeOf(model::Date(midnight), std::chrono::floor<minutes>(rest));
    time.second = static_cast<int>(rest.count() % 60);
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

// The clock reading of an instant as the offset before it has it.
icaltimetype Local(model::Instant instant, minutes offset) {
    icaltimetype time = Utc(instant + offset);
    time.zone = nullptr;
    return time;
}

minutes OffsetAt(const Calendar& calendar, std::chrono::sys_time<minutes> local) {
    minutes offset = calendar.offsets.front().offset;
    for (const ZoneOffset& one : calendar.offsets)
        if (one.from <= local - one.offset) offset = one.offset;
    return offset;
}

void Add(icalcomponent* to, icalproperty* property) {
    icalcomponent_add_property(to, property);
}

void AddExtra(icalcomponent* to, const char* name, const std::string& value) {
    icalproperty* property = icalproperty_new_x(value.c_str());
    icalproperty_set_x_name(property, name);
    Add(to, property);
}

// Times of the past before the first event are nobody's business: one part for each offset that counts.
icalcomponent* ZoneRules(const Calendar& calendar) {
    icalcomponent* zone = icalcomponent_new_vtimezone();
    Add(zone, icalproperty_new_tzid(calendar.zone.c_str()));
    const std::vector<ZoneOffset>& offsets = calendar.offsets;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        const minutes before = offsets[i == 0 ? 0 : i - 1].offset, after = offsets[i].offset;
        const bool next_later = i + 1 < offsets.size() && offsets[i + 1].offset < after;
        const bool summer = i == 0 ? next_later : after > before;
        icalcomponent* part = summer ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
        Add(part, icalproperty_new_dtstart(Local(offsets[i].from, before)));
        const auto seconds = [](minutes of) { return static_cast<int>(std::chrono::seconds(of).count()); };
        Add(part, icalproperty_new_tzoffsetfrom(seconds(before)));
        Add(part, icalproperty_new_tzoffsetto(seconds(after)));
        icalcomponent_add_component(zone, part);
    }
    return zone;
}

icalproperty* Timed(icalproperty* property, const Calendar& calendar, bool whole_day) {
    if (!whole_day) icalproperty_add_parameter(property, icalparameter_new_tzid(calendar.zone.c_str()));
    return property;
}

void AddTimes(icalcomponent* to, const Calendar& calendar, const CalendarEvent& event) {
    const bool whole_day = event.length <= minutes(0);
    const model::Date next(std::chrono::sys_days(event.day) + std::chrono::days(1));
    const icaltimetype from = whole_day ? DayOf(event.day) : TimeOf(event.day, event.at);
    const icaltimetype until = whole_day ? DayOf(next) : TimeOf(event.day, event.at + event.length);
    Add(to, Timed(icalproperty_new_dtstart(from), calendar, whole_day));
    Add(to, Timed(icalproperty_new_dtend(until), calendar, whole_day));
    if (!event.weekly_until) return;
    icalrecurrencetype weekly;
    icalrecurrencetype_clear(&weekly);
    weekly.freq = ICAL_WEEKLY_RECURRENCE;
    if (whole_day) {
        weekly.until = DayOf(*event.weekly_until);
    } else {
        const auto last = std::chrono::sys_days(*event.weekly_until) + event.at;
        weekly.until = Utc(last - OffsetAt(calendar, last));
    }
    Add(to, icalproperty_new_rrule(weekly));
}

icalcomponent* Alarm(const CalendarEvent& event) {
    icalcomponent* alarm = icalcomponent_new_valarm();
    Add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    Add(alarm, icalproperty_new_description(TitleOf(event).c_str()));
    icaltriggertype trigger{};
    trigger.time = icaltime_null_time();
    trigger.duration =
        icaldurationtype_from_int(-static_cast<int>(std::chrono::seconds(*event.alarm).count()));
    Add(alarm, icalproperty_new_trigger(trigger));
    return alarm;
}

icalcomponent* EventOf(const Calendar& calendar, const CalendarEvent& event) {
    icalcomponent* out = icalcomponent_new_vevent();
    Add(out, icalproperty_new_uid(event.uid.c_str()));
    Add(out, icalproperty_new_dtstamp(Utc(calendar.stamp)));
    Add(out, icalproperty_new_sequence(calendar.sequence));
    Add(out, icalproperty_new_status(event.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    AddTimes(out, calendar, event);
    Add(out, icalproperty_new_summary(TitleOf(event).c_str()));
    const std::string text = Text(event.text), place = Line(event.place);
    if (!text.empty()) Add(out, icalproperty_new_description(text.c_str()));
    if (!place.empty()) Add(out, icalproperty_new_location(place.c_str()));
    Add(out, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    Add(out, icalproperty_new_transp(event.busy ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
    if (event.alarm && !event.cancelled) icalcomponent_add_component(out, Alarm(event));
    return out;
}

}  // namespace

std::string WriteCalendar(const Calendar& calendar) {
    const Component all(icalcomponent_new_vcalendar());
    Add(all.get(), icalproperty_new_version("2.0"));
    Add(all.get(), icalproperty_new_prodid("-//Palpate//Home routine//EN"));
    Add(all.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
    if (const std::string name = Line(calendar.name); !name.empty())
        AddExtra(all.get(), "X-WR-CALNAME", name);
    icalcomponent_add_component(all.get(), ZoneRules(calendar));
    for (const CalendarEvent& event : calendar.events)
        icalcomponent_add_component(all.get(), EventOf(calendar, event));
    const std::unique_ptr<char, decltype(&std::free)> text(icalcomponent_as_ical_string_r(all.get()),
                                                           &std::free);
    return text.get();
}

}  // namespace exchange
