#include "vault/digest.h"

#include <sodium.h>

#include <array>

namespace vault {
namespace {

int Nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

const unsigned char* Raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

struct RunningDigest::State {
    crypto_generichash_state hash{};
};

RunningDigest::RunningDigest() : m_state(std::make_unique<State>()) {
    crypto_generichash_init(&m_state->hash, nullptr, 0, 32);
}
RunningDigest::~RunningDigest() = default;

void RunningDigest::Add(std::string_view bytes) {
    crypto_generichash_update(&m_state->hash, Raw(bytes), bytes.size());
}

std::string RunningDigest::Finish() {
    std::array<char, 32> out{};
    crypto_generichash_final(&m_state->hash, reinterpret_cast<unsigned char*>(out.data()), out.size());
    return ToHex({out.data(), out.size()});
}

std::string KeyedDigest(std::string_view bytes, const Secret& key) {
    std::array<char, 32> out{};
    crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(), Raw(bytes), bytes.size(),
                       key.Bytes().data(), key.size());
    return ToHex({out.data(), out.size()});
}

std::string Digest(std::string_view bytes) {
    std::array<char, 32> out{};
    crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(), Raw(bytes), bytes.size(),
                       nullptr, 0);
    return ToHex({out.data(), out.size()});
}

std::string ToHex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::optional<std::string> FromHex(std::string_view hex) {
    if (hex.size() % 2) return std::nullopt;
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = Nibble(hex[i]), low = Nibble(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

}  // namespace vault
