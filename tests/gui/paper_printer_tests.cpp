// Pages on their way to a printer: one that keeps its sheets in memory stands for all of them.
#include <boost/test/unit_test.hpp>
#include <wx/dcmemory.h>
#include <wx/graphics.h>
#include <wx/image.h>
#include <wx/paper.h>

#include "bodymap/page_pixels.h"
#include "gui/page_painter.h"
#include "gui/paper_printer.h"
#include "model/problem.h"

#include "paper_fixture.h"

namespace {

using desk::PaperKind;

gui::Pages Shared(std::vector<bodymap::PrintedPage> pages) {
    return std::make_shared<const std::vector<bodymap::PrintedPage>>(std::move(pages));
}

// A printer of 144 dots an inch whose paper is A4 and stays in memory.
struct PrinterFixture : tests::PaperFixture {
    static constexpr int kDots = 2;  // a point

    PrinterFixture() { NewSheet(); }
    void NewSheet() {
        dc.SelectObject(wxNullBitmap);
        sheet = wxBitmap(1191, 1684, 24);
        dc.SelectObject(sheet);
        dc.SetBackground(*wxWHITE_BRUSH);
        dc.Clear();
    }
    void Load(gui::PaperPrintout& printout) {
        printout.SetDC(&dc);
        printout.SetPageSizePixels(1191, 1684);
        printout.SetPaperRectPixels(wxRect(0, 0, 1191, 1684));
        printout.SetPageSizeMM(210, 297);
        printout.SetPPIScreen(96, 96);
        printout.SetPPIPrinter(144, 144);
        printout.OnPreparePrinting();
    }
    [[nodiscard]] wxImage Sheet() const { return sheet.ConvertToImage(); }
    [[nodiscard]] std::function<void()> Stop() {
        return [this] { ++stopped; };
    }
    wxBitmap sheet;
    wxMemoryDC dc;
    int stopped = 0;
};

// How dark a place of a page is: 0 white to 1.
double Ink(const wxImage& image, double x, double y, double w, double h) {
    double sum = 0;
    for (int py = static_cast<int>(y); py < static_cast<int>(y + h); ++py)
        for (int px = static_cast<int>(x); px < static_cast<int>(x + w); ++px)
            sum += 1 - (image.GetRed(px, py) + image.GetGreen(px, py) + image.GetBlue(px, py)) / 765.0;
    return sum / (static_cast<int>(w) * static_cast<int>(h));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(paper_printer_tests, PrinterFixture)

BOOST_AUTO_TEST_CASE(every_page_is_printed_as_it_is_shown) {
    const gui::Pages shown = Shared(tests::PlainPages(3, tests::PlainFont()));
    int made = 0;
    gui::PaperPrintout printout(
        "Leaves", shown, [&] { return ++made, shown; }, Stop());
    BOOST_TEST(made == 0);
    Load(printout);
    int least = 0, most = 0, from = 0, to = 0;
    printout.GetPageInfo(&least, &most, &from, &to);
    BOOST_TEST((least == 1 && most == 3 && from == 1 && to == 3));
    BOOST_TEST((!printout.HasPage(0) && printout.HasPage(3) && !printout.HasPage(4)));
    for (int page = 1; page <= 3; ++page) BOOST_TEST_CONTEXT("page " << page) {
            NewSheet();
            BOOST_TEST(printout.OnPrintPage(page));
            const double end = (72 + 40 * page) * kDots;
            // The bar of this page, and nothing beyond its end.
            BOOST_TEST(Ink(Sheet(), 146, 244, end - 150, 32) > 0.99);
            BOOST_TEST(Ink(Sheet(), end + 4, 236, 200, 48) < 0.001);
            BOOST_TEST(Ink(Sheet(), 144, 140, 160, 45) > 0.02);  // its words
        }
    BOOST_TEST(made == 1);
    BOOST_TEST(stopped == 0);
}

BOOST_AUTO_TEST_CASE(the_copy_made_for_the_printer_is_printed) {
    const gui::Pages shown = Shared(tests::PlainPages(2, tests::PlainFont()));
    gui::PaperPrintout printout(
        "Leaves", shown, [] { return Shared(tests::PlainPages(4, tests::PlainFont())); }, Stop());
    BOOST_TEST(!printout.HasPage(3));
    Load(printout);
    BOOST_TEST(printout.HasPage(4));
}

BOOST_AUTO_TEST_CASE(what_may_not_be_printed_stops_the_job_and_leaves_no_sheet) {
    const gui::Pages shown = Shared(tests::PlainPages(1, tests::PlainFont()));
    gui::PaperPrintout printout(
        "Leaves", shown,
        []() -> gui::Pages {
            throw model::Error(model::ErrorKind::NoAccess, model::Msg("You may not print."));
        },
        Stop());
    Load(printout);
    BOOST_TEST(stopped == 1);
    BOOST_TEST(!printout.HasPage(1));
    BOOST_TEST(!printout.OnBeginDocument(1, 1));
    BOOST_CHECK_THROW(printout.Rethrow(), model::Error);
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_be_drawn_stops_the_job) {
    const gui::Pages shown = Shared(tests::PlainPages(2, dir.Path() / "Gone-Regular.ttf"));
    gui::PaperPrintout printout(
        "Leaves", shown, [&] { return shown; }, Stop());
    Load(printout);
    BOOST_TEST(!printout.OnPrintPage(1));
    BOOST_TEST(stopped == 1);
    BOOST_TEST(!printout.HasPage(2));
    BOOST_CHECK_THROW(printout.Rethrow(), model::Error);
}

BOOST_AUTO_TEST_CASE(paper_and_direction_are_those_of_the_page) {
    struct {
        double width, height;
        wxPaperSize paper;
        wxPrintOrientation way;
    } const cases[] = {{595.28, 841.89, wxPAPER_A4, wxPORTRAIT},
                       {841.89, 595.28, wxPAPER_A4, wxLANDSCAPE},
                       {612, 792, wxPAPER_LETTER, wxPORTRAIT},
                       {792, 612, wxPAPER_LETTER, wxLANDSCAPE}};
    for (const auto& one : cases) {
        bodymap::PrintedPage page;
        page.width = one.width;
        page.height = one.height;
        const wxPrintData data = gui::PrintDataFor({page});
        BOOST_TEST((data.GetPaperId() == one.paper));
        BOOST_TEST((data.GetOrientation() == one.way));
    }
}

// The printer's painter and the worker's draw the same page.
BOOST_AUTO_TEST_CASE(both_painters_draw_the_same, *boost::unit_test::tolerance(0.05)) {
    constexpr int kScale = 1, kTile = 12;
    for (const PaperKind kind : {PaperKind::Plan, PaperKind::Record, PaperKind::History}) {
        for (const bodymap::PrintedPage& page : Paper(kind).pages) {
            bodymap::GlyphOutlines glyphs;
            const bodymap::Pixels pixels = bodymap::ToPixels(page, kScale, glyphs);
            wxBitmap bitmap(pixels.width, pixels.height, 24);
            {
                wxMemoryDC onto(bitmap);
                onto.SetBackground(*wxWHITE_BRUSH);
                onto.Clear();
                const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(onto));
                gui::PaintPage(*gc, page, glyphs);
            }
            const wxImage one = bitmap.ConvertToImage();
            auto* bytes = const_cast<unsigned char*>(pixels.rgb.data());
            const wxImage two(pixels.width, pixels.height, bytes, true);
            for (int y = 0; y + kTile < pixels.height; y += kTile)
                for (int x = 0; x + kTile < pixels.width; x += kTile)
                    BOOST_REQUIRE_SMALL(Ink(one, x, y, kTile, kTile) - Ink(two, x, y, kTile, kTile), 0.05);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
