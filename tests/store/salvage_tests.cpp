#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "model/problem.h"
#include "store/failing_disk.h"
#include "store/random_records.h"
#include "store/salvage.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(salvage_tests)

using support::TestClinic;

namespace {

constexpr std::size_t kPage = 4096;
constexpr int kRounds = 200;

// One page of the database as the engine itself sees it while everything is whole.
struct KnownPage {
    std::string table;
    std::size_t number = 0;
    long long rows = 0;
    bool overflow = false;
};

// A clinic of so many visits that its trees have inner pages.
struct FullClinic : TestClinic {
    support::RandomRecords random{clock, 5};
    std::vector<model::Client> clients;
    std::vector<model::Visit> visits;
    std::filesystem::path target = dir.Path() / "Saved.palpate";

    FullClinic() {
        for (int i = 0; i < 6; ++i) {
            clients.push_back(store->SaveClient(random.Client()));
            for (int k = 0; k < 8; ++k) {
                visits.push_back(random.Visit(clients.back().id));
                visits.back().status = model::VisitStatus::Draft;
                store->SaveVisit(visits.back());
            }
        }
        store->SavePicture(random.Picture(clients[0].id));
        store->SignVisit(visits[0], store->Unlock(support::kPassphrase));
        visits[0].status = model::VisitStatus::Signed;
    }
    [[nodiscard]] std::filesystem::path Database() const { return folder / "clinic.db"; }
    [[nodiscard]] store::Salvaged Save() const {
        return store::Salvage(folder, target, {support::kUser, support::kPassphrase, {}}, around);
    }
    [[nodiscard]] std::vector<KnownPage> Pages() const {
        std::vector<KnownPage> pages;
        support::RawDatabase raw(*this);
        sqlite3_stmt* rows = nullptr;
        const char* sql =
            "SELECT d.name, d.pageno, d.pagetype, d.ncell, m.sql LIKE '%WITHOUT ROWID%' FROM dbstat d JOIN "
            "sqlite_master m ON m.name = d.name AND m.type = 'table'";
        BOOST_TEST_REQUIRE(sqlite3_prepare_v2(raw.Handle(), sql, -1, &rows, nullptr) == SQLITE_OK);
        while (sqlite3_step(rows) == SQLITE_ROW) {
            const std::string type = reinterpret_cast<const char*>(sqlite3_column_text(rows, 2));
            const bool holds_rows =
                type == "leaf" || (type == "internal" && sqlite3_column_int(rows, 4) != 0);
            pages.push_back({reinterpret_cast<const char*>(sqlite3_column_text(rows, 0)),
                             static_cast<std::size_t>(sqlite3_column_int64(rows, 1)),
                             holds_rows ? sqlite3_column_int64(rows, 3) : 0, type == "overflow"});
        }
        sqlite3_finalize(rows);
        return pages;
    }
};

// As disks and sticks do it: bits turned, parts blanked or filled with something else.
void DamagePage(std::string& file, std::size_t number, support::RandomRecords& random) {
    const std::size_t from = (number - 1) * kPage;
    switch (random.Int(0, 2)) {
        case 0:
            file[from + static_cast<std::size_t>(random.Int(0, kPage - 1))] ^= 0x10;
            break;
        case 1:
            std::fill_n(file.begin() + static_cast<std::ptrdiff_t>(from), kPage, '\0');
            break;
        default:
            for (std::size_t i = 0; i < 512; ++i) file[from + i] = static_cast<char>(random.Int(0, 255));
    }
}

struct Expected {
    long long most = 0, least = 0;
};

std::map<std::string, Expected> ExpectedOf(const std::vector<KnownPage>& pages,
                                           const std::set<std::size_t>& damaged) {
    std::map<std::string, Expected> expected;
    for (const KnownPage& page : pages) {
        Expected& table = expected[page.table];
        if (!damaged.contains(page.number)) {
            table.most += page.rows;
            table.least += page.rows;
        } else if (page.overflow) {
            --table.least;  // it costs the row it belongs to, which may be lost already
        }
    }
    return expected;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_whole_clinic_is_saved_whole_with_what_is_still_in_its_log) {
    FullClinic clinic;
    // As after a crash: what was saved last lies beside the file.
    const auto copy = clinic.dir.Path() / "Crashed.palpate";
    std::filesystem::copy(clinic.folder, copy, std::filesystem::copy_options::recursive);
    BOOST_TEST(std::filesystem::file_size(copy / "clinic.db-wal") > 0U);
    const auto saved =
        store::Salvage(copy, clinic.target, {support::kUser, support::kPassphrase, {}}, clinic.around);
    BOOST_TEST(saved.report.unreadable == 0);
    BOOST_TEST(saved.report.rows_cut == 0);
    BOOST_TEST(saved.report.made_anew.empty());
    for (const auto& table : saved.report.tables) BOOST_TEST(table.missing == 0, table.name);
    for (const auto& client : clinic.clients)
        BOOST_TEST((saved.store->LoadClient(client.id) == clinic.store->LoadClient(client.id)));
    for (const auto& visit : clinic.visits) BOOST_TEST((saved.store->LoadVisit(visit.id) == visit));
    const auto report = saved.store->Check();
    BOOST_TEST(report.sound);
    for (const auto& finding : report.findings) BOOST_TEST_MESSAGE(finding);
    BOOST_TEST(report.signatures == 1);
    BOOST_TEST(saved.store->AuditTrail().back().action == "clinic.salvage");
    model::Visit changed = clinic.visits[0];
    changed.reason += " and more";
    BOOST_CHECK_THROW(saved.store->SaveVisit(changed), model::Error);
}

BOOST_AUTO_TEST_CASE(every_row_on_a_page_that_holds_is_saved) {
    FullClinic clinic;
    clinic.store.reset();
    const auto pages = clinic.Pages();
    const std::string whole = support::ReadFile(clinic.Database());
    const int count = static_cast<int>(whole.size() / kPage);
    long long saved_rows = 0, rows_there = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::string file = whole;
        std::set<std::size_t> damaged;
        for (int i = clinic.random.Int(1, 6); i > 0; --i)
            damaged.insert(static_cast<std::size_t>(clinic.random.Int(1, count)));
        for (const std::size_t number : damaged) DamagePage(file, number, clinic.random);
        support::WriteFile(clinic.Database(), file);
        const auto saved = clinic.Save();
        BOOST_TEST(saved.report.unreadable == static_cast<long long>(damaged.size()));
        auto expected = ExpectedOf(pages, damaged);
        for (const auto& table : saved.report.tables) {
            rows_there += expected[table.name].most;
            saved_rows += table.rows;
            if (std::ranges::count(saved.report.made_anew, table.name) > 0) continue;
            BOOST_TEST_CONTEXT("round " << round << ", " << table.name) {
                BOOST_TEST(table.rows >= expected[table.name].least);
                BOOST_TEST(table.rows <= expected[table.name].most);
            }
        }
        BOOST_TEST(support::ReadFile(clinic.Database()) == file);
        std::filesystem::remove_all(clinic.target);
    }
    BOOST_TEST_MESSAGE(saved_rows << " rows saved, " << rows_there << " on pages that hold");
}

