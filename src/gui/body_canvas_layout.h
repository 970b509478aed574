// Where the views of a figure stand on the canvas.
#pragma once

#include <optional>
#include <vector>

#include "bodymap/body_map.h"
#include "bodymap/viewport.h"

namespace gui {

struct PaneShape {
    model::View view = model::View::Front;
    bodymap::Rect box;  // of the drawn figure, map units
    double scale = 1;   // beside the other views: smaller side views, millimetres of close-ups
};

struct Pane {
    model::View view = model::View::Front;
    bodymap::Rect frame;         // logical pixels, captions included
    bodymap::Viewport viewport;  // map units to logical pixels
};

inline constexpr double kCaptionHeight = 42;
inline constexpr double kSideScale = 0.335 / 0.452;  // side views beside front and back

// In the order given, in one row or, where close-ups get larger by it, in several; as large as fits the size
// and centred.
[[nodiscard]] std::vector<Pane> LayOutPanes(const std::vector<PaneShape>& shapes, double width,
                                            double height);
// The same picture zoomed and moved as a whole.
[[nodiscard]] std::vector<Pane> Zoomed(const std::vector<Pane>& panes, double zoom, bodymap::MapPoint shift);

// Where a label of `width` whose home begins at `home` is drawn so that it stays within the canvas: moved by
// the least, never out of low … high, the part of the view it tells of. Nothing if that is hardly in sight.
[[nodiscard]] std::optional<double> InSight(double home, double width, double low, double high,
                                            double canvas);

}  // namespace gui
