// What the sanitizers change for a test: they are about twenty times slower, and watch every single case.
#pragma once

namespace support {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// Of so many cases that only differ by chance, those there is time for.
constexpr int Cases(int cases) {
    return kSanitized ? cases / 20 : cases;
}

}  // namespace support
