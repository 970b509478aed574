#include "routine/doses.h"

#include <algorithm>
#include <cmath>

#include "routine/progress.h"

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

bool ForAge(const DoseRow& row, const Case& of) {
    constexpr int kGrownUp = 18;
    const int age = of.age.value_or(kGrownUp);
    return age >= row.age_min && age <= row.age_max;
}

double MassOf(const Judge& judge) {
    const double mass = *judge.Of().body_mass_kg, most = judge.Book().mass_most_kg;
    return most > 0 ? std::min(mass, most) : mass;
}

void TakeStep(const ProgressionStep& step, const Bounds& limits, model::DoseValue& value) {
    const auto found = step.doses.find(value.param);
    if (found == step.doses.end()) return;
    value.value =
        std::clamp(found->second, limits.floor.value_or(found->second), limits.cap.value_or(found->second));
    if (value.min) value.min = std::min(*value.min, *value.value);
    if (value.max) value.max = std::max(*value.max, *value.value);
}

}  // namespace

Dosing DoseOf(const Modality& tool, const Judge& judge, Ease ease, int hard_days) {
    Dosing out;
    for (const DoseRow& row : tool.doses) {
        if (!row.plan || hard_days < row.hard_days_min || hard_days > row.hard_days_max) continue;
        if (!ForAge(row, judge.Of())) continue;
        if (!row.mass_unit.empty() && !judge.PerKgAllowed()) continue;
        if (row.weighs && (judge.AvoidsWeighing() || ease.gentle)) continue;
        const DoseRow* first = ease.first_session || ease.gentle ? FirstSession(tool, row.param) : nullptr;
        const DoseRow& used = first != nullptr ? *first : row;
        const Bounds limits = LimitsOf(tool, row.param);
        model::DoseValue value = ValueOf(used, row.param, limits);
        if (ease.step != nullptr && first == nullptr && !ease.gentle) TakeStep(*ease.step, limits, value);
        if (ease.gentle && used.low_is_gentle && value.min) value.value = value.min;
        if (!row.mass_unit.empty()) {
            const double mass = MassOf(judge);
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

// What a step adds, never past the table's most nor below what the item starts with.
int Raised(int base, int add, int most) {
    return std::min(base + add, std::max(base, most));
}

}  // namespace

Amount Reduced(const Amount& amount, double factor) {
    const auto part = [&](int whole) { return std::max(1, static_cast<int>(std::lround(whole * factor))); };
    if (amount.sets > 1) return {amount.hold_s, part(amount.sets), amount.reps};
    return {amount.hold_s, amount.sets, part(amount.reps)};
}

Amount AmountOf(const ExerciseItem& item, const Rules& rules, int step, double factor) {
    const Progression& table = rules.progressions.at(item.progression);
    Amount out{item.hold_s, item.sets, item.reps};
    if (const ProgressionStep* at = StepOf(table, step)) {
        const bool held = item.hold_s > 0;
        if (held) out.hold_s = Raised(item.hold_s, at->hold_add, table.max_hold_s);
        if (!held) out.reps = Raised(item.reps, at->reps_add, table.max_reps);
        out.sets = Raised(item.sets, at->sets_add, table.max_sets);
        out = {at->hold_s.value_or(out.hold_s), at->sets.value_or(out.sets), at->reps.value_or(out.reps)};
    }
    return Reduced(out, factor);
}

bool TooMuch(const model::DoseValue& dose, const ExerciseItem& item, const Rules& rules) {
    const Progression& table = rules.progressions.at(item.progression);
    if (!dose.value) return false;
    if (!std::isfinite(*dose.value) || *dose.value < 0) return true;
    if (dose.param == "pain_ceiling") {
        const int most = rules.pain_rules.at(item.pain_rule).during_max;
        return *dose.value > most || (dose.max && *dose.max > most);
    }
    if (dose.param == "hold_s") return *dose.value > std::max(item.hold_s, table.max_hold_s);
    if (dose.param == "sets") return *dose.value > std::max(item.sets, table.max_sets);
    if (dose.param == "reps") return *dose.value > std::max(item.reps, table.max_reps);
    return dose.param == "frequency" && *dose.value > 7;
}

int MinutesOf(const ExerciseItem& item, const Amount& amount) {
    constexpr int kSecondsPerRep = 4;
    constexpr int kSecondsBetween = 2;
    const int rep = amount.hold_s > 0 ? amount.hold_s + kSecondsBetween : kSecondsPerRep;
    const int sides = item.each_side ? 2 : 1;
    const int seconds = rep * amount.reps * amount.sets * sides * std::max(1, item.times_a_day);
    return std::max(1, (seconds + 59) / 60);
}

Dosing DoseOf(const ExerciseItem& item, const PainRule& rule, const Amount& amount, int days) {
    Dosing out;
    if (amount.hold_s > 0) out.dose.push_back(Figure("hold_s", amount.hold_s, "s"));
    out.dose.push_back(Figure("sets", amount.sets, ""));
    out.dose.push_back(Figure("reps", amount.reps, ""));
    if (item.each_side) out.dose.push_back(Figure("each_side", 1, ""));
    model::DoseValue frequency = Figure("frequency", days, "days/week");
    if (item.times_a_day > 1) frequency.text = item.frequency;
    out.dose.push_back(frequency);
    model::DoseValue pain;
    pain.param = "pain_ceiling";
    pain.value = pain.max = rule.during_max;
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
        if (row.param != dose.param || !ForAge(row, judge.Of())) continue;
        if (!row.mass_unit.empty() && !judge.PerKgAllowed()) return DoseState::PastLimit;
        const bool scaled = !row.mass_unit.empty() && dose.unit == row.mass_unit;
        const double mass = scaled ? MassOf(judge) : 1;
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
