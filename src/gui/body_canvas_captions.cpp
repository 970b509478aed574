#include <wx/dcmemory.h>

#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/drawn_text.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr double kCalloutPad = 8, kCalloutLine = 14;

}  // namespace

struct BodyCanvas::CaptionLine {
    wxString text;
    FontStyle style = FontStyle::SmallBold;
    Role role = Role::Text;
};

namespace {

constexpr double kTitleTop = 2, kSidesTop = 22, kCaptionLine = 13, kCaptionPad = 4;

bool ShowsFace(model::View view) {
    return view == model::View::Front || view == model::View::HeadFront;
}

// "Soleus, left"; ", both sides" where the mark lies on either side of the body.
wxString WhereOf(const Context& ctx, const model::Mark& mark) {
    const auto& terms = ctx.resources.Words();
    if (!desk::OnBothSides(mark)) return Wx(desk::RegionWithSide(ctx.words, terms, mark.at));
    return TrFill(ctx, "{0}, both sides", {desk::RegionName(ctx.words, terms, mark.at.region)});
}

}  // namespace

// As wide as the view and what is free beside it.
double BodyCanvas::TitleRoom(const Pane& pane) const {
    double gap = GetClientSize().x;
    for (const auto& other : m_panes) {
        if (&other == &pane || other.frame.y != pane.frame.y) continue;
        const bool after = other.frame.x > pane.frame.x;
        const auto& left = after ? pane.frame : other.frame;
        const auto& right = after ? other.frame : pane.frame;
        gap = std::min(gap, right.x - left.x - left.w);
    }
    return pane.frame.w + gap - 2 * kCaptionPad;
}

wxString BodyCanvas::TitleOf(const Pane& pane) const {
    if (pane.view == model::View::Picture) return Wx(m_picture->title);
    if (pane.view == model::View::Left || pane.view == model::View::Right)
        return ClientSide(m_state.Ctx(), *model::SideShown(pane.view));
    return Wx(desk::ViewName(m_state.Ctx().words, pane.view));
}

// Every label in its own small picture: while one pans they only change their places.
void BodyCanvas::MakeCaptions() {
    wxBitmap scratch(1, 1);
    wxMemoryDC dc(scratch);
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    gc->SetFont(Font(FontStyle::SmallBold), Colour(Role::Text));
    // All titles take the same shape, lest one side look weightier than the other.
    const bool narrow = std::ranges::any_of(m_panes, [&](const Pane& pane) {
        return pane.view != model::View::Picture && Measure(*gc, TitleOf(pane)).width > TitleRoom(pane);
    });
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        AddTitle(*gc, i, narrow);
        if (m_panes[i].view != model::View::Picture && !model::SideShown(m_panes[i].view)) AddSides(*gc, i);
    }
}

void BodyCanvas::AddTitle(wxGraphicsContext& gc, std::size_t index, bool narrow) {
    const Pane& pane = m_panes[index];
    std::vector<CaptionLine> lines;
    gc.SetFont(Font(FontStyle::SmallBold), Colour(Role::Text));
    const wxString title = TitleOf(pane);
    if (pane.view == model::View::Picture)
        lines.push_back({Shortened(gc, title, GetClientSize().x - 4 * kCaptionPad)});
    else
        for (const auto& line : InTwoLines(gc, title, narrow ? 0 : TitleRoom(pane))) lines.push_back({line});
    const auto seen = model::SideShown(pane.view);
    const bool body_side = pane.view == model::View::Left || pane.view == model::View::Right;
    // The name of a hand or foot says its side too; where it takes two lines it is enough.
    if (seen && !body_side && lines.size() == 1)
        lines.push_back({ClientSide(m_state.Ctx(), *seen), FontStyle::CaptionBold, Role::Text2});
    AddCaption(gc, {index, 0, {}, {}}, lines);
}

void BodyCanvas::AddSides(wxGraphicsContext& gc, std::size_t index) {
    const Pane& pane = m_panes[index];
    const auto at_left = ShowsFace(pane.view) ? model::Side::Right : model::Side::Left;
    const wxString words[] = {ClientSide(m_state.Ctx(), at_left),
                              ClientSide(m_state.Ctx(), model::Opposite(at_left))};
    gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Text2));
    // Both in the same shape: in one line above the head, or in two beside it.
    const double both = Measure(gc, words[0]).width + Measure(gc, words[1]).width;
    const double room = both + 2 * kCaptionPad <= pane.frame.w ? both : 0;
    for (const int side : {-1, 1}) {
        std::vector<CaptionLine> lines;
        for (const auto& line : InTwoLines(gc, words[side < 0 ? 0 : 1], room))
            lines.push_back({line, FontStyle::CaptionBold, Role::Text2});
        AddCaption(gc, {index, side, {}, {}}, lines);
    }
}

