#include <boost/test/unit_test.hpp>
#include <wx/dcmemory.h>
#include <wx/image.h>

#include <cmath>
#include <fstream>
#include <future>
#include <stdexcept>

#include "bodymap/scene_png.h"
#include "gui/own_picture.h"

#include "visit_fixture.h"

namespace {

struct PictureFixture : tests::VisitFixture {
    PictureFixture() {
        const auto file = folder.Path() / "drawing.png";
        std::ofstream(file, std::ios::binary) << bodymap::ToPng({}, {0, 0, 400, 300}, {false, false}, {});
        picture = clinic->AddPicture(file, "Own drawing", editor->Client().id);
        page->ShowPicture(picture);
        Pump(200);
    }
    void Name(const std::string& typed) {
        Until([&] { return toolbar->Search().HasFocus(); });
        for (const char letter : typed) simulator.Char(letter == ' ' ? static_cast<int>(WXK_SPACE) : letter);
        Key(WXK_RETURN);
    }
    // What the canvas shows in the middle of the picture, from black 0 to white 255, as far as it has come.
    [[nodiscard]] int Shade(double side) const {
        const wxSize size = canvas->GetClientSize();
        wxBitmap shown(size.x, size.y);
        wxMemoryDC dc(shown);
        canvas->DrawOn(dc, false);
        dc.SelectObject(wxNullBitmap);
        const auto at = *canvas->ScreenOf(model::View::Picture, {side / 2, side / 2});
        return shown.ConvertToImage().GetGreen(at.x, at.y);
    }
    model::PictureId picture;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(picture_tests, PictureFixture)

BOOST_AUTO_TEST_CASE(a_click_on_a_picture_asks_for_the_structure_and_marks_it_there) {
    const auto at = canvas->ScreenOf(model::View::Picture, {100, 200});
    BOOST_REQUIRE(at.has_value());
    Click(canvas, *at);
    BOOST_TEST(Charted().empty());
    BOOST_TEST(said.find("Which structure") == 0U);
    Name("soleus left");
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    const auto mark = Charted().front();
    BOOST_TEST((mark.view == model::View::Picture));
    BOOST_TEST((mark.picture == picture));
    BOOST_TEST((mark.at == model::RegionRef{"soleus", model::Side::Left}));
    BOOST_TEST(std::abs(mark.points.front().x - 100) < 2);
    BOOST_TEST(std::abs(mark.points.front().y - 200) < 2);
    Key('6');
    BOOST_TEST(Charted().front().before.value_or(-1) == 6);
    // On the body it is not seen; the body is unharmed.
    Focus(canvas);
    Key(WXK_ESCAPE);
    BOOST_TEST(canvas->ScreenOf(model::View::Front, {200, 200}).has_value());
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(escape_gives_the_mark_up) {
    Click(canvas, *canvas->ScreenOf(model::View::Picture, {100, 200}));
    Until([&] { return toolbar->Search().HasFocus(); });
    Key(WXK_ESCAPE);
    Key(WXK_ESCAPE);
    BOOST_TEST(Charted().empty());
    page->FindRegion();
    Name("soleus left");
    // Named without a place: the middle of the picture.
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST(Charted().front().points.front().x == 200);
}

BOOST_AUTO_TEST_CASE(nobody_guesses_the_side_on_a_picture) {
    Click(canvas, *canvas->ScreenOf(model::View::Picture, {100, 200}));
    Name("soleus");
    BOOST_TEST(Charted().empty());
    BOOST_TEST(said.find("Left or right?") == 0U);
    Key(WXK_DOWN);
    const auto chosen = toolbar->Search().Hits().at(static_cast<std::size_t>(toolbar->Search().InHand())).at;
    Key(WXK_RETURN);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted().front().at == chosen));
    // A structure of the midline has no side to ask for.
    Click(canvas, *canvas->ScreenOf(model::View::Picture, {150, 250}));
    Name("sacrum");
    BOOST_TEST(Charted().size() == 2U);
}

// The pixels may arrive while the blank sheet is still being drawn.
BOOST_AUTO_TEST_CASE(a_picture_comes_however_quickly_it_is_decoded) {
    for (const double side : {24.0, 300.0, 1500.0}) {
        const auto file = folder.Path() / (std::to_string(side) + ".png");
        std::ofstream(file, std::ios::binary) << bodymap::ToPng({}, {0, 0, side, side}, {true, false}, {});
        page->ShowPicture(clinic->AddPicture(file, "Dark", editor->Client().id));
        canvas->Update();
        BOOST_TEST_CONTEXT("side " << side) BOOST_TEST(Until([&] { return Shade(side) < 120; }));
    }
}

// A click on the next picture while a large one is still being decoded.
BOOST_AUTO_TEST_CASE(only_the_picture_asked_for_last_comes) {
    std::promise<void> gate;
    const auto open = gate.get_future().share();
    std::vector<int> came;
    gui::PictureWorker worker;
    const auto take = [&](const gui::PictureWorker::Answer& answer) {
        came.push_back(answer.error ? -1 : answer.pixels.width);
    };
    const auto slow = [open] {
        open.wait();
        return exchange::Image{1, 1, std::vector<std::uint8_t>(3)};
    };
    const auto ask = [&](const gui::PictureWorker::Decode& decode) {
        worker.Ask([decode] { return decode; }, take);
    };
    ask(slow);
    ask([] { return exchange::Image{2, 1, std::vector<std::uint8_t>(6)}; });
    ask([] { return exchange::Image{3, 1, std::vector<std::uint8_t>(9)}; });
    gate.set_value();
    BOOST_TEST(Until([&] { return !came.empty(); }));
    BOOST_TEST(came == std::vector{3}, boost::test_tools::per_element());
    ask([]() -> exchange::Image { throw std::runtime_error("damaged"); });
    BOOST_TEST(Until([&] { return came.size() == 2U; }));
    BOOST_TEST(came.back() == -1);
    worker.Ask([]() -> gui::PictureWorker::Decode { throw std::runtime_error("gone"); }, take);
    BOOST_TEST(Until([&] { return came.size() == 3U; }));
    BOOST_TEST(came.back() == -1);
    ask(slow);
    worker.Forget();
    Pump(100);
    BOOST_TEST(came.size() == 3U);
}

BOOST_AUTO_TEST_CASE(another_client_does_not_see_it) {
    auto other = clinic->NewClient();
    other.name = "B. Client";
    other.birth_date = model::Date{std::chrono::year{1980} / 5 / 17};
    const auto second = clinic->StartVisit(clinic->SaveClient(other).id);
    page->ShowVisit(second.get());
    Pump(200);
    BOOST_TEST(!canvas->ScreenOf(model::View::Picture, {100, 200}).has_value());
    BOOST_TEST(canvas->ScreenOf(model::View::Front, {200, 200}).has_value());
    BOOST_TEST(failures.empty());
    page->ShowVisit(editor.get());
}

BOOST_AUTO_TEST_SUITE_END()
