#include "pdf/font_face.h"

#include <fstream>
#include <sstream>

#include "model/problem.h"

namespace pdf {

namespace {

constexpr std::uintmax_t kMaxBytes = 16U << 20U;

[[noreturn]] void Fail(const std::filesystem::path& file) {
    throw model::Error(
        model::ErrorKind::Environment,
        model::Msg("The font file {0} is missing or is no TrueType font; reinstall the program's fonts."),
        {file.filename().string()});
}

struct Damaged {};

unsigned U16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) throw Damaged{};
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at]) << 8U |
                                 static_cast<unsigned char>(bytes[at + 1]));
}

std::size_t U32(std::string_view bytes, std::size_t at) {
    return static_cast<std::size_t>(U16(bytes, at)) << 16U | U16(bytes, at + 2);
}

std::string_view Table(std::string_view font, std::string_view tag) {
    const unsigned count = U16(font, 4);
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t row = 12 + 16 * static_cast<std::size_t>(i);
        if (row + 16 > font.size()) throw Damaged{};
        if (font.substr(row, 4) != tag) continue;
        const std::size_t from = U32(font, row + 8);
        const std::size_t length = U32(font, row + 12);
        if (from > font.size() || length > font.size() - from) throw Damaged{};
        return font.substr(from, length);
    }
    throw Damaged{};
}

// The Unicode table of the basic plane (platform 3, encoding 1, format 4).
std::string_view UnicodeTable(std::string_view cmap) {
    const unsigned count = U16(cmap, 2);
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t row = 4 + 8 * static_cast<std::size_t>(i);
        const std::size_t from = U32(cmap, row + 4);
        if (U16(cmap, row) != 3 || U16(cmap, row + 2) != 1) continue;
        if (from < cmap.size() && U16(cmap, from) == 4) return cmap.substr(from);
    }
    throw Damaged{};
}

std::string Bytes(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > kMaxBytes) Fail(file);
    std::ifstream in(file, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) Fail(file);
    return bytes;
}

}  // namespace

FontFace::FontFace(const std::filesystem::path& file) : m_file(file), m_advances(0x10000, -1) {
    const std::string bytes = Bytes(file);
    try {
        Read(bytes);
    } catch (const Damaged&) {
        Fail(file);
    }
}

void FontFace::Read(std::string_view bytes) {
    m_units_per_em = U16(Table(bytes, "head"), 18);
    if (m_units_per_em < 16) throw Damaged{};
    const std::size_t long_metrics = U16(Table(bytes, "hhea"), 34);
    if (long_metrics == 0) throw Damaged{};
    ReadSegments(UnicodeTable(Table(bytes, "cmap")), Table(bytes, "hmtx"), long_metrics);
}

void FontFace::ReadSegments(std::string_view cmap, std::string_view metrics, std::size_t long_metrics) {
    const std::size_t twice = U16(cmap, 6) & ~1U;
    const std::size_t ends = 14, starts = 16 + twice, deltas = starts + twice, ranges = deltas + twice;
    for (std::size_t s = 0; s < twice; s += 2) {
        const unsigned first = U16(cmap, starts + s), last = U16(cmap, ends + s);
        const unsigned delta = U16(cmap, deltas + s), range = U16(cmap, ranges + s);
        for (unsigned code = first; code <= last && code < 0xFFFF; ++code) {
            unsigned glyph = code;
            if (range != 0)
                glyph = U16(cmap, ranges + s + range + 2 * static_cast<std::size_t>(code - first));
            if (range == 0 || glyph != 0) glyph = (glyph + delta) & 0xFFFFU;
            if (glyph == 0) continue;
            const std::size_t row = std::min<std::size_t>(glyph, long_metrics - 1);
            m_advances[code] = static_cast<std::int32_t>(U16(metrics, 4 * row));
        }
    }
}

bool FontFace::Has(char32_t code) const {
    return code < m_advances.size() && m_advances[code] >= 0;
}

double FontFace::Advance(char32_t code) const {
    return Has(code) ? m_advances[code] / m_units_per_em : 0;
}

}  // namespace pdf
