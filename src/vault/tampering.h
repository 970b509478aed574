// What can have been done to a log, and to which entry first.
#pragma once

#include <cstdint>

namespace vault {

enum class Tampering {
    Edit,
    ActorSwap,  // only who did it was exchanged
    Insert,
    Delete,
    Reorder,
    Truncate,    // the end was cut off
    Rollback,    // a whole older log, perhaps carried on
    PageSplice,  // what was authentic once stands where something newer should
    Rewritten    // not as it was, and nothing is left to tell how
};

// "edit", "actor-swap" …
[[nodiscard]] const char* ToText(Tampering kind);

struct BadEntry {
    Tampering kind = Tampering::Edit;
    std::int64_t sequence = 0;  // of the first entry that is not as it was
    bool operator==(const BadEntry&) const = default;
};

}  // namespace vault
