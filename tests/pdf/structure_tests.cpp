// What a screen reader finds in a paper: parts in reading order, tables that go on, figures in words, links.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>

#include "pdf/papers.h"
#include "pdf/sheet.h"
#include "support/pdf_probe.h"

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

const pdf::Fonts& Faces() {
    static const pdf::Fonts fonts(sample::FontFolder());
    return fonts;
}

pdf::Line Words(const std::string& text) {
    return pdf::Break(Faces(), text, pdf::Style{}, 500).front();
}

std::size_t Count(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++count;
    return count;
}

// Of ASCII letters in UTF-16, as qpdf writes it.
std::string Hex(const std::string& text) {
    constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (const char c : text) hex += {'0', '0', digits[c / 16], digits[c % 16]};
    return hex;
}

// The first of each, one behind the other.
void CheckOrder(const std::string& text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        const std::size_t next = text.find(part, at);
        BOOST_TEST((next != std::string::npos), "no " << part << " behind the part before it");
        if (next != std::string::npos) at = next;
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(structure_tests)

BOOST_AUTO_TEST_CASE(every_paper_is_tagged_and_says_its_language, *boost::unit_test::precondition(Tools)) {
    for (const auto& [name, paper] : sample::Papers()) {
        BOOST_TEST_CONTEXT(name) {
            const support::PdfProbe probe(paper.bytes);
            BOOST_TEST(probe.Info().find("Tagged:          yes") != std::string::npos);
            const std::string structure = probe.Structure();
            BOOST_TEST(Count(structure, "\n  H1") == 1U);
            const std::string plain = probe.Plain();
            for (const char* entry : {"/DisplayDocTitle true", "/Marked true", "/Lang", "/Tabs /S",
                                      "/GTS_PDFA1", "<pdfuaid:part>1<", "<pdfaid:part>2<"})
                BOOST_TEST(Count(plain, entry) > 0U, entry);
            BOOST_TEST(Count(plain, "/Tabs /S") == static_cast<std::size_t>(paper.pages));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_plan_reads_like_its_page, *boost::unit_test::precondition(Tools)) {
    const pdf::Paper paper = pdf::WritePlan(sample::FullPage(), text::Translator{}, sample::FontFolder());
    const support::PdfProbe probe(paper.bytes);
    const std::string structure = probe.Structure();
    CheckOrder(structure, {"Northgate Sports Massage",
                           "H1",
                           "Your recovery plan",
                           "Hello Hanna",
                           "Figure",
                           "H2",
                           "What we found",
                           "L (",
                           "LI",
                           "Left calf, inner side",
                           "What we did",
                           "43 minutes",
                           "Your first week",
                           "Table",
                           "TR",
                           "TH",
                           "What and how much",
                           "TD",
                           "Your exercises",
                           "H3",
                           "Calf stretch, straight knee",
                           "LI",
                           "Stand with both",
                           "How much, how often",
                           "TH",
                           "Stop if you notice",
                           "Not for you for now"});
    // Heads and footers are drawn, not read.
    BOOST_TEST(Count(structure, "Page 1 of") == 0U);
    BOOST_TEST(probe.Text().find("Page 1 of") != std::string::npos);
    BOOST_TEST(Count(structure, "Recovery plan, Hanna") == 0U);
}

BOOST_AUTO_TEST_CASE(a_figure_says_its_marks_in_words, *boost::unit_test::precondition(Tools)) {
    const pdf::Paper paper = pdf::WritePlan(sample::FullPage(), text::Translator{}, sample::FontFolder());
    const std::string plain = support::PdfProbe(paper.bytes).Plain();
    BOOST_TEST(Count(plain, Hex("Figure of the body: Back. 1: Left calf, inner side, feels tight, 6 ")) ==
               1U);
    BOOST_TEST(Count(plain, "/S /Figure") >= 3U);
}

BOOST_AUTO_TEST_CASE(a_long_table_has_its_head_once_and_each_row_once,
                     *boost::unit_test::precondition(Tools)) {
    const pdf::Paper paper =
        pdf::WriteAuditPack(sample::AuditPack(120), text::Translator{}, sample::FontFolder());
    const std::string structure = support::PdfProbe(paper.bytes).Structure();
    BOOST_TEST(paper.pages > 2);
    BOOST_TEST(Count(structure, "Second head") == 1U);
    for (const char* row : {"\"row0 ", "\"row60 ", "\"row119 "})
        BOOST_TEST(Count(structure, row) == 1U, row);
    BOOST_TEST(Count(structure, "TR\n") == 121U);
    BOOST_TEST(Count(structure, "Table (block)") == 1U);
}

BOOST_AUTO_TEST_CASE(a_row_longer_than_a_page_stays_one_row, *boost::unit_test::precondition(Tools)) {
    pdf::AuditPage page = sample::AuditPack(3);
    std::string story;
    for (int i = 0; i < 4000; ++i) story += "word" + std::to_string(i) + ' ';
    page.tables[0].rows[1][1] = story;
    const pdf::Paper paper = pdf::WriteAuditPack(page, text::Translator{}, sample::FontFolder());
    const std::string structure = support::PdfProbe(paper.bytes).Structure();
    BOOST_TEST(paper.pages > 2);
    BOOST_TEST(Count(structure, "TR\n") == 4U);
    CheckOrder(structure, {"row1", "word0 ", "word3999", "row2"});
}

BOOST_AUTO_TEST_CASE(rows_of_a_table_have_the_same_columns, *boost::unit_test::precondition(Tools)) {
    const pdf::Paper paper = pdf::WritePlan(sample::FullPage(), text::Translator{}, sample::FontFolder());
    std::istringstream lines(support::PdfProbe(paper.bytes).Structure());
    std::vector<int> cells;
    for (std::string line; std::getline(lines, line);) {
        line.erase(0, line.find_first_not_of(' '));
        if (line.starts_with("Table")) cells.push_back(-1);
        if (line == "TR") cells.push_back(0);
        if (cells.empty()) continue;
        if (line.starts_with("TD") || line.starts_with("TH")) ++cells.back();
        if (line.starts_with("/ColSpan ")) cells.back() += std::stoi(line.substr(9)) - 1;
    }
    BOOST_REQUIRE(cells.size() > 8U);
    int columns = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] < 0) {
            columns = cells.at(i + 1);
        } else {
            BOOST_TEST(cells[i] == columns, "row " << i);
        }
    }
}

