#include "routine/doses.h"

#include <algorithm>
#include <cmath>

namespace routine {

namespace {

const DoseRow* FirstSession(const Modality& tool, const std::string& param) {
    for (const DoseRow& row : tool.doses) {
        if (row.first_session_of == param) return &row;
    }
    return nullptr;
}

struct Bounds {
    std::optional<double> floor, cap;
};

Bounds LimitsOf(const Modality& tool, const std::string& param) {
    Bounds out;
    for (const DoseRow& row : tool.doses) {
        if (row.floor_of == param) out.floor = row.value;
        if (row.cap_of == param) out.cap = row.value;
    }
    return out;
}

std::optional<double> Scaled(std::optional<double> value, double mass) {
    // Whole grams from 10 on: a client cannot weigh tenths.
    if (value) value = *value * mass >= 10 ? std::round(*value * mass) : std::round(*value * mass * 10) / 10;
    return value;
}

model::DoseValue ValueOf(const DoseRow& row, const std::string& param, const Bounds& bounds) {
    model::DoseValue out;
    out.param = param;
    out.value = row.value;
    out.min = row.min;
    out.max = row.max;
    out.unit = row.unit;
    if (bounds.floor) {
        out.value = std::max(*out.value, *bounds.floor);
        if (out.min) out.min = std::max(*out.min, *bounds.floor);
    }
    if (bounds.cap) {
        out.value = std::min(*out.value, *bounds.cap);
        if (out.max) out.max = std::min(*out.max, *bounds.cap);
    }
    return out;
}

}  // namespace

Dosing DoseOf(const Modality& tool, const Judge& judge, Ease ease, int hard_days) {
    Dosing out;
    for (const DoseRow& row : tool.doses) {
        if (!row.plan || hard_days < row.hard_days_min || hard_days > row.hard_days_max) continue;
        if (!row.mass_unit.empty() && !judge.PerKgAllowed()) continue;
        if (row.weighs && (judge.AvoidsWeighing() || ease.gentle)) continue;
        const DoseRow* first = ease.first_session || ease.gentle ? FirstSession(tool, row.param) : nullptr;
        const DoseRow& used = first != nullptr ? *first : row;
        model::DoseValue value = ValueOf(used, row.param, LimitsOf(tool, row.param));
        if (ease.gentle && used.low_is_gentle && value.min) value.value = value.min;
        if (!row.mass_unit.empty()) {
            const double mass = *judge.Of().body_mass_kg;
            value.value = Scaled(value.value, mass);
            value.min = Scaled(value.min, mass);
            value.max = Scaled(value.max, mass);
            value.unit = row.mass_unit;
        }
        if (out.dose.empty()) out.source = used.source;
        out.reviewed = out.reviewed && used.verified;
        out.dose.push_back(std::move(value));
    }
    out.reviewed = out.reviewed && !out.dose.empty();
    return out;
}

namespace {

model::DoseValue Figure(const char* param, double value, const char* unit) {
    model::DoseValue out;
    out.param = param;
    out.value = value;
    out.unit = unit;
    return out;
}

struct Counts {
    int sets, reps;
};

// Fewer sets first; a single set is shortened in its repetitions, and a single repetition stays.
Counts Reduced(const ExerciseItem& item, double factor) {
    const auto part = [&](int whole) { return std::max(1, static_cast<int>(std::lround(whole * factor))); };
    if (item.sets > 1) return {part(item.sets), item.reps};
    return {item.sets, part(item.reps)};
}

}  // namespace

int MinutesOf(const ExerciseItem& item, double factor) {
    constexpr int kSecondsPerRep = 4;
    constexpr int kSecondsBetween = 2;
    const Counts counts = Reduced(item, factor);
    const int rep = item.hold_s > 0 ? item.hold_s + kSecondsBetween : kSecondsPerRep;
    const int sides = item.each_side ? 2 : 1;
    const int seconds = rep * counts.reps * counts.sets * sides * std::max(1, item.times_a_day);
    return std::max(1, (seconds + 59) / 60);
}

Dosing DoseOf(const ExerciseItem& item, const Rules& rules, double factor, int days) {
    Dosing out;
    const Counts counts = Reduced(item, factor);
    if (item.hold_s > 0) out.dose.push_back(Figure("hold_s", item.hold_s, "s"));
    out.dose.push_back(Figure("sets", counts.sets, ""));
    out.dose.push_back(Figure("reps", counts.reps, ""));
    if (item.each_side) out.dose.push_back(Figure("each_side", 1, ""));
    model::DoseValue frequency = Figure("frequency", days, "days/week");
    if (item.times_a_day > 1) frequency.text = item.frequency;
    out.dose.push_back(frequency);
    model::DoseValue pain;
    pain.param = "pain_ceiling";
    pain.value = pain.max = rules.pain_rules.at(item.pain_rule).during_max;
    pain.unit = "NRS 0-10";
    out.dose.push_back(pain);
    out.source = item.source;
    out.reviewed = item.verified;
    return out;
}

DoseState Check(const model::DoseValue& dose, const Modality& tool, const Judge& judge) {
    if (!dose.value || !std::isfinite(*dose.value))
        return dose.value ? DoseState::OutOfRange : DoseState::Fits;
    constexpr double kSlack = 1e-9;
    const Bounds limits = LimitsOf(tool, dose.param);
    if (limits.floor && *dose.value < *limits.floor - kSlack) return DoseState::PastLimit;
    if (limits.cap && *dose.value > *limits.cap + kSlack) return DoseState::PastLimit;
    for (const DoseRow& row : tool.doses) {
        if (row.param != dose.param) continue;
        if (!row.mass_unit.empty() && !judge.PerKgAllowed()) return DoseState::PastLimit;
        const bool scaled = !row.mass_unit.empty() && dose.unit == row.mass_unit;
        const double mass = scaled ? *judge.Of().body_mass_kg : 1;
        const double slack = scaled ? 1 : kSlack;
        const DoseRow* first = FirstSession(tool, row.param);
        double low = row.min.value_or(row.value);
        if (first != nullptr) low = std::min(low, first->min.value_or(first->value));
        if (*dose.value < low * mass - slack) return DoseState::OutOfRange;
        if (row.max && *dose.value > *row.max * mass + slack) return DoseState::OutOfRange;
    }
    return DoseState::Fits;
}

}  // namespace routine
