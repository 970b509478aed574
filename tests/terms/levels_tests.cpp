#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <set>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/levels.h"

namespace {

namespace fs = std::filesystem;
using model::Side;
using model::View;
using terms::Level;
using terms::Levels;

const fs::path kSource = PALPATE_SOURCE_DIR;

const terms::Vocabulary& Words() {
    static const auto words = terms::Vocabulary::Load(kSource / "templates", kSource / "body_maps");
    return words;
}

const Levels& Shipped() {
    static const auto levels = Levels::Load(kSource / "body_maps", Words());
    return levels;
}

std::string ReadAll(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr View kViews[] = {View::Front,       View::Back,       View::Left,        View::Right,
                           View::HeadFront,   View::HeadBack,   View::HeadLeft,    View::HeadRight,
                           View::HandPalmar,  View::HandDorsal, View::FootPlantar, View::FootDorsal,
                           View::FootLateral, View::FootMedial};

// "low_back left 2, neck midline 1"
std::string Counted(Level level, const std::vector<terms::PlacedMark>& marks) {
    std::string text;
    for (const auto& row : Shipped().Count(level, marks)) {
        if (!text.empty()) text += ", ";
        text += row.key + ' ' + std::string(model::ToText(row.side)) + ' ' + std::to_string(row.count);
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(levels_tests)

BOOST_AUTO_TEST_CASE(every_structure_composes_to_every_level) {
    std::set<std::string> areas, used;
    for (const auto& area : Shipped().Areas()) areas.insert(area.id);
    for (const auto& term : Words().Regions()) {
        BOOST_TEST_CONTEXT(term.id) {
            const std::string& region = Shipped().RegionOf(term.id);
            BOOST_TEST(Shipped().RegionOf(region) == region);
            BOOST_TEST(Shipped().AreaOf(region) == Shipped().AreaOf(term.id));
            BOOST_TEST(areas.contains(Shipped().AreaOf(term.id)));
            used.insert(Shipped().AreaOf(term.id));
            for (const View view : kViews) {
                for (const Side side : {Side::Left, Side::Right, Side::Midline}) {
                    const auto numbers = Shipped().SegmentsOf({{term.id, side}, view});
                    BOOST_TEST(numbers == Shipped().SegmentsOf({{region, side}, view}),
                               boost::test_tools::per_element());
                    BOOST_REQUIRE_EQUAL(numbers.size(), side == Side::Midline ? 2U : 1U);
                    if (side == Side::Midline) continue;
                    BOOST_TEST((Shipped().Segments().at(numbers[0]).side == side));
                }
            }
        }
    }
    BOOST_TEST(used == areas, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_structure_of_the_surface_is_its_own_region) {
    for (const auto& term : Words().Regions()) {
        if (term.layer == model::Layer::Superficial) BOOST_TEST(Shipped().RegionOf(term.id) == term.id);
    }
}

// A deep muscle, the region over it, the area and the segment as an anatomist would say them.
BOOST_AUTO_TEST_CASE(anatomy) {
    const struct {
        const char *structure, *region, *area;
        View view;
        int left;
    } cases[] = {
        {"piriformis", "gluteus_maximus", "pelvis_gluteal", View::Back, 223},
        {"quadratus_lumborum", "thoracolumbar_fascia", "low_back", View::Back, 218},
        {"suboccipitals", "trapezius_upper", "neck", View::HeadBack, 205},
        {"supraspinatus", "infraspinatus", "shoulder_girdle", View::Back, 207},
        {"rhomboids", "trapezius_middle", "upper_back", View::Back, 208},
        {"lateral_pterygoid", "masseter", "jaw", View::HeadLeft, 104},
        {"vastus_intermedius", "rectus_femoris", "thigh_front", View::Front, 127},
        {"tibialis_posterior", "soleus", "calf", View::Back, 233},
        {"flexor_digitorum_profundus", "flexor_carpi_radialis", "forearm", View::Front, 118},
        {"quadratus_plantae", "plantar_fascia", "foot", View::FootPlantar, 237},
        {"dorsal_foot", "dorsal_foot", "foot", View::FootDorsal, 136},
        {"fingers", "fingers", "wrist_hand", View::HandPalmar, 128},
        {"fingers", "fingers", "wrist_hand", View::HandDorsal, 227},
        {"iliotibial_band", "iliotibial_band", "thigh_outer", View::Left, 127},
        {"gluteus_medius", "gluteus_medius", "pelvis_gluteal", View::Left, 222},
        {"gluteus_medius", "gluteus_medius", "pelvis_gluteal", View::Front, 123},
        {"gluteus_maximus", "gluteus_maximus", "pelvis_gluteal", View::Front, 223},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.structure) {
            BOOST_TEST(Shipped().RegionOf(one.structure) == one.region);
            BOOST_TEST(Shipped().AreaOf(one.structure) == one.area);
            const auto numbers = Shipped().SegmentsOf({{one.structure, Side::Left}, one.view});
            BOOST_TEST(numbers == std::vector<int>{one.left}, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(segments_are_those_published) {
    const auto& segments = Shipped().Segments();
    BOOST_TEST(segments.size() == 74U);
    for (const auto& [number, segment] : segments) {
        BOOST_TEST((segment.view == (number < 200 ? View::Front : View::Back)), number);
    }
}

BOOST_AUTO_TEST_CASE(marks_are_counted_at_every_level) {
    const std::vector<terms::PlacedMark> marks{
        {{"quadratus_lumborum", Side::Left}, View::Back},
        {{"quadratus_lumborum", Side::Right}, View::Back},
        {{"multifidus", Side::Left}, View::Back},
        {{"lumbar_spine", Side::Midline}, View::Back},
        {{"soleus", Side::Right}, View::Back},
        {{"gastrocnemius_medial", Side::Right}, View::Back},
    };
    BOOST_TEST(
        Counted(Level::Structure, marks) ==
        "multifidus left 1, quadratus_lumborum left 1, quadratus_lumborum right 1, lumbar_spine midline 1, "
        "gastrocnemius_medial right 1, soleus right 1");
    BOOST_TEST(Counted(Level::Region, marks) ==
               "thoracolumbar_fascia left 2, thoracolumbar_fascia right 1, thoracolumbar_fascia midline 1, "
               "gastrocnemius_medial right 1, soleus right 1");
    BOOST_TEST(Counted(Level::Area, marks) ==
               "low_back left 2, calf right 2, low_back right 1, low_back midline 1");
    BOOST_TEST(Counted(Level::Choir, marks) == "218 left 3, 219 right 2, 234 right 2");
    BOOST_TEST(Counted(Level::Area, {}).empty());
}

// A shape counts under all it covers, once for each unit.
BOOST_AUTO_TEST_CASE(a_mark_counts_once_for_each_unit_it_covers) {
    const std::vector<terms::PlacedMark> marks{
        {{"quadratus_lumborum", Side::Left},
         View::Back,
         {{"multifidus", Side::Left}, {"multifidus", Side::Right}, {"sacral_region", Side::Midline}}},
        {{"multifidus", Side::Left}, View::Back},
        {{"soleus", Side::Right}, View::Back, {{"gastrocnemius_medial", Side::Right}}},
    };
    BOOST_TEST(Counted(Level::Structure, marks) ==
               "multifidus left 2, multifidus right 1, quadratus_lumborum left 1, sacral_region midline 1, "
               "gastrocnemius_medial right 1, soleus right 1");
    BOOST_TEST(Counted(Level::Region, marks) ==
               "thoracolumbar_fascia left 2, thoracolumbar_fascia right 1, sacral_region midline 1, "
               "gastrocnemius_medial right 1, soleus right 1");
    BOOST_TEST(Counted(Level::Area, {marks.back()}) == "calf right 1");
    BOOST_TEST(Counted(Level::Choir, {marks.back()}) == "234 right 1");
}

// Of a newer version, or of another clinic's vocabulary.
BOOST_AUTO_TEST_CASE(a_structure_no_table_knows_counts_as_itself) {
    const std::vector<terms::PlacedMark> marks{
        {{"third_arm", Side::Left}, View::Front},
        {{"soleus", Side::Right}, View::Back, {{"third_arm", Side::Left}, {"9999", Side::Midline}}},
    };
    const std::string unknown = "third_arm left 2, ";
    BOOST_TEST(Counted(Level::Structure, marks) == unknown + "soleus right 1, 9999 midline 1");
    BOOST_TEST(Counted(Level::Region, marks) == unknown + "soleus right 1, 9999 midline 1");
    BOOST_TEST(Counted(Level::Area, marks) == unknown + "calf right 1, 9999 midline 1");
    BOOST_TEST(Counted(Level::Choir, marks) == unknown + "234 right 1, 9999 midline 1");
    BOOST_CHECK_THROW((void)Shipped().AreaOf("third_arm"), model::Error);
}

BOOST_AUTO_TEST_CASE(levels_by_word) {
    BOOST_TEST((terms::ParseLevel("area") == Level::Area));
    BOOST_TEST((terms::ParseLevel("choir") == Level::Choir));
    BOOST_TEST(!terms::ParseLevel("body").has_value());
    BOOST_TEST(!terms::ParseLevel("").has_value());
}

BOOST_AUTO_TEST_CASE(refuses_bad_tables_by_file_and_line) {
    const struct {
        const char *name, *file, *from, *to, *says;
    } cases[] = {
        {"structure unknown", "levels.toml", "id = \"frontalis\"", "id = \"frontal\"",
         "there is no region \"frontal\"."},
        {"structure left out", "levels.toml", "[[structure]]\nid = \"frontalis\"",
         "[[other]]\nid = \"frontalis\"", "the region \"frontalis\" is missing."},
        {"structure twice", "levels.toml", "id = \"frontalis\"", "id = \"occipitalis\"",
         "\"id\" is there twice."},
        {"area unknown", "levels.toml", "area = \"jaw\"", "area = \"tooth\"", "there is no area \"tooth\"."},
        {"area twice", "levels.toml", "id = \"jaw\"", "id = \"neck\"", "\"id\" is there twice."},
        {"deep and not under anything", "levels.toml", "over = \"masseter\"", "area = \"jaw\"",
         "a deep structure needs \"over\", the region it lies under."},
        {"under a deep one", "levels.toml", "over = \"masseter\"", "over = \"tmj\"",
         "\"over\" must name a region of the surface."},
        {"under nothing known", "levels.toml", "over = \"masseter\"", "over = \"mask\"",
         "\"over\" must name a region of the surface."},
        {"no segment", "levels.toml", "choir = {front = \"groin\"}", "choir = {}",
         "\"choir\" must name an area at the front or the back."},
        {"segment of the other face", "levels.toml", "{front = \"groin\"}", "{back = \"groin\"}",
         "there is no area \"groin\"."},
        {"no aside", "levels.toml", ", aside = \"back\"", "", "\"aside\" is missing."},
        {"aside unknown", "levels.toml", "aside = \"back\"", "aside = \"left\"",
         "\"aside\" must be front or back."},
        {"segment view", "choir_segments.toml", "view = \"front\"", "view = \"left\"",
         "\"view\" must be front or back."},
        {"segment side", "choir_segments.toml", "side = \"right\"", "side = \"midline\"",
         "\"side\" must be left or right."},
        {"segment area", "choir_segments.toml", "area = \"groin\"", "area = \"loin\"",
         "there is no area \"loin\"."},
        {"segment twice", "choir_segments.toml", "number = 102", "number = 101",
         "this segment is there twice."},
    };
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            const support::TempDir dir;
            for (const char* file : {"levels.toml", "choir_segments.toml"}) {
                fs::copy_file(kSource / "body_maps" / file, dir.Path() / file);
            }
            const auto path = dir.Path() / one.file;
            auto content = ReadAll(path);
            const auto at = content.find(one.from);
            BOOST_REQUIRE(at != std::string::npos);
            std::ofstream(path) << content.replace(at, std::string_view(one.from).size(), one.to);
            BOOST_CHECK_EXCEPTION(
                (void)Levels::Load(dir.Path(), Words()), model::Error, [&](const model::Error& e) {
                    const std::string what = e.what();
                    BOOST_TEST_MESSAGE(what);
                    return e.Kind() == model::ErrorKind::BadInput &&
                           what.starts_with(path.string() + ", line ") && what.ends_with(one.says);
                });
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
