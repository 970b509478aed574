#include <boost/test/unit_test.hpp>

#include <fstream>
#include <random>

#include "model/problem.h"
#include "pdf/sample_page.h"
#include "pdf/type.h"
#include "pdf/unicode.h"
#include "support/temp_dir.h"

BOOST_AUTO_TEST_SUITE(type_tests)

namespace {

const pdf::Fonts& OpenSans() {
    static const pdf::Fonts fonts(sample::FontFolder());
    return fonts;
}

const pdf::Style kStyle{pdf::Face::Regular, 10, 14, {}};

std::string Said(const pdf::Line& line) {
    std::string text;
    for (const pdf::Piece& piece : line.pieces) {
        for (const char32_t code : piece.codes) text += pdf::Encode(code);
    }
    return text;
}

std::vector<std::string> Broken(const std::string& text, double width) {
    std::vector<std::string> lines;
    for (const pdf::Line& line : pdf::Break(OpenSans(), text, kStyle, width)) lines.push_back(Said(line));
    return lines;
}

double Wide(const std::string& text) {
    return pdf::Measure(OpenSans(), text, kStyle);
}

// Without the hyphens `text` does not have.
std::string Joined(const std::vector<std::string>& lines, const std::string& text) {
    std::string joined;
    for (const std::string& line : lines) {
        const bool added = line.ends_with('-') && !text.substr(joined.size()).starts_with(line);
        joined += added ? line.substr(0, line.size() - 1) : line;
    }
    return joined;
}

struct Case {
    const char* name;
    std::string text;
    double width;
    std::vector<std::string> lines;
};

}  // namespace

BOOST_AUTO_TEST_CASE(lines_break_where_people_would) {
    const std::vector<Case> cases = {
        {"empty text is one line", "", 50, {""}},
        {"at a space, which stays for copying", "red green", Wide("red gre"), {"red ", "green"}},
        {"exactly full", "red green", Wide("red green"), {"red green"}},
        {"after a hyphen between letters", "cryo-compression", Wide("compression"), {"cryo-", "compression"}},
        {"a number and its unit stay together", "run 18 km", Wide("run 18 k"), {"run ", "18 km"}},
        {"a dose keeps its sign", "hold 2 × 30 s", Wide("hold 2 ×"), {"hold ", "2 × 30 s"}},
        {"soft hyphen shows when used", "Muskel\u00ADgruppe", Wide("Muskel-gr"), {"Muskel-", "gruppe"}},
        {"soft hyphen hides when not", "Muskel\u00ADgruppe", 500, {"Muskelgruppe"}},
        {"no break at a hard space", "a b\u00A0c", Wide("a b"), {"a ", "b\u00A0c"}},
        {"a new line breaks", "one\ntwo", 500, {"one", "two"}},
        {"an empty line stays", "one\n\ntwo", 500, {"one", "", "two"}},
        {"zero width space allows a break", "left\u200Bright", Wide("right") + 1, {"left", "right"}},
        {"control characters are spaces", "a\tb", 500, {"a b"}},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto lines = Broken(c.text, c.width);
            BOOST_CHECK_EQUAL_COLLECTIONS(lines.begin(), lines.end(), c.lines.begin(), c.lines.end());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_word_longer_than_the_line_is_split) {
    const auto lines = Broken("Kompressionsstrumpfverordnung", 60);
    BOOST_TEST(lines.size() > 1U);
    BOOST_TEST(Joined(lines, "Kompressionsstrumpfverordnung") == "Kompressionsstrumpfverordnung");
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) BOOST_TEST(lines[i].ends_with('-'), lines[i]);
}

