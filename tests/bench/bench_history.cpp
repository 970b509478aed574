// The history of one client with 500 visits and 20,000 marks, and of a clinic with a million marks.
//   history.read    what the store reads, beside one SELECT of as many marks of an encrypted table
//   history.open    the history as it is loaded, with its entry in the audit log, beside the same
//   history.heat    one range of ten years counted, beside one pass over as many numbers
//   history.clinic  the same of the clinic
#include <sqlite3.h>

#include <stdexcept>

#include "bench/bench.h"
#include "desk/clinic.h"
#include "desk/past_frequency.h"
#include "desk/resources.h"
#include "store/past.h"
#include "support/grown_clinic.h"
#include "support/temp_dir.h"

namespace {

constexpr int kVisits = 500, kMarks = 40;
constexpr int kClinicVisits = 250'000, kClinicMarks = 4;

struct Dice {
    unsigned long long state = 7;
    unsigned Below(unsigned n) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<unsigned>((state >> 33) % n);
    }
};

// Structures of the chart with both sides.
std::vector<std::string> Paired(desk::Resources& resources) {
    std::vector<std::string> regions;
    for (const auto& region : resources.Words().Regions())
        if (region.paired) regions.push_back(region.id);
    return regions;
}

model::Mark MarkAt(const std::vector<std::string>& regions, model::IdSource& ids, Dice& dice) {
    model::Mark mark;
    mark.id = ids.New<model::MarkId>();
    mark.spot = ids.New<model::SpotId>();
    mark.view = model::View::Back;
    mark.points = {{100.0 + dice.Below(100), 200.0 + dice.Below(400)}};
    mark.at = {regions[dice.Below(static_cast<unsigned>(regions.size()))],
               dice.Below(2) == 0 ? model::Side::Left : model::Side::Right};
    mark.finding = "hypertonicity";
    mark.before = static_cast<int>(dice.Below(11));
    mark.after = static_cast<int>(dice.Below(11));
    return mark;
}

// A visit a week for ten years.
model::ClientId Grow(store::ClinicStore& store, support::GrowingClock& clock,
                     const std::vector<std::string>& regions) {
    model::SeededIdSource ids(clock, 3);
    Dice dice;
    model::Client client;
    client.id = ids.New<model::ClientId>();
    client.name = "Ada";
    store.SaveClient(client);
    store.Together([&] {
        for (int i = 0; i < kVisits; ++i) {
            clock.now += std::chrono::hours(7 * 24);
            model::Visit visit;
            visit.id = ids.New<model::VisitId>();
            visit.client = client.id;
            visit.therapist = store.SignedIn().id;
            visit.number = i + 1;
            visit.service_at = visit.entered_at = clock.now;
            visit.soap = {"Tight after the long run.", "", "Overuse.", "Stretch daily."};
            for (int n = 0; n < kMarks; ++n) visit.marks.push_back(MarkAt(regions, ids, dice));
            visit.status = model::VisitStatus::Signed;
            store.SaveVisit(visit);
        }
    });
    return client.id;
}

// As many marks in a table like the store's, under the same cipher, read by one SELECT and not kept.
class RawMarks {
public:
    explicit RawMarks(const std::filesystem::path& file) {
        const std::string key = "raw:" + std::string(64, '7');
        Check(sqlite3_open(file.c_str(), &m_db));
        Check(sqlite3_key(m_db, key.data(), static_cast<int>(key.size())));
        Run("PRAGMA journal_mode=WAL;"
            "CREATE TABLE marks (visit TEXT, id TEXT, figure TEXT, view TEXT, points BLOB, region TEXT, side "
            "TEXT,"
            " layer TEXT, finding TEXT, before INTEGER, after INTEGER, spot TEXT, note TEXT, PRIMARY KEY "
            "(visit, id))"
            " STRICT, WITHOUT ROWID;"
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999)"
            "INSERT INTO marks SELECT printf('%036d', i / 40), printf('%036d', i), 'neutral', 'back',"
            " zeroblob(25), 'gastrocnemius_medial', 'left', 'superficial', 'hypertonicity', 5, 3,"
            " printf('%036d', i), '' FROM n");
        Check(sqlite3_prepare_v2(m_db, "SELECT * FROM marks ORDER BY visit, id", -1, &m_read, nullptr));
    }
    ~RawMarks() {
        sqlite3_finalize(m_read);
        sqlite3_close(m_db);
    }
    RawMarks(const RawMarks&) = delete;
    RawMarks& operator=(const RawMarks&) = delete;

    long long Read() {
        long long bytes = 0;
        while (sqlite3_step(m_read) == SQLITE_ROW)
            for (int column = 0; column < sqlite3_column_count(m_read); ++column) {
                bench::Keep(sqlite3_column_blob(m_read, column));
                bytes += sqlite3_column_bytes(m_read, column);
            }
        sqlite3_reset(m_read);
        return bytes;
    }

