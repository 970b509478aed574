#include <boost/test/unit_test.hpp>

#include <fstream>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/jurisdictions.h"

BOOST_AUTO_TEST_SUITE(jurisdictions_tests)

using terms::Jurisdictions;

namespace {

std::string Refusal(const std::string& toml) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / "jurisdictions.toml") << toml;
    try {
        (void)Jurisdictions::Load(dir.Path());
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_place_of_practice_is_there_with_its_sources) {
    const auto shipped = Jurisdictions::Load(std::string(PALPATE_SOURCE_DIR) + "/templates");
    for (const char* id : {"generic", "us-wa", "us-md", "us-mi", "us-ma", "ca-on", "de"}) {
        const auto& one = shipped.Of(id);
        BOOST_TEST(!one.name.empty(), id);
        BOOST_TEST(one.fields.size() >= 3U, id);
    }
    BOOST_TEST(shipped.All().size() == 7U);
    BOOST_TEST(*shipped.Of("us-wa").consent_months == 12);
    for (const auto& one : shipped.All()) {
        BOOST_TEST(one.late_after_hours == 24, one.id);
        BOOST_TEST(one.late_ceiling_days == 45, one.id);
    }
    BOOST_TEST(shipped.Find("atlantis") == nullptr);
    BOOST_CHECK_THROW((void)shipped.Of("atlantis"), model::Error);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_line) {
    const std::string generic = "[[jurisdiction]]\nid = \"generic\"\nname = \"G\"\n";
    const std::string field = "[[jurisdiction.field]]\nid = \"plan\"\nsource = \"law\"\n";
    BOOST_TEST(Refusal(generic + field) == "");
    const std::pair<std::string, const char*> cases[] = {
        {generic + "[[jurisdiction.field]]\nid = \"colour\"\nsource = \"x\"\n", "no field \"colour\""},
        {generic + field + field, "there twice"},
        {generic + generic, "there twice"},
        {generic + "[[jurisdiction.field]]\nid = \"plan\"\nsource = \"\"\n", "where the rule comes from"},
        {generic + "consent_months = 0\n", "between 1 and 1200"},
        {generic + "late_after_hours = 0\n", "\"late_after_hours\" must lie between 1 and 8760"},
        {generic + "late_ceiling_days = 3651\n", "\"late_ceiling_days\" must lie between 1 and 3650"},
        {"[[jurisdiction]]\nid = \"de\"\nname = \"D\"\n", "\"generic\" is missing"},
        {"", "\"generic\" is missing"}};
    for (const auto& [toml, says] : cases) {
        const std::string refusal = Refusal(toml);
        BOOST_TEST(refusal.find(says) != std::string::npos, refusal);
        BOOST_TEST(refusal.find("jurisdictions.toml") != std::string::npos, refusal);
    }
}

BOOST_AUTO_TEST_SUITE_END()
