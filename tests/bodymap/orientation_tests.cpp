#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <string>

#include "bodymap/atlas.h"
#include "bodymap/body_map.h"
#include "bodymap/orientation.h"
#include "model/problem.h"
#include "support/temp_dir.h"

namespace {

using bodymap::BodyMap;
using bodymap::MapPoint;
using bodymap::Region;
using model::Side;

const std::filesystem::path kFolder = std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps";

void MirrorShapes(BodyMap& map) {
    const auto mirror = [&](MapPoint& p) { p.x = 2 * map.box.x + map.box.w - p.x; };
    for (Region& region : map.regions) {
        mirror(region.label);
        for (auto& step : region.path.steps) {
            mirror(step.a);
            mirror(step.b);
            mirror(step.to);
        }
    }
}

void SwapSides(BodyMap& map) {
    for (Region& region : map.regions) region.at.side = model::Opposite(region.at.side);
}

bool BothSides(model::View view) {
    using enum model::View;
    return view == Front || view == Back || view == HeadFront || view == HeadBack;
}

struct Harm {
    const char* name;
    std::function<void(BodyMap&)> work;
};

const std::vector<Harm>& Harms() {
    static const std::vector<Harm> harms{
        {"drawing flipped", MirrorShapes},
        {"sides swapped", SwapSides},
        {"labels flipped",
         [](BodyMap& map) {
             const BodyMap before = map;
             MirrorShapes(map);
             for (std::size_t i = 0; i < map.regions.size(); ++i)
                 map.regions[i].path = before.regions[i].path;
         }},
        {"half of it flipped",
         [](BodyMap& map) {
             const auto half = static_cast<std::ptrdiff_t>(map.regions.size() / 2);
             BodyMap rest = map;
             rest.regions.erase(rest.regions.begin(), rest.regions.begin() + half);
             MirrorShapes(rest);
             std::copy(rest.regions.begin(), rest.regions.end(), map.regions.begin() + half);
         }},
        {"one side wrong",
         [](BodyMap& map) {
             auto& regions = map.regions;
             auto last = std::find_if(regions.rbegin(), regions.rend(),
                                      [](const Region& region) { return region.at.side != Side::Midline; });
             last->at.side = model::Opposite(last->at.side);
         }},
    };
    return harms;
}

std::string Sentence(const std::filesystem::path& file) {
    try {
        (void)bodymap::ReadMap(file);
    } catch (const model::Error& error) {
        BOOST_TEST(bool(error.Kind() == model::ErrorKind::BadInput));
        return error.what();
    }
    return "accepted";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(orientation_tests)

BOOST_AUTO_TEST_CASE(every_shipped_map_is_upright_and_no_harm_to_it_goes_unnoticed) {
    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        if (entry.path().extension() != ".svg") continue;
        const auto map = bodymap::ReadMap(entry.path());
        BOOST_TEST(!bodymap::FindMirrored(map), entry.path());
        for (const Harm& harm : Harms()) {
            BodyMap harmed = map;
            harm.work(harmed);
            BOOST_TEST(bodymap::FindMirrored(harmed).has_value(), entry.path() << " " << harm.name);
        }
    }
}

BOOST_AUTO_TEST_CASE(flipped_and_swapped_is_only_good_where_both_sides_show) {
    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        if (entry.path().extension() != ".svg") continue;
        auto map = bodymap::ReadMap(entry.path());
        MirrorShapes(map);
        SwapSides(map);
        BOOST_TEST(bodymap::FindMirrored(map).has_value() != BothSides(map.view), entry.path());
    }
}

BOOST_AUTO_TEST_CASE(a_view_does_not_pass_for_another) {
    using enum model::View;
    const std::pair<model::View, model::View> cases[] = {{Front, Back},
                                                         {Back, Front},
                                                         {Left, Right},
                                                         {HeadFront, HeadBack},
                                                         {HeadRight, HeadLeft},
                                                         {HandPalmar, HandDorsal},
                                                         {FootMedial, FootLateral},
                                                         {FootLateral, FootMedial}};
    for (const auto& [drawn, said] : cases) {
        auto map = bodymap::ReadMap(kFolder / ("neutral-" + std::string(model::ToText(drawn)) + ".svg"));
        map.view = said;
        BOOST_TEST(bodymap::FindMirrored(map).has_value(), model::ToText(drawn));
    }
}

BOOST_AUTO_TEST_CASE(a_mirrored_file_is_refused_by_name_and_line) {
    const support::TempDir dir;
    const std::pair<const char*, const char*> cases[] = {
        {"neutral-front.svg", "the drawing is mirrored or its sides are swapped"},
        {"male-left.svg", "lie the wrong way round for this view; the drawing is mirrored"},
        {"female-head-right.svg", "lie the wrong way round for this view; the drawing is mirrored"},
        {"neutral-hand-palmar.svg", "hypothenar and thenar lie the wrong way round"},
        {"neutral-foot-plantar.svg", "abductor_digiti_minimi_foot and abductor_hallucis"}};
    for (const auto& [name, words] : cases) {
        auto map = bodymap::ReadMap(kFolder / name);
        MirrorShapes(map);
        const auto text = bodymap::WriteMap(map);
        std::ofstream(dir.Path() / name) << text;
        const auto sentence = Sentence(dir.Path() / name);
        BOOST_TEST(sentence.find(words) != std::string::npos, sentence);
        std::smatch match;
        const std::regex start(std::string(name) + R"(:(\d+): (\w+) )");
        BOOST_REQUIRE(std::regex_search(sentence, match, start, std::regex_constants::match_continuous));
        // The line named is the one that draws the structure named.
        std::size_t at = 0;
        for (int line = std::stoi(match[1]); line > 1; --line) at = text.find('\n', at) + 1;
        BOOST_TEST(text.substr(at, text.find('\n', at) - at).find("\"" + match[2].str() + "\"") !=
                   std::string::npos);
        bodymap::Atlas atlas(dir.Path());
        BOOST_CHECK_THROW((void)atlas.Map(map.figure, map.view), model::Error);
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_judged_passes) {
    BodyMap map;
    map.view = model::View::Left;
    map.box = {0, 0, 10, 10};
    BOOST_TEST(!bodymap::FindMirrored(map));
    Region region;
    region.at = {"somewhere", Side::Left};
    region.path = bodymap::ParsePath("M0 0L2 0L2 2Z", "t");
    region.label = {1.5, 1};
    map.regions.push_back(region);
    BOOST_TEST(!bodymap::FindMirrored(map));
    map.view = model::View::Front;
    BOOST_TEST(bodymap::FindMirrored(map)->region == 0u);
    map.view = model::View::Back;
    BOOST_TEST(!bodymap::FindMirrored(map));
}

BOOST_AUTO_TEST_SUITE_END()
