#include "store/folded_name.h"

namespace store {
namespace {

// Base letters of U+00C0 … U+017F; '?' where there is none.
constexpr std::string_view kBase =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
    "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kBase.size() == 0x180 - 0xC0);

}  // namespace

std::string FoldedName(std::string_view name) {
    std::string folded;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        const unsigned next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0;
        const unsigned code = (byte & 31U) << 6 | (next & 63U);
        if (byte >= 0xC3 && byte <= 0xC5 && (next & 0xC0) == 0x80 && kBase[code - 0xC0] != '?') {
            folded += kBase[code - 0xC0];
            ++i;
        } else {
            folded += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : name[i];
        }
    }
    return folded;
}

}  // namespace store
