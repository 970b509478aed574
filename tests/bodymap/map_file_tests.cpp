#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <string>

#include "bodymap/atlas.h"
#include "bodymap/body_map.h"
#include "model/problem.h"
#include "support/temp_dir.h"

namespace {

const std::filesystem::path kFolder = std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps";

std::string Svg(const std::string& root, const std::string& body) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 100\" data-figure=\"neutral\" " +
           root + ">\n<g id=\"outline\"><path d=\"M0 0L40 0L40 100Z\"/></g>\n" + body + "\n</svg>";
}
const std::string kRoot = "data-view=\"front\" data-mm-per-unit=\"1.7\"";

std::string Refusal(const std::string& svg) {
    try {
        (void)bodymap::ReadMap(svg, "map.svg");
    } catch (const model::Error& error) {
        BOOST_TEST(bool(error.Kind() == model::ErrorKind::BadInput));
        return error.what();
    }
    return "accepted";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(map_file_tests)

BOOST_AUTO_TEST_CASE(every_file_of_the_folder_reads_and_writes_back) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        if (entry.path().extension() != ".svg") continue;
        ++count;
        const auto map = bodymap::ReadMap(entry.path());
        const std::string name =
            std::string(model::ToText(map.figure)) + "-" + std::string(model::ToText(map.view)) + ".svg";
        BOOST_TEST(entry.path().filename().string() == name);
        BOOST_TEST(map.regions.size() >= 8u);
        BOOST_TEST(bool(bodymap::ReadMap(bodymap::WriteMap(map), name) == map), name);
    }
    BOOST_TEST(count == 36);
}

BOOST_AUTO_TEST_CASE(the_neutral_figure_holds_what_the_atlas_lists) {
    bodymap::Atlas atlas(kFolder);
    const auto& front = atlas.Map(model::Figure::Neutral, model::View::Front);
    BOOST_TEST(bool(front.box == bodymap::Rect{-110, 0, 620, 1000}));
    BOOST_TEST(front.mm_per_unit == 1.7401);
    BOOST_TEST(front.regions.size() == 206u);
    BOOST_TEST(front.excluded.size() == 3u);
    BOOST_TEST(atlas.Map(model::Figure::Neutral, model::View::Back).regions.size() == 208u);
    BOOST_TEST(!atlas.Map(model::Figure::Neutral, model::View::HandPalmar).edge.empty());
    BOOST_TEST(atlas.Views(model::Figure::Neutral).size() == 20u);
    BOOST_TEST(bool(atlas.Views(model::Figure::Female) == atlas.Views(model::Figure::Neutral)));
}

BOOST_AUTO_TEST_CASE(hands_and_feet_take_the_size_of_their_figure) {
    bodymap::Atlas atlas(kFolder);
    const auto& neutral = atlas.Map(model::Figure::Neutral, model::View::HandPalmar);
    const auto& female = atlas.Map(model::Figure::Female, model::View::HandPalmar);
    BOOST_TEST((female.figure == model::Figure::Female));
    BOOST_TEST((female.outline == neutral.outline));
    const double size = atlas.Map(model::Figure::Female, model::View::Front).mm_per_unit /
                        atlas.Map(model::Figure::Neutral, model::View::Front).mm_per_unit;
    BOOST_TEST(size < 1);
    BOOST_TEST(female.mm_per_unit == neutral.mm_per_unit * size);
    BOOST_TEST(female.regions[0].area_mm2 == neutral.regions[0].area_mm2 * size * size);
}

BOOST_AUTO_TEST_CASE(errors_name_the_line) {
    const auto region = [](const std::string& attributes) {
        return Svg(kRoot,
                   "<g id=\"regions-superficial\">\n<path " + attributes + " d=\"M0 0L1 1L0 1Z\"/>\n</g>");
    };
    const std::string good =
        "data-region=\"a\" data-side=\"left\" data-layer=\"deep\" data-label=\"1,2\" data-area-mm2=\"3\"";
    BOOST_TEST(Refusal(region(good)) == "accepted");
    const std::pair<const char*, const char*> breaks[] = {
        {"data-side=\"left\"", "data-side=\"port\""},   {"data-layer=\"deep\"", "data-layer=\"skin\""},
        {"data-label=\"1,2\"", "data-label=\"1\""},     {"data-label=\"1,2\"", "data-label=\"1,inf\""},
        {"data-region=\"a\"", "data-region=\"A b\""},   {"data-area-mm2=\"3\"", ""},
        {"data-area-mm2=\"3\"", "data-area-mm2=\"x\""}, {"data-region=\"a\"", ""}};
    for (const auto& [from, to] : breaks) {
        std::string bad = good;
        bad.replace(bad.find(from), std::string(from).size(), to);
        BOOST_TEST(Refusal(region(bad)).find("map.svg:4") == 0u, bad);
    }
}

