#define BOOST_TEST_MODULE text
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "support/temp_dir.h"
#include "text/fill.h"
#include "text/mo_file.h"
#include "text/translator.h"

namespace {

namespace fs = std::filesystem;
using text::Translator;

const std::string kEntries = R"(
msgid "Visit"
msgstr "Besuch"

msgid "{0} of {1}"
msgstr "{1}: davon {0}"

msgctxt "month"
msgid "May"
msgstr "Mai"

msgctxt "permission"
msgid "May"
msgstr "Darf {0}"

msgid "{0} mark"
msgid_plural "{0} marks"
)";
const std::string kTwoForms = "msgstr[0] \"{0} Marke\"\nmsgstr[1] \"{0} Marken\"\n";
const std::string kThreeForms = "msgstr[0] \"{0} znak\"\nmsgstr[1] \"{0} znaki\"\nmsgstr[2] \"{0} znaków\"\n";

std::string Po(const std::string& plural_rule, const std::string& forms) {
    return "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: " + plural_rule +
           "\\n\"\n" + kEntries + forms;
}

void Compile(const fs::path& folder, const std::string& language, const std::string& po) {
    const auto source = (folder / (language + ".po")).string();
    std::ofstream(source) << po;
    const auto command = "msgfmt -o '" + (folder / (language + ".mo")).string() + "' '" + source + "'";
    BOOST_REQUIRE_EQUAL(std::system(command.c_str()), 0);
}

