// One page of the database as the engine seals it (SQLite3 Multiple Ciphers, scheme "chacha20", raw key): for
// reading what is left of a damaged file, whose engine gives up where a single page does not hold. Pages are
// sealed for themselves, by key and number, so any of them can be opened without the others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vault/secret.h"

namespace vault {

inline constexpr std::size_t kPageBytes = 4096;
inline constexpr std::size_t kPageSealBytes = 32;  // at its end: nonce and tag

// Numbers begin at 1. Nothing for other bytes than were sealed under this key and number. The seal stays at
// the end; of the first page the beginning is made what it was.
[[nodiscard]] std::optional<std::string> OpenPage(const Secret& key, std::uint32_t number,
                                                  std::string_view page);

}  // namespace vault
