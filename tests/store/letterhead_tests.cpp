// What stands on a clinic's papers.
#include <boost/test/unit_test.hpp>

#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(letterhead_tests)

using support::TestClinic;

BOOST_AUTO_TEST_CASE(a_letterhead_is_kept_told_to_the_log_and_written_once) {
    TestClinic clinic;
    BOOST_TEST((clinic.store->LoadLetterhead() == model::Letterhead{}));
    model::Letterhead head{"Hands that listen", "example.org", "Reg. 1", true, "image/png", 2, 1, "png"};
    for (const bool large : {true, false}) {
        head.large_print = large;
        clinic.store->SaveLetterhead(head);
        const auto entries = clinic.store->AuditTrail();
        BOOST_TEST(entries.back().action == "letterhead.save");
        BOOST_TEST(entries.back().before != entries.back().after);
        clinic.store->SaveLetterhead(head);
        BOOST_TEST(clinic.store->AuditTrail().size() == entries.size(), "nothing changed");
        clinic.Reopen();
        BOOST_TEST((clinic.store->LoadLetterhead() == head));
    }
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_letterhead_that_cannot_be_printed_is_refused) {
    TestClinic clinic;
    const model::Letterhead kept{"Hands that listen", "", "", false, "", 0, 0, ""};
    clinic.store->SaveLetterhead(kept);
    const auto entries = clinic.store->AuditTrail().size();
    const std::pair<const char*, void (*)(model::Letterhead&)> cases[] = {
        {"a line too long", [](auto& head) { head.footer = std::string(5000, 'x'); }},
        {"two lines", [](auto& head) { head.tagline = "a\nb"; }},
        {"a logo of no type", [](auto& head) { head.logo = "gif"; }},
        {"a logo nobody can draw", [](auto& head) { head.logo_type = "image/gif", head.logo = "gif"; }},
        {"a logo without a size", [](auto& head) { head.logo_type = "image/png", head.logo = "png"; }}};
    for (const auto& [name, change] : cases) {
        model::Letterhead wrong = kept;
        change(wrong);
        BOOST_CHECK_EXCEPTION(
            clinic.store->SaveLetterhead(wrong), model::Error, [](const model::Error& error) {
                return error.Kind() == model::ErrorKind::Refused && !std::string(error.what()).empty();
            });
        BOOST_TEST((clinic.store->LoadLetterhead() == kept), name);
    }
    BOOST_TEST(clinic.store->AuditTrail().size() == entries);
}

BOOST_AUTO_TEST_SUITE_END()
