#include "pdf/font_face.h"

#include <fstream>
#include <string>

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

// A file of which only the tables asked for are read: outlines are many times as long.
class Tables {
public:
    explicit Tables(const std::filesystem::path& file) : m_in(file, std::ios::binary) {
        std::error_code error;
        m_size = std::filesystem::file_size(file, error);
        if (error || !m_in || m_size > kMaxBytes) throw Damaged{};
        const std::string start = Part(0, 12);
        m_rows = Part(12, 16 * static_cast<std::uintmax_t>(U16(start, 4)));
    }

    std::string Table(std::string_view tag) {
        for (std::size_t row = 0; row < m_rows.size(); row += 16) {
            if (std::string_view(m_rows).substr(row, 4) == tag)
                return Part(U32(m_rows, row + 8), U32(m_rows, row + 12));
        }
        throw Damaged{};
    }

private:
    std::string Part(std::uintmax_t from, std::uintmax_t length) {
        if (from > m_size || length > m_size - from) throw Damaged{};
        std::string bytes(static_cast<std::size_t>(length), '\0');
        m_in.seekg(static_cast<std::streamoff>(from));
        if (!m_in.read(bytes.data(), static_cast<std::streamsize>(length))) throw Damaged{};
        return bytes;
    }

    std::ifstream m_in;
    std::uintmax_t m_size = 0;
    std::string m_rows;
};

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

}  // namespace

FontFace::FontFace(const std::filesystem::path& file) : m_file(file), m_advances(0x10000, -1) {
    try {
        Tables tables(file);
        m_units_per_em = U16(tables.Table("head"), 18);
        if (m_units_per_em < 16) throw Damaged{};
        const std::size_t long_metrics = U16(tables.Table("hhea"), 34);
        if (long_metrics == 0) throw Damaged{};
        const std::string map = tables.Table("cmap");
        ReadSegments(UnicodeTable(map), tables.Table("hmtx"), long_metrics);
    } catch (const Damaged&) {
        Fail(file);
    }
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
