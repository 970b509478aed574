// Map units ↔ output units (logical pixels on screen, points on paper). The only two conversions.
#pragma once

#include "bodymap/path.h"

namespace bodymap {

class Viewport {
public:
    Viewport() = default;
    Viewport(double scale, MapPoint offset) : m_scale(scale), m_offset(offset) {}
    // The box centred in a frame of output units, as large as fits.
    [[nodiscard]] static Viewport Fit(Rect map_box, Rect frame);

    [[nodiscard]] MapPoint ToScreen(MapPoint map) const;
    [[nodiscard]] MapPoint ToMap(MapPoint screen) const;
    [[nodiscard]] double Scale() const { return m_scale; }  // output units per map unit
    [[nodiscard]] MapPoint Offset() const { return m_offset; }
    // The map point under `anchor` (output units) stays under it.
    [[nodiscard]] Viewport ZoomedAbout(MapPoint anchor, double factor) const;
    [[nodiscard]] Viewport Panned(double dx, double dy) const;
    bool operator==(const Viewport&) const = default;

private:
    double m_scale = 1;
    MapPoint m_offset;
};

}  // namespace bodymap
