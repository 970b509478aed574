#include <boost/test/unit_test.hpp>
#include <wx/frame.h>
#include <wx/image.h>

#include <cmath>

#include "gui/scene_painter.h"
#include "gui/theme.h"

BOOST_AUTO_TEST_SUITE(painter_tests)

namespace {

wxImage Painted(const bodymap::Scene& scene, int side) {
    wxImage image(side, side);
    image.SetRGB(wxRect(0, 0, side, side), 255, 255, 255);
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(image));
    gui::PaintScene(*gc, scene);
    gc->Flush();
    return image;
}

bool Inked(const wxImage& image, int x, int y) {
    return image.GetRed(x, y) + image.GetGreen(x, y) + image.GetBlue(x, y) < 3 * 250;
}

bodymap::SceneShape Box(bodymap::Rect rect) {
    bodymap::SceneShape shape;
    shape.path.RoundedBox(rect, 0.01);
    return shape;
}

}  // namespace

BOOST_AUTO_TEST_CASE(fills_ink_inside_and_nothing_outside) {
    bodymap::Scene scene;
    auto shape = Box({20, 20, 40, 40});
    shape.fill = bodymap::Ink::Tone;
    scene.items.emplace_back(shape);
    const auto image = Painted(scene, 80);
    const auto colour = gui::Colour(bodymap::Ink::Tone);
    BOOST_TEST(static_cast<int>(image.GetRed(40, 40)) == static_cast<int>(colour.Red()));
    BOOST_TEST(static_cast<int>(image.GetBlue(40, 40)) == static_cast<int>(colour.Blue()));
    BOOST_TEST(!Inked(image, 10, 10));
    BOOST_TEST(!Inked(image, 70, 40));
}

BOOST_AUTO_TEST_CASE(holes_stay_empty) {
    bodymap::Scene scene;
    auto shape = Box({10, 10, 60, 60});
    shape.path.RoundedBox({30, 30, 20, 20}, 0.01);
    shape.fill = bodymap::Ink::Tissue;
    scene.items.emplace_back(shape);
    const auto image = Painted(scene, 80);
    BOOST_TEST(Inked(image, 20, 20));
    BOOST_TEST(!Inked(image, 40, 40));
}

BOOST_AUTO_TEST_CASE(dashes_have_gaps) {
    bodymap::Scene scene;
    bodymap::SceneShape line;
    line.path.Move({10, 40});
    line.path.Line({70, 40});
    line.stroke = bodymap::Ink::Accent;
    line.pen = 2;
    line.butt_caps = true;
    line.dash = {10, 10};
    scene.items.emplace_back(line);
    const auto image = Painted(scene, 80);
    BOOST_TEST(Inked(image, 15, 40));
    BOOST_TEST(!Inked(image, 25, 40));
    BOOST_TEST(Inked(image, 35, 40));
    BOOST_TEST(!Inked(image, 45, 40));
}

BOOST_AUTO_TEST_CASE(dashes_keep_the_length_they_were_given) {
    bodymap::Path line;
    line.Move({0, 0});
    line.Line({100, 0});
    double inked = 0;
    bodymap::MapPoint at;
    for (const auto& step : gui::Dashed(line, {3, 2}).steps) {
        if (step.kind == bodymap::PathStep::Kind::Line) inked += std::abs(step.to.x - at.x);
        at = step.to;
    }
    BOOST_TEST(inked == 60.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(gui::Dashed(line, {0, 0}).steps.size() == line.steps.size());
}

BOOST_AUTO_TEST_CASE(text_stands_on_its_baseline) {
    bodymap::Scene scene;
    scene.items.emplace_back(
        bodymap::SceneText{{40, 50}, "H", 24, bodymap::Ink::Text, bodymap::TextAlign::Centre, true});
    const auto image = Painted(scene, 80);
    int lowest = 0, left = 80, right = 0;
    for (int y = 0; y < 80; ++y) {
        for (int x = 0; x < 80; ++x) {
            if (image.GetRed(x, y) > 128) continue;
            lowest = std::max(lowest, y);
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    BOOST_TEST(std::abs(lowest - 49) <= 1);
    BOOST_TEST(std::abs((left + right) / 2 - 40) <= 2);
}

BOOST_AUTO_TEST_CASE(a_glyph_picture_has_ink_on_nothing) {
    wxFrame frame(nullptr, wxID_ANY, "glyph");
    const auto image = gui::GlyphBitmap(frame, "hypertonicity", bodymap::Ink::Tone, 20).ConvertToImage();
    BOOST_REQUIRE(image.HasAlpha());
    BOOST_TEST(static_cast<int>(image.GetAlpha(10, 10)) > 200);
    BOOST_TEST(static_cast<int>(image.GetAlpha(0, 0)) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
