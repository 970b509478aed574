#include "gui/own_picture.h"

#include "bodymap/picture.h"

namespace gui {

namespace {

constexpr int kMostSide = 2400;  // pixels drawn; marks keep the picture's own

}  // namespace

std::shared_ptr<const OwnPicture> LoadPicture(const Context& context, const model::Client& client,
                                              const model::PictureId& id) {
    std::string title;
    for (const auto& one : context.clinic.Store().Pictures(client.id))
        if (one.id == id) title = one.title;
    const auto image = context.clinic.ShowPicture(id);
    auto map = bodymap::PictureMap(image.width, image.height);
    bodymap::RegionIndex index(map);
    return std::make_shared<const OwnPicture>(
        OwnPicture{id, title, std::move(map), std::move(index),
                   bodymap::Shrunk(image.width, image.height, image.rgb, kMostSide, kMostSide)});
}

}  // namespace gui