// Three letters on each side of a hyphen, if it can be at the beginning of a syllable; none in what is no
// word.
BOOST_AUTO_TEST_CASE(a_word_that_is_split_has_a_hyphen) {
    const std::vector<Case> cases = {
        {"not two letters behind",
         "Oberschenkelmuskeln",
         Wide("Oberschenkelmuskel"),
         {"Oberschenkelmus-", "keln"}},
        {"Spanish", "intensidad", Wide("intensida"), {"intensi-", "dad"}},
        {"accents", "Gesäßmuskulatur", Wide("Gesäßmus-"), {"Gesäßmus-", "kulatur"}},
        {"one sound stays whole", "Wadenschenkel", Wide("Wadensc-"), {"Waden-", "schenkel"}},
        {"a comma follows", "Wadendehnung, locker", Wide("Wadendehnu"), {"Wadendeh-", "nung, locker"}},
        {"not in an address",
         "maximilian@example.org",
         Wide("maximilian@exam"),
         {"maximilian@exam", "ple.org"}},
        {"not in a host", "northclinic.ai", Wide("northcli"), {"northcli", "nic.ai"}},
        {"not in a number", "abcdef012345abcdef", Wide("abcdef012345abcd"), {"abcdef012345abcd", "ef"}},
        {"no room for three letters", "abcdef", Wide("ab"), {"ab", "cd", "ef"}},
        {"too short", "abcde", Wide("abcd"), {"abcd", "e"}},
        {"written from the right", "אבגדהוזחטיכלמנ", Wide("אבגדהוזח"), {"חזוהדגבא", "נמלכיט"}},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto lines = Broken(c.text, c.width);
            BOOST_CHECK_EQUAL_COLLECTIONS(lines.begin(), lines.end(), c.lines.begin(), c.lines.end());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_phone_number_stays_on_its_line) {
    for (const std::string phone : {"555 0142", "+49 30 555 0142", "(030) 555 01 42", "030 / 555 01 42"}) {
        const auto lines = Broken("Call " + phone + " today", Wide("Call " + phone) - 2);
        BOOST_TEST(lines.size() > 1U);
        BOOST_TEST(lines[1].starts_with(phone), lines[1]);
    }
    // A row of numbers is none.
    BOOST_TEST(Broken("100 200 300 400 500 600 700 800", Wide("100 200 300")).size() > 2U);
}

BOOST_AUTO_TEST_CASE(the_widest_word_is_the_room_it_needs) {
    for (const std::string text :
         {"one fourteen", "Oberschenkelmuskeln, hinten", "cryo-compression", "a 2 × 30 s"}) {
        const double widest = pdf::WidestWord(OpenSans(), text, kStyle);
        for (const pdf::Line& line : pdf::Break(OpenSans(), text, kStyle, widest))
            BOOST_TEST(line.width <= widest + 1e-6);
        BOOST_TEST(Joined(Broken(text, widest), text) == text);
        BOOST_TEST(widest <= Wide(text));
    }
    BOOST_TEST(pdf::WidestWord(OpenSans(), "cryo-compression", kStyle) == Wide("compression"));
    BOOST_TEST(pdf::WidestWord(OpenSans(), "", kStyle) == 0);
}

BOOST_AUTO_TEST_CASE(a_line_narrower_than_a_letter_still_ends) {
    BOOST_TEST(Broken("abc", 0.5).size() == 3U);
}

BOOST_AUTO_TEST_CASE(random_text_is_kept_whole_and_within_its_width) {
    std::mt19937 dice(7);
    const std::vector<std::string> bits = {"a",  "b", "Ü", " ", " ", "-", "18", " km", "→",
                                           "界", "ß", "–", "/", "…", ".", "ii", "W",   "\u00A0"};
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (std::size_t i = 0, n = dice() % 120; i < n; ++i) text += bits[dice() % bits.size()];
        const double width = 12 + static_cast<double>(dice() % 200);
        std::vector<std::string> joined;
        for (const pdf::Line& line : pdf::Break(OpenSans(), text, kStyle, width)) {
            BOOST_REQUIRE_LE(line.width, width + 1e-6);
            joined.push_back(Said(line));
        }
        BOOST_REQUIRE_EQUAL(Joined(joined, text), text);
    }
}

BOOST_AUTO_TEST_CASE(styles_may_change_within_a_line) {
    pdf::Style bold = kStyle;
    bold.face = pdf::Face::Bold;
    bold.leading = 20;
    const auto lines = pdf::Break(OpenSans(), {{"Calf ", bold}, {"2 × 30 s", kStyle}}, 500);
    BOOST_REQUIRE_EQUAL(lines.size(), 1U);
    BOOST_REQUIRE_EQUAL(lines[0].pieces.size(), 2U);
    BOOST_TEST(lines[0].leading == 20);
    BOOST_TEST(lines[0].pieces[1].x == pdf::Measure(OpenSans(), "Calf\u00A0", bold),
               boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(cut_text_ends_in_dots_and_fits) {
    const auto cut = pdf::OneLine(OpenSans(), "Northgate Sports Massage and more", kStyle, 70);
    BOOST_REQUIRE_EQUAL(cut.size(), 1U);
    BOOST_TEST(Said(cut[0]).ends_with("…"));
    BOOST_TEST(cut[0].width <= 70);
    BOOST_TEST(Said(pdf::OneLine(OpenSans(), "short", kStyle, 70)[0]) == "short");
    const auto many = pdf::Break(OpenSans(), "one two three four five six", kStyle, 40);
    BOOST_TEST(pdf::Clamp(OpenSans(), many, many.size(), 40).size() == many.size());
    BOOST_TEST(Said(pdf::Clamp(OpenSans(), many, 2, 40)[1]).ends_with("…"));
}

BOOST_AUTO_TEST_CASE(widths_are_those_of_the_font) {
    const pdf::FontFace& face = OpenSans().Of(pdf::Face::Regular);
    // Open Sans: 2048 units to the em, "a" 1139, space 532.
    BOOST_TEST(face.Advance('a') == 1139 / 2048.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(face.Advance(' ') == 532 / 2048.0, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(face.Has(U'ß'));
    BOOST_TEST(face.Has(U'Ж'));
    BOOST_TEST(!face.Has(U'界'));
    BOOST_TEST(!face.Has(U'\U0001F600'));
}

BOOST_AUTO_TEST_CASE(a_missing_or_damaged_font_is_one_clear_error) {
    const support::TempDir folder;
    BOOST_CHECK_THROW(pdf::Fonts{folder.Path()}, model::Error);
    std::ifstream in(sample::FontFolder() / "OpenSans-Regular.ttf", std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{3}, std::size_t{11}, std::size_t{200}, std::size_t{1000}}) {
        const auto file = folder.Path() / "cut.ttf";
        std::ofstream(file, std::ios::binary | std::ios::trunc) << whole.substr(0, size);
        BOOST_CHECK_EXCEPTION(pdf::FontFace{file}, model::Error, [](const model::Error& e) {
            return e.Kind() == model::ErrorKind::Environment &&
                   std::string(e.what()).find("cut.ttf") != std::string::npos;
        });
    }
}

BOOST_AUTO_TEST_CASE(colours_are_read_or_left_alone) {
    const pdf::Colour other{0.1, 0.2, 0.3};
    BOOST_TEST((pdf::ParseColour("#FF0000", other) == pdf::Colour{1, 0, 0}));
    BOOST_TEST((pdf::ParseColour("#00ff00", other) == pdf::Colour{0, 1, 0}));
    for (const char* bad : {"", "#12", "red", "#GG0000", "FF0000#"}) {
        BOOST_TEST((pdf::ParseColour(bad, other) == other));
    }
}

BOOST_AUTO_TEST_SUITE_END()
