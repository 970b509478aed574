// Words broken into lines: nothing is cut, nothing is lost, no line is too wide.
#include <boost/test/unit_test.hpp>
#include <wx/frame.h>
#include <wx/stattext.h>

#include "gui/context.h"
#include "gui/wrapped_texts.h"

namespace {

constexpr int kWidth = 160;

struct TextFixture {
    wxFrame* frame = new wxFrame(nullptr, wxID_ANY, "Palpate");
    wxStaticText* text = new wxStaticText(frame, wxID_ANY, wxString());
    ~TextFixture() { frame->Destroy(); }
    [[nodiscard]] wxString Break(const std::string& words, int width = kWidth) const {
        return gui::Broken(*text, gui::Wx(words), width);
    }
};

std::string Without(std::string text, const std::string& marks) {
    std::erase_if(text, [&](char c) { return marks.find(c) != std::string::npos; });
    return text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(wrapped_texts_tests, TextFixture)

BOOST_AUTO_TEST_CASE(no_line_is_wider_than_its_room_and_no_letter_is_lost) {
    const std::string cases[] = {
        "",
        "a few short words that need more than one line of this width",
        "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente and short words behind it that wrap again",
        "Rechtsschutzversicherungsgesellschaften-Aufwandsentschaedigungsberechnung",
        "See https://example.org/a/very/long/path/to/a/page?with=values&and=more#part for more of it",
        "\xE8\x86\x9D\xE3\x81\xAE\xE8\xA3\x8F\xE5\x81\xB4\xE3\x81\x8C\xE7\x97\x9B\xE3\x81\x84"
        "\xE8\x86\x9D\xE3\x81\xAE\xE8\xA3\x8F\xE5\x81\xB4\xE3\x81\x8C\xE7\x97\x9B\xE3\x81\x84",
        "one line\nand, after a break of its own, another that is longer than the room there is"};
    for (const std::string& words : cases) BOOST_TEST_CONTEXT(words) {
            const wxString broken = Break(words);
            BOOST_TEST(Without(gui::Utf8(broken), " \n") == Without(words, " \n"));
            for (const wxString& line : wxSplit(broken, '\n', '\0'))
                BOOST_TEST(text->GetTextExtent(line).x <= kWidth, gui::Utf8(line));
        }
}

BOOST_AUTO_TEST_CASE(a_long_word_is_parted_where_it_may_be) {
    const std::string broken = gui::Utf8(Break("https://example.org/first-part/second-part/third-part"));
    for (std::size_t at = broken.find('\n'); at != std::string::npos; at = broken.find('\n', at + 1))
        BOOST_TEST(std::string("/-.:").find(broken[at - 1]) != std::string::npos, broken);
}

BOOST_AUTO_TEST_CASE(an_accent_stays_with_its_letter) {
    std::string words;
    for (int i = 0; i < 60; ++i) words += "e\xCC\x81";
    for (const wxString& line : wxSplit(Break(words), '\n', '\0'))
        BOOST_TEST((line.length() % 2 == 0 && line[0] == 'e'), gui::Utf8(line));
}

BOOST_AUTO_TEST_CASE(room_for_not_even_a_letter_ends_too) {
    BOOST_TEST(gui::Utf8(Break("abc de", 1)) == "a\nb\nc\nd\ne");
}

BOOST_AUTO_TEST_CASE(an_ampersand_is_read_as_one) {
    text->SetLabelText("Smith & Sons, massage and more, of a street with a long name");
    gui::WrapText(text, kWidth);
    BOOST_TEST(gui::Utf8(text->GetLabelText()).find("Smith & Sons") == 0U);
    BOOST_TEST(text->GetLabelText().Contains("\n"));
}

BOOST_AUTO_TEST_SUITE_END()
