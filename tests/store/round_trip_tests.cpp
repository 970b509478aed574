#define BOOST_TEST_MODULE store
#include <boost/test/unit_test.hpp>

#include "store/encoding.h"
#include "store/random_records.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(round_trip_tests)

namespace {

constexpr unsigned kSeeds = 250;

}  // namespace

BOOST_AUTO_TEST_CASE(bytes_give_back_every_field) {
    const support::FixedClock clock{model::Instant{}};
    for (unsigned seed = 1; seed <= kSeeds; ++seed) {
        support::RandomRecords random(clock, seed);
        const model::Client client = random.Client();
        const model::Visit visit = random.Visit(client.id);
        BOOST_TEST((store::DecodeClient(store::Encode(client)) == client), "client of seed " << seed);
        BOOST_TEST((store::DecodeVisit(store::Encode(visit)) == visit), "visit of seed " << seed);
        const model::Picture picture = random.Picture(client.id);
        BOOST_TEST((store::DecodePicture(store::Encode(picture)) == picture), "picture of seed " << seed);
    }
}

BOOST_AUTO_TEST_CASE(cut_or_altered_bytes_are_refused_or_read_but_never_crash) {
    const support::FixedClock clock{model::Instant{}};
    support::RandomRecords random(clock, 3);
    const std::string bytes = store::Encode(random.Visit({"c"}));
    int refused = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        BOOST_CHECK_THROW((void)store::DecodeVisit(bytes.substr(0, size)), model::Error);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string wrong = bytes;
        wrong[at] = static_cast<char>(0xFF);
        try {
            (void)store::DecodeVisit(wrong);
        } catch (const model::Error&) {
            ++refused;
        }
    }
    BOOST_TEST(refused > 0);
}

BOOST_AUTO_TEST_CASE(stored_records_come_back_equal_after_reopening) {
    support::TestClinic clinic;
    std::vector<model::Client> clients;
    std::vector<model::Visit> visits;
    std::vector<model::Picture> pictures;
    clinic.store->Together([&] {
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            support::RandomRecords random(clinic.clock, seed);
            clients.push_back(random.Client());
            pictures.push_back(random.Picture(clients.back().id));
            random.pictures = {pictures.back().id};
            visits.push_back(random.Visit(clients.back().id));
            BOOST_TEST((clinic.store->SaveClient(clients.back()) == clients.back()));
            clinic.store->SavePicture(pictures.back());
            clinic.store->SaveVisit(visits.back());
        }
    });
    clinic.Reopen();
    for (std::size_t i = 0; i < clients.size(); ++i) {
        BOOST_TEST((clinic.store->LoadClient(clients[i].id) == clients[i]), "client of seed " << i + 1);
        BOOST_TEST((clinic.store->LoadVisit(visits[i].id) == visits[i]), "visit of seed " << i + 1);
        BOOST_TEST((clinic.store->LoadPicture(pictures[i].id) == pictures[i]), "picture of seed " << i + 1);
    }
    const auto report = clinic.store->Check();
    BOOST_TEST(report.sound);
    BOOST_TEST(report.clients == kSeeds);
    BOOST_TEST(report.visits == kSeeds);
    BOOST_TEST(report.pictures == kSeeds);
    BOOST_TEST(report.findings.empty());
}

// The second save writes only what differs, so every kind of difference is tried.
BOOST_AUTO_TEST_CASE(any_visit_may_become_any_other) {
    support::TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    support::RandomRecords random(clinic.clock, 11);
    model::Visit visit = random.Visit(client.id);
    for (int step = 0; step < 200; ++step) {
        model::Visit other = random.Visit(client.id);
        other.id = visit.id;
        if (random.Coin()) {
            other.marks.insert(other.marks.begin(), visit.marks.begin(), visit.marks.end());
            other.treatments.insert(other.treatments.end(), visit.treatments.begin(), visit.treatments.end());
            if (other.marks.size() > 30) other.marks.clear(), other.treatments.clear();
        }
        visit = other;
        clinic.store->SaveVisit(visit);
        BOOST_TEST((clinic.store->LoadVisit(visit.id) == visit), "step " << step);
    }
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(any_client_may_become_any_other) {
    support::TestClinic clinic;
    support::RandomRecords random(clinic.clock, 12);
    const auto id = random.Client().id;
    std::vector<model::HealthHistory> versions;  // only ever more
    std::vector<model::Consent> consents;        // likewise
    for (int step = 0; step < 100; ++step) {
        model::Client client = random.Client();
        client.id = id;
        versions.insert(versions.end(), client.history.begin(), client.history.end());
        client.history = versions;
        consents.insert(consents.end(), client.consents.begin(), client.consents.end());
        client.consents = consents;
        clinic.store->SaveClient(client);
        BOOST_TEST((clinic.store->LoadClient(id) == client), "step " << step);
    }
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
