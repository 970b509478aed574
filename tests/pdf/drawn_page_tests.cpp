// Strokes, areas and arrows on every kind of view, from the editor to the client's paper.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "desk/open_clinic.h"
#include "desk/plan_builder.h"
#include "desk/visit_editor.h"
#include "support/pdf_probe.h"
#include "support/pictures.h"

namespace {

using model::Figure;
using model::MapPoint;
using model::RegionRef;
using model::Shape;
using model::Side;
using model::View;

constexpr model::Layer kLayer = model::Layer::Superficial;

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

struct Paper : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor;

    Paper() {
        client.figure = Figure::Female;
        client = clinic->SaveClient(client);
        editor = clinic->StartVisit(client.id);
    }
    [[nodiscard]] MapPoint Inner(View view, const RegionRef& at) const {
        auto& atlas = support::TestResources().Atlas();
        return atlas.Index(editor->FigureOn(view), view).InnerPoint(at, kLayer).value();
    }
    void Point(View view, const RegionRef& at, const std::string& finding, int severity) {
        const auto id = editor->AddMarkAt(view, Inner(view, at), kLayer, finding);
        editor->SetSeverityBefore(id.value(), severity);
    }
    void Line(View view, Shape shape, const RegionRef& from, const RegionRef& to, const std::string& finding,
              int severity) {
        const auto id = editor->AddShape(view, shape, {Inner(view, from), Inner(view, to)}, kLayer, finding);
        editor->SetSeverityBefore(id.value(), severity);
    }
    void Ring(View view, const RegionRef& at, double w, double h, const std::string& finding, int severity) {
        const MapPoint centre = Inner(view, at);
        std::vector<MapPoint> points;
        for (int i = 0; i < 40; ++i) {
            const double a = 2 * M_PI * i / 40;
            points.push_back({centre.x + w * std::cos(a), centre.y + h * std::sin(a)});
        }
        const auto id = editor->AddShape(view, Shape::Area, points, kLayer, finding);
        editor->SetSeverityBefore(id.value(), severity);
    }
    model::PictureId OnPicture(const RegionRef& at, int severity, const std::string& title = "Back, May",
                               std::uint32_t width = 40, std::uint32_t height = 30) {
        desk::WriteWhole(dir.Path() / "back.png", support::Png(width, height));
        const auto picture = clinic->AddPicture(dir.Path() / "back.png", title, client.id);
        const double w = width, h = height;
        const auto id = editor->AddMarkOnPicture(
            picture, Shape::Area, {{0.1 * w, 0.1 * h}, {0.8 * w, 0.12 * h}, {0.2 * w, 0.7 * h}}, at, kLayer,
            "bruise");
        editor->SetSeverityBefore(id, severity);
        return picture;
    }
    void Everywhere();
    [[nodiscard]] pdf::PlanPage Page(const std::string& language = "en") const {
        return desk::BuildPlanPage(support::TestResources(), clinic->Profile(), clinic->SignedIn(), client,
                                   editor->Visit(), language,
                                   desk::PicturesForPaper(*clinic, editor->Visit()));
    }
    [[nodiscard]] pdf::PlanPage OneFigure(View view, const std::string& language) {
        editor = clinic->StartVisit(client.id);
        const auto& index = support::TestResources().Atlas().Index(editor->FigureOn(view), view);
        Point(view, index.Order(kLayer).front().at, "pain", 3);
        pdf::PlanPage page = Page(language);
        std::erase_if(page.figures, [&](const auto& figure) { return figure.map->view != view; });
        page.found.clear();
        return page;
    }
    static void CheckPaper(const pdf::PlanPage& page, const std::string& language);
    [[nodiscard]] static pdf::Paper Print(const pdf::PlanPage& page, const std::string& language = "en") {
        auto& resources = support::TestResources();
        return pdf::WritePlan(page, resources.Translator(language), resources.Fonts());
    }
};

bool Says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

// Of the first word that begins like this.
double XOf(const support::PdfProbe& probe, const std::string& begin) {
    for (const support::Word& word : probe.Words()) {
        if (word.text.starts_with(begin)) return word.left;
    }
    return NAN;
}

bool IsNumber(const std::string& text) {
    return !text.empty() && text.size() < 3 && text.find_first_not_of("0123456789") == std::string::npos;
}

// Words stay inside the page and apart from each other, numbers by a disc's width.
void CheckApart(const support::Word& a, const support::Word& b) {
    const double dx = std::min(a.right, b.right) - std::max(a.left, b.left);
    // The outer thirds of poppler's boxes belong to the neighbouring lines.
    const double dy = std::min(a.bottom, b.bottom) - std::max(a.top, b.top) - 0.6 * (a.bottom - a.top);
    BOOST_TEST((dx < 0.5 || dy < 0.2), "page " << a.page << ": " << a.text << " covers " << b.text);
    if (!IsNumber(a.text) || !IsNumber(b.text)) return;
    const double distance =
        std::hypot(a.left + a.right - b.left - b.right, a.top + a.bottom - b.top - b.bottom) / 2;
    BOOST_TEST(distance > 12.5, "page " << a.page << ": discs " << a.text << " and " << b.text);
}

