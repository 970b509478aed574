#include <boost/test/unit_test.hpp>

#include <fstream>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/measures.h"

BOOST_AUTO_TEST_SUITE(measures_tests)

using terms::Measures;

namespace {

std::string Refusal(const std::string& toml) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / "measures.toml") << toml;
    try {
        (void)Measures::Load(dir.Path());
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_shipped_measures_are_sound) {
    const auto shipped = Measures::Load(std::string(PALPATE_SOURCE_DIR) + "/templates");
    for (const char* id :
         {"nrs_now", "nrs_worst24", "nrs_avg7", "psfs", "sleep_h", "sleep_q", "stress", "soreness",
          "recovery", "run_volume", "longest_run", "srpe", "adherence", "grc", "adverse"})
        BOOST_TEST(shipped.Find(id) != nullptr, id);
    BOOST_TEST(shipped.Ranges().size() == 44U);
    for (const auto& range : shipped.Ranges()) {
        BOOST_TEST_INFO(range.id);
        // What is usual is never outside.
        if (range.flag_below) BOOST_TEST(*range.flag_below <= range.from);
        if (range.flag_above) BOOST_TEST(*range.flag_above >= range.to);
    }
    BOOST_TEST(shipped.Find("rom") == nullptr);
    BOOST_TEST(shipped.FindRange("nowhere") == nullptr);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_line) {
    const std::string measure =
        "[[measure]]\nid = \"a\"\nname = \"A\"\nask = \"?\"\nsource = \"S\"\ngroup = \"pain\"\n";
    const std::string range =
        "[[range]]\nid = \"r\"\njoint = \"J\"\nmotion = \"m\"\nunit = \"°\"\nfrom = 10\nto = 20\n";
    BOOST_TEST(Refusal(measure + range + "flag_below = 5\n") == "");
    const std::pair<std::string, const char*> cases[] = {
        {measure + measure, "there twice"},
        {measure + "least = 5\nmost = 5\n", "\"least\" must lie below"},
        {measure + "step = 0\n", "\"step\" above 0"},
        {measure + "better = \"up\"\n", "“up” is not known"},
        {"[[measure]]\nid = \"rom\"\nname = \"A\"\nask = \"?\"\nsource = \"S\"\ngroup = \"pain\"\n",
         "kept for"},
        {"[[measure]]\nid = \"b\"\nname = \"A\"\nask = \"?\"\nsource = \"S\"\ngroup = \"x\"\n",
         "“x” is not known"},
        {range, "a flag value is needed"},
        {range + "flag_below = 5\nleast = 15\n", "within the bounds"}};
    for (const auto& [toml, says] : cases) {
        const std::string refusal = Refusal(toml);
        BOOST_TEST(refusal.find(says) != std::string::npos, refusal);
        BOOST_TEST(refusal.find("measures.toml") != std::string::npos, refusal);
    }
}

BOOST_AUTO_TEST_SUITE_END()
