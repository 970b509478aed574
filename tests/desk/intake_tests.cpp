// The blank intake page, as a client reads it.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <regex>

#include "desk/condition_list.h"
#include "desk/intake_builder.h"
#include "desk/open_clinic.h"

BOOST_AUTO_TEST_SUITE(intake_tests)

// Filled in at home: plain statements, abbreviations only behind their words, nothing for the therapist.
BOOST_AUTO_TEST_CASE(the_intake_page_speaks_to_the_client) {
    support::OpenClinic clinic;
    const std::regex abbreviation("(^|[ ,:])(?!COVID|HIV|VIH|QT)[A-Z]{2,}"), aside("\\([^)]*\\)");
    for (const std::string language : {"en", "de", "es"}) {
        std::size_t questions = 0;
        for (const auto& group : desk::BuildIntakePage(*clinic.clinic, {}, language).groups)
            for (const std::string& question : group.questions) {
                ++questions;
                BOOST_TEST(question.find('?') == std::string::npos, question);
                const std::string plain = std::regex_replace(question, aside, "");
                BOOST_TEST(!std::regex_search(plain, abbreviation), question);
            }
        BOOST_TEST(questions > 50U);
    }
}

// What therapists call it still finds it.
BOOST_AUTO_TEST_CASE(abbreviations_find_their_condition) {
    const std::pair<const char*, const char*> cases[] = {{"DOAC", "anticoagulants"},
                                                         {"CKD", "kidney_disease"},
                                                         {"OA", "osteoarthritis"},
                                                         {"rhabdo", "rhabdo_history"},
                                                         {"TIA", "stroke_tia"}};
    for (const auto& [typed, id] : cases) {
        const auto found =
            desk::FindConditions(support::TestResources(), support::TestResources().Translator("en"), typed);
        BOOST_TEST((std::ranges::find(found, id) != found.end()), typed);
    }
}

BOOST_AUTO_TEST_SUITE_END()
