// Clients as a clinician would describe them, and what a plan must and must never hold for each.
#pragma once

#include <boost/test/unit_test.hpp>

#include <functional>

#include "cases.h"

namespace routine_tests {

using model::Answer;
using model::HomePlan;
using model::Load;
using model::PlanItem;
using model::Side;
using Words = std::vector<std::string>;

struct Figure {
    const char *item, *param;
    double low, high;
};

// `must` and `never` name items, modalities or, with an @, an item on a day ("massage@3").
struct Vignette {
    const char* name;
    std::function<void(routine::Case&)> tell;
    Words must, never;
    const char* refer = "";
    std::vector<Figure> figures{};
};

inline const Words kTools{"cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems", "heat"};
inline const Words kExercise{"stretching", "exercise", "self_massage", "active_recovery"};

inline Words operator+(Words a, const Words& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

inline bool Names(const PlanItem& item, const std::string& word) {
    const auto at = word.find('@');
    const std::string what = word.substr(0, at);
    if (item.id != what && item.modality != what) return false;
    return at == std::string::npos || Has(item.days, std::stoi(word.substr(at + 1)));
}

inline bool Holds(const HomePlan& plan, const std::string& word) {
    return std::any_of(plan.items.begin(), plan.items.end(),
                       [&](const PlanItem& item) { return Names(item, word); });
}

inline std::optional<double> ValueOf(const HomePlan& plan, const Figure& figure) {
    for (const PlanItem& item : plan.items) {
        if (!Names(item, figure.item)) continue;
        for (const auto& dose : item.dose) {
            if (dose.param == figure.param) return dose.value;
        }
    }
    return std::nullopt;
}

inline void Check(const Vignette& vignette) {
    auto of = Runner();
    vignette.tell(of);
    const HomePlan plan = routine::Propose(Book(), of);
    BOOST_TEST_CONTEXT(vignette.name) {
        for (const auto& word : vignette.must) BOOST_TEST(Holds(plan, word), "must hold " << word);
        for (const auto& word : vignette.never) BOOST_TEST(!Holds(plan, word), "must not hold " << word);
        BOOST_TEST((plan.refer ? plan.refer->urgency : std::string()) == vignette.refer);
        for (const Figure& figure : vignette.figures) {
            const auto value = ValueOf(plan, figure);
            BOOST_REQUIRE_MESSAGE(value.has_value(), figure.item << " has no " << figure.param);
            BOOST_TEST((*value >= figure.low && *value <= figure.high),
                       figure.item << " " << figure.param << " is " << *value);
        }
        for (const auto& objection : routine::Recheck(Book(), of, plan))
            BOOST_TEST(false, objection.item << ": " << objection.why.condition);
    }
}

inline std::function<void(routine::Case&)> Has1(const char* condition, Words areas = {}) {
    return [=](routine::Case& of) { Say(of, condition, Answer::Yes, areas); };
}

inline std::function<void(routine::Case&)> Marks(std::vector<routine::CaseMark> marks) {
    return [=](routine::Case& of) { of.marks = marks; };
}

inline std::function<void(routine::Case&)> Flag(const char* flag) {
    return [=](routine::Case& of) { of.red_flags = {flag}; };
}

inline std::function<void(routine::Case&)> RaceIn(int days) {
    return [=](routine::Case& of) {
        of.week = {};
        of.days_to_race = days;
    };
}

inline std::function<void(routine::Case&)> All(std::vector<std::function<void(routine::Case&)>> parts) {
    return [=](routine::Case& of) {
        for (const auto& part : parts) part(of);
    };
}

inline std::function<void(routine::Case&)> On(std::vector<std::pair<int, Load>> days) {
    return [=](routine::Case& of) {
        of.week = {};
        for (const auto& [day, load] : days) of.week[static_cast<std::size_t>(day)].load = load;
    };
}

inline std::function<void(routine::Case&)> Owning(std::set<std::string> tools) {
    return [=](routine::Case& of) { of.equipment = tools; };
}

inline std::function<void(routine::Case&)> Aged(int age) {
    return [=](routine::Case& of) { of.age = age; };
}

inline std::function<void(routine::Case&)> Pressure(int systolic, int diastolic) {
    return [=](routine::Case& of) { of.blood_pressure = {{systolic, diastolic}}; };
}

inline std::function<void(routine::Case&)> Pregnant(std::optional<int> weeks) {
    return [=](routine::Case& of) {
        Say(of, "pregnancy", Answer::Yes);
        of.health.pregnancy_weeks = weeks;
        of.marks = {Mark("lumbar_spine", "pain", 4, Side::Midline),
                    Mark("gluteus_medius", "hypertonicity", 4)};
    };
}

inline void Nothing(routine::Case&) {}

inline void Unasked(routine::Case& of) {
    of.red_flags_asked = false;
}

}  // namespace routine_tests
