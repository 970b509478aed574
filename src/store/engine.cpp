#include "store/engine.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "model/problem.h"
#include "store/platform.h"
#include "vault/digest.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::int64_t kApplicationId = 0x50414C50;  // "PALP"

constexpr int kLogPages = 1000;    // of the log, before they are brought into the file
constexpr int kStopSteps = 20000;  // of the engine, between two looks whether to stop

int FlagsOf(Engine::Mode mode) {
    if (mode == Engine::Mode::Still) return SQLite::OPEN_READONLY | SQLite::OPEN_URI;
    return mode == Engine::Mode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
}

// The engine's way to say that nobody writes the file.
std::string StillName(const std::filesystem::path& file) {
    constexpr std::string_view plain = "-._~/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string name = "file:";
    for (const char c : PathText(file)) {
        if (plain.find(c) != std::string_view::npos)
            name += c;
        else
            name += '%' + vault::ToHex({&c, 1});
    }
    return name + "?immutable=1";
}

std::unique_ptr<SQLite::Database> OpenFile(const std::filesystem::path& file, Engine::Mode mode) {
    // Made here so that it is private from its first byte; the engine gives its log the same permission.
    if (mode == Engine::Mode::Create) MakePrivateFile(file);
    return std::make_unique<SQLite::Database>(mode == Engine::Mode::Still ? StillName(file) : PathText(file),
                                              FlagsOf(mode));
}

// A constraint that people can meet is a trigger's; its text says which.
[[noreturn]] void ThrowRefused(const std::string& text) {
    if (text.find("signed visit") != std::string::npos)
        throw Error(ErrorKind::Refused,
                    Msg("This visit is signed and cannot be changed; write an amendment."));
    if (text.find("picture of another client") != std::string::npos)
        throw Error(ErrorKind::Refused, Msg("This picture belongs to another client."));
    if (text.find("picture in use") != std::string::npos)
        throw Error(ErrorKind::Refused,
                    Msg("A visit has marks on this picture; it can be archived but not changed."));
    if (text.find("legal hold") != std::string::npos)
        throw Error(ErrorKind::Refused,
                    Msg("This client's record is under a legal hold; nothing of it may be removed."));
    if (text.find("disposed client") != std::string::npos)
        throw Error(ErrorKind::Refused,
                    Msg("The record of this client was disposed of and is not taken in again."));
    throw Error(ErrorKind::Refused, Msg("This record contradicts the rest of the clinic and was not saved."));
}

// A key as it is, not a passphrase.
vault::Secret KeyText(const vault::Secret& key) {
    const vault::Secret hex = key.Hex();
    vault::Secret text(4 + hex.size());
    const std::string_view raw = "raw:";
    std::copy(raw.begin(), raw.end(), text.Bytes().begin());
    std::ranges::copy(hex.Bytes(), text.Bytes().begin() + 4);
    return text;
}

}  // namespace

Engine::Engine(const std::filesystem::path& file, const vault::Secret& key, Mode mode)
    : m_file(file), m_key(key.Copy()), m_again(mode == Mode::Create ? Mode::ReadWrite : mode) {
    Connect(mode);
}

void Engine::Connect(Mode mode) {
    try {
        m_database = OpenFile(m_file, mode);
        Unlock(m_key);
        m_database->exec(
            "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
            "PRAGMA recursive_triggers=ON;"  // without, REPLACE deletes past the triggers
            "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA synchronous=FULL");
        if (mode == Mode::Create) m_database->exec("PRAGMA application_id=" + std::to_string(kApplicationId));
    } catch (const SQLite::Exception& error) {
        LeaveLog();
        m_database.reset();
        Throw(error);
    }
}

void Engine::Refresh() {
    const auto in_use = [](const auto& statement) { return statement.second.use_count() > 1; };
    if (!m_read_failed || m_depth > 0 || m_still.use_count() > 1 || std::ranges::any_of(m_statements, in_use))
        return;
    m_statements.clear();
    LeaveLog();
    m_database.reset();
    Connect(m_again);
    m_read_failed = false;
    if (m_logged) UseWriteAheadLog();
    if (m_stop) StopWhen(m_stop);
}

