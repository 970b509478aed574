// Styled text broken into lines: the page's own typesetting, since libharu breaks inside characters and drops
// spaces.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/bidi.h"
#include "pdf/font_face.h"

namespace pdf {

struct Colour {
    double r = 0, g = 0, b = 0;
    bool operator==(const Colour&) const = default;
};
// "#RRGGBB"; anything else gives `otherwise`.
[[nodiscard]] Colour ParseColour(const std::string& hex, Colour otherwise);
// Towards white: 0 keeps the colour, 1 is white.
[[nodiscard]] Colour Lighter(Colour colour, double part);

enum class Face { Regular, Semibold, Bold };
inline constexpr int kFaces = 3;

struct Style {
    Face face = Face::Regular;
    double size = 9.75;
    double leading = 14.25;
    Colour colour;
};

struct Span {
    std::string text;
    Style style;
};

// A run of one style, font file and direction on a line; codes are as they are set from left to right (soft
// hyphens gone, spaces plain, Arabic joined).
struct Piece {
    std::u32string codes;
    Style style;
    double x = 0;            // from the line's start
    std::size_t file = 0;    // of Fonts
    std::u32string logical;  // the text as it is read, where that is not `codes`
};

// Pieces stand in the order they are read.
struct Line {
    std::vector<Piece> pieces;
    double width = 0;            // without spaces at its end
    double leading = 0;          // its height
    bool right_to_left = false;  // the direction of its paragraph
};
using Lines = std::vector<Line>;

[[nodiscard]] double HeightOf(const Lines& lines);
[[nodiscard]] double WidthOf(const Lines& lines);

// Open Sans by Face, then what other scripts fall back to, regular and bold, then Chinese and
// Japanese, then Korean.
inline constexpr std::size_t kFontFiles = 7;

// Of one thread: files are read when a character first needs them.
class Fonts {
public:
    // Folder with OpenSans-Regular, -Semibold and -Bold; the fallback fonts there are optional. Throws
    // model::Error (Environment).
    explicit Fonts(const std::filesystem::path& folder);
    [[nodiscard]] const FontFace& Of(Face face) const { return *m_files[static_cast<std::size_t>(face)]; }
    // One that FileFor named.
    [[nodiscard]] const FontFace& File(std::size_t file) const { return *m_files[file]; }
    // The first file of the face's order that has the character; the face's own if none has.
    [[nodiscard]] std::size_t FileFor(char32_t code, Face face) const;
    // The first that has all of them.
    [[nodiscard]] std::optional<std::size_t> FileForAll(std::u32string_view codes, Face face) const;
    // Width of a character as set, in output units; a missing one is as wide as its box.
    [[nodiscard]] double Advance(char32_t code, const Style& style) const;
    [[nodiscard]] double Advance(char32_t code, const Style& style, std::size_t file) const;

private:
    const FontFace* Fallback(std::size_t file) const;

    std::filesystem::path m_folder;
    mutable std::array<std::unique_ptr<FontFace>, kFontFiles> m_files;
    mutable std::array<bool, kFontFiles> m_absent{};
};

// A rightward arrow is drawn by us: Open Sans has none.
inline constexpr char32_t kArrow = 0x2192;
inline constexpr double kArrowAdvance = 0.95;
// Box of a character no font has.
inline constexpr double kBoxAdvance = 0.72;

// Breaks where BreaksAfter says, soft hyphens shown where they are used; a longer word is split where it must
// be, never within a character as people see it, with a hyphen where it is a word of letters and three of
// them stand on each side. '\n' starts a new line and a new paragraph, whose direction is its own. At least
// one line, empty text included.
[[nodiscard]] Lines Break(const Fonts& fonts, const std::vector<Span>& spans, double width,
                          Direction base = Direction::ByText);
[[nodiscard]] Lines Break(const Fonts& fonts, const std::string& text, const Style& style, double width,
                          Direction base = Direction::ByText);
// The first `most` lines; if more were there, the last one ends in "…".
[[nodiscard]] Lines Clamp(const Fonts& fonts, Lines lines, std::size_t most, double width);
// One line of at most `width`, ended by "…" where it is cut.
[[nodiscard]] Lines OneLine(const Fonts& fonts, const std::string& text, const Style& style, double width);
// The width in which no word is split.
[[nodiscard]] double WidestWord(const Fonts& fonts, const std::string& text, const Style& style);
// Where a piece ends, from its line's start.
[[nodiscard]] double EndOf(const Fonts& fonts, const Piece& piece);
[[nodiscard]] double Measure(const Fonts& fonts, const std::string& text, const Style& style);

}  // namespace pdf
