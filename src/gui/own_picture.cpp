#include "gui/own_picture.h"

#include <algorithm>

namespace gui {

namespace {

constexpr int kMostSide = 2400;  // pixels drawn; marks keep the picture's own

// Each pixel the mean of a square of pixels.
bodymap::Pixels Shrunk(int width, int height, const std::vector<std::uint8_t>& rgb, int by) {
    bodymap::Pixels out;
    out.width = std::max(1, width / by);
    out.height = std::max(1, height / by);
    out.rgb.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    const auto at = [&](int x, int y, int c) {
        return rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)) *
                       3 +
                   static_cast<std::size_t>(c)];
    };
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            for (int c = 0; c < 3; ++c) {
                int sum = 0;
                for (int k = 0; k < by * by; ++k)
                    sum += at(std::min(x * by + k % by, width - 1), std::min(y * by + k / by, height - 1), c);
                out.rgb.push_back(static_cast<unsigned char>(sum / (by * by)));
            }
    return out;
}

bodymap::BodyMap MapOfSize(int width, int height) {
    bodymap::BodyMap map;
    map.view = model::View::Picture;
    map.box = {0, 0, static_cast<double>(width), static_cast<double>(height)};
    map.outline.RoundedBox(map.box, 0);
    return map;
}

}  // namespace

std::shared_ptr<const OwnPicture> LoadPicture(const Context& context, const model::Client& client,
                                              const model::PictureId& id) {
    std::string title;
    for (const auto& one : context.clinic.Store().Pictures(client.id))
        if (one.id == id) title = one.title;
    const auto image = context.clinic.ShowPicture(id);
    const int by = (std::max(image.width, image.height) + kMostSide - 1) / kMostSide;
    auto map = MapOfSize(image.width, image.height);
    bodymap::RegionIndex index(map);
    return std::make_shared<const OwnPicture>(OwnPicture{id, title, std::move(map), std::move(index),
                                                         Shrunk(image.width, image.height, image.rgb, by)});
}

}  // namespace gui
