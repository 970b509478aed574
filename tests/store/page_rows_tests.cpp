// Rows of single pages: whatever the bytes say, nothing is read past them and a row is whole or lost.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/page_rows.h"
#include "store/raw_key.h"
#include "store/salvage.h"
#include "vault/sealed_page.h"

BOOST_AUTO_TEST_SUITE(page_rows_tests)

using store::PageFile;
using support::TestClinic;

namespace {

constexpr std::size_t kUsable = vault::kPageBytes - vault::kPageSealBytes;
constexpr std::size_t kRowAt = 1000, kSoundAt = 3000;

// A clinic that is closed, as a file of pages.
struct Closed : TestClinic {
    Closed() { store.reset(); }
    [[nodiscard]] std::filesystem::path Log() const { return folder / "clinic.db-wal"; }
    [[nodiscard]] PageFile Pages() const { return {folder / "clinic.db", Log(), support::DataKey(*this)}; }
};

void Put(std::string& page, std::size_t at, std::string_view bytes) {
    page.replace(at, bytes.size(), bytes);
}

void PutTwo(std::string& page, std::size_t at, std::size_t number) {
    page[at] = static_cast<char>(number >> 8U);
    page[at + 1] = static_cast<char>(number);
}

// A leaf of a table with those rows, at those places.
std::string Leaf(const std::vector<std::pair<std::size_t, std::string>>& rows) {
    std::string page(vault::kPageBytes, '\0');
    page[0] = 13;
    PutTwo(page, 3, rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        PutTwo(page, 8 + 2 * i, rows[i].first);
        if (rows[i].first < page.size()) Put(page, rows[i].first, rows[i].second);
    }
    return page;
}

// Size of the row, its number 7, then what it holds.
std::string Row(const std::string& record) {
    return static_cast<char>(record.size()) + std::string("\x07") + record;
}

// One small number: a head of two bytes, the type of one byte, the value 5.
const std::string kSound = Row("\x02\x01\x05");

// The numbers among them.
std::vector<double> Numbers(const store::FoundRow& row) {
    std::vector<double> numbers;
    for (const store::Cell& cell : row.cells) {
        if (const auto* whole = std::get_if<std::int64_t>(&cell))
            numbers.push_back(static_cast<double>(*whole));
        if (const auto* real = std::get_if<double>(&cell)) numbers.push_back(*real);
    }
    return numbers;
}

struct Case {
    const char* name;
    std::string row;
    std::size_t at = kRowAt;
};

const Case kLost[] = {
    {"a head longer than the row", Row("\x09\x01\x05")},
    {"a type nobody writes", Row("\x02\x0A\x05")},
    {"a head that ends within a type", Row("\x03\x01\x81")},
    {"a head whose last type goes on behind it", Row(std::string("\x02\x81\x00\x05", 4))},
    {"a number that is not there", Row("\x02\x06\x05")},
    {"a text that is not there", Row("\x02\x1D\x05")},
    {"bytes behind the last value", Row("\x02\x01\x05\x05")},
    {"more values than any table has", "\x81\x4C\x07\x81\x4C" + std::string(202, '\x08')},
    {"a size of 4 GiB", "\x90\x80\x80\x80" + std::string("\x00\x07", 2)},
    {"a chain that begins nowhere", "\xC0" + std::string("\x00\x07", 2)},
    {"a row that ends behind the page", "\x60\x07\x02\x01", kUsable - 4},
    {"a place of the chain behind the page", "\xC0" + std::string("\x00\x07", 2), kUsable - 490},
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_no_row_is_lost_and_its_neighbour_is_not) {
    const Closed clinic;
    PageFile file = clinic.Pages();
    for (const Case& one : kLost) {
        BOOST_TEST_CONTEXT(one.name) {
            const auto found = store::RowsOf(Leaf({{one.at, one.row}, {kSoundAt, kSound}}), 2, file);
            BOOST_TEST(found.lost == 1);
            BOOST_REQUIRE(found.rows.size() == 1U);
            BOOST_TEST(found.rows[0].rowid == 7);
            BOOST_TEST((Numbers(found.rows[0]) == std::vector<double>{5}));
        }
    }
}

BOOST_AUTO_TEST_CASE(places_outside_the_page_are_passed_over) {
    const Closed clinic;
    PageFile file = clinic.Pages();
    for (const std::size_t at : {kUsable - 3, kUsable, kUsable + 1, std::size_t{0xFFFF}}) {
        const auto found = store::RowsOf(Leaf({{at, {}}, {kSoundAt, kSound}}), 2, file);
        BOOST_TEST(found.rows.size() == 1U, at);
        BOOST_TEST(found.lost == 0, at);
    }
    std::string many = Leaf({{kSoundAt, kSound}});
    PutTwo(many, 3, 0xFFFF);
    BOOST_TEST(store::RowsOf(many, 2, file).rows.empty());
    std::string other = Leaf({{kSoundAt, kSound}});
    other[0] = 7;
    BOOST_TEST(store::RowsOf(other, 2, file).rows.empty());
}

BOOST_AUTO_TEST_CASE(numbers_are_read_as_the_engine_writes_them) {
    const Closed clinic;
    PageFile file = clinic.Pages();
    // Row -2, with 0, 1 and 2.5, for which a type stands alone or eight bytes follow.
    const std::string row = "\x0C" + std::string(8, '\xFF') + '\xFE' +
                            std::string("\x04\x08\x09\x07\x40\x04\x00\x00\x00\x00\x00\x00", 12);
    const auto found = store::RowsOf(Leaf({{kRowAt, row}}), 2, file);
    BOOST_REQUIRE(found.rows.size() == 1U);
    BOOST_TEST(found.rows[0].rowid == -2);
    BOOST_TEST((Numbers(found.rows[0]) == std::vector<double>{0, 1, 2.5}));
}

BOOST_AUTO_TEST_CASE(a_row_of_any_size_is_put_together_again) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    std::vector<model::Picture> pictures;
    for (std::size_t size = 300; size < 13'000; size += 211) {
        model::Picture& one = pictures.emplace_back();
        one.id = clinic.ids.New<model::PictureId>();
        one.client = client.id;
        one.media_type = "image/png";
        one.width = one.height = 1;
        one.bytes = std::string(size, static_cast<char>('a' + size % 26));
        clinic.store->SavePicture(one);
    }
    clinic.store.reset();
    const auto saved = store::Salvage(clinic.folder, clinic.dir.Path() / "Saved.palpate",
                                      {support::kUser, support::kPassphrase, {}}, clinic.around);
    BOOST_TEST(saved.report.rows_cut == 0);
    for (const auto& one : pictures) BOOST_TEST((saved.store->LoadPicture(one.id) == one), one.bytes.size());
}

