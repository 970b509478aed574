// A visit's record on paper: what stands on every page, and that nothing is cut off however much there is.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/papers.h"
#include "desk/resources.h"
#include "pdf/record_page.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(record_page_tests)

namespace {

desk::Resources& Data() {
    static desk::Resources resources(PALPATE_SOURCE_DIR, PALPATE_BINARY_DIR "/i18n");
    return resources;
}

pdf::RecordPage Small() {
    pdf::RecordPage page;
    page.clinic.name = "Northgate Sports Massage";
    page.therapist = "Mara Jensen, RMT 4471";
    page.client = "Hanna Lindqvist";
    page.identity = "born 8 Feb 1983";
    page.facts = {{"Service", "23 Nov 2026"}};
    page.note = {{"S", {{{"Left calf", false, false, false}}}}};
    page.boxes = {{"Signed and locked", {"Mara Jensen"}, {"SHA-256 9c41"}, false}};
    page.footer = "Printed today.";
    return page;
}

pdf::Paper Write(const pdf::RecordPage& page) {
    return pdf::WriteRecord(page, Data().Translator("en"), Data().Fonts());
}

long Count(const std::string& text, const std::string& part) {
    long count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_nobody_may_overlook_stands_on_every_page) {
    auto page = Small();
    page.banners = {{"Amended record.", "1 amendment.", false}, {"Draft, not signed.", "May change.", true}};
    for (int i = 0; i < 400; ++i) page.note.front().paragraphs.push_back({{"A line.", false, false, false}});
    const auto paper = Write(page);
    BOOST_TEST(paper.pages > 3);
    if (!support::HavePdfTools()) return;
    const std::string text = support::PdfProbe(paper.bytes).Text();
    for (const char* part : {"Amended record.", "Draft, not signed.", "Hanna Lindqvist", "Printed today."})
        BOOST_TEST(Count(text, part) == paper.pages, part);
    BOOST_TEST(Count(text, "1 amendment.") == 1);
}

BOOST_AUTO_TEST_CASE(as_much_as_there_may_be_is_laid_out_whole) {
    auto page = Small();
    for (int i = 1; i <= 200; ++i) {
        pdf::RecordPage::MarkRow row;
        row.number = i;
        row.region = "Region" + std::to_string(i) + "x";
        row.finding = "hypertonicity";
        row.treatments = {"Petrissage P3 6 min"};
        page.marks.push_back(std::move(row));
    }
    std::string words;
    for (int i = 0; i < 40'000; ++i) words += "word ";
    page.note.front().paragraphs.push_back({{words + "lastword", false, false, false}});
    for (int i = 1; i <= 40; ++i)
        page.boxes.push_back({"Amendment" + std::to_string(i) + "x",
                              {i == 7 ? std::string(20'000, 'm') + " endofseven" : "Added."},
                              {"SHA-256 e7a2"},
                              true});
    const auto paper = Write(page);
    BOOST_TEST((paper.bytes == Write(page).bytes), "the same value gives the same bytes");
    if (!support::HavePdfTools()) return;
    const support::PdfProbe probe(paper.bytes);
    const std::string text = probe.Text();
    BOOST_TEST(probe.Sound());
    for (int i = 1; i <= 200; ++i)
        BOOST_TEST(Count(text, "Region" + std::to_string(i) + "x") == 1, std::to_string(i));
    for (int i = 1; i <= 40; ++i)
        BOOST_TEST(Count(text, "Amendment" + std::to_string(i) + "x") == 1, std::to_string(i));
    BOOST_TEST(Count(text, "word ") >= 40'000);
    BOOST_TEST(Count(text, "lastword") == 1);
    BOOST_TEST(Count(text, "endofseven") == 1);
    BOOST_TEST(Count(text, "Technique, pressure") > 3, "the head of the table is repeated");
    for (const auto& word : probe.Words())
        BOOST_TEST((word.left >= 0 && word.right <= 596 && word.bottom <= 842), word.text);
}

BOOST_AUTO_TEST_CASE(struck_words_stay_legible) {
    auto page = Small();
    page.note = {{"A",
                  {{{"Knee to wall ", false, false, false},
                    {"R 8.5 cm", true, false, false},
                    {" L 8.5 cm", false, true, false}}}}};
    if (!support::HavePdfTools()) return;
    const std::string text = support::PdfProbe(Write(page).bytes).Text();
    BOOST_TEST(Count(text, "Knee to wall [struck out: R 8.5 cm] L 8.5 cm") == 1, text);
    auto plain = page;
    plain.note.front().paragraphs.front()[1].struck = false;
    BOOST_TEST((Write(page).bytes != Write(plain).bytes));
}

BOOST_AUTO_TEST_CASE(struck_words_are_read_aloud_as_struck) {
    auto page = Small();
    page.note = {{"A",
                  {{{"Knee to wall ", false, false, false},
                    {"R 8.5 cm", true, false, false},
                    {" L 8.5 cm", false, true, false}}}}};
    const std::string said = desk::PageWords(Write(page).drawn.front());
    BOOST_TEST(Count(said, "Knee to wall [struck out: R 8.5 cm] L 8.5 cm") == 1, said);
}

// Down to where the lowest line of the mark's note stands, page by page, against the foot.
BOOST_AUTO_TEST_CASE(a_long_row_stays_above_the_foot_however_high_the_head) {
    auto page = Small();
    page.client = "Hanna Maria Lindqvist-Oppenheimer of Northgate and Southgate";
    for (const char* title : {"Entered in error.", "Amended record.", "Draft, not signed."})
        page.banners.push_back({title, "Words behind it.", true});
    for (int lines = 20; lines < 140; lines += 3) {
        page.marks.assign(1, {});
        page.marks.front().number = 1;
        page.marks.front().region = "Soleus";
        page.marks.front().finding = "hypertonicity";
        for (int i = 0; i < lines; ++i) page.marks.front().note += "note" + std::to_string(i) + "\n";
        int seen = 0;
        for (const bodymap::PrintedPage& drawn : Write(page).drawn) {
            double lowest = 0, foot = 0;
            for (const bodymap::PageItem& item : drawn.items) {
                const auto* run = std::get_if<bodymap::PageText>(&item);
                if (run == nullptr) continue;
                if (run->text.starts_with("note")) lowest = std::max(lowest, run->at.y), ++seen;
                if (run->text.starts_with("Printed")) foot = run->at.y;
            }
            BOOST_TEST(foot > 0);
            BOOST_TEST(lowest + 12 < foot, lines);
        }
        BOOST_TEST(seen == lines);
    }
}

BOOST_AUTO_TEST_SUITE_END()
