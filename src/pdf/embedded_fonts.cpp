#include "pdf/embedded_fonts.h"

#include <algorithm>
#include <cstdio>

#include "pdf/pdf_text.h"

namespace pdf {

namespace {

void AddHex(std::string& text, unsigned value) {
    constexpr char digits[] = "0123456789ABCDEF";
    text += '<';
    for (int shift = 12; shift >= 0; shift -= 4) text += digits[value >> shift & 15U];
    text += '>';
}

// Six letters that tell subsets of one font from each other.
std::string SubsetTag(const std::vector<unsigned>& glyphs) {
    std::string bytes;
    for (const unsigned glyph : glyphs)
        bytes += static_cast<char>(glyph >> 8U), bytes += static_cast<char>(glyph);
    const std::string digest = Digest(bytes);
    std::string tag;
    for (std::size_t i = 0; i < 6; ++i)
        tag += static_cast<char>('A' + static_cast<unsigned char>(digest[i]) % 26);
    return tag + '+';
}

}  // namespace

EmbeddedFont::EmbeddedFont(const std::filesystem::path& file, int number)
    : m_program(FontProgram::Of(file)), m_name("F" + std::to_string(number)) {}

std::string EmbeddedFont::Code(char32_t sign) {
    if (sign > 0xFFFF) sign = 0xFFFD;
    auto& leaf = m_codes[sign >> 8U];
    if (!leaf) leaf = std::make_unique<std::array<std::uint16_t, 256>>();
    std::uint16_t& code = (*leaf)[sign & 0xFFU];
    if (code == 0) {
        const unsigned glyph = m_program.Glyph(sign);
        code = static_cast<std::uint16_t>(m_glyphs.size());
        m_glyphs.push_back(glyph == 0 ? FontProgram::kBlank : glyph);
        m_signs += sign;
    }
    return {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
}

std::string EmbeddedFont::Widths() const {
    std::string widths = "[0[";
    for (const unsigned glyph : m_glyphs) widths += std::to_string(m_program.Advance(glyph)) + ' ';
    widths.back() = ']';
    return widths + ']';
}

std::string EmbeddedFont::ToUnicode() const {
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) "
        "/Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t kMostInBlock = 100;
    for (std::size_t from = 1; from < m_signs.size(); from += kMostInBlock) {
        const std::size_t to = std::min(from + kMostInBlock, m_signs.size());
        map += std::to_string(to - from) + " beginbfchar\n";
        for (std::size_t i = from; i < to; ++i) {
            AddHex(map, static_cast<unsigned>(i));
            AddHex(map, static_cast<unsigned>(m_signs[i]));
            map += '\n';
        }
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

int EmbeddedFont::Write(Bindery& bindery) const {
    const std::string subset = m_program.Subset(m_glyphs);
    const std::string name = '/' + SubsetTag(m_glyphs) + m_program.Name();
    const FontProgram::Metrics& box = m_program.Box();
    const auto number = [](int value) { return ' ' + std::to_string(value); };
    const int file = bindery.AddStream("/Length1" + number(static_cast<int>(subset.size())), subset);
    const int descriptor =
        bindery.Add("<</Type/FontDescriptor/FontName" + name + "/Flags 4/FontBBox[" +
                    std::to_string(box.left) + number(box.bottom) + number(box.right) + number(box.top) +
                    "]/ItalicAngle 0/Ascent" + number(box.ascent) + "/Descent" + number(box.descent) +
                    "/CapHeight" + number(box.ascent * 2 / 3) + "/StemV 80/FontFile2 " + Ref(file) + ">>");
    const int descendant = bindery.Add("<</Type/Font/Subtype/CIDFontType2/BaseFont" + name +
                                       "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement "
                                       "0>>/CIDToGIDMap/Identity/FontDescriptor " +
                                       Ref(descriptor) + "/W" + Widths() + ">>");
    const int unicode = bindery.AddStream("", ToUnicode());
    return bindery.Add("<</Type/Font/Subtype/Type0/BaseFont" + name +
                       "/Encoding/Identity-H/DescendantFonts[" + Ref(descendant) + "]/ToUnicode " +
                       Ref(unicode) + ">>");
}

}  // namespace pdf