BOOST_AUTO_TEST_CASE(without_its_first_page_a_clinic_opens_with_all_it_held) {
    FullClinic clinic;
    clinic.store.reset();
    std::string file = support::ReadFile(clinic.Database());
    std::fill_n(file.begin(), kPage, 'x');
    support::WriteFile(clinic.Database(), file);
    BOOST_CHECK_THROW((void)clinic.Open(), model::Error);
    const auto saved = clinic.Save();
    for (const auto& visit : clinic.visits) BOOST_TEST((saved.store->LoadVisit(visit.id) == visit));
    BOOST_TEST(saved.store->FindClients("").size() == clinic.clients.size());
    BOOST_TEST(saved.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(what_the_log_lost_is_told_and_named) {
    FullClinic clinic;
    clinic.store.reset();
    const auto pages = clinic.Pages();
    const auto log = std::ranges::find_if(
        pages, [](const KnownPage& page) { return page.table == "audit" && page.rows > 0; });
    BOOST_TEST_REQUIRE((log != pages.end()));
    std::string file = support::ReadFile(clinic.Database());
    DamagePage(file, log->number, clinic.random);
    support::WriteFile(clinic.Database(), file);
    const auto saved = clinic.Save();
    const auto table = std::ranges::find(saved.report.tables, "audit", &store::SalvagedTable::name);
    BOOST_TEST(table->missing == log->rows);
    BOOST_TEST(!saved.store->VerifyAudit().Sound());
    // It needs backups all the same, and they can be restored.
    const auto backup = clinic.dir.Path() / "copy.palpate", again = clinic.dir.Path() / "Again.palpate";
    saved.store->BackUp(backup);
    const auto restored = store::Restore(backup, again, support::kUser, support::kPassphrase, clinic.around);
    BOOST_TEST(restored->Check().visits == saved.store->Check().visits);
    BOOST_TEST(!restored->VerifyAudit().Sound());
}

BOOST_AUTO_TEST_CASE(it_opens_with_the_recovery_code_and_refuses_what_is_wrong) {
    FullClinic clinic;
    clinic.store.reset();
    const auto before = clinic.Files();
    const auto save = [&](const store::SalvageKey& key) {
        return store::Salvage(clinic.folder, clinic.target, key, clinic.around);
    };
    BOOST_CHECK_THROW((void)save({support::kUser, "wrong", {}}), model::Error);
    BOOST_TEST(!std::filesystem::exists(clinic.target));
    BOOST_TEST(save({support::kUser, "quite new words", clinic.recovery_code}).store->Visits({}).size() ==
               clinic.visits.size());
    BOOST_CHECK_THROW((void)save({support::kUser, support::kPassphrase, {}}), model::Error);
    BOOST_TEST((clinic.Files() == before));
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(clinic.dir.Path()), {}) == 2);
}

