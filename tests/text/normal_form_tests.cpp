#include <boost/test/unit_test.hpp>

#include "text/normal_form.h"

BOOST_AUTO_TEST_SUITE(normal_form_tests)

BOOST_AUTO_TEST_CASE(letters_and_accents_become_one) {
    BOOST_TEST(text::Composed("") == "");
    BOOST_TEST(text::Composed("abc") == "abc");
    BOOST_TEST(text::Composed("A\u0302\u0301") == "Ấ");
    BOOST_TEST(text::Composed("u\u0308") == "ü");
    BOOST_TEST(text::Composed("\u1100\u1161\u11A8") == "각");
    BOOST_TEST(text::Composed("q\u0301") == "q\u0301");
}

BOOST_AUTO_TEST_SUITE_END()
