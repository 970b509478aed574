#include "gui/inspector_spot.h"

#include <wx/button.h>
#include <wx/dcbuffer.h>
#include <wx/geometry.h>
#include <wx/graphics.h>
#include <wx/sizer.h>

#include <algorithm>
#include <memory>

#include "desk/adherence.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/drawn_text.h"
#include "gui/theme.h"
#include "text/zone.h"

namespace gui {

namespace {

// DIP.
// The foot has room for a score written below the ground line and for the days.
constexpr double kAxis = 20, kTop = 30, kFoot = 38, kRight = 14, kLegend = 7;
constexpr int kHeight = 146;
constexpr std::size_t kMostVisits = 8;  // the latest; what came before is in the history
constexpr double kLeastGap = 24;        // between two visits whose scores are written out

}  // namespace

SpotChart::SpotChart(wxWindow* parent, VisitState& state) : m_state(state) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, kHeight)), wxFULL_REPAINT_ON_RESIZE);
    SetMinSize(FromDIP(wxSize(120, kHeight)));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    WithColours(this, [this] { Refresh(); });
}

void SpotChart::Show(const std::vector<desk::SpotVisit>& history, bodymap::Ink before) {
    m_history = history;
    if (m_history.size() > kMostVisits)
        m_history.erase(m_history.begin(), m_history.end() - static_cast<std::ptrdiff_t>(kMostVisits));
    m_ink = before;
    SetSpoken(this, Words());
    SpeakAsImage(this);
    Refresh();
}

wxString SpotChart::DayOf(const desk::SpotVisit& visit) const {
    const auto& open = m_state.Editor()->Visit();
    const bool today = visit.visit == open.id &&
                       text::ToCivil(open.service_at, open.zone).day == m_state.Ctx().clinic.Today();
    return today ? Tr(m_state.Ctx(), "Today") : m_state.DayText(visit.at);
}

wxString SpotChart::Words() const {
    const auto& ctx = m_state.Ctx();
    wxString words = Tr(ctx, "Severity over visits");
    for (const auto& visit : m_history) {
        wxString said;
        const auto add = [&](const wxString& text) { said += (said.empty() ? "" : ", ") + text; };
        if (visit.before) add(TrFill(ctx, "before {0}", {std::to_string(*visit.before)}));
        if (visit.after) add(TrFill(ctx, "after {0}", {std::to_string(*visit.after)}));
        if (visit.resolved) add(Tr(ctx, "resolved"));
        if (said.empty()) said = Tr(ctx, "no score");
        words += "; " + DayOf(visit) + ": " + said;
    }
    return words;
}

// The grid ends at 4, 8 or 10.
int SpotChart::Highest() const {
    int highest = 0;
    for (const auto& visit : m_history)
        highest = std::max({highest, visit.before.value_or(0), visit.after.value_or(0)});
    return highest <= 4 ? 4 : highest <= 8 ? 8 : 10;
}

wxPoint2DDouble SpotChart::PlaceOf(std::size_t index, int score) const {
    const double unit = FromDIP(100) / 100.0;
    const wxSize size = GetClientSize();
    const double left = (kAxis + kRight) * unit, width = size.x - left - kRight * unit;
    const double top = kTop * unit, height = size.y - top - kFoot * unit;
    const auto steps = static_cast<double>(std::max<std::size_t>(m_history.size(), 2) - 1);
    return {left + width * static_cast<double>(index) / steps,
            top + height * (1 - static_cast<double>(score) / Highest())};
}

void SpotChart::OnPaint() {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(Colour(Role::Panel)));
    dc.Clear();
    if (m_history.empty()) return;
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    gc->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    DrawGrid(*gc);
    DrawDays(*gc);
    DrawLine(*gc, &desk::SpotVisit::after, Colour(Role::Accent), true);
    DrawLine(*gc, &desk::SpotVisit::before, Colour(m_ink), false);
    DrawGone(*gc);
}

