#include <boost/test/unit_test.hpp>

#include <fstream>

#include "desk/backups.h"
#include "desk/open_clinic.h"

BOOST_AUTO_TEST_SUITE(backups_tests)

using model::Error;
using model::ErrorKind;

namespace {

struct BackedUp : support::OpenClinic {
    std::filesystem::path stick = dir.Path() / "stick";
    std::filesystem::path own = Folder() / "backups";
    std::filesystem::path on_stick = stick / "Test backups";

    BackedUp() { std::filesystem::create_directory(stick); }

    void At(const std::string& instant) { clock.Set(*model::ParseInstant(instant)); }
    desk::BackupOutcome Make(const std::filesystem::path& second) {
        desk::Backups backups(*clinic, second);
        auto outcome = backups.Maker()({});
        backups.Note(outcome);
        return outcome;
    }
    [[nodiscard]] desk::BackupStatus Status(const std::filesystem::path& second = {}) {
        return desk::Backups(*clinic, second).Looker()();
    }
    [[nodiscard]] std::size_t Kept(const std::filesystem::path& place) {
        return store::BackupsIn(place, clinic->Store().Id()).size();
    }
    [[nodiscard]] std::string Age(const desk::BackupStatus& status) {
        return desk::BackupAge(text::Translator(), *clinic, status);
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_backup_is_due_on_a_new_day_and_after_24_hours) {
    BackedUp clinic;
    const auto due = [&] { return desk::Backups(*clinic.clinic, {}).Due(clinic.Status()); };
    BOOST_TEST(due());
    clinic.At("2026-11-23T11:04:00Z");
    clinic.Make({});
    BOOST_TEST(!due());
    clinic.At("2026-11-23T22:59:00Z");
    BOOST_TEST(!due(), "still the same day in Berlin");
    clinic.At("2026-11-23T23:01:00Z");
    BOOST_TEST(due());
    BOOST_TEST(!desk::BackupIsOld(*clinic.clinic, clinic.Status()));
    clinic.At("2026-11-24T11:04:00Z");
    BOOST_TEST(desk::BackupIsOld(*clinic.clinic, clinic.Status()));
}

BOOST_AUTO_TEST_CASE(the_age_is_told_in_the_clinics_time) {
    BackedUp clinic;
    BOOST_TEST(clinic.Age(clinic.Status()) == "No backup yet");
    clinic.At("2026-11-23T11:04:00Z");
    clinic.Make({});
    BOOST_TEST(clinic.Age(clinic.Status()) == "Backup: today 12:04");
    clinic.At("2026-11-24T08:00:00Z");
    BOOST_TEST(clinic.Age(clinic.Status()) == "Backup: yesterday 12:04");
    clinic.At("2026-11-26T08:00:00Z");
    BOOST_TEST(clinic.Age(clinic.Status()) == "Backup: 23 Nov 2026");
}

BOOST_AUTO_TEST_CASE(three_are_kept_at_each_place) {
    BackedUp clinic;
    for (const char* day : {"23", "24", "25", "26", "27"}) {
        clinic.At("2026-11-" + std::string(day) + "T18:00:00Z");
        const auto outcome = clinic.Make(clinic.stick);
        BOOST_TEST(outcome.made.size() == 2U);
        BOOST_TEST(outcome.missed.empty());
    }
    BOOST_TEST(clinic.Kept(clinic.own) == 3U);
    BOOST_TEST(clinic.Kept(clinic.on_stick) == 3U);
    BOOST_TEST((clinic.Status().newest->made_at == clinic.clock.Now()));
}

BOOST_AUTO_TEST_CASE(a_clock_that_ran_ahead_costs_no_backup) {
    BackedUp clinic;
    for (const char* day : {"23", "24", "25"}) {
        clinic.At("2027-11-" + std::string(day) + "T18:00:00Z");
        clinic.Make(clinic.stick);
    }
    clinic.At("2026-11-26T18:00:00Z");
    BOOST_TEST(desk::BackupIsOld(*clinic.clinic, clinic.Status()), "of a day that is still to come");
    const auto outcome = clinic.Make(clinic.stick);
    BOOST_REQUIRE(outcome.made.size() == 2U);
    for (const store::Backup& made : outcome.made) {
        BOOST_TEST((made.made_at == clinic.clock.Now()));
        BOOST_TEST(std::filesystem::exists(made.folder));
    }
    const auto status = clinic.Status(clinic.stick);
    BOOST_TEST((status.newest->made_at == clinic.clock.Now()));
    BOOST_TEST(!desk::BackupIsOld(*clinic.clinic, status));
    BOOST_TEST(!desk::Backups(*clinic.clinic, clinic.stick).Due(status), "not every ten minutes");
    BOOST_TEST(clinic.Kept(clinic.own) == 3U);
}

// What the stick holds of a log that was given up is no backup of this one.
BOOST_AUTO_TEST_CASE(an_older_clinic_that_was_put_back_has_no_backup_yet) {
    BackedUp clinic;
    clinic.Make(clinic.stick);
    const auto older = clinic.Status(clinic.stick).newest->folder;
    const auto kept = clinic.dir.Path() / "older.palpate";
    std::filesystem::copy(older, kept, std::filesystem::copy_options::recursive);
    for (const char* day : {"24", "25"}) {
        clinic.At("2026-11-" + std::string(day) + "T18:00:00Z");
        for (int i = 0; i < 9; ++i) clinic.clinic->Store().Log("clinic.check", clinic.clinic->Store().Id());
        clinic.Make(clinic.stick);
    }
    std::filesystem::remove_all(clinic.on_stick / older.filename());
    clinic.clinic.reset();
    std::filesystem::remove_all(clinic.Folder());
    {
        const auto back =
            store::Restore(kept, clinic.Folder(), "owner", "a good passphrase", clinic.Around());
    }
    clinic.clinic = desk::Clinic::Open(support::TestResources(), clinic.Folder(), "owner",
                                       "a good passphrase", clinic.Around());
    BOOST_TEST(!clinic.Status(clinic.stick).newest.has_value());
    clinic.At("2026-11-26T18:00:00Z");
    clinic.Make(clinic.stick);
    BOOST_TEST((clinic.Status(clinic.stick).newest->made_at == clinic.clock.Now()));
    BOOST_TEST(clinic.Kept(clinic.on_stick) == 3U);
}

BOOST_AUTO_TEST_CASE(a_missing_second_place_is_told_and_the_first_still_made) {
    BackedUp clinic;
    std::filesystem::remove(clinic.stick);
    const auto outcome = clinic.Make(clinic.stick);
    BOOST_TEST(outcome.made.size() == 1U);
    BOOST_REQUIRE(outcome.missed.size() == 1U);
    BOOST_TEST(std::string(outcome.missed[0].what()).find("cannot be found") != std::string::npos);
    BOOST_TEST(clinic.Status(clinic.stick).second.has_value());
    BOOST_TEST(clinic.Status(clinic.stick).newest.has_value());
    BOOST_TEST(!std::filesystem::exists(clinic.stick));
    BOOST_TEST(clinic.clinic->Store().AuditTrail().back().action == "clinic.backup.failed");
}

BOOST_AUTO_TEST_CASE(a_first_place_that_refuses_does_not_keep_the_second_from_it) {
    BackedUp clinic;
    std::filesystem::remove_all(clinic.own);
    std::ofstream(clinic.own) << "not a folder";
    const auto outcome = clinic.Make(clinic.stick);
    BOOST_TEST(outcome.made.size() == 1U);
    BOOST_TEST(outcome.missed.size() == 1U);
    BOOST_TEST((outcome.made.at(0).folder.parent_path() == clinic.on_stick));
}

BOOST_AUTO_TEST_CASE(a_stop_leaves_nothing) {
    BackedUp clinic;
    desk::Backups backups(*clinic.clinic, clinic.stick);
    int asked = 0;
    const auto stop_late = [&](long long done, long long total) {
        BOOST_TEST(done <= total);
        return ++asked < 2;
    };
    BOOST_CHECK_EXCEPTION((void)backups.Maker()(stop_late), Error,
                          [](const Error& error) { return error.Kind() == ErrorKind::Refused; });
    BOOST_TEST(std::filesystem::is_empty(clinic.own));
    BOOST_TEST(!std::filesystem::exists(clinic.on_stick));
}

BOOST_AUTO_TEST_CASE(closing_wants_a_backup_of_what_was_saved) {
    BackedUp clinic;
    const auto wanted = [&] { return desk::Backups(*clinic.clinic, {}).WantedOnClosing(clinic.Status()); };
    BOOST_TEST(wanted());
    clinic.Make({});
    BOOST_TEST(!wanted());
    clinic.Reopen();
    BOOST_TEST(!wanted(), "opening and looking save nothing");
    (void)clinic.clinic->StartVisit(clinic.client.id);
    BOOST_TEST(wanted());
}

BOOST_AUTO_TEST_CASE(one_made_by_hand_stays_and_counts) {
    BackedUp clinic;
    desk::Backups backups(*clinic.clinic, {});
    const auto outcome = backups.MakerTo(clinic.stick)({});
    backups.Note(outcome);
    BOOST_REQUIRE(outcome.made.size() == 1U);
    const auto& made = outcome.made[0];
    BOOST_TEST(made.folder.filename().string() == "Test 2026-11-23T090000Z.palpate");
    BOOST_TEST((clinic.Status(clinic.stick).newest->folder == made.folder));
    for (const auto& place : {clinic.own, clinic.Folder(), clinic.dir.Path() / "none"})
        BOOST_CHECK_THROW((void)backups.MakerTo(place), Error);
    BOOST_CHECK_THROW(desk::RequireNewPlace(clinic.own / "new.palpate"), Error);
    desk::RequireNewPlace(clinic.dir.Path() / "new.palpate");
}

BOOST_AUTO_TEST_CASE(a_drill_tries_the_newest_backup) {
    BackedUp clinic;
    const auto drill = [&](const std::string& passphrase) {
        return desk::Driller(*clinic.clinic, {}, clinic.Around())(passphrase, {});
    };
    BOOST_CHECK_THROW((void)drill("a good passphrase"), Error);
    clinic.Make({});
    const auto outcome = drill("a good passphrase");
    BOOST_TEST(outcome.report.sound);
    BOOST_TEST(outcome.report.clients == 1);
    BOOST_CHECK_THROW((void)drill("a bad passphrase"), Error);
    const auto last = [&] { return clinic.clinic->Store().AuditTrail().back().action; };
    desk::NoteDrill(*clinic.clinic);
    BOOST_TEST(last() == "clinic.drill");
    desk::NoteDrill(*clinic.clinic, Error(ErrorKind::NoAccess, "x"));
    BOOST_TEST(last() == "clinic.drill");
    desk::NoteDrill(*clinic.clinic, Error(ErrorKind::BadInput, "x"));
    BOOST_TEST(last() == "clinic.drill.failed");
    BOOST_TEST(clinic.Kept(clinic.own) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
