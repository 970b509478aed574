#include "gui/paper_view.h"

#include <wx/app.h>
#include <wx/arrstr.h>
#include <wx/dcbuffer.h>
#include <wx/settings.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "desk/papers.h"
#include "desk/sentences.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr int kGap = 16, kShadow = 4, kLine = 48;  // DIP
constexpr double kDipPerPoint = 96.0 / 72;
constexpr std::array kSteps{0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0};

double NextStep(double zoom, bool up) {
    if (up) {
        const auto* next = std::ranges::upper_bound(kSteps, zoom + 0.001);
        return next == kSteps.end() ? kSteps.back() : *next;
    }
    const auto* next = std::ranges::lower_bound(kSteps, zoom - 0.001);
    return next == kSteps.begin() ? kSteps.front() : *(next - 1);
}

// In lines of at most `width`, a word longer than that left whole.
wxString Wrapped(wxDC& dc, const wxString& text, int width) {
    wxString lines, line;
    for (const wxString& word : wxSplit(text, ' ', 0)) {
        const wxString longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && dc.GetTextExtent(longer).x > width) {
            lines += line + "\n";
            line = word;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

}  // namespace

PaperView::PaperView(wxWindow* parent, const Context& context, const wxString& spoken)
    : wxScrolled<wxWindow>(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                           wxWANTS_CHARS | wxVSCROLL | wxHSCROLL),
      m_context(context),
      m_spoken(spoken),
      m_layer([this](int page) { OnReady(page); }) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetScrollRate(1, 1);
    SpeakAsImage(this);
    SetSpoken(this, spoken);
    OnNewColours(this, [this] { Refresh(); });
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Arrange();
    });
    Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
        const auto part = m_layer.Prepare();
        if (!part) return;
        RefreshPart(*part);
        event.RequestMore();
    });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (!TakeKey(event)) event.Skip();
    });
    Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
        if (!event.ControlDown()) return event.Skip();
        ZoomBy(event.GetWheelRotation() > 0 ? 1 : -1);
    });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        event.Skip();
        SetFocus();
    });
}

void PaperView::ShowPages(const Pages& pages) {
    const bool same = m_pages && pages && m_pages->size() == pages->size();
    m_pages = pages;
    m_told = -1;
    Arrange();
    if (!same) GoToPage(0);
    Refresh();
}

double PaperView::FitZoom() const {
    double wide = 1, high = 1;
    for (const auto& page : *m_pages) {
        wide = std::max(wide, page.width);
        high = std::max(high, page.height);
    }
    const wxSize room = GetSize();
    const double bar = wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this);
    const double dip = FromDIP(1000) / 1000.0 * kDipPerPoint;
    const double by_width = (room.x - bar - 2 * FromDIP(kGap)) / (wide * dip);
    const double by_height = (room.y - 2 * FromDIP(kGap)) / (high * dip);
    return std::clamp(m_fit == PaperFit::Width ? by_width : std::min(by_width, by_height), kLeastZoom,
                      kMostZoom);
}

void PaperView::PlacePages(double scale) {
    m_rects.clear();
    int y = FromDIP(kGap);
    for (const auto& page : *m_pages) {
        const wxSize size(static_cast<int>(std::lround(page.width * scale)),
                          static_cast<int>(std::lround(page.height * scale)));
        m_rects.emplace_back(wxPoint(-size.x / 2, y), size);
        y += size.y + FromDIP(kGap);
    }
}

