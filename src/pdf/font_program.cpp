#include "pdf/font_program.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "model/problem.h"
#include "pdf/true_type.h"

namespace pdf {

namespace {

constexpr std::uintmax_t kMostBytes = 32U << 20U;

[[noreturn]] void Fail(const std::string& name) {
    throw model::Error(
        model::ErrorKind::Environment,
        model::Msg("The font file {0} is missing or is no TrueType font; reinstall the program's fonts."),
        {name});
}

std::string BytesOf(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > kMostBytes) Fail(file.filename().string());
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream in(file, std::ios::binary);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) Fail(file.filename().string());
    return bytes;
}

// Of the name table: letters a PDF name may have.
std::string PostScriptName(std::string_view table) {
    std::string name;
    const unsigned count = tt::U16(table, 2), strings = tt::U16(table, 4);
    for (unsigned i = 0; i < count && name.empty(); ++i) {
        const std::size_t row = 6 + 12 * static_cast<std::size_t>(i);
        if (tt::U16(table, row + 6) != 6) continue;
        const std::size_t from = strings + tt::U16(table, row + 10), length = tt::U16(table, row + 8);
        if (from + length > table.size()) throw tt::Damaged{};
        for (const char c : table.substr(from, length)) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
                name += c;
        }
    }
    return name.empty() ? "Font" : name;
}

}  // namespace

const FontProgram& FontProgram::Of(const std::filesystem::path& file) {
    static std::mutex mutex;
    static std::map<std::filesystem::path, std::unique_ptr<const FontProgram>> programs;
    const std::lock_guard lock(mutex);
    auto& program = programs[file];
    if (!program) program = std::make_unique<const FontProgram>(BytesOf(file), file.filename().string());
    return *program;
}

FontProgram::FontProgram(std::string bytes, const std::string& name)
    : m_bytes(std::move(bytes)), m_glyphs(0x10000, 0) {
    try {
        Read();
    } catch (const tt::Damaged&) {
        Fail(name);
    }
}

void FontProgram::Read() {
    m_head = tt::Table(m_bytes, "head"), m_hhea = tt::Table(m_bytes, "hhea");
    m_maxp = tt::Table(m_bytes, "maxp"), m_hmtx = tt::Table(m_bytes, "hmtx");
    m_glyf = tt::Table(m_bytes, "glyf"), m_loca = tt::Table(m_bytes, "loca");
    m_units = tt::U16(m_head, 18);
    m_long_loca = tt::U16(m_head, 50) != 0;
    m_long_metrics = tt::U16(m_hhea, 34);
    m_count = tt::U16(m_maxp, 4);
    if (m_units < 16 || m_long_metrics == 0 || m_count == 0 || m_head.size() < 54 || m_hhea.size() < 36 ||
        m_hmtx.size() < 4 * static_cast<std::size_t>(m_long_metrics))
        throw tt::Damaged{};
    m_metrics = {Scaled(tt::S16(m_head, 36)), Scaled(tt::S16(m_head, 38)), Scaled(tt::S16(m_head, 40)),
                 Scaled(tt::S16(m_head, 42)), Scaled(tt::S16(m_hhea, 4)),  Scaled(tt::S16(m_hhea, 6))};
    m_name = PostScriptName(tt::Table(m_bytes, "name"));
    ReadCmap(tt::UnicodeTable(tt::Table(m_bytes, "cmap")));
}

void FontProgram::ReadCmap(std::string_view cmap) {
    tt::EachGlyph(cmap, [this](unsigned code, unsigned glyph) {
        if (glyph < m_count) m_glyphs[code] = static_cast<std::uint16_t>(glyph);
    });
}

int FontProgram::Scaled(int units) const {
    return static_cast<int>(std::lround(units * 1000.0 / m_units));
}

unsigned FontProgram::AdvanceUnits(unsigned glyph) const {
    return tt::U16(m_hmtx, 4 * std::min<std::size_t>(glyph, m_long_metrics - 1));
}

int FontProgram::Advance(unsigned glyph) const {
    return glyph == kBlank ? 1000 : Scaled(static_cast<int>(AdvanceUnits(glyph)));
}

unsigned FontProgram::Bearing(unsigned glyph) const {
    const std::size_t at = glyph, many = m_long_metrics;
    const std::size_t place = at < many ? 4 * at + 2 : 4 * many + 2 * (at - many);
    return place + 2 <= m_hmtx.size() ? tt::U16(m_hmtx, place) : 0;
}

