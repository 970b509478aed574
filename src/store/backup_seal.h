// The list that lies in a backup and tells what it is made of; in one fixed layout, so that any other byte is
// damage.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"
#include "vault/secret.h"

namespace store {

inline constexpr std::size_t kMostSealBytes = 64 * 1024;

struct BackupSeal {
    struct File {
        std::string name;
        std::int64_t size = 0;
        std::string digest;
        bool operator==(const File&) const = default;
    };
    std::string clinic;  // id
    model::Instant made_at{};
    std::int64_t sequence = 0;                 // of the last audit entry
    std::string head;                          // its hash
    std::map<std::string, std::int64_t> rows;  // of every table
    std::vector<File> files;
    std::string mark;  // by who holds the clinic's key
    bool operator==(const BackupSeal&) const = default;
};

[[nodiscard]] std::string MarkOf(const BackupSeal& seal, const vault::Secret& key);
[[nodiscard]] std::string WriteSeal(const BackupSeal& seal);
// Never throws on any bytes; whether the mark is right is MarkOf's to say.
[[nodiscard]] std::optional<BackupSeal> ReadSeal(std::string_view text);

}  // namespace store
