// What every file of text must be before it is looked into. Private to exchange.
#pragma once

#include <string>
#include <string_view>

namespace exchange {

// Throws BadInput naming the line of the first byte that is not UTF-8, or is zero.
void DemandPlainText(std::string_view text, const std::string& name);
// 1-based line of a byte.
[[nodiscard]] std::string LineAt(std::string_view text, std::size_t byte);

}  // namespace exchange
