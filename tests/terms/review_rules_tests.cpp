#include <boost/test/unit_test.hpp>

#include <fstream>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/review_rules.h"

BOOST_AUTO_TEST_SUITE(review_rules_tests)

namespace {

std::string Refusal(const std::string& toml) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / "review.toml") << toml;
    try {
        (void)terms::ReviewRules::Load(dir.Path());
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_shipped_rules_say_where_they_come_from) {
    const auto rules = terms::ReviewRules::Load(std::string(PALPATE_SOURCE_DIR) + "/templates");
    BOOST_TEST(rules.late_after_hours == 24);
    BOOST_TEST(rules.reassess_visits == 6);
    BOOST_TEST(rules.reassess_weeks == 12);
    BOOST_TEST(!rules.late_source.empty());
    BOOST_TEST(!rules.reassess_source.empty());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_file) {
    const std::string late = "[late]\nhours = 24\nsource = \"x\"\n";
    const std::string again = "[reassessment]\nvisits = 6\nweeks = 12\nsource = \"x\"\n";
    BOOST_TEST(Refusal(late + again) == "");
    const std::pair<std::string, const char*> cases[] = {
        {late, "visits"},
        {again, "hours"},
        {"[late]\nhours = 0\nsource = \"x\"\n" + again, "between 1 and"},
        {"[late]\nhours = 24\nsource = \"\"\n" + again, "where the rule comes from"},
        {late + "[reassessment]\nvisits = 6\nweeks = 9999\nsource = \"x\"\n", "between 1 and 520"},
        {late + "[reassessment]\nvisits = \"six\"\nweeks = 12\nsource = \"x\"\n", "visits"}};
    for (const auto& [toml, says] : cases) {
        const std::string refusal = Refusal(toml);
        BOOST_TEST(refusal.find(says) != std::string::npos, refusal);
        BOOST_TEST(refusal.find("review.toml") != std::string::npos, refusal);
    }
}

BOOST_AUTO_TEST_SUITE_END()
