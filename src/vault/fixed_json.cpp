#include "vault/fixed_json.h"

#include <charconv>
#include <optional>

#include "vault/digest.h"

namespace vault {
namespace {

template <class Number>
Number Take(Cursor& in) {
    Number value = 0;
    const auto [end, error] = std::from_chars(in.rest.data(), in.rest.data() + in.rest.size(), value);
    in.ok = in.ok && error == std::errc{};
    if (in.ok) in.rest.remove_prefix(static_cast<std::size_t>(end - in.rest.data()));
    return value;
}

}  // namespace

std::string Quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            out += "\\u00" + ToHex({&c, 1});
        else
            out += c;
    }
    return out + '"';
}

bool Cursor::Skip(std::string_view literal) {
    ok = ok && rest.starts_with(literal);
    if (ok) rest.remove_prefix(literal.size());
    return ok;
}

std::uint64_t Cursor::Number() {
    return Take<std::uint64_t>(*this);
}

std::int64_t Cursor::SignedNumber() {
    return Take<std::int64_t>(*this);
}

std::string Cursor::Hex() {
    const auto end = rest.find('"');
    const auto bytes = FromHex(rest.substr(0, end));
    ok = ok && end != std::string_view::npos && bytes.has_value();
    if (!ok) return {};
    rest.remove_prefix(end);
    return *bytes;
}

char Cursor::Escaped() {
    const char c = rest.empty() ? '\0' : rest.front();
    if (c == '"' || c == '\\') {
        rest.remove_prefix(1);
        return c;
    }
    const auto byte = rest.size() < 5 ? std::nullopt : FromHex(rest.substr(3, 2));
    ok = ok && rest.starts_with("u00") && byte.has_value();
    if (!ok) return '\0';
    rest.remove_prefix(5);
    return byte->front();
}

std::string Cursor::String() {
    std::string text;
    Skip("\"");
    while (ok && !rest.empty() && rest.front() != '"') {
        const char c = rest.front();
        rest.remove_prefix(1);
        text += c == '\\' ? Escaped() : c;
    }
    Skip("\"");
    return text;
}

}  // namespace vault
