#include "gui/history_lists.h"

#include <wx/stattext.h>

#include <algorithm>
#include <cmath>

#include "bodymap/spark_scene.h"
#include "desk/measures_text.h"
#include "desk/past_measures.h"
#include "desk/past_recurring.h"
#include "desk/past_scenes.h"
#include "gui/controls_text.h"
#include "text/human_date.h"

namespace gui {

namespace {

template <class Points>
std::vector<model::VisitId> VisitsOf(const Points& points) {
    std::vector<model::VisitId> visits;
    for (const auto& point : points) visits.push_back(point.visit);
    return visits;
}

PlotRow RowOf(const HistoryState& state, const desk::MeasureLine& line) {
    const Context& ctx = state.Ctx();
    PlotRow row;
    row.title = Wx(state.Words().MeasureName(line.key));
    row.plot = [spark = desk::SparkOf(ctx.words, line)](const bodymap::Rect& frame) {
        return bodymap::SparkScene(spark, frame);
    };
    if (!line.points.empty()) {
        const auto said = [&](const desk::MeasurePoint& point) {
            const auto value = desk::ValueOf(point);
            return value ? desk::NumberText(ctx.words, *value) : "–";
        };
        const std::string unit = line.unit.empty() ? line.unit : " " + ctx.words.Text(line.unit);
        row.value = Wx(said(line.points.front()) + " → " + said(line.points.back()) + unit);
    }
    if (line.since_first != 0) {
        row.pill = line.since_first > 0 ? TrIn(ctx, "measure", "better") : TrIn(ctx, "measure", "worse");
        row.pill_text = line.since_first > 0 ? Role::Ok : Role::Warn;
        row.pill_ground = line.since_first > 0 ? Role::OkGround : Role::WarnGround;
        row.pill_line = line.since_first > 0 ? Role::OkLine : Role::WarnLine;
    }
    row.spoken = Wx(state.Words().Spoken(line));
    row.visits = VisitsOf(line.points);
    return row;
}

}  // namespace

HistoryRecurring::HistoryRecurring(wxWindow* parent, HistoryState& state, FileAsker& files)
    : HistoryRows(parent, state, files, Tr(state.Ctx(), "Recurring regions"),
                  Wx(state.Words().RecurringHow()), PlotRows::Look::Block) {
    const Context& ctx = state.Ctx();
    m_by = new Segments(this, {Tr(ctx, "Regions"), Tr(ctx, "Spots")}, Tr(ctx, "Counted by"));
    m_by->Select(0);
    m_by->Button(1)->SetToolTip(Tr(ctx, "The same finding followed at the same place"));
    m_by->OnChosen = [this](int) { FillRows(); };
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_by);
    AddRow(row);
    m_warning = NewText(this, wxString(), FontStyle::Small, Role::Warn, wxST_ELLIPSIZE_END);
    m_warning->SetMinSize(wxSize(FromDIP(20), -1));
    SetFoot(m_warning);
    SetTables(state.Words(), [this](const desk::PastWords& words) { return words.Table(Found()); });
}

std::vector<desk::Recurring> HistoryRecurring::Found() const {
    const desk::ClientPast& past = State().InRange();
    return m_by->Selected() == 1 ? desk::RecurringSpots(past) : desk::RecurringPlaces(past);
}

wxString HistoryRecurring::Warning() const {
    return m_warning->GetLabelText();
}

void HistoryRecurring::FillRows() {
    const Context& ctx = State().Ctx();
    std::vector<PlotRow> rows;
    wxString summary, warning;
    const bool spots = m_by->Selected() == 1;
    for (const desk::Recurring& one : Found()) {
        rows.push_back(RowOf(one));
        if (rows.size() <= 3) summary += rows.back().spoken + " ";
        if (one.trend != desk::Trend::Rising || !one.change || !warning.empty()) continue;
        warning = TrFill(ctx, "{0}: severity rose by {1} on average",
                         {State().Words().PlaceName(one.at), text::HumanNumber(ctx.words, *one.change)});
    }
    m_warning->SetLabelText(warning.empty() ? Tr(ctx, "No severity is rising.") : "⚠ " + warning);
    m_warning->SetToolTip(warning);
    SetTextRole(m_warning, warning.empty() ? Role::Text2 : Role::Warn);
    List()->ShowRows(
        std::move(rows), summary + Wx(State().Words().RecurringHow()),
        spots ? Tr(ctx, "No spot was marked at 3 visits.") : Tr(ctx, "No region was marked at 3 visits."));
    Renew();
    Layout();
}

