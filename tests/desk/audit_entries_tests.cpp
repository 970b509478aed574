#include <boost/test/unit_test.hpp>

#include "desk/amendments.h"
#include "desk/audit_fhir.h"
#include "desk/reviewed_clinic.h"
#include "vault/audit_actions.h"

using support::Reviewed;

BOOST_FIXTURE_TEST_SUITE(audit_entries_tests, Reviewed)

BOOST_AUTO_TEST_CASE(every_action_of_the_log_has_words) {
    for (const auto& row : vault::AuditActions())
        BOOST_TEST(desk::ActionText(words, row.name) != std::string(row.name), std::string(row.name));
    BOOST_TEST(desk::ActionText(words, "list.visits") == "Listed");
    BOOST_TEST(desk::ActionText(words, "visit.view.denied") == "Refused: Visit viewed");
    BOOST_TEST(desk::ActionText(words, "user.add.failed") == "Failed: Person added");
    BOOST_TEST(desk::ActionText(words, "visit.teleport.denied") == "visit.teleport.denied");
    BOOST_TEST(desk::IsEmergency("emergency.open"));
    BOOST_TEST(!desk::IsEmergency("emergency.open.denied"));
    BOOST_TEST(desk::ActionText(words, "visit.teleport") == "visit.teleport");
}

BOOST_AUTO_TEST_CASE(refusals_failures_and_emergencies_stand_out) {
    using desk::EntryTone;
    const std::pair<const char*, EntryTone> cases[] = {
        {"visit.view", EntryTone::Routine},   {"visit.sign", EntryTone::Routine},
        {"plan.print", EntryTone::Notable},   {"export", EntryTone::Notable},
        {"user.save", EntryTone::Notable},    {"plan.override", EntryTone::Routine},
        {"visit.denied", EntryTone::Alarm},   {"signin.failed", EntryTone::Alarm},
        {"emergency.open", EntryTone::Alarm}, {"anchor.conflict", EntryTone::Alarm}};
    for (const auto& [action, tone] : cases) BOOST_TEST((desk::ToneOf(action) == tone), action);
}

BOOST_AUTO_TEST_CASE(the_log_is_walked_from_its_end_in_words) {
    const auto visit = Visit();
    Sign(visit);
    std::vector<desk::EntryRow> rows;
    for (desk::EntryPages pages(*clinic, words, {}); !pages.Done();)
        for (auto& row : pages.Next(3)) rows.push_back(std::move(row));
    const auto trail = clinic->Store().AuditTrail();
    BOOST_REQUIRE_EQUAL(rows.size(), trail.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        BOOST_TEST(rows[i].sequence == trail[trail.size() - 1 - i].sequence);
    const desk::EntryRow& signed_row = rows.front();
    BOOST_TEST(signed_row.what == "Visit signed");
    BOOST_TEST(signed_row.client_name == "Ada Example");
    BOOST_TEST(signed_row.who == "owner");
    BOOST_TEST(signed_row.detail == "Visit 1 of 23 Nov 2026");
    BOOST_TEST((signed_row.visit == visit));
    BOOST_TEST(signed_row.day == "24 Nov 2026");
    BOOST_TEST(signed_row.time == "10:00:00");
}

// What is written to a signed visit is told under an id of its own.
BOOST_AUTO_TEST_CASE(entries_of_amendments_name_the_visit) {
    const auto visit = Visit();
    Sign(visit);
    const auto key = clinic->Store().Unlock("a good passphrase");
    model::Amendment made;
    made.visit = visit;
    made.reason = "client rang today";
    made.text = "Better since.";
    desk::Amend(*clinic, made, key);
    made.kind = model::AmendmentKind::InError;
    made.text.clear();
    desk::Amend(*clinic, made, key);
    const auto trail = clinic->Store().AuditTrail();
    desk::EntryWords names(*clinic, words);
    for (std::size_t i = trail.size() - 2; i < trail.size(); ++i) {
        const desk::EntryRow row = names.RowOf(trail[i]);
        BOOST_TEST(trail[i].entity != visit.value);
        BOOST_TEST(row.detail == "Visit 1 of 23 Nov 2026", row.action);
        BOOST_TEST((row.visit == visit), row.action);
    }
}

BOOST_AUTO_TEST_CASE(a_filter_holds_over_pages_of_a_long_log) {
    clinic->Store().Together([&] {
        for (int i = 0; i < 4000; ++i)
            clinic->Store().Log(i % 1000 == 0 ? "plan.print" : "visit.view", "x", client.id);
    });
    store::AuditFilter filter;
    filter.kind = "print";
    desk::EntryPages pages(*clinic, words, filter);
    std::size_t found = 0;
    int steps = 0;
    for (; !pages.Done(); ++steps) {
        const auto before = pages.LookedTo();
        found += pages.Next().size();
        BOOST_TEST(pages.LookedTo() < before);
        BOOST_TEST(before - pages.LookedTo() <= desk::EntryPages::kStretch + 1);
    }
    BOOST_TEST(found == 4U);
    BOOST_TEST(steps >= 3);
    BOOST_TEST(pages.Next().empty());
}

BOOST_AUTO_TEST_CASE(a_typed_reason_is_no_identifier_for_fhir) {
    clinic->Store().Log("anchor.reason", "Backup of Monday put back");
    const auto entry = clinic->Store().AuditTrail().back();
    desk::EntryWords names(*clinic, words);
    BOOST_TEST(names.RowOf(entry).detail == "Backup of Monday put back");
    vault::StoredLink stored;
    clinic->Store().ReadLinks([&](const vault::StoredLink& link) { stored = link; });
    const std::string json = exchange::WriteJson(desk::AuditEventOf(stored, "clinic", {}));
    BOOST_TEST(json.find("\"valueString\": \"Backup of Monday put back\"") != std::string::npos, json);
    BOOST_TEST(json.find("urn:uuid:Backup") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
