// What the readers of single formats share. Private to exchange.
#pragma once

#include "exchange/image.h"

namespace exchange {

// As stored: not yet upright.
struct RawImage {
    int width = 0;
    int height = 0;
    int orientation = 1;            // 1–8 as EXIF counts them
    std::vector<std::uint8_t> rgb;  // empty unless the pixels were asked for
};

[[nodiscard]] RawImage ReadPng(std::string_view bytes, const std::string& name, bool keep_pixels);
[[nodiscard]] RawImage ReadJpeg(std::string_view bytes, const std::string& name, bool keep_pixels);

// Orientation of a TIFF block ("II*\0…" or "MM\0*…") as EXIF has it; 1 where none is told.
[[nodiscard]] int OrientationOf(std::string_view tiff);

void DemandSize(std::uint64_t width, std::uint64_t height, const std::string& name);
[[noreturn]] void RefuseDamaged(const std::string& name);

}  // namespace exchange
