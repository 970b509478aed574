// Pages of a paper one under the other, to be scrolled and zoomed; the paper stays white in every scheme.
#pragma once

#include <wx/scrolwin.h>

#include <functional>

#include "gui/context.h"
#include "gui/page_layer.h"

namespace gui {

enum class PaperFit { Width, Page, Free };

class PaperView : public wxScrolled<wxWindow> {
public:
    PaperView(wxWindow* parent, const Context& context, const wxString& spoken);

    // Another paper; where it has as many pages as the last one the place stays.
    void ShowPages(const Pages& pages);
    void SetFit(PaperFit fit);
    // 1: as large as on paper.
    void SetZoom(double zoom);
    void ZoomBy(int steps);
    void GoToPage(int page);  // from 0
    // What a key means here; false: nothing.
    bool TakeKey(const wxKeyEvent& event);

    [[nodiscard]] const Pages& Shown() const { return m_pages; }
    [[nodiscard]] int Count() const { return m_pages ? static_cast<int>(m_pages->size()) : 0; }
    [[nodiscard]] int Page() const;  // the one most is seen of, from 0
    [[nodiscard]] double Zoom() const { return m_zoom; }
    [[nodiscard]] PaperFit Fit() const { return m_fit; }
    [[nodiscard]] bool Ready() const;  // whatever is in sight is drawn
    [[nodiscard]] const PageLayer& Layer() const { return m_layer; }
    // What is said of the page in sight instead of it, where it could not be drawn.
    [[nodiscard]] wxString Problem() const { return Count() == 0 ? wxString() : ProblemOf(Page()); }

    // Another page or zoom.
    std::function<void()> OnMoved;

    static constexpr double kLeastZoom = 0.25, kMostZoom = 2;

private:
    void Arrange();
    void PlacePages(double scale);
    void ScrollToY(int y);
    void OnPaint();
    void RefreshPart(const PageLayer::Part& part);
    void PaintFrame(wxDC& dc, const wxRect& page) const;
    void PaintProblem(wxDC& dc, int page, const wxRect& at) const;
    // Why a page is not there, in a sentence; empty: it is, or will be.
    [[nodiscard]] wxString ProblemOf(int page) const;
    void OnReady(int page);
    void Look();
    void Tell();
    [[nodiscard]] double FitZoom() const;
    [[nodiscard]] wxRect PageRect(int page) const;  // in the whole scrolled area
    [[nodiscard]] int Top() const;

    const Context& m_context;
    wxString m_spoken;
    Pages m_pages;
    PageLayer m_layer;
    std::vector<wxRect> m_rects;  // of pages in the scrolled area, x from its middle
    double m_zoom = 1;
    PaperFit m_fit = PaperFit::Width;
    int m_told = -1;
    bool m_arranging = false;
};

}  // namespace gui
