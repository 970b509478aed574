// The database engine behind the store: connection, key, transactions, prepared statements. Everything that
// only SQLite knows lives here and in schema.cpp; every failure leaves as model::Error with one sentence.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"
#include "model/ids.h"
#include "vault/secret.h"

namespace store {

// Bytes of a BLOB column, as opposed to text.
struct Blob {
    std::string bytes;
};

class Engine;

// One use of a prepared statement; values are bound and taken from left to right. Reset when it goes.
class Query {
public:
    Query(Query&&) noexcept = default;
    ~Query();

    template <class... V>
    Query& Bind(const V&... values) {
        (BindOne(values), ...);
        return *this;
    }
    // True while there is a row; taking starts again at its first column.
    bool Step();
    // For statements without rows.
    void Run();
    template <class... V>
    void Take(V&... values) {
        (TakeOne(values), ...);
    }

private:
    friend class Engine;
    struct Slot {
        SQLite::Statement statement;
        bool busy = false;
    };
    Query(std::shared_ptr<Slot> slot, const Engine& engine);

    void BindOne(const std::string& text);
    void BindOne(const char* text) { BindOne(std::string(text)); }
    void BindOne(std::string_view text) { BindOne(std::string(text)); }
    void BindOne(const Blob& blob);
    void BindOne(double value);
    void BindOne(std::int64_t value);
    void BindOne(const model::Instant& at) { BindOne(std::int64_t{at.time_since_epoch().count()}); }
    void BindOne(const model::Date& date) { BindOne(model::ToIso(date)); }
    template <std::integral I>
    void BindOne(I value) {
        BindOne(static_cast<std::int64_t>(value));
    }
    template <class Tag>
    void BindOne(const model::Id<Tag>& id) {
        BindOne(id.value);
    }
    template <class T>
    void BindOne(const std::optional<T>& value) {
        if (value)
            BindOne(*value);
        else
            ++m_bound;  // stays NULL
    }

    void TakeOne(std::string& text);
    void TakeOne(std::string_view& text);  // there until the next step
    void TakeOne(Blob& blob);
    void TakeOne(double& value);
    void TakeOne(std::int64_t& value);
    void TakeOne(model::Instant& at);
    void TakeOne(model::Date& date);
    void TakeOne(bool& value);
    template <std::integral I>
    void TakeOne(I& value) {
        std::int64_t wide = 0;
        TakeOne(wide);
        value = static_cast<I>(wide);
    }
    template <class Tag>
    void TakeOne(model::Id<Tag>& id) {
        TakeOne(id.value);
    }
    template <class T>
    void TakeOne(std::optional<T>& value) {
        if (NextIsNull()) {
            ++m_taken;
            value.reset();
        } else {
            TakeOne(value.emplace());
        }
    }
    [[nodiscard]] bool NextIsNull() const;

    std::shared_ptr<Slot> m_slot;
    const Engine* m_engine;
    int m_bound = 0;
    int m_taken = 0;
};

class Engine {
public:
    // Still: a file nobody writes meanwhile, read without locks and without a log beside it.
    enum class Mode { Create, ReadWrite, ReadOnly, Still };
    // Throws model::Error if the file is damaged, missing, or not this key's.
    Engine(const std::filesystem::path& file, const vault::Secret& key, Mode mode);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Once the file is known to be ours to write.
    void UseWriteAheadLog();
    // All in the one file, nothing beside it. Throws if it is held still.
    void LeaveWriteAheadLog();
    // Every page under another key.
    void ChangeKey(const vault::Secret& key);
    // Whatever would write is refused from now on, or again allowed.
    void ForbidWrites(bool forbidden);

    [[nodiscard]] Query Prepare(std::string_view sql);
    // Several statements, no values.
    void Execute(const std::string& sql);
    [[nodiscard]] std::int64_t Number(const std::string& sql);

    [[nodiscard]] int SchemaVersion();
    void SetSchemaVersion(int version);
    // A database of Palpate, whatever its version.
    [[nodiscard]] bool IsClinic();
    // Brings everything saved into the one file, which then stays as it is while somebody holds what is
    // returned; what is saved meanwhile goes to the log beside it. It may be let go on any thread, and
    // outlive the engine.
    [[nodiscard]] std::shared_ptr<void> HoldStill();
    // Pages of the log that are not in the one file yet and may be brought into it now.
    [[nodiscard]] int LogPages() const { return m_still.use_count() == 1 ? m_log_pages : 0; }
    // Brings them into it, which waits for the disk. What fails is done after a later commit.
    void BringIn();
    // Asked often during long statements; true ends them with the sentence of a stop.
    void StopWhen(std::function<bool()> stop);
    // Rows of every table, by its name.
    [[nodiscard]] std::map<std::string, std::int64_t> RowCounts();
    // What the engine finds wrong with pages, indexes and references, as counts and table names.
    [[nodiscard]] std::vector<std::string> Faults();

    [[nodiscard]] bool InTransaction() const { return m_depth > 0; }
    [[nodiscard]] const std::filesystem::path& File() const { return m_file; }
    [[noreturn]] void Throw(const SQLite::Exception& error) const;

    // All or nothing; nests. Undone unless Commit was called.
    class Transaction {
    public:
        explicit Transaction(Engine& engine);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        void Commit();

    private:
        void Undo() noexcept;
        Engine& m_engine;
        bool m_open = true;
        bool m_inner;
    };

private:
    void Connect(Mode mode);
    void Unlock(const vault::Secret& key);
    // The cipher takes one failed read for damage and stays with it as long as the connection; a new one asks
    // the disk again.
    void Refresh();
    // What the log holds is not brought into the database when the connection is closed.
    void LeaveLog() noexcept;
    // Ends what an Undo without memory had to leave open.
    void EndLeftOver();
    static int AfterCommit(void* engine, sqlite3* handle, const char* name, int pages);

    // One for who holds the file still, one for the engine itself.
    std::shared_ptr<int> m_still = std::make_shared<int>(0);
    std::function<bool()> m_stop;
    std::filesystem::path m_file;
    vault::Secret m_key;
    Mode m_again;           // to connect once more
    bool m_logged = false;  // it was told to use the log
    int m_log_pages = 0;
    mutable bool m_read_failed = false;
    std::unique_ptr<SQLite::Database> m_database;  // none while connecting again fails
    std::map<std::string, std::shared_ptr<Query::Slot>, std::less<>> m_statements;
    int m_depth = 0;
    bool m_step_stays = false;  // an inner transaction could not be undone: nothing around it may be kept
};

}  // namespace store
