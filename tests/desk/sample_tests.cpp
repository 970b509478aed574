#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "desk/amendments.h"
#include "desk/open_clinic.h"

BOOST_AUTO_TEST_SUITE(sample_tests)

BOOST_AUTO_TEST_CASE(twelve_clients_sixty_visits_and_a_story) {
    support::TempDir dir;
    support::FixedClock clock{*model::ParseInstant("2026-11-23T09:00:00Z")};
    model::SeededIdSource ids{clock, 1};
    const store::Surroundings around{&clock, &ids, store::KeyCost::Quick};
    const auto clinic = desk::MakeSampleClinic(support::TestResources(), dir.Path() / "S.palpate", around);
    const exchange::Bundle all = clinic->Export({});
    BOOST_TEST(all.clients.size() == 12U);
    BOOST_TEST(all.visits.size() == 60U);

    std::map<std::string, int> visits_of;
    std::set<std::string> notes;
    for (const auto& visit : all.visits) {
        ++visits_of[visit.client.value];
        BOOST_TEST(!model::Check(visit).has_value());
        BOOST_TEST(notes.insert(visit.client.value + visit.soap.subjective).second, visit.soap.subjective);
    }
    BOOST_TEST(std::count_if(visits_of.begin(), visits_of.end(),
                             [](const auto& one) { return one.second == 14; }) == 1);

    int cold_forbidden = 0;
    for (const auto& client : all.clients) {
        if (client.Health().Of("raynaud") != model::Answer::Yes) continue;
        ++cold_forbidden;
        for (const auto& visit : all.visits) {
            if (visit.client != client.id) continue;
            for (const auto& item : visit.plan.items) BOOST_TEST(item.modality != "cold_water_immersion");
        }
    }
    BOOST_TEST(cold_forbidden >= 1);
}

BOOST_AUTO_TEST_CASE(the_sample_is_signed_day_by_day_and_sound) {
    support::TempDir dir;
    support::FixedClock clock{*model::ParseInstant("2026-11-23T09:00:00Z")};
    model::SeededIdSource ids{clock, 1};
    const store::Surroundings around{&clock, &ids, store::KeyCost::Quick, dir.Path() / "anchors"};
    const auto clinic = desk::MakeSampleClinic(support::TestResources(), dir.Path() / "S.palpate", around);
    store::ClinicStore& store = clinic->Store();
    int signatures = 0;
    for (const auto& visit : store.Visits({})) {
        const auto signed_by = store.Signatures(visit.id);
        if (visit.status == model::VisitStatus::Draft) {
            BOOST_TEST(signed_by.empty());
            continue;
        }
        BOOST_REQUIRE(signed_by.size() == 1U);
        ++signatures;
        BOOST_TEST(signed_by[0].valid);
        BOOST_TEST((signed_by[0].at > visit.service_at));
        BOOST_TEST(!desk::LateBy(*clinic, visit).has_value());
    }
    BOOST_TEST(signatures > 40);
    const auto report = store.Check();
    BOOST_TEST(report.sound);
    BOOST_TEST(report.signatures == signatures);
    const auto verdict = store.VerifyAudit();
    BOOST_TEST(verdict.Sound());
    BOOST_TEST(verdict.Anchored() > 0);
    // The log goes on in time, and nothing stands ahead of the clock.
    const auto trail = store.AuditTrail();
    BOOST_TEST(std::ranges::is_sorted(trail, {}, &store::AuditEntry::at));
    BOOST_TEST((trail.back().at <= clock.Now()));
    BOOST_TEST(!store.BehindClock().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
