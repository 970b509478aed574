// The fonts of one document: which characters are shown, and their files cut to these.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pdf/bindery.h"
#include "pdf/font_program.h"

namespace pdf {

class EmbeddedFont {
public:
    EmbeddedFont(const std::filesystem::path& file, int number);

    // How content names it.
    [[nodiscard]] const std::string& Name() const { return m_name; }
    // Its two bytes in a string of the content; from now on part of the subset. A sign without a glyph is
    // found as text but not seen.
    [[nodiscard]] std::string Code(char32_t sign);
    // Thousandths of the size.
    [[nodiscard]] int Advance(char32_t sign) const { return m_program.Advance(m_program.Glyph(sign)); }
    // The font's objects; returns the number of the font.
    int Write(Bindery& bindery) const;

private:
    [[nodiscard]] std::string Widths() const;
    [[nodiscard]] std::string ToUnicode() const;

    const FontProgram& m_program;
    std::string m_name;
    std::vector<unsigned> m_glyphs{0};  // by code; 0 is what no text shows
    std::u32string m_signs{U'\0'};
    // By sign, in leaves of 256.
    std::array<std::unique_ptr<std::array<std::uint16_t, 256>>, 256> m_codes;
};

}  // namespace pdf
