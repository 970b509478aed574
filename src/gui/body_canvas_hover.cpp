#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/drawn_text.h"
#include "gui/place_words.h"
#include "gui/theme.h"

namespace gui {

namespace {
constexpr int kPillHeight = 24, kPillGap = 8, kPillPad = 10;
}

void BodyCanvas::Hover(std::optional<CanvasTool::Point> at) {
    const auto mark = at ? MarkAt(*at) : std::nullopt;
    if (mark != m_hovered_mark) {
        m_hovered_mark = mark;
        SetCursor(mark ? wxCursor(wxCURSOR_HAND) : wxNullCursor);
    }
    HoverGhost(at, mark);
    const auto spot = at ? SpotAt(*at) : std::nullopt;
    std::string zone;
    if (spot) {
        const auto& pane = m_panes[spot->pane];
        const auto zones = bodymap::ZonesAt(MapOf(pane), pane.viewport.ToMap(*at));
        if (!zones.empty()) zone = zones.front()->id;
    }
    const bool low = at && at->y > GetClientSize().y - 3 * kPillHeight;
    const bool same = spot == m_hovered && zone == m_hovered_zone && low == m_hover_low;
    if (same) return;
    RefreshRect(HoverBox(), false);
    m_hover_low = low;
    SetHovered(spot);
    m_hovered_zone = zone;
    RefreshRect(HoverBox(), false);
    if (spot && !m_pill) m_state.Say(HoverWords(*spot));  // the ghost pointed at has been told
}

void BodyCanvas::SetHovered(const std::optional<Spot>& spot) {
    if (spot == m_hovered) return;
    RefreshSpot(m_hovered);
    m_hovered = spot;
    m_hovered_zone.clear();
    RefreshSpot(m_hovered);
}

wxString BodyCanvas::HoverWords(const Spot& spot) const {
    const auto& ctx = m_state.Ctx();
    const wxString dot = wxString::FromUTF8(" · ");
    wxString words = m_state.RegionText(spot.hit.at.region) + dot + ClientSide(ctx, spot.hit.at.side) + dot +
                     Wx(desk::LayerName(ctx.words, spot.hit.layer));
    if (const auto* zone = m_state.Terms().FindZone(m_hovered_zone))
        words += dot + Wx(ctx.words.Text(zone->name)) + ": " + Wx(ctx.words.Text(zone->caution));
    return words;
}

// A line at the foot of the canvas; at its head while the pointer is down there.
wxRect BodyCanvas::HoverBox() const {
    const wxSize size = GetClientSize();
    const int y = m_hover_low ? kPillGap : size.y - kPillHeight - kPillGap;
    return {0, y, size.x, kPillHeight + 1};
}

void BodyCanvas::DrawHover(wxGraphicsContext& gc) const {
    if (!m_hovered || m_drag || m_hovered->pane >= m_panes.size()) return;
    const bool care = m_state.Terms().FindZone(m_hovered_zone) != nullptr;
    gc.SetFont(Font(FontStyle::Small), Colour(care ? Role::Warn : Role::Text));
    const wxRect line = HoverBox();
    const double room = line.width - 2.0 * (kPillGap + kPillPad);
    const wxString words = Shortened(gc, HoverWords(*m_hovered), room);
    const auto [width, height] = Measure(gc, words);
    const double left = (line.width - width) / 2 - kPillPad;
    gc.SetPen(wxPen(Colour(Role::Line2), 1));
    gc.SetBrush(wxBrush(Colour(Role::Panel)));
    gc.DrawRoundedRectangle(left + 0.5, line.y + 0.5, width + 2 * kPillPad, kPillHeight - 1, 5);
    gc.DrawText(words, left + kPillPad, line.y + (kPillHeight - height) / 2);
}

}  // namespace gui
