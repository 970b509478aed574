#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

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

BOOST_AUTO_TEST_SUITE_END()
