#include <boost/test/unit_test.hpp>

#include "routine/page_wording.h"
#include "routine/planner.h"

BOOST_AUTO_TEST_SUITE(page_wording_tests)

namespace {

const std::filesystem::path kRoot = PALPATE_SOURCE_DIR;

const routine::RuleBook& Book() {
    static const auto book = routine::RuleBook::Load(kRoot / "templates", kRoot / "body_maps");
    return book;
}

routine::OwnPageWording Read(const std::string& text) {
    return routine::WithOwn(routine::PageWording::Load(kRoot / "templates"), Book(), {"pages.toml", text});
}

std::string Word(const std::string& fields) {
    return "[[word]]\n" + fields + "\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_safety_needs_is_among_the_needed_parts) {
    const auto ours = routine::PageWording::Load(kRoot / "templates");
    for (const char* part : {"opening", "exercises", "doses", "advice"})
        BOOST_TEST((std::ranges::find(ours.needed, part) != ours.needed.end()), part);
    BOOST_TEST(Read("").wording.has_value());
}

BOOST_AUTO_TEST_CASE(mistakes_are_told_with_line_and_field) {
    struct Case {
        const char* name;
        std::string text;
        int line;
        const char* field;
    };
    const Case cases[] = {
        {"no TOML", "parts = [", 1, ""},
        {"unknown field", "order = 1", 1, "order"},
        {"unknown part", "parts = [\"opening\", \"exercises\", \"doses\", \"advice\", \"moon\"]", 1, "parts"},
        {"twice", "parts = [\"opening\", \"opening\", \"exercises\", \"doses\", \"advice\"]", 1, "parts"},
        {"left out", "parts = [\"opening\", \"exercises\", \"doses\"]", 1, "parts"},
        {"unknown word", Word("id = \"scope\"\nen = \"x\""), 2, "id"},
        {"word twice", Word("id = \"week\"\nen = \"x\"") + Word("id = \"week\"\nen = \"y\""), 5, "id"},
        {"no text", Word("id = \"week\""), 1, ""},
        {"unknown language", Word("id = \"week\"\nen = \"x\"\nfr = \"x\""), 4, "fr"},
        {"name left out", Word("id = \"hello\"\nen = \"Dear friend\""), 3, "en"},
        {"name that is not filled", Word("id = \"week\"\nen = \"Week {0}\""), 3, "en"},
        {"too long", Word("id = \"week\"\nen = \"" + std::string(161, 'x') + "\""), 3, "en"},
        {"two lines", Word("id = \"week\"\nen = \"a\\nb\""), 3, "en"},
        {"not proven", Word("id = \"week\"\nen = \"This week flushes toxins\""), 3, "en"},
    };
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            const auto read = Read(one.text);
            BOOST_TEST(!read.wording.has_value());
            BOOST_REQUIRE(!read.problems.empty());
            BOOST_TEST(read.problems.front().line == one.line);
            BOOST_TEST(read.problems.front().field == one.field);
            BOOST_TEST(read.problems.front().file == "pages.toml");
        }
    }
    BOOST_TEST(!Read(std::string(routine::kMostContentBytes + 1, ' ')).problems.empty());
}

BOOST_AUTO_TEST_CASE(own_words_stand_in_place_of_ours) {
    const auto read = Read(Word("id = \"hello\"\nde = \"Guten Tag {0}.\""));
    BOOST_REQUIRE(read.wording.has_value());
    const auto word = std::ranges::find(read.wording->words, "hello", &routine::PageWord::id);
    BOOST_TEST(word->own.at("de") == "Guten Tag {0}.");
    BOOST_TEST(word->own.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
