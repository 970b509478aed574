// A page of paper as it will be printed, free of any toolkit: the PDF and the preview on screen paint the
// same items.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bodymap/path.h"

namespace bodymap {

struct PageColour {
    double r = 0, g = 0, b = 0;  // 0–1
    bool operator==(const PageColour&) const = default;
};

// A run of one font on one line, set from left to right whatever the script.
struct PageText {
    MapPoint at;                 // of its baseline's left end
    std::filesystem::path font;  // a TrueType file
    double size = 0;
    PageColour colour;
    std::string text;              // UTF-8, in the order it is seen
    std::vector<double> advances;  // of each character, points
    // How it is read, where that is not as it is seen; empty: the run before says it already.
    std::optional<std::string> read{};
};

struct PageShape {
    Path path;
    std::optional<PageColour> fill, stroke;
    double pen = 0.75;
    std::vector<double> dash;
    bool butt_caps = false;
};

struct PageImage {
    Rect at;
    bool jpeg = false;          // otherwise rows of 3 bytes a pixel, from the top
    int width = 0, height = 0;  // pixels
    std::shared_ptr<const std::string> bytes;
};

using PageItem = std::variant<PageShape, PageText, PageImage>;

// Points of 1/72 inch, y downwards from the top.
struct PrintedPage {
    double width = 0, height = 0;
    std::vector<PageItem> items;  // painted in order
};

}  // namespace bodymap