// The place in the page that was at the top stays there.
void PaperView::Arrange() {
    if (!m_pages || m_pages->empty() || m_arranging) return;
    m_arranging = true;
    const int before = Page();
    const double part = m_rects.empty() || before >= static_cast<int>(m_rects.size())
                            ? 0
                            : static_cast<double>(Top() - m_rects[static_cast<std::size_t>(before)].y) /
                                  std::max(m_rects[static_cast<std::size_t>(before)].height, 1);
    if (m_fit != PaperFit::Free) m_zoom = FitZoom();
    const double scale = m_zoom * FromDIP(1000) / 1000.0 * kDipPerPoint;
    PlacePages(scale);
    int wide = 0;
    for (const wxRect& rect : m_rects) wide = std::max(wide, rect.width);
    SetVirtualSize(wide + 2 * FromDIP(kGap), m_rects.back().GetBottom() + FromDIP(kGap));
    m_layer.Show(m_pages, scale, GetContentScaleFactor());
    const wxRect& page = m_rects[std::min(static_cast<std::size_t>(before), m_rects.size() - 1)];
    ScrollToY(page.y + static_cast<int>(std::lround(part * page.height)));
    m_arranging = false;
    Look();
    Refresh();
}

void PaperView::SetFit(PaperFit fit) {
    m_fit = fit;
    Arrange();
    Tell();
}

void PaperView::SetZoom(double zoom) {
    m_fit = PaperFit::Free;
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    Arrange();
    Tell();
}

void PaperView::ZoomBy(int steps) {
    SetZoom(NextStep(m_zoom, steps > 0));
}

int PaperView::Top() const {
    return GetViewStart().y;
}

void PaperView::ScrollToY(int y) {
    Scroll(-1, std::max(y, 0));
}

void PaperView::GoToPage(int page) {
    if (m_rects.empty()) return;
    ScrollToY(PageRect(std::clamp(page, 0, Count() - 1)).y - FromDIP(kGap));
    Look();
    Tell();
}

wxRect PaperView::PageRect(int page) const {
    wxRect rect = m_rects[static_cast<std::size_t>(page)];
    rect.x += std::max(GetVirtualSize().x, GetClientSize().x) / 2;
    return rect;
}

int PaperView::Page() const {
    const int middle = Top() + GetClientSize().y / 2;
    int page = 0;
    while (page + 1 < static_cast<int>(m_rects.size()) &&
           m_rects[static_cast<std::size_t>(page) + 1].y <= middle)
        ++page;
    return page;
}

void PaperView::Look() {
    if (m_rects.empty()) return;
    const int top = Top(), bottom = top + GetClientSize().y;
    int first = 0;
    while (first + 1 < Count() && m_rects[static_cast<std::size_t>(first)].GetBottom() < top) ++first;
    int last = first;
    while (last + 1 < Count() && m_rects[static_cast<std::size_t>(last) + 1].y < bottom) ++last;
    m_layer.Look(first, last);
}

bool PaperView::Ready() const {
    if (m_rects.empty()) return false;
    const int top = Top(), bottom = top + GetClientSize().y;
    for (int page = 0; page < Count(); ++page) {
        const wxRect& rect = m_rects[static_cast<std::size_t>(page)];
        if (rect.GetBottom() >= top && rect.y < bottom && !m_layer.Ready(page)) return false;
    }
    return true;
}

void PaperView::PaintFrame(wxDC& dc, const wxRect& page) const {
    wxRect shadow = page;
    shadow.Offset(FromDIP(kShadow) / 2, FromDIP(kShadow) / 2);
    shadow.Inflate(FromDIP(kShadow) / 2);
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(Colour(Role::Line2)));
    dc.DrawRectangle(shadow);
    dc.SetBrush(*wxWHITE_BRUSH);
    dc.DrawRectangle(page);
}

// Those ahead of who scrolls are made without a word.
void PaperView::RefreshPart(const PageLayer::Part& part) {
    const wxRect page = PageRect(part.page);
    const wxRect rect(wxPoint(page.x, page.y + part.top) - GetViewStart(), wxSize(page.width, part.height));
    if (rect.Intersects(GetClientRect())) RefreshRect(rect, false);
}

wxString PaperView::ProblemOf(int page) const {
    const std::exception_ptr problem = m_layer.Problem(page);
    if (!problem) return {};
    try {
        std::rethrow_exception(problem);
    } catch (const std::exception& error) {
        return Tr(m_context, "This page cannot be shown.") + " " + Wx(desk::Sentence(m_context.words, error));
    }
}

