// The engine sets itself up once in a process; where memory runs out meanwhile, it says so and can be asked
// again.
#include <boost/test/unit_test.hpp>

#include <optional>

#include "model/problem.h"
#include "store/engine.h"
#include "store/raw_key.h"
#include "support/refusal.h"
#include "support/temp_dir.h"

#include "sqlite3.h"

BOOST_AUTO_TEST_SUITE(engine_start_tests)

namespace {

sqlite3_mem_methods own;
long pieces = 0, refused_at = 0;

void* Take(int bytes) {
    return ++pieces == refused_at ? nullptr : own.xMalloc(bytes);
}

// The engine of this process set up anew, with one piece of memory refused; no file may be open.
int StartRefusing(long at) {
    sqlite3_shutdown();
    pieces = 0;
    refused_at = at;
    return sqlite3_initialize();
}

struct RefusingMemory {
    RefusingMemory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &own);
        sqlite3_mem_methods refusing = own;
        refusing.xMalloc = Take;
        sqlite3_config(SQLITE_CONFIG_MALLOC, &refusing);
    }
    ~RefusingMemory() {
        refused_at = 0;
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &own);
        sqlite3_initialize();
    }
    RefusingMemory(const RefusingMemory&) = delete;
    RefusingMemory& operator=(const RefusingMemory&) = delete;
};

}  // namespace

BOOST_AUTO_TEST_CASE(no_piece_of_memory_refused_brings_it_down_and_the_next_try_opens_what_was_written) {
    const support::TempDir folder;
    const vault::Secret key = vault::Secret::Random(vault::kDataKeyBytes);
    const auto file = folder.Path() / "one.db";
    store::Engine(file, key, store::Engine::Mode::Create).Execute("CREATE TABLE numbers (n INTEGER)");
    const RefusingMemory memory;
    BOOST_REQUIRE(StartRefusing(0) == SQLITE_OK);
    const long all = pieces;
    BOOST_REQUIRE(all > 5);
    for (long at = 1; at <= all; ++at) {
        BOOST_TEST_INFO("piece " << at << " of " << all);
        const int answer = StartRefusing(at);
        BOOST_TEST((answer == SQLITE_OK || answer == SQLITE_NOMEM));
        refused_at = 0;
        store::Engine again(file, key, store::Engine::Mode::ReadWrite);
        BOOST_TEST(again.Number("SELECT count(*) FROM numbers") == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
