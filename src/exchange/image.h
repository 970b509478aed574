// Photos and drawings from elsewhere: what a PNG or JPEG file really holds, found by decoding it within
// bounds. A photo that a camera stored turned or mirrored (EXIF orientation) is taken upright: width and
// height, and the pixels, are those a person sees. The bytes themselves are never changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

struct ImageHead {
    std::string media_type;  // "image/png" or "image/jpeg"
    int width = 0;           // pixels, upright
    int height = 0;
    bool operator==(const ImageHead&) const = default;
};

struct Image {
    int width = 0;  // pixels, upright
    int height = 0;
    std::vector<std::uint8_t> rgb;  // rows from the top, 3 bytes a pixel, what is transparent on white
};

// The size a file declares is held against model::kMaxPicture… first; then every row is decoded once. Memory:
// one row, for a JPEG in several scans 6 bytes a pixel. `name` stands in the sentences. Throws model::Error
// (BadInput) for what is neither PNG nor JPEG, damaged, cut off, animated, in colours for print, or beyond
// the limits.
[[nodiscard]] ImageHead ReadPicture(std::string_view bytes, const std::string& name);
// The same and the pixels; memory: 4 bytes a pixel more, twice 3 for a photo that is turned upright.
[[nodiscard]] Image DecodePicture(std::string_view bytes, const std::string& name);

// An image as another file takes it in.
struct PackedImage {
    int width = 0;  // pixels
    int height = 0;
    bool jpeg = false;
    std::string bytes;  // a JPEG file, or as in Image
};
// JPEG unless the plain bytes deflate to less, as those of a drawing do: nothing is lost then.
[[nodiscard]] PackedImage Pack(const Image& image);

}  // namespace exchange
