#include "text/tzif.h"

#include <algorithm>
#include <array>

namespace text {
namespace {

constexpr std::size_t kHeaderBytes = 44;
constexpr std::uint32_t kMaxChanges = 20'000;
constexpr std::uint32_t kMaxTypes = 256;
constexpr int kMaxOffset = 26 * 3600;

struct Counts {
    std::uint32_t is_ut, is_std, leaps, changes, types, chars;

    [[nodiscard]] std::size_t DataBytes(std::size_t time_bytes) const {
        return std::size_t{changes} * (time_bytes + 1) + std::size_t{types} * 6 + chars +
               std::size_t{leaps} * (time_bytes + 4) + is_std + is_ut;
    }
};

std::uint64_t BigEndian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::optional<Counts> ReadHeader(std::string_view bytes) {
    if (bytes.size() < kHeaderBytes || !bytes.starts_with("TZif") || bytes[4] < '2') return std::nullopt;
    std::array<std::uint32_t, 6> number{};
    for (std::size_t i = 0; i < number.size(); ++i) {
        number[i] = static_cast<std::uint32_t>(BigEndian(bytes, 20 + 4 * i, 4));
        if (number[i] > kMaxChanges) return std::nullopt;
    }
    return Counts{number[0], number[1], number[2], number[3], number[4], number[5]};
}

std::optional<std::vector<int>> ReadOffsets(std::string_view bytes, std::uint32_t types) {
    std::vector<int> offsets;
    for (std::uint32_t i = 0; i < types; ++i) {
        const auto offset =
            static_cast<std::int32_t>(static_cast<std::uint32_t>(BigEndian(bytes, 6ull * i, 4)));
        if (offset < -kMaxOffset || offset > kMaxOffset) return std::nullopt;
        offsets.push_back(offset);
    }
    return offsets;
}

// bytes: the 64-bit data block.
std::optional<ZoneTable> ReadTable(std::string_view bytes, const Counts& counts) {
    const std::size_t indexes = 8ull * counts.changes;
    const auto offsets = ReadOffsets(bytes.substr(indexes + counts.changes), counts.types);
    if (!offsets) return std::nullopt;
    ZoneTable table;
    table.first = offsets->front();
    for (std::uint32_t i = 0; i < counts.changes; ++i) {
        const auto when = static_cast<std::int64_t>(BigEndian(bytes, 8ull * i, 8));
        const auto type = static_cast<unsigned char>(bytes[indexes + i]);
        if (type >= offsets->size() || (!table.changes.empty() && when <= table.changes.back()))
            return std::nullopt;
        table.changes.push_back(when);
        table.after.push_back((*offsets)[type]);
    }
    return table;
}

}  // namespace

int ZoneTable::OffsetAt(std::int64_t utc_seconds) const {
    if (rule && (changes.empty() || utc_seconds >= changes.back())) return rule->OffsetAt(utc_seconds);
    const auto next = std::upper_bound(changes.begin(), changes.end(), utc_seconds);
    return next == changes.begin() ? first : after[static_cast<std::size_t>(next - changes.begin()) - 1];
}

std::optional<ZoneTable> ParseZoneFile(std::string_view bytes) {
    const auto old = ReadHeader(bytes);
    if (!old) return std::nullopt;
    const std::size_t second = kHeaderBytes + old->DataBytes(4);
    if (second > bytes.size()) return std::nullopt;
    const auto counts = ReadHeader(bytes.substr(second));
    if (!counts || counts->types == 0 || counts->types > kMaxTypes) return std::nullopt;
    const auto data = bytes.substr(second + kHeaderBytes);
    if (data.size() < counts->DataBytes(8)) return std::nullopt;
    auto table = ReadTable(data, *counts);
    if (!table) return std::nullopt;
    auto footer = data.substr(counts->DataBytes(8));
    if (footer.size() < 2 || footer.front() != '\n' || footer.back() != '\n') return std::nullopt;
    footer = footer.substr(1, footer.size() - 2);
    if (footer.empty()) return table;
    table->rule = ParsePosixRule(footer);
    if (!table->rule) return std::nullopt;
    return table;
}

}  // namespace text
