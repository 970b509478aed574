// Pages and scenes as pixels.
#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "bodymap/font_names.h"
#include "bodymap/page_pixels.h"
#include "bodymap/scene_png.h"
#include "model/problem.h"

BOOST_AUTO_TEST_SUITE(pixels_tests)

namespace {

using bodymap::PageColour;
using bodymap::Path;
using bodymap::Pixels;
using bodymap::PrintedPage;
using bodymap::Rect;

const std::filesystem::path kFonts = PALPATE_BINARY_DIR "/fonts";

// 0 black to 255.
int Green(const Pixels& pixels, int x, int y) {
    return pixels.rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                       static_cast<std::size_t>(x)) *
                          3 +
                      1];
}

PrintedPage Page(bodymap::PageItem item) {
    PrintedPage page;
    page.width = 100;
    page.height = 50;
    page.items.push_back(std::move(item));
    return page;
}

Pixels Drawn(const PrintedPage& page, double scale = 1) {
    bodymap::GlyphOutlines glyphs;
    return ToPixels(page, scale, glyphs);
}

Path Box(double x, double y, double w, double h) {
    Path path;
    path.Move({x, y});
    path.Line({x + w, y});
    path.Line({x + w, y + h});
    path.Line({x, y + h});
    path.Close();
    return path;
}

bodymap::PageText Text(const std::string& text) {
    bodymap::PageText run;
    run.at = {10, 40};
    run.font = kFonts / bodymap::kFontNames.front();
    run.size = 30;
    run.text = text;
    return run;
}

// How many pixels are darker than grey within these columns.
int Dark(const Pixels& pixels, int from, int to) {
    int count = 0;
    for (int y = 0; y < pixels.height; ++y)
        for (int x = from; x < to; ++x) count += Green(pixels, x, y) < 128 ? 1 : 0;
    return count;
}

bodymap::Scene Saying(const std::string& text, bodymap::TextAlign align = bodymap::TextAlign::Left) {
    bodymap::Scene scene;
    scene.items.emplace_back(bodymap::SceneText{{50, 40}, text, 30, bodymap::Ink::Text, align, true});
    return scene;
}

std::string Png(const bodymap::Scene& scene, const std::filesystem::path& fonts = kFonts) {
    return bodymap::ToPng(scene, {0, 0, 100, 50}, {}, fonts);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_shape_lies_where_it_is_on_paper_and_its_holes_stay_open) {
    bodymap::PageShape shape;
    shape.path = Box(10, 10, 40, 30);
    const Path hole = Box(20, 20, 10, 10);
    shape.path.steps.insert(shape.path.steps.end(), hole.steps.begin(), hole.steps.end());
    shape.fill = PageColour{0, 0, 0};
    for (const int scale : {1, 2, 3}) {
        const Pixels pixels = Drawn(Page(shape), scale);
        BOOST_TEST(pixels.width == 100 * scale);
        BOOST_TEST(pixels.height == 50 * scale);
        BOOST_TEST(Green(pixels, 11 * scale, 11 * scale) == 0);
        BOOST_TEST(Green(pixels, 49 * scale, 39 * scale) == 0);
        BOOST_TEST(Green(pixels, 25 * scale, 25 * scale) == 255);
        BOOST_TEST(Green(pixels, 9 * scale, 11 * scale) == 255);
        BOOST_TEST(Green(pixels, 51 * scale, 39 * scale) == 255);
    }
}

BOOST_AUTO_TEST_CASE(text_is_set_by_the_advances_of_the_page) {
    auto run = Text("II");
    run.advances = {50, 50};
    const Pixels pixels = Drawn(Page(run));
    BOOST_TEST(Dark(pixels, 10, 30) > 0);
    BOOST_TEST(Dark(pixels, 30, 58) == 0);
    BOOST_TEST(Dark(pixels, 58, 80) > 0);
}

BOOST_AUTO_TEST_CASE(a_picture_fills_its_place_and_one_without_pixels_leaves_it_grey) {
    bodymap::PageImage image;
    image.at = {20, 10, 40, 20};
    image.width = 2;
    image.height = 1;
    image.bytes = std::make_shared<const std::string>(std::string(3, '\0') + std::string(3, '\xFF'));
    const Pixels pixels = Drawn(Page(image));
    BOOST_TEST(Green(pixels, 21, 20) < 20);
    BOOST_TEST(Green(pixels, 58, 20) > 235);
    BOOST_TEST(Green(pixels, 18, 20) == 255);
    image.jpeg = true;
    const int grey = Green(Drawn(Page(image)), 30, 20);
    BOOST_TEST((grey > 200 && grey < 230));
}

BOOST_AUTO_TEST_CASE(sizes_out_of_bounds_and_missing_fonts_are_refused) {
    bodymap::PageShape none;
    for (const double scale : {0.0, 161.0, 1e9})
        BOOST_CHECK_THROW((void)Drawn(Page(none), scale), model::Error);
    auto run = Text("A");
    run.font = kFonts / "Gone.ttf";
    BOOST_CHECK_THROW((void)Drawn(Page(run)), model::Error);
}

BOOST_AUTO_TEST_CASE(a_scene_is_written_in_the_programs_own_fonts) {
    BOOST_TEST(Png(Saying("Ab")) != Png(Saying("")));
    BOOST_TEST(Png(Saying("Ab")) != Png(Saying("Ab", bodymap::TextAlign::Right)));
    // Whatever the system has, nothing else is taken.
    BOOST_CHECK_THROW((void)Png(Saying("Ab"), "/nowhere"), model::Error);
    BOOST_TEST(Png({}, "/nowhere") == Png({}));
}

BOOST_AUTO_TEST_CASE(a_text_takes_each_character_from_the_first_font_that_has_it) {
    bodymap::GlyphOutlines glyphs;
    const std::vector<std::filesystem::path> both{kFonts / bodymap::kFontNames[0],
                                                  kFonts / bodymap::kFontNames[5]};
    const std::string han = "\xE6\xB2\xBB";
    BOOST_TEST(glyphs.Set({both[0]}, han, 10).path.empty());
    BOOST_TEST(!glyphs.Set(both, han, 10).path.empty());
    BOOST_TEST(glyphs.Set(both, han, 10).width == 10, boost::test_tools::tolerance(0.2));
    BOOST_TEST(glyphs.Set(both, "A" + han, 10).width ==
                   glyphs.Set(both, "A", 10).width + glyphs.Set(both, han, 10).width,
               boost::test_tools::tolerance(1e-9));
    BOOST_TEST(glyphs.Set({both[0], "/nowhere/none.ttf"}, "A", 10).width > 5);
}

BOOST_AUTO_TEST_SUITE_END()
