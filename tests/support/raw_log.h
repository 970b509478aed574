// The audit log of a clinic read and rewritten behind the program's back, by somebody who holds the key of
// the database and knows how its hashes are made.
#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "vault/chain_walk.h"

namespace support {

inline void RunSql(sqlite3* db, const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
    const std::string text = message ? message : "unknown";
    sqlite3_free(message);
    throw std::runtime_error(text);
}

inline void DropTriggers(sqlite3* db) {
    std::vector<std::string> names;
    const auto take = [](void* to, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(to)->emplace_back(values[0]);
        return 0;
    };
    sqlite3_exec(db, "SELECT name FROM sqlite_master WHERE type = 'trigger'", take, &names, nullptr);
    for (const auto& name : names) RunSql(db, "DROP TRIGGER " + name);
}

struct RawLog {
    std::vector<vault::StoredLink> links;

    static RawLog Read(sqlite3* db) {
        RawLog log;
        sqlite3_stmt* row = nullptr;
        sqlite3_prepare_v2(
            db,
            "SELECT sequence, at, user, action, entity, client, before, after, encoding, previous, "
            "hash FROM audit ORDER BY sequence",
            -1, &row, nullptr);
        const auto text = [&](int i) {
            return std::string(reinterpret_cast<const char*>(sqlite3_column_text(row, i)));
        };
        while (sqlite3_step(row) == SQLITE_ROW)
            log.links.push_back(
                {{sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), text(2), text(3), text(4),
                  text(5), text(6), text(7), sqlite3_column_int64(row, 8), text(9)},
                 text(10)});
        sqlite3_finalize(row);
        return log;
    }
    void Renumber() {
        for (std::size_t i = 0; i < links.size(); ++i)
            links[i].link.sequence = static_cast<std::int64_t>(i) + 1;
    }
    // Numbers, previous hashes and hashes as an honest log has them.
    void Chain(const std::string& first_previous) {
        Renumber();
        std::string previous = first_previous;
        for (auto& stored : links) {
            stored.link.previous = previous;
            previous = stored.hash = vault::HashOf(stored.link);
        }
    }
    // In place of what is there; with the head set to the last of it, or left.
    void Write(sqlite3* db, bool set_head) const {
        DropTriggers(db);
        RunSql(db, "BEGIN; DELETE FROM audit");
        sqlite3_stmt* row = nullptr;
        sqlite3_prepare_v2(db, "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", -1, &row,
                           nullptr);
        for (const auto& [l, hash] : links) {
            int at = 0;
            for (const std::int64_t number : {l.sequence, l.at_ms}) sqlite3_bind_int64(row, ++at, number);
            for (const std::string* text : {&l.user, &l.action, &l.entity, &l.client, &l.before, &l.after})
                sqlite3_bind_text(row, ++at, text->c_str(), -1, SQLITE_TRANSIENT);
            sqlite3_bind_int64(row, ++at, l.encoding);
            sqlite3_bind_text(row, ++at, l.previous.c_str(), -1, SQLITE_TRANSIENT);
            sqlite3_bind_text(row, ++at, hash.c_str(), -1, SQLITE_TRANSIENT);
            if (sqlite3_step(row) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db));
            sqlite3_reset(row);
        }
        sqlite3_finalize(row);
        if (set_head && !links.empty())
            RunSql(db, "UPDATE audit_head SET sequence = " + std::to_string(links.back().link.sequence) +
                           ", hash = '" + links.back().hash + "'");
        RunSql(db, "COMMIT");
    }
};

}  // namespace support