BOOST_AUTO_TEST_CASE(what_a_clinic_wrote_itself_is_saved_with_it) {
    TestClinic clinic;
    clinic.store.reset();
    std::filesystem::create_directory(clinic.folder / "content");
    support::WriteFile(clinic.folder / "content" / "rules.toml", "[[rule]]\n");
    support::WriteFile(clinic.folder / "content" / "doses.toml", "[[dose]]\n");
    support::WriteFile(clinic.folder / "content" / "notes.txt", "not read");
    const auto target = clinic.dir.Path() / "Saved.palpate";
    const auto saved =
        store::Salvage(clinic.folder, target, {support::kUser, support::kPassphrase, {}}, clinic.around);
    BOOST_TEST(support::ReadFile(target / "content" / "rules.toml") == "[[rule]]\n");
    BOOST_TEST(support::ReadFile(target / "content" / "doses.toml") == "[[dose]]\n");
    BOOST_TEST(!std::filesystem::exists(target / "content" / "notes.txt"));
}

BOOST_AUTO_TEST_CASE(a_clinic_cut_off_or_of_an_older_version_is_saved_too) {
    TestClinic clinic;
    clinic.store.reset();
    std::filesystem::remove_all(clinic.folder);
    std::filesystem::copy(std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store/clinic_version_2",
                          clinic.folder);
    const auto target = clinic.dir.Path() / "Saved.palpate";
    const store::SalvageKey key{support::kUser, support::kPassphrase, {}};
    {
        const auto saved = store::Salvage(clinic.folder, target, key, clinic.around);
        BOOST_TEST(saved.store->Check().sound);
        BOOST_TEST(saved.store->Visits({}).size() == 2U);
    }
    std::filesystem::remove_all(target);
    std::string file = support::ReadFile(clinic.folder / "clinic.db");
    support::WriteFile(clinic.folder / "clinic.db", file.substr(0, file.size() / 2 + 100));
    const auto saved = store::Salvage(clinic.folder, target, key, clinic.around);
    BOOST_TEST(saved.report.unreadable == 1);
    BOOST_TEST(saved.store->Users().size() == 1U);
}

