#include <boost/test/unit_test.hpp>

#include "store/test_clinic.h"
#include "support/grown_clinic.h"

BOOST_AUTO_TEST_SUITE(grown_tests)

namespace {

// A grown clinic of 60 clients and 400 visits.
struct Grown {
    support::TempDir dir;
    support::GrowingClock clock;
    model::SeededIdSource ids{clock, 3};
    std::unique_ptr<store::ClinicStore> store;

    explicit Grown(unsigned seed) {
        store = store::ClinicStore::Create(dir.Path() / "G.palpate", support::TestClinic::Profile(),
                                           support::TestClinic::Owner(), "long enough",
                                           {&clock, &ids, store::KeyCost::Quick})
                    .store;
        support::Grower(*store, clock, seed).Grow({60, 400, 3, 100, 40});
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_grown_clinic_is_sound_and_its_lists_agree) {
    const Grown grown(1);
    const auto report = grown.store->Check();
    BOOST_TEST(report.sound);
    BOOST_TEST(report.clients == 60);
    BOOST_TEST(report.visits == 400);
    store::VisitFilter drafts;
    drafts.status = model::VisitStatus::Draft;
    const auto slow = grown.store->Visits(drafts), fast = grown.store->UnsignedVisits({}, 1000);
    BOOST_REQUIRE(slow.size() == 10U);
    BOOST_REQUIRE(fast.size() == slow.size());
    for (std::size_t i = 0; i < fast.size(); ++i) BOOST_TEST((fast[i].id == slow[i].id));
    const auto recent = grown.store->RecentClients(1000);
    BOOST_TEST(std::ranges::is_sorted(recent, std::greater{}, &store::ClientSummary::last_visit));
    long long visits = 0;
    for (const auto& client : recent) visits += client.visits;
    BOOST_TEST(visits == 400);
    BOOST_TEST((recent.front().id == grown.store->Visits({}).front().client));
}

BOOST_AUTO_TEST_CASE(the_same_seed_grows_the_same_clinic) {
    const Grown one(7), same(7), other(8);
    const auto names = [](const Grown& grown) {
        std::string all;
        for (const auto& client : grown.store->FindClients("")) all += client.name + '\n';
        return all;
    };
    BOOST_TEST(names(one) == names(same));
    BOOST_TEST(names(one) != names(other));
}

BOOST_AUTO_TEST_SUITE_END()
