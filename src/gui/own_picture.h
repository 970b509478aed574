// The clinic's own picture on the canvas: a view without regions, in its own pixels.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "bodymap/region_index.h"
#include "bodymap/scene_png.h"
#include "gui/context.h"

namespace gui {

struct OwnPicture {
    model::PictureId id;
    std::string title;
    bodymap::BodyMap map;  // its box is the picture's size; no regions
    bodymap::RegionIndex index;
    bodymap::Pixels pixels;  // none until they are decoded; may be smaller than the picture, for drawing
};

// The picture without its pixels: it can be laid out and marked. Throws model::Error.
[[nodiscard]] std::shared_ptr<const OwnPicture> EmptyPicture(const Context& context,
                                                             const model::Client& client,
                                                             const model::PictureId& id);
[[nodiscard]] std::shared_ptr<const OwnPicture> WithPixels(const OwnPicture& picture, bodymap::Pixels pixels);

// Decodes beside the window, which stays alive. Large photos are drawn from a smaller copy.
class PictureWorker {
public:
    using Decode = std::function<exchange::Image()>;
    // Called on the main thread when the worker is free for it, as desk::Clinic::PictureReader.
    using Reader = std::function<Decode()>;
    struct Answer {
        bodymap::Pixels pixels;
        std::exception_ptr error;  // instead of pixels
    };

    PictureWorker();
    ~PictureWorker();
    PictureWorker(const PictureWorker&) = delete;
    PictureWorker& operator=(const PictureWorker&) = delete;

    // `done` is called on the main thread, unless a newer wish or Forget comes before.
    void Ask(Reader reader, std::function<void(Answer)> done);
    void Forget();

private:
    void Start();
    void Take(Answer answer);

    Reader m_next;  // waits for the one at work
    std::function<void(Answer)> m_done;
    bool m_busy = false;
    // Messages that arrive after the worker has gone find nothing here.
    std::shared_ptr<PictureWorker*> m_alive;
    std::jthread m_thread;
};

}  // namespace gui