private:
    void Check(int status) {
        if (status != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(m_db));
    }
    void Run(const char* sql) { Check(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr)); }
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_read = nullptr;
};

store::ClinicRows ClinicOf(const std::vector<std::string>& regions) {
    store::ClinicRows rows;
    rows.words = regions;
    rows.words.emplace_back("maya");
    const auto last = static_cast<store::WordNumber>(rows.words.size() - 1);
    Dice dice;
    model::Instant at{std::chrono::milliseconds(1'400'000'000'000LL)};
    for (std::uint32_t visit = 0; visit < kClinicVisits; ++visit) {
        at += std::chrono::minutes(20);
        rows.visits.push_back({dice.Below(2000), last, at, at, false});
        for (int i = 0; i < kClinicMarks; ++i)
            rows.marks.push_back(
                {visit,
                 last,
                 {static_cast<store::WordNumber>(dice.Below(static_cast<unsigned>(regions.size()))),
                  dice.Below(2) == 0 ? model::Side::Left : model::Side::Right},
                 model::View::Back,
                 model::Layer::Superficial});
    }
    return rows;
}

void MeasureHeat(const char* name, const desk::FrequencyIndex& index, std::size_t entries,
                 const desk::PastRange& range) {
    std::vector<std::uint32_t> counts;
    std::vector<std::uint16_t> numbers(entries);
    Dice dice;
    for (auto& number : numbers)
        number = static_cast<std::uint16_t>(dice.Below(static_cast<unsigned>(index.Units().size())));
    std::vector<std::uint32_t> sums(index.Units().size());
    bench::Measure(
        {name, "us", 31, 1},
        [&] {
            index.CountInto(range, counts);
            bench::Keep(counts.data());
        },
        [&] {
            for (const std::uint16_t number : numbers) ++sums[number];
            bench::Keep(sums.data());
        });
}

}  // namespace

int main() {
    desk::Resources resources(PALPATE_SOURCE_DIR, PALPATE_SOURCE_DIR);
    const auto regions = Paired(resources);
    const support::TempDir dir;
    support::GrowingClock clock;
    model::SeededIdSource ids(clock, 1);
    auto made = store::ClinicStore::Create(dir.Path() / "Bench.palpate", {},
                                           {{}, "maya", "Maya", "", model::Role::Owner}, "a good passphrase",
                                           {&clock, &ids, store::KeyCost::Quick});
    const auto client = Grow(*made.store, clock, regions);
    RawMarks raw(dir.Path() / "raw.db");
    const auto clinic =
        desk::Clinic::Over(resources, std::move(made.store), {&clock, &ids, store::KeyCost::Quick});
    const auto select = [&] { bench::Keep(raw.Read()); };
    bench::Measure(
        {"history.read", "ms", 15, 1},
        [&] { bench::Keep(store::ReadPast(clinic->Store(), client).marks.size()); }, select);
    desk::ClientPast past;
    bench::Measure(
        {"history.open", "ms", 15, 1}, [&] { past = desk::LoadPast(*clinic, client); }, select);

    const desk::FrequencyIndex own(past, resources.Levels(), terms::Level::Structure);
    MeasureHeat("history.heat", own, past.marks.size(),
                {past.visits[10].day, past.visits[past.visits.size() - 10].day});
    const auto rows = ClinicOf(regions);
    const desk::FrequencyIndex all(rows, "UTC", resources.Levels(), terms::Level::Structure);
    MeasureHeat("history.clinic", all, rows.marks.size(),
                {model::ParseDate("2014-09-01"), model::ParseDate("2023-09-01")});
    return 0;
}
