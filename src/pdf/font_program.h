// A TrueType file as it is put into a document: glyphs, widths, and a subset with nothing but what is shown.
// Components of composite glyphs are followed to the end, which libharu's own subsetter does not do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

class FontProgram {
public:
    // Read once in a process, of a file that does not change. Throws model::Error (Environment).
    [[nodiscard]] static const FontProgram& Of(const std::filesystem::path& file);
    // Throws as Of; `name` is for the sentence.
    FontProgram(std::string bytes, const std::string& name);
    FontProgram(const FontProgram&) = delete;
    FontProgram& operator=(const FontProgram&) = delete;

    // No outline, for signs that are drawn but shall be found as text.
    static constexpr unsigned kBlank = 0x10000;
    // 0: none. Of the basic plane only.
    [[nodiscard]] unsigned Glyph(char32_t code) const { return code < m_glyphs.size() ? m_glyphs[code] : 0; }
    // Thousandths of the size; a blank is as wide as the size.
    [[nodiscard]] int Advance(unsigned glyph) const;
    [[nodiscard]] int Scaled(int units) const;

    struct Metrics {
        int left = 0, bottom = 0, right = 0, top = 0, ascent = 0, descent = 0;  // thousandths
    };
    [[nodiscard]] const Metrics& Box() const { return m_metrics; }
    [[nodiscard]] const std::string& Name() const { return m_name; }

    // Throws as Of for a damaged glyph. A TrueType file in which glyph i is glyphs[i]; components follow
    // behind. Without instructions: paper and fine screens do not need them.
    [[nodiscard]] std::string Subset(const std::vector<unsigned>& glyphs) const;

private:
    [[nodiscard]] std::string Cut(const std::vector<unsigned>& glyphs) const;
    void Read();
    void ReadCmap(std::string_view cmap);
    [[nodiscard]] unsigned AdvanceUnits(unsigned glyph) const;
    [[nodiscard]] unsigned Bearing(unsigned glyph) const;
    [[nodiscard]] std::string_view Outline(unsigned glyph) const;

    std::string m_bytes, m_name;
    std::string_view m_glyf, m_loca, m_hmtx, m_head, m_hhea, m_maxp;
    std::vector<std::uint16_t> m_glyphs;  // by code
    unsigned m_count = 0, m_long_metrics = 0, m_units = 1000;
    bool m_long_loca = false;
    Metrics m_metrics;
};

}  // namespace pdf
