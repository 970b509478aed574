#include "model/letterhead.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/clean_text.h"
#include "model/picture.h"

namespace model {

std::optional<Problem> Check(const Letterhead& head) {
    const std::array lines{std::pair{"letterhead.tagline", &head.tagline},
                           std::pair{"letterhead.website", &head.website},
                           std::pair{"letterhead.footer", &head.footer}};
    constexpr std::array kMost{kMaxTagline, kMaxWebsite, kMaxFooterLine};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& [field, text] = lines[i];
        if (text->size() > kMost[i]) return Problem{ProblemCode::TextTooLong, field};
        if (HasInvisible(*text) || HasLineEnd(*text)) return Problem{ProblemCode::TextInvisible, field};
    }
    if (head.logo_type.empty()) {
        const bool none = head.logo.empty() && head.logo_width == 0 && head.logo_height == 0;
        return none ? std::optional<Problem>() : Problem{ProblemCode::PictureUnknown, "letterhead.logo"};
    }
    const bool known = head.logo_type == "image/png" || head.logo_type == "image/jpeg";
    if (!known || head.logo.empty()) return Problem{ProblemCode::PictureUnknown, "letterhead.logo"};
    const bool fits = head.logo.size() <= kMaxPictureBytes && head.logo_width >= 1 && head.logo_height >= 1 &&
                      std::max(head.logo_width, head.logo_height) <= kMaxPictureSide &&
                      static_cast<long long>(head.logo_width) * head.logo_height <= kMaxPicturePixels;
    if (!fits) return Problem{ProblemCode::PictureTooLarge, "letterhead.logo"};
    return {};
}

}  // namespace model
