// The blank intake page, as a client reads it.
#include <boost/test/unit_test.hpp>

#include <regex>

#include "desk/intake_builder.h"
#include "desk/open_clinic.h"

BOOST_AUTO_TEST_SUITE(intake_tests)

// Filled in at home: plain statements, abbreviations only behind their words, nothing for the therapist.
BOOST_AUTO_TEST_CASE(the_intake_page_speaks_to_the_client) {
    support::OpenClinic clinic;
    const std::regex abbreviation("(^|[ ,:])(?!COVID|HIV|VIH|QT)[A-Z]{2,}");
    for (const std::string language : {"en", "de", "es"}) {
        std::size_t questions = 0;
        for (const auto& group : desk::BuildIntakePage(*clinic.clinic, {}, language).groups)
            for (const std::string& question : group.questions) {
                ++questions;
                BOOST_TEST(question.find('?') == std::string::npos, question);
                BOOST_TEST(!std::regex_search(question, abbreviation), question);
                BOOST_TEST(!question.starts_with("Diagnosed "), question);
            }
        BOOST_TEST(questions > 50U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