// Legend, lines of the grid and their scores.
void SpotChart::DrawGrid(wxGraphicsContext& gc) const {
    const auto& ctx = m_state.Ctx();
    const double unit = FromDIP(100) / 100.0;
    gc.SetFont(Font(FontStyle::Caption), Colour(Role::Text2));
    double x = 0;
    const double middle = kLegend * unit;
    const auto legend = [&](const wxString& text, bool after) {
        gc.SetPen(wxPen(after ? Colour(Role::Accent) : Colour(m_ink), 2));
        gc.SetBrush(after ? *wxTRANSPARENT_BRUSH : wxBrush(Colour(m_ink)));
        if (after)
            gc.DrawEllipse(x + 1, middle - 3, 7, 7);
        else
            gc.DrawRectangle(x + 1, middle - 3, 6, 6);
        const auto box = Measure(gc, text);
        gc.DrawText(text, x + 13 * unit, middle - box.height / 2);
        x += 13 * unit + box.width + 12 * unit;
    };
    legend(TrIn(ctx, "severity", "before"), false);
    legend(TrIn(ctx, "severity", "after"), true);
    gc.SetFont(Font(FontStyle::Caption), Colour(Role::Text3));
    const int highest = Highest(), step = highest == 10 ? 5 : highest / 2;
    for (int score = 0; score <= highest; score += step) {
        const double y = PlaceOf(0, score).m_y;
        gc.SetPen(wxPen(Colour(Role::Line), 1));
        gc.StrokeLine(kAxis * unit, y, GetClientSize().x, y);
        const wxString text = wxString::Format("%d", score);
        const auto box = Measure(gc, text);
        gc.DrawText(text, kAxis * unit - box.width - 5 * unit, y - box.height / 2);
    }
}

// The first and the last day always, those between where there is room.
void SpotChart::DrawDays(wxGraphicsContext& gc) const {
    gc.SetFont(Font(FontStyle::Caption), Colour(Role::Text3));
    const double width = GetClientSize().x, top = GetClientSize().y - FromDIP(16);
    const auto place = [&](std::size_t i) {
        const double half = Measure(gc, DayOf(m_history[i])).width / 2, x = PlaceOf(i, 0).m_x;
        return std::clamp(x - half, 0.0, std::max(0.0, width - 2 * half));
    };
    const std::size_t last = m_history.size() - 1;
    double end = -1;
    for (std::size_t i = 0; i <= last; ++i) {
        const wxString day = DayOf(m_history[i]);
        const double x = place(i), right = x + Measure(gc, day).width;
        const bool free = x > end && (i == last || right + FromDIP(6) < place(last));
        if (!free) continue;
        gc.DrawText(day, x, top);
        end = right + FromDIP(6);
    }
}

void SpotChart::DrawLine(wxGraphicsContext& gc, Score score, const wxColour& colour, bool after) const {
    wxGraphicsPath path = gc.CreatePath();
    bool begun = false;
    for (std::size_t i = 0; i < m_history.size(); ++i) {
        if (!(m_history[i].*score)) continue;
        const auto at = PlaceOf(i, *(m_history[i].*score));
        begun ? path.AddLineToPoint(at.m_x, at.m_y) : path.MoveToPoint(at.m_x, at.m_y);
        begun = true;
    }
    gc.SetPen(wxPen(colour, 2, after ? wxPENSTYLE_SHORT_DASH : wxPENSTYLE_SOLID));
    gc.StrokePath(path);
    const bool written =
        m_history.size() < 2 || PlaceOf(1, 0).m_x - PlaceOf(0, 0).m_x >= FromDIP(int(kLeastGap));
    for (std::size_t i = 0; i < m_history.size(); ++i) {
        const auto& value = m_history[i].*score;
        if (!value) continue;
        const auto at = PlaceOf(i, *value);
        gc.SetPen(wxPen(colour, 2));
        gc.SetBrush(wxBrush(after ? Colour(Role::Panel) : colour));
        if (after)
            gc.DrawEllipse(at.m_x - 4, at.m_y - 4, 8, 8);
        else
            gc.DrawRectangle(at.m_x - 3.5, at.m_y - 3.5, 7, 7);
        if (!written) continue;
        // Each beside its own line, not on the other.
        const auto& other = after ? m_history[i].before : m_history[i].after;
        const bool below = after ? !other || *other >= *value : other && *other > *value;
        gc.SetFont(Font(after ? FontStyle::Caption : FontStyle::CaptionBold),
                   Colour(after ? Role::Text2 : Role::Text));
        const wxString text = wxString::Format("%d", *value);
        const auto box = Measure(gc, text);
        const double gap = FromDIP(5);
        const double y = below ? at.m_y + gap : at.m_y - box.height - gap;
        gc.DrawText(text, at.m_x - box.width / 2, y);
    }
}

