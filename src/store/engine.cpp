#include "store/engine.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "model/problem.h"
#include "store/platform.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::int64_t kApplicationId = 0x50414C50;  // "PALP"

int FlagsOf(Engine::Mode mode) {
    return mode == Engine::Mode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
}

std::unique_ptr<SQLite::Database> OpenFile(const std::filesystem::path& file, Engine::Mode mode) {
    // Made here so that it is private from its first byte; the engine gives its log the same permission.
    if (mode == Engine::Mode::Create) MakePrivateFile(file);
    return std::make_unique<SQLite::Database>(PathText(file), FlagsOf(mode));
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
    throw Error(ErrorKind::Refused, Msg("This record contradicts the rest of the clinic and was not saved."));
}

}  // namespace

Engine::Engine(const std::filesystem::path& file, const vault::Secret& key, Mode mode) : m_file(file) {
    try {
        m_database = OpenFile(file, mode);
        Unlock(key);
        m_database->exec(
            "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
            "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA synchronous=FULL");
        if (mode == Mode::Create) m_database->exec("PRAGMA application_id=" + std::to_string(kApplicationId));
    } catch (const SQLite::Exception& error) {
        Throw(error);
    }
}

Engine::~Engine() {
    m_statements.clear();
}

void Engine::Unlock(const vault::Secret& key) {
    const vault::Secret hex = key.Hex();
    vault::Secret text(4 + hex.size());
    const std::string_view raw = "raw:";
    std::copy(raw.begin(), raw.end(), text.Bytes().begin());
    std::ranges::copy(hex.Bytes(), text.Bytes().begin() + 4);
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
    if (mode != "wal") ThrowSystemError(EIO, m_file);
}

Query Engine::Prepare(std::string_view sql) {
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

void Engine::CopyTo(const std::filesystem::path& target) {
    MakePrivateFile(target);
    Prepare("VACUUM INTO ?").Bind(PathText(target)).Run();
    SyncFile(target);
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
    switch (error.getErrorCode() & 0xff) {
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
    m_slot->statement.bind(++m_bound, text);
}

void Query::BindOne(const Blob& blob) {
    // A null pointer would bind NULL, which is not the empty value.
    const void* data = blob.bytes.empty() ? "" : blob.bytes.data();
    m_slot->statement.bind(++m_bound, data, static_cast<int>(blob.bytes.size()));
}

void Query::BindOne(double value) {
    m_slot->statement.bind(++m_bound, value);
}
void Query::BindOne(std::int64_t value) {
    m_slot->statement.bind(++m_bound, value);
}

void Query::TakeOne(std::string& text) {
    text = m_slot->statement.getColumn(m_taken++).getString();
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

Engine::Transaction::Transaction(Engine& engine) : m_engine(engine), m_inner(engine.m_depth > 0) {
    m_engine.Execute(m_inner ? "SAVEPOINT step" : "BEGIN IMMEDIATE");
    ++m_engine.m_depth;
}

Engine::Transaction::~Transaction() {
    if (m_open) Undo();
}

void Engine::Transaction::Commit() {
    m_engine.Execute(m_inner ? "RELEASE step" : "COMMIT");
    m_open = false;
    --m_engine.m_depth;
}

void Engine::Transaction::Undo() noexcept {
    --m_engine.m_depth;
    // A full disk or a failed write may have undone everything already.
    if (sqlite3_get_autocommit(m_engine.m_database->getHandle())) return;
    m_engine.m_database->tryExec(m_inner ? "ROLLBACK TO step; RELEASE step" : "ROLLBACK");
}

}  // namespace store
