#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <random>
#include <set>

#include "bodymap/atlas.h"
#include "bodymap/map_scene.h"
#include "bodymap/scene.h"
#include "terms/vocabulary.h"

namespace {

using bodymap::Ink;
using bodymap::MapPoint;
using bodymap::MarkLook;
using bodymap::Rect;
using bodymap::Scene;
using bodymap::SceneShape;
using bodymap::SceneText;
using bodymap::Viewport;
using model::Shape;

constexpr std::array kFindings{"hypertonicity",
                               "adhesion",
                               "trigger_point_active",
                               "trigger_point_latent",
                               "tender_point",
                               "pain",
                               "spasm",
                               "inflammation",
                               "swelling",
                               "bruise",
                               "scar",
                               "numbness",
                               "radiating",
                               "elevation",
                               "rotation",
                               "short",
                               "long",
                               "rom_restricted",
                               "hypermobility",
                               "weakness",
                               "crepitus",
                               "taut_band",
                               "skin_lesion",
                               "varicose_vein",
                               "spasticity",
                               "avoid_area",
                               "surgical_implant"};

const bodymap::BodyMap& Back() {
    static const auto map =
        bodymap::ReadMap(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps" / "neutral-back.svg");
    return map;
}

MarkLook Look(const char* finding, std::vector<MapPoint> points, Shape shape = Shape::Point) {
    MarkLook look;
    look.finding = finding;
    look.points = std::move(points);
    look.shape = shape;
    look.severity = 5;
    look.id.value = finding;
    return look;
}

std::vector<SceneShape> Shapes(const Scene& scene) {
    std::vector<SceneShape> shapes;
    for (const auto& item : scene.items) {
        if (const auto* shape = std::get_if<SceneShape>(&item)) shapes.push_back(*shape);
    }
    return shapes;
}

std::vector<SceneText> Texts(const Scene& scene) {
    std::vector<SceneText> texts;
    for (const auto& item : scene.items) {
        if (const auto* text = std::get_if<SceneText>(&item)) texts.push_back(*text);
    }
    return texts;
}

bool Uses(const Scene& scene, Ink ink) {
    const auto shapes = Shapes(scene);
    return std::any_of(shapes.begin(), shapes.end(),
                       [&](const SceneShape& shape) { return shape.fill == ink || shape.stroke == ink; });
}

bool Dashed(const Scene& scene, Ink ink) {
    const auto shapes = Shapes(scene);
    return std::any_of(shapes.begin(), shapes.end(),
                       [&](const SceneShape& shape) { return shape.stroke == ink && !shape.dash.empty(); });
}

std::vector<MarkLook> Crowd(int count) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> x(225, 315), y(150, 240);
    std::vector<MarkLook> marks;
    for (int i = 0; i < count; ++i) {
        marks.push_back(
            Look(kFindings[static_cast<std::size_t>(i) % kFindings.size()], {{x(random), y(random)}}));
        marks.back().severity = i % 11;
        marks.back().number = i + 1;
    }
    return marks;
}

// The same with strokes, areas and arrows among them, at another place of the shoulder each time.
std::vector<MarkLook> ShapesInOneShoulder(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(225, 315), y(150, 240), step(-14, 14);
    std::vector<MarkLook> marks;
    for (std::size_t i = 0; i < 40; ++i) {
        const auto shape = static_cast<Shape>(i % 4);
        std::vector<MapPoint> points{{x(random), y(random)}};
        for (std::size_t k = 0; shape != Shape::Point && k < 5; ++k) {
            points.push_back({points[k].x + step(random), points[k].y + step(random)});
        }
        marks.push_back(Look(kFindings[random() % kFindings.size()], std::move(points), shape));
        marks.back().severity = static_cast<int>(random() % 11);
        marks.back().id.value += std::to_string(i);
    }
    return marks;
}

// The boxes of severity tags: what is filled with the tags' ground.
std::vector<bodymap::Rect> TagBoxes(const Scene& scene) {
    std::vector<bodymap::Rect> boxes;
    for (const SceneShape& shape : Shapes(scene)) {
        if (shape.fill == Ink::TagFill) boxes.push_back(shape.path.Bounds());
    }
    return boxes;
}

// Boxes of the labels, from the digits in them.
int Collisions(const Scene& scene, double w, double h) {
    const auto texts = Texts(scene);
    int collisions = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            const MapPoint a = texts[i].at, b = texts[j].at;
            collisions += std::abs(a.x - b.x) < w && std::abs(a.y - b.y) < h;
        }
    }
    return collisions;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scene_tests)

