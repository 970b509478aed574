#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <thread>

#include "desk/resources.h"
#include "model/problem.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;

const fs::path kSource = PALPATE_SOURCE_DIR;

// The program's own files with one piece of text changed in one map.
void CopyWith(const fs::path& to, const char* name, const std::string& from, const std::string& instead) {
    fs::copy(kSource / "templates", to / "templates", fs::copy_options::recursive);
    fs::copy(kSource / "body_maps", to / "body_maps", fs::copy_options::recursive);
    std::ifstream in(kSource / "body_maps" / name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    BOOST_REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), instead);
    std::ofstream(to / "body_maps" / name, std::ios::binary) << text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resources_tests)

BOOST_AUTO_TEST_CASE(every_map_draws_only_what_the_words_know) {
    desk::Resources resources(kSource, kSource / "i18n");
    for (const auto figure : {model::Figure::Neutral, model::Figure::Female, model::Figure::Male}) {
        for (const auto view : resources.Atlas().Views(figure)) {
            BOOST_CHECK_NO_THROW((void)resources.Atlas().Map(figure, view));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_map_with_an_unknown_structure_is_refused_by_file_and_line) {
    const std::pair<const char*, const char*> cases[] = {
        {"data-region=\"frontalis\"", "data-region=\"wing\""},
        {"data-region=\"epicranial_aponeurosis\" data-side=\"midline\"",
         "data-region=\"epicranial_aponeurosis\" data-side=\"left\""}};
    for (const auto& [from, instead] : cases) {
        const support::TempDir dir;
        CopyWith(dir.Path(), "male-front.svg", from, instead);
        desk::Resources resources(dir.Path(), kSource / "i18n");
        BOOST_CHECK_EXCEPTION((void)resources.Atlas().Map(model::Figure::Male, model::View::Front),
                              model::Error, [](const model::Error& error) {
                                  const std::string sentence = error.what();
                                  return sentence.find("male-front.svg:") == 0 &&
                                         sentence.find("regions.toml has no ") != std::string::npos;
                              });
    }
}

BOOST_AUTO_TEST_CASE(tables_may_be_read_ahead_while_they_are_asked_for) {
    desk::Resources resources(kSource, kSource / "none");
    std::thread ahead([&] { resources.Prepare(); });
    const auto* rules = &resources.Rules();
    const auto* words = &resources.Words();
    ahead.join();
    BOOST_TEST(rules == &resources.Rules());
    BOOST_TEST(words == &resources.Words());
    BOOST_TEST(!resources.RedFlagQuestions().empty());
}

// What is drawn counts, not the words beside it.
BOOST_AUTO_TEST_CASE(the_version_of_the_body_map_is_that_of_its_drawings) {
    const std::string today = desk::Resources(kSource, kSource / "none").MapVersion();
    BOOST_TEST(today.size() == 64U);
    const auto with = [](const char* name, const std::string& from, const std::string& instead) {
        support::TempDir dir;
        CopyWith(dir.Path(), name, from, instead);
        return desk::Resources(dir.Path(), dir.Path() / "none").MapVersion();
    };
    BOOST_TEST(with("neutral-back.svg", "<svg", "<svg") == today);
    BOOST_TEST(with("neutral-back.svg", "<svg", "<svg ") != today);
    BOOST_TEST(with("neutral-foot-dorsal.svg", "<svg", "<svg ") != today);
    BOOST_TEST(with("neutral-back.svg", "\n", "\r\n") == today);
    BOOST_TEST(with("regions.toml", "\n", "\n\n") == today);
}

BOOST_AUTO_TEST_CASE(a_damaged_table_is_told_to_who_asks_for_it) {
    support::TempDir dir;
    fs::copy(kSource / "templates", dir.Path() / "templates", fs::copy_options::recursive);
    fs::copy(kSource / "body_maps", dir.Path() / "body_maps", fs::copy_options::recursive);
    std::ofstream(dir.Path() / "templates" / "routines.toml") << "[[rule]\n";
    desk::Resources resources(dir.Path(), dir.Path() / "none");
    resources.Prepare();
    BOOST_CHECK_THROW((void)resources.Rules(), model::Error);
    BOOST_TEST(resources.Words().FindFinding("adhesion") != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
