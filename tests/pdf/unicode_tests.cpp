#define BOOST_TEST_MODULE pdf
#include <boost/test/unit_test.hpp>

#include "pdf/unicode.h"

BOOST_AUTO_TEST_SUITE(unicode_tests)

namespace {

struct Case {
    const char* name;
    std::string bytes;
    std::u32string codes;
};

const std::vector<Case>& Cases() {
    static const std::vector<Case> cases = {
        {"empty", "", U""},
        {"ascii", "ab", U"ab"},
        {"two bytes", "\xC3\xA4", U"ä"},
        {"three bytes", "\xE2\x86\x92", U"→"},
        {"four bytes", "\xF0\x9F\x98\x80", U"\U0001F600"},
        {"replacement itself", "\xEF\xBF\xBD!", U"\uFFFD!"},
        {"lone continuation", "a\x80z", U"a\uFFFDz"},
        {"cut short", "\xE2\x86", U"\uFFFD\uFFFD"},
        {"overlong slash", "\xC0\xAF", U"\uFFFD\uFFFD"},
        {"overlong three bytes", "\xE0\x80\xAF", U"\uFFFD\uFFFD\uFFFD"},
        {"surrogate", "\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},
        {"beyond Unicode", "\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"five-byte lead", "\xF8z", U"\uFFFDz"},
    };
    return cases;
}

}  // namespace

BOOST_AUTO_TEST_CASE(bytes_become_code_points) {
    for (const Case& c : Cases()) {
        BOOST_TEST_CONTEXT(c.name) {
            BOOST_TEST((pdf::Decode(c.bytes) == c.codes));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_scalar_survives_the_round_trip) {
    for (char32_t code = 1; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        if (code >= 0xD800 && code < 0xE000) continue;
        const std::u32string back = pdf::Decode(pdf::Encode(code));
        BOOST_REQUIRE_EQUAL(back.size(), 1U);
        BOOST_REQUIRE(back[0] == code);
    }
}

BOOST_AUTO_TEST_SUITE_END()
