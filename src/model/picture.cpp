#include "model/picture.h"

#include <algorithm>

namespace model {

std::optional<Problem> Check(const Picture& picture) {
    if (!IsUuid(picture.id.value)) return Problem{ProblemCode::BadId, "picture"};
    if (!picture.client.empty() && !IsUuid(picture.client.value))
        return Problem{ProblemCode::BadId, "client"};
    if (picture.title.empty()) return Problem{ProblemCode::PictureUntitled, picture.id.value};
    if (picture.title.size() > kMaxPictureTitle) return Problem{ProblemCode::TextTooLong, "picture.title"};
    const bool known = picture.media_type == "image/png" || picture.media_type == "image/jpeg";
    if (!known || picture.bytes.empty()) return Problem{ProblemCode::PictureUnknown, picture.id.value};
    const bool fits = picture.bytes.size() <= kMaxPictureBytes && picture.width >= 1 && picture.height >= 1 &&
                      picture.width <= kMaxPictureSide && picture.height <= kMaxPictureSide &&
                      static_cast<long long>(picture.width) * picture.height <= kMaxPicturePixels;
    if (!fits) return Problem{ProblemCode::PictureTooLarge, picture.id.value};
    return {};
}

bool Holds(int width, int height, const std::vector<MapPoint>& points) {
    return std::all_of(points.begin(), points.end(),
                       [&](MapPoint p) { return p.x >= 0 && p.y >= 0 && p.x <= width && p.y <= height; });
}

}  // namespace model
