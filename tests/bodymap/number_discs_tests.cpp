// Numbers on paper, few and in a crowd.
#include <boost/test/unit_test.hpp>

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
