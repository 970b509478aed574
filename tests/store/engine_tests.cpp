// The engine on its own: what it refuses and what it says about it.
#include <SQLiteCpp/Exception.h>
#include <boost/test/unit_test.hpp>

#include "model/problem.h"
#include "store/engine.h"
#include "store/failing_disk.h"
#include "store/raw_key.h"
#include "support/refusal.h"

BOOST_AUTO_TEST_SUITE(engine_tests)

using model::Error;
using model::ErrorKind;
using store::Engine;
using support::TestClinic;

using support::Told;
using support::ToldOf;

namespace {

// A database with a table of one number.
struct OneTable : support::TempDir {
    vault::Secret key = vault::Secret::Random(vault::kDataKeyBytes);
    std::filesystem::path file = Path() / "one.db";
    std::unique_ptr<Engine> engine = std::make_unique<Engine>(file, key, Engine::Mode::Create);

    OneTable() { engine->Execute("CREATE TABLE numbers (n INTEGER); INSERT INTO numbers VALUES (1)"); }
    [[nodiscard]] Engine Again(Engine::Mode mode) const { return {file, key, mode}; }
};

constexpr const char* kEndless =
    "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT count(*) FROM up";

}  // namespace

BOOST_AUTO_TEST_CASE(every_code_of_the_engine_becomes_one_sentence) {
    const OneTable one;
    const std::tuple<int, ErrorKind, const char*> cases[] = {
        {SQLITE_NOTADB, ErrorKind::BadInput, "is damaged"},
        {SQLITE_CORRUPT, ErrorKind::BadInput, "is damaged"},
        {SQLITE_FORMAT, ErrorKind::BadInput, "is damaged"},
        {SQLITE_FULL, ErrorKind::Environment, "The disk is full"},
        {SQLITE_PERM, ErrorKind::Environment, "may not read or write"},
        {SQLITE_READONLY, ErrorKind::Environment, "may not read or write"},
        {SQLITE_AUTH, ErrorKind::Environment, "may not read or write"},
        {SQLITE_BUSY, ErrorKind::Environment, "is open in another window"},
        {SQLITE_LOCKED, ErrorKind::Environment, "is open in another window"},
        {SQLITE_INTERRUPT, ErrorKind::Refused, "Stopped"},
        {SQLITE_NOMEM, ErrorKind::Environment, "not enough free memory"},
        {SQLITE_CONSTRAINT, ErrorKind::Refused, "contradicts the rest of the clinic"},
        {SQLITE_IOERR, ErrorKind::Environment, "cannot be read or written"}};
    for (const auto& [code, kind, words] : cases) {
        const Told told =
            ToldOf([&, code = code] { one.engine->Throw(SQLite::Exception("in the engine's words", code)); });
        BOOST_TEST((told.kind == kind), code);
        BOOST_TEST(told.sentence.find(words) != std::string::npos, told.sentence);
        BOOST_TEST(told.sentence.find("in the engine's words") == std::string::npos, code);
    }
}

BOOST_AUTO_TEST_CASE(who_only_reads_writes_nothing) {
    OneTable one;
    one.engine.reset();
    for (const auto mode : {Engine::Mode::ReadOnly, Engine::Mode::Still}) {
        Engine reading = one.Again(mode);
        BOOST_TEST(reading.Number("SELECT n FROM numbers") == 1);
        BOOST_TEST(ToldOf([&] {
                       reading.Execute("UPDATE numbers SET n = 2");
                   }).sentence.find("may not read or write") != std::string::npos);
        // Nor is there a log to be had.
        BOOST_CHECK_THROW(reading.UseWriteAheadLog(), Error);
        BOOST_TEST(reading.Number("SELECT n FROM numbers") == 1);
    }
}

BOOST_AUTO_TEST_CASE(writes_can_be_forbidden_and_allowed_again) {
    const OneTable one;
    one.engine->ForbidWrites(true);
    BOOST_CHECK_THROW(one.engine->Execute("UPDATE numbers SET n = 2"), Error);
    BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == 1);
    one.engine->ForbidWrites(false);
    one.engine->Execute("UPDATE numbers SET n = 2");
    BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == 2);
}

BOOST_AUTO_TEST_CASE(a_second_writer_is_told_that_it_is_open) {
    const OneTable one;
    const Told told = ToldOf([&] { (void)one.Again(Engine::Mode::ReadWrite); });
    BOOST_TEST((told.kind == ErrorKind::Environment));
    BOOST_TEST(told.sentence.find("is open in another window") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_statement_ends_when_it_is_stopped_and_not_before) {
    const OneTable one;
    int asked = 0;
    one.engine->StopWhen([&] { return ++asked > 3; });
    const Told told = ToldOf([&] { (void)one.engine->Number(kEndless); });
    BOOST_TEST((told.kind == ErrorKind::Refused));
    BOOST_TEST(told.sentence == "Stopped; nothing was changed.");
    BOOST_TEST(asked == 4);
    one.engine->StopWhen({});
    BOOST_TEST(
        one.engine->Number("WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < "
                           "100000) SELECT count(*) FROM up") == 100'000);
    BOOST_TEST(asked == 4);
}

// The whole must not be kept when a part of it could not be undone; nothing of it may stay.
BOOST_AUTO_TEST_CASE(what_was_not_committed_is_gone_and_what_was_begun_elsewhere_is_ended) {
    const OneTable one;
    {
        const Engine::Transaction outer(*one.engine);
        one.engine->Execute("UPDATE numbers SET n = 2");
        Engine::Transaction inner(*one.engine);
        one.engine->Execute("UPDATE numbers SET n = 3");
        inner.Commit();
    }
    BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == 1);
    // As an undoing without memory leaves it behind.
    one.engine->Execute("BEGIN; UPDATE numbers SET n = 4");
    Engine::Transaction next(*one.engine);
    BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == 1);
    one.engine->Execute("UPDATE numbers SET n = 5");
    next.Commit();
    BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == 5);
}

