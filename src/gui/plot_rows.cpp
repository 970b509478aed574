#include "gui/plot_rows.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <algorithm>
#include <memory>

#include "bodymap/map_scene.h"
#include "gui/drawn_text.h"
#include "gui/scene_painter.h"

namespace gui {

namespace {

// DIP.
constexpr int kHeading = 27, kLine = 26, kBlock = 74;
constexpr int kLeft = 12, kGlyph = 15, kValue = 62, kPlot = 84, kPill = 20;
constexpr int kLeastTitle = 110, kLeastPlot = 40;

// What the width allows of a title; what stands at its end is never cut.
wxString Fitted(wxGraphicsContext& gc, const PlotRow& row, double width) {
    wxString head;
    if (row.tail.empty() || Measure(gc, row.title).width <= width || !row.title.EndsWith(row.tail, &head))
        return Shortened(gc, row.title, width);
    return Shortened(gc, head, width - Measure(gc, row.tail).width) + row.tail;
}

}  // namespace

void PlotRows::Use(wxGraphicsContext& gc, FontStyle style, Role role) const {
    const auto [at, fresh] = m_fonts.try_emplace({style, role});
    if (fresh) at->second = gc.CreateFont(Font(style), Colour(role));
    gc.SetFont(at->second);
}

void PlotRows::Say(wxGraphicsContext& gc, const wxString& text, double x, double middle, FontStyle style,
                   Role role) const {
    Use(gc, style, role);
    gc.DrawText(text, x, middle - Measure(gc, text).height / 2);
}

PlotRows::PlotRows(wxWindow* parent, Look look, const wxString& spoken) : m_look(look), m_name(spoken) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxVSCROLL);
    ShowScrollbars(wxSHOW_SB_NEVER, wxSHOW_SB_DEFAULT);
    SetScrollRate(0, FromDIP(12));
    SetMinSize(FromDIP(wxSize(120, 60)));
    SetSpoken(this, spoken);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    Bind(wxEVT_KEY_DOWN, &PlotRows::OnKey, this);
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        SetFocus();
        const int row = RowAt(CalcUnscrolledPosition(event.GetPosition()).y);
        if (row < 0 || m_rows[static_cast<std::size_t>(row)].heading) return;
        Choose(row);
        if (on_open) on_open(m_rows[static_cast<std::size_t>(row)]);
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Refresh();
        event.Skip();
    });
    for (const auto& kind : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(kind, [this](wxFocusEvent& event) {
            if (event.GetEventType() == wxEVT_SET_FOCUS && m_chosen < 0) Step(1);
            Refresh();
            event.Skip();
        });
    }
    WithColours(this, [this] { Refresh(); });
}

void PlotRows::ShowRows(std::vector<PlotRow> rows, const wxString& summary, const wxString& when_empty) {
    m_rows = std::move(rows);
    m_when_empty = when_empty;
    m_chosen = -1;
    SetSpoken(this, m_name, m_rows.empty() ? when_empty : summary);
    SetVirtualSize(-1, TopOf(m_rows.size()) + FromDIP(6));
    Scroll(0, 0);
    Refresh();
}

int PlotRows::HeightOf(const PlotRow& row) const {
    return FromDIP(row.heading ? kHeading : m_look == Look::Block && row.plot ? kBlock : kLine);
}

int PlotRows::TopOf(std::size_t row) const {
    int top = FromDIP(2);
    for (std::size_t i = 0; i < row; ++i) top += HeightOf(m_rows[i]);
    return top;
}

int PlotRows::RowAt(int y) const {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const int top = TopOf(i);
        if (y >= top && y < top + HeightOf(m_rows[i])) return static_cast<int>(i);
    }
    return -1;
}