// --- the file they lie in ---

BOOST_AUTO_TEST_CASE(pages_outside_the_file_are_none) {
    const Closed clinic;
    PageFile file = clinic.Pages();
    BOOST_TEST(file.Page(1).has_value());
    BOOST_TEST(file.Page(file.Pages()).has_value());
    BOOST_TEST(!file.Page(0).has_value());
    BOOST_TEST(!file.Page(file.Pages() + 1).has_value());
    const auto none = clinic.dir.Path() / "none.db";
    BOOST_CHECK_EXCEPTION((PageFile(none, clinic.Log(), support::DataKey(clinic))), model::Error,
                          [](const model::Error& error) {
                              return error.Kind() == model::ErrorKind::Environment &&
                                     std::string(error.what()).find("none.db") != std::string::npos;
                          });
}

// What was written last may have reached the disk in part.
BOOST_AUTO_TEST_CASE(a_log_that_was_cut_off_counts_up_to_its_last_whole_commit) {
    TestClinic clinic;
    (void)clinic.AddClient("Ada");
    const auto copy = clinic.dir.Path() / "Crashed.palpate";
    std::filesystem::copy(clinic.folder, copy, std::filesystem::copy_options::recursive);
    const std::string log = support::ReadFile(copy / "clinic.db-wal");
    for (const std::size_t cut : {std::size_t{1}, std::size_t{4096}, std::size_t{4121}, log.size() - 20}) {
        support::WriteFile(copy / "clinic.db-wal", log.substr(0, log.size() - cut));
        const auto target = clinic.dir.Path() / "Saved.palpate";
        const auto saved =
            store::Salvage(copy, target, {support::kUser, support::kPassphrase, {}}, clinic.around);
        BOOST_TEST(saved.report.unreadable == 0, cut);
        BOOST_TEST(saved.store->FindClients("").empty(), cut);
        BOOST_TEST(saved.store->Check().sound, cut);
        std::filesystem::remove_all(target);
    }
}

BOOST_AUTO_TEST_SUITE_END()
