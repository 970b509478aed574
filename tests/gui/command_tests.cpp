#include <boost/test/unit_test.hpp>

#include <cctype>
#include <map>
#include <set>
#include <string>

#include "gui/command.h"
#include "text/translator.h"

BOOST_AUTO_TEST_SUITE(command_tests)

namespace {

// The letter that chooses an entry while its menu is open, of whatever alphabet; empty: none.
std::string Letter(const std::string& label) {
    const auto at = label.find('&');
    if (at == std::string::npos || at + 1 >= label.size()) return {};
    std::string letter(1, static_cast<char>(std::tolower(static_cast<unsigned char>(label[at + 1]))));
    for (auto next = at + 2; next < label.size() && (label[next] & 0xC0) == 0x80; ++next)
        letter += label[next];
    return letter;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_key_means_two_things) {
    std::set<std::string> taken;
    for (const gui::Command& command : gui::Commands()) {
        if (command.shortcut == nullptr) continue;
        BOOST_TEST(taken.insert(command.shortcut).second,
                   command.shortcut << " is given to a second command: " << command.text);
    }
    BOOST_TEST(taken.size() > 20U);
}

// A search field steps by the first two, every field of the toolkit begins a Unicode number by the third.
BOOST_AUTO_TEST_CASE(no_key_is_one_that_text_fields_keep_for_themselves) {
    const std::set<std::string> kept{"Ctrl+G", "Ctrl+Shift+G", "Ctrl+Shift+U"};
    for (const gui::Command& command : gui::Commands())
        BOOST_TEST((command.shortcut == nullptr || !kept.contains(command.shortcut)), command.text);
}

BOOST_AUTO_TEST_CASE(no_letter_of_a_menu_means_two_things_in_any_language) {
    for (const char* language : {"en", "de", "es"}) {
        const text::Translator words(PALPATE_BINARY_DIR "/i18n", language);
        std::map<std::string, std::map<std::string, std::string>> menus;
        for (const gui::Command& command : gui::Commands()) {
            const std::string menu = words.Text(command.menu);
            menus[""][Letter(menu)] = menu;
            if (command.text == nullptr) continue;
            const std::string label = words.Text(command.text);
            const std::string letter = Letter(label);
            BOOST_TEST(!letter.empty(), language << ": " << label);
            const auto [other, free] = menus[menu].emplace(letter, label);
            BOOST_TEST(free, language << ": " << label << " / " << other->second);
        }
        BOOST_TEST(menus[""].size() == 8U, language << ": two menus with one letter");
    }
}

BOOST_AUTO_TEST_SUITE_END()
