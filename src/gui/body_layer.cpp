#include "gui/body_layer.h"

#include <wx/app.h>
#include <wx/image.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gui {

namespace {

constexpr std::size_t kMostKept = 4;
constexpr double kMostKeptPixels = 12e6;  // 48 MB
constexpr double kMargin = 120;           // logical pixels drawn beyond the canvas, to be there when panning

bodymap::Pixels Paint(const BodyLayer::Wanted& wanted) {
    bodymap::Scene scene;
    for (const auto& figure : wanted.figures) {
        bodymap::BodyLook look;
        look.layer = wanted.layer;
        auto one = bodymap::BodyScene(*figure.map, figure.viewport, look);
        std::move(one.items.begin(), one.items.end(), std::back_inserter(scene.items));
    }
    bodymap::PlacedPicture picture;
    if (wanted.picture && !wanted.picture->pixels.rgb.empty()) {
        const auto& [map, viewport] = wanted.figures.front();
        const auto corner = viewport.ToScreen({map->box.x, map->box.y});
        picture = {&wanted.picture->pixels,
                   {corner.x, corner.y, map->box.w * viewport.Scale(), map->box.h * viewport.Scale()}};
    }
    const bodymap::Rect frame{-kMargin, -kMargin, wanted.size.x + 2 * kMargin, wanted.size.y + 2 * kMargin};
    return bodymap::ToPixels(scene, frame, wanted.scale, {wanted.dark, false}, wanted.ground, picture);
}

}  // namespace

BodyLayer::BodyLayer(std::function<void()> ready)
    : m_ready(std::move(ready)), m_alive(std::make_shared<BodyLayer*>(this)) {}

BodyLayer::~BodyLayer() {
    *m_alive = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_waking.notify_one();
    if (m_worker.joinable()) m_worker.join();
}

void BodyLayer::Make(const Wanted& wanted) {
    m_last = wanted;
    Take({wanted, Paint(wanted), ++m_wish});
}

void BodyLayer::Show(const Wanted& wanted) {
    if (m_last == wanted) return;  // shown or on its way
    const auto kept = std::ranges::find(m_kept, wanted, &Drawn::wanted);
    if (kept == m_kept.end()) return Ask(wanted);
    m_shown = *kept;
    std::rotate(kept, kept + 1, m_kept.end());
    const std::lock_guard lock(m_mutex);
    m_next.reset();
    m_taken = m_wish;
    m_last = wanted;
}

void BodyLayer::Ask(const Wanted& wanted) {
    m_last = wanted;
    {
        const std::lock_guard lock(m_mutex);
        m_next = {wanted, ++m_wish};
    }
    if (!m_worker.joinable()) m_worker = std::thread([this] { Work(); });
    m_waking.notify_one();
}

void BodyLayer::Forget() {
    const std::lock_guard lock(m_mutex);
    m_next.reset();
    m_taken = m_wish;
    m_shown = {};
    m_last.reset();
}

void BodyLayer::Work() {
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_waking.wait(lock, [this] { return m_ending || m_next; });
        if (m_ending) return;
        auto [wanted, wish] = std::move(*m_next);
        m_next.reset();
        lock.unlock();
        auto done = std::make_shared<Done>(Done{wanted, {}, wish});
        try {
            done->pixels = Paint(wanted);
        } catch (const std::exception&) {
            continue;  // no memory: the last picture stays, stretched
        }
        wxTheApp->CallAfter([alive = m_alive, done] {
            if (!*alive) return;
            (*alive)->Take(std::move(*done));
            (*alive)->m_ready();
        });
    }
}

void BodyLayer::Take(Done&& done) {
    if (done.wish <= m_taken) return;
    m_taken = done.wish;
    // The picture borrows the bytes; the bitmap copies them.
    const wxImage image(done.pixels.width, done.pixels.height, done.pixels.rgb.data(), true);
    const double scale = done.wanted.scale;
    m_shown = {std::move(done.wanted), wxBitmap(image, wxBITMAP_SCREEN_DEPTH, scale)};
    if (!m_shown.wanted.picture) Keep();
}

// Going back to another layer, view or client with the same figure then takes no drawing.
void BodyLayer::Keep() {
    std::erase_if(m_kept, [this](const Drawn& drawn) { return drawn.wanted == m_shown.wanted; });
    m_kept.push_back(m_shown);
    const double pixels = static_cast<double>(m_shown.bitmap.GetWidth()) * m_shown.bitmap.GetHeight();
    const auto most = std::clamp(static_cast<std::size_t>(kMostKeptPixels / std::max(pixels, 1.0)),
                                 std::size_t{1}, kMostKept);
    if (m_kept.size() > most) m_kept.erase(m_kept.begin(), m_kept.end() - static_cast<std::ptrdiff_t>(most));
}

bool BodyLayer::Resembles(const Wanted& wanted) const {
    const Wanted& shown = m_shown.wanted;
    return !Empty() && shown.dark == wanted.dark && shown.picture == wanted.picture &&
           std::ranges::equal(shown.figures, wanted.figures, {}, &Figure::map, &Figure::map);
}

void BodyLayer::Draw(wxDC& dc, const bodymap::Viewport& first) const {
    if (Empty() || m_shown.wanted.figures.empty()) return;
    const auto& drawn = m_shown.wanted.figures.front().viewport;
    const double ratio = first.Scale() / drawn.Scale();
    // Of the picture, in the scale in which it is drawn now.
    const double left = first.Offset().x / ratio - drawn.Offset().x - kMargin,
                 top = first.Offset().y / ratio - drawn.Offset().y - kMargin;
    const wxPoint corner(static_cast<int>(std::lround(left)), static_cast<int>(std::lround(top)));
    double old_x = 1, old_y = 1;
    dc.GetUserScale(&old_x, &old_y);
    if (ratio != 1) dc.SetUserScale(ratio, ratio);
    dc.DrawBitmap(m_shown.bitmap, corner.x, corner.y, false);
    dc.SetUserScale(old_x, old_y);
}

}  // namespace gui