// The ground under the words lets them be read over the body.
void BodyCanvas::AddCaption(wxGraphicsContext& gc, Caption caption, const std::vector<CaptionLine>& lines) {
    double width = 0, height = 0;
    for (const auto& line : lines) {
        gc.SetFont(Font(line.style), Colour(line.role));
        const auto box = Measure(gc, line.text);
        width = std::max(width, box.width);
        height = std::max(height, box.height);
    }
    height += kCaptionLine * static_cast<double>(lines.size() - 1);
    caption.size =
        wxSize(static_cast<int>(std::ceil(width + 2 * kCaptionPad)), static_cast<int>(std::ceil(height)) + 2);
    caption.picture = MakeLayer(*this, caption.size, true);
    wxMemoryDC dc(caption.picture);
    const std::unique_ptr<wxGraphicsContext> on(wxGraphicsContext::Create(dc));
    const wxColour ground = Colour(Role::Canvas);
    constexpr unsigned char kVeil = 225;
    on->SetPen(*wxTRANSPARENT_PEN);
    on->SetBrush(wxBrush(wxColour(ground.Red(), ground.Green(), ground.Blue(), kVeil)));
    on->DrawRoundedRectangle(0, 0, caption.size.x, caption.size.y, 4);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        on->SetFont(Font(lines[i].style), Colour(lines[i].role));
        const double free = width - Measure(*on, lines[i].text).width;
        on->DrawText(lines[i].text, kCaptionPad + free * (caption.align + 1) / 2.0,
                     1 + kCaptionLine * static_cast<double>(i));
    }
    m_captions.push_back(std::move(caption));
}

// Above the view as long as that is in sight, else at the canvas's edge; a side's name stays over its half.
std::optional<wxPoint> BodyCanvas::PlaceOf(const Caption& caption) const {
    const auto& frame = m_panes[caption.pane].frame;
    const double centre = frame.x + frame.w / 2, right = frame.x + frame.w;
    // The captions hang above the head however far one zooms.
    const double hung = frame.y + kCaptionHeight * (m_zoom - 1);
    const double top = std::min(std::max(hung, 0.0), frame.y + frame.h - kCaptionHeight);
    const double width = caption.size.x;
    const double home = caption.align < 0   ? frame.x - kCaptionPad
                        : caption.align > 0 ? right + kCaptionPad - width
                                            : centre - width / 2;
    const auto x = InSight(home, width, caption.align > 0 ? centre : frame.x,
                           caption.align < 0 ? centre : right, GetClientSize().x);
    if (!x) return {};
    const double y = top + (caption.align == 0 ? kTitleTop : kSidesTop) - 1;
    return wxPoint(static_cast<int>(std::lround(*x)), static_cast<int>(std::lround(y)));
}

std::vector<wxRect> BodyCanvas::CaptionBoxes() const {
    std::vector<wxRect> boxes;
    for (const auto& caption : m_captions)
        if (const auto at = PlaceOf(caption)) boxes.emplace_back(*at, caption.size);
    return boxes;
}

void BodyCanvas::DrawCaptions(wxDC& dc) const {
    for (const auto& caption : m_captions)
        if (const auto at = PlaceOf(caption)) dc.DrawBitmap(caption.picture, *at, true);
}

BodyCanvas::Callout BodyCanvas::CalloutOf(wxGraphicsContext& gc, const model::Mark& mark) const {
    const auto& ctx = m_state.Ctx();
    constexpr double kText = 110;
    gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Text));
    Callout callout;
    callout.lines = InTwoLines(gc, WhereOf(ctx, mark), kText);
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
    auto taken = CaptionBoxes();
    taken.push_back(m_covered);
    const auto free = [&] {
        return std::ranges::none_of(taken, [&](const wxRect& one) { return one.Intersects(box); });
    };
    for (const int above : {box.height + 8, box.height / 2, -8}) {
        for (const bool left : {left_first, !left_first}) {
            box.x = left ? at.x - box.width - kAway : at.x + kAway;
            box.y = at.y - above;
            if (canvas.Contains(box) && free() && !CoversBody(box)) return true;
        }
    }
    return false;
}

// Name and score of the selected mark beside the figure, joined to it by a thin line. Where there is no room
// the inspector alone says it.
void BodyCanvas::DrawCallout(wxGraphicsContext& gc) const {
    const auto* mark = m_drag ? nullptr : m_state.SelectedMark();
    const auto sight = mark ? SightOf(*mark) : std::nullopt;
    if (!sight || sight->points.empty()) return;
    const auto* pane = sight->pane;
    const auto at = pane->viewport.ToScreen(sight->points.front());
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