void Paper::CheckPaper(const pdf::PlanPage& page, const std::string& language) {
    const support::PdfProbe probe(Print(page, language).bytes);
    BOOST_TEST(probe.Sound());
    const std::vector<support::Word> words = probe.Words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const support::Word& w = words[i];
        BOOST_TEST((w.left >= 36 && w.right <= 560 && w.top >= 0 && w.bottom <= 842),
                   w.page << ' ' << w.text);
        for (std::size_t k = i + 1; k < words.size(); ++k) {
            if (words[k].page == w.page) CheckApart(w, words[k]);
        }
    }
    const std::string text = probe.Text();
    for (const auto& figure : page.figures) BOOST_TEST(Says(text, figure.name), figure.name);
    for (const auto& line : page.found) BOOST_TEST(Says(text, line.place), line.place);
}

void Paper::Everywhere() {
    const auto left = [](const char* region) { return RegionRef{region, Side::Left}; };
    const auto right = [](const char* region) { return RegionRef{region, Side::Right}; };
    Line(View::Back, Shape::Stroke, left("soleus"), left("gastrocnemius_medial"), "hypertonicity", 8);
    Ring(View::Back, right("gluteus_maximus"), 42, 36, "adhesion", 8);
    Line(View::Back, Shape::Arrow, left("gluteus_medius"), left("biceps_femoris_long"), "radiating", 7);
    Ring(View::Front, {"linea_alba", Side::Midline}, 40, 30, "bruise", 7);
    Point(View::HeadFront, left("masseter"), "trigger_point_active", 6);
    Line(View::HeadLeft, Shape::Arrow, left("temporalis"), left("masseter"), "radiating", 6);
    Point(View::HandPalmar, right("thenar"), "pain", 5);
    Ring(View::HandDorsalLeft, left("dorsum_hand"), 30, 40, "swelling", 5);
    Line(View::FootPlantar, Shape::Stroke, right("heel_fat_pad"), right("metatarsal_heads"), "taut_band", 4);
    Point(View::FootLateralLeft, left("ankle_lateral"), "pain", 4);
    Line(View::Left, Shape::Stroke, left("vastus_lateralis"), left("gluteus_medius"), "taut_band", 3);
    editor->ShowFigure(Figure::Male);
    Ring(View::Front, right("rectus_femoris"), 16, 60, "hypertonicity", 3);
    editor->ShowFigure(Figure::Female);
    OnPicture(left("gastrocnemius_medial"), 2);
    OnPicture(left("soleus"), 2,
              "Achilles tendon before the marathon in the spring of this year, from behind", 30, 70);
    OnPicture(left("soleus"), 1, "Panorama", 200, 30);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(drawn_page_tests, Paper)

BOOST_AUTO_TEST_CASE(every_mark_has_its_number_and_its_words) {
    Everywhere();
    const pdf::PlanPage page = Page();
    const auto& marks = editor->Visit().marks;
    BOOST_TEST(page.found.size() == marks.size());
    std::map<int, View> drawn;
    for (const auto& figure : page.figures) {
        for (const auto& mark : figure.marks) {
            BOOST_TEST(drawn.emplace(mark.number.value(), figure.map->view).second);
            BOOST_TEST((figure.picture || figure.map->figure == Figure::Female));
        }
    }
    // As they were charted.
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto at = drawn.find(static_cast<int>(i) + 1);
        BOOST_REQUIRE((at != drawn.end()));
        BOOST_TEST((at->second == marks[i].view));
    }
    BOOST_TEST(page.found[0].place == "Left calf, inner side, outer side and lower part");
    BOOST_TEST(page.found[2].place == "From left outer hip to left back of the thigh, outer side");
    BOOST_TEST(page.found[3].place ==
               "Left and right belly, lower part and upper part, and middle of the belly");
    BOOST_TEST(page.found[12].place == "Left calf, inner side");  // on a picture: the region named
}

BOOST_AUTO_TEST_CASE(only_points_tint_their_region) {
    Everywhere();
    for (const auto& figure : Page().figures) {
        const auto points = std::count_if(figure.marks.begin(), figure.marks.end(),
                                          [](const auto& mark) { return mark.shape == Shape::Point; });
        BOOST_TEST(figure.marked.size() == static_cast<std::size_t>(points));
    }
}

BOOST_AUTO_TEST_CASE(the_paper_is_whole, *boost::unit_test::precondition(Tools)) {
    Everywhere();
    for (const char* language : {"en", "de", "es"}) {
        BOOST_TEST_CONTEXT(language) {
            CheckPaper(Page(language), language);
        }
    }
}

