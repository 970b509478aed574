#include "pdf/font_face.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "model/problem.h"
#include "pdf/true_type.h"

namespace pdf {

namespace {

constexpr std::uintmax_t kMaxBytes = 16U << 20U;

[[noreturn]] void Fail(const std::filesystem::path& file) {
    throw model::Error(
        model::ErrorKind::Environment,
        model::Msg("The font file {0} is missing or is no TrueType font; reinstall the program's fonts."),
        {file.filename().string()});
}

// A file of which only the tables asked for are read: outlines are many times as long.
class Tables {
public:
    explicit Tables(const std::filesystem::path& file) : m_in(file, std::ios::binary) {
        std::error_code error;
        m_size = std::filesystem::file_size(file, error);
        if (error || !m_in || m_size > kMaxBytes) throw tt::Damaged{};
        const std::string start = Part(0, 12);
        m_rows = Part(12, 16 * static_cast<std::uintmax_t>(tt::U16(start, 4)));
    }

    std::string Table(std::string_view tag) {
        for (std::size_t row = 0; row < m_rows.size(); row += 16) {
            if (std::string_view(m_rows).substr(row, 4) == tag)
                return Part(tt::U32(m_rows, row + 8), tt::U32(m_rows, row + 12));
        }
        throw tt::Damaged{};
    }

private:
    std::string Part(std::uintmax_t from, std::uintmax_t length) {
        if (from > m_size || length > m_size - from) throw tt::Damaged{};
        std::string bytes(static_cast<std::size_t>(length), '\0');
        m_in.seekg(static_cast<std::streamoff>(from));
        if (!m_in.read(bytes.data(), static_cast<std::streamsize>(length))) throw tt::Damaged{};
        return bytes;
    }

    std::ifstream m_in;
    std::uintmax_t m_size = 0;
    std::string m_rows;
};

}  // namespace

FontFace::FontFace(const std::filesystem::path& file) : m_file(file), m_advances(0x10000, -1) {
    try {
        Tables tables(file);
        m_units_per_em = tt::U16(tables.Table("head"), 18);
        if (m_units_per_em < 16) throw tt::Damaged{};
        const std::size_t long_metrics = tt::U16(tables.Table("hhea"), 34);
        if (long_metrics == 0) throw tt::Damaged{};
        const std::string map = tables.Table("cmap");
        ReadAdvances(tt::UnicodeTable(map), tables.Table("hmtx"), long_metrics);
    } catch (const tt::Damaged&) {
        Fail(file);
    }
}

void FontFace::ReadAdvances(std::string_view cmap, std::string_view metrics, std::size_t long_metrics) {
    tt::EachGlyph(cmap, [&](unsigned code, unsigned glyph) {
        const std::size_t row = std::min<std::size_t>(glyph, long_metrics - 1);
        m_advances[code] = static_cast<std::int32_t>(tt::U16(metrics, 4 * row));
    });
}

bool FontFace::Has(char32_t code) const {
    return code < m_advances.size() && m_advances[code] >= 0;
}

double FontFace::Advance(char32_t code) const {
    return Has(code) ? m_advances[code] / m_units_per_em : 0;
}

}  // namespace pdf
