// The store lent to one piece of work on another thread.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <semaphore>
#include <stdexcept>
#include <thread>

#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(lending_tests)

using support::TestClinic;

namespace {

constexpr std::chrono::seconds kLong{30};  // nothing here takes that long unless it hangs

model::User Named(const std::string& name) {
    model::User user;
    user.name = name;
    user.role = model::Role::Therapist;
    return user;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whoever_else_calls_waits_until_the_work_has_ended) {
    TestClinic clinic;
    std::binary_semaphore go_on(0);
    std::atomic<bool> told = false, ended = false;
    const auto work = clinic.store->Alone([&] {
        told = go_on.try_acquire_for(kLong);
        (void)clinic.store->AddUser(Named("ben"), "ben's own words");
        ended = true;
    });
    BOOST_TEST(clinic.store->Lent());
    std::jthread worker(work);
    auto asked = std::async(std::launch::async, [&] {
        const auto people = clinic.store->Users().size();
        return std::pair(people, ended.load());
    });
    BOOST_TEST((asked.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout));
    go_on.release();
    const auto [people, after] = asked.get();
    worker.join();
    BOOST_TEST(told);
    BOOST_TEST(people == 2U);
    BOOST_TEST(after);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(it_comes_back_when_the_work_throws_and_when_it_is_dropped) {
    TestClinic clinic;
    {
        const auto dropped = clinic.store->Alone([] {});
        const auto copy = dropped;
        BOOST_TEST(clinic.store->Lent());
    }
    BOOST_TEST(!clinic.store->Lent());
    const auto thrown = clinic.store->Alone([] { throw std::runtime_error("broken"); });
    std::jthread([&] { BOOST_CHECK_THROW(thrown(), std::runtime_error); }).join();
    BOOST_TEST(clinic.store->Users().size() == 1U, "nobody waits any more");
    BOOST_TEST(clinic.store->Lent(), "but what came of it may not be taken over yet");
    BOOST_CHECK_THROW(thrown(), std::logic_error);
    const auto next = clinic.store->Alone([&] { (void)clinic.AddClient("Ada"); });
    std::jthread(next).join();
    BOOST_TEST(clinic.store->FindClients("Ada").size() == 1U);
    BOOST_CHECK_THROW(next(), std::logic_error);
}

BOOST_AUTO_TEST_CASE(the_work_itself_does_not_lend_it_on) {
    TestClinic clinic;
    bool refused = false;
    std::jthread(clinic.store->Alone([&] {
        try {
            (void)clinic.store->Alone([] {});
        } catch (const std::logic_error&) {
            refused = true;
        }
    })).join();
    BOOST_TEST(refused);
    BOOST_TEST(!clinic.store->Lent());
}

BOOST_AUTO_TEST_CASE(the_store_is_not_closed_under_the_work) {
    TestClinic clinic;
    std::binary_semaphore begun(0), go_on(0);
    auto* store = clinic.store.get();
    std::atomic<std::size_t> people = 0;
    std::jthread worker(store->Alone([&, store] {
        begun.release();
        if (go_on.try_acquire_for(kLong)) people = store->Users().size();
    }));
    BOOST_TEST(begun.try_acquire_for(kLong));
    auto closing = std::async(std::launch::async, [&] { clinic.store.reset(); });
    BOOST_TEST((closing.wait_for(std::chrono::milliseconds(20)) == std::future_status::timeout));
    go_on.release();
    closing.get();
    BOOST_TEST(people == 1U);
    clinic.store = clinic.Open();
    BOOST_TEST(clinic.store->Check().sound);
}

// As the file is without the log beside it: what is in there was brought in.
BOOST_AUTO_TEST_CASE(what_lies_in_the_log_is_brought_in_beside_the_window) {
    TestClinic clinic;
    const auto found = [&](const char* name) {
        const auto copy = clinic.dir.Path() / name;
        std::filesystem::create_directory(copy);
        for (const char* file : {"clinic.db", "keys.json", "keys.json.bak"})
            std::filesystem::copy(clinic.folder / file, copy / file);
        return store::ClinicStore::Open(copy, support::kUser, support::kPassphrase, clinic.around)
            ->FindClients("Ada")
            .size();
    };
    std::jthread(clinic.store->Alone([&] { clinic.store->BringIn(); })).join();
    BOOST_TEST(clinic.store->LogPages() == 0);
    (void)clinic.AddClient("Ada");
    BOOST_TEST(clinic.store->LogPages() > 0);
    BOOST_TEST(found("before") == 0U);
    std::jthread(clinic.store->Alone([&] { clinic.store->BringIn(); })).join();
    BOOST_TEST(clinic.store->LogPages() == 0);
    BOOST_TEST(found("after") == 1U);
    {
        const auto copier = clinic.store->Copier();
        (void)clinic.AddClient("Ada B.");
        BOOST_TEST(clinic.store->LogPages() == 0, "the file is held still");
        clinic.store->BringIn();
    }
    BOOST_TEST(clinic.store->LogPages() > 0);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
