// Numbers on paper, few and in a crowd.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <random>

#include "bodymap/atlas.h"
#include "bodymap/map_scene.h"

BOOST_AUTO_TEST_SUITE(number_discs_tests)

namespace {

using bodymap::Rect;

const bodymap::BodyMap& Back() {
    static bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    return atlas.Map(model::Figure::Neutral, model::View::Back);
}

struct Discs {
    std::vector<Rect> boxes;
    std::vector<std::string> texts;
    int numbers = 0;
};

int NumbersIn(const std::string& text) {
    const int first = std::stoi(text);
    if (const auto dash = text.find("\u2013"); dash != std::string::npos)
        return std::stoi(text.substr(dash + 3)) - first + 1;
    const auto plus = text.find(" +");
    return plus == std::string::npos ? 1 : 1 + std::stoi(text.substr(plus + 2));
}

// Marks anywhere in a part of the figure, 1 being full height, drawn as on a record.
Discs Drawn(int marks, double part, Rect room) {
    const bodymap::BodyMap& map = Back();
    const Rect body = map.outline.Bounds();
    std::mt19937 random(7);
    std::uniform_real_distribution<double> x(body.x + body.w * 0.4, body.x + body.w * 0.6),
        y(body.y + body.h * 0.2, body.y + body.h * (0.2 + part * 0.7));
    std::vector<bodymap::MarkLook> looks;
    for (int i = 1; i <= marks; ++i) {
        bodymap::MarkLook look;
        look.points = {{x(random), y(random)}};
        look.finding = "hypertonicity", look.number = i;
        looks.push_back(look);
    }
    bodymap::MarkStyle style;
    style.number_discs = true, style.disc_radius = 6, style.room = room;
    Discs discs;
    for (const auto& item : MarkScene(map, bodymap::Viewport::Fit(body, room), looks, style).items) {
        if (const auto* text = std::get_if<bodymap::SceneText>(&item)) {
            discs.texts.push_back(text->text);
            discs.numbers += NumbersIn(text->text);
        }
        const auto* shape = std::get_if<bodymap::SceneShape>(&item);
        if (shape != nullptr && shape->fill == bodymap::Ink::Text && shape->path.Bounds().h > 11.9)
            discs.boxes.push_back(shape->path.Bounds());
    }
    return discs;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_few_marks_have_a_disc_each) {
    const Discs discs = Drawn(6, 1, {100, 100, 160, 276});
    BOOST_TEST(discs.texts.size() == 6U);
    for (const std::string& text : discs.texts) BOOST_TEST(text.size() == 1U, text);
}

namespace {

bodymap::MarkLook Numbered(int number, bodymap::MapPoint at, int severity) {
    bodymap::MarkLook look;
    look.points = {at};
    look.finding = "hypertonicity", look.number = number, look.severity = severity;
    return look;
}

bodymap::MarkStyle OnPlan(Rect room) {
    bodymap::MarkStyle style;
    style.number_discs = true, style.glyph_scale = 0.86, style.room = room;
    return style;
}

}  // namespace

// Two spots of a calf and one of a shoulder: 1 is read as that of the sign beside it.
BOOST_AUTO_TEST_CASE(a_disc_stands_nearer_its_own_sign_than_any_other) {
    using bodymap::MapPoint;
    const std::vector<std::vector<MapPoint>> clients{
        {{154.4, 733.1}, {134.4, 764.4}, {217.6, 171.5}},
        {{154.4, 733.1}, {154.4, 764.4}, {154.4, 795}},
        {{262, 190}, {230, 200}, {262, 225}, {146, 765}},
    };
    const Rect room{100, 100, 110, 200};
    const auto viewport = bodymap::Viewport::Fit(Back().outline.Bounds(), room);
    int discs = 0;
    for (const auto& points : clients) {
        std::vector<bodymap::MarkLook> looks;
        for (const MapPoint& at : points)
            looks.push_back(Numbered(static_cast<int>(looks.size()) + 1, at, 6));
        for (const auto& item : MarkScene(Back(), viewport, looks, OnPlan(room)).items) {
            const auto* text = std::get_if<bodymap::SceneText>(&item);
            if (text == nullptr) continue;
            ++discs;
            BOOST_REQUIRE_EQUAL(NumbersIn(text->text), 1);
            const auto far = [&](const MapPoint& at) {
                const MapPoint glyph = viewport.ToScreen(at);
                return std::hypot(text->at.x - glyph.x, text->at.y - text->size * 0.36 - glyph.y);
            };
            const double own = far(points[static_cast<std::size_t>(std::stoi(text->text)) - 1]);
            for (const MapPoint& other : points)
                BOOST_TEST(own <= far(other) + 1e-6, text->text << " of " << points.size());
        }
    }
    BOOST_TEST(discs == 10);
}

BOOST_AUTO_TEST_CASE(on_paper_the_strongest_sign_lies_uppermost) {
    const Rect room{100, 100, 160, 276};
    const auto viewport = bodymap::Viewport::Fit(Back().outline.Bounds(), room);
    std::vector<bodymap::MarkLook> looks{Numbered(1, {154, 733}, 4), Numbered(2, {156, 735}, 9),
                                         Numbered(3, {152, 731}, 2)};
    looks[0].family = bodymap::Ink::Fluid, looks[1].family = bodymap::Ink::Nerve;
    looks[2].family = bodymap::Ink::Movement;
    const auto last = [&](bodymap::Ink ink) {
        const bodymap::Scene scene = MarkScene(Back(), viewport, looks, OnPlan(room));
        std::size_t at = 0;
        for (std::size_t i = 0; i < scene.items.size(); ++i) {
            const auto* shape = std::get_if<bodymap::SceneShape>(&scene.items[i]);
            if (shape != nullptr && (shape->fill == ink || shape->stroke == ink)) at = i;
        }
        return at;
    };
    BOOST_TEST(last(bodymap::Ink::Movement) > 0U);
    BOOST_TEST(last(bodymap::Ink::Movement) < last(bodymap::Ink::Fluid));
    BOOST_TEST(last(bodymap::Ink::Fluid) < last(bodymap::Ink::Nerve));
}

BOOST_AUTO_TEST_CASE(two_hundred_stay_in_their_room_apart_and_complete) {
    for (const double part : {1.0, 0.1}) {
        const Rect room{100, 100, 160, 276};
        const Discs discs = Drawn(200, part, room);
        BOOST_TEST(discs.numbers == 200);
        BOOST_TEST(discs.boxes.size() == discs.texts.size());
        BOOST_TEST(discs.boxes.size() > 10U);
        for (std::size_t i = 0; i < discs.boxes.size(); ++i) {
            const Rect& a = discs.boxes[i];
            BOOST_TEST((a.x >= room.x && a.x + a.w <= room.x + room.w), discs.texts[i]);
            BOOST_TEST((a.y >= room.y && a.y + a.h <= room.y + room.h), discs.texts[i]);
            for (std::size_t k = i + 1; k < discs.boxes.size(); ++k) {
                const Rect& b = discs.boxes[k];
                const bool apart = a.x + a.w < b.x || b.x + b.w < a.x || a.y + a.h < b.y || b.y + b.h < a.y;
                BOOST_TEST(apart, discs.texts[i] << " over " << discs.texts[k]);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
