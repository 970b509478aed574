// The readers of PNG and JPEG: any bytes are refused or give a picture of the size they promise, upright, and
// both ways of reading agree.
#include "exchange/image.h"
#include "fuzz/fuzz.h"
#include "model/picture.h"
#include "support/pictures.h"

namespace {

void Read(std::string_view bytes) {
    exchange::ImageHead head;
    fuzz::Refusable([&] { head = exchange::ReadPicture(bytes, "picture"); });
    exchange::Image image;
    fuzz::Refusable([&] { image = exchange::DecodePicture(bytes, "picture"); });
    fuzz::Require(head.width == image.width && head.height == image.height, "both readers agree");
    if (image.width == 0) return;
    const auto pixels = static_cast<long long>(image.width) * image.height;
    fuzz::Require(pixels > 0 && pixels <= model::kMaxPicturePixels, "a picture has bounds");
    fuzz::Require(image.rgb.size() == static_cast<std::size_t>(3 * pixels), "a picture has all its pixels");
    fuzz::Require(head.media_type == "image/png" || head.media_type == "image/jpeg", "the kind is named");
}

// The same with the checksums of a PNG's chunks put right, which no change made blindly would do.
std::string Summed(std::string bytes) {
    constexpr std::size_t kStart = 8, kAround = 12;  // signature; length, type and sum of a chunk
    for (std::size_t at = kStart; bytes.size() >= at + kAround;) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i) length = length << 8 | static_cast<unsigned char>(bytes[at + i]);
        if (length > bytes.size() - at - kAround) break;
        bytes.replace(at + 8 + length, 4,
                      support::BigEndian(support::Crc32(std::string_view(bytes).substr(at + 4, 4 + length))));
        at += kAround + length;
    }
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::Text(data, size);
    Read(bytes);
    if (bytes.starts_with(support::PngStart())) Read(Summed(std::string(bytes)));
    return 0;
}
