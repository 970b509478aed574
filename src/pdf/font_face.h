// Widths and coverage of one TrueType file. libharu is not asked: measuring with it puts glyphs into the
// document.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace pdf {

class FontFace {
public:
    // Throws model::Error (Environment) if the file is missing, above 16 MiB or no TrueType font.
    explicit FontFace(const std::filesystem::path& file);

    [[nodiscard]] bool Has(char32_t code) const;
    // Advance in parts of the font size; 0 for a character the font lacks.
    [[nodiscard]] double Advance(char32_t code) const;
    [[nodiscard]] const std::filesystem::path& File() const { return m_file; }

private:
    void ReadAdvances(std::string_view cmap, std::string_view metrics, std::size_t long_metrics);

    std::filesystem::path m_file;
    double m_units_per_em = 1000;
    std::vector<std::int32_t> m_advances;  // by code point of the basic plane; -1: no glyph
};

}  // namespace pdf
