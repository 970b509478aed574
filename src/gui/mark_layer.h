// The marks as a picture on nothing, kept between paints; after a change only what differs is painted again.
// It looks as if all had been painted.
#pragma once

#include <wx/bitmap.h>
#include <wx/window.h>

#include <vector>

#include "bodymap/scene.h"

namespace gui {

class MarkLayer {
public:
    // Nothing kept: the next Show paints all.
    void Forget() { m_bitmap = {}; }
    // The kept picture shows an old scene.
    void Outdate() { m_outdated = true; }
    [[nodiscard]] bool Current() const { return m_bitmap.IsOk() && !m_outdated; }

    void Show(const wxWindow& window, wxSize size, bodymap::Scene scene);
    [[nodiscard]] const wxBitmap& Bitmap() const { return m_bitmap; }

private:
    void Repaint(const std::vector<bodymap::Rect>& changes);

    wxBitmap m_bitmap;
    bodymap::Scene m_scene;
    bool m_outdated = false;
};

}  // namespace gui
