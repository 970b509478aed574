#include <boost/test/unit_test.hpp>

#include "model/pin.h"

BOOST_AUTO_TEST_SUITE(pin_tests)

BOOST_AUTO_TEST_CASE(what_may_be_a_pin) {
    for (const char* good : {"271828", "112233", "123455", "987653", "102030", "314159265358"})
        BOOST_TEST(model::MayBePin(good), good);
    for (const char* bad : {"", "27182", "3141592653589", "000000", "777777777", "123456", "345678", "876543",
                            "890123", "210987", "27182a", "27 182", "\xD9\xA1\xD9\xA2\xD9\xA3"})
        BOOST_TEST(!model::MayBePin(bad), bad);
}

BOOST_AUTO_TEST_SUITE_END()
