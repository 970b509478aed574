#include "gui/history_line.h"

#include <wx/menu.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "desk/past_scenes.h"
#include "text/human_date.h"

namespace gui {

namespace {

constexpr double kLeastDrag = 4;  // pixels; less is a click
constexpr double kWholeDay = 1 - 1.0 / 1440;

double Number(model::Date day) {
    return static_cast<double>(std::chrono::sys_days(day).time_since_epoch().count());
}

}  // namespace

HistoryLine::HistoryLine(wxWindow* parent, HistoryState& state, FileAsker& files)
    : HistoryCard(parent, state.Ctx(), files, Tr(state.Ctx(), "Severity and home routine")), m_state(state) {
    m_plot = new PlotWindow(Place(), wxSize(300, 140), [this](const bodymap::Rect& frame) {
        return bodymap::TimeLineGround(m_line, frame);
    });
    m_plot->AddLayer(PlotWindow::Layer::Fresh, [this](const bodymap::Rect&) {
        return m_line.range ? bodymap::RangeScene(Places(), *m_line.range) : bodymap::Scene();
    });
    m_plot->AddLayer(PlotWindow::Layer::Kept,
                     [this](const bodymap::Rect& frame) { return bodymap::TimeLineFront(m_line, frame); });
    SetPlot(m_plot);
    m_plot->on_down = [this](bodymap::MapPoint at, bool second) { OnDown(at, second); };
    m_plot->on_drag = [this](bodymap::MapPoint at) { OnDrag(at, false); };
    m_plot->on_up = [this](bodymap::MapPoint at) { OnDrag(at, true); };
    m_plot->on_hover = [this](bodymap::MapPoint at) { return Tip(at); };
    m_plot->on_grip = [this](bodymap::MapPoint at) {
        const auto hit = Places().At(at);
        return hit && (hit->kind == bodymap::PlotHit::Kind::From || hit->kind == bodymap::PlotHit::Kind::To);
    };
    m_plot->on_key = [this](const wxKeyEvent& event) { return OnKey(event); };
    SetTables(state.Words(), [this](const desk::PastWords& words) { return words.Table(m_past); });
    on_picture = [this] { return Picture{m_plot->MakeScene(), m_plot->Frame()}; };
    on_visits = [this](const auto& visits) { m_state.Offer(visits); };
    m_listening = std::make_unique<HistoryListener>(state, 0, [this](unsigned kinds) { Take(kinds); });
}

void HistoryLine::Take(unsigned kinds) {
    if (kinds & past::kShown) {
        m_past = desk::LineOf(m_state.Shown());
        m_line = desk::PlotOf(m_state.Words(), m_past);
        m_plot->Say(Wx(m_state.Words().Spoken(m_past)));
        Renew();
    }
    const auto before = m_line.range;
    TakeRange();
    if (kinds & past::kPair) {
        m_line.a = m_state.IndexOf(m_state.A());
        m_line.b = m_state.IndexOf(m_state.B());
    }
    const bool elsewhere = kinds & (past::kShown | past::kPair) || !before || !m_line.range;
    if (elsewhere) m_layout.reset();
    if (kinds & (past::kShown | past::kInRange)) TakeHint();
    if (elsewhere) return m_plot->Renew();
    m_plot->RenewFresh(bodymap::RangeChanges(Places(), *before, *m_line.range));
}

const bodymap::TimeLineLayout& HistoryLine::Places() const {
    const bodymap::Rect frame = m_plot->Frame();
    if (!m_layout || m_layout_frame != frame) m_layout.emplace(m_line, frame);
    m_layout_frame = frame;
    return *m_layout;
}

// The ends stand on the first and last visit where the range is open.
void HistoryLine::TakeRange() {
    m_line.range.reset();
    if (m_line.visits.size() < 2) return;
    const desk::PastRange& range = m_state.Range();
    // Both days belong to it whole.
    m_line.range = {range.from ? Number(*range.from) : m_line.visits.front().day,
                    range.to ? Number(*range.to) + kWholeDay : m_line.visits.back().day};
    m_line.range->from = std::clamp(m_line.range->from, m_line.visits.front().day, m_line.visits.back().day);
    m_line.range->to = std::clamp(m_line.range->to, m_line.range->from, m_line.visits.back().day);
}

// "10 visits, every 28 days · 42 marks"
void HistoryLine::TakeHint() {
    const Context& ctx = m_state.Ctx();
    const desk::PastLine line = desk::LineOf(m_state.InRange());
    std::string text =
        ctx.words.SayPlural("{0} visit", "{0} visits", line.visits, {std::to_string(line.visits)});
    const long days = std::lround(line.mean_gap_days.value_or(0));
    if (days > 0) {
        text += ", " + ctx.words.SayPlural("every {0} day", "every {0} days", days, {std::to_string(days)});
    }
    text += " · " + ctx.words.SayPlural("{0} mark", "{0} marks", line.marks, {std::to_string(line.marks)});
    // What cannot be counted is said before how to read the plot.
    const std::string unread = m_state.Words().Unread(m_state.InRange());
    SetHint(Wx(text + "   –   ") + (unread.empty() ? Legend() : Wx(unread)));
}

// Of what there is to be seen.
wxString HistoryLine::Legend() const {
    const Context& ctx = m_state.Ctx();
    wxString text = Tr(ctx, "line: mean severity before, number = marks");
    if (std::ranges::any_of(m_line.visits, &bodymap::PlotVisit::draft))
        text += "; " + Tr(ctx, "dashed ring: draft");
    if (std::ranges::any_of(m_line.visits, [](const auto& visit) { return visit.done.has_value(); }))
        text += "; " + Tr(ctx, "bars: routine done since the last visit");
    if (std::ranges::any_of(m_line.visits, [](const auto& visit) { return visit.load.has_value(); }))
        text += "; " + Tr(ctx, "diamonds: training load, of the highest");
    if (std::ranges::any_of(m_line.races, [this](const auto& race) { return Places().Shows(race.day); }))
        text += "; " + Tr(ctx, "flags: races");
    return text;
}

model::Date HistoryLine::DayAt(double number) const {
    return model::Date(std::chrono::sys_days(std::chrono::days(std::lround(std::floor(number)))));
}

void HistoryLine::OnDown(bodymap::MapPoint at, bool second) {
    if (second && m_drag != Drag::None) return;  // the other button is still dragging
    m_drag = Drag::None;
    m_pressed.reset();
    if (m_line.visits.empty()) return;
    using Kind = bodymap::PlotHit::Kind;
    const auto hit = Places().At(at);
    if (hit && hit->kind == Kind::From) m_drag = Drag::From;
    if (hit && hit->kind == Kind::To) m_drag = Drag::To;
    if (m_drag != Drag::None) return;
    if (hit && hit->kind != Kind::Inside) m_pressed = hit;
    if (second) return OpenPressed();
    if (m_line.visits.size() < 2) return;
    m_drag = Drag::New;
    m_begun = Places().Day(at.x);
    m_begun_x = at.x;
}

// A click on a visit, its bar or a race; a drag from it is a range.
void HistoryLine::OpenPressed() {
    const auto hit = std::exchange(m_pressed, std::nullopt);
    if (!hit) return;
    m_plot->CallAfter([this, hit = *hit] {
        if (hit.kind != bodymap::PlotHit::Kind::Race) return ShowMenu(hit.index);
        if (hit.index < m_past.races.size())
            m_state.Offer(desk::VisitsAround(m_past, m_past.races[hit.index]));
    });
}

void HistoryLine::OnDrag(bodymap::MapPoint at, bool rests) {
    const Drag drag = m_drag;
    if (rests) m_drag = Drag::None;
    if (drag == Drag::None || !m_line.range) {
        if (rests) OpenPressed();
        return;
    }
    const bodymap::PlotRange now = *m_line.range;
    const double day = Places().Day(at.x);
    if (drag == Drag::From) return SetEnds(std::min(day, now.to), now.to, rests);
    if (drag == Drag::To) return SetEnds(now.from, std::max(day, now.from), rests);
    if (m_begun_x && std::abs(at.x - *m_begun_x) < kLeastDrag) {
        if (rests) OpenPressed();
        return;
    }
    m_begun_x.reset();
    if (std::abs(day - m_begun) >= 1)
        SetEnds(std::min(day, m_begun), std::max(day, m_begun), rests);
    else if (rests)  // back where it began: what was shown while it was dragged counts
        m_state.SetRange(m_state.Range());
}

// An end on the first or last visit leaves the range open there.
void HistoryLine::SetEnds(double from, double to, bool rests) {
    const double first = m_line.visits.front().day, last = m_line.visits.back().day;
    desk::PastRange range;
    if (std::floor(from) > std::floor(first)) range.from = DayAt(std::min(from, last));
    if (std::floor(to) < std::floor(last)) range.to = DayAt(std::max(to, first));
    m_state.SetRange(range, rests);
}

bool HistoryLine::OnKey(const wxKeyEvent& event) {
    if (m_line.visits.empty()) return false;
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
            return Walk(-1, event);
        case WXK_RIGHT:
            return Walk(1, event);
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            m_state.Offer({m_state.B()});
            return true;
        default:
            return false;
    }
}

