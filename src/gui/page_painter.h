// Paints a printed page on any wxGraphicsContext, a printer's among them: as vectors, its characters as the
// outlines of the page's own fonts, so that paper, preview and PDF agree.
#pragma once

#include <wx/graphics.h>

#include "bodymap/glyph_outlines.h"
#include "bodymap/printed_page.h"

namespace gui {

// In points from the page's top left corner; its ground is not painted. Throws model::Error for a font that
// cannot be read.
void PaintPage(wxGraphicsContext& gc, const bodymap::PrintedPage& page, bodymap::GlyphOutlines& glyphs);

}  // namespace gui
