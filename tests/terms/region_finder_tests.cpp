#include <boost/test/unit_test.hpp>

#include "terms/fold.h"
#include "terms/region_finder.h"

namespace {

using model::Layer;
using terms::RegionFinder;

const RegionFinder& Finder() {
    static const RegionFinder finder(
        {
            {"upper_trap", true, Layer::Superficial, 1, {"Upper trapezius", "top of the shoulder", "traps"}},
            {"gluteus_minimus", true, Layer::Deep, 2, {"Gluteus minimus", "hip, deep part", "glutes"}},
            {"gluteus_medius",
             true,
             Layer::Superficial,
             1,
             {"Gluteus medius", "outer hip", "glutes", "GMed"}},
            {"hip_joint", true, Layer::Deep, 1, {"Hip joint", "Hüfte", "Articulatio coxae"}},
            {"calf_inner", true, Layer::Superficial, 1, {"Gastrocnemius, medial head", "calf"}},
            {"sole", true, Layer::Superficial, 1, {"Plantar fascia", "sole", "Fußsohle"}},
            {"it_band", true, Layer::Superficial, 1, {"Iliotibial band", "IT band", "ITB"}},
            {"elbow", true, Layer::Superficial, 2, {"Medial epicondyle", "golfer's elbow"}},
            {"sacrum", false, Layer::Superficial, 1, {"Sacrum", "base of the spine"}},
            {"lat_head", true, Layer::Superficial, 1, {"Triceps, lateral head"}},
        },
        {{"left", "l", "izquierda"}, {"right", "r"}});
    return finder;
}

// "calf_inner left, calf_inner right"
std::string Found(const std::string& query, std::size_t limit = 100) {
    std::string found;
    for (const auto& hit : Finder().Find(query, limit)) {
        if (!found.empty()) found += ", ";
        found += hit.at.region + ' ' + std::string(model::ToText(hit.at.side));
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(region_finder_tests)

BOOST_AUTO_TEST_CASE(what_is_typed_and_what_is_found) {
    const struct {
        const char *query, *found;
    } cases[] = {
        {"ITB", "it_band left, it_band right"},
        {"it-band", "it_band left, it_band right"},
        {"itband", "it_band left, it_band right"},
        {"sacrum", "sacrum midline"},
        {"left calf", "calf_inner left"},
        {"calf l", "calf_inner left"},
        {"CALF Izquierda", "calf_inner left"},
        {"calf right", "calf_inner right"},
        {"gluteus med", "gluteus_medius left, gluteus_medius right"},
        {"med glut", "gluteus_medius left, gluteus_medius right"},
        {"glut head calf", ""},
        {"gastro calf", "calf_inner left, calf_inner right"},
        {"hüfte", "hip_joint left, hip_joint right"},
        {"HÜFTE", "hip_joint left, hip_joint right"},
        {"huefte", "hip_joint left, hip_joint right"},
        {"hu\xCC\x88"
         "fte",
         "hip_joint left, hip_joint right"},
        {"hufte", "hip_joint left, hip_joint right"},
        {"fussso", "sole left, sole right"},
        {"fußso", "sole left, sole right"},
        {"golfers elbow", "elbow left, elbow right"},
        {"golfer’s", "elbow left, elbow right"},
        {"rapez", "upper_trap left, upper_trap right"},
        {"gatsrocnemius", "calf_inner left, calf_inner right"},   // swapped
        {"gastrocnemus", "calf_inner left, calf_inner right"},    // missing
        {"gasttrocnemius", "calf_inner left, calf_inner right"},  // too many
        {"gistrocn", "calf_inner left, calf_inner right"},        // wrong, half typed
        {"gistrucn", ""},
        {"solf", ""},  // too short for a slip
        {"sacrum l", "sacrum midline"},
        {"triceps l", "lat_head left"},
        {"triceps la", "lat_head left, lat_head right"},
        {"left right calf", ""},
        {"left", ""},
        {"", ""},
        {" .;/ ", ""},
        {"\xFF\xFE", ""},
        {"c\xFF", "calf_inner left, calf_inner right, hip_joint left, hip_joint right"},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.query) {
            BOOST_TEST(Found(one.query) == one.found);
        }
    }
}

// Each query is found in several ways; the better way comes first whatever the order of the regions.
BOOST_AUTO_TEST_CASE(better_matches_come_first) {
    const RegionFinder finder(
        {
            {"slip", false, Layer::Superficial, 1, {"scalenu"}},
            {"part", false, Layer::Superficial, 1, {"midscalene"}},
            {"across", false, Layer::Superficial, 1, {"other scalenes", "one"}},
            {"word", false, Layer::Superficial, 1, {"the scalenes"}},
            {"start", false, Layer::Superficial, 1, {"scalenes of all"}},
            {"optional", false, Layer::Superficial, 2, {"scalene"}},
            {"whole", false, Layer::Deep, 1, {"x", "Scalene"}},
            {"whole_too", false, Layer::Superficial, 1, {"scalene"}},
        },
        {{"left"}, {"right"}});
    std::string order;
    for (const auto& hit : finder.Find("scalene", 100)) order += hit.at.region + ' ';
    BOOST_TEST(order == "whole whole_too optional start across word part slip ");
    const auto best = finder.Find("scalene", 1);
    BOOST_REQUIRE_EQUAL(best.size(), 1U);
    BOOST_TEST(best[0].name == "Scalene");
    BOOST_TEST((best[0].layer == Layer::Deep));
}

BOOST_AUTO_TEST_CASE(words_of_one_name_come_before_words_of_several) {
    const RegionFinder finder({{"several", false, Layer::Superficial, 1, {"deep one", "lower part"}},
                               {"single", false, Layer::Superficial, 2, {"deep and lower"}}},
                              {});
    const auto hits = finder.Find("low deep", 9);
    BOOST_REQUIRE_EQUAL(hits.size(), 2U);
    BOOST_TEST(hits[0].at.region == "single");
    BOOST_TEST(hits[1].name == "deep one");
}

BOOST_AUTO_TEST_CASE(queries_and_answers_are_bounded) {
    BOOST_TEST(Found("glutes", 0).empty());
    BOOST_TEST(Found("glutes", 3) == "gluteus_medius left, gluteus_medius right, gluteus_minimus left");
    BOOST_TEST(Found("calf" + std::string(196, ' ')) == Found("calf"));
    BOOST_TEST(Found("calf" + std::string(196, ' ') + "elbow") == Found("calf"));
    BOOST_TEST(Found(std::string(10'000'000, 'x')).empty());
    std::string many;
    for (int i = 0; i < 60; ++i) many += "c ";
    BOOST_TEST(Found(many).empty());
}

BOOST_AUTO_TEST_CASE(folding) {
    const struct {
        const char *text, *one, *two;
    } cases[] = {
        {"Lig. sacrotuberale", "lig sacrotuberale", "lig sacrotuberale"},
        {"  Ärger / ÖL (über)", "arger ol uber", "aerger oel ueber"},
        {"Ñandú, Cóccix", "nandu coccix", "nandu coccix"},
        {"Ægir þ × ÿ", "aegir th y", "aegir th y"},
        {"C1–C7", "c1 c7", "c1 c7"},
        {"\xC3", "", ""},
        {"a\xC3", "a", "a"},
    };
    for (const auto& one : cases) {
        BOOST_TEST(terms::FoldedWords(one.text) == one.one);
        BOOST_TEST(terms::FoldedWords(one.text, terms::Umlaut::TwoLetters) == one.two);
    }
}

BOOST_AUTO_TEST_CASE(one_slip) {
    const struct {
        const char *typed, *word;
        bool near;
    } cases[] = {
        {"calf", "calf", true}, {"calg", "calf", true},  {"clf", "calf", true},     {"caalf", "calf", true},
        {"claf", "calf", true}, {"calfs", "calf", true}, {"cal", "calf", true},     {"", "calf", true},
        {"cx", "calf", true},   {"clfa", "calf", false}, {"calfxx", "calf", false}, {"flac", "calf", false},
        {"calf", "", false},    {"c", "", true},
    };
    for (const auto& one : cases) {
        BOOST_TEST(terms::StartsWithOneSlip(one.typed, one.word) == one.near, one.typed << " " << one.word);
    }
}

BOOST_AUTO_TEST_SUITE_END()
