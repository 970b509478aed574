// A page in the window and the same page of the PDF: everything on them lies within half a point.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>

#include "bodymap/page_pixels.h"
#include "desk/papers.h"
#include "desk/plan_builder.h"
#include "desk/planned_clinic.h"
#include "support/pdf_probe.h"
#include "support/pictures.h"

BOOST_AUTO_TEST_SUITE(paper_pixels_tests)

namespace {

constexpr int kDpi = 144;      // half a point is one pixel
constexpr int kTone = 90;      // two painters smooth edges and thin lines each in its own way
constexpr double kFew = 2e-4;  // of what is inked

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

support::Picture Grey(const bodymap::Pixels& pixels) {
    support::Picture grey{pixels.width, pixels.height, {}};
    for (std::size_t i = 0; i < pixels.rgb.size(); i += 3)
        grey.grey.push_back(static_cast<unsigned char>(
            (pixels.rgb[i] * 299 + pixels.rgb[i + 1] * 587 + pixels.rgb[i + 2] * 114) / 1000));
    return grey;
}

// Pixels of photos are mixed by each painter in its own way: only where they lie is compared.
void FillImages(support::Picture& picture, const bodymap::PrintedPage& page) {
    constexpr double kScale = kDpi / 72.0;
    for (const bodymap::PageItem& item : page.items) {
        const auto* image = std::get_if<bodymap::PageImage>(&item);
        if (image == nullptr) continue;
        for (int y = static_cast<int>(image->at.y * kScale) + 2; y < (image->at.y + image->at.h) * kScale - 2;
             ++y)
            for (int x = static_cast<int>(image->at.x * kScale) + 2;
                 x < (image->at.x + image->at.w) * kScale - 2; ++x)
                picture.grey[static_cast<std::size_t>(y * picture.width + x)] = 128;
    }
}

struct Compared {
    long inked = 0, stray = 0;  // pixels
    int x = -1, y = -1;         // of the first that is astray
    [[nodiscard]] bool Same() const {
        return static_cast<double>(stray) <= kFew * static_cast<double>(inked);
    }
};

// Pixels of `a` lighter or darker than anything of `b` within one pixel of them.
void Add(const support::Picture& a, const support::Picture& b, Compared& found) {
    const int width = std::min(a.width, b.width), height = std::min(a.height, b.height);
    for (int y = 1; y + 1 < height; ++y) {
        for (int x = 1; x + 1 < width; ++x) {
            const int tone = a.At(x, y);
            found.inked += tone < 255 ? 1 : 0;
            int least = 255, most = 0;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    least = std::min(least, b.At(x + dx, y + dy));
                    most = std::max(most, b.At(x + dx, y + dy));
                }
            }
            if (tone >= least - kTone && tone <= most + kTone) continue;
            if (found.stray++ == 0) found.x = x, found.y = y;
        }
    }
}

Compared Compare(const support::Picture& a, const support::Picture& b) {
    Compared found;
    Add(a, b, found);
    Add(b, a, found);
    return found;
}

// Three visits with plans, marks on body and picture, scores before and after.
struct Charted : support::PlannedClinic {
    Charted() {
        desk::WriteWhole(dir.Path() / "back.png", support::Png(40, 30));
        const auto picture = clinic->AddPicture(dir.Path() / "back.png", "Back, May", client.id);
        for (int i = 0; i < 3; ++i) {
            if (i > 0) Begin();
            (void)editor->AddMarkOnPicture(picture, model::Shape::Point, {{20, 15}},
                                           {"soleus", model::Side::Left}, model::Layer::Superficial, "pain");
            const auto mark = editor->AddMarkIn({"gluteus_maximus", model::Side::Right}, model::Layer::Deep,
                                                "trigger_point");
            editor->SetSeverityBefore(mark, 4 + i);
            auto soap = editor->Visit().soap;
            soap.subjective = "Stiff since Sunday, worse on stairs. Gruß an Żaneta, Ngọc Ánh und Μαρία.";
            editor->SetSoap(soap);
            visit = editor->Visit().id;
            clinic->Leave(std::move(editor));
            clock.Set(clock.Now() + std::chrono::hours(7 * 24));
        }
    }
    ~Charted() { editor.reset(), clinic.reset(); }
    [[nodiscard]] desk::ShownPaper Paper(desk::PaperKind kind) const {
        desk::PaperWish wish{kind, client.id, {}, {}, {}, {}};
        if (kind != desk::PaperKind::History) wish.visit = visit;
        return desk::MakePaper(*clinic, text::Translator(), wish);
    }
    model::VisitId visit;
};

void CheckPages(const desk::ShownPaper& paper) {
    const support::PdfProbe probe(paper.bytes);
    bodymap::GlyphOutlines glyphs;
    for (std::size_t i = 0; i < paper.pages.size(); ++i) {
        BOOST_TEST_CONTEXT(paper.title << ", page " << i + 1) {
            auto pdf = probe.Render(static_cast<int>(i) + 1, kDpi);
            auto ours = Grey(bodymap::ToPixels(paper.pages[i], kDpi / 72.0, glyphs));
            BOOST_TEST(std::abs(pdf.width - ours.width) <= 1);
            BOOST_TEST(std::abs(pdf.height - ours.height) <= 1);
            for (auto* picture : {&pdf, &ours}) FillImages(*picture, paper.pages[i]);
            const Compared found = Compare(pdf, ours);
            BOOST_TEST_MESSAGE(found.stray << " of " << found.inked << " pixels are astray");
            BOOST_TEST(found.inked > 10'000);
            BOOST_TEST(found.Same(), found.stray << " of " << found.inked
                                                 << " pixels are astray, the first at " << found.x << ", "
                                                 << found.y);
        }
    }
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(screen_and_paper_agree_within_half_a_point, Charted,
                        *boost::unit_test::precondition(Tools)) {
    for (const auto kind : {desk::PaperKind::Plan, desk::PaperKind::Record, desk::PaperKind::History,
                            desk::PaperKind::BlankIntake})
        CheckPages(Paper(kind));
}

// Otherwise the case above would prove nothing.
BOOST_FIXTURE_TEST_CASE(a_page_moved_by_a_point_does_not_agree, Charted,
                        *boost::unit_test::precondition(Tools)) {
    const desk::ShownPaper paper = Paper(desk::PaperKind::Record);
    const auto pdf = support::PdfProbe(paper.bytes).Render(1, kDpi);
    bodymap::GlyphOutlines glyphs;
    for (const auto& [x, y] : {std::pair{1.0, 0.0}, {0.0, 1.0}}) {
        bodymap::PrintedPage moved = paper.pages.front();
        for (bodymap::PageItem& item : moved.items) {
            auto* text = std::get_if<bodymap::PageText>(&item);
            if (text != nullptr) text->at = {text->at.x + x, text->at.y + y};
        }
        BOOST_TEST(!Compare(pdf, Grey(bodymap::ToPixels(moved, kDpi / 72.0, glyphs))).Same());
    }
}

BOOST_AUTO_TEST_SUITE_END()