// Catalogues as msgfmt makes them: de and es with two forms, pl with three.
struct Catalogues {
    support::TempDir dir;
    Catalogues() {
        Compile(dir.Path(), "de", Po("nplurals=2; plural=(n != 1);", kTwoForms));
        Compile(dir.Path(), "es",
                Po("nplurals=2; plural=n != 1;", "msgstr[0] \"{0} marca\"\nmsgstr[1] \"{0} marcas\"\n"));
        Compile(dir.Path(), "pl",
                Po("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
                   kThreeForms));
    }
    [[nodiscard]] std::vector<char> Bytes() const {
        std::ifstream in(dir.Path() / "de.mo", std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] Translator Damaged(const std::vector<char>& bytes) const {
        std::ofstream(dir.Path() / "xx.mo", std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return {dir.Path(), "xx"};
    }
};

void CheckEnglish(const Translator& words) {
    BOOST_TEST(words.Language() == "en");
    BOOST_TEST(words.Text("Visit") == "Visit");
    BOOST_TEST(words.In("month", "May") == "May");
    BOOST_TEST(words.Plural("{0} mark", "{0} marks", 1) == "{0} mark");
    BOOST_TEST(words.Plural("{0} mark", "{0} marks", 0) == "{0} marks");
    BOOST_TEST(words.SayPlural("{0} mark", "{0} marks", 2, {"2"}) == "2 marks");
}

// Asks for everything once; only its not failing is of interest.
void Exercise(const Translator& words) {
    for (const long n : {0L, 1L, 2L, 5L}) BOOST_TEST(!words.Plural("{0} mark", "{0} marks", n).empty());
    for (const auto* id : {"Visit", "{0} of {1}", "May", "nothing of the kind"}) {
        BOOST_TEST(!words.Text(id).empty());
        BOOST_TEST(!words.In("month", id).empty());
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(translator_tests)

BOOST_AUTO_TEST_CASE(english_needs_no_catalogue) {
    CheckEnglish(Translator());
    BOOST_TEST(Translator().Say("{1} after {0}", {"a", "b"}) == "b after a");
    BOOST_TEST(Translator().SayIn("any", "{0}", {"a"}) == "a");
    BOOST_TEST(Translator().Text("").empty());
}

BOOST_FIXTURE_TEST_CASE(words_contexts_and_places, Catalogues) {
    const Translator words(dir.Path(), "de");
    BOOST_TEST(words.Language() == "de");
    BOOST_TEST(words.Text("Visit") == "Besuch");
    BOOST_TEST(words.Say("{0} of {1}", {"2", "7"}) == "7: davon 2");
    BOOST_TEST(words.In("month", "May") == "Mai");
    BOOST_TEST(words.SayIn("permission", "May", {"er"}) == "Darf er");
    BOOST_TEST(words.Text("May") == "May");
    BOOST_TEST(words.In("month", "Visit") == "Besuch");
    BOOST_TEST(words.Text("Never translated") == "Never translated");
    // The header stands under the empty id and must never be shown.
    BOOST_TEST(words.Text("").empty());
    BOOST_TEST(words.In("month", "").empty());
}

BOOST_FIXTURE_TEST_CASE(plural_forms, Catalogues) {
    struct Case {
        const char* language;
        long n;
        const char* expected;
    };
    for (const auto& c :
         {Case{"de", 0, "0 Marken"}, Case{"de", 1, "1 Marke"}, Case{"de", 2, "2 Marken"},
          Case{"es", 0, "0 marcas"}, Case{"es", 1, "1 marca"}, Case{"es", 1'000'001, "1000001 marcas"},
          Case{"pl", 1, "1 znak"}, Case{"pl", 3, "3 znaki"}, Case{"pl", 5, "5 znaków"},
          Case{"pl", 13, "13 znaków"}, Case{"pl", 22, "22 znaki"},
          Case{"pl", 9'000'000'000'022, "9000000000022 znaki"}, Case{"pl", -3, "-3 znaki"}}) {
        BOOST_TEST_CONTEXT(c.language << " " << c.n) {
            const Translator words(dir.Path(), c.language);
            BOOST_TEST(words.SayPlural("{0} mark", "{0} marks", c.n, {std::to_string(c.n)}) == c.expected);
            BOOST_TEST(words.Plural("{0} day", "{0} days", c.n) == (c.n == 1 ? "{0} day" : "{0} days"));
        }
    }
}

BOOST_FIXTURE_TEST_CASE(languages_live_side_by_side, Catalogues) {
    const Translator german(dir.Path(), "de");
    const Translator spanish(dir.Path(), "es");
    const auto copy = german;
    BOOST_TEST(spanish.Plural("{0} mark", "{0} marks", 2) == "{0} marcas");
    BOOST_TEST(copy.Plural("{0} mark", "{0} marks", 2) == "{0} Marken");
    BOOST_TEST(Translator().Plural("{0} mark", "{0} marks", 2) == "{0} marks");
}

BOOST_FIXTURE_TEST_CASE(no_catalogue_leaves_english, Catalogues) {
    for (const auto* language : {"fr", "", "d", "../de", "de/", "DE", "de.mo", "aaaaaaaaaaaaaaaa"}) {
        BOOST_TEST_CONTEXT(language) {
            CheckEnglish(Translator(dir.Path(), language));
        }
    }
    CheckEnglish(Translator(dir.Path() / "nowhere", "de"));
    fs::create_directory(dir.Path() / "fo.mo");
    CheckEnglish(Translator(dir.Path(), "fo"));
    std::ofstream(dir.Path() / "hu.mo") << std::string(text::kMaxCatalogueBytes + 1, 'x');
    CheckEnglish(Translator(dir.Path(), "hu"));
}

BOOST_FIXTURE_TEST_CASE(cut_catalogue_leaves_english, Catalogues) {
    const auto whole = Bytes();
    BOOST_TEST(Damaged(whole).Language() == "xx");
    for (std::size_t size = 0; size < whole.size(); size += size < 64 ? 1 : 7) {
        BOOST_TEST_CONTEXT(size) {
            CheckEnglish(Damaged({whole.begin(), whole.begin() + static_cast<long>(size)}));
        }
    }
}

BOOST_FIXTURE_TEST_CASE(no_wrong_byte_does_harm, Catalogues) {
    const auto whole = Bytes();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xff}) {
            auto bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            BOOST_TEST_CONTEXT("byte " << at) {
                Exercise(Damaged(bytes));
            }
        }
    }
}

BOOST_FIXTURE_TEST_CASE(unsound_catalogues_are_told, Catalogues) {
    BOOST_TEST(text::IsSoundCatalogue(Bytes()));
    BOOST_TEST(!text::IsSoundCatalogue({}));
    auto other_order = Bytes();
    std::swap(other_order[0], other_order[3]);
    std::swap(other_order[1], other_order[2]);
    BOOST_TEST(!text::IsSoundCatalogue(other_order));
    auto full_hash = Bytes();
    const auto at = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(full_hash[i]));
    };
    const std::size_t size = at(20);
    const std::size_t hash = at(24) + 256 * at(25);
    for (std::size_t i = 0; i < size; ++i) full_hash[hash + 4 * i] = 1;
    BOOST_TEST(!text::IsSoundCatalogue(full_hash));
    Compile(dir.Path(), "la",
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgid \"a\"\nmsgstr "
            "\"b\"\n");
    CheckEnglish(Translator(dir.Path(), "la"));
}

BOOST_AUTO_TEST_CASE(fill_places) {
    struct Case {
        const char *pattern, *expected;
    };
    for (const auto& c : {Case{"{0}{1}{0}", "aba"}, Case{"{2} {9}", "{2} {9}"}, Case{"{", "{"},
                          Case{"{0", "{0"}, Case{"{x} {}", "{x} {}"}, Case{"", ""}, Case{"{{0}}", "{a}"}}) {
        BOOST_TEST_CONTEXT(c.pattern) {
            BOOST_TEST(text::Fill(c.pattern, {"a", "b"}) == c.expected);
        }
    }
    BOOST_TEST(text::Fill("{0}", {"{0}"}) == "{0}");
}

BOOST_AUTO_TEST_CASE(languages) {
    std::string codes;
    for (const auto& language : text::Languages()) codes += language.code + " " + language.name + ";";
    BOOST_TEST(codes == "en English;de Deutsch;es Español;");
}

BOOST_AUTO_TEST_SUITE_END()
