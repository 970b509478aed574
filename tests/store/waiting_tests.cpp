// Tries are slowed down, by the clock alone.
#include <boost/test/unit_test.hpp>

#include "store/open_slot.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(waiting_tests)

using model::Error;
using model::Instant;
using std::chrono::minutes;
using std::chrono::seconds;
using support::TestClinic;

namespace {

constexpr Instant kNow{std::chrono::milliseconds(1'764'000'000'000LL)};

long long WaitOf(std::size_t refusals, seconds since = seconds(0)) {
    return store::WaitAfter(std::vector<Instant>(refusals, kNow - since), kNow).count();
}

std::string Said(const TestClinic& clinic, const std::string& passphrase) try {
    (void)clinic.Open(passphrase);
    return {};
} catch (const Error& error) {
    BOOST_TEST((error.Kind() == model::ErrorKind::NoAccess));
    return error.what();
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_wait_doubles_up_to_five_minutes) {
    for (const auto& [refusals, wait] : std::vector<std::pair<std::size_t, long long>>{
             {0, 0}, {2, 0}, {3, 2}, {4, 4}, {5, 8}, {9, 128}, {10, 256}, {11, 300}, {1000, 300}})
        BOOST_TEST(WaitOf(refusals) == wait, refusals << " refusals");
    BOOST_TEST(WaitOf(4, seconds(1)) == 3);
    BOOST_TEST(WaitOf(4, seconds(4)) == 0);
    BOOST_TEST(WaitOf(1000, minutes(15)) == 0);
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_back_locks_nobody_out) {
    BOOST_TEST(store::WaitAfter(std::vector<Instant>(9, kNow + minutes(60)), kNow).count() == 0);
}

BOOST_AUTO_TEST_CASE(who_tries_too_often_is_told_how_long_to_wait) {
    TestClinic clinic;
    clinic.store.reset();
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(Said(clinic, "wrong") == "The name or the passphrase is not right.");
    const std::string wait = "Too many tries were wrong. Wait 2 seconds before the next one.";
    // The right one waits too, and waiting is no try.
    for (int i = 0; i < 5; ++i) BOOST_TEST(Said(clinic, support::kPassphrase) == wait);
    clinic.clock.Set(clinic.clock.Now() + seconds(2));
    BOOST_TEST(Said(clinic, "wrong") == "The name or the passphrase is not right.");
    BOOST_TEST(Said(clinic, "wrong") == "Too many tries were wrong. Wait 4 seconds before the next one.");
    clinic.clock.Set(clinic.clock.Now() + seconds(4));
    BOOST_TEST(Said(clinic, support::kPassphrase) == "");
    // Whoever came in begins anew.
    BOOST_TEST(Said(clinic, "wrong") == "The name or the passphrase is not right.");
    BOOST_TEST(Said(clinic, support::kPassphrase) == "");
}

BOOST_AUTO_TEST_SUITE_END()
