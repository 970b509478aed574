#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "model/problem.h"
#include "pdf/plan_page.h"
#include "pdf/sample_page.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(plan_page_tests)

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

pdf::Paper Write(const pdf::PlanPage& page) {
    return pdf::WritePlan(page, text::Translator{}, sample::FontFolder());
}

bool Says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

// Words lie inside the page and none covers another.
void CheckWords(const support::PdfProbe& probe, double width, double height) {
    std::vector<support::Word> words = probe.Words();
    BOOST_TEST(!words.empty());
    for (support::Word& w : words) {
        BOOST_TEST_CONTEXT("page " << w.page << ": " << w.text) {
            BOOST_TEST((w.left >= 0 && w.top >= 0 && w.right <= width && w.bottom <= height));
        }
        // poppler's boxes span the font's whole height; glyphs of neighbouring lines may use the outer
        // thirds.
        const double tall = w.bottom - w.top;
        w.top += 0.3 * tall, w.bottom -= 0.3 * tall;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t k = i + 1; k < words.size(); ++k) {
            const support::Word &a = words[i], &b = words[k];
            const double dx = std::min(a.right, b.right) - std::max(a.left, b.left);
            const double dy = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
            if (a.page != b.page || dx < 0.5 || dy < 0.2) continue;
            BOOST_ERROR("page " << a.page << ": \"" << a.text << "\" covers \"" << b.text << "\"");
        }
    }
}

void CheckMargins(const support::PdfProbe& probe, int pages) {
    for (int page = 1; page <= pages; ++page) {
        const support::Picture p = probe.Render(page);
        BOOST_REQUIRE(p.width > 0);
        const int ink = p.DarkIn(0, 0, p.width, 5, 250) + p.DarkIn(0, p.height - 15, p.width, p.height, 250) +
                        p.DarkIn(0, 0, 30, p.height, 250) + p.DarkIn(p.width - 30, 0, p.width, p.height, 250);
        BOOST_TEST(ink == 0, "page " << page << " has ink in its margins");
    }
}

void CheckSheet(const pdf::PlanPage& page) {
    const pdf::Paper paper = Write(page);
    const support::PdfProbe probe(paper.bytes);
    BOOST_TEST(probe.Sound());
    CheckWords(probe, page.letter_paper ? 612 : 595.3, page.letter_paper ? 792 : 841.9);
    CheckMargins(probe, paper.pages);
}

pdf::PlanPage ManyRows(std::size_t count) {
    pdf::PlanPage page = sample::TextPage();
    const auto rows = page.rows;
    page.rows.clear();
    for (std::size_t i = 0; i < count; ++i) {
        page.rows.push_back(rows[i % rows.size()]);
        page.rows.back().name = "Item " + std::to_string(i + 1) + " of the week";
    }
    return page;
}

pdf::PlanPage ManyMarks(int count) {
    pdf::PlanPage page = sample::FullPage();
    page.found.clear();
    for (auto& figure : page.figures) figure.marks.clear();
    for (int i = 1; i <= count; ++i) {
        page.found.push_back(
            {i, "adhesion", "Place number " + std::to_string(i), "moves less freely", "5 → 3"});
        page.figures[static_cast<std::size_t>(i) % page.figures.size()].marks.push_back(
            sample::Mark(i, 140 + 11 * (i % 11), 130 + 19 * i, "adhesion", i % 11));
    }
    return page;
}

