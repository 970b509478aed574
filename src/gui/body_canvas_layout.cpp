#include "gui/body_canvas_layout.h"

#include <algorithm>

namespace gui {

namespace {

constexpr double kMargin = 10, kGutter = 12;

// Side views shown alone are as large as any other.
double ScaleOf(const std::vector<PaneShape>& shapes, model::View view) {
    const bool side = view == model::View::Left || view == model::View::Right;
    return side && shapes.size() > 2 ? kSideScale : 1.0;
}

double FittingScale(const std::vector<PaneShape>& shapes, double width, double height) {
    double units = 0, tallest = 1;
    for (const auto& shape : shapes) {
        units += shape.box.w * ScaleOf(shapes, shape.view);
        tallest = std::max(tallest, shape.box.h * ScaleOf(shapes, shape.view));
    }
    const double free_width = width - 2 * kMargin - kGutter * static_cast<double>(shapes.size() - 1);
    const double free_height = height - kCaptionHeight - kMargin;
    return std::max(0.02, std::min(free_width / std::max(1.0, units), free_height / tallest));
}

}  // namespace

std::vector<Pane> LayOutPanes(const std::vector<PaneShape>& shapes, double width, double height) {
    std::vector<Pane> panes;
    if (shapes.empty()) return panes;
    const double scale = FittingScale(shapes, width, height);
    double used = -kGutter, tallest = 0;
    for (const auto& shape : shapes) {
        used += kGutter + shape.box.w * scale * ScaleOf(shapes, shape.view);
        tallest = std::max(tallest, shape.box.h * scale * ScaleOf(shapes, shape.view));
    }
    // What is left over goes between the figures too, so that captions have room.
    const double spare = std::max(0.0, width - 2 * kMargin - used) / static_cast<double>(shapes.size() + 1);
    const double gap = std::min(spare, 40.0);
    double x = (width - used - gap * static_cast<double>(shapes.size() - 1)) / 2;
    const double top = std::max(0.0, (height - kCaptionHeight - kMargin - tallest) / 2);
    for (const auto& shape : shapes) {
        const double own = scale * ScaleOf(shapes, shape.view);
        const bodymap::Rect frame{x, top, shape.box.w * own, kCaptionHeight + shape.box.h * own};
        panes.push_back(
            {shape.view, frame,
             bodymap::Viewport(own, {x - shape.box.x * own, top + kCaptionHeight - shape.box.y * own})});
        x += frame.w + kGutter + gap;
    }
    return panes;
}

std::vector<Pane> Zoomed(const std::vector<Pane>& panes, double zoom, bodymap::MapPoint shift) {
    std::vector<Pane> out;
    for (const auto& pane : panes) {
        const auto& view = pane.viewport;
        const bodymap::MapPoint offset{view.Offset().x * zoom + shift.x, view.Offset().y * zoom + shift.y};
        const bodymap::Rect frame{pane.frame.x * zoom + shift.x, pane.frame.y * zoom + shift.y,
                                  pane.frame.w * zoom, pane.frame.h * zoom};
        out.push_back({pane.view, frame, bodymap::Viewport(view.Scale() * zoom, offset)});
    }
    return out;
}

}  // namespace gui