// A tick on the ground line where the spot was found gone.
void SpotChart::DrawGone(wxGraphicsContext& gc) const {
    gc.SetPen(wxPen(Colour(Role::Ok), 2));
    for (std::size_t i = 0; i < m_history.size(); ++i) {
        if (!m_history[i].resolved) continue;
        const auto at = PlaceOf(i, 0);
        const double y = at.m_y - (m_history[i].charted ? 0 : 4);
        const wxPoint2DDouble tick[] = {{at.m_x - 5, y - 1}, {at.m_x - 1, y + 3}, {at.m_x + 6, y - 6}};
        gc.StrokeLines(3, tick);
    }
}

SpotCard::SpotCard(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    const auto& ctx = m_state.Ctx();
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    m_title = NewText(this, {}, FontStyle::Section, Role::Text, wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
    m_count = NewText(this, {}, FontStyle::SmallBold, Role::Warn);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_title, wxSizerFlags(1).Centre());
    head->Add(m_count, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(6)));
    column->Add(head, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    m_home = NewText(this, {}, FontStyle::Small, Role::Text2, wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
    column->Add(m_home, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
    m_chart = new SpotChart(this, m_state);
    column->Add(m_chart, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
    m_join = NewButton(this, Tr(ctx, "Detach"));
    m_resolved = NewButton(this, Tr(ctx, "Resolved"));
    m_join->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto* mark = m_state.Editor()->Visit().Find(m_mark);
        const bool joined = mark && !mark->spot.empty() && mark->spot.value != mark->id.value;
        m_state.Do([&](auto& editor) {
            joined ? desk::Detach(editor, m_mark) : void(desk::Rejoin(editor, m_mark));
        });
    });
    m_resolved->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto& gone = m_state.Editor()->Visit().resolved;
        const bool resolved = std::ranges::find(gone, m_spot) == gone.end();
        m_state.Do([&](auto& editor) { desk::SetResolved(editor, m_spot, resolved); });
    });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_join, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_resolved, wxSizerFlags());
    column->Add(row, wxSizerFlags().Border(wxTOP, FromDIP(8)));
    column->AddSpacer(FromDIP(12));
    SetSizer(column);
}

void SpotCard::ShowHistory(const model::SpotId& spot, bodymap::Ink ink) {
    const auto& ctx = m_state.Ctx();
    m_spot = spot;
    m_history = desk::HistoryOf(*m_state.Editor(), spot);
    const auto visits = static_cast<long>(std::ranges::count_if(m_history, &desk::SpotVisit::charted));
    // Translators: {0} is the day of the first visit with this spot, "12 Oct".
    Relabel(m_title, m_history.empty()
                         ? wxString()
                         : TrFill(ctx, "Same spot since {0}", {Utf8(m_state.DayText(m_history.front().at))}));
    m_title->SetToolTip(m_title->GetLabel());
    Relabel(m_count, Wx(ctx.words.SayPlural("{0} visit", "{0} visits", visits, {std::to_string(visits)})));
    m_count->SetMinSize(wxSize(m_count->GetTextExtent(m_count->GetLabel()).x + FromDIP(2), -1));
    m_chart->Show(m_history, ink);
    SetSpoken(this, m_title->GetLabel() + ", " + m_count->GetLabel());
}

