// A referral letter on paper: what a reader in a hurry finds first, that nothing is cut, how it reads aloud.
#include <boost/test/unit_test.hpp>

#include "pdf/papers.h"
#include "support/pdf_probe.h"

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

pdf::Paper Write(const pdf::ReferralPage& page) {
    return pdf::WriteReferral(page, text::Translator(), sample::FontFolder());
}

bool Holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(referral_page_tests, *boost::unit_test::precondition(Tools))

BOOST_AUTO_TEST_CASE(it_reads_from_the_address_to_the_signature) {
    const support::PdfProbe probe(Write(sample::Referral()).bytes);
    BOOST_TEST(probe.Sound());
    const std::string read = probe.Structure();
    std::size_t at = 0;
    for (const char* part :
         {"Dr Okafor", "30 November 2026", "Referral: Ada Example", "Urgency: doctor today.", "Dear Sir",
          "Reason for the referral", "Our question to you", "Red flags", "What we found", "Soleus",
          "What we did", "Measures over time", "Home plan", "No medical diagnosis.", "Signature",
          "Maya Lindt"}) {
        const std::size_t next = read.find(part, at);
        BOOST_TEST((next != std::string::npos), part << " is missing behind the part before it");
        if (next != std::string::npos) at = next;
    }
}

BOOST_AUTO_TEST_CASE(what_does_not_go_along_leaves_no_heading) {
    auto page = sample::Referral();
    page.chart.marks.clear(), page.chart.figures.clear(), page.chart.sections.clear();
    page.question.clear(), page.red_flags = {}, page.done.clear(), page.measures.rows.clear();
    page.urgency = {};
    const auto paper = Write(page);
    BOOST_TEST(paper.pages == 1);
    const std::string text = support::PdfProbe(paper.bytes).Text();
    for (const char* part : {"Our question", "Red flags", "What we found", "What we did", "Measures", "0–10"})
        BOOST_TEST(!Holds(text, part), part);
}

BOOST_AUTO_TEST_CASE(as_much_as_may_be_written_is_laid_out_whole) {
    auto page = sample::Referral();
    page.chart.client = page.title = std::string("Αλέξανδρος Παπαδημητρακόπουλος-Wawrzyńczak-בן־גוריון ") +
                                     "von und zu Langenfeld-Hohenlohe-Schillingsfürst";
    page.reason.clear();
    for (int i = 0; i < 600; ++i) page.reason += "reason ";
    page.reason += "\nendofreason";
    page.question = std::string(3900, 'q') + " endofquestion";
    page.recipient = {std::string(180, 'n'), std::string(180, 'p'), "lastline"};
    for (bool letter : {false, true}) {
        page.chart.letter_paper = letter;
        const auto paper = Write(page);
        BOOST_TEST(paper.missing_glyphs.empty());
        const support::PdfProbe probe(paper.bytes);
        BOOST_TEST(probe.Sound());
        const std::string text = probe.Text();
        for (const char* part : {"endofreason", "endofquestion", "lastline", "Schillingsfürst", "Signature"})
            BOOST_TEST(Holds(text, part), part);
    }
}

BOOST_AUTO_TEST_CASE(what_was_done_is_read_on_one_page) {
    auto page = sample::Referral();
    page.done = {"Firstsentence of what was done.", "Lastsentence of it."};
    for (int lines = 0; lines < 40; ++lines) {
        page.reason += "one more line\n";
        std::vector<int> pages;
        for (const support::Word& word : support::PdfProbe(Write(page).bytes).Words())
            if (word.text == "Firstsentence" || word.text == "Lastsentence") pages.push_back(word.page);
        BOOST_REQUIRE(pages.size() == 2U);
        BOOST_TEST(pages[0] == pages[1], lines << " lines");
    }
}

BOOST_AUTO_TEST_SUITE_END()
