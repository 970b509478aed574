#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/vocabulary.h"

namespace {

namespace fs = std::filesystem;
using terms::Vocabulary;

const fs::path kSource = PALPATE_SOURCE_DIR;

const Vocabulary& Shipped() {
    static const auto words = Vocabulary::Load(kSource / "templates", kSource / "body_maps");
    return words;
}

std::string ReadAll(const fs::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

template <class Term>
void CheckIds(const std::vector<Term>& all, const std::function<const Term*(const std::string&)>& find) {
    std::set<std::string> ids;
    for (const auto& term : all) {
        BOOST_TEST_CONTEXT(term.id) {
            BOOST_TEST(ids.insert(term.id).second);
            BOOST_TEST(find(term.id) == &term);
        }
    }
    BOOST_TEST(find("") == nullptr);
    BOOST_TEST(find("no_such_id") == nullptr);
}

// The shipped words with one piece of text changed in one file.
struct Changed {
    const char* name;
    const char* file;
    std::string from, to, expected;
};

std::string Repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

const std::vector<Changed>& BadChanges() {
    static const std::vector<Changed> cases{
        {"id twice", "templates/findings.toml", "id = \"taut_band\"", "id = \"hypertonicity\"",
         "\"id\" is there twice."},
        {"id with a blank", "templates/findings.toml", "id = \"taut_band\"", "id = \"Taut band\"",
         "\"id\" must be lower-case letters, digits and _."},
        {"family unknown", "templates/findings.toml", "family = \"tissue\"", "family = \"bone\"",
         "\"family\" must be one of tone, tissue, points, fluid, nerve, movement, avoid."},
        {"palette key twice", "templates/findings.toml", "key = \"2\"", "key = \"1\"",
         "\"key\" is there twice."},
        {"label gone", "templates/findings.toml", "label = \"Taut band\"\n", "", "\"label\" is missing."},
        {"pressure out of range", "templates/techniques.toml", "walton_max = 5", "walton_max = 6",
         "\"walton_min\" and \"walton_max\" must be 1 to 5, the smaller one first."},
        {"pressure level left out", "templates/techniques.toml", "level = 2", "level = 3",
         "\"level\" must count from 1 to 5."},
        {"side unknown", "body_maps/regions.toml", "side = \"paired\"", "side = \"both\"",
         "\"side\" must be paired or midline."},
        {"layer unknown", "body_maps/regions.toml", "layer = \"deep\"", "layer = \"skin\"",
         "\"layer\" must be superficial or deep."},
        {"further layer unknown", "body_maps/regions.toml", "also_on_layers = [\"deep\"]",
         "also_on_layers = [\"skin\"]", "\"also_on_layers\" must hold superficial or deep."},
        {"alias empty", "body_maps/regions.toml", "\"scalp\"", "\"\"",
         "\"aliases\" must be at most 20 words of 1 to 60 bytes without \";\"."},
        {"alias too long", "body_maps/regions.toml", "\"scalp\"", '"' + std::string(61, 'x') + '"',
         "\"aliases\" must be at most 20 words of 1 to 60 bytes without \";\"."},
        {"alias of two", "body_maps/regions.toml", "\"scalp\"", "\"scalp; skull\"",
         "\"aliases\" must be at most 20 words of 1 to 60 bytes without \";\"."},
        {"too many aliases", "body_maps/regions.toml", "\"scalp\"", Repeated("\"a\", ", 20) + "\"a\"",
         "\"aliases\" must be at most 20 words of 1 to 60 bytes without \";\"."},
        {"no condition at all", "templates/contraindications.toml", "", "", "no [[condition]] is there."},
    };
    return cases;
}

void CopyWords(const fs::path& to) {
    fs::create_directories(to / "templates");
    fs::create_directories(to / "body_maps");
    for (const auto* file : {"templates/findings.toml", "templates/techniques.toml",
                             "templates/contraindications.toml", "body_maps/regions.toml"}) {
        fs::copy_file(kSource / file, to / file, fs::copy_options::overwrite_existing);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary_tests)

BOOST_AUTO_TEST_CASE(ids_are_unique_and_found) {
    const auto& words = Shipped();
    CheckIds<terms::Finding>(words.Findings(), [&](const auto& id) { return words.FindFinding(id); });
    CheckIds<terms::Technique>(words.Techniques(), [&](const auto& id) { return words.FindTechnique(id); });
    CheckIds<terms::RegionTerm>(words.Regions(), [&](const auto& id) { return words.FindRegion(id); });
    CheckIds<terms::Condition>(words.Conditions(), [&](const auto& id) { return words.FindCondition(id); });
}

BOOST_AUTO_TEST_CASE(holds_the_whole_chart) {
    const auto& words = Shipped();
    BOOST_TEST(words.Findings().size() == 27u);
    BOOST_TEST(words.Techniques().size() == 28u);
    BOOST_TEST(words.Regions().size() == 175u);
    BOOST_TEST(words.Conditions().size() == 109u);
    BOOST_TEST(words.Pressures().size() == 5u);
}

BOOST_AUTO_TEST_CASE(palette_order) {
    std::string keys;
    for (const auto& finding : Shipped().Findings()) {
        BOOST_TEST(finding.primary == !finding.key.empty());
        if (finding.primary) {
            BOOST_TEST(keys.size() == static_cast<std::size_t>(&finding - Shipped().Findings().data()));
            keys += finding.key;
        }
    }
    BOOST_TEST(keys == "1234567890IPNRX");
    BOOST_TEST(Shipped().Findings().front().label == "Tight spot");
    BOOST_TEST((Shipped().FindFinding("avoid_area")->family == terms::Family::Avoid));
}

BOOST_AUTO_TEST_CASE(labels_and_abbreviations_tell_findings_apart) {
    std::set<std::string> labels, abbreviations;
    for (const auto& finding : Shipped().Findings()) {
        BOOST_TEST(labels.insert(finding.label).second, finding.label);
        BOOST_TEST(abbreviations.insert(finding.abbr).second, finding.abbr);
        BOOST_TEST(!finding.plain.empty(), finding.id);
    }
}

BOOST_AUTO_TEST_CASE(client_words_of_regions_take_a_side_in_front) {
    std::set<std::string> plain;
    for (const auto& region : Shipped().Regions()) {
        BOOST_TEST_CONTEXT(region.id) {
            BOOST_REQUIRE(!region.plain.empty());
            const bool name = region.plain.starts_with("Achilles");
            BOOST_TEST((name || std::islower(static_cast<unsigned char>(region.plain.front())) != 0));
            BOOST_TEST(plain.insert(region.plain).second);
        }
    }
    BOOST_TEST(Shipped().FindRegion("gastrocnemius_medial")->plain == "calf, inner side");
}

// Two regions with the same list would share one translation.
BOOST_AUTO_TEST_CASE(every_region_has_a_list_of_aliases_of_its_own) {
    std::set<std::vector<std::string>> lists;
    for (const auto& region : Shipped().Regions()) {
        BOOST_TEST(!region.aliases.empty(), region.id);
        BOOST_TEST(lists.insert(region.aliases).second, region.id);
    }
}

BOOST_AUTO_TEST_CASE(fields_arrive) {
    const auto* region = Shipped().FindRegion("soleus");
    BOOST_TEST(region->paired);
    BOOST_TEST((region->layer == model::Layer::Deep));
    BOOST_TEST(region->also_on_layers.size() == 1u);
    BOOST_TEST(region->group == "leg");
    BOOST_TEST(region->aliases.front() == "calf");
    const auto* technique = Shipped().FindTechnique("deep_tissue");
    BOOST_TEST(technique->walton_min == 3);
    BOOST_TEST(technique->walton_max == 5);
    const auto* condition = Shipped().FindCondition("pad");
    BOOST_TEST(Shipped().FindCondition("dvt_acute")->refer_urgency == "same_day");
    BOOST_TEST(condition->default_groups.size() == 4u);
    BOOST_TEST(!condition->question.empty());
    BOOST_TEST(Shipped().Pressures()[0].plain == "like putting lotion on sunburn, light brush");
}

BOOST_AUTO_TEST_CASE(refuses_bad_words_by_file_and_line) {
    const support::TempDir dir;
    for (const auto& c : BadChanges()) {
        BOOST_TEST_CONTEXT(c.name) {
            CopyWords(dir.Path());
            auto content = ReadAll(dir.Path() / c.file);
            const auto at = content.find(c.from);
            BOOST_REQUIRE(at != std::string::npos);
            if (c.from.empty()) {
                content = "a = 1\n";
            } else {
                content.replace(at, c.from.size(), c.to);
            }
            std::ofstream(dir.Path() / c.file) << content;
            const auto start = (dir.Path() / c.file).string() + ", line ";
            BOOST_CHECK_EXCEPTION(Vocabulary::Load(dir.Path() / "templates", dir.Path() / "body_maps"),
                                  model::Error, [&](const model::Error& error) {
                                      BOOST_TEST_MESSAGE(error.what());
                                      const std::string what = error.what();
                                      return error.Kind() == model::ErrorKind::BadInput &&
                                             what.starts_with(start) && what.ends_with(c.expected);
                                  });
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
