#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/consent_kinds.h"

BOOST_AUTO_TEST_SUITE(consent_kinds_tests)

using terms::ConsentKinds;

namespace {

const terms::Vocabulary& Words() {
    static const auto words = terms::Vocabulary::Load(std::string(PALPATE_SOURCE_DIR) + "/templates",
                                                      std::string(PALPATE_SOURCE_DIR) + "/body_maps");
    return words;
}

std::string Refusal(const std::string& toml) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / "consents.toml") << toml;
    try {
        (void)ConsentKinds::Load(dir.Path(), Words());
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_kind_has_words_in_every_language) {
    const auto shipped = ConsentKinds::Load(std::string(PALPATE_SOURCE_DIR) + "/templates", Words());
    for (const char* id : {"treatment", "gluteal", "chest", "inner_thigh", "abdomen", "intra_oral", "tools",
                           "email", "photo", "sharing"}) {
        const auto* kind = shipped.Find(id);
        BOOST_REQUIRE_MESSAGE(kind, id);
        for (const char* language : {"en", "de", "es"})
            BOOST_TEST(kind->InForce().texts.contains(language), id << " " << language);
        BOOST_TEST(terms::ConsentKind::TextOf(kind->InForce(), "xx") == kind->InForce().texts.at("en"));
    }
    // A group stands for its regions.
    const auto& abdomen = shipped.Find("abdomen")->regions;
    BOOST_TEST((std::ranges::find(abdomen, "rectus_abdominis_upper") != abdomen.end()));
    BOOST_TEST((std::ranges::find(abdomen, "psoas_major") != abdomen.end()));
}

// The zone's caution asks for a written consent for this visit.
BOOST_AUTO_TEST_CASE(a_zone_that_needs_consent_is_asked_at_every_visit_in_writing) {
    const auto shipped = ConsentKinds::Load(std::string(PALPATE_SOURCE_DIR) + "/templates", Words());
    int found = 0;
    for (const auto& kind : shipped.All()) {
        for (const auto& zone : kind.zones) {
            if (!Words().FindZone(zone)->needs_consent) continue;
            ++found;
            BOOST_TEST(kind.one_visit, kind.id);
            BOOST_TEST(kind.written, kind.id);
        }
    }
    BOOST_TEST(found > 0);
    BOOST_TEST(!shipped.Find("gluteal")->one_visit);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_line) {
    const std::string kind = "[[kind]]\nid = \"treatment\"\nname = \"T\"\nmonths = 12\n";
    const std::string wording = "[[kind.wording]]\nversion = \"1\"\nen = \"I agree.\"\n";
    BOOST_TEST(Refusal(kind + wording) == "");
    const std::pair<std::string, const char*> cases[] = {
        {kind, "without words"},
        {kind + "[[kind.wording]]\nversion = \"1\"\nde = \"Ja.\"\n", "\"en\" is missing"},
        {kind + "[[kind.wording]]\nversion = \"1\"\nen = \"\"\n", "empty or too long"},
        {kind + wording + wording, "there twice"},
        {kind + wording + kind + wording, "there twice"},
        {kind + "one_visit = true\n" + wording, "for one visit has no \"months\""},
        {kind + "regions = [\"tail\"]\n" + wording, "there is no \"tail\""},
        {kind + "groups = [\"tail\"]\n" + wording, "there is no \"tail\""},
        {kind + "zones = [\"tail\"]\n" + wording, "there is no \"tail\""},
        {kind + "techniques = [\"magic\"]\n" + wording, "there is no \"magic\""},
        {"[[kind]]\nid = \"treatment\"\nname = \"T\"\nmonths = 0\n" + wording, "between 1 and 1200"},
        {"[[kind]]\nid = \"gluteal\"\nname = \"G\"\nmonths = 1\n" + wording, "\"treatment\" is missing"}};
    for (const auto& [toml, says] : cases) {
        const std::string refusal = Refusal(toml);
        BOOST_TEST(refusal.find(says) != std::string::npos, refusal);
        BOOST_TEST(refusal.find("consents.toml") != std::string::npos, refusal);
    }
}

BOOST_AUTO_TEST_SUITE_END()
