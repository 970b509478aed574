#include <boost/test/unit_test.hpp>

#include "store/schema.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(open_tests)

using model::ErrorKind;
using support::TestClinic;

namespace {

// Opening fails with this kind and a sentence that contains the words; no file of the clinic changes.
void ExpectRefusal(const TestClinic& clinic, ErrorKind kind, const std::string& words,
                   const std::string& passphrase = support::kPassphrase,
                   const std::string& user = support::kUser) {
    auto before = clinic.Files();
    BOOST_CHECK_EXCEPTION((void)store::ClinicStore::Open(clinic.folder, user, passphrase, clinic.around),
                          model::Error, [&](const model::Error& error) {
                              BOOST_TEST(std::string(error.what()).find(words) != std::string::npos,
                                         error.what() << " should say: " << words);
                              return error.Kind() == kind;
                          });
    auto after = clinic.Files();
    // The one thing a refusal may write: that it happened.
    before.erase("refused-sign-ins");
    after.erase("refused-sign-ins");
    BOOST_TEST((before == after), "a refused opening left its traces");
}

}  // namespace

BOOST_AUTO_TEST_CASE(wrong_name_and_wrong_passphrase_get_the_same_sentence) {
    TestClinic clinic;
    clinic.store.reset();
    const std::string sentence = "The name or the passphrase is not right.";
    ExpectRefusal(clinic, ErrorKind::NoAccess, sentence, "wrong");
    ExpectRefusal(clinic, ErrorKind::NoAccess, sentence, "");
    ExpectRefusal(clinic, ErrorKind::NoAccess, sentence, support::kPassphrase, "nobody");
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
    ExpectRefusal(clinic, ErrorKind::NoAccess, sentence, "raw:0000");
}

BOOST_AUTO_TEST_CASE(refused_sign_ins_are_told_to_the_log_by_the_next_success) {
    TestClinic clinic;
    clinic.store.reset();
    for (int i = 0; i < 3; ++i) BOOST_CHECK_THROW((void)clinic.Open("wrong"), model::Error);
    clinic.clock.Set(clinic.clock.Now() + std::chrono::seconds(2));
    clinic.Reopen();
    int refused = 0;
    for (const auto& entry : clinic.store->AuditTrail()) refused += entry.action == "signin.failed";
    BOOST_TEST(refused == 3);
    clinic.Reopen();
    BOOST_TEST(clinic.store->AuditTrail().back().action == "clinic.open");
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_second_window_is_told) {
    TestClinic clinic;
    ExpectRefusal(clinic, ErrorKind::Environment, "is open in another window");
}

BOOST_AUTO_TEST_CASE(folders_that_are_no_clinic) {
    TestClinic clinic;
    clinic.store.reset();
    const auto open = [&](const std::filesystem::path& folder) {
        return
            [&clinic, folder] { (void)store::ClinicStore::Open(folder, "long enough", "x", clinic.around); };
    };
    const auto says = [](const std::string& words) {
        return [words](const model::Error& error) {
            return std::string(error.what()).find(words) != std::string::npos;
        };
    };
    BOOST_CHECK_EXCEPTION(open(clinic.dir.Path() / "none")(), model::Error,
                          says("There is no clinic folder"));
    BOOST_CHECK_EXCEPTION(open(clinic.dir.Path())(), model::Error, says("is not a Palpate clinic"));
    support::WriteFile(clinic.dir.Path() / "file", "text");
    BOOST_CHECK_EXCEPTION(open(clinic.dir.Path() / "file")(), model::Error, says("is not a Palpate clinic"));
}

BOOST_AUTO_TEST_CASE(missing_files_are_named) {
    TestClinic clinic;
    clinic.store.reset();
    const auto database = support::ReadFile(clinic.folder / "clinic.db");
    std::filesystem::remove(clinic.folder / "clinic.db");
    ExpectRefusal(clinic, ErrorKind::BadInput, "(clinic.db)");
    support::WriteFile(clinic.folder / "clinic.db", database);
    std::filesystem::remove(clinic.folder / "keys.json");
    std::filesystem::remove(clinic.folder / "keys.json.bak");
    ExpectRefusal(clinic, ErrorKind::BadInput, "(keys.json)");
}

