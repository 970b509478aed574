#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

#include "model/problem.h"
#include "support/temp_dir.h"

#include "cases.h"

using namespace routine_tests;

BOOST_AUTO_TEST_SUITE(rule_book_tests)

namespace {

const std::filesystem::path kSource = PALPATE_SOURCE_DIR;

std::string Text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

// The clinic's tables with one change; returns what the reader says, or nothing.
std::string Refusal(const std::string& file, const std::string& from, const std::string& to) {
    const support::TempDir folder;
    for (const char* name : {"routines.toml", "modalities.toml", "contraindications.toml"}) {
        std::string text = Text(kSource / "templates" / name);
        if (file == name) {
            const auto at = text.find(from);
            BOOST_REQUIRE(at != std::string::npos);
            text.replace(at, from.size(), to);
        }
        std::ofstream(folder.Path() / name, std::ios::binary) << text;
    }
    try {
        static_cast<void>(routine::RuleBook::Load(folder.Path(), kSource / "body_maps"));
    } catch (const model::Error& error) {
        BOOST_TEST((error.Kind() == model::ErrorKind::BadInput));
        return error.what();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(ids_that_lead_nowhere_are_refused_with_file_and_line) {
    const struct {
        const char* file;
        const char* from;
        const char* to;
    } rows[] = {
        {"routines.toml", "regions = [\"trapezius_upper\"]", "regions = [\"trapezius_uper\"]"},
        {"routines.toml", "deny_conditions = [\"neck_instability\"",
         "deny_conditions = [\"neck_instabilty\""},
        {"routines.toml", "deny = [\"deep_self_massage\"]", "deny = [\"deep_self_masage\"]"},
        {"routines.toml", "asks = [\"dvt\"", "asks = [\"dvd\""},
        {"routines.toml", "needs_conditions = [\"pregnancy\"", "needs_conditions = [\"pregnancie\""},
        {"routines.toml", "beside = [\"achilles_tendon\"", "beside = [\"achiles_tendon\""},
        {"routines.toml", "deny_on_limb = [\"active_recovery\"", "deny_on_limb = [\"active_recover\""},
        {"routines.toml", "conditions = [\"pregnancy\", \"pregnancy_high_risk\"]\npositions",
         "conditions = [\"pregnanci\", \"pregnancy_high_risk\"]\npositions"},
        {"routines.toml", "items = [\"lat_prayer\"", "items = [\"lat_prayers\""},
        {"routines.toml", "groups = [\"head_neck\", \"shoulder\"", "groups = [\"neck\", \"shoulder\""},
        {"routines.toml", "from = \"abdomen\"", "from = \"abdomem\""},
        {"routines.toml", "to = [\"pelvis_hip\"", "to = [\"pelvis\""},
        {"contraindications.toml", "refer_same_day_regions = [\"inguinal_region\"",
         "refer_same_day_regions = [\"inguinal\""},
        {"contraindications.toml", "refer_same_day = ", "refer_sameday = "},
        {"contraindications.toml", "scope = \"systemic\"\nreason = \"inside the energy limit",
         "scope = \"local\"\nreason = \"inside the energy limit"},
        {"contraindications.toml", "scope = \"local\"\nreason = \"no stretch across it",
         "scope = \"systemic\"\nreason = \"no stretch across it"},
        {"contraindications.toml", "dose_factor = 0.5", "dose_factor = 5"},
        {"routines.toml", "training_load = \"long_run\"", "training_load = \"long_rum\""},
        {"routines.toml", "blocks = \"lower_limb_load\"", "blocks = \"lower_limb\""},
        {"routines.toml", "condition = \"under_18\"", "condition = \"under_8\""},
        {"contraindications.toml", "\naction = \"ask-doctor\"", "\naction = \"ask\""},
        {"contraindications.toml", "source = \"MALG\"", "source = \"MALX\""},
        {"contraindications.toml", "default_groups = [\"thigh\"", "default_groups = [\"tight\""},
        {"contraindications.toml", "refer_urgency = \"same_day\"", "refer_urgency = \"some_day\""},
        {"contraindications.toml", "dvt_acute = \"dvt_history\"", "dvt_acute = \"dvt_histori\""},
        {"modalities.toml", "modality = \"ems\"", "modality = \"emz\""},
        {"modalities.toml", "default = 12\n", "default = 9\n"},
    };
    for (const auto& row : rows) {
        const std::string said = Refusal(row.file, row.from, row.to);
        BOOST_TEST_CONTEXT(row.to << " -> " << said) {
            BOOST_TEST(said.find(row.file) != std::string::npos);
            BOOST_TEST(said.find("line ") != std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_tables_as_they_are_load) {
    BOOST_TEST(Refusal("routines.toml", "value = 25", "value = 20").empty());
}

BOOST_AUTO_TEST_SUITE_END()
