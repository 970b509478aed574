// Reads JSON piece by piece within bounds, so that memory follows what is kept and not what a file claims.
// Private to exchange.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace exchange {

using Json = nlohmann::ordered_json;

// One member of the document; of a member that is a list one entry at a time, and once without an entry
// before the first.
struct JsonPiece {
    const std::string& key;
    std::optional<std::size_t> index;  // of the entry of a list
    const Json& value;                 // an empty list where a list begins
};

// Throws BadInput with the line for what is not JSON or not UTF-8, and beyond the bounds: bytes, depth 32,
// fields of an object, values of a piece. What is no object is one piece without a key.
void ReadPieces(std::string_view text, const std::string& name, std::size_t max_bytes,
                const std::function<void(const JsonPiece&)>& take);

// The whole document as one value, within the same bounds.
[[nodiscard]] Json ParseBounded(std::string_view text, const std::string& name, std::size_t max_bytes);

}  // namespace exchange
