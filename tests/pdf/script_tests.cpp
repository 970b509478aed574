// Names and sentences in the scripts of clients: no glyph is lost, each line stands in the order it is read.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <random>

#include "pdf/bidi.h"
#include "pdf/line_breaks.h"
#include "pdf/sample_page.h"
#include "pdf/sheet.h"
#include "pdf/unicode.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(script_tests)

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

const pdf::Fonts& Fonts() {
    static const pdf::Fonts fonts(sample::FontFolder());
    return fonts;
}

const pdf::Style kStyle{pdf::Face::Regular, 10, 14, {}};

std::string Encode(const std::u32string& codes) {
    std::string text;
    for (const char32_t code : codes) text += pdf::Encode(code);
    return text;
}

std::string Read(const pdf::Line& line) {
    std::string text;
    for (const pdf::Piece& piece : line.pieces)
        text += Encode(piece.logical.empty() ? piece.codes : piece.logical);
    return text;
}

// As it stands on paper, from left to right.
std::string Seen(const pdf::Line& line) {
    std::vector<const pdf::Piece*> pieces;
    for (const pdf::Piece& piece : line.pieces) pieces.push_back(&piece);
    std::sort(pieces.begin(), pieces.end(), [](auto* a, auto* b) { return a->x < b->x; });
    std::string text;
    for (const pdf::Piece* piece : pieces) text += Encode(piece->codes);
    return text;
}

bool HasAll(const pdf::Line& line) {
    for (const pdf::Piece& piece : line.pieces) {
        for (const char32_t code : piece.codes) {
            if (code != pdf::kArrow && !Fonts().File(piece.file).Has(code)) return false;
        }
    }
    return true;
}

pdf::Line OneLine(const std::string& text, pdf::Direction base = pdf::Direction::ByText) {
    return pdf::Break(Fonts(), text, kStyle, 1e9, base).front();
}

std::vector<std::string> Broken(const std::string& text, double width) {
    std::vector<std::string> lines;
    for (const pdf::Line& line : pdf::Break(Fonts(), text, kStyle, width)) lines.push_back(Read(line));
    return lines;
}

struct Name {
    const char* script;
    std::string name;
};