Engine::~Engine() {
    m_statements.clear();
    if (m_still.use_count() > 1 || m_read_failed) LeaveLog();
    if (!m_read_failed || !m_database || m_still.use_count() > 1) return;
    m_database.reset();
    try {
        Connect(m_again);  // one that reads again ends the log as it should be ended
    } catch (const std::exception&) {
        m_database.reset();
    }
}

// Whoever cannot read must not end the log: the engine takes what it cannot read of it for the log's end,
// brings the rest into the database and removes it all. The next connection takes it in. A log without a page
// goes.
void Engine::LeaveLog() noexcept {
    std::error_code none;
    auto log = m_file;
    log += "-wal";
    const bool empty = std::filesystem::file_size(log, none) == 0 || none;
    if (m_database && (!empty || m_still.use_count() > 1))
        sqlite3_db_config(m_database->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Engine::Unlock(const vault::Secret& key) {
    const vault::Secret text = KeyText(key);
    m_database->check(
        sqlite3_key(m_database->getHandle(), text.Bytes().data(), static_cast<int>(text.size())));
    // Before the first read, so that no shared memory file appears beside the database.
    m_database->exec("PRAGMA locking_mode=EXCLUSIVE");
    // Keying never fails; only the first page read tells.
    m_database->execAndGet("SELECT count(*) FROM sqlite_master");
}

void Engine::UseWriteAheadLog() {
    std::string mode;
    Query query = Prepare("PRAGMA journal_mode=WAL");
    if (query.Step()) query.Take(mode);
    (void)query.Step();  // what it changes is written as it ends, and only then told to fail
    if (mode != "wal") ThrowSystemError(EIO, m_file);
    sqlite3_wal_hook(m_database->getHandle(), &Engine::AfterCommit, this);
    m_logged = true;
}

void Engine::LeaveWriteAheadLog() {
    (void)HoldStill();
    std::string mode;
    Query query = Prepare("PRAGMA journal_mode=DELETE");
    if (query.Step()) query.Take(mode);
    (void)query.Step();  // what it changes is written as it ends, and only then told to fail
    if (mode != "delete") ThrowSystemError(EIO, m_file);
}

void Engine::ChangeKey(const vault::Secret& key) {
    const vault::Secret text = KeyText(key);
    m_statements.clear();
    const int code =
        sqlite3_rekey(m_database->getHandle(), text.Bytes().data(), static_cast<int>(text.size()));
    // Whatever it is called: the pages were sound before.
    if (code != SQLITE_OK)
        throw Error(ErrorKind::Environment,
                    Msg("{0} cannot be read or written (code {1}); nothing was changed."),
                    {PathText(m_file), std::to_string(code)});
}

void Engine::ForbidWrites(bool forbidden) {
    Execute(forbidden ? "PRAGMA query_only=ON" : "PRAGMA query_only=OFF");
}

// In place of the engine's own rule, which knows nothing of a file held still. What fails is done later.
int Engine::AfterCommit(void* engine, sqlite3* handle, const char* name, int pages) {
    auto* self = static_cast<Engine*>(engine);
    self->m_log_pages = pages;
    if (self->m_read_failed || self->LogPages() < kLogPages) return SQLITE_OK;
    sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    self->m_log_pages = 0;
    return SQLITE_OK;
}

void Engine::BringIn() {
    if (!m_database || LogPages() == 0) return;
    sqlite3_wal_checkpoint_v2(m_database->getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    m_log_pages = 0;
}

std::shared_ptr<void> Engine::HoldStill() {
    std::int64_t busy = 0;
    if (m_still.use_count() == 1) {
        Query query = Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        if (query.Step()) query.Take(busy);
    }
    // One copy at a time: what came to the log since the first was begun would be missing in the second.
    if (busy != 0 || m_still.use_count() > 1)
        throw Error(ErrorKind::Environment, Msg("A backup is being made already."));
    m_log_pages = 0;
    return m_still;
}

void Engine::StopWhen(std::function<bool()> stop) {
    m_stop = std::move(stop);
    const auto ask = [](void* engine) { return static_cast<Engine*>(engine)->m_stop() ? 1 : 0; };
    sqlite3_progress_handler(m_database->getHandle(), kStopSteps, m_stop ? +ask : nullptr, this);
}

std::map<std::string, std::int64_t> Engine::RowCounts() {
    std::map<std::string, std::int64_t> counts;
    std::string name;
    for (Query query =
             Prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                     "AND sql NOT LIKE 'CREATE VIRTUAL%'");
         query.Step();) {
        query.Take(name);
        counts[name] = Number("SELECT count(*) FROM \"" + name + '"');
    }
    return counts;
}

Query Engine::Prepare(std::string_view sql) {
    Refresh();
    try {
        auto it = m_statements.find(sql);
        if (it == m_statements.end() || it->second->busy) {
            auto fresh =
                std::make_shared<Query::Slot>(Query::Slot{SQLite::Statement(*m_database, std::string(sql))});
            if (it != m_statements.end()) return Query(std::move(fresh), *this);
            it = m_statements.emplace(std::string(sql), std::move(fresh)).first;
        }
        return Query(it->second, *this);
    } catch (const SQLite::Exception& error) {
        Throw(error);
    }
}

void Engine::Execute(const std::string& sql) {
    Refresh();
    try {
        m_database->exec(sql);
    } catch (const SQLite::Exception& error) {
        Throw(error);
    }
}

std::int64_t Engine::Number(const std::string& sql) {
    std::int64_t value = 0;
    Query query = Prepare(sql);
    if (query.Step()) query.Take(value);
    return value;
}

int Engine::SchemaVersion() {
    return static_cast<int>(Number("PRAGMA user_version"));
}
void Engine::SetSchemaVersion(int version) {
    Execute("PRAGMA user_version=" + std::to_string(version));
}
bool Engine::IsClinic() {
    return Number("PRAGMA application_id") == kApplicationId;
}

std::vector<std::string> Engine::Faults() {
    std::vector<std::string> faults;
    std::string text;
    for (Query query = Prepare("PRAGMA integrity_check(20)"); query.Step();) {
        query.Take(text);
        if (text != "ok") faults.push_back(text);
    }
    for (Query query = Prepare("PRAGMA foreign_key_check"); query.Step();) {
        query.Take(text);
        faults.push_back(text);
    }
    return faults;
}

void Engine::Throw(const SQLite::Exception& error) const {
    const std::vector<std::string> where{PathText(m_file)};
    const int code = error.getErrorCode() & 0xff, whole_code = error.getExtendedErrorCode();
    m_read_failed = m_read_failed || code == SQLITE_NOTADB || code == SQLITE_CORRUPT ||
                    whole_code == SQLITE_IOERR_READ || whole_code == SQLITE_IOERR_SHORT_READ;
    switch (code) {
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
        case SQLITE_FORMAT:
            throw Error(ErrorKind::BadInput, Msg("{0} is damaged. Restore the newest backup of the clinic."),
                        where);
        case SQLITE_FULL:
            throw Error(ErrorKind::Environment, Msg("The disk is full; nothing was changed in {0}."), where);
        case SQLITE_PERM:
        case SQLITE_READONLY:
        case SQLITE_AUTH:
            throw Error(ErrorKind::Environment, Msg("This computer account may not read or write {0}."),
                        where);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorKind::Environment, Msg("{0} is open in another window. Close it there first."),
                        where);
        case SQLITE_INTERRUPT:
            throw Error(ErrorKind::Refused, Msg("Stopped; nothing was changed."));
        case SQLITE_NOMEM:
            throw Error(ErrorKind::Environment, Msg("There is not enough free memory to go on."));
        case SQLITE_CONSTRAINT:
            ThrowRefused(error.what());
        default:
            throw Error(ErrorKind::Environment,
                        Msg("{0} cannot be read or written (code {1}); nothing was changed."),
                        {where[0], std::to_string(error.getExtendedErrorCode())});
    }
}

// --- one use of a statement ---

namespace {

// Copying a value may fail for want of memory.
template <class Work>
void Translated(const Engine& engine, const Work& work) {
    try {
        work();
    } catch (const SQLite::Exception& error) {
        engine.Throw(error);
    }
}

}  // namespace

Query::Query(std::shared_ptr<Slot> slot, const Engine& engine) : m_slot(std::move(slot)), m_engine(&engine) {
    m_slot->busy = true;
}

Query::~Query() {
    if (!m_slot) return;
    m_slot->statement.tryReset();
    m_slot->statement.clearBindings();
    m_slot->busy = false;
}

bool Query::Step() {
    m_taken = 0;
    try {
        return m_slot->statement.executeStep();
    } catch (const SQLite::Exception& error) {
        m_engine->Throw(error);
    }
}

void Query::Run() {
    while (Step()) continue;
}

void Query::BindOne(const std::string& text) {
    Translated(*m_engine, [&] { m_slot->statement.bind(++m_bound, text); });
}

void Query::BindOne(const Blob& blob) {
    // A null pointer would bind NULL, which is not the empty value.
    const void* data = blob.bytes.empty() ? "" : blob.bytes.data();
    Translated(*m_engine,
               [&] { m_slot->statement.bind(++m_bound, data, static_cast<int>(blob.bytes.size())); });
}

void Query::BindOne(double value) {
    Translated(*m_engine, [&] { m_slot->statement.bind(++m_bound, value); });
}
void Query::BindOne(std::int64_t value) {
    Translated(*m_engine, [&] { m_slot->statement.bind(++m_bound, value); });
}

void Query::TakeOne(std::string& text) {
    text = m_slot->statement.getColumn(m_taken++).getString();
}
void Query::TakeOne(std::string_view& text) {
    const SQLite::Column column = m_slot->statement.getColumn(m_taken++);
    const void* const bytes = column.getBlob();  // before its size, which depends on the kind asked for
    text = bytes == nullptr ? std::string_view()
                            : std::string_view(static_cast<const char*>(bytes),
                                               static_cast<std::size_t>(column.getBytes()));
}
void Query::TakeOne(Blob& blob) {
    TakeOne(blob.bytes);
}
void Query::TakeOne(double& value) {
    value = m_slot->statement.getColumn(m_taken++).getDouble();
}
void Query::TakeOne(std::int64_t& value) {
    value = m_slot->statement.getColumn(m_taken++).getInt64();
}

void Query::TakeOne(bool& value) {
    std::int64_t number = 0;
    TakeOne(number);
    value = number != 0;
}

void Query::TakeOne(model::Instant& at) {
    std::int64_t ms = 0;
    TakeOne(ms);
    at = model::Instant(std::chrono::milliseconds(ms));
}

void Query::TakeOne(model::Date& date) {
    std::string text;
    TakeOne(text);
    date = model::ParseDate(text).value_or(model::Date{});
}

bool Query::NextIsNull() const {
    return m_slot->statement.getColumn(m_taken).isNull();
}

// --- transactions ---

void Engine::EndLeftOver() {
    m_step_stays = false;
    if (!sqlite3_get_autocommit(m_database->getHandle())) Execute("ROLLBACK");
}

Engine::Transaction::Transaction(Engine& engine) : m_engine(engine), m_inner(engine.m_depth > 0) {
    m_engine.Refresh();
    if (!m_inner) m_engine.EndLeftOver();
    m_engine.Execute(m_inner ? "SAVEPOINT step" : "BEGIN IMMEDIATE");
    ++m_engine.m_depth;
}

Engine::Transaction::~Transaction() {
    if (m_open) Undo();
}

void Engine::Transaction::Commit() {
    if (m_engine.m_step_stays)
        throw Error(ErrorKind::Environment, Msg("There is not enough free memory to go on."));
    m_engine.Execute(m_inner ? "RELEASE step" : "COMMIT");
    m_open = false;
    --m_engine.m_depth;
}

void Engine::Transaction::Undo() noexcept {
    --m_engine.m_depth;
    // A full disk or a failed write may have undone everything already.
    if (sqlite3_get_autocommit(m_engine.m_database->getHandle())) return;
    const bool undone =
        m_engine.m_database->tryExec(m_inner ? "ROLLBACK TO step; RELEASE step" : "ROLLBACK") == SQLITE_OK;
    if (m_inner && !undone) m_engine.m_step_stays = true;
}

}  // namespace store