BOOST_AUTO_TEST_CASE(the_spare_key_file_takes_over_and_the_first_is_mended) {
    TestClinic clinic;
    clinic.store.reset();
    const auto keys = support::ReadFile(clinic.folder / "keys.json");
    for (const std::string& wrong : {std::string(), keys.substr(0, 100), std::string(300'000, ' ')}) {
        support::WriteFile(clinic.folder / "keys.json", wrong);
        clinic.Reopen();
        clinic.store.reset();
        BOOST_TEST(support::ReadFile(clinic.folder / "keys.json") == keys);
    }
    std::filesystem::remove(clinic.folder / "keys.json");
    clinic.Reopen();
    BOOST_TEST(support::ReadFile(clinic.folder / "keys.json") == keys);
}

BOOST_AUTO_TEST_CASE(damaged_keys_in_both_copies_are_refused_at_every_byte) {
    TestClinic clinic;
    clinic.store.reset();
    const auto keys = support::ReadFile(clinic.folder / "keys.json");
    for (std::size_t at = 0; at < keys.size(); at += 7) {
        std::string wrong = keys;
        wrong[at] = static_cast<char>(wrong[at] ^ 1);
        support::WriteFile(clinic.folder / "keys.json", wrong);
        support::WriteFile(clinic.folder / "keys.json.bak", wrong);
        BOOST_CHECK_THROW((void)clinic.Open(), model::Error);
        BOOST_TEST(support::ReadFile(clinic.folder / "keys.json") == wrong);
    }
    ExpectRefusal(clinic, ErrorKind::BadInput, "damaged (keys.json)");
}

BOOST_AUTO_TEST_CASE(newer_files_are_refused_politely) {
    TestClinic clinic;
    clinic.store.reset();
    support::RawDatabase(clinic).Run("PRAGMA user_version = 999");
    ExpectRefusal(clinic, ErrorKind::BadInput, "written by a newer Palpate");
    const auto keys = support::ReadFile(clinic.folder / "keys.json");
    std::string newer = keys;
    newer.replace(newer.find("\"version\": 1"), 12, "\"version\": 3");
    support::WriteFile(clinic.folder / "keys.json", newer);
    support::WriteFile(clinic.folder / "keys.json.bak", newer);
    ExpectRefusal(clinic, ErrorKind::BadInput, "written by a newer Palpate");
}

BOOST_AUTO_TEST_CASE(a_damaged_database_never_crashes_and_never_passes_unseen) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    for (int i = 0; i < 20; ++i) clinic.store->SaveVisit(clinic.NewVisit(client.id));
    clinic.store.reset();
    const auto whole = clinic.Files();
    const std::string& database = whole.at("clinic.db");
    int refused = 0;
    for (std::size_t at = 0; at < database.size(); at += at < 128 ? 5 : 2039) {
        std::string wrong = database;
        wrong[at] = static_cast<char>(wrong[at] ^ 0x40);
        support::WriteFile(clinic.folder / "clinic.db", wrong);
        std::unique_ptr<store::ClinicStore> opened;
        try {
            opened = clinic.Open();
        } catch (const model::Error& error) {
            ++refused;
            BOOST_TEST((error.Kind() == ErrorKind::BadInput), error.what());
            BOOST_TEST((support::ReadFile(clinic.folder / "clinic.db") == wrong), "byte " << at);
        }
        // Bytes 16 to 23 are not sealed; what they say is checked against the file itself.
        if (opened && (at < 16 || at > 23)) BOOST_TEST(!opened->Check().sound, "byte " << at);
        if (opened && at >= 16 && at <= 23) BOOST_TEST(opened->Check().visits == 20);
        opened.reset();
        for (const auto& [name, content] : whole) support::WriteFile(clinic.folder / name, content);
    }
    BOOST_TEST(refused > 10);
    for (const std::string& wrong :
         {std::string(), std::string(1, 'x'), std::string(8192, '\0'), database.substr(0, 4096)}) {
        support::WriteFile(clinic.folder / "clinic.db", wrong);
        ExpectRefusal(clinic, ErrorKind::BadInput, "damaged");
    }
}

BOOST_AUTO_TEST_CASE(files_are_private) {
    TestClinic clinic;
    clinic.store->BackUp(clinic.dir.Path() / "copy");
    const auto open_to_others = [](const std::filesystem::path& path) {
        return (std::filesystem::status(path).permissions() & std::filesystem::perms(077)) !=
               std::filesystem::perms::none;
    };
    for (const auto& root : {clinic.folder, clinic.dir.Path() / "copy"}) {
        BOOST_TEST(!open_to_others(root));
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
            BOOST_TEST(!open_to_others(entry.path()), entry.path());
    }
}

BOOST_AUTO_TEST_CASE(passphrases_change_without_touching_a_page) {
    TestClinic clinic;
    BOOST_CHECK_THROW(clinic.store->ChangePassphrase("wrong", "the next one"), model::Error);
    clinic.store->ChangePassphrase(support::kPassphrase, "the next one");
    clinic.store.reset();
    BOOST_CHECK_THROW((void)clinic.Open(), model::Error);
    clinic.store = clinic.Open("the next one");
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST(support::ReadFile(clinic.folder / "keys.json") ==
               support::ReadFile(clinic.folder / "keys.json.bak"));
}

BOOST_AUTO_TEST_CASE(the_recovery_code_opens_and_sets_a_new_passphrase) {
    TestClinic clinic;
    clinic.AddClient("Ada");
    clinic.store.reset();
    std::string typed = clinic.recovery_code, wrong = clinic.recovery_code;
    for (char& c : typed) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
    const auto recover = [&](const std::string& code, const std::string& user) {
        return store::ClinicStore::Recover(clinic.folder, code, user, "brand new words", clinic.around);
    };
    BOOST_CHECK_THROW((void)recover(wrong, support::kUser), model::Error);
    BOOST_CHECK_THROW((void)recover("", support::kUser), model::Error);
    BOOST_CHECK_THROW((void)recover(typed, "nobody"), model::Error);
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
    BOOST_TEST(recover(typed, support::kUser)->FindClients("").size() == 1U);
    BOOST_CHECK_THROW((void)clinic.Open(), model::Error);
    BOOST_TEST(clinic.Open("brand new words")->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_new_clinic_takes_only_a_free_place) {
    TestClinic clinic;
    const auto create = [&](const std::filesystem::path& folder, const std::string& passphrase) {
        return store::ClinicStore::Create(folder, TestClinic::Profile(), TestClinic::Owner(), passphrase,
                                          clinic.around);
    };
    BOOST_CHECK_THROW((void)create(clinic.folder, "long enough"), model::Error);
    BOOST_CHECK_THROW((void)create(clinic.dir.Path() / "none" / "New.palpate", "long enough"), model::Error);
    BOOST_CHECK_THROW((void)create(clinic.dir.Path() / "New.palpate", ""), model::Error);
    BOOST_TEST(!std::filesystem::exists(clinic.dir.Path() / "New.palpate"));
    std::filesystem::create_directory(clinic.dir.Path() / "Empty.palpate");
    BOOST_TEST(create(clinic.dir.Path() / "Empty.palpate/", "long enough").store->Check().sound);
    BOOST_TEST(store::ClinicStore::UserNames(clinic.dir.Path() / "Empty.palpate").front() == support::kUser);
    int entries = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(clinic.dir.Path()))
        ++entries;
    BOOST_TEST(entries == 2);
}

BOOST_AUTO_TEST_CASE(schema_steps_run_once_each_after_a_backup) {
    TestClinic clinic;
    clinic.store.reset();
    const vault::Secret key = vault::Secret::Random(32);
    store::Engine engine(clinic.dir.Path() / "steps.db", key, store::Engine::Mode::Create);
    int backups = 0;
    const auto count = [&] { ++backups; };
    const char* steps[] = {"CREATE TABLE a (x INTEGER)",
                           "CREATE TABLE b (x INTEGER); INSERT INTO b VALUES (1)", "nonsense"};
    store::BringUp(engine, std::span(steps, 1), count);
    store::BringUp(engine, std::span(steps, 2), count);
    store::BringUp(engine, std::span(steps, 2), count);
    BOOST_TEST(backups == 2);
    BOOST_TEST(engine.Number("SELECT count(*) FROM b") == 1);
    BOOST_CHECK_THROW(store::BringUp(engine, steps, count), model::Error);
    BOOST_TEST(engine.SchemaVersion() == 2);
    BOOST_CHECK_THROW(store::BringUp(engine, std::span(steps, 1), count), model::Error);
}

BOOST_AUTO_TEST_CASE(a_backup_opens_like_the_clinic_and_is_never_overwritten) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    clinic.store->SaveVisit(clinic.NewVisit(client.id));
    const auto target = clinic.dir.Path() / "copy.palpate";
    clinic.store->BackUp(target);
    BOOST_CHECK_THROW(clinic.store->BackUp(target), model::Error);
    BOOST_CHECK_THROW(clinic.store->BackUp(clinic.dir.Path() / "none" / "copy"), model::Error);
    const auto copy = store::ClinicStore::Open(target, support::kUser, support::kPassphrase, clinic.around);
    BOOST_TEST((copy->LoadClient(client.id) == client));
    BOOST_TEST(copy->Check().visits == 1);
    BOOST_TEST(copy->Check().sound);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