const std::vector<Name>& Names() {
    static const std::vector<Name> names = {
        {"English", "Siân O’Connor-Smith"},
        {"German", "Jürgen Groß-Öttinger"},
        {"Spanish", "Íñigo Núñez Agüero"},
        {"Polish", "Zażółć Gęśla-Jaźń Łękowska"},
        {"Vietnamese", "Nguyễn Thị Ấu Đặng Ước"},
        {"Greek", "Ελένη Παπαδοπούλου ᾠδή"},
        {"Russian", "Фёдор Щербаков"},
        {"Ukrainian", "Їжакевич Ґалина Є."},
        {"Japanese", "斜陽 さくら アイカワ"},
        {"Chinese", "疼痛 筋肌 繁體 李小龙"},
        {"Korean", "김민준 각별한 뷁"},
        {"Hebrew", "דָּוִד בן־גוריון"},
        {"Arabic", "محمد الإبراهيم لا"},
        {"Persian", "پژمان گل‌چین"},
        {"signs", "→ ← ✓ ✗ ☐ ☑ • ≥ × ½"},
    };
    return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_name_in_any_script_is_set_and_read_as_it_is_written) {
    for (const Name& n : Names()) {
        BOOST_TEST_CONTEXT(n.script) {
            for (const auto face : {pdf::Face::Regular, pdf::Face::Semibold, pdf::Face::Bold}) {
                pdf::Style style = kStyle;
                style.face = face;
                const pdf::Line line = pdf::Break(Fonts(), n.name, style, 1e9).front();
                BOOST_TEST(HasAll(line));
                BOOST_TEST(line.width > 0);
                if (n.name.find("\u200C") == std::string::npos) BOOST_TEST(Read(line) == n.name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(latin_stays_with_the_face_of_the_page) {
    for (const pdf::Piece& piece : OneLine("Ärzte, Ñandú, Łódź, Ελένη, Фёдор – 2 × 30 s").pieces)
        BOOST_TEST(piece.file == 0U);
    BOOST_TEST(OneLine("斜").pieces.front().file >= std::size_t{pdf::kFaces});
}

BOOST_AUTO_TEST_CASE(letters_and_marks_are_composed) {
    BOOST_TEST(Read(OneLine("A\u0302\u0301")) == "Ấ");
    BOOST_TEST(Read(OneLine("І\u0308")) == "Ї");
    BOOST_TEST(Read(OneLine("\u1100\u1161\u11A8")) == "각");
    // No composed form: the mark takes no room.
    BOOST_TEST(OneLine("q\u0301").width == OneLine("q").width, boost::test_tools::tolerance(0.1));
}

BOOST_AUTO_TEST_CASE(mixed_lines_stand_in_the_order_of_unicode) {
    struct Case {
        const char* name;
        std::string text, seen;
        pdf::Direction base;
    };
    using enum pdf::Direction;
    const std::vector<Case> cases = {
        {"Hebrew alone", "אבג", "גבא", ByText},
        {"a Hebrew name in English", "Dear אבג דה, hello", "Dear הד גבא, hello", ByText},
        {"English in Hebrew", "אבג Mara דה", "הד Mara גבא", ByText},
        {"digits stay left to right", "אב 123 גד", "דג 123 בא", ByText},
        {"brackets are mirrored", "א(ב)ג", "ג(ב)א", ByText},
        {"a full stop ends a Hebrew sentence at its left", "אבג.", ".גבא", ByText},
        {"a Hebrew page sets English from the left", "abc.", ".abc", RightToLeft},
        {"a Hebrew name that starts an English page", "אבג – client", "גבא – client", LeftToRight},
        {"Arabic letters join", "بيت", "\uFE96\uFEF4\uFE91", ByText},
        {"lam and alef are one", "لا", "\uFEFB", ByText},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const pdf::Line line = OneLine(c.text, c.base);
            BOOST_TEST(Seen(line) == c.seen);
            BOOST_TEST(Read(line) == c.text);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_paragraph_takes_the_direction_of_its_first_letter) {
    const auto lines = pdf::Break(Fonts(), "אבג abc\nabc אבג\n123 אבג", kStyle, 500);
    BOOST_REQUIRE_EQUAL(lines.size(), 3U);
    BOOST_TEST(lines[0].right_to_left);
    BOOST_TEST(!lines[1].right_to_left);
    BOOST_TEST(lines[2].right_to_left);
}

BOOST_AUTO_TEST_CASE(a_long_hebrew_paragraph_is_broken_as_it_is_read) {
    const std::string text = "אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר";
    std::string joined;
    const auto lines = pdf::Break(Fonts(), text, kStyle, 70);
    BOOST_TEST(lines.size() > 2U);
    for (const pdf::Line& line : lines) {
        BOOST_TEST(line.width <= 70);
        joined += Read(line);
    }
    BOOST_TEST(joined == text);
    BOOST_TEST(Read(lines.front()).starts_with("אחת"));
    // What is read first stands at the right; the space that ends the line hangs over its left.
    BOOST_TEST(lines.front().pieces.front().x < 0);
}

BOOST_AUTO_TEST_CASE(lines_end_where_each_script_lets_them) {
    struct Case {
        const char* name;
        std::string text;
        double width;
        std::vector<std::string> lines;
    };
    const std::vector<Case> cases = {
        {"Japanese between any two", "右肩痛", 22, {"右肩", "痛"}},
        {"no full stop at a line's start", "右肩痛。", 32, {"右肩", "痛。"}},
        {"no bracket opens at a line's end", "右肩「痛", 32, {"右肩", "「痛"}},
        {"no small kana at a line's start", "さきゃ", 25, {"さ", "きゃ"}},
        {"no long vowel at a line's start", "ユーザ", 21, {"ユー", "ザ"}},
        {"a web address after its strokes",
         "see www.example.org/one/two",
         110,
         {"see www.example.org/", "one/two"}},
        {"no range is torn", "hold 20–30 s", 40, {"hold ", "20–30 s"}},
        {"no rate is torn", "at 10/min", 40, {"at ", "10/min"}},
        {"a narrow hard space holds", "a 5\u202F000 b", 32, {"a ", "5\u00A0000 ", "b"}},
        {"a word joiner has no width and holds", "ab\u2060cd", 500, {"abcd"}},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto lines = Broken(c.text, c.width);
            BOOST_CHECK_EQUAL_COLLECTIONS(lines.begin(), lines.end(), c.lines.begin(), c.lines.end());
        }
    }
}

BOOST_AUTO_TEST_CASE(any_code_may_stand_anywhere) {
    std::u32string all;
    for (char32_t code = 1; code <= 0x10FFFF; code += code < 0x3000 || code > 0x1F000 ? 1 : 7) {
        if (code == 0x20000) code = 0xE0000;
        all.push_back(code);
    }
    for (const char32_t code : {0xFFFFU, 0xFFFEU, 0xFFFCU, 0x1F1E6U, 0x1F1FFU}) all.push_back(code);
    BOOST_TEST(pdf::BreaksAfter(all).size() == all.size());
    BOOST_TEST(pdf::BreaksAfter(U"\U0001F1E9\U0001F1EA\U0001F1E9")[0] == false);
}

BOOST_AUTO_TEST_CASE(random_text_of_all_scripts_is_kept_whole_and_within_its_width) {
    std::mt19937 dice(11);
    const std::vector<std::string> bits = {
        "a", "é", " ", " ", "-", "18", "Ї",      "界", "。", "「",       "ー", "각", "א", "ב",      "(",
        ")", "ل", "ا", "م", "٣", "ç̣",  "\u0301", "/",  "😀",  "👍🏽", "🇩🇪", "…",  "W", "\u00A0", "✓"};
    for (int round = 0; round < 600; ++round) {
        std::string text;
        for (std::size_t i = 0, n = dice() % 90; i < n; ++i) text += bits[dice() % bits.size()];
        const double width = 5 + static_cast<double>(dice() % 160);
        const std::string whole = Read(OneLine(text));
        std::string joined;
        for (const pdf::Line& line : pdf::Break(Fonts(), text, kStyle, width)) {
            const std::string read = Read(line);
            const std::u32string codes = pdf::Decode(read);
            std::size_t characters = 0;
            for (std::size_t i = 0; i < codes.size(); ++i)
                characters += codes[i] == ' ' || pdf::Extends(codes, i) ? 0 : 1;
            BOOST_TEST_INFO(text);
            if (characters > 1) BOOST_REQUIRE_LE(line.width, width + 1e-6);
            joined += read;
        }
        BOOST_TEST_INFO(text);
        BOOST_REQUIRE_EQUAL(joined, whole);
    }
}

BOOST_AUTO_TEST_CASE(what_is_cut_ends_in_dots_in_every_direction) {
    for (const Name& n : Names()) {
        BOOST_TEST_CONTEXT(n.script) {
            const auto cut = pdf::OneLine(Fonts(), n.name + " " + n.name, kStyle, 60);
            BOOST_REQUIRE_EQUAL(cut.size(), 1U);
            BOOST_TEST(cut[0].width <= 60);
            BOOST_TEST(Read(cut[0]).ends_with("…"));
            if (cut[0].right_to_left) BOOST_TEST(Seen(cut[0]).starts_with("…"));
        }
    }
}

BOOST_AUTO_TEST_CASE(characters_no_font_has_are_boxes_and_reported) {
    pdf::Sheet sheet(Fonts(), pdf::kA4);
    sheet.AddPage();
    sheet.Text(50, 50, OneLine("ok 😀 斜 𠮷 \U0001F1E9 ☺"));
    const std::set<char32_t> missing{0x1F600, 0x20BB7, 0x1F1E9};
    BOOST_TEST((sheet.Missing() == missing));
    BOOST_TEST(OneLine("😀").width == pdf::kBoxAdvance * 10, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(long_text_takes_time_by_its_length) {
    std::string words;
    for (int i = 0; i < 40'000; ++i) words += i % 9 == 0 ? "Wadenmuskel, " : "and the calf ";
    const auto start = std::chrono::steady_clock::now();
    const auto lines = pdf::Break(Fonts(), words, kStyle, 480);
    const auto first = std::chrono::steady_clock::now() - start;
    BOOST_TEST(lines.size() > 1000U);
    // Four times as much takes about four times as long, not sixteen.
    words = words + words + words + words;
    const auto again = std::chrono::steady_clock::now();
    BOOST_TEST(pdf::Break(Fonts(), words, kStyle, 480).size() > 3 * lines.size());
    const auto fourth = std::chrono::steady_clock::now() - again;
    const double took = std::chrono::duration<double, std::milli>(first).count();
    BOOST_TEST_MESSAGE("120,000 words took " << took << " ms");
    BOOST_TEST(fourth < 10 * first);
    BOOST_TEST(pdf::OneLine(Fonts(), words, kStyle, 100).front().width <= 100);
}

BOOST_AUTO_TEST_CASE(every_glyph_reaches_the_paper, *boost::unit_test::precondition(Tools)) {
    // A glyph whose parts were lost in the subset is blank or bare: it has less ink than its base, or none.
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"Ấ", "A"},  {"ế", "e"},  {"Ї", "І"},  {"斜", " "}, {"疼", " "}, {"痛", " "}, {"筋", " "},
        {"繁", " "}, {"肌", " "}, {"體", " "}, {"각", " "}, {"뷁", " "}, {"ﺏ", " "},  {"أ", "ا"},
        {"ﻼ", " "},  {"שׁ", " "},  {"✓", " "},  {"☑", "☐"},  {"ᾠ", "ω"},  {"ữ", "u"},  {"が", "か"}};
    pdf::Sheet sheet(Fonts(), pdf::kA4);
    sheet.AddPage();
    pdf::Style large = kStyle;
    large.size = 20;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const double y = 40 + 35 * static_cast<double>(i);
        sheet.Text(60, y, pdf::Break(Fonts(), pairs[i].first, large, 500).front());
        sheet.Text(160, y, pdf::Break(Fonts(), pairs[i].second, large, 500).front());
    }
    BOOST_TEST(sheet.Missing().empty());
    const support::Picture picture = support::PdfProbe(sheet.Finish({})).Render(1, 144);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const int y = 2 * (40 + 35 * static_cast<int>(i));
        const int ink = picture.DarkIn(100, y - 50, 220, y + 18),
                  base = picture.DarkIn(300, y - 50, 420, y + 18);
        BOOST_TEST(ink > base + 15, pairs[i].first << " has " << ink << " dark pixels, its base " << base);
    }
}

BOOST_AUTO_TEST_SUITE_END()
