// What was amended after signing, told at every row of a visit record that says the same as the amended line.
#include <algorithm>

#include "desk/measured_order.h"
#include "desk/measures.h"
#include "desk/record_case.h"
#include "desk/red_flags.h"

namespace desk {

namespace {

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
    for (const model::Reading& one : of.Visit().readings) {
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
