// The reader of keys.json.
#include "fuzz/fuzz.h"
#include "vault/key_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::Text(data, size);
    const auto reading = vault::ReadKeyFile(text);
    if (reading.state != vault::KeyFileState::Sound) return 0;
    fuzz::Require(vault::WriteKeyFile(reading.file) == text, "a key file has one layout");
    fuzz::Require(!reading.file.slots.empty() && reading.file.slots.size() <= vault::kMostSlots,
                  "a key file has slots, and not too many");
    for (const auto& slot : reading.file.slots)
        fuzz::Require(vault::Bearable(slot.cost), "no slot asks for more than can be borne");
    return 0;
}