BOOST_AUTO_TEST_CASE(it_goes_on_or_stops_as_it_is_told_and_leaves_nothing) {
    TestClinic clinic;
    model::Picture picture;
    picture.id = clinic.ids.New<model::PictureId>();
    picture.media_type = "image/png";
    picture.width = picture.height = 1;
    picture.bytes = std::string(1'500'000, 'p');
    clinic.store->SavePicture(picture);
    clinic.store.reset();
    const auto target = clinic.dir.Path() / "Saved.palpate";
    const auto save = [&](bool goes_on) {
        long long seen = 0;
        const auto saved = store::Salvage(clinic.folder, target, {support::kUser, support::kPassphrase, {}},
                                          clinic.around, [&](long long done, long long all) {
                                              BOOST_TEST((seen < done && done <= all));
                                              seen = done;
                                              return goes_on;
                                          });
        BOOST_TEST(seen > 0);
        BOOST_TEST((saved.store->LoadPicture(picture.id) == picture));
    };
    BOOST_CHECK_EXCEPTION(save(false), model::Error, [](const model::Error& error) {
        return error.Kind() == model::ErrorKind::Refused;
    });
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(clinic.dir.Path()), {}) == 1);
    save(true);
}

BOOST_AUTO_TEST_CASE(the_version_a_damaged_clinic_tells_is_believed_where_it_can_be) {
    TestClinic clinic;
    (void)clinic.AddClient("Ada");
    clinic.store.reset();
    const auto target = clinic.dir.Path() / "Saved.palpate";
    const store::SalvageKey key{support::kUser, support::kPassphrase, {}};
    support::RawDatabase(clinic).Run("PRAGMA user_version = 999");
    BOOST_CHECK_EXCEPTION((void)store::Salvage(clinic.folder, target, key, clinic.around), model::Error,
                          [](const model::Error& error) {
                              return std::string(error.what()).find("written by a newer Palpate") !=
                                     std::string::npos;
                          });
    BOOST_TEST(!std::filesystem::exists(target));
    support::RawDatabase(clinic).Run("PRAGMA user_version = 0");
    const auto saved = store::Salvage(clinic.folder, target, key, clinic.around);
    BOOST_TEST(saved.store->FindClients("Ada").size() == 1U);
    BOOST_TEST(saved.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(what_does_not_open_in_the_end_is_removed_again) {
    TestClinic clinic;
    clinic.store.reset();
    const auto before = clinic.Files();
    const auto target = clinic.dir.Path() / "Saved.palpate";
    const auto only_the_clinic = [&] {
        return std::distance(std::filesystem::directory_iterator(clinic.dir.Path()), {}) == 1;
    };
    BOOST_CHECK_THROW(
        (void)store::Salvage(clinic.folder, target, {"nobody", "quite new words", clinic.recovery_code},
                             clinic.around),
        model::Error);
    BOOST_TEST(only_the_clinic());
    support::FailEveryCall(
        [&] {
            (void)store::Salvage(clinic.folder, target, {support::kUser, support::kPassphrase, {}},
                                 clinic.around);
        },
        [&](bool done) {
            BOOST_TEST(std::filesystem::exists(target) == done);
            std::filesystem::remove_all(target);
            BOOST_TEST(only_the_clinic());
        });
    BOOST_TEST((clinic.Files() == before));
}

// What the file says of its own trees may be anything; rows are known by their shape then.
BOOST_AUTO_TEST_CASE(a_list_of_trees_that_lies_loses_no_client) {
    const char* lies[] = {"UPDATE sqlite_master SET type = NULL WHERE name = 'clients'",
                          "UPDATE sqlite_master SET name = NULL WHERE tbl_name = 'visits'",
                          "UPDATE sqlite_master SET rootpage = NULL WHERE name = 'visits'",
                          "UPDATE sqlite_master SET rootpage = 123456789 WHERE name = 'visits'",
                          "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE "
                          "name = 'clinic') WHERE name = "
                          "'phrases'",
                          "UPDATE sqlite_master SET name = 'nothing known' WHERE name = 'phrases'"};
    for (const std::string lie : lies) {
        TestClinic clinic;
        const auto ada = clinic.AddClient("Ada");
        clinic.store->SaveVisit(clinic.NewVisit(ada.id));
        clinic.store.reset();
        support::RawDatabase(clinic).Run("PRAGMA writable_schema = ON; " + lie);
        const auto saved = store::Salvage(clinic.folder, clinic.dir.Path() / "Saved.palpate",
                                          {support::kUser, support::kPassphrase, {}}, clinic.around);
        BOOST_TEST((saved.store->LoadClient(ada.id) == ada), lie);
        BOOST_TEST(saved.store->Visits({}).size() == 1U, lie);
        BOOST_TEST(saved.report.unreadable == 0, lie);
    }
}

BOOST_AUTO_TEST_SUITE_END()
