#include "desk/amended_line.h"

#include <algorithm>

#include "desk/clinic.h"
#include "desk/note.h"
#include "desk/refuse.h"
#include "desk/resources.h"

namespace desk {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

std::string FieldOf(const NoteLine& line) {
    return line.mark.empty() ? "treatment." + line.treatment.value : "mark." + line.mark.value;
}

// The line as the chart of the visit makes it in the clinic's words of now.
std::optional<NoteLine> MadeLine(Clinic& clinic, model::Visit visit, const std::string& field) {
    visit.objective.clear();
    const auto& words = clinic.Data().Translator(clinic.Profile().language);
    for (NoteLine& line : ObjectiveOf(words, clinic.Data().Words(), visit))
        if (FieldOf(line) == field) return std::move(line);
    return std::nullopt;
}

// Its only one; nullptr: none or several.
model::Treatment* WorkOf(model::Visit& visit, const NoteLine& line) {
    model::Treatment* found = nullptr;
    for (model::Treatment& treatment : visit.treatments) {
        const bool of_line = line.mark.empty()
                                 ? treatment.id == line.treatment
                                 : std::ranges::find(treatment.marks, line.mark) != treatment.marks.end();
        if (!of_line) continue;
        if (found != nullptr) return nullptr;
        found = &treatment;
    }
    return found;
}

model::Mark* MarkOf(model::Visit& visit, const NoteLine& line) {
    const auto found = std::ranges::find(visit.marks, line.mark, &model::Mark::id);
    return found == visit.marks.end() ? nullptr : &*found;
}

// The line, if it stands as the chart made it.
std::optional<NoteLine> UntouchedLine(Clinic& clinic, const AmendedVisit& visit, const std::string& field) {
    const auto read = std::ranges::find(visit.fields, field, &ReadField::field);
    auto made = MadeLine(clinic, visit.visit, field);
    if (read == visit.fields.end() || !made || model::Standing(read->passages) != made->text)
        return std::nullopt;
    return made;
}

void DemandKnown(const terms::Vocabulary& terms, const LineValues& values) {
    const auto demand = [](bool known, const std::string& id) {
        if (!known) throw Error(ErrorKind::Refused, Msg("\"{0}\" is no word of this clinic's chart."), {id});
    };
    if (values.finding) {
        demand(terms.FindFinding(values.finding->id) != nullptr, values.finding->id);
        const terms::RegionTerm* region = terms.FindRegion(values.finding->at.region);
        demand(region != nullptr, values.finding->at.region);
        const bool midline = values.finding->at.side == model::Side::Midline;
        if (region != nullptr && region->paired == midline)
            throw Error(ErrorKind::Refused, Msg("There is no such side of the region {0}."),
                        {values.finding->at.region});
    }
    if (values.work) demand(terms.FindTechnique(values.work->technique) != nullptr, values.work->technique);
}

}  // namespace

std::optional<LineValues> ValuesOf(Clinic& clinic, const AmendedVisit& visit, const std::string& field) {
    const auto line = UntouchedLine(clinic, visit, field);
    if (!line) return std::nullopt;
    model::Visit copy = visit.visit;
    LineValues values;
    if (const model::Mark* mark = MarkOf(copy, *line))
        values.finding = LineValues::Finding{mark->finding, mark->at, mark->before, mark->after};
    if (const model::Treatment* work = WorkOf(copy, *line))
        values.work = LineValues::Work{work->technique, work->pressure, work->minutes};
    return values;
}

std::string LineWith(Clinic& clinic, const AmendedVisit& visit, const std::string& field,
                     const LineValues& values) {
    const auto line = UntouchedLine(clinic, visit, field);
    if (!line)
        throw Error(ErrorKind::Refused,
                    Msg("This line was written or corrected by hand: correct its words instead."));
    DemandKnown(clinic.Data().Words(), values);
    model::Visit changed = visit.visit;
    if (model::Mark* mark = MarkOf(changed, *line); mark != nullptr && values.finding) {
        // What was drawn over is told by its regions; another one takes their place.
        if (mark->at != values.finding->at) mark->covers.clear();
        mark->finding = values.finding->id;
        mark->at = values.finding->at;
        mark->before = values.finding->before;
        mark->after = values.finding->after;
    }
    if (model::Treatment* work = WorkOf(changed, *line); work != nullptr && values.work) {
        work->technique = values.work->technique;
        work->pressure = values.work->pressure;
        work->minutes = values.work->minutes;
    }
    Demand(model::Check(changed));
    const auto made = MadeLine(clinic, std::move(changed), field);
    return made ? made->text : line->text;
}

}  // namespace desk