// Arrows move B, with Ctrl A, neither past the other; with Shift the end of the range by a day with visits,
// with both its beginning.
bool HistoryLine::Walk(int step, const wxKeyEvent& event) {
    if (event.ShiftDown()) return WalkRange(step, event.ControlDown());
    const auto& visits = m_state.Shown().visits;
    const auto a = m_state.IndexOf(m_state.A()), b = m_state.IndexOf(m_state.B());
    if (!a || !b) return true;
    const bool of_a = event.ControlDown();
    const long to = static_cast<long>(of_a ? *a : *b) + step;
    const long least = of_a ? 0 : static_cast<long>(*a) + 1;
    const long most = of_a ? static_cast<long>(*b) - 1 : static_cast<long>(visits.size()) - 1;
    if (to >= least && to <= most) {
        const model::VisitId& id = visits[static_cast<std::size_t>(to)].id;
        of_a ? m_state.SetPair(id, m_state.B()) : m_state.SetPair(m_state.A(), id);
    }
    SayVisit(of_a ? "A" : "B", of_a ? m_state.A() : m_state.B());
    return true;
}

bool HistoryLine::WalkRange(int step, bool begins) {
    if (!m_line.range) return true;
    const auto [from, to] = *m_line.range;
    const double end = std::floor(begins ? from : to);
    // The next day with a visit that way.
    std::optional<double> day;
    for (const bodymap::PlotVisit& visit : m_line.visits) {
        const double at = std::floor(visit.day);
        if (step > 0 ? at <= end : at >= end) continue;
        if (!day || (step > 0 ? at < *day : at > *day)) day = at;
    }
    if (day && begins && *day <= to) SetEnds(*day, to, true);
    if (day && !begins && *day >= std::floor(from)) SetEnds(from, *day, true);
    SayRange();
    return true;
}

