// The table reader: every value of every kind is asked for every key of every table.
#include "fuzz/fuzz.h"
#include "terms/toml_file.h"

namespace {

void Walk(const terms::Table& table) {
    fuzz::Require(table.Line() >= 1, "lines count from 1");
    for (const auto& key : table.Keys()) {
        fuzz::Require(table.Has(key), "a key that is listed is there");
        fuzz::Refusable([&] { (void)table.Text(key); });
        fuzz::Refusable([&] { (void)table.Number(key); });
        fuzz::Refusable([&] { (void)table.Whole(key); });
        fuzz::Refusable([&] { (void)table.Flag(key, false); });
        fuzz::Refusable([&] { (void)table.Texts(key); });
        fuzz::Refusable([&] { Walk(table.Child(key)); });
        fuzz::Refusable([&] {
            for (const auto& child : table.Children(key)) Walk(child);
        });
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Refusable([&] {
        const terms::TomlFile file(fuzz::Text(data, size), "file.toml");
        Walk(file.Root());
    });
    return 0;
}