BOOST_AUTO_TEST_CASE(a_part_that_cannot_be_undone_keeps_the_whole_from_being_kept) {
    const OneTable one;
    {
        Engine::Transaction outer(*one.engine);
        one.engine->Execute("UPDATE numbers SET n = 2");
        {
            const Engine::Transaction inner(*one.engine);
            one.engine->Execute("UPDATE numbers SET n = 3");
            // There is nothing to go back to any more.
            one.engine->Execute("RELEASE step");
        }
        BOOST_CHECK_THROW(outer.Commit(), Error);
    }
    BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == 1);
    Engine::Transaction next(*one.engine);
    one.engine->Execute("UPDATE numbers SET n = 4");
    next.Commit();
    BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == 4);
}

// The way of writing is written itself, when the statement ends.
BOOST_AUTO_TEST_CASE(a_log_that_cannot_be_begun_or_ended_is_told_and_what_comes_next_is_saved) {
    OneTable one;
    std::int64_t n = 1;
    const auto goes_on = [&] {
        one.engine->Execute("UPDATE numbers SET n = n + 1");
        BOOST_TEST(one.engine->Number("SELECT n FROM numbers") == ++n);
    };
    const auto anew = [&](bool logged) {
        one.engine.reset();
        one.engine = std::make_unique<Engine>(one.file, one.key, Engine::Mode::ReadWrite);
        one.engine->UseWriteAheadLog();
        if (!logged) one.engine->LeaveWriteAheadLog();
        one.engine.reset();
        one.engine = std::make_unique<Engine>(one.file, one.key, Engine::Mode::ReadWrite);
        if (logged) one.engine->UseWriteAheadLog();
    };
    for (const bool logged : {false, true}) {
        anew(logged);
        support::FailEveryWrite(
            [&] { logged ? one.engine->LeaveWriteAheadLog() : one.engine->UseWriteAheadLog(); },
            [&](bool done) {
                const auto in_log =
                    one.engine->Number("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'");
                if (done) BOOST_TEST(in_log == (logged ? 0 : 1));
                goes_on();
                const auto fault = support::g_fault;
                anew(logged);
                support::g_fault = fault;
            });
    }
}

// A file that is held still keeps its pages, whatever is saved meanwhile, even when the engine ends first.
BOOST_AUTO_TEST_CASE(a_file_held_still_stays_as_it_was) {
    OneTable one;
    one.engine->UseWriteAheadLog();
    auto still = one.engine->HoldStill();
    const std::string before = support::ReadFile(one.file);
    one.engine->Execute("UPDATE numbers SET n = 2");
    BOOST_TEST(one.engine->LogPages() == 0);
    one.engine->BringIn();
    BOOST_TEST(ToldOf([&] { (void)one.engine->HoldStill(); }).sentence == "A backup is being made already.");
    BOOST_TEST(ToldOf([&] { one.engine->LeaveWriteAheadLog(); }).sentence ==
               "A backup is being made already.");
    one.engine.reset();
    BOOST_TEST((support::ReadFile(one.file) == before));
    still.reset();
    Engine again = one.Again(Engine::Mode::ReadWrite);
    again.UseWriteAheadLog();
    BOOST_TEST(again.Number("SELECT n FROM numbers") == 2);
    again.LeaveWriteAheadLog();
    BOOST_TEST(!std::filesystem::exists(one.file.string() + "-wal"));
    BOOST_TEST(again.Number("SELECT n FROM numbers") == 2);
}

BOOST_AUTO_TEST_CASE(what_the_triggers_refuse_is_told_in_its_own_sentence) {
    TestClinic clinic;
    const auto ada = clinic.AddClient("Ada");
    model::RegisterEntry hold;
    hold.kind = model::RegisterKind::Hold;
    hold.client = ada.id;
    hold.what = "Claim of an insurer";
    (void)clinic.store->AddToRegister(hold);
    clinic.store.reset();
    Engine engine(clinic.folder / "clinic.db", support::DataKey(clinic), Engine::Mode::ReadWrite);
    const auto refusal = [&](const std::string& sql) {
        return ToldOf([&] { engine.Execute(sql); }).sentence;
    };
    BOOST_TEST(
        refusal("INSERT INTO disposals (sequence, client, number, initials, method, at, user, rule, due_on, "
                "reason, done) VALUES (1, '" +
                ada.id.value + "', '', '', 'dispose', 0, '', '', '', '', 0)") ==
        "This client's record is under a legal hold; nothing of it may be removed.");
    BOOST_TEST(refusal("DELETE FROM audit").find("contradicts the rest of the clinic") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
