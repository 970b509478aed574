#include "gui/body_canvas_layout.h"

#include <algorithm>

namespace gui {

namespace {

constexpr double kMargin = 10, kGutter = 12;
constexpr double kMostGap = 40;

struct Row {
    double width = 0, height = 0;  // of the drawings at scale 1
    std::size_t first = 0, count = 0;
};

struct Grid {
    std::vector<Row> rows;
    double scale = 0;
};

Grid WithColumns(const std::vector<PaneShape>& shapes, std::size_t columns, double width, double height) {
    Grid grid;
    double widest = 1, tallest = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (i % columns == 0) grid.rows.push_back({0, 0, i, 0});
        Row& row = grid.rows.back();
        row.width += shapes[i].box.w * shapes[i].scale;
        row.height = std::max(row.height, shapes[i].box.h * shapes[i].scale);
        most = std::max(most, ++row.count);
    }
    for (const Row& row : grid.rows) {
        widest = std::max(widest, row.width);
        tallest += row.height;
    }
    const double free_width = width - 2 * kMargin - kGutter * static_cast<double>(most - 1);
    const double free_height = height - kMargin - kCaptionHeight * static_cast<double>(grid.rows.size());
    grid.scale = std::max(0.02, std::min(free_width / widest, free_height / std::max(1.0, tallest)));
    return grid;
}

// As many columns as give the largest drawings; a body stands in one row.
Grid Largest(const std::vector<PaneShape>& shapes, double width, double height) {
    Grid best = WithColumns(shapes, shapes.size(), width, height);
    const bool bodies = std::ranges::find(model::kBodyViews, shapes.front().view) != model::kBodyViews.end();
    for (std::size_t columns = shapes.size() / 2; columns >= 1 && !bodies; columns /= 2) {
        Grid grid = WithColumns(shapes, columns, width, height);
        if (grid.scale > best.scale) best = std::move(grid);
    }
    return best;
}

void PlaceRow(const std::vector<PaneShape>& shapes, const Row& row, double scale, double width, double top,
              std::vector<Pane>& panes) {
    const auto gutters = static_cast<double>(row.count - 1);
    const double used = row.width * scale + kGutter * gutters;
    // What is left over goes between the figures too, so that captions have room.
    const double spare = std::max(0.0, width - 2 * kMargin - used) / static_cast<double>(row.count + 1);
    const double gap = std::min(spare, kMostGap);
    double x = (width - used - gap * gutters) / 2;
    for (std::size_t i = row.first; i < row.first + row.count; ++i) {
        const PaneShape& shape = shapes[i];
        const double own = scale * shape.scale;
        const bodymap::Rect frame{x, top, shape.box.w * own, kCaptionHeight + shape.box.h * own};
        panes.push_back(
            {shape.view, frame,
             bodymap::Viewport(own, {x - shape.box.x * own, top + kCaptionHeight - shape.box.y * own})});
        x += frame.w + kGutter + gap;
    }
}

}  // namespace

std::vector<Pane> LayOutPanes(const std::vector<PaneShape>& shapes, double width, double height) {
    std::vector<Pane> panes;
    if (shapes.empty()) return panes;
    const Grid grid = Largest(shapes, width, height);
    double used = kMargin;
    for (const Row& row : grid.rows) used += kCaptionHeight + row.height * grid.scale;
    double top = std::max(0.0, (height - used) / 2);
    for (const Row& row : grid.rows) {
        PlaceRow(shapes, row, grid.scale, width, top, panes);
        top += kCaptionHeight + row.height * grid.scale;
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

std::optional<double> InSight(double home, double width, double low, double high, double canvas) {
    constexpr double kEdge = 4;
    const double first = std::max(std::min(low, home), kEdge);
    const double last = std::min(std::max(high, home + width), canvas - kEdge) - width;
    if (last < first) return {};
    return std::clamp(home, first, last);
}

}  // namespace gui
