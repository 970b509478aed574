#include "pdf/true_type.h"

#include <cstdint>

namespace pdf::tt {

void Put16(std::string& bytes, std::size_t at, unsigned value) {
    if (at + 2 > bytes.size()) throw Damaged{};
    bytes[at] = static_cast<char>(value >> 8U & 0xFFU);
    bytes[at + 1] = static_cast<char>(value & 0xFFU);
}

void Add16(std::string& bytes, unsigned value) {
    bytes += static_cast<char>(value >> 8U & 0xFFU);
    bytes += static_cast<char>(value & 0xFFU);
}

void Add32(std::string& bytes, std::size_t value) {
    Add16(bytes, static_cast<unsigned>(value >> 16U));
    Add16(bytes, static_cast<unsigned>(value & 0xFFFFU));
}

std::string_view Table(std::string_view font, std::string_view tag) {
    const unsigned count = U16(font, 4);
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t row = 12 + 16 * static_cast<std::size_t>(i);
        if (row + 16 > font.size()) throw Damaged{};
        if (font.substr(row, 4) != tag) continue;
        const std::size_t from = U32(font, row + 8), length = U32(font, row + 12);
        if (from > font.size() || length > font.size() - from) throw Damaged{};
        return font.substr(from, length);
    }
    throw Damaged{};
}

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

void EachGlyph(std::string_view cmap, const std::function<void(unsigned, unsigned)>& each) {
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
            if (glyph != 0) each(code, glyph);
        }
    }
}

namespace {

std::uint32_t Sum(const std::string& bytes) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4)
        sum += static_cast<std::uint32_t>(U32(bytes, at));
    return sum;
}

}  // namespace

std::string File(const std::vector<std::pair<std::string, std::string>>& tables) {
    std::string file, body;
    Add32(file, 0x00010000);
    Add16(file, static_cast<unsigned>(tables.size()));
    unsigned power = 1, log = 0;
    while (power * 2 <= tables.size()) power *= 2, ++log;
    Add16(file, power * 16), Add16(file, log);
    Add16(file, static_cast<unsigned>(tables.size()) * 16 - power * 16);
    const std::size_t start = 12 + 16 * tables.size();
    std::size_t head = 0;
    for (const auto& [tag, bytes] : tables) {
        std::string padded = bytes;
        padded.resize((bytes.size() + 3) & ~std::size_t{3});
        // The adjustment is the sum of the whole file, without itself.
        if (tag == "head") head = start + body.size(), padded.replace(8, 4, 4, '\0');
        file += tag;
        Add32(file, Sum(padded)), Add32(file, start + body.size()), Add32(file, bytes.size());
        body += padded;
    }
    file += body;
    if (head == 0) return file;
    const std::uint32_t adjustment = 0xB1B0AFBAU - Sum(file);
    Put16(file, head + 8, adjustment >> 16U);
    Put16(file, head + 10, adjustment & 0xFFFFU);
    return file;
}

}  // namespace pdf::tt
