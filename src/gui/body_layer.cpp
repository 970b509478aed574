#include "gui/body_layer.h"

#include <wx/app.h>
#include <wx/image.h>

#include <cmath>
#include <utility>

namespace gui {

namespace {

constexpr double kMargin = 120;  // logical pixels drawn beyond the canvas, to be there when panning

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
    Take({wanted, Paint(wanted), ++m_wish});
}

void BodyLayer::Ask(const Wanted& wanted) {
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
    m_bitmap = {};
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
    m_bitmap = wxBitmap(image, wxBITMAP_SCREEN_DEPTH, done.wanted.scale);
    m_place = done.wanted.place;
    m_margin = kMargin;
}

void BodyLayer::Draw(wxDC& dc, const CanvasPlace& now) const {
    if (Empty()) return;
    const double ratio = now.zoom / m_place.zoom;
    const bodymap::MapPoint corner{now.shift.x - (m_place.shift.x + m_margin) * ratio,
                                   now.shift.y - (m_place.shift.y + m_margin) * ratio};
    if (ratio == 1) {
        dc.DrawBitmap(m_bitmap, static_cast<int>(std::lround(corner.x)),
                      static_cast<int>(std::lround(corner.y)), false);
        return;
    }
    double old_x = 1, old_y = 1;
    dc.GetUserScale(&old_x, &old_y);
    dc.SetUserScale(ratio, ratio);
    dc.DrawBitmap(m_bitmap, static_cast<int>(std::lround(corner.x / ratio)),
                  static_cast<int>(std::lround(corner.y / ratio)), false);
    dc.SetUserScale(old_x, old_y);
}

}  // namespace gui
