// Figures, marks with their treatment, and measures of a visit record.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "bodymap/measures.h"
#include "desk/clinic.h"
#include "desk/measures_text.h"
#include "desk/plan_builder.h"
#include "desk/record_case.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::Response;
using model::Side;
using model::View;
using Row = pdf::RecordPage::MarkRow;

// The four sides of the body, and what else was marked.
std::set<View> ViewsOf(const std::vector<model::Mark>& marks) {
    std::set<View> views;
    for (const model::Mark& mark : marks)
        if (mark.view != View::Picture) views.insert(mark.view);
    if (!views.empty()) views.insert(model::kBodyViews.begin(), model::kBodyViews.end());
    return views;
}

std::string SideLetter(const text::Translator& words, Side side) {
    if (side == Side::Left) return words.In("side", "L");
    if (side == Side::Right) return words.In("side", "R");
    return "–";
}

std::string SideOf(const text::Translator& words, const model::Mark& mark) {
    return OnBothSides(mark) ? words.In("side", "L+R") : SideLetter(words, mark.at.side);
}

// Centimetres along what was drawn.
double LengthCm(RecordCase& of, const model::Mark& mark) {
    double length = 0;
    for (std::size_t i = 1; i < mark.points.size(); ++i)
        length +=
            std::hypot(mark.points[i].x - mark.points[i - 1].x, mark.points[i].y - mark.points[i - 1].y);
    return length * of.clinic.Data().Atlas().Map(mark.figure, mark.view).mm_per_unit / 10;
}

// Over which structures, and how large it was drawn; of a point nothing.
std::string ExtentOf(RecordCase& of, const model::Mark& mark) {
    if (mark.shape == model::Shape::Point) return {};
    const text::Translator& w = of.words;
    const std::string place = MarkPlace(w, of.clinic.Data().Words(), mark);
    if (mark.view == View::Picture) return place;
    if (mark.shape == model::Shape::Area) {
        const bodymap::MarkedSurface surface(of.clinic.Data().Atlas(), mark.figure, {mark});
        return w.Say("{0}; {1} cm² as drawn", {place, NumberText(w, std::round(surface.MarkedMm2() / 100))});
    }
    return w.Say("{0}; {1} cm as drawn", {place, NumberText(w, std::round(LengthCm(of, mark)))});
}

std::string ResponseText(const text::Translator& words, Response response) {
    switch (response) {
        case Response::Better:
            return words.In("response", "better");
        case Response::Same:
            return words.In("response", "same");
        case Response::Worse:
            return words.In("response", "worse");
        case Response::NotAsked:
            break;
    }
    return {};
}

class Rows {
public:
    explicit Rows(RecordCase& of) : m_of(of), w(of.words), m_terms(of.clinic.Data().Words()) {
        int number = 0;
        for (const model::Mark& mark : of.Visit().marks) m_numbers[mark.id] = ++number;
    }

    [[nodiscard]] std::vector<Row> Make() const {
        std::vector<Row> rows;
        for (const model::Mark& mark : m_of.Visit().marks) rows.push_back(OfMark(mark));
        for (const model::Treatment& one : m_of.Visit().treatments)
            if (one.marks.empty()) rows.push_back(OfRegions(one));
        return rows;
    }

private:
    [[nodiscard]] Row OfMark(const model::Mark& mark) const {
        Row row;
        row.number = m_numbers.at(mark.id);
        row.finding = mark.finding;
        row.region = RegionName(w, m_terms, mark.at.region);
        row.side = SideOf(w, mark);
        row.layer = LayerName(w, mark.layer);
        row.label = FindingLabel(w, m_terms, mark.finding);
        row.severity = SeverityText(mark);
        row.extent = ExtentOf(m_of, mark);
        row.note = Trimmed(mark.note);
        if (mark.copied)
            row.note += (row.note.empty() ? "" : " ") + w.Text("Taken over, not looked at again.");
        for (const model::Treatment* one : m_of.Visit().TreatmentsOf(mark.id))
            row.treatments.push_back(Given(*one, &mark.id));
        return row;
    }

