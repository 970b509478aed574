#include "gui/mark_layer.h"

#include <wx/dcmemory.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "bodymap/scene_changes.h"
#include "gui/scene_painter.h"

namespace gui {

namespace {

constexpr std::size_t kMostChanges = 400;  // beyond it painting all is quicker

// Whole pixels, so that a clip leaves no half-painted rim.
wxRect Pixels(const bodymap::Rect& box) {
    const auto at = [](double value) { return static_cast<int>(std::clamp(value, -1e6, 1e6)); };
    return {wxPoint(at(std::floor(box.x)), at(std::floor(box.y))),
            wxPoint(at(std::ceil(box.x + box.w)), at(std::ceil(box.y + box.h)))};
}

std::unique_ptr<wxGraphicsContext> ContextOn(wxMemoryDC& dc) {
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    gc->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    return gc;
}

// Boxes that meet become one: fewer to test, and none is painted twice.
std::vector<wxRect> Joined(const std::vector<bodymap::Rect>& changes) {
    std::vector<wxRect> boxes;
    for (const auto& change : changes) {
        wxRect box = Pixels(change);
        for (std::size_t i = 0; i < boxes.size();) {
            if (!boxes[i].Intersects(box)) {
                ++i;
                continue;
            }
            box.Union(boxes[i]);
            boxes[i] = boxes.back();
            boxes.pop_back();
            i = 0;  // the larger box may meet earlier ones
        }
        boxes.push_back(box);
    }
    return boxes;
}

}  // namespace

void MarkLayer::Show(const wxWindow& window, wxSize size, bodymap::Scene scene) {
    std::vector<bodymap::Rect> changes;
    if (m_bitmap.IsOk()) changes = bodymap::Changes(m_scene, scene);
    m_scene = std::move(scene);
    m_outdated = false;
    if (m_bitmap.IsOk() && changes.size() <= kMostChanges) return Repaint(changes);
    m_bitmap = MakeLayer(window, size, true);
    wxMemoryDC dc(m_bitmap);
    const auto gc = ContextOn(dc);
    PaintScene(*gc, m_scene);
}

void MarkLayer::Repaint(const std::vector<bodymap::Rect>& changes) {
    const auto boxes = Joined(changes);
    std::vector<std::vector<const bodymap::SceneItem*>> touched(boxes.size());
    for (const auto& item : m_scene.items) {
        const wxRect reach = Pixels(bodymap::Reach(item));
        for (std::size_t i = 0; i < boxes.size(); ++i)
            if (boxes[i].Intersects(reach)) touched[i].push_back(&item);
    }
    wxMemoryDC dc(m_bitmap);
    // One small clip after the other: the toolkit paints slowly through a clip of many pieces.
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const wxRect& box = boxes[i];
        const auto gc = ContextOn(dc);
        gc->Clip(box.x, box.y, box.width, box.height);
        gc->SetCompositionMode(wxCOMPOSITION_CLEAR);
        gc->SetBrush(*wxBLACK_BRUSH);
        gc->SetPen(*wxTRANSPARENT_PEN);
        gc->DrawRectangle(box.x, box.y, box.width, box.height);
        gc->SetCompositionMode(wxCOMPOSITION_OVER);
        PaintItems(*gc, touched[i]);
    }
}

}  // namespace gui
