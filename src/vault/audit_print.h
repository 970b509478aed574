// What is kept of each entry of a log outside the clinic: 8 bytes that tell which entry is no longer as it
// was, and nothing to read it by. The hash of the head proves that something changed; these only say where
// and how.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vault/audit_link.h"
#include "vault/tampering.h"

namespace vault {

// 40 bits of what was done, whatever its place in the log, and 24 bits of who did it.
using EntryPrint = std::uint64_t;
inline constexpr std::size_t kPrintBytes = sizeof(EntryPrint);

[[nodiscard]] EntryPrint PrintOf(const AuditLink& link);
[[nodiscard]] std::string PrintBytes(std::span<const EntryPrint> prints);
// Whole prints only; a torn one at the end is left out.
[[nodiscard]] std::vector<EntryPrint> PrintsOf(std::string_view bytes);

// Where the log first leaves what was kept of its beginning, and how. `opened_later(i)`: the i-th entry
// (from 0) says it was made after the last print was kept. Entries past the kept ones are nobody's concern
// here.
[[nodiscard]] std::optional<BadEntry> Compare(std::span<const EntryPrint> log,
                                              std::span<const EntryPrint> kept,
                                              const std::function<bool(std::size_t)>& opened_later);

}  // namespace vault
