// tzif.cpp
// A compiled zone file (RFC 8536): the table of changes and the rule after it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/posix_rule.h"

namespace text {

struct ZoneTable {
    std::vector<std::int64_t> changes;  // UTC seconds, ascending
    std::vector<int> after;             // offset in seconds east of UTC from each change on
    int first = 0;                      // offset before the first change
    std::optional<PosixRule> rule;      // after the last change

    [[nodiscard]] int OffsetAt(std::int64_t utc_seconds) const;
};

// nullopt for anything that is no sound zone file of version 2 or later.
[[nodiscard]] std::optional<ZoneTable> ParseZoneFile(std::string_view bytes);

}  // namespace text
