// The file itself: sound, the same twice, small, and the preview's pages hold what it holds.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>

#include "pdf/bindery.h"
#include "pdf/font_program.h"
#include "pdf/papers.h"
#include "pdf/protect.h"
#include "support/pdf_probe.h"

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

bool Has(const std::string& text, const std::string& what) {
    return text.find(what) != std::string::npos;
}

std::string Letters(const std::string& text) {
    std::string letters;
    for (const char c : text) {
        if (c != ' ' && c != '\n') letters += c;
    }
    std::sort(letters.begin(), letters.end());
    return letters;
}

std::string Refusal(const std::string& passphrase) {
    try {
        (void)pdf::Protect("", passphrase);
    } catch (const model::Error& error) {
        return error.Kind() == model::ErrorKind::BadInput ? error.what() : "";
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(paper_bytes_tests)

BOOST_AUTO_TEST_CASE(every_paper_is_sound_and_readers_have_nothing_to_say,
                     *boost::unit_test::precondition(Tools)) {
    for (const auto& [name, paper] : sample::Papers()) {
        BOOST_TEST_CONTEXT(name) {
            const support::PdfProbe probe(paper.bytes);
            BOOST_TEST(probe.Sound());
            BOOST_TEST(probe.Complaints().empty());
            const std::string file = probe.File().string();
            for (const char* tool : {"pdftotext -enc UTF-8", "pdfinfo", "pdffonts"}) {
                const auto said = support::RunTool(std::string(tool) + " '" + file + "' - 2>&1 >/dev/null");
                if (std::string(tool).starts_with("pdftotext")) BOOST_TEST(said.out.empty(), said.out);
            }
            for (const std::string& font : probe.Fonts()) BOOST_TEST(Has(font, "yes yes yes"), font);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_same_value_gives_the_same_bytes) {
    const auto first = sample::Papers(), second = sample::Papers();
    for (std::size_t i = 0; i < first.size(); ++i) {
        BOOST_TEST((first[i].second.bytes == second[i].second.bytes), first[i].first);
        BOOST_TEST(Has(first[i].second.bytes, "/ID[<"));
        for (std::size_t k = 0; k < i; ++k) {
            const auto id = [](const std::string& bytes) { return bytes.substr(bytes.find("/ID[<"), 38); };
            BOOST_TEST(id(first[i].second.bytes) != id(first[k].second.bytes));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_preview_holds_the_words_of_the_file, *boost::unit_test::precondition(Tools)) {
    for (const auto& [name, paper] : sample::Papers()) {
        BOOST_TEST_CONTEXT(name) {
            BOOST_REQUIRE_EQUAL(paper.drawn.size(), static_cast<std::size_t>(paper.pages));
            std::string drawn;
            std::size_t shapes = 0;
            for (const bodymap::PrintedPage& page : paper.drawn) {
                BOOST_TEST(page.width > 590);
                for (const bodymap::PageItem& item : page.items) {
                    if (const auto* text = std::get_if<bodymap::PageText>(&item)) drawn += text->text;
                    shapes += std::holds_alternative<bodymap::PageShape>(item) ? 1U : 0U;
                }
            }
            std::string said = support::PdfProbe(paper.bytes).Text();
            // An arrow is a shape in the preview.
            for (std::size_t at; (at = said.find("→")) != std::string::npos;) said.erase(at, 3);
            BOOST_TEST(Letters(drawn) == Letters(said));
            BOOST_TEST(shapes > 1U);
        }
    }
}

BOOST_AUTO_TEST_CASE(runs_of_the_preview_know_each_advance) {
    for (const auto& [name, paper] : sample::Papers()) {
        for (const bodymap::PrintedPage& page : paper.drawn) {
            for (const bodymap::PageItem& item : page.items) {
                const auto* text = std::get_if<bodymap::PageText>(&item);
                if (text == nullptr) continue;
                const auto signs = std::ranges::count_if(
                    text->text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
                BOOST_TEST(static_cast<std::size_t>(signs) == text->advances.size(), name);
                BOOST_TEST(text->size > 0);
                BOOST_TEST(std::filesystem::exists(text->font));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(bytes_libharu_does_not_write_are_an_error_of_ours) {
    for (const std::string& bytes :
         {std::string(), std::string("%PDF-1.3"), std::string("startxref\n99999\n%%EOF"),
          std::string("xref\n0 9999999\n0000000000 65535 f\r\ntrailer\n<<>>\nstartxref\n0\n%%EOF")})
        BOOST_CHECK_THROW(pdf::Bindery{bytes}, std::logic_error);
}

BOOST_AUTO_TEST_CASE(damaged_fonts_are_the_environments_fault) {
    std::ifstream in(sample::FontFolder() / "OpenSans-Regular.ttf", std::ios::binary);
    const std::string font{std::istreambuf_iterator<char>(in), {}};
    for (const std::size_t length : {0UL, 3UL, 40UL, 300UL, font.size() / 2}) {
        BOOST_CHECK_EXCEPTION(pdf::FontProgram(font.substr(0, length), "cut.ttf"), model::Error,
                              [](const model::Error& e) { return Has(e.what(), "cut.ttf"); });
    }
    BOOST_CHECK_NO_THROW(pdf::FontProgram(font, "whole.ttf"));
}

BOOST_AUTO_TEST_CASE(a_subset_keeps_every_component) {
    const pdf::FontProgram& font = pdf::FontProgram::Of(sample::FontFolder() / "OpenSans-Regular.ttf");
    const std::string accents = font.Subset({0, font.Glyph(0x1EA5)}),
                      plain = font.Subset({0, font.Glyph('a')});
    BOOST_TEST(accents.size() > plain.size());
    const pdf::FontProgram& same = pdf::FontProgram::Of(sample::FontFolder() / "OpenSans-Regular.ttf");
    BOOST_TEST(&font == &same);
    BOOST_TEST(font.Glyph(0x4E00) == 0U);
    BOOST_TEST(font.Glyph(0x1F600) == 0U);
}

BOOST_AUTO_TEST_CASE(a_passphrase_is_one_every_program_reads_alike) {
    for (const std::string& good :
         {std::string("k7qm-4xrt"), std::string("Größe ł"), std::string("пароль"), std::string(127, 'x')})
        BOOST_TEST(Refusal(good).empty(), good);
    for (const std::string& bad :
         {std::string(), std::string(128, 'x'), std::string("a\nb"), std::string("ﬁx"),
          std::string("u\u0308"), std::string("\u00A0"), std::string("\xFF"), std::string("１２"),
          std::string("x²"), std::string("😀")})
        BOOST_TEST(!Refusal(bad).empty(), bad);
}

BOOST_AUTO_TEST_CASE(a_protected_plan_opens_with_its_passphrase_only,
                     *boost::unit_test::precondition(Tools)) {
    const pdf::Paper paper = pdf::WritePlan(sample::FullPage(), text::Translator{}, sample::FontFolder());
    for (const std::string& passphrase : {std::string("k7qm-4xrt-hw2c-n9pd"), std::string("Größe")}) {
        const std::string locked = pdf::Protect(paper.bytes, passphrase);
        BOOST_TEST(!Has(locked, "Hanna"));
        BOOST_TEST(!Has(locked, "Northgate"));
        BOOST_TEST(!Has(locked, "xmpmeta"));
        BOOST_TEST((locked != pdf::Protect(paper.bytes, passphrase)));
        const support::PdfProbe probe(locked);
        const std::string file = " '" + probe.File().string() + "'";
        BOOST_TEST(!probe.Sound());
        BOOST_TEST(support::RunTool("qpdf --check --password=wrong" + file).status != 0);
        const auto check =
            support::RunTool("qpdf --check --show-encryption '--password=" + passphrase + "'" + file);
        BOOST_TEST(check.status == 0);
        BOOST_TEST(Has(check.out, "R = 6"), check.out);
        BOOST_TEST(Has(check.out, "stream encryption method: AESv3"), check.out);
        BOOST_TEST(Has(check.out, "print high resolution: allowed"), check.out);
        BOOST_TEST(Has(check.out, "extract for accessibility: allowed"), check.out);
        BOOST_TEST(Has(check.out, "modify anything: not allowed"), check.out);
        const auto read = support::RunTool("pdfinfo -struct-text -upw '" + passphrase + "'" + file);
        BOOST_TEST(Has(read.out, "Your recovery plan"));
        BOOST_TEST(Has(read.out, "TH"));
    }
}

// Both strings of /ID, which stand in clear.
std::vector<std::string> NamesOf(const std::string& pdf) {
    std::string last = pdf.substr(pdf.rfind("/ID"));
    std::vector<std::string> names;
    for (int i = 0; i < 2; ++i) {
        last = last.substr(last.find('<') + 1);
        names.push_back(last.substr(0, last.find('>')));
    }
    return names;
}

BOOST_AUTO_TEST_CASE(a_protected_file_carries_nothing_made_of_its_words) {
    const pdf::Paper paper = pdf::WritePlan(sample::FullPage(), text::Translator{}, sample::FontFolder());
    const auto plain = NamesOf(paper.bytes), one = NamesOf(pdf::Protect(paper.bytes, "k7qm-4xrt")),
               two = NamesOf(pdf::Protect(paper.bytes, "k7qm-4xrt"));
    BOOST_TEST(plain[0].size() == 32U);
    for (const auto* names : {&one, &two}) {
        for (const std::string& name : *names) {
            BOOST_TEST(name.size() == 32U);
            BOOST_TEST(name.find_first_not_of("0123456789abcdef") == std::string::npos);
            BOOST_TEST(name != plain[0]);
        }
    }
    BOOST_TEST(one[0] != two[0]);
    BOOST_TEST(one[1] != two[1]);
}

BOOST_AUTO_TEST_CASE(what_is_no_pdf_is_not_protected) {
    BOOST_CHECK_EXCEPTION((void)pdf::Protect("no pdf", "k7qm-4xrt"), model::Error,
                          [](const model::Error& e) { return e.Kind() == model::ErrorKind::Environment; });
}

BOOST_AUTO_TEST_CASE(what_tells_of_many_visits_says_that_it_is_confidential,
                     *boost::unit_test::precondition(Tools)) {
    int found = 0;
    for (const auto& [name, paper] : sample::Papers()) {
        if (name != "history" && name != "audit pack") continue;
        ++found;
        const std::string text = support::PdfProbe(paper.bytes).Text();
        std::size_t times = 0;
        for (std::size_t at = text.find("Confidential."); at != std::string::npos;
             at = text.find("Confidential.", at + 1))
            ++times;
        BOOST_TEST(times == static_cast<std::size_t>(paper.pages), name);
    }
    BOOST_TEST(found == 2);
}

BOOST_AUTO_TEST_SUITE_END()