BOOST_AUTO_TEST_CASE(parts_without_an_end_are_an_error_of_ours) {
    const auto finish = [](const std::function<void(pdf::Sheet&)>& draw) {
        pdf::Sheet sheet(Faces(), pdf::kA4);
        sheet.AddPage();
        draw(sheet);
        (void)sheet.Finish({});
    };
    BOOST_CHECK_THROW(finish([](pdf::Sheet& s) { s.Begin(pdf::Tag::Paragraph); }), std::logic_error);
    BOOST_CHECK_THROW(finish([](pdf::Sheet& s) { s.End(); }), std::logic_error);
    BOOST_CHECK_THROW(finish([](pdf::Sheet& s) {
                          const int part = s.Begin(pdf::Tag::Paragraph);
                          s.End(), s.Resume(part);
                      }),
                      std::logic_error);
    BOOST_CHECK_NO_THROW(finish([](pdf::Sheet& s) { const pdf::Tagged part(s, pdf::Tag::Paragraph); }));
}

BOOST_AUTO_TEST_CASE(a_part_goes_on_behind_the_head_of_the_next_page,
                     *boost::unit_test::precondition(Tools)) {
    pdf::Sheet sheet(Faces(), pdf::kA4);
    sheet.AddPage();
    sheet.Begin(pdf::Tag::Paragraph);
    sheet.Text(50, 100, Words("first"));
    sheet.AddPage();
    sheet.Begin(pdf::Tag::Artifact);
    sheet.Begin(pdf::Tag::Heading1);
    sheet.Text(50, 50, Words("running head"));
    sheet.End();
    sheet.End();
    sheet.Text(50, 100, Words("second"));
    sheet.End();
    const support::PdfProbe probe(sheet.Finish({}));
    BOOST_TEST(probe.Sound());
    const std::string structure = probe.Structure();
    BOOST_TEST(Count(structure, "P (block)") + Count(structure, "P\n") == 1U);
    CheckOrder(structure, {"first", "second"});
    BOOST_TEST(Count(structure, "running head") == 0U);
    BOOST_TEST(Count(structure, "H1") == 0U);
}

BOOST_AUTO_TEST_CASE(links_lead_where_they_say_and_nowhere_else, *boost::unit_test::precondition(Tools)) {
    pdf::Sheet sheet(Faces(), pdf::kA4);
    sheet.AddPage();
    {
        const pdf::Tagged part(sheet, pdf::Tag::Paragraph);
        sheet.Text(50, 100, Words("write to us"));
        for (const char* address : {"https://example.org/a?b=(c)", "mailto:us@example.org", "tel:+49301234"})
            sheet.Link({50, 90, 60, 12}, address);
        for (const std::string& bad :
             {std::string("javascript:alert(1)"), std::string("file:///etc/passwd"), std::string("https://"),
              std::string("https://a b"), std::string("mailto:a@b\r\nBcc: x@y"),
              std::string("https://a\") /S"), std::string("HTTP//x"), std::string("https://ä.org"),
              std::string("tel:1\0", 6)}) {
            BOOST_CHECK_EXCEPTION(sheet.Link({0, 0, 1, 1}, bad), model::Error, [](const model::Error& e) {
                return e.Kind() == model::ErrorKind::BadInput;
            });
        }
    }
    const support::PdfProbe probe(sheet.Finish({}));
    BOOST_TEST(probe.Sound());
    const std::string plain = probe.Plain();
    BOOST_TEST(Count(plain, "/Subtype /Link") == 3U);
    BOOST_TEST(Count(plain, "/Type /OBJR") == 3U);
    BOOST_TEST(Count(plain, "/URI (mailto:us@example.org)") == 1U);
    BOOST_TEST(Count(plain, "/URI (https://example.org/a?b=\\(c\\))") +
                   Count(plain, "/URI (https://example.org/a?b=(c))") ==
               1U);
}

BOOST_AUTO_TEST_CASE(outlines_nest_below_the_heading_above, *boost::unit_test::precondition(Tools)) {
    const pdf::Paper paper =
        pdf::WriteAuditPack(sample::AuditPack(3), text::Translator{}, sample::FontFolder());
    const std::string plain = support::PdfProbe(paper.bytes).Plain();
    BOOST_TEST(Count(plain, Hex("Audit pack")) >= 2U);
    // The title is the only entry at the top; the three sections lie below it.
    BOOST_TEST(Count(plain, "/Parent") > 4U);
    BOOST_TEST(Count(plain, "/Count 3") >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
