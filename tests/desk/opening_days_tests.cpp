#include <boost/test/unit_test.hpp>

#include <fstream>

#include "desk/open_clinic.h"
#include "desk/opening_days.h"
#include "desk/own_content.h"
#include "desk/template_check.h"
#include "model/problem.h"
#include "support/temp_dir.h"

BOOST_FIXTURE_TEST_SUITE(opening_days_tests, support::OpenClinic)

namespace {

desk::OpenDays Days(const std::vector<std::string>& ids) {
    return desk::ParseOpenDays(ids);
}

}  // namespace

BOOST_AUTO_TEST_CASE(nobody_said_means_all_but_sunday) {
    const auto opening = desk::LookAtOpening(*clinic);
    BOOST_TEST((opening.days == desk::kUsualDays));
    BOOST_TEST(opening.file.empty());
    BOOST_TEST(opening.problems.empty());
    using namespace std::chrono;
    BOOST_TEST(!desk::IsOpen(opening.days, 2026y / November / 29));
    BOOST_TEST(desk::IsOpen(opening.days, 2026y / November / 28));
}

BOOST_AUTO_TEST_CASE(what_is_saved_is_read_again_and_logged) {
    desk::SaveOpening(*clinic, Days({"sunday", "wednesday"}));
    BOOST_TEST((desk::LookAtOpening(*clinic).days == Days({"wednesday", "sunday"})));
    const auto trail = clinic->Store().AuditTrail();
    BOOST_TEST((std::ranges::find(trail, "content.change", &store::AuditEntry::action) != trail.end()));
    // No exercise of the clinic's own, and nothing wrong with any.
    BOOST_TEST(desk::LookAtContent(*clinic).elsewhere.empty());
    BOOST_CHECK_THROW(desk::SaveOpening(*clinic, {}), model::Error);
    BOOST_TEST((desk::LookAtOpening(*clinic).days == Days({"wednesday", "sunday"})));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_wrong_is_told_and_not_in_force) {
    const support::TempDir own;
    const auto file = own.Path() / desk::kOpeningFile;
    for (const char* text : {"open = [\"mon\"]", "open = []", "closed = [\"sunday\"]", "open = \"monday\"",
                             "no toml", "open = [1, 2]"}) {
        std::ofstream(file) << text;
        const auto opening = desk::LookAtOpening(own.Path());
        BOOST_TEST((opening.days == desk::kUsualDays), text);
        BOOST_TEST(opening.problems.size() == 1U, text);
        const auto report = desk::CheckTemplates(clinic->Data(), clinic->Data().Translator("en"), own.Path());
        BOOST_TEST(report.problems.size() == 1U, text);
    }
    BOOST_CHECK_THROW(Days({"noday"}), model::Error);
    BOOST_CHECK_THROW(Days({}), model::Error);
}

BOOST_AUTO_TEST_SUITE_END()
