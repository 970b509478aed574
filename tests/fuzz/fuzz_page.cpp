// The readers of single pages of a damaged database, for pages that were sealed by who holds the key.
#include "fuzz/fuzz.h"
#include "store/page_rows.h"
#include "vault/sealed_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static store::PageFile nothing("/dev/null", "/dev/null", vault::Secret(32));
    std::string page(fuzz::Text(data, size));
    page.resize(vault::kPageBytes);
    fuzz::Require(!vault::OpenPage(vault::Secret(32), 2, page), "nobody seals by chance");
    for (const std::uint32_t number : {1U, 2U})
        for (const auto& row : store::RowsOf(page, number, nothing).rows)
            fuzz::Require(row.cells.size() <= 200, "a row has few columns");
    return 0;
}
