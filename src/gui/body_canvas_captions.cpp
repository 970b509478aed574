#include <algorithm>
#include <tuple>

#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr double kCalloutPad = 8, kCalloutLine = 14;

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

// "Soleus, left"; ", both sides" where the mark lies on either side of the body.
wxString PlaceOf(const Context& ctx, const model::Mark& mark) {
    const auto& terms = ctx.resources.Words();
    if (!desk::OnBothSides(mark)) return Wx(desk::RegionWithSide(ctx.words, terms, mark.at));
    return TrFill(ctx, "{0}, both sides", {desk::RegionName(ctx.words, terms, mark.at.region)});
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
    constexpr double kLine = 13;
    const auto seen = model::SideShown(pane.view);
    // As wide as the view and half of what lies beside it, in two lines where that is too little.
    const auto stack = [&](const wxString& text, double y) {
        const auto lines = TwoLines(gc, text, pane.frame.w + 8);
        for (std::size_t i = 0; i < lines.size(); ++i)
            put(lines[i], centre, y + kLine * static_cast<double>(i), 0);
        return lines.size();
    };
    gc.SetFont(Font(FontStyle::SmallBold), Colour(Role::Text));
    if (pane.view == model::View::Picture) return put(Wx(m_picture->title), centre, top + 2, 0);
    if (pane.view == model::View::Left || pane.view == model::View::Right) {
        stack(ClientSide(ctx, *seen), top + 2);
        return;
    }
    const std::size_t lines = stack(Wx(desk::ViewName(ctx.words, pane.view)), top + 2);
    gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Text2));
    // The name of a hand or foot says its side too; where it takes two lines it is enough.
    if (seen && lines == 1) stack(ClientSide(ctx, *seen), top + 20);
    if (seen) return;
    const bool front = pane.view == model::View::Front || pane.view == model::View::HeadFront;
    const auto at_left = front ? model::Side::Right : model::Side::Left;
    // Beside the head there is room for two short lines, not for one long one over it.
    constexpr double kHead = 44;
    const double room = (pane.frame.w - kHead * m_zoom) / 2;
    for (const auto& [side_shown, x, align] :
         {std::tuple{at_left, pane.frame.x, -1},
          std::tuple{model::Opposite(at_left), pane.frame.x + pane.frame.w, 1}}) {
        double y = top + 22;
        for (const auto& line : TwoLines(gc, ClientSide(ctx, side_shown), room)) {
            put(line, x, y, align);
            y += kLine;
        }
    }
}

BodyCanvas::Callout BodyCanvas::CalloutOf(wxGraphicsContext& gc, const model::Mark& mark) const {
    const auto& ctx = m_state.Ctx();
    constexpr double kText = 110;
    gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Text));
    Callout callout;
    callout.lines = TwoLines(gc, PlaceOf(ctx, mark), kText);
    callout.strong = callout.lines.size();
    callout.lines.push_back(
        mark.before ? TrFill(ctx, "{0}, {1} of 10",
                             {Utf8(m_state.FindingText(mark.finding)), std::to_string(*mark.before)})
                    : m_state.FindingText(mark.finding));
    double width = 60;
    for (const auto& line : callout.lines) width = std::max(width, Measure(gc, line).width);
    callout.box.width = static_cast<int>(width + 2 * kCalloutPad);
    callout.box.height =
        static_cast<int>(kCalloutLine * static_cast<double>(callout.lines.size()) + 2 * kCalloutPad - 2);
    return callout;
}

// A box over a body would hide marks and regions that are clicked.
bool BodyCanvas::CoversBody(const wxRect& box) const {
    constexpr int kStep = 12;
    for (int x = box.x; x <= box.GetRight() + kStep; x += kStep)
        for (int y = box.y; y <= box.GetBottom() + kStep; y += kStep)
            if (SpotAt({static_cast<double>(std::min(x, box.GetRight())),
                        static_cast<double>(std::min(y, box.GetBottom()))}))
                return true;
    return false;
}

bool BodyCanvas::PlaceCallout(Callout& callout, wxPoint at, bool left_first) const {
    constexpr int kAway = 40;
    const wxRect canvas = wxRect(GetClientSize()).Deflate(4);
    wxRect& box = callout.box;
    for (const int above : {box.height + 8, box.height / 2, -8}) {
        for (const bool left : {left_first, !left_first}) {
            box.x = left ? at.x - box.width - kAway : at.x + kAway;
            box.y = at.y - above;
            if (canvas.Contains(box) && !CoversBody(box)) return true;
        }
    }
    return false;
}

// Name and score of the selected mark beside the figure, joined to it by a thin line. Where there is no room
// the inspector alone says it.
void BodyCanvas::DrawCallout(wxGraphicsContext& gc) const {
    const auto* mark = m_drag ? nullptr : m_state.SelectedMark();
    const auto* pane = mark ? PaneOf(*mark) : nullptr;
    if (!pane || mark->points.empty()) return;
    const auto at = pane->viewport.ToScreen(PointsOf(*mark).front());
    Callout callout = CalloutOf(gc, *mark);
    const wxPoint point(static_cast<int>(at.x), static_cast<int>(at.y));
    if (!PlaceCallout(callout, point, at.x < pane->frame.x + pane->frame.w / 2)) return;
    const wxRect& box = callout.box;
    const bool left = box.x < point.x;
    gc.SetPen(wxPen(Colour(Role::Accent), 1));
    gc.StrokeLine(at.x + (left ? -14 : 14), at.y, left ? box.GetRight() : box.x,
                  std::clamp(point.y - 10, box.y + 8, box.GetBottom() - 8));
    gc.SetBrush(wxBrush(Colour(Role::Panel)));
    gc.DrawRoundedRectangle(box.x + 0.5, box.y + 0.5, box.width, box.height, 4);
    for (std::size_t i = 0; i < callout.lines.size(); ++i) {
        const bool strong = i < callout.strong;
        gc.SetFont(Font(strong ? FontStyle::CaptionBold : FontStyle::Caption),
                   Colour(strong ? Role::Text : Role::Text2));
        gc.DrawText(callout.lines[i], box.x + kCalloutPad,
                    box.y + kCalloutPad - 2 + kCalloutLine * static_cast<double>(i));
    }
}

}  // namespace gui