BOOST_AUTO_TEST_CASE(the_viewport_goes_there_and_back) {
    const auto fit = Viewport::Fit({-110, 0, 620, 1000}, {10, 20, 620, 500});
    BOOST_TEST(fit.Scale() == 0.5);
    BOOST_TEST(bool(fit.ToScreen({200, 0}) == MapPoint{320, 20}));
    const auto zoomed = fit.ZoomedAbout({100, 100}, 3).Panned(7, -3);
    const MapPoint p = zoomed.ToScreen(fit.ToMap({100, 100}));
    BOOST_TEST(std::abs(p.x - 107) < 1e-9);
    BOOST_TEST(std::abs(p.y - 97) < 1e-9);
    BOOST_TEST(std::abs(zoomed.ToMap(zoomed.ToScreen({12, 34})).x - 12) < 1e-9);
    BOOST_TEST(Viewport::Fit({}, {0, 0, 10, 10}).Scale() == 1);
}

BOOST_AUTO_TEST_CASE(every_finding_has_a_glyph_of_its_own) {
    std::set<std::string> drawings;
    for (const char* finding : kFindings) {
        BOOST_TEST(bodymap::HasGlyph(finding), finding);
        const auto scene = bodymap::GlyphScene(finding, Ink::Text, {0, 0}, 20);
        BOOST_TEST(drawings.insert(ToSvg(scene, {-10, -10, 20, 20}, {false, true})).second, finding);
        for (const SceneShape& shape : Shapes(scene)) {
            const Rect box = shape.path.Bounds();
            BOOST_TEST((box.x >= -11 && box.y >= -11 && box.x + box.w <= 11 && box.y + box.h <= 11), finding);
        }
    }
    // The chart's own vocabulary is what people mark with.
    const std::filesystem::path source = PALPATE_SOURCE_DIR;
    const auto words = terms::Vocabulary::Load(source / "templates", source / "body_maps");
    for (const auto& finding : words.Findings()) BOOST_TEST(bodymap::HasGlyph(finding.id), finding.id);
    BOOST_TEST(!bodymap::HasGlyph("unheard_of"));
    BOOST_TEST(!bodymap::GlyphScene("unheard_of", Ink::Text, {0, 0}, 20).items.empty());
}

BOOST_AUTO_TEST_CASE(glyphs_grow_in_four_steps) {
    const std::pair<std::optional<int>, double> steps[] = {{0, 15}, {2, 15}, {3, 17},  {4, 17}, {5, 20},
                                                           {6, 20}, {7, 23}, {10, 23}, {{}, 17}};
    for (const auto& [severity, size] : steps) BOOST_TEST(bodymap::GlyphSize(severity, {}) == size);
    bodymap::MarkStyle side;
    side.side_view = true;
    BOOST_TEST(bodymap::GlyphSize(9, side) == 15);
}

BOOST_AUTO_TEST_CASE(layers_look_different_and_soft_lines_give_way_to_regions) {
    const auto view = Viewport::Fit(Back().box, {0, 0, 310, 500});
    bodymap::BodyLook look;
    const auto superficial = BodyScene(Back(), view, look);
    look.layer = model::Layer::Deep;
    const auto deep = BodyScene(Back(), view, look);
    look.regions = false;
    const auto plain = BodyScene(Back(), view, look);
    BOOST_TEST((Uses(superficial, Ink::RegionLine) && !Uses(superficial, Ink::DeepFill)));
    BOOST_TEST(Uses(deep, Ink::DeepFill));
    BOOST_TEST((!Uses(plain, Ink::RegionLine) && Uses(plain, Ink::SoftLine)));
}

BOOST_AUTO_TEST_CASE(pens_never_vanish_on_screen) {
    const auto tiny = Viewport::Fit(Back().box, {0, 0, 31, 50});
    for (const SceneShape& shape : Shapes(BodyScene(Back(), tiny, {}))) {
        if (shape.stroke != Ink::None) BOOST_TEST(shape.pen >= 0.6);
    }
}

BOOST_AUTO_TEST_CASE(marked_and_selected_regions_are_tinted) {
    const Viewport view;
    const model::RegionRef calf{"gastrocnemius_medial", model::Side::Left};
    bodymap::BodyLook look;
    look.marked = {calf};
    BOOST_TEST(Uses(BodyScene(Back(), view, look), Ink::Marked));
    BOOST_TEST(!Uses(BodyScene(Back(), view, {}), Ink::Marked));
    BOOST_TEST(!RegionScene(Back(), view, calf, model::Layer::Superficial, Ink::Selected).items.empty());
    BOOST_TEST(!RegionScene(Back(), view, calf, model::Layer::Deep, Ink::Hover).items.empty());
    BOOST_TEST(
        RegionScene(Back(), view, {"nowhere", calf.side}, model::Layer::Deep, Ink::Hover).items.empty());
}