BOOST_AUTO_TEST_CASE(pictures_print_only_where_this_visit_marks_them,
                     *boost::unit_test::precondition(Tools)) {
    desk::WriteWhole(dir.Path() / "other.png", support::Png(20, 20));
    const auto unmarked = clinic->AddPicture(dir.Path() / "other.png", "Holiday", client.id);
    const auto marked = OnPicture({"soleus", Side::Left}, 5, "Calf after the race");
    clinic->Store().ArchivePicture(marked);
    const auto pictures = desk::PicturesForPaper(*clinic, editor->Visit());
    BOOST_TEST((pictures.contains(marked) && !pictures.contains(unmarked)));
    // All marks stand on the picture: a bare figure beside it would say nothing.
    const pdf::PlanPage page = Page();
    BOOST_TEST(page.figures.size() == 1U);
    BOOST_TEST(page.found.front().number == 1);
    const std::string text = support::PdfProbe(Print(page).bytes).Text();
    BOOST_TEST(Says(text, "Calf after the race"));
    BOOST_TEST(!Says(text, "Holiday"));
}

BOOST_AUTO_TEST_CASE(a_mark_on_a_picture_that_is_gone_has_no_number_and_takes_none) {
    OnPicture({"soleus", Side::Left}, 9);
    Point(View::Back, {"soleus", Side::Right}, "pain", 2);
    const pdf::PlanPage page = desk::BuildPlanPage(support::TestResources(), clinic->Profile(),
                                                   clinic->SignedIn(), client, editor->Visit(), "en");
    BOOST_TEST(page.figures.size() == 2U);
    BOOST_TEST(page.found[0].number == 0);
    BOOST_TEST(page.found[1].place == "Right calf, lower part");
    // As on the record, where the first has its own.
    BOOST_TEST(page.found[1].number == 2);
}

BOOST_AUTO_TEST_CASE(a_large_photo_prints_small, *boost::unit_test::precondition(Tools)) {
    Point(View::Back, {"soleus", Side::Right}, "pain", 8);
    const pdf::Paper without = Print(Page());
    OnPicture({"soleus", Side::Left}, 5, "Calf", 2000, 1300);
    const pdf::PlanPage page = Page();
    const auto& picture = *page.figures.back().picture;
    BOOST_TEST((picture.map.box.w == 2000 && picture.map.box.h == 1300));
    BOOST_TEST(picture.height <= 640);
    BOOST_TEST(picture.width <= 1490);
    const pdf::Paper paper = Print(page);
    BOOST_TEST(paper.bytes.size() < without.bytes.size() + 400'000);
    CheckPaper(page, "en");
}

BOOST_AUTO_TEST_CASE(every_view_at_once, *boost::unit_test::precondition(Tools)) {
    for (int v = 0; v < model::kDrawnViews; ++v) {
        const auto view = static_cast<View>(v);
        const auto& atlas = support::TestResources().Atlas().Index(editor->FigureOn(view), view);
        Point(view, atlas.Order(kLayer).front().at, "tender_point", 3);
    }
    for (const char* language : {"en", "de", "es"}) {
        pdf::PlanPage page = Page(language);
        BOOST_TEST(page.figures.size() == static_cast<std::size_t>(model::kDrawnViews));
        BOOST_TEST_CONTEXT(language) {
            CheckPaper(page, language);
            // Few findings: the list stands beside the figures.
            page.figures.erase(page.figures.begin() + 2, page.figures.begin() + 8);
            page.figures.resize(8);
            page.found.resize(8);
            CheckPaper(page, language);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_crowded_hand, *boost::unit_test::precondition(Tools)) {
    const auto& hand = support::TestResources().Atlas().Index(Figure::Female, View::HandPalmarLeft);
    for (const auto& hit : hand.Order(kLayer)) {
        Point(View::HandPalmarLeft, hit.at, "pain", 4);
        Ring(View::HandPalmarLeft, hit.at, 8, 8, "swelling", 3);
    }
    BOOST_TEST(editor->Visit().marks.size() >= 10);
    CheckPaper(Page(), "en");
}

// Left and right as the client has them: on a view that shows both, as they lie on the drawing; otherwise in
// the name of the view.
BOOST_AUTO_TEST_CASE(every_view_says_its_side, *boost::unit_test::precondition(Tools)) {
    struct {
        const char *language, *left, *right, *own_left, *own_right;
    } const cases[] = {{"en", "left", "right", "your left", "your right"},
                       {"de", "link", "recht", "Ihre linke Seite", "Ihre rechte Seite"},
                       {"es", "izquierd", "derech", "su izquierda", "su derecha"}};
    for (const auto& words : cases) {
        for (int v = 0; v < model::kDrawnViews; ++v) {
            const auto view = static_cast<View>(v);
            const pdf::PlanPage page = OneFigure(view, words.language);
            std::string name = page.figures.front().name;
            std::transform(name.begin(), name.end(), name.begin(),
                           [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
            const auto shown = model::SideShown(view);
            BOOST_TEST_CONTEXT(words.language << ' ' << name) {
                BOOST_TEST(Says(name, words.left) == (shown == Side::Left));
                BOOST_TEST(Says(name, words.right) == (shown == Side::Right));
                const support::PdfProbe probe(Print(page, words.language).bytes);
                const std::string text = probe.Text();
                BOOST_TEST(Says(text, words.own_left) == !shown.has_value());
                BOOST_TEST(Says(text, words.own_right) == !shown.has_value());
                if (shown) continue;
                const bool facing = view == View::Front || view == View::HeadFront;
                BOOST_TEST((XOf(probe, words.right) < XOf(probe, words.left)) == facing);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
