// The clinic's own photos and drawings that marks can stand on like on a body map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/ids.h"
#include "model/place.h"
#include "model/problem.h"

namespace model {

struct Picture {
    PictureId id;
    ClientId client;         // whose; empty: a drawing for every client
    std::string title;       // chosen by the therapist
    std::string media_type;  // "image/png" or "image/jpeg"
    std::string bytes;       // the file as it was added, at most kMaxPictureBytes
    int width = 0;           // pixels, after decoding
    int height = 0;
    Instant added_at{};
    UserId added_by;
    bool archived = false;  // no longer offered; visits that use it still show it

    bool operator==(const Picture&) const = default;
};

inline constexpr std::size_t kMaxPictureBytes = 8u << 20;
inline constexpr int kMaxPictureSide = 6000;                // pixels
inline constexpr long long kMaxPicturePixels = 24'000'000;  // width × height
inline constexpr std::size_t kMaxPictureTitle = 200;        // bytes

// What is wrong with a picture, first thing first; the bytes are not decoded here.
[[nodiscard]] std::optional<Problem> Check(const Picture& picture);
// Whether all points lie in a picture of this size, its edges included.
[[nodiscard]] bool Holds(int width, int height, const std::vector<MapPoint>& points);

}  // namespace model