BOOST_AUTO_TEST_CASE(states_of_a_mark_show) {
    const Viewport view;
    const auto scene = [&](auto change) {
        auto look = Look("adhesion", {{200, 300}});
        look.family = Ink::Tissue;
        change(look);
        return MarkScene(Back(), view, {look}, {});
    };
    BOOST_TEST(Texts(scene([](auto&) {})).at(0).text == "5");
    BOOST_TEST(Texts(scene([](auto& look) { look.severity = {}; })).empty());
    BOOST_TEST(Uses(scene([](auto& look) { look.selected = true; }), Ink::Accent));
    BOOST_TEST(Uses(scene([](auto& look) { look.hovered = true; }), Ink::Accent));
    BOOST_TEST(!Dashed(scene([](auto&) {}), Ink::Tissue));
    BOOST_TEST(Dashed(scene([](auto& look) { look.untouched_copy = true; }), Ink::Tissue));
    BOOST_TEST(Dashed(scene([](auto& look) { look.waiting = true; }), Ink::Tissue));
    const auto ghost = scene([](auto& look) { look.ghost = true; });
    BOOST_TEST((Uses(ghost, Ink::Ghost) && !Uses(ghost, Ink::Tissue) && Texts(ghost).empty()));
    BOOST_TEST(scene([](auto& look) { look.points.clear(); }).items.empty());
}

BOOST_AUTO_TEST_CASE(hatches_end_at_the_border_of_an_area) {
    const std::vector<MapPoint> square{{100, 300}, {180, 300}, {180, 380}, {100, 380}};
    auto look = Look("hypertonicity", square, Shape::Area);
    look.family = Ink::Tone;
    int pieces = 0;
    for (const SceneShape& shape : Shapes(MarkScene(Back(), Viewport(), {look}, {}))) {
        const auto rings = bodymap::Flatten(shape.path);
        if (rings.size() < 4 || rings[0].size() != 2 || shape.stroke != Ink::Tone) continue;
        for (const auto& line : rings) {
            const double dx = line[1].x - line[0].x, dy = line[1].y - line[0].y;
            if (std::abs(dx + dy) > 1e-6) continue;
            ++pieces;
            for (const MapPoint& p : line) BOOST_TEST((p.x > 85 && p.x < 195 && p.y > 285 && p.y < 395));
        }
    }
    BOOST_TEST(pieces > 4);
    look.finding = "bruise";
    BOOST_TEST(Dashed(MarkScene(Back(), Viewport(), {look}, {}), Ink::Tone));
}

