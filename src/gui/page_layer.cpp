#include "gui/page_layer.h"

#include <wx/app.h>
#include <wx/dcmemory.h>
#include <wx/image.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "bodymap/page_pixels.h"
#include "model/problem.h"

namespace gui {

namespace {

constexpr int kAhead = 3;              // pages drawn before they come into sight, each way
constexpr int kStripPixels = 125'000;  // about 2 ms of the main thread

}  // namespace

PageLayer::PageLayer(std::function<void(int page)> ready)
    : m_ready(std::move(ready)), m_alive(std::make_shared<PageLayer*>(this)) {}

PageLayer::~PageLayer() {
    *m_alive = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_waking.notify_one();
    if (m_worker.joinable()) m_worker.join();
}

void PageLayer::Show(const Pages& pages, double scale, double density) {
    if (pages == m_pages && scale == m_scale && density == m_density) return;
    m_pages = pages;
    m_scale = scale;
    m_density = density;
    ++m_wish;
    m_drawn.clear();
    m_problems.clear();
    Ask();
}

void PageLayer::Look(int first, int last) {
    if (first == m_first && last == m_last) return;
    m_first = first;
    m_last = last;
    DropFar();
    Ask();
}

int PageLayer::Distance(int page) const {
    return page < m_first ? m_first - page : std::max(page - m_last, 0);
}

double PageLayer::Held() const {
    double held = 0;
    for (const auto& [page, drawn] : m_drawn) held += static_cast<double>(drawn.width) * drawn.height;
    return held;
}

void PageLayer::DropFar() {
    std::erase_if(m_drawn, [this](const auto& one) { return Distance(one.first) > kAhead; });
    while (Held() > kMostPixels) {
        const auto far =
            std::ranges::max_element(m_drawn, {}, [this](const auto& one) { return Distance(one.first); });
        if (Distance(far->first) == 0) return;
        m_drawn.erase(far);
    }
}

// Pages that would not be kept are not drawn either.
void PageLayer::Ask() {
    if (!m_pages) return;
    std::vector<int> order;
    double held = Held();
    const int count = static_cast<int>(m_pages->size());
    for (int away = 0; away <= kAhead; ++away) {
        for (int page = std::max(m_first - away, 0); page <= std::min(m_last + away, count - 1); ++page) {
            if (Distance(page) != away || m_drawn.contains(page) || m_problems.contains(page)) continue;
            const auto& size = (*m_pages)[static_cast<std::size_t>(page)];
            held += size.width * size.height * m_scale * m_scale * m_density * m_density;
            if (away == 0 || held <= kMostPixels) order.push_back(page);
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        m_next = {m_pages, m_scale * m_density, m_wish, std::move(order)};
    }
    if (!m_worker.joinable()) m_worker = std::thread([this] { Work(); });
    m_waking.notify_one();
}

void PageLayer::Work() {
    std::unique_ptr<bodymap::GlyphOutlines> glyphs;
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_waking.wait(lock, [this] { return m_ending || !m_next.order.empty(); });
        if (m_ending) return;
        const Pages pages = m_next.pages;
        const auto [scale, wish, page] = std::tuple(m_next.scale, m_next.wish, m_next.order.front());
        m_next.order.erase(m_next.order.begin());
        lock.unlock();
        auto pixels = std::make_shared<bodymap::Pixels>();
        std::exception_ptr problem;
        try {
            if (!glyphs) glyphs = std::make_unique<bodymap::GlyphOutlines>();
            *pixels = bodymap::ToPixels((*pages)[static_cast<std::size_t>(page)], scale, *glyphs);
        } catch (...) {
            problem = std::current_exception();
        }
        wxTheApp->CallAfter([alive = m_alive, wish, page, pixels, problem] {
            if (*alive) (*alive)->Take(wish, page, std::move(*pixels), problem);
        });
    }
}

void PageLayer::Take(unsigned wish, int page, bodymap::Pixels&& pixels, const std::exception_ptr& problem) {
    if (wish != m_wish) return;
    if (problem) {
        m_problems[page] = problem;
        return m_ready(page);
    }
    if (Distance(page) > kAhead) return;
    Drawn& drawn = m_drawn[page];
    drawn = {std::move(pixels), 0, 0, 0, {}};
    drawn.width = drawn.pixels.width;
    drawn.height = drawn.pixels.height;
    m_ready(page);
}

std::optional<PageLayer::Part> PageLayer::Prepare() {
    Drawn* nearest = nullptr;
    int least = 0, number = 0;
    for (auto& [page, drawn] : m_drawn) {
        if (drawn.Done() || (nearest != nullptr && Distance(page) >= least)) continue;
        nearest = &drawn;
        least = Distance(page);
        number = page;
    }
    if (nearest == nullptr) return {};
    MakeStrip(*nearest);
    const Strip& strip = nearest->strips.back();
    return Part{number, static_cast<int>(strip.top / m_density), strip.bitmap.GetLogicalSize().y + 1};
}

void PageLayer::MakeStrip(Drawn& drawn) const {
    const int step = std::max(1, static_cast<int>(std::lround(m_density)));
    const int rows = std::max(kStripPixels / std::max(drawn.width, 1) / step, 16) * step;
    const int height = std::min(rows, drawn.height - drawn.made);
    unsigned char* bytes = drawn.pixels.rgb.data() +
                           static_cast<std::size_t>(drawn.made) * static_cast<std::size_t>(drawn.width) * 3;
    // The picture borrows the bytes; the bitmap copies them.
    const wxImage image(drawn.width, height, bytes, true);
    drawn.strips.push_back({drawn.made, wxBitmap(image, wxBITMAP_SCREEN_DEPTH, m_density)});
    // GTK makes a bitmap ready for the screen only when it is drawn first.
    wxBitmap dot(1, 1);
    wxMemoryDC dc(dot);
    dc.DrawBitmap(drawn.strips.back().bitmap, 0, 0);
    drawn.made += height;
    if (drawn.Done()) drawn.pixels = {};
}

void PageLayer::Draw(wxDC& dc, int page, wxPoint corner, const wxRect& seen) const {
    const auto found = m_drawn.find(page);
    if (found == m_drawn.end()) return;
    for (const Strip& strip : found->second.strips) {
        const wxPoint at(corner.x, corner.y + static_cast<int>(std::lround(strip.top / m_density)));
        // Whole pictures go to the screen, however little of them is seen.
        if (seen.Intersects(wxRect(at, strip.bitmap.GetLogicalSize()))) dc.DrawBitmap(strip.bitmap, at);
    }
}

bool PageLayer::Ready(int page) const {
    const auto found = m_drawn.find(page);
    return m_problems.contains(page) || (found != m_drawn.end() && found->second.Done());
}

std::exception_ptr PageLayer::Problem(int page) const {
    const auto found = m_problems.find(page);
    return found == m_problems.end() ? nullptr : found->second;
}

}  // namespace gui
