// Where the parts of the charting page stand for a size of the page.
#pragma once

#include <wx/gdicmn.h>

namespace gui {

// Wide: note, marks and inspector all in sight. Low: note and marks share one place as tabs. Narrow: all
// three share a column beside the map. Marks and the body's tree always share one place as tabs.
enum class PageShape { Wide, Low, Narrow };

struct PageRects {
    PageShape shape = PageShape::Wide;
    bool narrow_palette = false;
    bool sides = true;  // side views within "All"
    wxRect toolbar, banner, palette, canvas, inspector, soap, marks, tabs;
    bool operator==(const PageRects&) const = default;
};

struct PageNeeds {
    int toolbar_width = 0;
    int palette_width = 0, narrow_palette_width = 0;
    bool banner = false;
    double dip = 1;  // pixels per DIP
    int tab_height = 36;
};

[[nodiscard]] PageRects LayOutPage(wxSize page, const PageNeeds& needs);

}  // namespace gui
