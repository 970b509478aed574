#include "vault/sealed_page.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "vault/sodium_ready.h"

namespace vault {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kCounterAt = 12;   // in the nonce
constexpr std::size_t kNonceBytes = 16;  // twelve and the counter
constexpr std::size_t kPlainHead = 24;   // of the first page: salt, and what the engine reads first
constexpr std::string_view kFileHead("SQLite format 3\0", 16);
using Block = std::array<unsigned char, kBlock>;

const unsigned char* Raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::uint32_t Load(const unsigned char* at) {
    return std::uint32_t{at[0]} | std::uint32_t{at[1]} << 8U | std::uint32_t{at[2]} << 16U |
           std::uint32_t{at[3]} << 24U;
}

// One block of the stream. The engine's counter has 32 bits and starts at zero again, so each block is asked
// for by its own number: of the library's 64 bits the upper half is the first word of the nonce.
Block StreamBlock(const unsigned char* key, const unsigned char* nonce, std::uint32_t counter) {
    Block block{};
    const std::uint64_t place = std::uint64_t{Load(nonce)} << 32U | counter;
    crypto_stream_chacha20_xor_ic(block.data(), block.data(), block.size(), nonce + 4, place, key);
    return block;
}

void Unseal(std::string& page, std::size_t from, std::size_t to, const unsigned char* key,
            const std::string& nonce, std::uint32_t counter) {
    for (std::size_t at = from; at < to; at += kBlock, ++counter) {
        Block stream = StreamBlock(key, Raw(nonce), counter);
        for (std::size_t i = at; i < std::min(at + kBlock, to); ++i)
            page[i] = static_cast<char>(static_cast<unsigned char>(page[i]) ^ stream[i - at]);
        sodium_memzero(stream.data(), stream.size());
    }
}

}  // namespace

std::optional<std::string> OpenPage(const Secret& key, std::uint32_t number, std::string_view page) {
    if (page.size() != kPageBytes || key.size() != crypto_stream_chacha20_KEYBYTES) return std::nullopt;
    SodiumReady();
    constexpr std::size_t body = kPageBytes - kPageSealBytes;
    const std::string nonce(page.substr(body, kNonceBytes));
    const std::uint32_t counter = Load(Raw(nonce) + kCounterAt) ^ number;
    Block once = StreamBlock(key.Bytes().data(), Raw(nonce), counter);
    std::optional<std::string> opened;
    if (crypto_onetimeauth_poly1305_verify(Raw(page) + body + kNonceBytes, Raw(page), body + kNonceBytes,
                                           once.data()) == 0) {
        opened = page;
        Unseal(*opened, number == 1 ? kPlainHead : 0, body, once.data() + 32, nonce, counter + 1);
        if (number == 1) std::ranges::copy(kFileHead, opened->begin());
    }
    sodium_memzero(once.data(), once.size());
    return opened;
}

}  // namespace vault
