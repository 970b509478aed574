#include "bodymap/picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bodymap {

namespace {

// Rows or columns [from, to) that become the i-th of `count`; never none.
std::pair<std::size_t, std::size_t> Span(std::size_t i, std::size_t count, std::size_t of) {
    const std::size_t from = i * of / count;
    return {from, std::max(from + 1, (i + 1) * of / count)};
}

// Adds a row, each column into the cell it belongs to.
void AddRow(const std::uint8_t* row, std::size_t width, std::size_t cells,
            std::vector<std::array<std::uint64_t, 3>>& sums) {
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const auto [from, to] = Span(cell, cells, width);
        for (std::size_t x = from; x < to; ++x)
            for (std::size_t c = 0; c < 3; ++c) sums[cell][c] += row[x * 3 + c];
    }
}

}  // namespace

BodyMap PictureMap(int width, int height) {
    BodyMap map;
    map.view = model::View::Picture;
    map.box = {0, 0, static_cast<double>(width), static_cast<double>(height)};
    map.outline.RoundedBox(map.box, 0);
    return map;
}

Pixels Shrunk(int width, int height, const std::vector<std::uint8_t>& rgb, int most_width, int most_height) {
    const double by =
        std::min({1.0, static_cast<double>(most_width) / width, static_cast<double>(most_height) / height});
    if (by >= 1) return {width, height, rgb};
    Pixels out;
    out.width = std::max(1, static_cast<int>(std::lround(by * width)));
    out.height = std::max(1, static_cast<int>(std::lround(by * height)));
    const auto w = static_cast<std::size_t>(width), cells = static_cast<std::size_t>(out.width);
    const auto rows = static_cast<std::size_t>(out.height);
    out.rgb.reserve(cells * rows * 3);
    for (std::size_t y = 0; y < rows; ++y) {
        std::vector<std::array<std::uint64_t, 3>> sums(cells);
        const auto [top, bottom] = Span(y, rows, static_cast<std::size_t>(height));
        for (std::size_t row = top; row < bottom; ++row) AddRow(&rgb[row * w * 3], w, cells, sums);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const auto [from, to] = Span(cell, cells, w);
            const std::uint64_t pixels = (to - from) * (bottom - top);
            for (const std::uint64_t sum : sums[cell])
                out.rgb.push_back(static_cast<unsigned char>((sum + pixels / 2) / pixels));
        }
    }
    return out;
}

}  // namespace bodymap
