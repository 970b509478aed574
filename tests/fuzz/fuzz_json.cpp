// The import of Palpate's own JSON.
#include "exchange/palpate_json.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::Text(data, size);
    fuzz::Refusable([&] {
        const exchange::Bundle bundle = exchange::ReadJson(text, "fuzz.json");
        const std::string written = exchange::WriteJson(bundle);
        fuzz::Require(exchange::ReadJson(written, "again.json") == bundle, "what was read is written whole");
    });
    return 0;
}
