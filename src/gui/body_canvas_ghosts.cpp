// Marks of the last visit that today's chart has not, and choosing several marks.
#include <algorithm>
#include <cmath>

#include "bodymap/mark_shape.h"
#include "desk/standing_avoid.h"
#include "gui/body_canvas.h"
#include "gui/drawn_text.h"
#include "gui/place_words.h"
#include "gui/theme.h"

namespace gui {

namespace {
constexpr int kPillHeight = 22, kPillPad = 9, kPillAway = 13;
}  // namespace

std::vector<bodymap::MarkLook> BodyCanvas::GhostsOn(const Pane& pane) const {
    std::vector<bodymap::MarkLook> looks;
    for (const auto& ghost : m_state.Ghosts()) {
        auto points = PointsIn(pane, ghost.mark);
        if (!points) continue;
        auto look = LookOf(ghost.mark, *std::move(points));
        const auto* selected = m_state.SelectedGhost();
        look.severity.reset();
        look.ghost = true;
        look.gone = ghost.resolved;
        look.untouched_copy = false;
        look.selected = selected && selected->mark.id == ghost.mark.id;
        looks.push_back(std::move(look));
    }
    return looks;
}

bodymap::Scene BodyCanvas::AvoidedOn(const Pane& pane) const {
    bodymap::Scene scene;
    if (pane.view == model::View::Picture) return scene;
    for (const auto& avoid : desk::AvoidedNow(m_state.Editor()->Client())) {
        const auto region = [&](model::Layer layer) {
            return bodymap::RegionScene(MapOf(pane), pane.viewport, avoid.at, layer, bodymap::Ink::Avoid);
        };
        auto drawn = region(model::Layer::Superficial);
        if (drawn.items.empty()) drawn = region(model::Layer::Deep);
        for (auto& item : drawn.items) {
            auto* shape = std::get_if<bodymap::SceneShape>(&item);
            if (!shape) continue;
            if (shape->stroke == bodymap::Ink::None) {
                shape->opacity = 0.12;
            } else {
                shape->stroke = bodymap::Ink::Avoid;
                shape->pen = 1.4;
                shape->dash = {4, 3};
            }
            scene.items.emplace_back(std::move(*shape));
        }
    }
    return scene;
}

const desk::Ghost* BodyCanvas::PillGhost() const {
    if (!m_state.Editable()) return nullptr;
    if (const auto* hovered = m_pill ? m_state.FindGhost(*m_pill) : nullptr) return hovered;
    return m_state.SelectedGhost();
}

wxString BodyCanvas::PillWords(const desk::Ghost& ghost) const {
    return ghost.resolved ? Tr(m_state.Ctx(), "Not resolved") : Tr(m_state.Ctx(), "Resolved?");
}

// Beside the ghost's glyph, within the canvas.
std::optional<wxRect> BodyCanvas::PillBox() const {
    const auto* ghost = m_drag ? nullptr : PillGhost();
    const auto sight = ghost ? SightOf(ghost->mark) : std::nullopt;
    if (!sight || sight->points.empty()) return {};
    const auto look = LookOf(ghost->mark, sight->points);
    const auto at =
        bodymap::Anchor(bodymap::DrawnShape(look), bodymap::OnScreen(look, sight->pane->viewport));
    int width = 0, height = 0;
    const wxFont font = Font(FontStyle::CaptionBold);
    GetTextExtent(PillWords(*ghost), &width, &height, nullptr, nullptr, &font);
    const wxRect canvas = wxRect(GetClientSize()).Deflate(4);
    wxRect box(static_cast<int>(at.x) + kPillAway, static_cast<int>(at.y) - kPillHeight / 2,
               width + 2 * kPillPad, kPillHeight);
    if (box.GetRight() > canvas.GetRight()) box.x = static_cast<int>(at.x) - kPillAway - box.width;
    box.y = std::clamp(box.y, canvas.y, std::max(canvas.y, canvas.GetBottom() - box.height));
    return box;
}

bool BodyCanvas::OnPill(CanvasTool::Point at) const {
    const auto box = PillBox();
    return box && box->Contains(static_cast<int>(at.x), static_cast<int>(at.y));
}

// The pill stays while the pointer goes over to it.
void BodyCanvas::HoverGhost(std::optional<CanvasTool::Point> at, const std::optional<model::MarkId>& mark) {
    std::optional<model::MarkId> wanted;
    const auto box = m_pill ? PillBox() : std::nullopt;
    if (mark && m_state.FindGhost(*mark)) wanted = mark;
    const bool near =
        at && box && wxRect(*box).Inflate(kPillAway, 4).Contains(wxPoint(int(at->x), int(at->y)));
    if (!wanted && near) wanted = m_pill;
    if (wanted == m_pill) return;
    if (box) RefreshRect(wxRect(*box).Inflate(2), false);
    m_pill = wanted;
    if (const auto now = PillBox()) RefreshRect(wxRect(*now).Inflate(2), false);
    const auto* ghost = m_pill ? m_state.FindGhost(*m_pill) : nullptr;
    if (ghost) m_state.Say(GhostWords(m_state, *ghost));
}

void BodyCanvas::DrawPill(wxGraphicsContext& gc) const {
    const auto box = PillBox();
    if (!box) return;
    gc.SetPen(wxPen(Colour(Role::Line2), 1));
    gc.SetBrush(wxBrush(Colour(Role::Panel)));
    gc.DrawRoundedRectangle(box->x + 0.5, box->y + 0.5, box->width - 1, box->height - 1, kPillHeight / 2.0);
    gc.SetFont(Font(FontStyle::CaptionBold), Colour(Role::Accent));
    const wxString words = PillWords(*PillGhost());
    const auto [width, height] = Measure(gc, words);
    gc.DrawText(words, box->x + (box->width - width) / 2, box->y + (box->height - height) / 2);
}

// A ghost at the place of the keyboard is chosen: Enter confirms it, Delete resolves it.
void BodyCanvas::MeetGhost() {
    if (!m_place || m_place->pane >= m_panes.size()) return;
    const auto& pane = m_panes[m_place->pane];
    const auto& ghosts = m_state.Ghosts();
    const auto here = std::ranges::find_if(ghosts, [&](const desk::Ghost& ghost) {
        return ghost.mark.at == m_place->hit.at && ghost.mark.layer == m_place->hit.layer &&
               PointsIn(pane, ghost.mark);
    });
    if (here != ghosts.end())
        m_state.SelectGhost(here->mark.id);
    else if (m_state.SelectedGhost())
        m_state.Select({});
}

wxString BodyCanvas::SpokenGhosts(const model::RegionRef& at, model::Layer layer, model::View view) const {
    wxString words;
    const auto* selected = m_state.SelectedGhost();
    for (const auto& ghost : m_state.Ghosts()) {
        if (ghost.mark.at != at || ghost.mark.layer != layer || !m_state.Editor()->PointsOn(view, ghost.mark))
            continue;
        words += "; " + GhostWords(m_state, ghost);
        if (selected == &ghost)
            words += "; " + Tr(m_state.Ctx(), "Enter or a digit confirms it, Delete records it as resolved");
    }
    return words;
}

// A drag over nothing with the tool that selects: a frame around marks.
void BodyCanvas::FrameTo(const std::vector<CanvasTool::Point>& path) {
    const auto a = path.front(), b = path.back();
    m_frame = wxRect(wxPoint(int(std::min(a.x, b.x)), int(std::min(a.y, b.y))),
                     wxPoint(int(std::max(a.x, b.x)), int(std::max(a.y, b.y))));
    Refresh();
}

void BodyCanvas::ChooseFramed() {
    const wxRect frame = *m_frame;
    m_frame.reset();
    std::vector<model::MarkId> framed;
    for (const auto& mark : m_state.Marks()) {
        const auto sight = SightOf(mark);
        if (!sight || sight->points.empty()) continue;
        const auto look = LookOf(mark, sight->points);
        const auto at =
            bodymap::Anchor(bodymap::DrawnShape(look), bodymap::OnScreen(look, sight->pane->viewport));
        if (frame.Contains(wxPoint(int(at.x), int(at.y)))) framed.push_back(mark.id);
    }
    m_state.Choose(framed, framed.empty() ? model::MarkId{} : framed.back());
    Refresh();
}

void BodyCanvas::DrawFrame(wxGraphicsContext& gc) const {
    if (!m_frame || m_frame->IsEmpty()) return;
    const wxColour accent = Colour(Role::Accent);
    gc.SetPen(wxPen(accent, 1));
    gc.SetBrush(wxBrush(wxColour(accent.Red(), accent.Green(), accent.Blue(), 28)));
    gc.DrawRectangle(m_frame->x + 0.5, m_frame->y + 0.5, m_frame->width, m_frame->height);
}

}  // namespace gui
