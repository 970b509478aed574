// opening: lets every piece of memory fail that the engine asks for while it opens a database, once and from
// then on. It answers with an error or opens it all the same, and nothing crashes. Prints a count.
#include <sqlite3.h>

#include <cstdio>
#include <initializer_list>

#include "campaigns/chosen_calls.h"

namespace {

// False: opening asks for less memory than that.
bool Try(long call, bool lasting, long& opened) {
    campaign::FailAt(campaign::Call::Memory, call, lasting);
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK) ++opened;
    sqlite3_close(database);
    campaign::LeaveAlone();
    return campaign::Failed() > 0;
}

}  // namespace

int main() {
    campaign::HookMemory();
    if (sqlite3_initialize() != SQLITE_OK) return 1;
    long tried = 0, opened = 0;
    for (const bool lasting : {false, true})
        for (long call = 0; Try(call, lasting, opened); ++call) ++tried;
    std::printf("%ld pieces of memory refused while a database opened; opened all the same: %ld.\n", tried,
                opened - 2);
    return tried > 100 ? 0 : 1;
}
