// The encodings of a letter's parts. Private to mail.
#pragma once

#include <string>
#include <string_view>

namespace mail {

[[nodiscard]] bool IsAscii(std::string_view text);
[[nodiscard]] bool IsUtf8(std::string_view text);
// With a control character, a line end of Unicode among them.
[[nodiscard]] bool HasControl(std::string_view text);

// Lines of 76 characters and CRLF.
[[nodiscard]] std::string Base64Lines(std::string_view bytes);
// Lines that end with \n; the result with CRLF, none longer than 76.
[[nodiscard]] std::string QuotedPrintable(std::string_view text);
// "Name: value", folded; words beyond ASCII as encoded words (RFC 2047). Ends with CRLF.
[[nodiscard]] std::string TextHeader(std::string_view name, std::string_view text);
// A phrase before "<address>": as it is, quoted, or as encoded words.
[[nodiscard]] std::string AddressHeader(std::string_view name, std::string_view phrase,
                                        std::string_view address);
// "; filename=…" on lines of its own, in pieces where it is long (RFC 2231).
[[nodiscard]] std::string Parameter(std::string_view name, std::string_view value);

}  // namespace mail
