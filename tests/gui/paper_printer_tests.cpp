// Pages on their way to a printer: one that prints into a file stands for all of them.
#include <boost/test/unit_test.hpp>
#include <wx/dcmemory.h>
#include <wx/graphics.h>
#include <wx/image.h>
#include <wx/paper.h>

#include <cmath>
#include <cstdlib>

#include "bodymap/page_pixels.h"
#include "desk/plan_builder.h"
#include "gui/page_painter.h"
#include "gui/paper_printer.h"
#include "model/problem.h"
#include "support/pdf_probe.h"

#include "paper_fixture.h"

namespace {

using desk::PaperKind;

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

gui::Pages Shared(std::vector<bodymap::PrintedPage> pages) {
    return std::make_shared<const std::vector<bodymap::PrintedPage>>(std::move(pages));
}

struct PrinterFixture : tests::PaperFixture {
    // GTK's own printer into a file, without its dialog.
    [[nodiscard]] wxPrintData IntoFile(const gui::Pages& pages) const {
        wxPrintData data = gui::PrintDataFor(*pages);
        data.SetPrinterName("Print to File");
        data.SetFilename(gui::FromPath(file));
        data.SetPrintMode(wxPRINT_MODE_FILE);
        return data;
    }
    std::filesystem::path file = dir.Path() / "printed.pdf";
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

BOOST_AUTO_TEST_CASE(a_printer_gets_every_page_as_it_is_shown, *boost::unit_test::precondition(Tools)) {
    const gui::Pages shown = Shared(tests::PlainPages(3, tests::PlainFont()));
    int made = 0;
    BOOST_TEST(gui::PrintPages(
        nullptr, "Leaves", shown, [&] { return ++made, shown; }, IntoFile(shown), false));
    BOOST_TEST(made == 1);
    const support::PdfProbe probe(desk::ReadWhole(file, 10'000'000));
    BOOST_TEST(probe.Info().find("Pages:           3") != std::string::npos, probe.Info());
    for (int page = 1; page <= 3; ++page) BOOST_TEST_CONTEXT("page " << page) {
            const auto pixels = probe.Render(page, 72);
            BOOST_TEST(std::abs(pixels.width - 595) <= 1);
            BOOST_TEST(std::abs(pixels.height - 842) <= 1);
            // The bar of this page, and nothing beyond its end.
            BOOST_TEST(pixels.DarkIn(74, 122, 72 + 40 * page - 2, 138) == (40 * page - 4) * 16);
            BOOST_TEST(pixels.DarkIn(72 + 40 * page + 2, 118, 500, 142) == 0);
        }
}

BOOST_AUTO_TEST_CASE(the_copy_made_for_the_printer_is_printed, *boost::unit_test::precondition(Tools)) {
    const gui::Pages shown = Shared(tests::PlainPages(2, tests::PlainFont()));
    const gui::Pages copy = Shared(tests::PlainPages(3, tests::PlainFont()));
    BOOST_TEST(gui::PrintPages(
        nullptr, "Leaves", shown, [&] { return copy; }, IntoFile(shown), false));
    const support::PdfProbe probe(desk::ReadWhole(file, 10'000'000));
    BOOST_TEST(probe.Info().find("Pages:           3") != std::string::npos, probe.Info());
}

BOOST_AUTO_TEST_CASE(what_may_not_be_printed_leaves_nothing) {
    const gui::Pages shown = Shared(tests::PlainPages(1, tests::PlainFont()));
    const auto refuse = []() -> gui::Pages {
        throw model::Error(model::ErrorKind::NoAccess, model::Msg("You may not print."));
    };
    BOOST_CHECK_THROW(gui::PrintPages(nullptr, "Leaves", shown, refuse, IntoFile(shown), false),
                      model::Error);
    const bool empty = !std::filesystem::exists(file) || std::filesystem::file_size(file) < 1'000;
    BOOST_TEST(empty);
}

BOOST_AUTO_TEST_CASE(a_page_that_cannot_be_drawn_is_an_error_and_no_empty_sheet) {
    auto pages = tests::PlainPages(1, dir.Path() / "Gone-Regular.ttf");
    const gui::Pages shown = Shared(std::move(pages));
    BOOST_CHECK_THROW(gui::PrintPages(
                          nullptr, "Leaves", shown, [&] { return shown; }, IntoFile(shown), false),
                      model::Error);
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
                wxMemoryDC dc(bitmap);
                dc.SetBackground(*wxWHITE_BRUSH);
                dc.Clear();
                const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
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
