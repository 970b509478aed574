#include "model/ids.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <random>

namespace model {

namespace {

// RFC 9562 §5.7: 48 bits of milliseconds, version 7, 12 bits of counter, variant, 62 random bits.
std::string Compose(std::uint64_t ms, unsigned counter, std::uint64_t random) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08llx-%04llx-7%03x-%04llx-%012llx",
                  static_cast<unsigned long long>((ms >> 16) & 0xffffffffULL),
                  static_cast<unsigned long long>(ms & 0xffffULL), counter & 0xfffU,
                  static_cast<unsigned long long>(0x8000ULL | ((random >> 48) & 0x3fffULL)),
                  static_cast<unsigned long long>(random & 0xffffffffffffULL));
    return text.data();
}

}  // namespace

bool IsUuid(const std::string& text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !hex) return false;
    }
    return true;
}

std::string SystemIdSource::NewUuid() {
    static thread_local std::random_device device;
    long long ms = m_clock.Now().time_since_epoch().count();
    // A clock set back, or more than 4096 ids in one millisecond: stay in order all the same.
    if (ms <= m_last_ms) {
        ms = m_last_ms;
        if (++m_counter > 0xfff) {
            ++ms;
            m_counter = 0;
        }
    } else {
        m_counter = 0;
    }
    m_last_ms = ms;
    const std::uint64_t random = (static_cast<std::uint64_t>(device()) << 32) ^ device();
    return Compose(static_cast<std::uint64_t>(ms), m_counter, random);
}

std::string SeededIdSource::NewUuid() {
    // splitmix64: small, well mixed, and the same on every system.
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    z ^= z >> 31;
    return Compose(static_cast<std::uint64_t>(m_clock.Now().time_since_epoch().count()), m_counter++, z);
}

}  // namespace model
