// The reader of the list that lies in a backup.
#include "fuzz/fuzz.h"
#include "store/backup_seal.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::Text(data, size);
    if (const auto seal = store::ReadSeal(text)) {
        fuzz::Require(store::WriteSeal(*seal) == text, "a list has one layout");
        (void)store::MarkOf(*seal, vault::Secret(32));
    }
    return 0;
}
