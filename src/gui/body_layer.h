// The figures behind the marks. A worker draws them, so that zooming and panning never wait: until the sharp
// picture is there, the last one is shown moved and stretched.
#pragma once

#include <wx/bitmap.h>
#include <wx/dc.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "bodymap/map_scene.h"
#include "bodymap/scene_png.h"
#include "gui/own_picture.h"

namespace gui {

// Where a picture of the canvas belongs: screen = fitted · zoom + shift.
struct CanvasPlace {
    double zoom = 1;
    bodymap::MapPoint shift;
    bool operator==(const CanvasPlace&) const = default;
};

class BodyLayer {
public:
    struct Figure {
        const bodymap::BodyMap* map = nullptr;  // the program's atlas or Wanted::picture keeps it
        bodymap::Viewport viewport;
    };
    struct Wanted {
        std::vector<Figure> figures;
        model::Layer layer = model::Layer::Superficial;
        wxSize size;       // logical pixels
        double scale = 1;  // device pixels per logical one
        bool dark = false;
        std::string ground;  // "#FBFCFC"; no wxColour, whose copies share a count that threads must not
        CanvasPlace place;
        std::shared_ptr<const OwnPicture> picture;  // over the first figure, whose map it holds
    };

    // `ready` is called on the main thread when a picture has come.
    explicit BodyLayer(std::function<void()> ready);
    ~BodyLayer();
    BodyLayer(const BodyLayer&) = delete;
    BodyLayer& operator=(const BodyLayer&) = delete;

    // Draws now, on the calling thread.
    void Make(const Wanted& wanted);
    // Draws on the worker; a newer wish takes the place of one not begun.
    void Ask(const Wanted& wanted);
    void Forget();
    [[nodiscard]] bool Empty() const { return !m_bitmap.IsOk(); }
    [[nodiscard]] const CanvasPlace& Shown() const { return m_place; }
    // What there is, at the place it now belongs to.
    void Draw(wxDC& dc, const CanvasPlace& now) const;

private:
    struct Done {
        Wanted wanted;
        bodymap::Pixels pixels;
        unsigned wish = 0;
    };
    void Work();
    void Take(Done&& done);

    std::function<void()> m_ready;
    wxBitmap m_bitmap;
    CanvasPlace m_place;
    double m_margin = 0;
    unsigned m_wish = 0, m_taken = 0;

    std::mutex m_mutex;
    std::condition_variable m_waking;
    std::optional<std::pair<Wanted, unsigned>> m_next;
    bool m_ending = false;
    // Messages that arrive after the layer has gone find nothing here.
    std::shared_ptr<BodyLayer*> m_alive;
    std::thread m_worker;
};

}  // namespace gui
