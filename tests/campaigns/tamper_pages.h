// Whole pages of an older file of the clinic put over those of the newer one, as the encryption of single
// pages lets anybody with write access do: no key is needed.
#pragma once

#include <cstdio>
#include <fstream>
#include <functional>
#include <string>

#include "campaigns/tamper_story.h"
#include "support/raw_log.h"

namespace campaign {

inline constexpr std::streamoff kPageBytes = 4096;

// Every row of the tables of record, whatever pages they lie in; the words to search by are made from them.
inline std::string RowsOf(const support::TestClinic& clinic) {
    support::RawDatabase raw(clinic);
    const auto take = [](void* to, int columns, char** values, char**) {
        for (int i = 0; i < columns; ++i) *static_cast<std::string*>(to) += values[i] ? values[i] : "-";
        return 0;
    };
    std::string selects, rows;
    const bool listed =
        sqlite3_exec(
            raw.Handle(),
            "SELECT 'SELECT ' || group_concat('quote(\"' || c.name || '\")') || ' FROM ' || m.name || ';' "
            "FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE "
            "'client_words%' AND m.name NOT LIKE 'sqlite_%' GROUP BY m.name",
            take, &selects, nullptr) == SQLITE_OK;
    const bool read =
        listed && sqlite3_exec(raw.Handle(), selects.c_str(), take, &rows, nullptr) == SQLITE_OK;
    return read ? rows : "damaged";
}

// How many pages were put over others.
inline int SplicePages(Story& story, const std::filesystem::path& older, const std::filesystem::path& newer) {
    std::ifstream from(older, std::ios::binary);
    std::fstream to(newer, std::ios::binary | std::ios::in | std::ios::out);
    const auto pages = static_cast<int>(std::filesystem::file_size(older) / kPageBytes);
    const int count = story.Int(1, 5);
    std::string page(static_cast<std::size_t>(kPageBytes), '\0');
    for (int i = 0; i < count; ++i) {
        const std::streamoff at = kPageBytes * story.Int(0, pages - 1);
        from.seekg(at);
        from.read(page.data(), kPageBytes);
        to.seekp(at);
        to.write(page.data(), kPageBytes);
    }
    return count;
}

}  // namespace campaign