BOOST_AUTO_TEST_CASE(every_shape_is_drawn_from_any_number_of_points) {
    for (const Shape shape : {Shape::Point, Shape::Stroke, Shape::Area, Shape::Arrow}) {
        for (std::size_t count = 1; count < 6; ++count) {
            std::vector<MapPoint> points;
            for (std::size_t i = 0; i < count; ++i)
                points.push_back({200.0 + 0.0 * static_cast<double>(i), 300});
            const auto scene = MarkScene(Back(), Viewport(), {Look("adhesion", points, shape)}, {});
            for (const SceneShape& drawn : Shapes(scene)) {
                const Rect box = drawn.path.Bounds();
                BOOST_TEST(
                    (std::isfinite(box.x) && std::isfinite(box.w) && box.x > 100 && box.x + box.w < 300));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(forty_marks_in_one_shoulder_keep_their_numbers_readable) {
    const auto screen = Viewport::Fit(Back().box, {0, 0, 496, 800});
    BOOST_TEST(Collisions(MarkScene(Back(), screen, Crowd(40), {}), 12, 13) == 0);
    bodymap::MarkStyle paper;
    paper.number_discs = true;
    paper.glyph_scale = 0.7;
    paper.disc_radius = 6;
    const auto page = Viewport::Fit(Back().box, {0, 0, 217, 350});
    const auto scene = MarkScene(Back(), page, Crowd(40), paper);
    BOOST_TEST(Texts(scene).size() == 40u);
    BOOST_TEST(Collisions(scene, 8, 8) == 0);
}

BOOST_AUTO_TEST_CASE(tags_of_all_shapes_in_one_shoulder_keep_apart) {
    const bodymap::Rect frame{0, 0, 496, 800};
    const auto screen = Viewport::Fit(Back().box, frame);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto marks = ShapesInOneShoulder(seed);
        const Scene scene = MarkScene(Back(), screen, marks, {});
        const auto boxes = TagBoxes(scene);
        BOOST_TEST(boxes.size() == marks.size());
        int leaders = 0;
        for (const SceneShape& shape : Shapes(scene)) {
            leaders += shape.path.steps.size() == 2 && shape.pen == 0.9 && shape.dash.empty();
        }
        BOOST_TEST(leaders > 5);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const auto& a = boxes[i];
            BOOST_TEST((a.x >= frame.x && a.y >= frame.y && a.x + a.w <= frame.w && a.y + a.h <= frame.h));
            for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                const auto& b = boxes[j];
                const bool apart =
                    a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                BOOST_TEST(apart, "seed " << seed << ", tags " << i << " and " << j);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_lone_mark_has_its_tag_at_the_upper_right) {
    const auto tag = Texts(MarkScene(Back(), Viewport(), {Look("adhesion", {{200, 300}})}, {})).at(0);
    BOOST_TEST((tag.at.x > 210 && tag.at.x < 220 && tag.at.y > 285 && tag.at.y < 300));
}

BOOST_AUTO_TEST_CASE(the_topmost_mark_is_hit) {
    const auto below = Look("pain", {{200, 300}}), above = Look("scar", {{206, 300}}),
               far = Look("spasm", {{250, 300}});
    const bodymap::MarkLayout layout(Viewport(), {below, above, far}, {});
    BOOST_TEST(layout.At({204, 300}, 3)->value == "scar");
    BOOST_TEST(layout.At({192, 300}, 3)->value == "pain");
    BOOST_TEST(layout.At({262, 300}, 3)->value == "spasm");
    BOOST_TEST(!layout.At({230, 300}, 3));
    const auto stroke = Look("adhesion", {{100, 100}, {120, 100}, {180, 100}}, Shape::Stroke);
    BOOST_TEST(bodymap::MarkLayout(Viewport(), {stroke}, {}).At({100, 101}, 3)->value == "adhesion");
}

BOOST_AUTO_TEST_CASE(svg_text_is_escaped_and_inked) {
    Scene scene;
    scene.items.emplace_back(SceneText{{1, 2}, "a<b&c", 10, Ink::Tone, bodymap::TextAlign::Right, true});
    const auto svg = ToSvg(scene, {0, 0, 10, 10}, {});
    BOOST_TEST(svg.find("a&lt;b&amp;c") != std::string::npos);
    BOOST_TEST(svg.find("#C24A06") != std::string::npos);
    BOOST_TEST(ToSvg(scene, {0, 0, 10, 10}, {true, false}).find("#FF9A52") != std::string::npos);
    BOOST_TEST(ToSvg(scene, {0, 0, 10, 10}, {false, true}).find("#111111") != std::string::npos);
}

// Whatever the number of its pixels and its colours.
BOOST_AUTO_TEST_CASE(an_area_on_a_picture_has_halos_and_open_hatches) {
    for (const double side : {300.0, 1000.0, 4000.0}) {
        bodymap::BodyMap picture;
        picture.view = model::View::Picture;
        picture.box = {0, 0, side, side};
        const double at = side / 4;
        const auto look =
            Look("hypertonicity", {{at, at}, {3 * at, at}, {3 * at, 3 * at}, {at, 3 * at}}, Shape::Area);
        std::size_t inked = 0, haloed = 0, pieces = 0;
        double wide = 0;
        for (const auto& shape : Shapes(MarkScene(picture, Viewport(500 / side, {}), {look}, {}))) {
            if (shape.stroke == Ink::Ground) ++haloed, wide = shape.pen;
            if (shape.stroke != Ink::Tone || shape.pen < 0.5) continue;
            ++inked;
            BOOST_TEST(wide > shape.pen + 1);
            pieces = std::max(pieces, shape.path.steps.size() / 2);
        }
        BOOST_TEST_INFO(side);
        BOOST_TEST(haloed >= 2U);
        BOOST_TEST(inked >= 2U);
        // 250 pixels each way: diagonals about 12 apart down the page.
        BOOST_TEST(pieces > 30U);
        BOOST_TEST(pieces <= 500U / 12 + 1);
    }
}

BOOST_AUTO_TEST_SUITE_END()
