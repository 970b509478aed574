// Where paragraphs, headings and tables go on to the next page.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <map>

#include "pdf/composer.h"
#include "pdf/sample_page.h"
#include "pdf/table.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(flow_tests)

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

struct Desk {
    pdf::Fonts fonts{sample::FontFolder()};
    pdf::PlanPage page = sample::BarePage();
    text::Translator words;
    pdf::Sheet sheet{fonts, pdf::kA4};
    pdf::Composer c{page, words, sheet, pdf::Density::Roomy};

    Desk() {
        c.NewPage();
        c.NewPage();
    }
    // How often each word stands on each page.
    std::map<int, std::map<std::string, int>> Pages() {
        std::map<int, std::map<std::string, int>> pages;
        for (const support::Word& word : support::PdfProbe(sheet.Finish({})).Words())
            ++pages[word.page][word.text];
        return pages;
    }
};

std::string Numbered(const std::string& word, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i > 0 ? "\n" : "") + word + std::to_string(i);
    return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_line_of_a_paragraph_stands_alone, *boost::unit_test::precondition(Tools)) {
    for (const int count : {1, 2, 3, 4, 5, 9}) {
        for (int room = 0; room <= 10; ++room) {
            Desk d;
            d.c.y = d.c.Bottom() - room * d.c.look.body.leading - 1;
            d.c.Paragraph(Numbered("w", count), d.c.look.body);
            int all = 0;
            for (const auto& [number, found] : d.Pages()) {
                const int lines = static_cast<int>(found.size());
                all += lines;
                BOOST_TEST((lines > 1 || count == 1),
                           "one of " << count << " lines alone, " << room << " lines of room");
                if (count <= 3) BOOST_TEST(lines == count);
            }
            BOOST_TEST(all == count);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_heading_stays_with_what_follows, *boost::unit_test::precondition(Tools)) {
    for (int room = 0; room <= 6; ++room) {
        Desk d;
        d.c.y = d.c.Bottom() - room * d.c.look.body.leading;
        d.c.Heading("Heading", 2 * d.c.look.body.leading);
        d.c.Paragraph("w0\nw1", d.c.look.body);
        for (const auto& [number, found] : d.Pages()) BOOST_TEST(found.count("Heading") == found.count("w0"));
    }
}

// Wherever on a page: two rows, three where there are no more, and what an unruled row belongs to.
BOOST_AUTO_TEST_CASE(a_heading_stays_with_the_beginning_of_a_table, *boost::unit_test::precondition(Tools)) {
    for (const int lines : {1, 3, 20, 40, 100}) {
        for (int room = 0; room <= 40; room += lines > 3 ? 5 : 1) {
            Desk d;
            d.c.y = d.c.Bottom() - room * d.c.look.body.leading;
            std::vector<pdf::TableRow> rows(3);
            rows[0].ruled = lines != 1;
            for (int i = 0; i < 3; ++i)
                rows[i].cells = {
                    {d.c.Set(Numbered("r" + std::to_string(i) + "-", lines), d.c.look.body, 200), 0, -1}};
            d.c.Heading("Heading", pdf::StartOf(d.c, rows, 20));
            pdf::PutTable(d.c, rows, 20, [&] {
                d.c.Draw(d.c.Set("Head", d.c.look.head, 100), d.c.Left(), d.c.y);
                d.c.y += 20;
            });
            BOOST_TEST_CONTEXT(lines << " lines, room for " << room) {
                for (auto& [number, found] : d.Pages()) {
                    BOOST_TEST(found.count("Heading") == found.count("r0-0"));
                    if (lines <= 3) BOOST_TEST(found.count("Heading") == found.count("r1-0"));
                    if (found.contains("Head")) BOOST_TEST(found.size() > 2U);
                }
            }
        }
    }
}

// A dose and how its tool is used, wherever the page ends; and neither the last of them stands alone.
BOOST_AUTO_TEST_CASE(a_row_is_never_torn_from_what_belongs_to_it, *boost::unit_test::precondition(Tools)) {
    constexpr int kRows = 8;
    int pages_begun = 0;
    for (int joined = 0; joined + 1 < kRows; ++joined) {
        for (int room = 3; room <= 16; ++room) {
            Desk d;
            d.c.y = d.c.Bottom() - room * d.c.look.body.leading;
            std::vector<pdf::TableRow> rows(kRows);
            rows[static_cast<std::size_t>(joined)].ruled = false;
            for (int i = 0; i < kRows; ++i)
                rows[static_cast<std::size_t>(i)].cells = {
                    {d.c.Set("r" + std::to_string(i), d.c.look.body, 200), 0, -1}};
            pdf::PutTable(d.c, rows, 20, [&] { d.c.y += 20; });
            std::map<std::string, int> page;
            for (const auto& [number, found] : d.Pages())
                for (const auto& [word, times] : found) page[word] = number;
            const auto of = [&](int row) { return page.at("r" + std::to_string(row)); };
            pages_begun += of(0) != of(kRows - 1);
            BOOST_TEST(of(joined) == of(joined + 1), "row " << joined << ", room for " << room);
            const int last = joined == kRows - 2 ? joined : kRows - 1;
            BOOST_TEST(of(last - 1) == of(last), "the last alone, " << joined << ", room for " << room);
        }
    }
    BOOST_TEST(pages_begun > 20);
}

BOOST_AUTO_TEST_CASE(columns_that_nobody_can_widen_stay) {
    const std::vector<double> widths = pdf::Widened({10, 20}, {30, 40});
    BOOST_TEST(widths == (std::vector<double>{10, 20}), boost::test_tools::per_element());
    // Exactly as wide as they must be, beside one that wants more: 0 / 0.
    for (const double width : pdf::Widened({10, 20}, {30, 20})) BOOST_TEST(std::isfinite(width));
}

BOOST_AUTO_TEST_CASE(a_row_higher_than_a_page_goes_on_between_its_lines,
                     *boost::unit_test::precondition(Tools)) {
    Desk d;
    const auto row = [&](const std::string& left, const std::string& right) {
        pdf::TableRow made;
        made.cells = {{d.c.Set(left, d.c.look.body, 200), 0, -1},
                      {d.c.Set(right, d.c.look.body, 200), 250, -1}};
        return made;
    };
    const std::vector<pdf::TableRow> rows = {row("before", "x"), row(Numbered("w", 200), Numbered("v", 3)),
                                             row("after", "y")};
    pdf::PutTable(d.c, rows, 20, [&] {
        d.c.Draw(d.c.Set("Head", d.c.look.head, 100), d.c.Left(), d.c.y);
        d.c.y += 20;
    });
    std::map<std::string, int> all;
    for (const auto& [number, found] : d.Pages()) {
        BOOST_TEST(found.at("Head") == 1);
        for (const auto& [word, times] : found) all[word] += times;
    }
    for (int i = 0; i < 200; ++i) BOOST_TEST(all["w" + std::to_string(i)] == 1);
    for (const char* word : {"before", "after", "v0", "v1", "v2", "x", "y"}) BOOST_TEST(all[word] == 1);
}

BOOST_AUTO_TEST_CASE(sixty_visits_repeat_the_head_and_keep_their_rows,
                     *boost::unit_test::precondition(Tools)) {
    Desk d;
    std::vector<pdf::TableRow> rows;
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        rows.emplace_back();
        rows.back().cells = {{d.c.Set("a" + n + "\nb" + n + "\nc" + n, d.c.look.body, 200), 0, -1}};
    }
    pdf::PutTable(d.c, rows, 20, [&] {
        d.c.Draw(d.c.Set("Head", d.c.look.head, 100), d.c.Left(), d.c.y);
        d.c.y += 20;
    });
    int seen = 0;
    for (const auto& [number, found] : d.Pages()) {
        BOOST_TEST(found.at("Head") == 1);
        for (int i = 0; i < 60; ++i) {
            const std::string n = std::to_string(i);
            seen += static_cast<int>(found.count("a" + n));
            BOOST_TEST(found.count("a" + n) == found.count("c" + n));
        }
    }
    BOOST_TEST(seen == 60);
}

BOOST_AUTO_TEST_CASE(a_hebrew_paragraph_ends_at_the_right_margin, *boost::unit_test::precondition(Tools)) {
    Desk d;
    d.c.Paragraph("שלום", d.c.look.body);
    d.c.Paragraph("hello", d.c.look.body);
    const double right = d.c.Right(), left = d.c.Left();
    for (const support::Word& word : support::PdfProbe(d.sheet.Finish({})).Words()) {
        if (word.text == "hello") {
            BOOST_TEST(word.left == left, boost::test_tools::tolerance(0.05));
        } else {
            BOOST_TEST(word.right == right, boost::test_tools::tolerance(0.02));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
