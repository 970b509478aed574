// Paints a bodymap scene on a wxGraphicsContext with the colours of the scheme in force.
#pragma once

#include <wx/bitmap.h>
#include <wx/graphics.h>
#include <wx/window.h>

#include <memory>
#include <string>

#include "bodymap/map_scene.h"

namespace gui {

[[nodiscard]] wxGraphicsPath ToPath(wxGraphicsContext& gc, const bodymap::Path& path);
// The same outline cut into dashes ("on, off, on …" in its units); each dash is an open piece.
[[nodiscard]] bodymap::Path Dashed(const bodymap::Path& path, const std::vector<double>& pattern);
void PaintScene(wxGraphicsContext& gc, const bodymap::Scene& scene);
// Some items of a scene, in this order.
void PaintItems(wxGraphicsContext& gc, const std::vector<const bodymap::SceneItem*>& items);

// An off-screen picture as sharp as the window; `transparent` ones start empty.
[[nodiscard]] wxBitmap MakeLayer(const wxWindow& window, wxSize dip_size, bool transparent);
// A glyph of a finding in a square of `side` logical pixels, on nothing.
[[nodiscard]] wxBitmap GlyphBitmap(const wxWindow& window, const std::string& finding, bodymap::Ink family,
                                   int side);

}  // namespace gui
