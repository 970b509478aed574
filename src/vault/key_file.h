// keys.json: the text that holds a clinic's key slots. It is JSON in one fixed layout, so that any other byte
// is damage. Version 2 has room for data keys that were sent and for PINs; a file without them is written as
// version 1, which earlier programs read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vault/key_slot.h"

namespace vault {

inline constexpr std::size_t kMostKeyFileBytes = std::size_t{256} * 1024;
inline constexpr std::size_t kMostSlots = 200;

struct KeyFile {
    std::string clinic;  // id
    std::vector<KeySlot> slots;
    bool operator==(const KeyFile&) const = default;

    [[nodiscard]] const KeySlot* OfUser(std::string_view name) const;
    [[nodiscard]] const KeySlot* Recovery() const;
    // In place of the slot of the same user, or added.
    void Put(KeySlot slot);
    [[nodiscard]] KeySlot* OfId(std::string_view user);
    // The slot of that user, by id, is no longer there.
    void Drop(std::string_view user);
};

enum class KeyFileState { Sound, Damaged, Newer };

struct KeyFileReading {
    KeyFileState state = KeyFileState::Damaged;
    KeyFile file;  // filled when sound
};

[[nodiscard]] std::string WriteKeyFile(const KeyFile& file);
// Never throws on any bytes.
[[nodiscard]] KeyFileReading ReadKeyFile(std::string_view text);

}  // namespace vault
