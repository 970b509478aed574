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
constexpr int kHeading = 27, kLine = 26, kTwoLines = 44, kBlock = 74, kStacked = 98;
constexpr int kLeft = 12, kGlyph = 15, kValue = 62, kPlot = 84, kPill = 20;
constexpr int kLeastTitle = 110, kLeastPlot = 40, kLeastBlockPlot = 110, kLeastOneLine = 330;
constexpr int kBlockEnd = 96;  // right of a plot where pills are small

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
        FitRows();
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
    m_pill_room = 0;
    const wxFont font = Font(FontStyle::CaptionBold);
    for (const PlotRow& row : m_rows) {
        int width = 0;
        if (!row.pill.empty()) GetTextExtent(row.pill, &width, nullptr, nullptr, nullptr, &font);
        if (!row.pill.empty()) m_pill_room = std::max(m_pill_room, width + FromDIP(14 + 8));
    }
    FitRows();
    Scroll(0, 0);
    Refresh();
}

void PlotRows::FitRows() {
    SetVirtualSize(-1, TopOf(m_rows.size()) + FromDIP(6));
}

void PlotRows::SaySummary(const wxString& summary) {
    if (m_chosen < 0 && !m_rows.empty()) SetSpoken(this, m_name, summary);
}

PlotRows::Shape PlotRows::ShapeFor(int width) const {
    Shape shape;
    if (m_look == Look::Block) {
        shape.stacked = m_pill_room > 0 && PlotOf({0, 0, width, 0}, {}).w < FromDIP(kLeastBlockPlot);
        return shape;
    }
    const bool details = std::ranges::any_of(m_rows, [](const PlotRow& row) { return !row.detail.empty(); });
    const bool plots = std::ranges::any_of(m_rows, [](const PlotRow& row) { return row.plot != nullptr; });
    shape.two_lines = details || (plots && width < FromDIP(kLeastOneLine));
    return shape;
}

int PlotRows::HeightOf(const PlotRow& row, const Shape& shape) const {
    if (row.heading) return FromDIP(kHeading);
    if (m_look == Look::Block && row.plot) return FromDIP(shape.stacked ? kStacked : kBlock);
    return FromDIP(shape.two_lines ? kTwoLines : kLine);
}

int PlotRows::HeightOf(const PlotRow& row) const {
    return HeightOf(row, ShapeFor(GetClientSize().x));
}

int PlotRows::TopOf(std::size_t row, const Shape& shape) const {
    int top = FromDIP(2);
    for (std::size_t i = 0; i < row; ++i) top += HeightOf(m_rows[i], shape);
    return top;
}

int PlotRows::TopOf(std::size_t row) const {
    return TopOf(row, ShapeFor(GetClientSize().x));
}

