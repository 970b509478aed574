// Durable save of a visit with 40 marks beside the same rows put raw into an encrypted table, one sync each;
// lists of a grown clinic beside reading the same number of whole rows of an encrypted table by key.
//   bench_store [CLIENTS VISITS]      2,000 and 20,000 unless said otherwise
#include <sqlite3.h>

#include <stdexcept>

#include "bench/bench.h"
#include "store/clinic_store.h"
#include "support/grown_clinic.h"
#include "support/temp_dir.h"

namespace {

constexpr int kMarks = 40;
constexpr int kSaves = 20;

model::Visit VisitOf(const model::ClientId& client, const model::UserId& user, model::IdSource& ids) {
    model::Visit visit;
    visit.id = ids.New<model::VisitId>();
    visit.client = client;
    visit.therapist = user;
    visit.soap.subjective = std::string(300, 's');
    for (int i = 0; i < kMarks; ++i) {
        model::Mark mark;
        mark.id = ids.New<model::MarkId>();
        mark.points = {{100.0 + i, 200.0}};
        mark.at = {"trapezius_upper", model::Side::Left};
        mark.finding = "hypertonicity";
        mark.before = 6;
        mark.after = 3;
        visit.marks.push_back(mark);
    }
    return visit;
}

class RawTable {
public:
    explicit RawTable(const std::filesystem::path& file) {
        const std::string key = "raw:" + std::string(64, '7');
        Check(sqlite3_open(file.c_str(), &m_db));
        Check(sqlite3_key(m_db, key.data(), static_cast<int>(key.size())));
        Run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE rows (visit TEXT, id TEXT, words TEXT, points BLOB, before INTEGER, after INTEGER,"
            " PRIMARY KEY (visit, id)) STRICT, WITHOUT ROWID");
        Check(sqlite3_prepare_v2(m_db, "INSERT INTO rows VALUES (?, ?, ?, ?, 6, 3)", -1, &m_insert, nullptr));
    }
    ~RawTable() {
        sqlite3_finalize(m_insert);
        sqlite3_finalize(m_read);
        sqlite3_close(m_db);
    }
    RawTable(const RawTable&) = delete;
    RawTable& operator=(const RawTable&) = delete;

    // Rows to read: client, its counts and words, as wide as a summary is.
    void Fill(int count) {
        Run("CREATE TABLE people (row INTEGER PRIMARY KEY, name TEXT, words TEXT, visits INTEGER) STRICT;"
            "BEGIN IMMEDIATE");
        const std::string sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                                std::to_string(count) +
                                ") INSERT INTO people SELECT i, 'name ' || i, hex(zeroblob(150)), i FROM n";
        Run(sql.c_str());
        Run("COMMIT");
        Check(sqlite3_prepare_v2(m_db, "SELECT name, words, visits FROM people WHERE row = ?", -1, &m_read,
                                 nullptr));
    }
    int Read(int rows, int of) {
        int sum = 0;
        for (int i = 0; i < rows; ++i) {
            sqlite3_bind_int(m_read, 1, 1 + static_cast<int>((i * 7919LL) % of));
            if (sqlite3_step(m_read) != SQLITE_ROW) throw std::runtime_error(sqlite3_errmsg(m_db));
            sum += sqlite3_column_bytes(m_read, 0) + sqlite3_column_bytes(m_read, 1);
            sqlite3_reset(m_read);
        }
        return sum;
    }

