#include "desk/measured_order.h"

#include <algorithm>

#include "desk/adherence.h"
#include "desk/clinic.h"
#include "desk/measures.h"
#include "desk/red_flags.h"
#include "desk/resources.h"

namespace desk {

namespace {

using model::Reading;

std::string Measured(std::size_t line) {
    return "measured." + std::to_string(line + 1);
}

// Several readings may share a line.
bool OnOneLine(const terms::Measures& measures, const Reading& one, const Reading& other) {
    if (one.measure != other.measure) return false;
    if (one.measure == terms::kRangeMeasure) return one.item == other.item && one.passive == other.passive;
    const terms::Measure* measure = measures.Find(one.measure);
    return (measure != nullptr && measure->own_items) || one == other;
}

}  // namespace

MeasuredOrder::MeasuredOrder(const RecordCase& of)
    : m_of(of), m_measures(of.clinic.Data().Measures()), m_lines(LinesOf(of.Visit())) {
    const bool plan = !HomePlanLine(of.words, of.clinic.Data().NotDoneReasons(), of.Visit()).empty();
    const bool asked = !RedFlagLine(of.words, of.clinic.Data().RedFlagQuestions(), of.Visit()).empty();
    if (plan) m_plan = Measured(m_lines.size());
    if (asked) m_red_flags = Measured(m_lines.size() + (plan ? 1U : 0U));
    const auto kept = std::ranges::count(of.Visit().objective, false, &model::ObjectiveLine::OfPlace);
    m_fits = static_cast<std::size_t>(kept) == m_lines.size() + (plan ? 1U : 0U) + (asked ? 1U : 0U);
}

std::vector<std::string> MeasuredOrder::OfReading(const Reading& reading) const {
    if (!m_fits) return Every();
    model::Visit alone;
    for (const Reading& one : m_of.Visit().readings)
        if (OnOneLine(m_measures, reading, one)) alone.readings.push_back(one);
    const auto line = LinesOf(alone);
    const auto at = line.empty() ? m_lines.end() : std::ranges::find(m_lines, line.front());
    if (at == m_lines.end()) return {};
    return {Measured(static_cast<std::size_t>(at - m_lines.begin()))};
}

std::vector<std::string> MeasuredOrder::OfReadings() const {
    if (!m_fits) return Every();
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < m_lines.size(); ++i) fields.push_back(Measured(i));
    return fields;
}

std::vector<std::string> MeasuredOrder::LinesOf(const model::Visit& visit) const {
    return ReadingLines(m_of.words, m_measures, visit);
}

std::vector<std::string> MeasuredOrder::Every() const {
    std::vector<std::string> fields;
    for (const ReadField& field : m_of.read.fields)
        if (field.field.starts_with("measured.")) fields.push_back(field.field);
    return fields;
}

}  // namespace desk
