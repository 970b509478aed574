// Small true pictures and their parts, for tests that take them apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace support {

inline std::string BigEndian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
    return bytes;
}

inline std::uint32_t Crc32(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
    }
    return ~sum;
}

inline std::string Chunk(const std::string& type, const std::string& data) {
    return BigEndian(static_cast<std::uint32_t>(data.size())) + type + data + BigEndian(Crc32(type + data));
}

inline std::string PngStart() {
    return {"\x89PNG\r\n\x1a\n", 8};
}

// Colour 2: three bytes a pixel of 8 bits.
inline std::string PngHead(std::uint32_t width, std::uint32_t height, char depth = 8, char colour = 2) {
    return Chunk("IHDR", BigEndian(width) + BigEndian(height) + depth + colour + std::string(3, '\0'));
}

// A zlib stream in blocks that are stored as they are.
inline std::string Stored(const std::string& bytes) {
    std::string out("\x78\x01", 2);
    std::uint32_t a = 1, b = 0;
    for (std::size_t at = 0; at == 0 || at < bytes.size(); at += 0xFFFF) {
        const std::string block = bytes.substr(at, 0xFFFF);
        const auto size = static_cast<std::uint16_t>(block.size());
        out += at + block.size() < bytes.size() ? '\0' : '\1';
        for (const std::uint16_t word : {size, static_cast<std::uint16_t>(~size)})
            out += {static_cast<char>(word & 255), static_cast<char>(word >> 8)};
        out += block;
    }
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    return out + BigEndian(b << 16 | a);
}

// Grey levels that rise from corner to corner.
inline std::string Png(std::uint32_t width, std::uint32_t height) {
    std::string rows;
    for (std::uint32_t y = 0; y < height; ++y) {
        rows += '\0';
        for (std::uint32_t x = 0; x < width * 3; ++x) rows += static_cast<char>(x / 3 * 7 + y * 13);
    }
    return PngStart() + PngHead(width, height) + Chunk("IDAT", Stored(rows)) + Chunk("IEND", "");
}

}  // namespace support