void PaperView::OnReady(int page) {
    wxWakeUpIdle();
    if (!m_layer.Problem(page)) return;
    m_told = -1;
    Refresh();
    Tell();
}

// The page is white in every scheme, and so its ink is dark.
void PaperView::PaintProblem(wxDC& dc, int page, const wxRect& at) const {
    const wxString sentence = ProblemOf(page);
    if (sentence.empty()) return;
    dc.SetFont(Font(FontStyle::Body));
    dc.SetTextForeground(*wxBLACK);
    wxRect text = at;
    text.Deflate(FromDIP(kGap) * 2);
    text.Intersect(GetClientRect());  // where it is seen, however large the page is
    if (!text.IsEmpty()) dc.DrawLabel(Wrapped(dc, sentence, text.width), text, wxALIGN_CENTRE);
}

void PaperView::OnPaint() {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(Colour(Role::Window)));
    dc.Clear();
    if (m_rects.empty()) return;
    Look();
    const wxPoint start = GetViewStart();
    const wxRect seen = GetUpdateRegion().GetBox();
    const int bottom = start.y + GetClientSize().y;
    for (int page = 0; page < Count(); ++page) {
        wxRect rect = PageRect(page);
        if (rect.GetBottom() < start.y - FromDIP(kGap) || rect.y > bottom) continue;
        rect.Offset(-start.x, -start.y);
        PaintFrame(dc, rect);
        m_layer.Draw(dc, page, rect.GetTopLeft(), seen);
        PaintProblem(dc, page, rect);
    }
    if (HasFocus()) {
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.SetPen(wxPen(Colour(Role::Accent), FromDIP(1)));
        dc.DrawRectangle(GetClientSize());
    }
    if (Page() != m_told) CallAfter([this] { Tell(); });
}

// What stands on the page is the description of this picture.
void PaperView::Tell() {
    if (Count() == 0) return;
    const int page = Page();
    if (page != m_told) {
        m_told = page;
        const wxString problem = ProblemOf(page);
        SetSpoken(
            this,
            m_spoken + ", " +
                TrFill(m_context, "page {0} of {1}", {std::to_string(page + 1), std::to_string(Count())}),
            problem.empty() ? Wx(desk::PageWords((*m_pages)[static_cast<std::size_t>(page)])) : problem);
    }
    if (OnMoved) OnMoved();
}

bool PaperView::TakeKey(const wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    // On many keyboards + asks for Shift.
    if ((event.GetModifiers() & ~wxMOD_SHIFT) == wxMOD_CONTROL) {
        if (key == '+' || key == '=' || key == WXK_NUMPAD_ADD) return ZoomBy(1), true;
        if (key == '-' || key == WXK_NUMPAD_SUBTRACT) return ZoomBy(-1), true;
        if (key == '0' || key == WXK_NUMPAD0) return SetFit(PaperFit::Width), true;
        return false;
    }
    if (event.HasAnyModifiers()) return false;
    const int leaf = std::max(GetClientSize().y - FromDIP(kLine), FromDIP(kLine));
    int to = Top();
    switch (key) {
        case WXK_PAGEDOWN:
        case WXK_SPACE:
            to += leaf;
            break;
        case WXK_PAGEUP:
            to -= leaf;
            break;
        case WXK_DOWN:
            to += FromDIP(kLine);
            break;
        case WXK_UP:
            to -= FromDIP(kLine);
            break;
        case WXK_HOME:
            return GoToPage(0), true;
        case WXK_END:
            to = GetVirtualSize().y;
            break;
        default:
            return false;
    }
    ScrollToY(std::min(to, std::max(GetVirtualSize().y - GetClientSize().y, 0)));
    Look();
    Tell();
    return true;
}

}  // namespace gui
