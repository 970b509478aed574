#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

#include "exchange/choir_csv.h"

namespace {

const std::filesystem::path kMaps = std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps";
const std::string kHead = "id,gender,race,age,bodymap_regions_csv,score\n";

std::vector<exchange::ChoirMap> Read(const std::string& csv) {
    return exchange::ReadChoir(csv, "maps.csv", kMaps);
}

std::string Refusal(const std::string& csv) {
    try {
        (void)Read(csv);
    } catch (const model::Error& error) {
        return error.what();
    }
    BOOST_ERROR("nothing was refused");
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choir_csv_tests)

BOOST_AUTO_TEST_CASE(rows_are_read) {
    const auto maps = Read(kHead + "7,Male,White,45,\"128,117, 107\",58\n8,Male,,,105,\n");
    BOOST_REQUIRE_EQUAL(maps.size(), 2U);
    BOOST_TEST(maps[0].line == 2);
    BOOST_TEST(maps[0].id == "7");
    BOOST_TEST(maps[0].age == 45);
    BOOST_TEST(maps[0].score == 58);
    BOOST_TEST(maps[0].segments == (std::vector<int>{128, 117, 107}), boost::test_tools::per_element());
    BOOST_TEST(maps[1].age == -1);
    BOOST_TEST(maps[1].segments == std::vector<int>{105}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(female_numbers_become_male_ones) {
    const auto maps =
        Read(kHead + "1,Female,W,30,\"112,113,114,115,116,117,118\",1\n2,Male,W,30,\"112,113\",1\n");
    BOOST_TEST(maps[0].segments == (std::vector<int>{116, 117, 112, 113, 114, 115, 118}),
               boost::test_tools::per_element());
    BOOST_TEST(maps[1].segments == (std::vector<int>{112, 113}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refusals_name_the_line) {
    const struct {
        std::string csv, says;
    } cases[] = {
        {"", "maps.csv is empty"},
        {"id,gender,race,age,score\n", "line 1: the column \"bodymap_regions_csv\" is missing"},
        {kHead + "1,Male,W,30,\"101,139\",1\n", "line 2: there is no body map segment \"139\""},
        {kHead + "1,Male,W,30,101,1\n2,Male,W,30,calf,1\n", "line 3: there is no body map segment \"calf\""},
        {kHead + "1,Male,W,30,\"101,102,101\",1\n", "line 2: the segment 101 is named twice"},
        {kHead + "1,Male,W,30,99999999999999999999,1\n", "line 2: there is no body map segment \"9999"},
        {kHead + std::string(1'000'000, ','), "line 2: a line has too many columns"},
        {kHead + "1,Male,W,30,101,1\n\xC3(,Male,W,30,101,1\n", "line 3: this is not text in UTF-8"},
        {kHead + std::string("\0,Male,W,30,101,1\n", 18), "line 2: this is not text in UTF-8"},
        {kHead + "1,Male,W,30,101\n", "line 2: expected 6 columns, found 5"},
        {kHead + "1,Male,W,300,101,1\n", "line 2: \"age\" must be a whole number from 0 to 120"},
        {kHead + "1,Male,W,30,\"101,1\n", "line 2: a quote is opened and never closed"},
        {kHead + "1,Male,W,30,\"101\"x,1\n", "line 2: expected a comma or the end of the line"},
    };
    for (const auto& one : cases) {
        const std::string said = Refusal(one.csv);
        BOOST_TEST(said.find(one.says) != std::string::npos, said);
    }
}

BOOST_AUTO_TEST_CASE(every_segment_has_a_place) {
    const auto places = exchange::ReadChoirPlaces(kMaps);
    BOOST_TEST(places.size() == 74U);
    for (const auto& [number, place] : places) {
        BOOST_TEST((place.view == (number < 200 ? model::View::Front : model::View::Back)));
        BOOST_TEST(!place.at.region.empty());
        // On the front the client's left is at larger x, on the back at smaller.
        const bool right_of_midline = place.point.x > 200;
        BOOST_TEST(((place.at.side == model::Side::Left) == (right_of_midline == (number < 200))), number);
    }
}

BOOST_AUTO_TEST_CASE(the_published_file) {
    const auto file = std::filesystem::path(PALPATE_SOURCE_DIR) / "../shared/samples/choir_maps.csv";
    if (!std::filesystem::exists(file)) {
        BOOST_TEST_MESSAGE("skipped: the published file is not here");
        return;
    }
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    BOOST_TEST(exchange::LooksLikeChoir(text.str()));
    const auto maps = Read(text.str());
    std::size_t marks = 0;
    for (const auto& map : maps) marks += map.segments.size();
    BOOST_TEST(maps.size() == 3000U);
    BOOST_TEST(marks == 14325U);
}

BOOST_AUTO_TEST_SUITE_END()
