// Doses as people read them.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "desk/sentences.h"
#include "desk/wording.h"
#include "text/human_date.h"

namespace desk {

namespace {

using model::DoseValue;
using model::Msg;

const DoseValue* Find(const model::PlanItem& item, std::string_view param) {
    const auto found = std::find_if(item.dose.begin(), item.dose.end(),
                                    [&](const DoseValue& dose) { return dose.param == param; });
    return found == item.dose.end() ? nullptr : &*found;
}

double ValueOf(const model::PlanItem& item, std::string_view param) {
    const DoseValue* dose = Find(item, param);
    return dose == nullptr ? 0 : dose->value.value_or(0);
}

std::string Figure(const text::Translator& words, const DoseValue& dose) {
    const auto number = [&](double value) { return text::HumanNumber(words, value, 2); };
    if (dose.value) return number(*dose.value);
    if (dose.min && dose.max && *dose.min != *dose.max) return number(*dose.min) + "–" + number(*dose.max);
    if (dose.max) return number(*dose.max);
    return dose.min ? number(*dose.min) : std::string();
}

std::string ExerciseDose(const text::Translator& words, const model::PlanItem& item) {
    const int sets = std::max(1, static_cast<int>(ValueOf(item, "sets")));
    const int reps = static_cast<int>(ValueOf(item, "reps"));
    const int hold = static_cast<int>(ValueOf(item, "hold_s"));
    const DoseValue* each = Find(item, "each_side");
    const bool both =
        each != nullptr && (each->value.value_or(0) > 0 || each->text == "true" || each->text == "yes");
    const std::string s = std::to_string(sets), r = std::to_string(reps), h = std::to_string(hold);
    if (hold > 0 && reps <= 1) {
        return both ? words.Say("{0} × {1} s, each side", {s, h}) : words.Say("{0} × {1} s", {s, h});
    }
    if (hold > 0) {
        return both ? words.Say("{0} × {1}, hold {2} s, each side", {s, r, h})
                    : words.Say("{0} × {1}, hold {2} s", {s, r, h});
    }
    return both ? words.Say("{0} × {1}, each side", {s, r}) : words.Say("{0} × {1}", {s, r});
}

// How a figure of a tool's dose is said; a parameter not listed is told to the therapist, not to the client.
struct Saying {
    std::string_view param;
    const char* pattern;
};
constexpr std::array kSayings{
    Saying{"water_temperature_c", Msg("{0} °C")},
    Saying{"first_session_temperature", Msg("{0} °C")},
    Saying{"temperature", Msg("{0} °C")},
    Saying{"skin_contact_temperature", Msg("{0} °C")},
    Saying{"immersion_time", Msg("{0} min")},
    Saying{"session_time", Msg("{0} min")},
    Saying{"first_session_time", Msg("{0} min")},
    Saying{"duration", Msg("{0} min")},
    Saying{"time", Msg("{0} min")},
    Saying{"session_minutes", Msg("{0} min")},
    Saying{"pressure_mmhg", Msg("up to {0} mmHg")},
    Saying{"compression_mmhg", Msg("up to {0} mmHg")},
    Saying{"frequency_hz", Msg("{0} Hz")},
    Saying{"intensity_rpe", Msg("effort {0} of 10")},
    Saying{"pain_ceiling", Msg("up to {0} of 10")},
    Saying{"hours_per_night", Msg("{0} hours a night")},
    Saying{"protein_daily", Msg("protein {0} g per kg a day")},
    Saying{"protein_per_meal", Msg("protein {0} g per kg a meal")},
    Saying{"protein_after_run", Msg("protein {0} g per kg within 2 hours of the run")},
    Saying{"carb_daily_light", Msg("carbohydrate {0} g per kg a day")},
    Saying{"carb_daily_moderate", Msg("carbohydrate {0} g per kg a day")},
    Saying{"carb_daily_high", Msg("carbohydrate {0} g per kg a day")},
    Saying{"litres_per_kg_lost", Msg("{0} l for each kg lost")},
    Saying{"cadence_days", Msg("every {0} days")},
    Saying{"hold", Msg("{0} s")},
    Saying{"time_per_muscle", Msg("{0} s for each muscle")},
};

// The same parameter once the client's body mass is known: grams, not grams per kilogram.
constexpr std::array kInGrams{
    Saying{"protein_daily", Msg("protein {0} g a day")},
    Saying{"protein_per_meal", Msg("protein {0} g a meal")},
    Saying{"protein_after_run", Msg("protein {0} g within 2 hours of the run")},
    Saying{"carb_daily_light", Msg("carbohydrate {0} g a day")},
    Saying{"carb_daily_moderate", Msg("carbohydrate {0} g a day")},
    Saying{"carb_daily_high", Msg("carbohydrate {0} g a day")},
};

std::string PartOf(const text::Translator& words, const DoseValue& dose) {
    const std::string figure = Figure(words, dose);
    const bool per_kilogram = dose.unit.find("/kg") != std::string::npos;
    for (const Saying& saying : kInGrams) {
        if (!per_kilogram && saying.param == dose.param && !figure.empty())
            return words.Say(saying.pattern, {figure});
    }
    for (const Saying& saying : kSayings) {
        if (saying.param == dose.param && !figure.empty()) return words.Say(saying.pattern, {figure});
    }
    return {};
}

}  // namespace

std::string DoseText(const text::Translator& words, const model::PlanItem& item) {
    if (Find(item, "sets") != nullptr && (Find(item, "reps") != nullptr || Find(item, "hold_s") != nullptr)) {
        return ExerciseDose(words, item);
    }
    std::string line;
    for (const DoseValue& dose : item.dose) {
        const std::string part = !dose.text.empty() && dose.param != "frequency" && dose.param != "timing"
                                     ? words.Text(dose.text)
                                     : PartOf(words, dose);
        if (part.empty()) continue;
        if (!line.empty()) line += ", ";
        line += part;
    }
    return line;
}

}  // namespace desk
