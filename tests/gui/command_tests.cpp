#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

#include "gui/command.h"

BOOST_AUTO_TEST_SUITE(command_tests)

BOOST_AUTO_TEST_CASE(no_key_means_two_things) {
    std::set<std::string> taken;
    for (const gui::Command& command : gui::Commands()) {
        if (command.shortcut == nullptr) continue;
        BOOST_TEST(taken.insert(command.shortcut).second,
                   command.shortcut << " is given to a second command: " << command.text);
    }
    BOOST_TEST(taken.size() > 20U);
}

BOOST_AUTO_TEST_SUITE_END()