int PlotRows::RowAt(int y) const {
    const Shape shape = ShapeFor(GetClientSize().x);
    int top = TopOf(0, shape);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const int next = top + HeightOf(m_rows[i], shape);
        if (y >= top && y < next) return static_cast<int>(i);
        top = next;
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
    const Shape shape = ShapeFor(width);
    int top = FromDIP(2);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const wxRect at(0, top, width, HeightOf(m_rows[i], shape));
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

bodymap::Rect PlotRows::PlotOf(const wxRect& at, const Shape& shape) const {
    const auto box = [](int x, int y, int w, int h) {
        return bodymap::Rect{static_cast<double>(x), static_cast<double>(y), static_cast<double>(w),
                             static_cast<double>(h)};
    };
    if (m_look == Look::Block) {
        const int left = FromDIP(kLeft + 16);
        const int right =
            shape.stacked ? FromDIP(kLeft) : std::max(FromDIP(kBlockEnd), m_pill_room + FromDIP(kLeft));
        return box(left, at.y + FromDIP(28), std::max(at.width - left - right, 0), FromDIP(42));
    }
    if (shape.two_lines)
        return box(at.width - FromDIP(kLeft + kPlot), at.y + FromDIP(23), FromDIP(kPlot), FromDIP(16));
    return box(at.width - FromDIP(kLeft + kValue + kPlot), at.y + FromDIP(5), FromDIP(kPlot), FromDIP(16));
}

// Where room is short the words stay and the plot gives way.
bodymap::Rect PlotRows::RoomForPlot(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at,
                                    double words) const {
    const Shape shape = ShapeFor(at.width);
    bodymap::Rect plot = PlotOf(at, shape);
    if (!row.plot) return {};
    if (m_look == Look::Block) return plot.w < FromDIP(kLeastPlot) ? bodymap::Rect{} : plot;
    if (shape.two_lines) return plot;
    Use(gc, FontStyle::Small, Role::Text2);
    plot.x -= std::max(Measure(gc, row.value).width + FromDIP(8) - FromDIP(kValue), 0.0);
    return plot.x - words < FromDIP(kLeastTitle) ? bodymap::Rect{} : plot;
}

void PlotRows::Draw(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at, bool chosen) const {
    if (chosen) {
        gc.SetPen(*wxTRANSPARENT_PEN);
        gc.SetBrush(wxBrush(Colour(Role::Selection)));
        gc.DrawRectangle(at.x, at.y, at.width, at.height);
    }
    const Shape shape = ShapeFor(at.width);
    const bool block = m_look == Look::Block && row.plot;
    const double middle = block             ? at.y + FromDIP(16)
                          : shape.two_lines ? at.y + FromDIP(14)
                                            : at.y + at.height / 2.0;
    double x = FromDIP(kLeft);
    if (!row.finding.empty()) {
        PaintScene(gc, bodymap::GlyphScene(row.finding, row.ink, {x + FromDIP(kGlyph) / 2.0, middle},
                                           FromDIP(kGlyph)));
        x += FromDIP(kGlyph + 8);
    }
    const double right = at.width - FromDIP(kLeft);
    const bodymap::Rect plot = RoomForPlot(gc, row, at, x);
    Use(gc, FontStyle::Small, Role::Text2);
    const double value = Measure(gc, row.value).width;
    Say(gc, row.value, right - value, middle, FontStyle::Small, Role::Text2);
    const FontStyle font = m_look == Look::Block ? FontStyle::BodyBold : FontStyle::Body;
    Use(gc, font, Role::Text);
    const bool beside = m_look == Look::Line && plot.w > 0 && !shape.two_lines;
    const double end = beside ? plot.x : right - value;
    Say(gc, Fitted(gc, row, end - FromDIP(6) - x), x, middle, font, Role::Text);
    if (plot.w > 0) PaintScene(gc, row.plot(plot));
    DrawDetail(gc, row, at, x, plot.w > 0 ? plot.x - FromDIP(8) : right);
    DrawPill(gc, row, at, shape.stacked);
    if (m_look == Look::Block) DrawLine(gc, at);
}

void PlotRows::DrawLine(wxGraphicsContext& gc, const wxRect& at) const {
    gc.SetPen(wxPen(Colour(Role::Line), 1));
    gc.StrokeLine(0, at.y + at.height - 0.5, at.width, at.y + at.height - 0.5);
}

void PlotRows::DrawDetail(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at, double left,
                          double right) const {
    if (row.detail.empty()) return;
    Use(gc, FontStyle::Small, Role::Text2);
    Say(gc, Shortened(gc, row.detail, right - left), left, at.y + FromDIP(31), FontStyle::Small, Role::Text2);
}

void PlotRows::DrawPill(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at, bool below) const {
    if (row.pill.empty()) return;
    Use(gc, FontStyle::CaptionBold, row.pill_text);
    const wxString words = Shortened(gc, row.pill, at.width - FromDIP(2 * kLeft + 14));
    const TextBox box = Measure(gc, words);
    const double width = box.width + FromDIP(14), middle = at.y + FromDIP(below ? 82 : 46);
    const double x = below ? FromDIP(kLeft + 16) : at.width - FromDIP(kLeft) - width;
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