PlotRow HistoryRecurring::RowOf(const desk::Recurring& one) const {
    const Context& ctx = State().Ctx();
    PlotRow row;
    row.finding = one.finding;
    row.ink = FindingInk(ctx, one.finding);
    row.title = Wx(State().Words().PlaceName(one.at));
    row.tail = SideOf(State().Words(), one.at);
    row.value = TrFill(ctx, "{0} of {1}", {std::to_string(one.k), std::to_string(one.n)});
    bodymap::Spark spark = desk::SparkOf(one);
    spark.ink = row.ink;
    row.plot = [spark](const bodymap::Rect& frame) { return bodymap::SparkScene(spark, frame); };
    row.pill =
        one.at_last ? Wx(State().Words().TrendName(one.trend)) : TrIn(ctx, "recurring", "not at last visit");
    if (one.at_last && one.trend == desk::Trend::Rising)
        row.pill_text = Role::Warn, row.pill_ground = Role::WarnGround, row.pill_line = Role::WarnLine;
    if (one.at_last && one.trend == desk::Trend::Easing)
        row.pill_text = Role::Ok, row.pill_ground = Role::OkGround, row.pill_line = Role::OkLine;
    row.spoken = Wx(State().Words().Spoken(one));
    row.visits = VisitsOf(one.points);
    return row;
}

HistoryMeasures::HistoryMeasures(wxWindow* parent, HistoryState& state, FileAsker& files)
    : HistoryRows(parent, state, files, Tr(state.Ctx(), "Measures over time"),
                  Tr(state.Ctx(), "first and last value; dashed: meaningful change"), PlotRows::Look::Block) {
    SetTables(state.Words(), [this](const desk::PastWords& words) {
        return words.Points(desk::MeasureLines(State().InRange(), State().Ctx().resources.Measures()));
    });
}

void HistoryMeasures::FillRows() {
    const Context& ctx = State().Ctx();
    std::vector<PlotRow> rows;
    for (const desk::MeasureLine& line : desk::MeasureLines(State().InRange(), ctx.resources.Measures()))
        rows.push_back(RowOf(State(), line));
    const long count = static_cast<long>(rows.size());
    List()->ShowRows(std::move(rows),
                     Wx(ctx.words.SayPlural("{0} measure", "{0} measures", count, {std::to_string(count)})),
                     Tr(ctx, "Nothing was measured yet."));
    Renew();
}

HistoryHelped::HistoryHelped(wxWindow* parent, HistoryState& state, FileAsker& files)
    : HistoryRows(parent, state, files, Tr(state.Ctx(), "What marks did after treatment"),
                  Tr(state.Ctx(), "severity after less before; no cause is named"), PlotRows::Look::Line) {
    SetTables(state.Words(), [this](const desk::PastWords& words) {
        return words.Table(desk::ResponsesOf(State().InRange()));
    });
}

void HistoryHelped::FillRows() {
    const Context& ctx = State().Ctx();
    std::vector<PlotRow> rows;
    for (const desk::TechniqueResponse& one : desk::ResponsesOf(State().InRange())) {
        PlotRow row;
        row.title = Wx(State().Words().Title(one));
        row.value = Wx(State().Words().Value(one));
        row.detail = Wx(State().Words().Detail(one));
        row.spoken = Wx(State().Words().Spoken(one));
        row.visits = one.visits;
        rows.push_back(std::move(row));
    }
    const wxString summary = rows.empty() ? wxString() : rows.front().spoken;
    List()->ShowRows(std::move(rows), summary,
                     TrFill(ctx, "No treatment has {0} marks scored before and after.",
                            {std::to_string(desk::kResponseLeast)}));
    Renew();
}

}  // namespace gui