void SpotCard::ShowHomePlan(const model::Mark& mark) {
    const auto of = desk::AdherenceOfSpot(*m_state.Editor(), mark);
    m_home->Show(of.has_value());
    wxString days;
    if (of) {
        Relabel(m_home, Wx(desk::SpotAdherenceText(m_state.Ctx().words, *of)));
        for (const auto& asked : of->asked)
            days += (days.empty() ? "" : "\n") + m_state.DayText(asked.at) + ": " +
                    std::to_string(asked.percent) + " %";
    }
    m_home->SetToolTip(days);
    SetSpoken(this, m_title->GetLabel() + ", " + m_count->GetLabel(), of ? m_home->GetLabel() : wxString());
    Layout();
}

void SpotCard::ShowButtons(bool joined, bool can_join) {
    const auto& ctx = m_state.Ctx();
    const bool editable = m_state.Editable();
    m_join->Show(joined || can_join);
    Relabel(m_join, joined ? Tr(ctx, "Detach") : Tr(ctx, "Join with earlier visits"));
    m_join->SetToolTip(joined ? Tr(ctx, "This mark is another spot than the one of the visits before")
                              : Tr(ctx, "This mark is the same spot as one of the visits before"));
    m_join->Enable(editable);
    const bool resolved = !m_history.empty() && m_history.back().resolved &&
                          m_history.back().visit == m_state.Editor()->Visit().id;
    m_resolved->Show(m_history.size() > 1 || !joined);
    Relabel(m_resolved, resolved ? Tr(ctx, "Not resolved") : Tr(ctx, "Resolved"));
    m_resolved->SetToolTip(resolved ? Tr(ctx, "Takes back that this spot is gone")
                                    : Tr(ctx, "This spot is gone; the next visit does not show it again"));
    m_resolved->Enable(editable);
    for (wxButton* button : {m_join, m_resolved})
        button->SetMinSize(wxSize(button->GetTextExtent(button->GetLabel()).x + FromDIP(24), -1));
    Layout();
}

void SpotCard::ShowMark(const model::Mark& mark) {
    m_mark = mark.id;
    const bool joined = !mark.spot.empty() && mark.spot.value != mark.id.value;
    ShowHistory(desk::SpotOf(mark), m_state.InkOf(mark.finding));
    const bool followed = m_history.size() > 1;
    const bool can_join = !followed && m_state.Editable() && desk::CanRejoin(*m_state.Editor(), mark);
    Show(followed || can_join);
    m_chart->Show(followed);
    m_count->Show(followed);
    if (!followed) Relabel(m_title, Tr(m_state.Ctx(), "A spot of its own"));
    ShowHomePlan(mark);
    ShowButtons(joined, can_join);
    if (!followed) m_resolved->Hide();
    Layout();
}

void SpotCard::ShowGhost(const desk::Ghost& ghost) {
    m_mark = {};
    ShowHistory(desk::SpotOf(ghost.mark), m_state.InkOf(ghost.mark.finding));
    ShowHomePlan(ghost.mark);
    Show(m_history.size() > 1);
    m_chart->Show(true);
    m_count->Show(true);
    ShowButtons(false, false);
    m_resolved->Hide();  // the ghost's own button says it
    Layout();
}

wxString SpotCard::LastBefore() const {
    const auto& open = m_state.Editor()->Visit().id;
    for (auto visit = m_history.rbegin(); visit != m_history.rend(); ++visit) {
        if (visit->visit == open || !visit->before) continue;
        return m_state.DayText(visit->at) + ": " + std::to_string(*visit->before);
    }
    return {};
}

}  // namespace gui
