#include <algorithm>

#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/theme.h"

namespace gui {

namespace {

struct TextBox {
    double width = 0, height = 0;
};

TextBox Measure(wxGraphicsContext& gc, const wxString& text) {
    TextBox box;
    gc.GetTextExtent(text, &box.width, &box.height);
    return box;
}

// At most two lines, split at the blank nearest to the middle.
std::vector<wxString> TwoLines(wxGraphicsContext& gc, const wxString& text, double width) {
    if (Measure(gc, text).width <= width) return {text};
    int best = wxNOT_FOUND;
    const int middle = static_cast<int>(text.length()) / 2;
    for (int i = 0; i < static_cast<int>(text.length()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (text[at] == ' ' && (best == wxNOT_FOUND || std::abs(i - middle) < std::abs(best - middle)))
            best = i;
    }
    if (best == wxNOT_FOUND) return {text};
    const auto cut = static_cast<std::size_t>(best);
    return {text.Left(cut), text.Mid(cut + 1)};
}

}  // namespace

void BodyCanvas::DrawCaptions(wxGraphicsContext& gc, const Pane& pane) const {
    const auto& ctx = m_state.Ctx();
    const double centre = pane.frame.x + pane.frame.w / 2;
    // The captions hang above the head however far one zooms.
    const double top =
        pane.frame.y + pane.frame.h - (pane.frame.h - kCaptionHeight * m_zoom) - kCaptionHeight;
    const auto put = [&](const wxString& text, double x, double y, int align) {
        const auto box = Measure(gc, text);
        gc.DrawText(text, x - box.width * (align + 1) / 2.0, y);
    };
    gc.SetFont(Font(FontStyle::SmallBold), Colour(Role::Text));
    const bool side = pane.view == model::View::Left || pane.view == model::View::Right;
    if (side) {
        const auto seen = pane.view == model::View::Left ? model::Side::Left : model::Side::Right;
        return put(ClientSide(ctx, seen), centre, top + 2, 0);
    }
    put(Wx(desk::ViewName(ctx.words, pane.view)), centre, top + 2, 0);
    gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Text2));
    const bool front = pane.view == model::View::Front;
    const auto left_hand = front ? model::Side::Right : model::Side::Left;
    put(ClientSide(ctx, left_hand), pane.frame.x, top + 22, -1);
    put(ClientSide(ctx, model::Opposite(left_hand)), pane.frame.x + pane.frame.w, top + 22, 1);
}

// Name and score of the selected mark beside the figure, joined to it by a thin line.
void BodyCanvas::DrawCallout(wxGraphicsContext& gc) const {
    const auto* mark = m_drag ? nullptr : m_state.SelectedMark();
    const auto* pane = mark ? PaneOf(mark->view) : nullptr;
    if (!pane || mark->points.empty()) return;
    const auto& ctx = m_state.Ctx();
    constexpr double kText = 110, kPad = 8, kLine = 14;
    const auto at = pane->viewport.ToScreen(mark->points.front());
    gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Text));
    const auto title = Wx(desk::RegionWithSide(ctx.words, ctx.resources.Words(), mark->at));
    auto lines = TwoLines(gc, title, kText);
    const auto bold = lines.size();
    lines.push_back(mark->before
                        ? TrFill(ctx, "{0}, {1} of 10",
                                 {Utf8(m_state.FindingText(mark->finding)), std::to_string(*mark->before)})
                        : m_state.FindingText(mark->finding));
    double width = 60;
    for (const auto& line : lines) width = std::max(width, Measure(gc, line).width);
    width += 2 * kPad;
    const double height = kLine * static_cast<double>(lines.size()) + 2 * kPad - 2;
    const wxSize size = GetClientSize();
    const bool to_left =
        at.x < pane->frame.x + pane->frame.w / 2 ? at.x - width - 40 > 4 : at.x + width + 40 > size.x - 4;
    const double x =
        std::clamp(to_left ? at.x - width - 40 : at.x + 40, 4.0, std::max(4.0, size.x - width - 4));
    const double y = std::clamp(at.y - height - 8, 4.0, std::max(4.0, size.y - height - 4));
    gc.SetPen(wxPen(Colour(Role::Accent), 1));
    gc.StrokeLine(at.x + (to_left ? -14 : 14), at.y - 6, to_left ? x + width : x, y + height - 10);
    gc.SetBrush(wxBrush(Colour(Role::Panel)));
    gc.DrawRoundedRectangle(x + 0.5, y + 0.5, width, height, 4);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool strong = i < bold;
        gc.SetFont(Font(strong ? FontStyle::CaptionBold : FontStyle::Caption),
                   Colour(strong ? Role::Text : Role::Text2));
        gc.DrawText(lines[i], x + kPad, y + kPad - 2 + kLine * static_cast<double>(i));
    }
}

}  // namespace gui
