#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "model/rights.h"
#include "vault/audit_actions.h"

BOOST_AUTO_TEST_SUITE(audit_actions_tests)

namespace {

// Every action named in a call that writes to the log.
std::set<std::string> WrittenActions() {
    static const std::regex call(
        R"(\b(Log|Audit|AuditRefusal|AppendAudit|LogPictures|SaveRow|Settle|Welcome)\(([^;]{0,300});)");
    static const std::regex word(R"re("([a-z]+(\.[a-z]+)*\.?)")re");
    std::set<std::string> actions;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(PALPATE_SOURCE_DIR "/src")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream in(entry.path());
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator at(text.begin(), text.end(), call), end; at != end; ++at) {
            const std::string arguments = (*at)[2];
            for (std::sregex_iterator w(arguments.begin(), arguments.end(), word); w != end; ++w)
                actions.insert((*w)[1]);
        }
    }
    for (const auto& right : model::kRights) actions.insert(std::string(right.name) + ".denied");
    return actions;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_action_the_program_writes_has_its_row) {
    const auto written = WrittenActions();
    BOOST_TEST(written.size() > 30U);
    for (const char* known :
         {"visit.sign", "signin.failed", "clinic.open", "client.create", "list.", "export"})
        BOOST_TEST(written.contains(known), known);
    for (const auto& action : written) BOOST_TEST(!vault::ActionOf(action).name.empty(), action);
    // And no row is left over.
    for (const auto& row : vault::AuditActions())
        BOOST_TEST(written.contains(std::string(row.name)), std::string(row.name));
}

BOOST_AUTO_TEST_CASE(rows_are_sorted_and_have_what_fhir_asks_for) {
    const auto rows = vault::AuditActions();
    BOOST_TEST((std::ranges::is_sorted(rows, {}, &vault::AuditAction::name)));
    for (const auto& row : rows) {
        BOOST_TEST((row.type.size() == 6 && row.type.starts_with("1101")), std::string(row.name));
        BOOST_TEST((!row.type_name.empty() && !row.subtype.empty() && !row.subtype_name.empty()));
        BOOST_TEST((std::string_view("CRUDE").find(row.code) != std::string_view::npos));
        BOOST_TEST((std::string_view("048").find(row.outcome) != std::string_view::npos));
    }
}

BOOST_AUTO_TEST_CASE(an_action_is_found_by_name_or_beginning) {
    BOOST_TEST((vault::ActionOf("visit.sign").code == 'U'));
    BOOST_TEST((vault::ActionOf("list.visits").name == "list."));
    BOOST_TEST((vault::ActionOf("signin.failed").outcome == '4'));
    BOOST_TEST(vault::ActionOf("visit.teleport").name.empty());
    BOOST_TEST((vault::ActionOf("").type == "110100"));
}

BOOST_AUTO_TEST_SUITE_END()
