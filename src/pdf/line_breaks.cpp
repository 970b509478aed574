#include "pdf/line_breaks.h"

#include <linebreak.h>

#include <algorithm>
#include <string_view>

#include "pdf/bidi.h"

namespace pdf {

namespace {

bool IsLetter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code >= 0xC0;
}

bool IsDigit(char32_t code) {
    return code >= '0' && code <= '9';
}

bool Among(char32_t code, std::u32string_view set) {
    return set.find(code) != set.npos;
}

// "2 × 30 s" and "18 km" stay on one line: a number is not torn from its sign or a short unit.
bool HoldsNumber(const std::u32string& codes, std::size_t space) {
    if (space == 0 || space + 1 >= codes.size()) return false;
    const char32_t before = codes[space - 1], after = codes[space + 1];
    constexpr char32_t times = 0xD7;
    if ((before == times && IsDigit(after)) || (IsDigit(before) && (after == times || after == '%')))
        return true;
    if (!IsDigit(before) || !IsLetter(after)) return false;
    constexpr std::size_t longest_unit = 4;
    std::size_t end = space + 1;
    while (end < codes.size() && end <= space + 1 + longest_unit && IsLetter(codes[end])) ++end;
    return end - space - 1 <= longest_unit;
}

// "030 555 0142" and "(030) 555" too, which a second line would make another number.
bool HoldsPhone(const std::u32string& codes, std::size_t space) {
    constexpr std::size_t longest = 24;
    constexpr std::ptrdiff_t fewest = 6, most = 15;  // digits
    const auto belongs = [&codes](std::size_t i) {
        return IsDigit(codes[i]) || Among(codes[i], U" ()-/+.\u00A0");
    };
    std::size_t from = space, to = space;
    while (from > 0 && space - from < longest && belongs(from - 1)) --from;
    while (to + 1 < codes.size() && to - space < longest && belongs(to + 1)) ++to;
    if (from == space || to == space || !Among(codes[space - 1], U"0123456789)/-") ||
        !Among(codes[space + 1], U"0123456789(/-"))
        return false;
    const auto digits = std::count_if(codes.begin() + static_cast<std::ptrdiff_t>(from),
                                      codes.begin() + static_cast<std::ptrdiff_t>(to) + 1, IsDigit);
    return to - from < longest && digits >= fewest && digits <= most;
}

// What people keep together beyond the library's version of the rules.
bool Holds(const std::u32string& codes, std::size_t i) {
    const char32_t code = codes[i], next = i + 1 < codes.size() ? codes[i + 1] : 0;
    if (Extends(codes, i + 1)) return true;
    if (code == ' ') return HoldsNumber(codes, i) || HoldsPhone(codes, i);
    if (Among(code, U"-\u2010\u2013\u2014")) return i == 0 || !IsLetter(codes[i - 1]) || !IsLetter(next);
    if (code == '/') return i == 0 || IsDigit(codes[i - 1]);
    if (Among(next, U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー")) return true;
    return IsLetter(code) && Among(next, U"\u2014+%$£¥€°±\u2212\u2030");
}

// The library stops the program at halves of flags and at what is no character: they break as ideographs do.
utf32_t Bearable(char32_t code) {
    constexpr utf32_t ideograph = 0x4E00;
    return code == 0xFFFF || (code >= 0x1F1E6 && code <= 0x1F1FF) ? ideograph : code;
}

}  // namespace

std::vector<bool> BreaksAfter(const std::u32string& codes) {
    static const bool kReady = (init_linebreak(), true);
    std::vector<bool> breaks(codes.size(), false);
    if (codes.empty() || !kReady) return breaks;
    std::vector<utf32_t> text(codes.size());
    std::transform(codes.begin(), codes.end(), text.begin(), Bearable);
    std::vector<char> found(codes.size());
    set_linebreaks_utf32(text.data(), text.size(), nullptr, found.data());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        breaks[i] = found[i] == LINEBREAK_ALLOWBREAK && !Holds(codes, i);
    }
    return breaks;
}

}  // namespace pdf
