// Letterhead, large letters and own order of the plan, as they stand on paper.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <regex>

#include "pdf/letter_page.h"
#include "pdf/sample_page.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(letterhead_page_tests)

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

pdf::Letterhead Head(int width, int height) {
    pdf::Letterhead head{"Sports massage since 1998", "northgate.example", "Registered in Leeds", nullptr,
                         false};
    if (width == 0) return head;
    head.logo = std::make_shared<const pdf::Logo>(
        pdf::Logo{width, height, false, std::string(static_cast<std::size_t>(width * height * 3), '\x20')});
    return head;
}

pdf::Paper Write(const pdf::PlanPage& page) {
    return pdf::WritePlan(page, text::Translator{}, sample::FontFolder());
}

std::size_t At(const std::string& text, const std::string& words) {
    const std::size_t at = text.find(words);
    BOOST_TEST(at != std::string::npos, words << " is missing");
    return at;
}

// Height of a word's box on the paper.
double Tall(const support::PdfProbe& probe, const std::string& word) {
    for (const support::Word& one : probe.Words())
        if (one.text == word) return one.bottom - one.top;
    BOOST_ERROR(word << " is missing");
    return 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_head_shows_all_of_it, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.letterhead = Head(400, 200);
    const pdf::Paper paper = Write(page);
    const support::PdfProbe probe(paper.bytes);
    BOOST_TEST(probe.Sound());
    const std::string text = probe.Text();
    for (const char* words : {"Sports massage since 1998", "northgate.example", "Registered in Leeds"})
        (void)At(text, words);
    // The logo: 79 × 40 points from the left margin on, at the top.
    const support::Picture first = probe.Render(1);
    BOOST_TEST(first.DarkIn(40, 20, 118, 75, 60) > 2500);
    // The same line ends every page.
    std::size_t times = 0;
    for (std::size_t at = text.find("Registered in Leeds"); at != std::string::npos;
         at = text.find("Registered in Leeds", at + 1))
        ++times;
    BOOST_TEST(times == static_cast<std::size_t>(paper.pages));
    BOOST_TEST((Write(page).bytes == paper.bytes));
}

BOOST_AUTO_TEST_CASE(without_a_logo_the_name_stands_at_the_margin, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.letterhead = Head(0, 0);
    page.letterhead.logo_broken = true;
    const pdf::Paper paper = Write(page);
    BOOST_TEST(paper.logo_broken);
    const auto words = support::PdfProbe(paper.bytes).Words();
    BOOST_TEST(words.front().left < 40);
}

BOOST_AUTO_TEST_CASE(logos_of_any_shape_keep_to_their_box, *boost::unit_test::precondition(Tools)) {
    for (const auto& [width, height] :
         {std::pair{1, 1}, std::pair{900, 3}, std::pair{3, 900}, std::pair{480, 165}}) {
        BOOST_TEST_CONTEXT(width << " × " << height) {
            pdf::PlanPage page = sample::FullPage();
            page.letterhead = Head(width, height);
            const support::PdfProbe probe(Write(page).bytes);
            BOOST_TEST(probe.Sound());
            (void)At(probe.Text(), "Sports massage since 1998");
        }
    }
}

BOOST_AUTO_TEST_CASE(large_letters_are_a_quarter_larger_and_nothing_is_lost,
                     *boost::unit_test::precondition(Tools)) {
    for (const bool letter : {false, true}) {
        pdf::PlanPage page = sample::FullPage();
        page.letter_paper = letter;
        const support::PdfProbe normal(Write(page).bytes);
        page.large_print = true;
        const pdf::Paper paper = Write(page);
        const support::PdfProbe large(paper.bytes);
        BOOST_TEST(large.Sound());
        BOOST_TEST(paper.pages <= 4);
        // A full plan may be set half a pixel smaller; a large one never is.
        BOOST_TEST(Tall(large, "Hello") >= 1.24 * Tall(normal, "Hello"));
        BOOST_TEST(Tall(large, "Hello") <= 1.32 * Tall(normal, "Hello"));
        // Every word of the normal plan is there, and within the paper.
        std::string text = large.Text();
        for (const support::Word& word : normal.Words())
            if (word.text.size() > 3 && word.text.find("\xC2\xAD") == std::string::npos &&
                word.text.find('-') == std::string::npos)
                BOOST_TEST(text.find(word.text) != std::string::npos, word.text);
        const double width = letter ? 612 : 595.3, height = letter ? 792 : 841.9;
        for (const support::Word& word : large.Words())
            BOOST_TEST((word.left > 30 && word.right < width - 30 && word.bottom < height - 15), word.text);
    }
}

BOOST_AUTO_TEST_CASE(parts_stand_in_the_order_that_was_asked_for, *boost::unit_test::precondition(Tools)) {
    using pdf::PlanPart;
    pdf::PlanPage page = sample::FullPage();
    page.parts = {PlanPart::Opening, PlanPart::Advice, PlanPart::Exercises, PlanPart::Doses, PlanPart::Week};
    page.words["week"] = "Seven days";
    page.words["title"] = "From us to you";
    const support::PdfProbe probe(Write(page).bytes);
    const std::string text = probe.Text();
    BOOST_TEST(At(text, "Medical help now") < At(text, "Your exercises"));
    BOOST_TEST(At(text, "Your exercises") < At(text, "Seven days"));
    (void)At(text, "From us to you");
    (void)At(text, "Self-care advice, not a medical diagnosis.");
    BOOST_TEST(text.find("What we found") == std::string::npos);
    BOOST_TEST(probe.Info().find("From us to you") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_pale_colour_is_darkened_until_it_can_be_read, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.clinic.accent = "#FFF200";
    const support::PdfProbe probe(Write(page).bytes);
    int dark = 0;
    for (const support::Word& word : probe.Words()) {
        if (word.page != 1 || word.text != "Your" || word.bottom - word.top > 25) continue;
        dark += probe.Render(1, 72).DarkIn(static_cast<int>(word.left), static_cast<int>(word.top),
                                           static_cast<int>(word.right), static_cast<int>(word.bottom), 170);
    }
    BOOST_TEST(dark > 10);
}

BOOST_AUTO_TEST_CASE(every_paper_has_the_same_head, *boost::unit_test::precondition(Tools)) {
    pdf::LetterPage page;
    page.clinic.name = "Northgate";
    page.letterhead = Head(60, 60);
    page.title = "A letter";
    const support::PdfProbe probe(pdf::WriteLetter(page, text::Translator{}, sample::FontFolder()).bytes);
    for (const char* words : {"Sports massage since 1998", "northgate.example", "Registered in Leeds"})
        (void)At(probe.Text(), words);
}

BOOST_AUTO_TEST_SUITE_END()
