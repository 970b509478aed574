// The clinic's own pictures on the client's paper, and lists that run over pages.
#include <boost/test/unit_test.hpp>

#include <map>
#include <regex>

#include "model/problem.h"
#include "pdf/sample_page.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(picture_page_tests)

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

// Half dark, half light, as plain bytes.
std::shared_ptr<const pdf::PlanPicture> Plate(int width, int height, const std::string& title) {
    auto picture = std::make_shared<pdf::PlanPicture>();
    picture->map.view = model::View::Picture;
    picture->map.box = {0, 0, 10.0 * width, 10.0 * height};
    picture->title = title;
    picture->width = width, picture->height = height;
    for (int i = 0; i < width * height; ++i)
        picture->bytes.append(3, i % width < width / 2 ? '\x30' : '\xD0');
    return picture;
}

pdf::PlanFigure OnPlate(const std::shared_ptr<const pdf::PlanPicture>& picture, int number) {
    pdf::PlanFigure figure;
    figure.map = &picture->map;
    figure.picture = picture;
    figure.name = picture->title;
    figure.marks = {sample::Mark(number, 2.0 * picture->width, 5.0 * picture->height, "pain", 4)};
    return figure;
}

support::PdfProbe Probe(const pdf::PlanPage& page) {
    return support::PdfProbe(pdf::WritePlan(page, text::Translator{}, sample::FontFolder()).bytes);
}

pdf::PlanPage WithPictures(const std::vector<std::pair<int, int>>& sizes, bool letter) {
    pdf::PlanPage page = sample::FullPage();
    page.letter_paper = letter;
    for (const auto& [width, height] : sizes) {
        const int number = static_cast<int>(page.found.size()) + 1;
        page.found.push_back({number, "pain", "Left shin", "sore", "4"});
        const std::string title =
            "Photo " + std::to_string(number) + " of the shin in the week after the race";
        page.figures.push_back(OnPlate(Plate(width, height, title), number));
    }
    return page;
}

// Places of the images on a page's paper, in points from its upper left corner.
std::vector<bodymap::Rect> Images(const support::PdfProbe& probe, double page_height) {
    static const std::regex placed("([0-9.]+) 0 0 ([0-9.]+) ([0-9.]+) ([0-9.]+) cm\\s/X[0-9]+ Do");
    const std::string plain =
        support::RunTool("qpdf --qdf --object-streams=disable '" + probe.File().string() + "' -").out;
    std::vector<bodymap::Rect> images;
    for (std::sregex_iterator at(plain.begin(), plain.end(), placed), end; at != end; ++at) {
        const double h = std::stod((*at)[2]);
        images.push_back(
            {std::stod((*at)[3]), page_height - std::stod((*at)[4]) - h, std::stod((*at)[1]), h});
    }
    return images;
}

int LastPlaceAlone(const support::PdfProbe& probe) {
    std::map<int, int> places;
    for (const support::Word& word : probe.Words()) places[word.page] += word.text == "Place" ? 1 : 0;
    int pages = 0;
    for (const auto& [page, count] : places) pages += count == 1 ? 1 : 0;
    return pages;
}

}  // namespace

BOOST_AUTO_TEST_CASE(pictures_keep_their_proportions_and_the_margins,
                     *boost::unit_test::precondition(Tools)) {
    const std::vector<std::vector<std::pair<int, int>>> sets{
        {{60, 40}}, {{40, 60}}, {{60, 40}, {40, 60}, {50, 50}}, {{300, 4}}, {{4, 300}, {60, 40}}, {{1, 1}}};
    for (const bool letter : {false, true}) {
        for (const auto& sizes : sets) {
            BOOST_TEST_CONTEXT(sizes.size() << " pictures, the first " << sizes[0].first << " × "
                                            << sizes[0].second << (letter ? " on Letter" : " on A4")) {
                const auto page = WithPictures(sizes, letter);
                const auto probe = Probe(page);
                BOOST_TEST(probe.Sound());
                const double width = letter ? 612 : 595.28, height = letter ? 792 : 841.89;
                const auto images = Images(probe, height);
                BOOST_REQUIRE(images.size() == sizes.size());
                for (std::size_t i = 0; i < images.size(); ++i) {
                    const auto& at = images[i];
                    const double tall = at.w * sizes[i].second / sizes[i].first;
                    BOOST_TEST(std::abs(at.h - tall) < 0.02 * at.h + 0.03 * sizes[i].second);
                    BOOST_TEST((at.x >= 38.9 && at.x + at.w <= width - 38.9));
                    BOOST_TEST((at.y > 30 && at.y + at.h < height - 40));
                    BOOST_TEST(at.w <= 72 * pdf::kMostPictureWidth);
                    BOOST_TEST(at.h <= 72 * pdf::kMostPictureHeight);
                }
                for (const auto& figure : page.figures)
                    if (figure.picture)
                        BOOST_TEST((probe.Text().find("after the race") != std::string::npos));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_mark_is_drawn_over_its_picture, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::BarePage();
    page.found = {{1, "pain", "Left shin", "sore", "4"}};
    const auto plate = Plate(60, 40, "Shin");
    page.figures = {OnPlate(plate, 1)};
    const auto with = Probe(page);
    page.figures[0].marks[0].points = {{480, 200}};
    const auto elsewhere = Probe(page);
    const auto images = Images(with, 841.89);
    BOOST_REQUIRE(images.size() == 1U);
    const bodymap::Rect at = images[0];
    const auto shade = [&](const support::PdfProbe& probe, double share) {
        const auto picture = probe.Render(1, 144);
        const int x = static_cast<int>(2 * (at.x + share * at.w)),
                  y = static_cast<int>(2 * (at.y + at.h / 2));
        return picture.DarkIn(x - 24, y - 24, x + 24, y + 24, 0x20);
    };
    // A glyph and a disc in black on the half where the mark lies, nothing as black on the other.
    BOOST_TEST(shade(with, 0.2) > 100);
    BOOST_TEST(shade(with, 0.8) == 0);
    BOOST_TEST(shade(elsewhere, 0.2) == 0);
    BOOST_TEST(shade(elsewhere, 0.8) > 100);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_picture_are_refused) {
    for (const bool jpeg : {false, true}) {
        pdf::PlanPage page = WithPictures({{6, 4}}, false);
        auto broken = std::make_shared<pdf::PlanPicture>(*page.figures.back().picture);
        broken->jpeg = jpeg;
        broken->bytes.resize(50);
        page.figures.back().picture = broken;
        page.figures.back().map = &broken->map;
        BOOST_CHECK_THROW((void)pdf::WritePlan(page, text::Translator{}, sample::FontFolder()), model::Error);
    }
}

BOOST_AUTO_TEST_CASE(no_finding_stands_alone_on_a_page, *boost::unit_test::precondition(Tools)) {
    // Every place of the list's end on its page comes up: rows two by two, moved down line by line.
    for (int count = 15; count <= 21; count += 2) {
        for (int lines = 0; lines < 12; ++lines) {
            pdf::PlanPage page = sample::BarePage();
            page.figures = sample::Figures();
            page.opening.assign(static_cast<std::size_t>(lines), "Hello.");
            for (int i = 1; i <= count; ++i)
                page.found.push_back({i, "pain", "Place " + std::to_string(i), "sore", "4"});
            BOOST_TEST(LastPlaceAlone(Probe(page)) == 0, count << " findings below " << lines << " lines");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