    [[nodiscard]] Row OfRegions(const model::Treatment& treatment) const {
        Row row;
        row.region = Places(treatment);
        row.side = "–";
        row.treatments.push_back(Given(treatment, nullptr));
        return row;
    }

    [[nodiscard]] std::string Places(const model::Treatment& treatment) const {
        std::string places;
        for (const model::RegionRef& at : treatment.regions)
            places += (places.empty() ? "" : ", ") + ShortPlace(w, m_terms, at);
        return places;
    }

    // "Petrissage P3 6 min, together with 2, 3; better. The client's words"
    [[nodiscard]] std::string Given(const model::Treatment& treatment, const model::MarkId* of) const {
        std::string text = TreatmentSentence(w, m_terms, treatment);
        if (text.ends_with('.')) text.pop_back();
        std::string others;
        for (const model::MarkId& id : treatment.marks)
            if (of != nullptr && id != *of && m_numbers.contains(id))
                others += (others.empty() ? "" : ", ") + std::to_string(m_numbers.at(id));
        const std::string places = of != nullptr ? Places(treatment) : std::string();
        if (!places.empty()) others += (others.empty() ? "" : ", ") + places;
        if (!others.empty()) text = w.Say("{0}, together with {1}", {text, others});
        const std::string response = ResponseText(w, treatment.response);
        if (!response.empty()) text += "; " + response;
        const std::string note = Trimmed(treatment.note);
        if (!note.empty()) text += ". " + note;
        if (treatment.copied) text += ". " + w.Text("Taken over, not looked at again.");
        return text;
    }

    RecordCase& m_of;
    const text::Translator& w;
    const terms::Vocabulary& m_terms;
    std::map<model::MarkId, int> m_numbers;
};

using Measured = pdf::RecordPage::Measure;

std::string Valued(const text::Translator& words, const std::optional<double>& value,
                   const std::string& unit) {
    if (!value) return {};
    const bool close = unit.empty() || unit == "°" || unit.starts_with('/');
    return NumberText(words, *value) + (close ? "" : " ") + unit;
}

void Remark(Measured& row, const std::string& text) {
    if (!text.empty()) row.remark += (row.remark.empty() ? "" : "; ") + text;
}

Measured OfRange(const text::Translator& w, const terms::Range& range, const model::Reading& one) {
    Measured row;
    row.name = RangeName(w, range);
    if (one.passive) row.name = w.Say("{0}, passive", {row.name});
    row.side = SideLetter(w, one.side);
    row.before = Valued(w, one.before, range.unit);
    row.after = Valued(w, one.after, range.unit);
    row.usual = UsualText(w, range);
    if (one.before) Remark(row, OutsideText(w, range, *one.before));
    if (one.painful) Remark(row, w.Text("painful"));
    Remark(row, one.note);
    return row;
}

Measured OfScale(const text::Translator& w, const terms::Measure* measure, const model::Reading& one) {
    Measured row;
    const std::string name = measure != nullptr ? w.Text(measure->name) : one.measure;
    row.name = one.item.empty() ? name : name + ": " + one.item;
    row.side = SideLetter(w, one.side);
    const std::string unit = measure != nullptr ? w.Text(measure->unit) : std::string();
    row.before = Valued(w, one.before, unit);
    row.after = Valued(w, one.after, unit);
    if (measure != nullptr && measure->yes_no && one.before)
        row.before = *one.before != 0 ? w.Text("yes") : w.Text("no");
    if (measure != nullptr && measure->flag_below && one.before && *one.before < *measure->flag_below)
        Remark(row, w.Text(measure->flag));
    Remark(row, one.note);
    return row;
}