BOOST_AUTO_TEST_CASE(zones_are_read_beside_the_regions) {
    const auto zone = [](const std::string& attributes) {
        return Svg(kRoot, "<g id=\"zones\">\n<path " + attributes + " d=\"M0 0L4 0L0 4Z\"/>\n</g>");
    };
    const std::string good = "data-zone=\"kidney_area\" data-side=\"right\" data-label=\"1,2\"";
    const auto map = bodymap::ReadMap(zone(good), "map.svg");
    BOOST_TEST(map.regions.empty());
    BOOST_REQUIRE(map.zones.size() == 1u);
    BOOST_TEST(map.zones[0].id == "kidney_area");
    BOOST_TEST(bool(map.zones[0].side == model::Side::Right));
    BOOST_TEST(bool(map.zones[0].label == bodymap::MapPoint{1, 2}));
    BOOST_TEST(bool(bodymap::ReadMap(bodymap::WriteMap(map), "again") == map));
    const std::pair<const char*, const char*> breaks[] = {{"kidney_area", "Kidney area"},
                                                          {"data-zone=\"kidney_area\"", ""},
                                                          {"\"right\"", "\"starboard\""},
                                                          {"data-label=\"1,2\"", ""}};
    for (const auto& [from, to] : breaks) {
        std::string bad = good;
        bad.replace(bad.find(from), std::string(from).size(), to);
        BOOST_TEST(Refusal(zone(bad)).find("map.svg:4") == 0u, bad);
    }
}

BOOST_AUTO_TEST_CASE(a_sheet_names_the_tiles_it_lies_over) {
    const auto sheet = [&](const std::string& attributes) {
        return Svg(
            kRoot,
            "<g id=\"overlays\">\n<path data-region=\"platysma\" data-side=\"left\" data-label=\"1,2\" "
            "data-area-mm2=\"9\" " +
                attributes + " d=\"M0 0L4 0L4 4Z\"/>\n</g>");
    };
    const std::string good = "data-layer=\"overlay-superficial\" data-over=\"suprahyoids infrahyoids\"";
    const auto map = bodymap::ReadMap(sheet(good), "map.svg");
    BOOST_REQUIRE(map.regions.size() == 1u);
    BOOST_TEST((map.regions[0].over == std::vector<std::string>{"suprahyoids", "infrahyoids"}));
    BOOST_TEST(bool(bodymap::ReadMap(bodymap::WriteMap(map), "again") == map));
    std::string many = "a";
    for (int i = 0; i < 32; ++i) many += " a";
    const std::pair<std::string, std::string> breaks[] = {{"suprahyoids infrahyoids", ""},
                                                          {"suprahyoids infrahyoids", many},
                                                          {"suprahyoids infrahyoids", "suprahyoids "},
                                                          {"suprahyoids infrahyoids", "Suprahyoids"},
                                                          {"overlay-superficial", "overlay-deep"}};
    for (const auto& [from, to] : breaks) {
        std::string bad = good;
        bad.replace(bad.find(from), from.size(), to);
        BOOST_TEST(Refusal(sheet(bad)).find("map.svg:4") == 0u, bad);
        BOOST_TEST(Refusal(sheet(bad)).find("data-over") != std::string::npos, bad);
    }
}

