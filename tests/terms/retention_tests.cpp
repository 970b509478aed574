#include <boost/test/unit_test.hpp>

#include <fstream>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/jurisdictions.h"
#include "terms/retention.h"

BOOST_AUTO_TEST_SUITE(retention_tests)

using terms::Retention;

namespace {

const std::filesystem::path kTemplates = std::string(PALPATE_SOURCE_DIR) + "/templates";

std::string Refusal(const std::string& toml) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / "retention.toml") << toml;
    try {
        (void)Retention::Load(dir.Path());
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

std::string Rule(const std::string& id, const std::string& more = {}) {
    return "[[rule]]\nid = \"" + id + "\"\nname = \"N\"\nsource = \"S\"\nyears = 10\n" + more;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_place_has_the_figures_of_its_rule) {
    const auto shipped = Retention::Load(kTemplates);
    const struct {
        const char* id;
        int years, minor_years, minor_until, majority;  // 0: none
        bool verified;
    } cases[] = {
        {"generic", 10, 10, 0, 18, false}, {"ca-on", 10, 10, 0, 18, true},  {"ca", 10, 10, 0, 18, true},
        {"ca-bc", 16, 16, 0, 19, false},   {"nz", 10, 0, 0, 18, true},      {"gb", 8, 8, 26, 18, false},
        {"au", 7, 0, 25, 18, false},       {"us-ny", 6, 0, 22, 18, false},  {"us", 4, 0, 0, 18, false},
        {"us-tx", 4, 0, 0, 18, false},     {"us-wa", 10, 10, 0, 18, false}, {"de", 10, 10, 0, 18, false}};
    BOOST_TEST(shipped.All().size() == std::size(cases));
    for (const auto& one : cases) {
        const auto& rule = shipped.Of(one.id);
        BOOST_TEST(rule.id == one.id);
        BOOST_TEST(rule.years == one.years, one.id);
        BOOST_TEST(rule.minor_years.value_or(0) == one.minor_years, one.id);
        BOOST_TEST(rule.minor_until.value_or(0) == one.minor_until, one.id);
        BOOST_TEST(rule.majority == one.majority, one.id);
        BOOST_TEST(rule.verified == one.verified, one.id);
        BOOST_TEST(!rule.source.empty(), one.id);
    }
}

BOOST_AUTO_TEST_CASE(every_jurisdiction_has_a_rule_the_generic_one_at_least) {
    const auto shipped = Retention::Load(kTemplates);
    const auto places = terms::Jurisdictions::Load(kTemplates);
    for (const auto& place : places.All()) BOOST_TEST(shipped.Of(place.id).years >= 4, place.id);
    BOOST_TEST(shipped.Of("us-md").id == "generic");
    BOOST_TEST(shipped.Of("atlantis").id == "generic");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_line) {
    BOOST_TEST(Refusal(Rule("generic")) == "");
    const std::pair<std::string, const char*> cases[] = {
        {Rule("generic") + Rule("generic"), "there twice"},
        {Rule("de"), "\"generic\" is missing"},
        {"", "\"generic\" is missing"},
        {Rule("generic", "minor_years = 0\n"), "\"minor_years\" must lie between 1 and 100"},
        {Rule("generic", "minor_until = 17\n"), "\"minor_until\" must lie between 18 and 100"},
        {Rule("generic", "majority = 3\n"), "\"majority\" must lie between 14 and 30"},
        {"[[rule]]\nid = \"generic\"\nname = \"N\"\nsource = \"S\"\nyears = 101\n", "\"years\" must lie"},
        {"[[rule]]\nid = \"generic\"\nname = \"N\"\nsource = \"S\"\nyears = -1\n", "\"years\" must lie"},
        {"[[rule]]\nid = \"generic\"\nname = \"N\"\nsource = \"S\"\n", "years"},
        {"[[rule]]\nid = \"generic\"\nname = \"N\"\nsource = \"\"\nyears = 3\n",
         "where the rule comes from"}};
    for (const auto& [toml, says] : cases) {
        const std::string refusal = Refusal(toml);
        BOOST_TEST(refusal.find(says) != std::string::npos, refusal);
        BOOST_TEST(refusal.find("retention.toml") != std::string::npos, refusal);
    }
}

BOOST_AUTO_TEST_SUITE_END()
