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
    on_table = [this] { return m_state.Words().Table(m_past); };
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
    m_line.range = {range.from ? Number(*range.from) : m_line.visits.front().day,
                    range.to ? Number(*range.to) : m_line.visits.back().day};
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
    if (std::ranges::any_of(m_line.visits, [](const auto& visit) { return visit.done.has_value(); }))
        text += "; " + Tr(ctx, "bars: routine done since the last visit");
    if (std::ranges::any_of(m_line.visits, [](const auto& visit) { return visit.load.has_value(); }))
        text += "; " + Tr(ctx, "diamonds: training load, of the highest");
    if (std::ranges::any_of(m_line.races, [this](const auto& race) { return Places().Shows(race.day); }))
        text += "; " + Tr(ctx, "flags: races");
    return text;
}

model::Date HistoryLine::DayAt(double number) const {
    return model::Date(std::chrono::sys_days(std::chrono::days(std::lround(number))));
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
    if (std::lround(from) > std::lround(first)) range.from = DayAt(std::min(from, last));
    if (std::lround(to) < std::lround(last)) range.to = DayAt(std::max(to, first));
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

// Arrows move B, with Ctrl A; with Shift the end of the range by a visit, with both its beginning.
bool HistoryLine::Walk(int step, const wxKeyEvent& event) {
    const auto& visits = m_state.Shown().visits;
    const auto moved = [&](std::size_t from) {
        return static_cast<std::size_t>(
            std::clamp(static_cast<long>(from) + step, 0L, static_cast<long>(visits.size()) - 1));
    };
    if (!event.ShiftDown()) {
        const auto a = m_state.IndexOf(m_state.A()), b = m_state.IndexOf(m_state.B());
        if (!a || !b) return true;
        if (event.ControlDown())
            m_state.SetPair(visits[moved(*a)].id, m_state.B());
        else
            m_state.SetPair(m_state.A(), visits[moved(*b)].id);
        return true;
    }
    if (!m_line.range) return true;
    const bool begins = event.ControlDown();
    const double end = begins ? m_line.range->from : m_line.range->to;
    std::size_t at = 0;
    for (std::size_t i = 0; i < visits.size(); ++i)
        if (std::abs(m_line.visits[i].day - end) < std::abs(m_line.visits[at].day - end)) at = i;
    const double day = m_line.visits[moved(at)].day;
    if (begins)
        SetEnds(std::min(day, m_line.range->to), m_line.range->to, true);
    else
        SetEnds(m_line.range->from, std::max(day, m_line.range->from), true);
    return true;
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
    const auto& visit = m_line.visits[hit->index];
    std::string text =
        m_state.Words().Day(m_state.Shown().visits[hit->index].day) + ": " +
        ctx.words.SayPlural("{0} mark", "{0} marks", visit.marks, {std::to_string(visit.marks)});
    if (visit.severity)
        text += ", " + ctx.words.Say("mean severity {0}", {text::HumanNumber(ctx.words, *visit.severity)});
    if (visit.done)
        text += ", " + ctx.words.Say("routine done {0} %", {std::to_string(std::lround(*visit.done * 100))});
    if (const auto load = m_past.points[hit->index].load)
        text += ", " + ctx.words.Say("training load {0}", {text::HumanNumber(ctx.words, *load)});
    return Wx(text);
}

}  // namespace gui