BOOST_AUTO_TEST_CASE(a_tap_on_a_zone_answers_the_muscle) {
    bodymap::Atlas atlas(kFolder);
    using enum model::View;
    struct Shown {
        const char* zone;
        model::View view;
        const char* region;
    };
    const Shown shown[] = {{"femoral_triangle", Front, "pectineus"},
                           {"antecubital_fossa", Front, "cubital_fossa"},
                           {"breast", Front, "pectoralis_major_sternocostal"},
                           {"breast", Right, "pectoralis_major_sternocostal"},
                           {"carotid_triangle", HeadLeft, "platysma"},
                           {"kidney_area", Back, "latissimus_dorsi"},
                           {"common_fibular_nerve", Left, "fibular_head"}};
    for (const auto figure : {model::Figure::Neutral, model::Figure::Female, model::Figure::Male}) {
        for (const Shown& row : shown) {
            const auto& zones = atlas.Map(figure, row.view).zones;
            const auto named = [&](const bodymap::Zone& zone) { return zone.id == row.zone; };
            const auto zone = std::find_if(zones.begin(), zones.end(), named);
            BOOST_REQUIRE_MESSAGE(zone != zones.end(), row.zone);
            const auto hit = atlas.Index(figure, row.view).At(zone->label, model::Layer::Superficial);
            BOOST_REQUIRE_MESSAGE(hit, row.zone);
            BOOST_TEST(hit->at.region == row.region);
            BOOST_TEST(bool(hit->at.side == zone->side));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_body_map_is_refused) {
    const std::pair<std::string, const char*> cases[] = {
        {"", "map.svg:1"},
        {"<svg", "map.svg:1"},
        {"<html/>", "expected an SVG"},
        {"\n<!DOCTYPE svg [<!ENTITY a \"b\">]>\n" + Svg(kRoot, ""), "map.svg:2: a document type"},
        {Svg("data-view=\"sideways\" data-mm-per-unit=\"1\"", ""), "data-view"},
        {Svg("data-view=\"front\" data-mm-per-unit=\"0\"", ""), "viewBox"},
        {Svg("data-view=\"front\"", ""), "data-mm-per-unit"},
        {"<svg viewBox=\"0 0 1 1\" data-figure=\"male\" " + kRoot + "/>", "outline"},
        {Svg(kRoot, "<g id=\"lines\" transform=\"scale(2)\"/>"),
         "map.svg:3: a body map must not hold a transform"},
        {Svg(kRoot, "<g id=\"lines\"><path data-kind=\"bold\" d=\"M0 0\"/></g>"), "data-kind"},
        {Svg(kRoot, "<g id=\"excluded\"><path d=\"m0 0\"/></g>"), "map.svg:3: the path is not understood"},
        {Svg(kRoot, "<g id=\"excluded\"><path/></g>"), "map.svg:3: the path is empty"},
        {Svg(kRoot, "<g id=\"excluded\"><path d=\"M1e300 0\"/></g>"),
         "map.svg:3: the path lies far outside"}};
    for (const auto& [svg, words] : cases)
        BOOST_TEST(Refusal(svg).find(words) != std::string::npos, Refusal(svg));
}

BOOST_AUTO_TEST_CASE(size_and_number_of_paths_are_bounded) {
    std::string paths;
    for (int i = 0; i < 5'000; ++i) paths += "<path d=\"M0 0\"/>";
    BOOST_TEST(Refusal(Svg(kRoot, "<g id=\"excluded\">" + paths + "</g>")).find("5000 paths") !=
               std::string::npos);
    std::string steps = "M0 0";
    for (int i = 0; i < 19'999; ++i) steps += " 1 1";
    const std::string path = "<path d=\"" + steps + "\"/>";
    BOOST_TEST(Refusal(Svg(kRoot, "<g id=\"excluded\">" + path + path + path + "</g>")).find("50000 steps") !=
               std::string::npos);
    BOOST_TEST(Refusal(std::string((8u << 20) + 1, ' ')).find("8 MiB") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(groups_of_others_are_left_alone) {
    BOOST_TEST(Refusal(Svg(kRoot, "<g id=\"notes\"><path d=\"anything\"/></g><metadata>x</metadata>")) ==
               "accepted");
}

BOOST_AUTO_TEST_CASE(the_atlas_says_which_file_is_missing_or_misnamed) {
    const support::TempDir dir;
    bodymap::Atlas atlas(dir.Path());
    BOOST_TEST(atlas.Views(model::Figure::Male).empty());
    BOOST_CHECK_EXCEPTION((void)atlas.Map(model::Figure::Male, model::View::Front), model::Error,
                          [](const auto& e) { return std::string(e.what()).find("male-front.svg") == 0; });
    std::ofstream(dir.Path() / "male-front.svg") << Svg(kRoot, "");
    BOOST_CHECK_EXCEPTION(
        (void)atlas.Map(model::Figure::Male, model::View::Front), model::Error,
        [](const auto& e) { return std::string(e.what()).find("figure neutral") != std::string::npos; });
}

BOOST_AUTO_TEST_CASE(the_best_view_is_the_largest_drawing) {
    bodymap::Atlas atlas(kFolder);
    const auto best = [&](const char* region, model::Side side, model::Layer layer) {
        return atlas.BestView(model::Figure::Neutral, {region, side}, layer);
    };
    using enum model::View;
    using model::Layer;
    using model::Side;
    BOOST_TEST(bool(best("gastrocnemius_medial", Side::Left, Layer::Superficial) == Back));
    BOOST_TEST(bool(best("pectoralis_major_sternocostal", Side::Right, Layer::Superficial) == Front));
    BOOST_TEST(bool(best("piriformis", Side::Left, Layer::Deep) == Back));
    BOOST_TEST(bool(best("gastrocnemius_medial", Side::Left, Layer::Deep) == Back));
    BOOST_TEST(!best("piriformis", Side::Left, Layer::Superficial));
    BOOST_TEST(!best("no_such_region", Side::Left, Layer::Superficial));
}

BOOST_AUTO_TEST_SUITE_END()