// What the arrows changed, for who does not see it.
void HistoryLine::SayVisit(const char* which, const model::VisitId& visit) {
    const auto at = m_state.IndexOf(visit);
    if (!at) return;
    wxString text(which);
    text << ": " << VisitTip(*at);
    m_plot->Say(text);
}

void HistoryLine::SayRange() {
    const desk::ClientPast& past = m_state.InRange();
    if (past.visits.empty()) return m_plot->Say(Tr(m_state.Ctx(), "No visits in this range."));
    m_plot->Say(Wx(m_state.Words().Spoken(desk::LineOf(past, m_state.Range()))));
}

void HistoryLine::ShowMenu(std::size_t visit) {
    if (visit >= m_state.Shown().visits.size()) return;
    const Context& ctx = m_state.Ctx();
    const model::VisitId id = m_state.Shown().visits[visit].id;
    wxMenu menu;
    menu.Append(1, Tr(ctx, "Open this visit"));
    menu.Append(2, Tr(ctx, "Compare from here (A)"))->Enable(id != m_state.B());
    menu.Append(3, Tr(ctx, "Compare to here (B)"))->Enable(id != m_state.A());
    const int chosen = m_plot->GetPopupMenuSelectionFromUser(menu);
    if (chosen == 1 && m_state.on_open) m_state.on_open(id);
    if (chosen == 2) m_state.SetPair(id, m_state.B());
    if (chosen == 3) m_state.SetPair(m_state.A(), id);
}

wxString HistoryLine::Tip(bodymap::MapPoint at) const {
    if (m_line.visits.empty()) return {};
    const Context& ctx = m_state.Ctx();
    const auto hit = Places().At(at);
    using Kind = bodymap::PlotHit::Kind;
    if (!hit || hit->kind == Kind::Inside) return {};
    if (hit->kind == Kind::From || hit->kind == Kind::To) return Tr(ctx, "Drag to change the range");
    if (hit->kind == Kind::Race) {
        const model::Race& race = m_past.races[hit->index];
        return TrFill(ctx, "{0} on {1}.", {m_state.Words().RaceName(race), m_state.Words().Day(race.day)});
    }
    return VisitTip(hit->index);
}

wxString HistoryLine::VisitTip(std::size_t index) const {
    const Context& ctx = m_state.Ctx();
    const auto& visit = m_line.visits[index];
    std::string text =
        m_state.Words().Day(m_state.Shown().visits[index]) + ": " +
        ctx.words.SayPlural("{0} mark", "{0} marks", visit.marks, {std::to_string(visit.marks)});
    if (visit.severity)
        text += ", " + ctx.words.Say("mean severity {0}", {text::HumanNumber(ctx.words, *visit.severity)});
    if (visit.done)
        text += ", " + ctx.words.Say("routine done {0} %", {std::to_string(std::lround(*visit.done * 100))});
    if (const auto load = m_past.points[index].load)
        text += ", " + ctx.words.Say("training load {0}", {text::HumanNumber(ctx.words, *load)});
    if (visit.draft) text += ", " + ctx.words.In("visit status", "draft");
    return Wx(text);
}

}  // namespace gui
