// The clinic's own picture on the canvas: a view without regions, in its own pixels.
#pragma once

#include <memory>

#include "bodymap/region_index.h"
#include "bodymap/scene_png.h"
#include "gui/context.h"

namespace gui {

struct OwnPicture {
    model::PictureId id;
    std::string title;
    bodymap::BodyMap map;  // its box is the picture's size; no regions
    bodymap::RegionIndex index;
    bodymap::Pixels pixels;  // may be smaller than the picture, for drawing
};

// Decodes; throws model::Error. Large photos are drawn from a smaller copy.
[[nodiscard]] std::shared_ptr<const OwnPicture> LoadPicture(const Context& context,
                                                            const model::Client& client,
                                                            const model::PictureId& id);

}  // namespace gui
