// Text as PDF objects write it.
#pragma once

#include <string>
#include <string_view>

namespace pdf {

// "(…)" with brackets, backslashes and line ends escaped; any bytes.
[[nodiscard]] std::string Literal(std::string_view bytes);
// UTF-8 as a text string: as it is where it is ASCII, otherwise UTF-16 with its mark.
[[nodiscard]] std::string TextString(std::string_view utf8);
[[nodiscard]] std::string TextString(const std::u32string& codes);
// "7 0 R"
[[nodiscard]] std::string Ref(int id);
[[nodiscard]] std::string Utf8(const std::u32string& codes);
// For XML: escaped, without characters it cannot hold.
[[nodiscard]] std::string XmlText(std::string_view utf8);

}  // namespace pdf
