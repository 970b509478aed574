#include "text/mo_file.h"

#include <boost/locale/utf.hpp>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>

namespace text {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::uint32_t kHeaderBytes = 28;
constexpr std::uint64_t kMaxMessages = 100'000;
constexpr std::size_t kMaxHeaderText = 4096;

struct Layout {
    std::uint32_t count, ids, translations, hash_size, hash;
};

std::uint32_t At(const std::vector<char>& bytes, std::uint64_t offset) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

bool HasTable(const std::vector<char>& bytes, std::uint64_t offset, std::uint64_t size) {
    return offset >= kHeaderBytes && offset + size <= bytes.size();
}

bool IsUtf8(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        if (!boost::locale::utf::is_valid_codepoint(
                boost::locale::utf::utf_traits<char>::template decode<const char*>(at, end)))
            return false;
    }
    return true;
}

bool HasStrings(const std::vector<char>& bytes, std::uint32_t table, std::uint32_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t length = At(bytes, table + 8 * i);
        const std::uint64_t offset = At(bytes, table + 8 * i + 4);
        if (offset + length >= bytes.size() || bytes[offset + length] != '\0') return false;
        if (!IsUtf8({bytes.data() + offset, length})) return false;
    }
    return true;
}

bool IsPrime(std::uint32_t value) {
    if (value < 3 || value % 2 == 0) return false;
    for (std::uint32_t d = 3; d <= value / d; d += 2) {
        if (value % d == 0) return false;
    }
    return true;
}

// A search steps through all slots of a prime-sized table and stops at an empty one.
bool HasHash(const std::vector<char>& bytes, const Layout& at) {
    if (!IsPrime(at.hash_size) || !HasTable(bytes, at.hash, 4ull * at.hash_size)) return false;
    bool empty_slot = false;
    for (std::uint64_t i = 0; i < at.hash_size; ++i) {
        const auto slot = At(bytes, at.hash + 4 * i);
        if (slot > at.count) return false;
        empty_slot |= slot == 0;
    }
    return empty_slot;
}

// The entry of the empty id comes first; the plural rule in it is parsed by recursion, hence the bound.
bool HasHeaderText(const std::vector<char>& bytes, const Layout& at) {
    if (at.count == 0 || At(bytes, at.ids) != 0) return false;
    const std::string_view text(bytes.data() + At(bytes, at.translations + 4), At(bytes, at.translations));
    return text.size() <= kMaxHeaderText && text.find("charset=UTF-8") != std::string_view::npos;
}

}  // namespace

std::vector<char> ReadCatalogue(const std::filesystem::path& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed || size > kMaxCatalogueBytes) return {};
    std::ifstream in(path, std::ios::binary);
    std::vector<char> bytes(static_cast<std::size_t>(size));
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) return {};
    return bytes;
}

bool IsSoundCatalogue(const std::vector<char>& bytes) {
    if (bytes.size() < kHeaderBytes || At(bytes, 0) != kMagic) return false;
    const Layout at{At(bytes, 8), At(bytes, 12), At(bytes, 16), At(bytes, 20), At(bytes, 24)};
    if (at.count > kMaxMessages) return false;
    return HasTable(bytes, at.ids, 8ull * at.count) && HasTable(bytes, at.translations, 8ull * at.count) &&
           HasStrings(bytes, at.ids, at.count) && HasStrings(bytes, at.translations, at.count) &&
           HasHash(bytes, at) && HasHeaderText(bytes, at);
}

}  // namespace text