void PlotRows::OnPaint() {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(Colour(Role::Panel)));
    dc.Clear();
    DoPrepareDC(dc);
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    gc->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    m_fonts.clear();
    const int width = GetClientSize().x, seen = CalcUnscrolledPosition({0, 0}).y;
    if (m_rows.empty()) {
        Use(*gc, FontStyle::Small, Role::Text2);
        return Say(*gc, Shortened(*gc, m_when_empty, width - 2 * FromDIP(kLeft)), FromDIP(kLeft), FromDIP(20),
                   FontStyle::Small, Role::Text2);
    }
    int top = FromDIP(2);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const wxRect at(0, top, width, HeightOf(m_rows[i]));
        top += at.height;
        if (top < seen || at.y > seen + GetClientSize().y) continue;
        if (m_rows[i].heading)
            DrawHeading(*gc, m_rows[i], at);
        else
            Draw(*gc, m_rows[i], at, static_cast<int>(i) == m_chosen && HasFocus());
    }
}

void PlotRows::DrawHeading(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at) const {
    const double middle = at.y + at.height / 2.0 + FromDIP(2), side = FromDIP(18);
    double x = FromDIP(kLeft);
    if (!row.sign.empty()) {
        gc.SetPen(*wxTRANSPARENT_PEN);
        gc.SetBrush(wxBrush(Colour(row.ground.value_or(Role::Window))));
        gc.DrawRoundedRectangle(x, middle - side / 2, side, side, 3);
        Use(gc, FontStyle::SmallBold, row.tint.value_or(Role::Text2));
        const TextBox box = Measure(gc, row.sign);
        gc.DrawText(row.sign, x + (side - box.width) / 2, middle - box.height / 2);
        x += side + FromDIP(7);
    }
    Say(gc, row.title, x, middle, FontStyle::BodyBold, row.tint.value_or(Role::Text2));
    x += Measure(gc, row.title).width + FromDIP(7);
    Say(gc, row.value, x, middle, FontStyle::Small, Role::Text3);
}

bodymap::Rect PlotRows::PlotOf(const wxRect& at) const {
    if (m_look == Look::Block) {
        return {static_cast<double>(FromDIP(kLeft + 16)), static_cast<double>(at.y + FromDIP(28)),
                static_cast<double>(std::max(at.width - FromDIP(kLeft + 16 + 96), FromDIP(60))),
                static_cast<double>(FromDIP(42))};
    }
    return {static_cast<double>(at.width - FromDIP(kLeft + kValue + kPlot)),
            static_cast<double>(at.y + FromDIP(5)), static_cast<double>(FromDIP(kPlot)),
            static_cast<double>(FromDIP(16))};
}

// Where room is short the words stay and the plot gives way.
bodymap::Rect PlotRows::RoomForPlot(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at,
                                    double words) const {
    bodymap::Rect plot = PlotOf(at);
    if (!row.plot) return {};
    if (m_look == Look::Line) {
        Use(gc, FontStyle::Small, Role::Text2);
        plot.x -= std::max(Measure(gc, row.value).width + FromDIP(8) - FromDIP(kValue), 0.0);
        return plot.x - words < FromDIP(kLeastTitle) ? bodymap::Rect{} : plot;
    }
    Use(gc, FontStyle::CaptionBold, row.pill_text);
    const double pill = row.pill.empty() ? 0 : Measure(gc, row.pill).width + FromDIP(14 + 8);
    plot.w = std::min(plot.w, at.width - FromDIP(kLeft) - pill - plot.x);
    return plot.w < FromDIP(kLeastPlot) ? bodymap::Rect{} : plot;
}

