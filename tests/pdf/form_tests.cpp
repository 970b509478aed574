// Pages to be filled in by hand: what is printed on them is whole, and nobody signs away from the words.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "pdf/papers.h"
#include "support/pdf_probe.h"

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

int PageOf(const std::vector<support::Word>& words, const std::string& text) {
    const auto at = std::ranges::find(words, text, &support::Word::text);
    return at == words.end() ? -1 : at->page;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(form_tests, *boost::unit_test::precondition(Tools))

BOOST_AUTO_TEST_CASE(a_signature_stands_on_the_page_of_what_is_signed) {
    for (const int questions : {1, 60, 75, 90, 100, 110, 125}) {
        pdf::IntakePage page = sample::Intake();
        page.groups = {{"Group", {}}};
        for (int i = 0; i < questions; ++i)
            page.groups.front().questions.push_back("A question of some length, number " + std::to_string(i));
        page.consents = {{"Treatment", "firstword I agree to be treated, to stop and to ask. lastword"}};
        const auto paper = pdf::WriteIntake(page, text::Translator(), sample::FontFolder());
        const auto words = support::PdfProbe(paper.bytes).Words();
        BOOST_TEST(PageOf(words, "firstword") > 0, questions);
        BOOST_TEST(PageOf(words, "firstword") == PageOf(words, "Signature"), questions);
        BOOST_TEST(PageOf(words, std::to_string(questions - 1)) > 0, questions);
    }
}

BOOST_AUTO_TEST_CASE(a_long_name_is_printed_whole) {
    pdf::ConsentPage page;
    page.clinic.name = "Praxis", page.kind = "Treatment", page.wording = "I agree.";
    page.client = "Anastasia Konstantina Papadimitrakopoulou-Wawrzyńczak von und zu Langenfeld-Hohenlohe";
    page.client += " Brzęczyszczykiewicz-Schillingsfürst the Elder of Northgate";
    const auto paper = pdf::WriteConsent(page, text::Translator(), sample::FontFolder());
    const std::string text = support::PdfProbe(paper.bytes).Text();
    BOOST_TEST(text.find("Elder of Northgate") != std::string::npos, text);
    BOOST_TEST(text.find("…") == std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