pdf::PlanPage LongWords() {
    const std::string word = "Kompressionsstrumpfverordnungsüberprüfungsgebührenordnung";
    pdf::PlanPage page = sample::FullPage();
    for (auto& row : page.rows) {
        row.name = word + ' ' + row.name;
        row.how_often = word;
        row.stop_if += ' ' + word + ' ' + word;
        row.steps.push_back(word);
        row.notes = {word + word};
    }
    for (auto& line : page.found) line.place = word, line.severity = word;
    page.loads.assign(7, word);
    for (auto& line : page.not_for_you) line.what = word + word;
    page.next_visit = word;
    page.opening.push_back(word + word + word);
    page.client = page.clinic.name = page.therapist = std::string(200, 'W');
    page.document_number = page.clinic.address = page.clinic.email = page.clinic.phone =
        std::string(200, 'M');
    return page;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_word_of_the_plan_can_be_copied, *boost::unit_test::precondition(Tools)) {
    const pdf::PlanPage page = sample::FullPage();
    const std::string text = support::PdfProbe(Write(page).bytes).Text();
    std::vector<std::string> expected = {"Northgate Sports Massage",
                                         "Mara Jensen, RMT 4471",
                                         "Your recovery plan",
                                         "Hanna Lindqvist",
                                         "23 November 2026",
                                         "What we found",
                                         "What we did",
                                         "Your first week",
                                         "Tue 24",
                                         "Mon 30",
                                         "Your exercises",
                                         "easy 6 km",
                                         "How much, how often, when to stop",
                                         "Not for you for now",
                                         "Call us, 555 0142",
                                         "Medical help now",
                                         "Next visit",
                                         "Page 1 of 2",
                                         "Page 2 of 2",
                                         "your left",
                                         "your right",
                                         "Right side",
                                         "6 → 3",
                                         page.opening[0],
                                         page.done,
                                         page.call_us[0],
                                         page.medical_help[0]};
    for (const auto& row : page.rows) {
        for (const std::string& part : {row.name, row.dose, row.how_often, row.stop_if})
            expected.push_back(part);
        expected.insert(expected.end(), row.steps.begin(), row.steps.end());
        expected.insert(expected.end(), row.notes.begin(), row.notes.end());
    }
    for (const auto& line : page.found) expected.insert(expected.end(), {line.place, line.plain});
    for (const auto& line : page.not_for_you) expected.push_back(line.why);
    for (const std::string& words : expected) BOOST_TEST(Says(text, words), "not on paper: " << words);
}

BOOST_AUTO_TEST_CASE(text_comes_in_reading_order, *boost::unit_test::precondition(Tools)) {
    const std::string text = support::PdfProbe(Write(sample::FullPage()).bytes).Text();
    std::size_t at = 0;
    for (const char* words :
         {"Northgate", "Your recovery plan", "Hello Hanna", "What we found", "Left calf, inner", "Left shin",
          "What we did", "Your first week", "Soft calf roll", "Page 1 of", "Your exercises", "How much, how",
          "Not for you", "Next visit", "Page 2 of"}) {
        const std::size_t found = text.find(words, at);
        BOOST_REQUIRE_MESSAGE(found != std::string::npos, words << " is missing or out of order");
        at = found;
    }
}

BOOST_AUTO_TEST_CASE(fonts_are_embedded, *boost::unit_test::precondition(Tools)) {
    const auto fonts = support::PdfProbe(Write(sample::FullPage()).bytes).Fonts();
    BOOST_TEST(fonts.size() == 3U);
    for (const std::string& font : fonts) {
        BOOST_TEST(Says(font, "OpenSans"));
        BOOST_TEST(Says(font, "Identity-H       yes yes yes"), font);
    }
}

BOOST_AUTO_TEST_CASE(paper_sizes, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::TextPage();
    BOOST_TEST(Says(support::PdfProbe(Write(page).bytes).Info(), "595.28 x 841.89 pts (A4)"));
    page.letter_paper = true;
    BOOST_TEST(Says(support::PdfProbe(Write(page).bytes).Info(), "612 x 792 pts (letter)"));
}

BOOST_AUTO_TEST_CASE(document_info, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::TextPage();
    page.clinic.name = "Praxis Müller";
    const pdf::Paper paper = Write(page);
    const support::PdfProbe probe(paper.bytes);
    const std::string info = probe.Info(), plain = probe.Plain();
    BOOST_TEST(Says(info, "Your recovery plan, Hanna Lindqvist"));
    BOOST_TEST(Says(info, "Praxis Müller"));
    BOOST_TEST(!Says(info, "CreationDate"));
    BOOST_TEST(Says(plain, "/Outlines"));
    BOOST_TEST(Says(plain, "/Lang"));
}

BOOST_AUTO_TEST_CASE(same_value_same_bytes) {
    const pdf::Paper first = Write(sample::FullPage());
    const pdf::Paper second = Write(sample::FullPage());
    BOOST_TEST((first.bytes == second.bytes));
    BOOST_TEST(first.pages == 2);
    pdf::PlanPage other = sample::FullPage();
    other.client = "Somebody Else";
    BOOST_TEST((Write(other).bytes != first.bytes));
}

