#include "gui/page_painter.h"

#include <wx/brush.h>
#include <wx/image.h>

#include <cmath>

#include "bodymap/page_pixels.h"
#include "gui/scene_painter.h"

namespace gui {

namespace {

wxColour ToWx(const bodymap::PageColour& colour) {
    const auto part = [](double value) { return static_cast<unsigned char>(std::lround(value * 255)); };
    return {part(colour.r), part(colour.g), part(colour.b)};
}

// Shapes are filled as the PDF fills them; outlines of characters lie over each other.
void Fill(wxGraphicsContext& gc, const bodymap::Path& path, const bodymap::PageColour& colour,
          wxPolygonFillMode rule) {
    gc.SetBrush(wxBrush(ToWx(colour)));
    gc.FillPath(ToPath(gc, path), rule);
}

void Paint(wxGraphicsContext& gc, const bodymap::PageShape& shape) {
    if (shape.fill) Fill(gc, shape.path, *shape.fill, wxODDEVEN_RULE);
    if (!shape.stroke) return;
    gc.SetPen(gc.CreatePen(wxGraphicsPenInfo(ToWx(*shape.stroke), shape.pen)
                               .Cap(shape.butt_caps || !shape.dash.empty() ? wxCAP_BUTT : wxCAP_ROUND)
                               .Join(wxJOIN_ROUND)));
    gc.StrokePath(ToPath(gc, shape.dash.empty() ? shape.path : Dashed(shape.path, shape.dash)));
}

void Paint(wxGraphicsContext& gc, const bodymap::PageImage& image) {
    if (!bodymap::HoldsPixels(image)) {
        gc.SetPen(*wxTRANSPARENT_PEN);
        gc.SetBrush(wxBrush(wxColour(217, 217, 217)));
        return gc.DrawRectangle(image.at.x, image.at.y, image.at.w, image.at.h);
    }
    // wxImage borrows the bytes and changes nothing.
    auto* bytes = reinterpret_cast<unsigned char*>(const_cast<char*>(image.bytes->data()));
    const wxImage borrowed(image.width, image.height, bytes, true);
    gc.DrawBitmap(gc.CreateBitmapFromImage(borrowed), image.at.x, image.at.y, image.at.w, image.at.h);
}

}  // namespace

void PaintPage(wxGraphicsContext& gc, const bodymap::PrintedPage& page, bodymap::GlyphOutlines& glyphs) {
    for (const bodymap::PageItem& item : page.items) {
        if (const auto* shape = std::get_if<bodymap::PageShape>(&item)) Paint(gc, *shape);
        if (const auto* image = std::get_if<bodymap::PageImage>(&item)) Paint(gc, *image);
        if (const auto* text = std::get_if<bodymap::PageText>(&item))
            Fill(gc, glyphs.Of(*text), text->colour, wxWINDING_RULE);
    }
}

}  // namespace gui
