#include "pdf/type.h"

#include <algorithm>
#include <limits>

namespace pdf {

namespace {

int HexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

Colour ParseColour(const std::string& hex, Colour otherwise) {
    if (hex.size() != 7 || hex[0] != '#') return otherwise;
    double parts[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const int high = HexDigit(hex[1 + 2 * i]), low = HexDigit(hex[2 + 2 * i]);
        if (high < 0 || low < 0) return otherwise;
        parts[i] = (high * 16 + low) / 255.0;
    }
    return {parts[0], parts[1], parts[2]};
}

Colour Lighter(Colour colour, double part) {
    const auto mix = [part](double v) { return v + (1 - v) * part; };
    return {mix(colour.r), mix(colour.g), mix(colour.b)};
}

double HeightOf(const Lines& lines) {
    double height = 0;
    for (const Line& line : lines) height += line.leading;
    return height;
}

double WidthOf(const Lines& lines) {
    double width = 0;
    for (const Line& line : lines) width = std::max(width, line.width);
    return width;
}

double Measure(const Fonts& fonts, const std::string& text, const Style& style) {
    return WidthOf(Break(fonts, text, style, std::numeric_limits<double>::max()));
}

}  // namespace pdf
