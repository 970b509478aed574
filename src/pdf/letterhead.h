// What the head and foot of every paper show beside the clinic's details.
#pragma once

#include <memory>
#include <string>

#include "model/letterhead.h"

namespace pdf {

// Small enough for paper.
struct Logo {
    int width = 0, height = 0;  // pixels of `bytes`
    bool jpeg = false;
    std::string bytes;  // a JPEG file in colour, or rows from the top with 3 bytes a pixel
};

struct Letterhead {
    std::string tagline, website, footer;
    std::shared_ptr<const Logo> logo;  // none: the name stands alone
    bool logo_broken = false;          // there is one, but it cannot be printed
};

// The largest a logo is printed, in inches.
inline constexpr double kMostLogoWidth = 1.6, kMostLogoHeight = 0.55;

}  // namespace pdf
