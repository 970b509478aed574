#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <sstream>

#include "bodymap/shape_hits.h"
#include "desk/open_clinic.h"
#include "desk/sentences.h"
#include "desk/wording.h"

namespace {

using model::Cover;
using model::RegionRef;
using model::Shape;
using model::Side;
using model::View;
using support::TestResources;

const RegionRef kCalf{"gastrocnemius_medial", Side::Left}, kOuterCalf{"gastrocnemius_lateral", Side::Left},
    kSoleus{"soleus", Side::Left}, kKnee{"popliteal_fossa", Side::Left}, kHip{"gluteus_medius", Side::Left},
    kButtock{"gluteus_maximus", Side::Left}, kOtherButtock{"gluteus_maximus", Side::Right},
    kThigh{"biceps_femoris_long", Side::Left}, kSacrum{"sacral_region", Side::Midline};

struct Case {
    const char* name;
    Shape shape;
    RegionRef at;
    std::vector<Cover> covers;
    std::optional<RegionRef> leads_to;
    std::string record, client;
};

model::Mark MarkOf(const Case& of) {
    model::Mark mark;
    mark.shape = of.shape;
    mark.at = of.at;
    mark.covers = of.covers;
    mark.leads_to = of.leads_to;
    mark.finding = "hypertonicity";
    mark.before = 6;
    return mark;
}

const std::vector<Case>& Cases() {
    static const std::vector<Case> cases{
        {"a point", Shape::Point, kCalf, {}, {}, "L gastrocnemius, medial head", "Left calf, inner side"},
        {"a point in the middle", Shape::Point, kSacrum, {}, {}, "Sacrum", "Base of the spine"},
        {"a strip in one region",
         Shape::Stroke,
         kSoleus,
         {{kSoleus, 1}},
         {},
         "Strip along L soleus",
         "Left calf, lower part"},
        {"a strip over two regions",
         Shape::Stroke,
         kSoleus,
         {{kSoleus, 0.6}, {kCalf, 0.4}},
         {},
         "Strip along L soleus and gastrocnemius (medial head)",
         "Left calf, lower part and inner side"},
        {"an area over a calf and a knee",
         Shape::Area,
         kCalf,
         {{kCalf, 0.62}, {kKnee, 0.3}},
         {},
         "Area over L gastrocnemius (medial head) 62 %, back of the knee (popliteal fossa) 30 %",
         "Left calf, inner side, and back of the knee"},
        {"one body part is named once",
         Shape::Area,
         kCalf,
         {{kCalf, 0.5}, {kSoleus, 0.25}, {kKnee, 0.15}, {kOuterCalf, 0.1}},
         {},
         "Area over L gastrocnemius (medial head) 50 %, soleus 25 %, back of the knee (popliteal fossa) 15 "
         "%, "
         "gastrocnemius (lateral head) 10 %",
         "Left calf, inner side, lower part and outer side, and back of the knee"},
        {"both sides",
         Shape::Area,
         kButtock,
         {{kButtock, 0.5}, {kOtherButtock, 0.3}, {kSacrum, 0.2}},
         {},
         "Area over L+R gluteus maximus 50 + 30 %, sacrum 20 %",
         "Left and right buttock and base of the spine"},
        {"a side and the middle",
         Shape::Area,
         kSacrum,
         {{kSacrum, 0.5}, {kButtock, 0.25}, {kHip, 0.25}},
         {},
         "Area over sacrum 50 %, L gluteus maximus 25 %, L gluteus medius 25 %",
         "Base of the spine, left buttock and left outer hip"},
        {"below five per cent is left out",
         Shape::Area,
         kButtock,
         {{kButtock, 0.9}, {kHip, 0.049}},
         {},
         "Area over L gluteus maximus 90 %",
         "Left buttock"},
        {"the larger side is the right one",
         Shape::Area,
         kOtherButtock,
         {{kOtherButtock, 0.5}, {kButtock, 0.3}, {kHip, 0.2}},
         {},
         "Area over L+R gluteus maximus 30 + 50 %, L gluteus medius 20 %",
         "Left and right buttock and left outer hip"},
        {"a hand that slips over the middle is on one side",
         Shape::Area,
         kButtock,
         {{kButtock, 0.96}, {kOtherButtock, 0.04}},
         {},
         "Area over L gluteus maximus 96 %",
         "Left buttock"},
        {"what is small counts together",
         Shape::Area,
         kButtock,
         {{kButtock, 0.85}, {kHip, 0.04}, {kThigh, 0.04}, {kKnee, 0.03}, {kCalf, 0.03}, {kSoleus, 0.009}},
         {},
         "Area over L gluteus maximus 85 % and 4 more",
         "Left buttock"},
        {"from five per cent on it is named",
         Shape::Area,
         kButtock,
         {{kButtock, 0.9}, {kHip, 0.05}},
         {},
         "Area over L gluteus maximus 90 %, gluteus medius 5 %",
         "Left buttock and outer hip"},
        {"four are named",
         Shape::Stroke,
         kButtock,
         {{kButtock, 0.3}, {kThigh, 0.2}, {kKnee, 0.2}, {kCalf, 0.1}, {kSoleus, 0.1}, {kHip, 0.1}},
         {},
         "Strip along L gluteus maximus, biceps femoris (long head), back of the knee (popliteal fossa), "
         "gastrocnemius (medial head) and 2 more",
         "Left buttock; back of the thigh, outer side; back of the knee; calf, inner side and lower part; "
         "and 1 more"},
        {"the region charted comes first",
         Shape::Area,
         kHip,
         {{kButtock, 0.9}, {kHip, 0.02}},
         {},
         "Area over L gluteus medius 2 %, gluteus maximus 90 %",
         "Left outer hip and buttock"},
        {"an area on a picture",
         Shape::Area,
         kCalf,
         {},
         {},
         "Area over L gastrocnemius (medial head)",
         "Left calf, inner side"},
        {"an arrow",
         Shape::Arrow,
         kHip,
         {{kButtock, 0.9}, {kHip, 0.1}},
         kOuterCalf,
         "Radiating from L gluteus medius to L gastrocnemius (lateral head)",
         "From left outer hip to left calf, outer side"},
        {"an arrow to the other side",
         Shape::Arrow,
         kButtock,
         {},
         kOtherButtock,
         "Radiating from L gluteus maximus to R gluteus maximus",
         "From left buttock to right buttock"},
        {"an arrow within one region",
         Shape::Arrow,
         kHip,
         {{kHip, 1}},
         kHip,
         "Radiating within L gluteus medius",
         "Left outer hip"},
        {"an arrow that leaves the body",
         Shape::Arrow,
         kHip,
         {{kHip, 1}},
         {},
         "Radiating from L gluteus medius",
         "Left outer hip"},
    };
    return cases;
}

// Which sides a sentence says: "L ", "R ", "left ", "right ".
std::set<Side> SidesIn(const std::string& sentence) {
    std::set<Side> sides;
    std::istringstream words(sentence);
    for (std::string word; words >> word;) {
        if (word == "L" || word == "Left" || word == "left") sides.insert(Side::Left);
        if (word == "R" || word == "Right" || word == "right") sides.insert(Side::Right);
    }
    return sides;
}

std::vector<model::MapPoint> Drawn(Shape shape, model::MapPoint at) {
    switch (shape) {
        case Shape::Point:
            return {at};
        case Shape::Area:
            return {at, {at.x + 1, at.y}, {at.x, at.y + 1}};
        default:
            return {at, {at.x + 0.5, at.y + 0.5}};
    }
}

model::Mark Charted(const bodymap::RegionIndex& index, Shape shape, model::MapPoint at, model::Layer layer) {
    model::Mark mark;
    mark.shape = shape;
    mark.points = Drawn(shape, at);
    mark.finding = "hypertonicity";
    mark.layer = layer;
    if (shape == Shape::Point) {
        mark.at = index.At(at, layer).value().at;
    } else {
        const auto hits = bodymap::HitsOf(index, shape, mark.points, layer).value();
        mark.at = hits.at, mark.covers = hits.covers, mark.leads_to = hits.leads_to;
    }
    return mark;
}

// Where a view shows both sides they lie as on a person facing the reader, or turned away.
std::optional<Side> SideAt(const bodymap::BodyMap& map, model::MapPoint p) {
    if (const auto shown = model::SideShown(map.view)) return shown;
    const bool facing = map.view == View::Front || map.view == View::HeadFront;
    const bool at_left = p.x < map.box.x + map.box.w / 2;
    return at_left == facing ? Side::Right : Side::Left;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mark_places_tests)

BOOST_AUTO_TEST_CASE(a_shape_says_its_extent) {
    const text::Translator english;
    const auto& terms = TestResources().Words();
    for (const Case& of : Cases()) {
        BOOST_TEST_CONTEXT(of.name) {
            const model::Mark mark = MarkOf(of);
            BOOST_TEST(desk::FindingSentence(english, terms, mark) == of.record + ": tight spot, 6.");
            BOOST_TEST(desk::PlainMarkPlace(english, terms, mark) == of.client);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_covers_one_a_line) {
    const auto& terms = TestResources().Words();
    model::Mark mark = MarkOf(*std::find_if(Cases().begin(), Cases().end(), [](const Case& one) {
        return std::string(one.name) == "both sides";
    }));
    using Lines = std::vector<std::string>;
    BOOST_TEST(desk::OnBothSides(mark));
    BOOST_TEST((desk::CoverLines(text::Translator(), terms, mark) ==
                Lines{"80 %  Gluteus maximus, both sides (50 + 30 %)", "20 %  Sacrum"}));
    BOOST_TEST(desk::CoverLines(TestResources().Translator("de"), terms, mark).front() ==
               "80 %  Gluteus maximus, beidseits (50 + 30 %)");
    BOOST_TEST(desk::CoverLines(TestResources().Translator("es"), terms, mark).front() ==
               "80 %  Glúteo mayor, ambos lados (50 + 30 %)");
    mark.covers = {{kButtock, 0.8}, {kHip, 0.04}, {kThigh, 0.04}, {kKnee, 0.03}, {kCalf, 0.09}};
    BOOST_TEST(!desk::OnBothSides(mark));
    BOOST_TEST((desk::CoverLines(text::Translator(), terms, mark) ==
                Lines{"80 %  Gluteus maximus, left", "9 %  Gastrocnemius, medial head, left", "And 3 more"}));
}

BOOST_AUTO_TEST_CASE(a_point_reads_as_its_region) {
    for (const char* language : {"en", "de", "es"}) {
        const auto& words = TestResources().Translator(language);
        for (const auto& region : TestResources().Words().Regions()) {
            for (const Side side : {Side::Left, Side::Right, Side::Midline}) {
                model::Mark mark;
                mark.at = {region.id, side};
                const auto& terms = TestResources().Words();
                BOOST_TEST(desk::MarkPlace(words, terms, mark) == desk::ShortPlace(words, terms, mark.at));
                BOOST_TEST(desk::PlainMarkPlace(words, terms, mark) ==
                           desk::PlainPlace(words, terms, mark.at));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(other_languages_say_it_too) {
    struct {
        const char *language, *name, *record, *client;
    } const cases[] = {
        {"de", "an area over a calf and a knee",
         "Fläche über L Gastrocnemius (medialer Kopf) 62 %, Kniekehle (Fossa poplitea) 30 %",
         "Links: Wade, Innenseite, und Kniekehle"},
        {"de", "both sides", "Fläche über L+R Gluteus maximus 50 + 30 %, Kreuzbein 20 %",
         "Links und rechts: Gesäß und unteres Ende der Wirbelsäule"},
        {"de", "an arrow", "Ausstrahlung von L Gluteus medius nach L Gastrocnemius (lateraler Kopf)",
         "Links: äußere Hüfte → links: Wade, Außenseite"},
        {"es", "a strip over two regions", "Franja a lo largo de I sóleo y gastrocnemio (cabeza medial)",
         "Izquierda: pantorrilla, parte inferior y lado interno"},
        {"es", "an arrow within one region", "Irradiación dentro de I glúteo medio",
         "Izquierda: cara externa de la cadera"},
    };
    for (const auto& expected : cases) {
        const auto& words = TestResources().Translator(expected.language);
        const auto of = std::find_if(Cases().begin(), Cases().end(),
                                     [&](const Case& one) { return std::string(one.name) == expected.name; });
        BOOST_REQUIRE((of != Cases().end()));
        const auto& terms = TestResources().Words();
        BOOST_TEST(desk::MarkPlace(words, terms, MarkOf(*of)) == expected.record);
        BOOST_TEST(desk::PlainMarkPlace(words, terms, MarkOf(*of)) == expected.client);
    }
}

// Left and right are what is mixed up most: the words, the region and the place on the drawing agree.
BOOST_AUTO_TEST_CASE(the_side_in_words_is_the_side_under_the_first_point) {
    const text::Translator english;
    const auto& terms = TestResources().Words();
    int compared = 0;
    for (int v = 0; v < model::kDrawnViews; ++v) {
        const auto view = static_cast<View>(v);
        const auto& map = TestResources().Atlas().Map(model::Figure::Neutral, view);
        const auto& index = TestResources().Atlas().Index(model::Figure::Neutral, view);
        for (const bodymap::Hit& hit : index.Order(model::Layer::Superficial)) {
            const model::MapPoint at = index.InnerPoint(hit.at, hit.layer).value();
            for (const Shape shape : {Shape::Point, Shape::Stroke, Shape::Area, Shape::Arrow}) {
                const model::Mark mark = Charted(index, shape, at, hit.layer);
                const Side under = index.At(mark.points.front(), hit.layer).value().at.side;
                const auto sides = under == Side::Midline ? std::set<Side>{} : std::set{under};
                BOOST_TEST_CONTEXT(model::ToText(view)
                                   << ' ' << model::ToText(shape) << ' ' << hit.at.region) {
                    BOOST_TEST((SidesIn(desk::FindingSentence(english, terms, mark)) == sides));
                    BOOST_TEST((SidesIn(desk::PlainMarkPlace(english, terms, mark)) == sides));
                    if (under != Side::Midline) BOOST_TEST((SideAt(map, at) == under));
                }
                ++compared;
            }
        }
    }
    BOOST_TEST(compared > 2000);
}

BOOST_AUTO_TEST_SUITE_END()
