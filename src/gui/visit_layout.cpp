#include "gui/visit_layout.h"

#include <algorithm>

namespace gui {

namespace {

// The rail takes 222 of the window; menu, header and status bar about 160 of its height.
constexpr int kIconsBelow = 1360 - 222, kSidesBelow = 1240 - 222, kNarrowBelow = 1180 - 222,
              kLowBelow = 780 - 160;
constexpr int kToolbar = 40, kBanner = 34, kInspector = 300, kLine = 1;

class Layouter {
public:
    Layouter(wxSize page, const PageNeeds& needs) : m_page(page), m_needs(needs) {
        m_rects.shape = page.x < Px(kNarrowBelow) ? PageShape::Narrow
                        : page.y < Px(kLowBelow)  ? PageShape::Low
                                                  : PageShape::Wide;
        m_rects.narrow_palette = page.x < Px(kIconsBelow);
        m_rects.sides = page.x >= Px(kSidesBelow);
    }

    PageRects Run() {
        const int line = Px(kLine);
        const int right = RightWidth();
        m_main = wxRect(0, 0, m_page.x - right - line, m_page.y);
        const bool whole_bar = m_rects.shape == PageShape::Narrow || m_needs.toolbar_width > m_main.width;
        m_rects.toolbar = wxRect(0, 0, whole_bar ? m_page.x : m_main.width, Px(kToolbar));
        const int below = Px(kToolbar) + line;
        m_side =
            wxRect(m_main.width + line, whole_bar ? below : 0, right, m_page.y - (whole_bar ? below : 0));
        m_main.y = below;
        m_main.height -= below;
        Banner();
        if (m_rects.shape == PageShape::Narrow)
            Narrow();
        else
            Wide();
        Map();
        return m_rects;
    }

private:
    [[nodiscard]] int Px(int dip) const { return static_cast<int>(dip * m_needs.dip); }
    [[nodiscard]] int RightWidth() const {
        if (m_rects.shape != PageShape::Narrow) return Px(kInspector);
        return std::clamp(m_page.x * 40 / 100, Px(280), Px(330));
    }

    void Banner() {
        if (!m_needs.banner) return;
        // Under a tool bar across the page the banner's sentence has the whole width too.
        const bool whole = m_side.y == m_main.y;
        m_rects.banner = wxRect(m_main.x, m_main.y, whole ? m_page.x : m_main.width, Px(kBanner));
        if (whole) {
            m_side.y += m_rects.banner.height + Px(kLine);
            m_side.height -= m_rects.banner.height + Px(kLine);
        }
        m_main.y += m_rects.banner.height + Px(kLine);
        m_main.height -= m_rects.banner.height + Px(kLine);
    }

    void Narrow() { m_rects.inspector = m_rects.soap = m_rects.marks = BelowTabs(m_side); }

    wxRect BelowTabs(const wxRect& place) {
        m_rects.tabs = wxRect(place.x, place.y, place.width, m_needs.tab_height);
        const int below = m_needs.tab_height + Px(kLine);
        return {place.x, place.y + below, place.width, place.height - below};
    }

    void Wide() {
        m_rects.inspector = m_side;
        const int line = Px(kLine);
        const bool low = m_rects.shape == PageShape::Low;
        const int height = std::clamp(m_page.y * (low ? 34 : 30) / 100, Px(160), Px(low ? 200 : 260));
        m_main.height -= height + line;
        wxRect bottom(m_main.x, m_main.GetBottom() + 1 + line, m_main.width, height);
        const int marks = std::clamp(bottom.width * 42 / 100, Px(300), Px(460));
        const wxRect side(bottom.GetRight() + 1 - marks, bottom.y, marks, bottom.height);
        m_rects.marks = BelowTabs(low ? bottom : side);
        m_rects.soap =
            low ? m_rects.marks : wxRect(bottom.x, bottom.y, bottom.width - marks - line, bottom.height);
    }

    void Map() {
        const int palette = m_rects.narrow_palette ? m_needs.narrow_palette_width : m_needs.palette_width;
        m_rects.palette = wxRect(m_main.x, m_main.y, palette, m_main.height);
        m_rects.canvas = wxRect(m_main.x + palette, m_main.y, m_main.width - palette, m_main.height);
    }

    wxSize m_page;
    PageNeeds m_needs;
    PageRects m_rects;
    wxRect m_main, m_side;
};

}  // namespace

PageRects LayOutPage(wxSize page, const PageNeeds& needs) {
    // Below this nothing can be used; the parts are cut off rather than squeezed to nothing.
    page.IncTo(wxSize(static_cast<int>(640 * needs.dip), static_cast<int>(400 * needs.dip)));
    return Layouter(page, needs).Run();
}

}  // namespace gui
