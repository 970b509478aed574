#include "desk/visit_time.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string>

#include "model/problem.h"
#include "text/zone.h"

namespace desk {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

enum class Half { None, Am, Pm };

// Cuts "am", "pm", "a.m." … off the end.
Half TakeHalf(std::string& text) {
    for (const auto& [word, half] : {std::pair{"am", Half::Am}, {"pm", Half::Pm}}) {
        if (!text.ends_with(word)) continue;
        text.resize(text.size() - 2);
        return half;
    }
    return Half::None;
}

std::optional<int> Number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && !digits.empty() && digits.size() <= 2 && digits[0] != '-' ? std::optional(value)
                                                                              : std::nullopt;
}

// Hours and minutes as they stand, split by a colon, a point or nothing ("1430").
std::optional<TimeOfDay> Split(std::string_view text) {
    const auto at = text.find_first_of(":.h");
    std::string_view hours = text.substr(0, at), minutes;
    if (at != std::string_view::npos) {
        minutes = text.substr(at + 1);
        if (minutes.empty()) minutes = text[at] == 'h' ? "00" : minutes;
    } else if (text.size() > 2) {
        hours = text.substr(0, text.size() - 2);
        minutes = text.substr(text.size() - 2);
    } else {
        minutes = "00";
    }
    const auto hour = Number(hours), minute = Number(minutes);
    if (!hour || !minute || minutes.size() != 2 || *minute > 59) return std::nullopt;
    return TimeOfDay{*hour, *minute};
}

}  // namespace

std::optional<TimeOfDay> ParseTimeOfDay(std::string_view typed) {
    std::string text;
    for (const char c : typed)
        if (c != ' ') text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const Half half = TakeHalf(text);
    auto time = Split(text);
    if (!time) return std::nullopt;
    if (half == Half::None) return time->hour <= 23 ? time : std::nullopt;
    if (time->hour < 1 || time->hour > 12) return std::nullopt;
    time->hour = time->hour % 12 + (half == Half::Pm ? 12 : 0);
    return time;
}

void SetVisitTime(VisitEditor& editor, model::Date day, TimeOfDay begins, int minutes) {
    if (!day.ok()) throw Error(ErrorKind::Refused, Msg("This is no date of the calendar."));
    if (minutes < 5 || minutes > 600) throw Error(ErrorKind::Refused, Msg("A visit takes 5 to 600 minutes."));
    const model::Instant at = text::FromCivil({day, begins.hour, begins.minute, 0}, editor.Visit().zone);
    if (at > editor.Clock().Now())
        throw Error(ErrorKind::Refused,
                    Msg("A visit is charted once it has begun; this time is still to come."));
    if (editor.Client().birth_date && day < *editor.Client().birth_date)
        throw Error(ErrorKind::Refused, Msg("The client was not born yet on that day."));
    editor.SetServiceTime(at, minutes);
}

}  // namespace desk
