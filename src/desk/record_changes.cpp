// What was amended after signing, told at every row of a visit record that says the same as the amended line.
#include <algorithm>

#include "desk/adherence.h"
#include "desk/clinic.h"
#include "desk/measures.h"
#include "desk/record_case.h"
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

// The lines behind the findings, in the order in which they are signed.
class MeasuredOrder {
public:
    explicit MeasuredOrder(const RecordCase& of)
        : m_of(of), m_measures(of.clinic.Data().Measures()), m_lines(LinesOf(of.Visit())) {
        const bool plan = !HomePlanLine(of.words, of.clinic.Data().NotDoneReasons(), of.Visit()).empty();
        const bool asked = !RedFlagLine(of.words, of.clinic.Data().RedFlagQuestions(), of.Visit()).empty();
        if (plan) m_plan = Measured(m_lines.size());
        if (asked) m_red_flags = Measured(m_lines.size() + (plan ? 1U : 0U));
        const auto kept = std::ranges::count(of.Visit().objective, false, &model::ObjectiveLine::OfPlace);
        m_fits = static_cast<std::size_t>(kept) == m_lines.size() + (plan ? 1U : 0U) + (asked ? 1U : 0U);
    }

    // Signed with other tables than today's, any line may tell of any row.
    [[nodiscard]] std::vector<std::string> OfReading(const Reading& reading) const {
        if (!m_fits) return Every();
        model::Visit alone;
        for (const Reading& one : m_of.Visit().readings)
            if (OnOneLine(m_measures, reading, one)) alone.readings.push_back(one);
        const auto line = LinesOf(alone);
        const auto at = line.empty() ? m_lines.end() : std::ranges::find(m_lines, line.front());
        if (at == m_lines.end()) return {};
        return {Measured(static_cast<std::size_t>(at - m_lines.begin()))};
    }
    [[nodiscard]] std::vector<std::string> OfPlan() const { return m_fits ? Only(m_plan) : Every(); }
    [[nodiscard]] std::vector<std::string> OfRedFlags() const { return m_fits ? Only(m_red_flags) : Every(); }

private:
    [[nodiscard]] std::vector<std::string> LinesOf(const model::Visit& visit) const {
        return ReadingLines(m_of.words, m_measures, visit);
    }
    [[nodiscard]] static std::vector<std::string> Only(const std::string& field) {
        return field.empty() ? std::vector<std::string>() : std::vector{field};
    }
    [[nodiscard]] std::vector<std::string> Every() const {
        std::vector<std::string> fields;
        for (const ReadField& field : m_of.read.fields)
            if (field.field.starts_with("measured.")) fields.push_back(field.field);
        return fields;
    }

    const RecordCase& m_of;
    const terms::Measures& m_measures;
    std::vector<std::string> m_lines;
    std::string m_plan, m_red_flags;
    bool m_fits = false;
};

// "▲1 ▲2" of the amendments that name one of the fields; empty: none does.
std::string Tags(const RecordCase& of, const std::vector<std::string>& fields) {
    std::string tags;
    for (std::size_t i = 0; i < of.read.amendments.size(); ++i)
        if (std::ranges::find(fields, of.read.amendments[i].content.field) != fields.end())
            tags += (tags.empty() ? "" : " ") + of.Tag(i);
    return tags;
}

std::string Remark(const RecordCase& of, const std::string& tags) {
    return of.words.Say("{0} Changed after signing: read O of the note.", {tags});
}

void MarkRows(const RecordCase& of, pdf::RecordPage& page) {
    std::vector<std::string> elsewhere;  // what was treated without a mark, in the order of the rows
    for (const model::Treatment& one : of.Visit().treatments)
        if (one.marks.empty()) elsewhere.push_back("treatment." + one.id.value);
    std::size_t next = 0;
    for (pdf::RecordPage::MarkRow& row : page.marks) {
        const bool marked = row.number > 0;
        const std::string field =
            marked ? "mark." + of.Visit().marks.at(static_cast<std::size_t>(row.number) - 1).id.value
                   : elsewhere.at(next++);
        const std::string tags = Tags(of, {field});
        if (tags.empty()) continue;
        (marked ? row.label : row.region) += " " + tags;
        row.note += (row.note.empty() ? "" : " ") + Remark(of, tags);
    }
}

// The drawings show what was signed.
void MarkFigures(const RecordCase& of, pdf::RecordPage& page) {
    for (pdf::PlanFigure& figure : page.figures) {
        std::vector<std::string> fields;
        for (const bodymap::MarkLook& look : figure.marks) fields.push_back("mark." + look.id.value);
        if (const std::string tags = Tags(of, fields); !tags.empty()) figure.name += " " + tags;
    }
}

void MarkTotals(const RecordCase& of, pdf::RecordPage& page) {
    std::vector<std::string> fields;
    for (const ReadField& field : of.read.fields)
        if (field.Corrected() && (field.field.starts_with("mark.") || field.field.starts_with("treatment.")))
            fields.push_back(field.field);
    if (const std::string tags = Tags(of, fields); !tags.empty() && !page.totals.empty())
        page.totals.emplace_back(tags, of.words.Text("as signed"));
}

void MarkMeasures(const RecordCase& of, const MeasuredOrder& order, pdf::RecordPage& page) {
    auto row = page.measures.begin();
    for (const Reading& one : of.Visit().readings) {
        if (one.measure == kRedFlagMeasure || row == page.measures.end()) continue;
        if (const std::string tags = Tags(of, order.OfReading(one)); !tags.empty()) {
            row->name += " " + tags;
            row->remark += (row->remark.empty() ? "" : "; ") + Remark(of, tags);
        }
        ++row;
    }
}

void MarkFacts(const RecordCase& of, pdf::RecordPage& page, const std::string& label,
               const std::vector<std::string>& fields) {
    const std::string tags = Tags(of, fields);
    if (tags.empty()) return;
    for (pdf::RecordPage::Section& section : page.sections)
        for (auto& [name, value] : section.facts)
            if (name == label) value += "\n" + Remark(of, tags);
}

}  // namespace

void AddRecordChanges(const RecordCase& of, pdf::RecordPage& page) {
    if (!of.read.Amended()) return;
    MarkRows(of, page);
    MarkFigures(of, page);
    MarkTotals(of, page);
    const MeasuredOrder order(of);
    MarkMeasures(of, order, page);
    MarkFacts(of, page, of.words.Text("Red flags"), order.OfRedFlags());
    MarkFacts(of, page, of.words.Text("The last one"), order.OfPlan());
}

}  // namespace desk
