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
        bool operator==(const Figure&) const = default;
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
        bool operator==(const Wanted&) const = default;
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
    // Shows it if it was drawn lately, otherwise asks for it. What is shown meanwhile stays.
    void Show(const Wanted& wanted);
    // What is shown is of no use any more.
    void Forget();
    [[nodiscard]] bool Empty() const { return !m_shown.bitmap.IsOk(); }
    [[nodiscard]] const CanvasPlace& Shown() const { return m_shown.wanted.place; }
    [[nodiscard]] bool Shows(const Wanted& wanted) const { return !Empty() && m_shown.wanted == wanted; }
    // Whether the same bodies are shown, wherever and in whatever layer: they may stand in for it a moment.
    [[nodiscard]] bool Resembles(const Wanted& wanted) const;
    // What there is, where its first figure now stands.
    void Draw(wxDC& dc, const bodymap::Viewport& first) const;

private:
    struct Done {
        Wanted wanted;
        bodymap::Pixels pixels;
        unsigned wish = 0;
    };
    struct Drawn {
        Wanted wanted;
        wxBitmap bitmap;
    };
    void Work();
    void Take(Done&& done);
    void Keep();

    std::function<void()> m_ready;
    Drawn m_shown;
    std::vector<Drawn> m_kept;     // drawn lately, the newest last
    std::optional<Wanted> m_last;  // shown or asked for last
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