BOOST_AUTO_TEST_CASE(an_exercise_is_drawn_on_its_card) {
    model::ExerciseDrawing standing;
    standing.poses.emplace_back();
    pdf::PlanPage page = sample::FullPage();
    const pdf::Paper without = Write(page);
    for (pdf::PlanPage::Row& row : page.rows) {
        if (row.exercise) row.drawing = &standing;
    }
    const pdf::Paper drawn = Write(page);
    BOOST_TEST(drawn.bytes.size() > without.bytes.size());
    BOOST_TEST(drawn.pages <= without.pages + 1);
    for (pdf::PlanPage::Row& row : page.rows) row.mirrored = true;
    BOOST_TEST((Write(page).bytes != drawn.bytes));
}

BOOST_AUTO_TEST_CASE(nothing_overlaps_or_leaves_the_page, *boost::unit_test::precondition(Tools)) {
    BOOST_TEST_CONTEXT("bare page") {
        CheckSheet(sample::BarePage());
    }
    BOOST_TEST_CONTEXT("sample") {
        CheckSheet(sample::FullPage());
    }
    BOOST_TEST_CONTEXT("an empty value") {
        CheckSheet(pdf::PlanPage{});
    }
    BOOST_TEST_CONTEXT("letter draft") {
        pdf::PlanPage page = sample::FullPage();
        page.letter_paper = true;
        page.approved = false;
        CheckSheet(page);
    }
}

BOOST_AUTO_TEST_CASE(long_words_and_names_stay_in_their_columns, *boost::unit_test::precondition(Tools)) {
    CheckSheet(LongWords());
    pdf::PlanPage letter = LongWords();
    letter.letter_paper = true;
    CheckSheet(letter);
}

BOOST_AUTO_TEST_CASE(training_is_told_in_whole_words, *boost::unit_test::precondition(Tools)) {
    for (const bool large : {false, true}) {
        BOOST_TEST_CONTEXT((large ? "large" : "usual")) {
            pdf::PlanPage page = sample::FullPage();
            page.large_print = large;
            page.loads.assign(7, "Wettkampf match");
            page.loads.back() = "Intervalle";
            const std::string text = support::PdfProbe(Write(page).bytes).Text();
            for (const char* word : {"Wettkampf", "Intervalle"}) BOOST_TEST(Says(text, word), word);
        }
    }
}

BOOST_AUTO_TEST_CASE(any_number_of_rows, *boost::unit_test::precondition(Tools)) {
    for (const std::size_t count : {0U, 1U, 2U, 17U, 60U}) {
        BOOST_TEST_CONTEXT(count << " rows") {
            const pdf::PlanPage page = ManyRows(count);
            CheckSheet(page);
            const std::string text = support::PdfProbe(Write(page).bytes).Text();
            for (std::size_t i = 1; i <= count; ++i) {
                BOOST_TEST(Says(text, "Item " + std::to_string(i) + " of the week"));
            }
            BOOST_TEST(Says(text, "Your first week") == (count > 0 || !page.loads.empty()));
        }
    }
}

BOOST_AUTO_TEST_CASE(table_heads_are_repeated, *boost::unit_test::precondition(Tools)) {
    const std::string text = support::PdfProbe(Write(ManyRows(60)).bytes).Text();
    std::size_t heads = 0;
    for (std::size_t at = text.find("What and how much"); at != std::string::npos;
         at = text.find("What and how much", at + 1)) {
        ++heads;
    }
    BOOST_TEST(heads >= 2U);
}

BOOST_AUTO_TEST_CASE(forty_marks, *boost::unit_test::precondition(Tools)) {
    const pdf::PlanPage page = ManyMarks(40);
    const pdf::Paper paper = Write(page);
    const support::PdfProbe probe(paper.bytes);
    BOOST_TEST(probe.Sound());
    CheckMargins(probe, paper.pages);
    for (int i = 1; i <= 40; ++i) BOOST_TEST(Says(probe.Text(), "Place number " + std::to_string(i)));
}