// The mean is the score of a measure of the client's own activities.
void AddMeans(const RecordCase& of, const terms::Measures& measures, pdf::RecordPage& page) {
    for (const terms::Measure& measure : measures.All()) {
        if (!measure.own_items) continue;
        std::vector<double> scores;
        for (const model::Reading& one : of.Visit().readings)
            if (one.measure == measure.id && one.before) scores.push_back(*one.before);
        if (scores.empty()) continue;
        Measured row;
        row.name = of.words.Say("{0}: mean", {of.words.Text(measure.name)});
        row.side = "–";
        row.before = Valued(
            of.words, std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size()),
            of.words.Text(measure.unit));
        page.measures.push_back(std::move(row));
    }
}

}  // namespace

void AddRecordFigures(RecordCase& of, pdf::RecordPage& page) {
    Resources& resources = of.clinic.Data();
    const std::vector<model::Mark>& marks = of.Visit().marks;
    const PlanPictures pictures = PicturesForPaper(of.clinic, of.Visit());
    std::vector<bodymap::MarkLook> looks = Looks(resources.Words(), marks);
    for (std::size_t i = 0; i < looks.size(); ++i) looks[i].number = static_cast<int>(i) + 1;
    for (const View view : ViewsOf(marks)) {
        pdf::PlanFigure drawn;
        drawn.map = &resources.Atlas().Map(of.client.figure, view);
        drawn.name = ViewName(of.words, view);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (marks[i].view != view) continue;
            // A mark charted on another figure is printed where this one has the place.
            looks[i].points = resources.Atlas().Carry(marks[i], of.client.figure);
            drawn.marks.push_back(looks[i]);
            if (marks[i].shape == model::Shape::Point) drawn.marked.push_back(marks[i].at);
        }
        page.figures.push_back(std::move(drawn));
    }
    for (const auto& [id, picture] : pictures) {
        pdf::PlanFigure drawn;
        drawn.map = &picture->map;
        drawn.picture = picture;
        drawn.name = picture->title;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i].view == View::Picture && marks[i].picture == id) drawn.marks.push_back(looks[i]);
        page.figures.push_back(std::move(drawn));
    }
}

void AddTotals(const RecordCase& of, pdf::RecordPage& page) {
    const auto& treatments = of.Visit().treatments;
    if (treatments.empty()) return;
    const text::Translator& w = of.words;
    int on_marks = 0, elsewhere = 0, highest = 0;
    std::map<Response, int> responses;
    for (const model::Treatment& one : treatments) {
        (one.marks.empty() ? elsewhere : on_marks) += one.minutes;
        highest = std::max(highest, one.pressure);
        ++responses[one.response];
    }
    const auto minutes = [&](int n) { return w.Say("{0} min", {std::to_string(n)}); };
    page.totals.emplace_back(w.Text("Worked on marks"), minutes(on_marks));
    if (elsewhere > 0) page.totals.emplace_back(w.Text("Elsewhere"), minutes(elsewhere));
    page.totals.emplace_back(w.Text("In all"), minutes(of.Visit().TreatedMinutes()));
    page.totals.emplace_back(w.Text("Highest pressure"), std::to_string(highest));
    const std::string all = std::to_string(treatments.size());
    std::string told;
    for (const auto& [response, count] : responses)
        if (response != Response::NotAsked)
            told +=
                (told.empty() ? "" : ", ") + w.SayIn("response of treatments", "{0} at {1} of {2}",
                                                     {ResponseText(w, response), std::to_string(count), all});
    page.totals.emplace_back(w.Text("Response"), told.empty() ? w.Text("not asked") : told);
}

void AddRecordMarks(RecordCase& of, pdf::RecordPage& page) {
    page.marks = Rows(of).Make();
    AddTotals(of, page);
}

void AddRecordMeasures(RecordCase& of, pdf::RecordPage& page) {
    const terms::Measures& measures = of.clinic.Data().Measures();
    for (const model::Reading& one : of.Visit().readings) {
        if (one.measure == kRedFlagMeasure) continue;
        const terms::Range* range =
            one.measure == terms::kRangeMeasure ? measures.FindRange(one.item) : nullptr;
        page.measures.push_back(range != nullptr ? OfRange(of.words, *range, one)
                                                 : OfScale(of.words, measures.Find(one.measure), one));
    }
    AddMeans(of, measures, page);
}

}  // namespace desk
