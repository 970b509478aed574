#include <algorithm>
#include <array>
#include <utility>

#include "exchange/image_parts.h"
#include "model/picture.h"

namespace exchange {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr std::string_view kPng("\x89PNG\r\n\x1a\n", 8);
constexpr std::string_view kJpeg("\xFF\xD8\xFF", 3);

struct Found {
    const char* media_type;
    RawImage image;
};

Found Read(std::string_view bytes, const std::string& name, bool keep_pixels) {
    if (bytes.size() > model::kMaxPictureBytes) DemandSize(0, 0, name);
    if (bytes.starts_with(kPng)) return {"image/png", ReadPng(bytes, name, keep_pixels)};
    if (bytes.starts_with(kJpeg)) return {"image/jpeg", ReadJpeg(bytes, name, keep_pixels)};
    throw Error(ErrorKind::BadInput, Msg("{0} is no picture of the kinds PNG and JPEG."), {name});
}

// From 5 on rows became columns.
bool Sideways(int orientation) {
    return orientation >= 5;
}

// Numbers of a TIFF block in its own byte order; nothing beyond its end.
class Tiff {
public:
    explicit Tiff(std::string_view bytes) : m_bytes(bytes), m_little(bytes.starts_with("II")) {}
    [[nodiscard]] bool Sound() const {
        return (m_bytes.starts_with("II") || m_bytes.starts_with("MM")) && Number(2, 2) == 42;
    }
    [[nodiscard]] std::size_t Number(std::size_t at, std::size_t size) const {
        if (at > m_bytes.size() || m_bytes.size() - at < size) return 0;
        std::size_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const auto byte = static_cast<unsigned char>(m_bytes[at + (m_little ? size - 1 - i : i)]);
            value = value << 8 | byte;
        }
        return value;
    }

private:
    std::string_view m_bytes;
    bool m_little;
};

// Row by row of the upright image, each pixel fetched from where it was stored.
std::vector<std::uint8_t> Upright(const RawImage& raw) {
    const auto w = static_cast<std::size_t>(raw.width), h = static_cast<std::size_t>(raw.height);
    const bool sideways = Sideways(raw.orientation);
    const bool from_right =
        raw.orientation == 2 || raw.orientation == 3 || raw.orientation == 7 || raw.orientation == 8;
    const bool from_bottom =
        raw.orientation == 3 || raw.orientation == 4 || raw.orientation == 6 || raw.orientation == 7;
    std::vector<std::uint8_t> out(raw.rgb.size());
    auto* to = out.data();
    for (std::size_t y = 0; y < (sideways ? w : h); ++y) {
        for (std::size_t x = 0; x < (sideways ? h : w); ++x) {
            std::size_t column = sideways ? y : x, row = sideways ? x : y;
            if (from_right) column = w - 1 - column;
            if (from_bottom) row = h - 1 - row;
            to = std::copy_n(&raw.rgb[(row * w + column) * 3], 3, to);
        }
    }
    return out;
}

}  // namespace

int OrientationOf(std::string_view tiff) {
    constexpr std::size_t kOrientation = 0x0112, kShort = 3, kEntry = 12;
    const Tiff block(tiff);
    if (!block.Sound()) return 1;
    const std::size_t directory = block.Number(4, 4);
    const std::size_t entries = std::min<std::size_t>(block.Number(directory, 2), tiff.size() / kEntry);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + 2 + i * kEntry;
        if (block.Number(at, 2) != kOrientation || block.Number(at + 2, 2) != kShort) continue;
        const std::size_t value = block.Number(at + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

void DemandSize(std::uint64_t width, std::uint64_t height, const std::string& name) {
    constexpr std::uint64_t kSide = model::kMaxPictureSide, kPixels = model::kMaxPicturePixels;
    if (width >= 1 && height >= 1 && width <= kSide && height <= kSide && width * height <= kPixels) return;
    throw Error(ErrorKind::BadInput,
                Msg("{0}: a picture may have at most 8 MiB, 6,000 pixels a side and 24 million pixels."),
                {name});
}

void RefuseDamaged(const std::string& name) {
    throw Error(ErrorKind::BadInput, Msg("{0} is damaged: the picture in it cannot be read to its end."),
                {name});
}

ImageHead ReadPicture(std::string_view bytes, const std::string& name) {
    const Found found = Read(bytes, name, false);
    ImageHead head{found.media_type, found.image.width, found.image.height};
    if (Sideways(found.image.orientation)) std::swap(head.width, head.height);
    return head;
}

Image DecodePicture(std::string_view bytes, const std::string& name) {
    RawImage raw = Read(bytes, name, true).image;
    Image image{raw.width, raw.height, {}};
    if (Sideways(raw.orientation)) std::swap(image.width, image.height);
    image.rgb = raw.orientation == 1 ? std::move(raw.rgb) : Upright(raw);
    return image;
}

}  // namespace exchange