    // As many rows as a save has: the visit, its marks, the audit entry.
    void Save(const model::Visit& visit) {
        Run("BEGIN IMMEDIATE");
        Row(visit.id.value, "visit", std::string(500, 'v'));
        for (const auto& mark : visit.marks)
            Row(visit.id.value, mark.id.value,
                "neutral front point trapezius_upper left superficial hypertonicity");
        Row(visit.id.value, "audit", std::string(400, 'a'));
        Run("COMMIT");
    }

private:
    void Row(const std::string& visit, const std::string& id, const std::string& words) {
        const std::string points(17, 'p');
        sqlite3_bind_text(m_insert, 1, visit.data(), static_cast<int>(visit.size()), SQLITE_STATIC);
        sqlite3_bind_text(m_insert, 2, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
        sqlite3_bind_text(m_insert, 3, words.data(), static_cast<int>(words.size()), SQLITE_STATIC);
        sqlite3_bind_blob(m_insert, 4, points.data(), static_cast<int>(points.size()), SQLITE_STATIC);
        if (sqlite3_step(m_insert) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(m_db));
        sqlite3_reset(m_insert);
    }
    void Run(const char* sql) { Check(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr)); }
    void Check(int code) const {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(m_db));
    }
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_read = nullptr;
};

constexpr int kRows = 40;  // of a list as the window shows it
constexpr int kLists = 20;

void MeasureLists(const std::filesystem::path& folder, const support::Grower::Size& size) {
    support::GrowingClock clock;
    model::SeededIdSource ids(clock, 2);
    model::ClinicProfile profile;
    profile.name = "Grown";
    model::User owner;
    owner.name = "bench";
    const auto made = store::ClinicStore::Create(folder / "Grown.palpate", profile, owner, "long enough here",
                                                 {&clock, &ids, store::KeyCost::Quick});
    support::Grower(*made.store, clock, 1).Grow(size);
    RawTable raw(folder / "raw_lists.db");
    raw.Fill(size.clients);
    const auto measure = [&](const char* name, const std::function<std::size_t()>& list) {
        std::size_t rows = 0;
        bench::Measure(
            {name, "ms", 15, kLists},
            [&] {
                for (int i = 0; i < kLists; ++i) rows = list();
            },
            [&] {
                for (int i = 0; i < kLists; ++i) bench::Keep(raw.Read(kRows, size.clients));
            });
        if (rows == 0) throw std::runtime_error(std::string(name) + " found nothing");
    };
    const store::ClinicStore& store = *made.store;
    measure("recent_clients", [&] { return store.RecentClients(kRows).size(); });
    measure("unsigned_visits", [&] { return store.UnsignedVisits({}, kRows).size(); });
    measure("find_all", [&] { return store.FindClients("", kRows).size(); });
    measure("find_one_letter", [&] { return store.FindClients("a", kRows).size(); });
    measure("find_two_letters", [&] { return store.FindClients("mü", kRows).size(); });
    measure("find_two_words", [&] { return store.FindClients("anna j", kRows).size(); });
}

void MeasureSaves(const support::TempDir& dir) {
    const model::SystemClock clock;
    model::SeededIdSource ids(clock, 1);
    model::ClinicProfile profile;
    profile.name = "Bench";
    model::User owner;
    owner.name = "bench";
    const auto made = store::ClinicStore::Create(dir.Path() / "Bench.palpate", profile, owner, "long enough here",
                                                 {&clock, &ids, store::KeyCost::Quick});
    model::Client client;
    client.name = "Ada";
    client = made.store->SaveClient(client);
    RawTable raw(dir.Path() / "raw.db");
    const auto visit = [&] { return VisitOf(client.id, made.store->SignedIn().id, ids); };
    const bench::Plan plan{"durable_save_40_marks", "ms", 15, kSaves};
    bench::Measure(
        plan,
        [&] {
            for (int i = 0; i < kSaves; ++i) made.store->SaveVisit(visit());
        },
        [&] {
            for (int i = 0; i < kSaves; ++i) raw.Save(visit());
        });
}

}  // namespace

int main(int argc, char** argv) {
    support::Grower::Size size{2'000, 20'000};
    if (argc == 3) size = {std::stoi(argv[1]), std::stoi(argv[2])};
    const support::TempDir dir;
    MeasureSaves(dir);
    MeasureLists(dir.Path(), size);
}
