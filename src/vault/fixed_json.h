// JSON in one fixed layout: written by hand, read back byte by byte, so that any other byte is damage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vault {

[[nodiscard]] std::string Quoted(const std::string& text);

// Reads what was written in the same order; `ok` stays false after the first difference.
struct Cursor {
    std::string_view rest;
    bool ok = true;

    bool Skip(std::string_view literal);
    std::uint64_t Number();
    std::int64_t SignedNumber();
    std::string Hex();  // up to the next quotation mark, as bytes
    std::string String();

private:
    char Escaped();
};

}  // namespace vault
