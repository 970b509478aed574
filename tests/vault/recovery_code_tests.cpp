#include <boost/test/unit_test.hpp>

#include <set>

#include "vault/recovery_code.h"

BOOST_AUTO_TEST_SUITE(recovery_code_tests)

using vault::RecoveryCode;

BOOST_AUTO_TEST_CASE(codes_are_eight_groups_and_never_repeat) {
    std::set<std::string> codes;
    for (int i = 0; i < 200; ++i) codes.insert(RecoveryCode::New());
    BOOST_TEST(codes.size() == 200U);
    for (const auto& code : codes) {
        BOOST_TEST(code.size() == 47U);
        BOOST_TEST(RecoveryCode::Normalise(code).value_or("") == code);
        BOOST_TEST(code.find_first_of("OILU") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(hands_may_type_it_their_way) {
    for (int i = 0; i < 50; ++i) {
        const std::string code = RecoveryCode::New();
        std::string typed;
        for (const char c : code) {
            if (c == '-') continue;
            typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(c >= 'A' ? c + 32 : c);
            typed += ' ';
        }
        BOOST_TEST(RecoveryCode::Normalise(typed).value_or("") == code);
    }
}

BOOST_AUTO_TEST_CASE(blanks_lines_and_look_alikes_are_taken) {
    for (int i = 0; i < 50; ++i) {
        const std::string code = RecoveryCode::New();
        for (const std::string between : {" ", "\t", "\r\n", "\n"}) {
            std::string typed;
            for (const char c : code) typed += c == '-' ? between : std::string(1, c == '1' ? 'I' : c);
            BOOST_TEST(RecoveryCode::Normalise(typed).value_or("") == code);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_wrong_character_and_every_swap_is_found_in_its_group) {
    const std::string code = RecoveryCode::New();
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '-') continue;
        const int group = static_cast<int>(at / 6) + 1;
        for (const char wrong : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
            std::string typed = code;
            typed[at] = wrong;
            if (wrong != code[at]) BOOST_TEST(RecoveryCode::FirstWrongGroup(typed) == group);
        }
        if (at + 1 == code.size() || code[at + 1] == '-' || code[at + 1] == code[at]) continue;
        std::string swapped = code;
        std::swap(swapped[at], swapped[at + 1]);
        BOOST_TEST(RecoveryCode::FirstWrongGroup(swapped) == group);
    }
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_code) {
    const std::string code = RecoveryCode::New();
    for (const std::string& wrong :
         {std::string(), code.substr(1), code + "0", std::string("U") + code.substr(1),
          std::string(100'000, 'A'), std::string("\xC3\xA4") + code.substr(2), "{" + code.substr(1),
          code.substr(0, code.size() - 1) + (code.back() == 'A' ? 'B' : 'A')})
        BOOST_TEST(!RecoveryCode::Normalise(wrong).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