BOOST_AUTO_TEST_CASE(a_cell_higher_than_a_page_goes_on_overleaf, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::TextPage();
    std::string story;
    for (int i = 1; i <= 900; ++i) story += "word" + std::to_string(i) + ' ';
    page.rows[0].stop_if = page.rows[1].name = page.rows[2].steps[0] = story;
    page.call_us = {story};
    page.not_for_you[0].why = story;
    page.done = story;
    CheckSheet(page);
    const std::string text = support::PdfProbe(Write(page).bytes).Text();
    for (int i = 1; i <= 900; ++i) BOOST_TEST(Says(text, "word" + std::to_string(i) + ' '));
}

// Eight exercises with drawings: each on a card, and where one is too long for a card all its warnings stay.
BOOST_AUTO_TEST_CASE(eight_drawn_exercises_keep_their_stop_rules, *boost::unit_test::precondition(Tools)) {
    model::ExerciseDrawing standing;
    standing.poses.emplace_back();
    std::string story;
    for (int i = 1; i <= 900; ++i) story += "word" + std::to_string(i) + ' ';
    for (const bool long_one : {false, true}) {
        pdf::PlanPage page = sample::TextPage();
        pdf::PlanPage::Row row;
        for (const auto& one : page.rows)
            if (one.exercise) row = one;
        BOOST_REQUIRE(row.exercise);
        row.drawing = &standing;
        page.rows.assign(8, row);
        page.stop_notes.clear();
        for (std::size_t i = 0; i < page.rows.size(); ++i) {
            page.rows[i].name = "Exercise number" + std::to_string(i);
            page.rows[i].stop_if = "sign" + std::to_string(i);
            page.rows[i].stops_above = false;
        }
        if (long_one) page.rows[4].steps.assign(1, story);
        BOOST_TEST_CONTEXT((long_one ? "one longer than a page" : "cards")) {
            CheckSheet(page);
            const std::string text = support::PdfProbe(Write(page).bytes).Text();
            for (std::size_t i = 0; i < page.rows.size(); ++i) {
                BOOST_TEST(Says(text, "number" + std::to_string(i)));
                BOOST_TEST(Says(text, "sign" + std::to_string(i)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(marks_are_drawn_where_they_lie, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    const support::Picture with = support::PdfProbe(Write(page).bytes).Render(1, 144);
    for (auto& figure : page.figures) figure.marks.clear();
    const support::Picture without = support::PdfProbe(Write(page).bytes).Render(1, 144);
    BOOST_REQUIRE(with.grey.size() == without.grey.size());
    int darker_left = 0, darker_right = 0;
    for (int y = 0; y < with.height; ++y) {
        for (int x = 0; x < with.width; ++x) {
            if (with.At(x, y) + 100 < without.At(x, y))
                (x < with.width * 3 / 5 ? darker_left : darker_right) += 1;
        }
    }
    // Six glyphs and six discs among the figures; the list beside them stays as it was.
    BOOST_TEST(darker_left > 6 * 150);
    BOOST_TEST(darker_right == 0);
}

BOOST_AUTO_TEST_CASE(boxes_stand_on_the_days_of_a_row, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::BarePage();
    page.rows = {
        sample::Row("walk", "Walk", "20 min", {true, false, true, false, false, false, true}, "", "")};
    page.rows[0].how_much.clear();
    const support::PdfProbe probe(Write(page).bytes);
    const support::Picture picture = probe.Render(1);
    std::vector<double> centres;
    double row = 0;
    for (const support::Word& w : probe.Words()) {
        if (w.text == "Walk") row = (w.top + w.bottom) / 2;
        if (w.text.size() == 2 && std::isdigit(static_cast<unsigned char>(w.text[0])) && w.top > 100) {
            if (w.text >= "24") centres.push_back(w.left - 7);
        }
    }
    BOOST_REQUIRE_EQUAL(centres.size(), 7U);
    for (std::size_t day = 0; day < 7; ++day) {
        const int x = static_cast<int>(centres[day]), y = static_cast<int>(row);
        const int ink = picture.DarkIn(x - 16, y - 7, x + 16, y + 8, 140);
        BOOST_TEST((ink > 12) == page.rows[0].days[day], "day " << day << ": " << ink << " dark pixels");
    }
}

BOOST_AUTO_TEST_CASE(missing_glyphs_are_shown_and_told, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::BarePage();
    page.opening = {"Well done 😀 ꀀ and ꀀ again → fine"};
    const pdf::Paper paper = Write(page);
    BOOST_REQUIRE_EQUAL(paper.missing_glyphs.size(), 2U);
    BOOST_TEST(paper.missing_glyphs[0] == "ꀀ");
    BOOST_TEST(paper.missing_glyphs[1] == "😀");
    const support::PdfProbe probe(paper.bytes);
    // A box is shown; who reads the page aloud or copies it gets what was written.
    BOOST_TEST(Says(probe.Text(), "Well done 😀 ꀀ and ꀀ again → fine"));
    BOOST_TEST(Write(sample::FullPage()).missing_glyphs.empty());
}

BOOST_AUTO_TEST_CASE(accents_and_other_alphabets_are_set, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::BarePage();
    page.opening = {"Größe Zoë señor Łódź čeština ấầẩẫế Ελληνικά Українська Ї ½ ≥ − × “…”"};
    const pdf::Paper paper = Write(page);
    BOOST_TEST(paper.missing_glyphs.empty());
    BOOST_TEST(Says(support::PdfProbe(paper.bytes).Text(), page.opening[0]));
}

BOOST_AUTO_TEST_CASE(a_red_flag_replaces_the_routine, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.referral_urgency = "same_day";
    page.referral_text = "One calf is suddenly swollen. Please go to a doctor today.";
    const std::string text = support::PdfProbe(Write(page).bytes).Text();
    BOOST_TEST(Says(text, "See a doctor today"));
    BOOST_TEST(Says(text, page.referral_text));
    BOOST_TEST(text.find(page.referral_text) < text.find("Hello Hanna"));
    BOOST_TEST(Says(text, "What we found"));
    for (const char* gone :
         {"Your first week", "Your exercises", "How much, how often", "Calf stretch", "Tue 24"}) {
        BOOST_TEST(!Says(text, gone), gone << " stands on a referral page");
    }
    CheckSheet(page);
}

BOOST_AUTO_TEST_CASE(every_page_of_a_referral_is_called_by_its_title,
                     *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.referral_urgency = "same_day";
    page.referral_text = "Please go to a doctor today.";
    for (int i = 0; i < 60; ++i) page.found.push_back(page.found.front());
    const support::PdfProbe probe(Write(page).bytes);
    const std::string text = probe.Text();
    BOOST_TEST(probe.Words().back().page > 1);
    BOOST_TEST(Says(text, "After your visit, Hanna Lindqvist"));
    BOOST_TEST(!Says(text, "Recovery plan"));
}

// "Oberschenkelmus / keln" beside an amount that is almost empty.
BOOST_AUTO_TEST_CASE(names_of_the_dose_table_keep_their_words_whole, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::BarePage();
    const std::vector<bool> daily(7, true);
    page.rows = {
        sample::Row("stretch", "Oberschenkelmuskeln dehnen", "2 × 30 s", daily, "täglich", "Schmerz"),
        sample::Row("boots", "Kompressionsstiefel", "20 min", daily, "täglich", "Schmerz")};
    for (auto& row : page.rows) row.grid = false;
    for (const bool large : {false, true}) {
        page.large_print = large;
        const std::string text = support::PdfProbe(Write(page).bytes).Text();
        BOOST_TEST((Says(text, "Oberschenkelmuskeln") && Says(text, "Kompressionsstiefel")), text);
    }
}

BOOST_AUTO_TEST_CASE(a_draft_says_so_on_every_page, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = ManyRows(60);
    BOOST_TEST(!Says(support::PdfProbe(Write(page).bytes).Text(), "not yet approved"));
    page.approved = false;
    const pdf::Paper paper = Write(page);
    const std::string text = support::PdfProbe(paper.bytes).Text();
    int markers = 0;
    for (std::size_t at = 0; (at = text.find("Draft – not yet approved", at)) != std::string::npos; ++at)
        ++markers;
    BOOST_TEST(markers == paper.pages);
    BOOST_TEST(!Says(text, "checked by"));
}

BOOST_AUTO_TEST_CASE(missing_fonts_are_the_environments_fault) {
    BOOST_CHECK_EXCEPTION((void)pdf::WritePlan(sample::BarePage(), text::Translator{}, "/nowhere"),
                          model::Error,
                          [](const model::Error& e) { return e.Kind() == model::ErrorKind::Environment; });
}

// The line that says `part`, from left to right.
std::string LineWith(const bodymap::PrintedPage& page, const std::string& part) {
    std::vector<const bodymap::PageText*> runs;
    for (const bodymap::PageItem& item : page.items)
        if (const auto* run = std::get_if<bodymap::PageText>(&item)) runs.push_back(run);
    const auto said = std::ranges::find_if(runs, [&](const auto* run) { return Says(run->text, part); });
    if (said == runs.end()) return {};
    const double y = (*said)->at.y;
    std::erase_if(runs, [&](const auto* run) { return std::abs(run->at.y - y) > 0.5; });
    std::ranges::sort(runs, {}, [](const auto* run) { return run->at.x; });
    std::string line;
    for (const auto* run : runs) line += run->text;
    return line;
}

BOOST_AUTO_TEST_CASE(a_name_from_the_right_does_not_turn_the_date) {
    pdf::PlanPage page = sample::FullPage();
    page.client = "\xD7\xA9\xD7\xA8\xD7\x94 \xD7\x9B\xD7\x94\xD7\x9F";
    page.day = model::Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{14}};
    const pdf::Paper paper = Write(page);
    BOOST_REQUIRE(paper.drawn.size() > 1U);
    for (std::size_t i = 0; i < 2; ++i)
        BOOST_TEST(Says(LineWith(paper.drawn[i], "November 2026"), "14 November 2026"),
                   LineWith(paper.drawn[i], "2026"));
}

BOOST_AUTO_TEST_CASE(a_long_name_never_takes_the_date_from_the_head_of_a_page,
                     *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.client = "Maximiliane\nWilhelmine";
    for (int i = 0; i < 30; ++i) page.client += " von Hohenberg";
    const std::string text = support::PdfProbe(Write(page).bytes).Text();
    const std::size_t head = text.find("Recovery plan, ");
    BOOST_REQUIRE(head != std::string::npos);
    const std::string line = text.substr(head, text.find("2026", head) + 4 - head);
    BOOST_TEST(Says(line, "Recovery plan, Maximiliane Wilhelmine von"), line);
    BOOST_TEST(Says(line, "…, 23 November 2026"), line);
    // A short one stands whole.
    page.client = "Ada\nExample";
    BOOST_TEST(
        Says(support::PdfProbe(Write(page).bytes).Text(), "Recovery plan, Ada Example, 23 November 2026"));
}

BOOST_AUTO_TEST_CASE(a_name_of_the_doses_keeps_two_lines_in_large_print,
                     *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.large_print = true;
    page.rows.push_back(
        sample::Row("hand", "Zeroth wandering meadow stretch", "10 min", {}, "daily", "limp"));
    page.rows.back().grid = false;
    std::set<double> lines;
    for (const support::Word& word : support::PdfProbe(Write(page).bytes).Words())
        for (const char* part : {"Zeroth", "wandering", "meadow"})
            if (word.text == part) lines.insert(std::round(word.top));
    BOOST_TEST(!lines.empty());
    BOOST_TEST(lines.size() <= 2U);
}

// Beside the list as below the figures: who sees "4–9" on a figure is told what it means.
BOOST_AUTO_TEST_CASE(joined_discs_are_explained_beside_the_list_too, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.found.clear();
    constexpr int kMarks = 12;  // of one hand, which is drawn small
    page.figures = {sample::Figure("neutral-front", {}), sample::Figure("neutral-back", {}),
                    sample::Figure("neutral-hand-palmar-left", {})};
    auto& hand = page.figures.back();
    for (int i = 1; i <= kMarks; ++i) {
        page.found.push_back({i, "hypertonicity", "Left palm", {}, "5"});
        hand.marks.push_back(sample::Mark(i, 150 + i % 3, 250 + i % 2, "hypertonicity", 5));
    }
    for (const int marks : {kMarks, 1}) {
        page.found.resize(static_cast<std::size_t>(marks));
        hand.marks.resize(static_cast<std::size_t>(marks));
        const support::PdfProbe probe(Write(page).bytes);
        const auto words = probe.Words();
        const auto title = std::ranges::find(words, "found", &support::Word::text);
        BOOST_REQUIRE((title != words.end()));
        BOOST_TEST(title->left > 250, "the list stands below");
        BOOST_TEST(Says(probe.Text(), "On the figures") == (marks > 1));
    }
}

BOOST_AUTO_TEST_SUITE_END()