void PlotRows::Draw(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at, bool chosen) const {
    if (chosen) {
        gc.SetPen(*wxTRANSPARENT_PEN);
        gc.SetBrush(wxBrush(Colour(Role::Selection)));
        gc.DrawRectangle(at.x, at.y, at.width, at.height);
    }
    const double middle = m_look == Look::Block && row.plot ? at.y + FromDIP(16) : at.y + at.height / 2.0;
    double x = FromDIP(kLeft);
    if (!row.finding.empty()) {
        PaintScene(gc, bodymap::GlyphScene(row.finding, row.ink, {x + FromDIP(kGlyph) / 2.0, middle},
                                           FromDIP(kGlyph)));
        x += FromDIP(kGlyph + 8);
    }
    Use(gc, FontStyle::Small, Role::Text2);
    double value = Measure(gc, row.value).width;
    const double right = at.width - FromDIP(kLeft);
    const FontStyle font = m_look == Look::Block ? FontStyle::BodyBold : FontStyle::Body;
    const bodymap::Rect plot = RoomForPlot(gc, row, at, x);
    // Where the plot has no room value and pill stand in its place, and the words have their line alone.
    const bool below = m_look == Look::Block && row.plot && plot.w <= 0;
    Say(gc, row.value, below ? x : right - value, below ? at.y + FromDIP(34) : middle, FontStyle::Small,
        Role::Text2);
    if (below) value = 0;
    Use(gc, font, Role::Text);
    const double end = m_look == Look::Line && plot.w > 0 ? plot.x : right - value;
    Say(gc, Fitted(gc, row, end - FromDIP(6) - x), x, middle, font, Role::Text);
    if (plot.w > 0) PaintScene(gc, row.plot(plot));
    DrawPill(gc, row, at, below ? std::optional(x) : std::nullopt);
    if (m_look != Look::Block) return;
    gc.SetPen(wxPen(Colour(Role::Line), 1));
    gc.StrokeLine(0, at.y + at.height - 0.5, at.width, at.y + at.height - 0.5);
}

void PlotRows::DrawPill(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at,
                        std::optional<double> left) const {
    if (row.pill.empty()) return;
    Use(gc, FontStyle::CaptionBold, row.pill_text);
    const double room = at.width - FromDIP(kLeft) - left.value_or(FromDIP(kLeft)) - FromDIP(14);
    const wxString words = Shortened(gc, row.pill, room);
    const TextBox box = Measure(gc, words);
    const double width = box.width + FromDIP(14), middle = at.y + FromDIP(left ? 57 : 46);
    const double x = left.value_or(at.width - FromDIP(kLeft) - width);
    gc.SetPen(wxPen(Colour(row.pill_line), 1));
    gc.SetBrush(wxBrush(Colour(row.pill_ground)));
    gc.DrawRoundedRectangle(x, middle - FromDIP(kPill) / 2.0, width, FromDIP(kPill), 4);
    gc.DrawText(words, x + FromDIP(7), middle - box.height / 2);
}

void PlotRows::OnKey(wxKeyEvent& event) {
    switch (event.GetKeyCode()) {
        case WXK_UP:
            return Step(-1);
        case WXK_DOWN:
            return Step(1);
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
        case WXK_SPACE:
            if (m_chosen >= 0 && on_open) on_open(m_rows[static_cast<std::size_t>(m_chosen)]);
            return;
        case WXK_TAB:
            Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
            return;
        default:
            event.Skip();
    }
}

void PlotRows::Step(int by) {
    int row = m_chosen + by;
    const int count = static_cast<int>(m_rows.size());
    while (row >= 0 && row < count && m_rows[static_cast<std::size_t>(row)].heading) row += by;
    if (row >= 0 && row < count) Choose(row);
}

void PlotRows::Choose(int row) {
    m_chosen = row;
    SetSpoken(this, m_rows[static_cast<std::size_t>(row)].spoken, m_name);
    const int top = TopOf(static_cast<std::size_t>(row)), unit = std::max(FromDIP(12), 1);
    const int seen = CalcUnscrolledPosition({0, 0}).y;
    const int height = HeightOf(m_rows[static_cast<std::size_t>(row)]);
    if (top < seen) Scroll(-1, top / unit);
    if (top + height > seen + GetClientSize().y) Scroll(-1, (top + height - GetClientSize().y) / unit + 1);
    Refresh();
}

}  // namespace gui