std::string_view FontProgram::Outline(unsigned glyph) const {
    if (glyph >= m_count) return {};
    const std::size_t at = glyph;
    const std::size_t from = m_long_loca ? tt::U32(m_loca, 4 * at) : 2 * std::size_t{tt::U16(m_loca, 2 * at)};
    const std::size_t to =
        m_long_loca ? tt::U32(m_loca, 4 * at + 4) : 2 * std::size_t{tt::U16(m_loca, 2 * at + 2)};
    if (from > to || to > m_glyf.size()) throw tt::Damaged{};
    return m_glyf.substr(from, to - from);
}

namespace {

// Glyphs of a subset under their new numbers; those that are only components get the next free one.
class Renumbering {
public:
    explicit Renumbering(const std::vector<unsigned>& glyphs) : m_all(glyphs) {
        for (std::size_t i = 0; i < glyphs.size(); ++i) m_new.emplace(glyphs[i], static_cast<unsigned>(i));
    }
    unsigned operator()(unsigned glyph) {
        const auto [at, added] = m_new.emplace(glyph, static_cast<unsigned>(m_all.size()));
        if (added) m_all.push_back(glyph);
        return at->second;
    }
    [[nodiscard]] const std::vector<unsigned>& All() const { return m_all; }

private:
    std::vector<unsigned> m_all;
    std::unordered_map<unsigned, unsigned> m_new;
};

std::string WithoutInstructions(std::string_view outline, unsigned contours) {
    const std::size_t at = 10 + 2 * static_cast<std::size_t>(contours);
    const std::size_t length = tt::U16(outline, at);
    if (at + 2 + length > outline.size()) throw tt::Damaged{};
    std::string plain(outline.substr(0, at));
    plain += std::string(2, '\0');
    plain += outline.substr(at + 2 + length);
    return plain;
}

std::string WithNewComponents(std::string_view outline, Renumbering& numbers) {
    constexpr unsigned kWords = 0x1, kScale = 0x8, kMore = 0x20, kTwoScales = 0x40, kMatrix = 0x80,
                       kInstructions = 0x100;
    std::string plain(outline);
    std::size_t at = 10;
    unsigned flags = kMore;
    while ((flags & kMore) != 0) {
        flags = tt::U16(outline, at);
        tt::Put16(plain, at, flags & ~kInstructions);
        tt::Put16(plain, at + 2, numbers(tt::U16(outline, at + 2)));
        at += (flags & kWords) != 0 ? 8 : 6;
        at += (flags & kScale) != 0 ? 2 : (flags & kTwoScales) != 0 ? 4 : (flags & kMatrix) != 0 ? 8 : 0;
    }
    if (at > plain.size()) throw tt::Damaged{};
    plain.resize(at);
    return plain;
}

}  // namespace

std::string FontProgram::Cut(const std::vector<unsigned>& glyphs) const {
    Renumbering numbers(glyphs);
    std::string glyf, loca, hmtx;
    for (std::size_t i = 0; i < numbers.All().size(); ++i) {
        const unsigned glyph = numbers.All()[i];
        tt::Add32(loca, glyf.size());
        const std::string_view outline = glyph == kBlank ? std::string_view() : Outline(glyph);
        tt::Add16(hmtx, glyph == kBlank ? m_units : AdvanceUnits(glyph));
        tt::Add16(hmtx, glyph == kBlank ? 0 : Bearing(glyph));
        if (outline.size() < 10) continue;
        const int contours = tt::S16(outline, 0);
        glyf += contours < 0 ? WithNewComponents(outline, numbers)
                             : WithoutInstructions(outline, static_cast<unsigned>(contours));
        glyf.resize((glyf.size() + 3) & ~std::size_t{3});
    }
    tt::Add32(loca, glyf.size());
    if (glyf.empty()) glyf.resize(4);
    const auto count = static_cast<unsigned>(numbers.All().size());
    std::string head(m_head), hhea(m_hhea), maxp(m_maxp);
    tt::Put16(head, 50, 1);
    tt::Put16(hhea, 34, count);
    tt::Put16(maxp, 4, count);
    return tt::File(
        {{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}});
}

std::string FontProgram::Subset(const std::vector<unsigned>& glyphs) const {
    try {
        return Cut(glyphs);
    } catch (const tt::Damaged&) {
        Fail(m_name);
    }
}

}  // namespace pdf
