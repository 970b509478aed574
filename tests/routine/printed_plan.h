// A whole home plan in words: every field, so that two plans are equal if and only if their texts are.
#pragma once

#include <sstream>
#include <string>

#include "model/plan.h"

namespace routine_tests {

namespace printed {

inline void Put(std::ostream& out, const std::string& name, const std::string& value) {
    out << "  " << name << '=' << value << '\n';
}

inline void Put(std::ostream& out, const std::string& name, const std::vector<std::string>& values) {
    for (const auto& value : values) Put(out, name, value);
}

inline std::string Where(const model::RegionRef& at) {
    return at.region + "/" + std::string(model::ToText(at.side));
}

inline std::string Figure(const std::optional<double>& value) {
    std::ostringstream out;
    out.precision(17);
    if (value) out << *value;
    return out.str();
}

inline void Put(std::ostream& out, const model::PlanItem& item) {
    out << " item " << item.id << ' ' << item.modality << ' ' << Where(item.at) << " days";
    for (const int day : item.days) out << ' ' << day;
    out << " minutes " << item.minutes << " step " << item.step << " reviewed " << item.reviewed << " edited "
        << item.edited << '\n';
    for (const auto& text : {item.name, item.evidence, item.source}) Put(out, "is", text);
    for (const auto& dose : item.dose)
        Put(out, "dose " + dose.param,
            Figure(dose.value) + " " + Figure(dose.min) + ".." + Figure(dose.max) + " " + dose.unit + " " +
                dose.text);
    for (const auto& why : item.why)
        Put(out, "why " + why.kind + " " + why.rule,
            Where(why.at) + " " + why.finding + " " + std::to_string(why.severity) + " " +
                std::to_string(why.day) + " " + why.text);
    Put(out, "step", item.steps);
    Put(out, "stop", item.stop_if);
    Put(out, "change", item.changes);
    for (const auto& one : item.overrides) Put(out, "override " + one.rule, one.action + " " + one.reason);
}

inline void Put(std::ostream& out, const model::BlockedItem& blocked) {
    out << " blocked " << blocked.modality << ' ' << blocked.item << ' ' << blocked.action << ' '
        << blocked.condition << ' ' << Where(blocked.at) << ' ' << blocked.reviewed << '\n';
    Put(out, "reason", blocked.reason);
    Put(out, "source", blocked.source);
}

}  // namespace printed

inline std::string Printed(const model::HomePlan& plan) {
    std::ostringstream out;
    for (const auto& day : plan.week) out << " load " << model::ToText(day.load) << ' ' << day.detail << '\n';
    printed::Put(out, "flag", plan.red_flags);
    for (const auto& item : plan.items) printed::Put(out, item);
    for (const auto& blocked : plan.blocked) printed::Put(out, blocked);
    if (plan.refer) {
        printed::Put(out, "refer", plan.refer->urgency + " " + plan.refer->text);
        printed::Put(out, "because", plan.refer->flags);
    }
    out << " massage every " << plan.massage_every_days << ' ' << plan.words_to_client << '\n';
    return out.str();
}

}  // namespace routine_tests
