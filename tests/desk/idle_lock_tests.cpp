#include <boost/test/unit_test.hpp>

#include "desk/idle_lock.h"
#include "support/fixed_clock.h"

namespace {

using model::Role;

struct Minutes {
    Role role;
    std::optional<int> set;
    int hold;
};

constexpr Minutes kMinutes[] = {
    {Role::Owner, std::nullopt, 10},
    {Role::Therapist, std::nullopt, 10},
    {Role::Owner, 1, 1},
    {Role::Assistant, 60, 60},
    {Role::Owner, 61, 60},
    {Role::Therapist, 100'000, 60},
    {Role::Owner, -1, 10},
    {Role::Owner, 0, 0},
    {Role::Therapist, 0, 10},
    {Role::Assistant, 0, 10},
    {Role::Auditor, 0, 10},
};

struct Idle {
    model::Instant start = *model::ParseInstant("2026-11-23T09:00:00Z");
    support::FixedClock clock{start};
    desk::IdleLock lock{clock};

    void At(std::chrono::seconds passed) { clock.Set(start + passed); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(idle_lock_tests, Idle)

BOOST_AUTO_TEST_CASE(what_was_set_holds_within_its_bounds_and_never_only_for_an_owner) {
    for (const auto& row : kMinutes)
        BOOST_TEST(desk::LockMinutesFor(row.role, row.set) == row.hold, model::ToText(row.role)
                                                                            << " " << row.set.value_or(-99));
}

BOOST_AUTO_TEST_CASE(it_is_due_after_ten_minutes_without_anybody) {
    At(std::chrono::seconds(599));
    BOOST_TEST(!lock.Due());
    At(std::chrono::seconds(600));
    BOOST_TEST(lock.Due());
}

BOOST_AUTO_TEST_CASE(whoever_is_seen_puts_it_off) {
    At(std::chrono::seconds(599));
    lock.Seen();
    At(std::chrono::seconds(1198));
    BOOST_TEST(!lock.Due());
    At(std::chrono::seconds(1199));
    BOOST_TEST(lock.Due());
}

BOOST_AUTO_TEST_CASE(who_comes_when_it_is_due_comes_too_late) {
    At(std::chrono::hours(8));
    lock.Seen();  // the key that woke the computer
    BOOST_TEST(lock.Due());
    lock.Begin();
    BOOST_TEST(!lock.Due());
}

BOOST_AUTO_TEST_CASE(fewer_minutes_count_at_once) {
    At(std::chrono::seconds(61));
    BOOST_TEST(!lock.Due());
    lock.SetMinutes(1);
    BOOST_TEST(lock.Due());
}

BOOST_AUTO_TEST_CASE(never_is_never) {
    lock.SetMinutes(desk::kNeverLocks);
    At(std::chrono::hours(24 * 365));
    BOOST_TEST(!lock.Due());
}

BOOST_AUTO_TEST_CASE(a_night_asleep_counts_and_a_clock_put_back_begins_anew) {
    At(std::chrono::hours(8));
    BOOST_TEST(lock.Due());
    lock.Begin();
    At(std::chrono::seconds(0));
    BOOST_TEST(!lock.Due());
    At(std::chrono::seconds(599));
    BOOST_TEST(!lock.Due());
    At(std::chrono::seconds(600));
    BOOST_TEST(lock.Due());
}

BOOST_AUTO_TEST_SUITE_END()
