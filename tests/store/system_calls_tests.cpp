// Single calls of the system that fail, and what is told of them.
#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include <cstdlib>
#include <optional>

#include "store/anchor_file.h"
#include "store/clinic_folder.h"
#include "store/device_secret.h"
#include "store/failing_disk.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(system_calls_tests)

using model::Error;
using model::ErrorKind;
using support::FailingCall;
using support::ReadFile;
using support::WriteFile;

namespace {

const std::string kFull = "The disk is full; nothing was changed in ";
const std::string kForbidden = "This computer account may not read or write ";

// What is said when that work is done; nothing: it succeeds.
template <class Work>
std::string Said(const Work& work) try {
    work();
    return {};
} catch (const Error& error) {
    BOOST_TEST((error.Kind() == ErrorKind::Environment), error.what());
    return error.what();
}

struct Folder : support::TempDir {
    std::filesystem::path file = Path() / "file";
    Folder() { WriteFile(file, "as before"); }
    [[nodiscard]] std::ptrdiff_t Entries() const {
        return std::distance(std::filesystem::directory_iterator(Path()), {});
    }
};

// A variable of the surroundings, as it was again afterwards.
class Variable {
public:
    Variable(const char* name, const char* value) : m_name(name) {
        if (const char* before = std::getenv(name)) m_before = before;
        Set(value);
    }
    ~Variable() { Set(m_before ? m_before->c_str() : nullptr); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    void Set(const char* value) const { value ? ::setenv(m_name, value, 1) : ::unsetenv(m_name); }
    const char* m_name;
    std::optional<std::string> m_before;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_the_system_says_becomes_a_sentence_with_the_place) {
    const std::pair<int, std::string> cases[] = {{ENOSPC, kFull},
                                                 {EDQUOT, kFull},
                                                 {EFBIG, kFull},
                                                 {EACCES, kForbidden},
                                                 {EPERM, kForbidden},
                                                 {EROFS, kForbidden},
                                                 {EIO, "a/b cannot be read or written: "}};
    for (const auto& [code, begin] : cases) {
        const std::string said = Said([code = code] { store::ThrowSystemError(code, "a/b"); });
        BOOST_TEST(said.find(begin) == 0U, said);
        BOOST_TEST(said.find("a/b") != std::string::npos, said);
    }
}

BOOST_AUTO_TEST_CASE(an_interrupted_call_is_made_again) {
    const Folder folder;
    {
        const FailingCall interrupted("write", EINTR);
        store::ReplaceFile(folder.file, "anew");
        BOOST_TEST(FailingCall::Reached());
    }
    BOOST_TEST(ReadFile(folder.file) == "anew");
    const FailingCall interrupted("read", EINTR, 1);
    BOOST_TEST(store::ReadWholeFile(folder.file, 100) == "anew");
    BOOST_TEST(FailingCall::Reached());
    std::string parts;
    support::g_fault = {0, false, 0, EINTR};
    store::ReadInParts(folder.file, [&](std::string_view part) { parts += part; });
    BOOST_TEST(FailingCall::Reached());
    BOOST_TEST(parts == "anew");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_replaced_stays_as_it_was) {
    const std::pair<const char*, int> calls[] = {
        {"write", ENOSPC}, {"write", 0}, {"fsync", EIO}, {"fsync", EINVAL}, {"rename", EACCES}};
    for (const auto& [name, code] : calls) {
        const Folder folder;
        const FailingCall failing(name, code);
        BOOST_TEST(Said([&] { store::ReplaceFile(folder.file, "anew"); }).find(folder.file.string()) !=
                       std::string::npos,
                   name);
        BOOST_TEST(ReadFile(folder.file) == "as before", name);
        BOOST_TEST(folder.Entries() == 1, name);
    }
    BOOST_TEST(Said([] { store::ReplaceFile("/proc/palpate", "anew"); }) != "");
}

BOOST_AUTO_TEST_CASE(a_disk_that_takes_nothing_is_called_full) {
    const Folder folder;
    const FailingCall failing("write", 0);
    BOOST_TEST(Said([&] { store::ReplaceFile(folder.file, "anew"); }).find(kFull) == 0U);
}

// Some file systems cannot flush a folder; the file itself must be flushed all the same.
BOOST_AUTO_TEST_CASE(only_of_a_folder_a_flush_may_be_unknown) {
    const Folder folder;
    {
        const FailingCall failing("fsync", EINVAL, 1);
        BOOST_TEST(Said([&] { store::ReplaceFile(folder.file, "anew"); }) == "");
        BOOST_TEST(FailingCall::Reached());
    }
    BOOST_TEST(ReadFile(folder.file) == "anew");
    const FailingCall failing("fsync", EIO, 1);
    BOOST_TEST(Said([&] { store::ReplaceFile(folder.file, "once more"); }) != "");
}

BOOST_AUTO_TEST_CASE(every_other_work_on_files_tells_what_failed) {
    const auto read = [](const auto& file) { (void)store::ReadWholeFile(file, 100); };
    const auto parts = [](const auto& file) { store::ReadInParts(file, [](std::string_view) {}); };
    const auto extend = [](const auto& file) { store::ExtendFile(file, 2, "x"); };
    const auto wipe = [](const auto& file) { store::WipeFile(file); };
    const std::tuple<const char*, int, std::function<void(const std::filesystem::path&)>> cases[] = {
        {"read", 0, read},    {"read", 0, parts},   {"ftruncate", 0, extend}, {"lseek", 0, extend},
        {"write", 0, extend}, {"fsync", 0, extend}, {"lseek", 0, wipe},       {"lseek", 1, wipe},
        {"write", 0, wipe},   {"fsync", 0, wipe},   {"unlink", 0, wipe}};
    for (const auto& [name, k, work] : cases) {
        const Folder folder;
        const FailingCall failing(name, EIO, k);
        const std::string said = Said([&, &run = work] { run(folder.file); });
        BOOST_TEST(said.find(folder.file.string() + " cannot be read or written") == 0U,
                   name << ' ' << k << ": " << said);
        BOOST_TEST(std::filesystem::exists(folder.file), name);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_told_too) {
    const Folder folder;
    const auto none = folder.Path() / "none";
    BOOST_TEST(Said([&] { store::WipeFile(none); }) != "");
    BOOST_TEST(Said([&] { store::SyncFolder(none); }) != "");
    BOOST_TEST(Said([&] { store::ReadInParts(none, [](std::string_view) {}); }) != "");
    BOOST_TEST(Said([&] { store::ReadInParts(folder.Path(), [](std::string_view) {}); }) != "");
    BOOST_TEST(Said([&] { store::MakePrivateFile(folder.file); }) != "");
    BOOST_TEST(store::ReadWholeFile(none, 100) == "");
    BOOST_TEST(ReadFile(folder.file) == "as before");
    BOOST_TEST(folder.Entries() == 1);
}

BOOST_AUTO_TEST_CASE(a_lock_that_cannot_be_had_is_not_one_somebody_else_has) {
    const Folder folder;
    {
        const FailingCall failing("flock", ENOLCK);
        BOOST_TEST(Said([&] { (void)store::FolderLock::Take(folder.Path()); }).find(folder.Path().string()) ==
                   0U);
    }
    const auto lock = store::FolderLock::Take(folder.Path());
    BOOST_TEST(lock);
    BOOST_TEST(!store::FolderLock::Take(folder.Path()));
}

BOOST_AUTO_TEST_CASE(the_profile_lies_where_the_account_says) {
    struct Case {
        const char *data, *home, *folder;
    };
    const Case cases[] = {{"/data", "/home/ada", "/data"},
                          {"data", "/home/ada", "/home/ada/.local/share"},
                          {"", "/home/ada", "/home/ada/.local/share"},
                          {nullptr, "/home/ada", "/home/ada/.local/share"},
                          {nullptr, "ada", ""},
                          {nullptr, nullptr, ""}};
    for (const auto& [data, home, folder] : cases) {
        const Variable first("XDG_DATA_HOME", data), second("HOME", home);
        const std::filesystem::path place(folder);
        BOOST_TEST(store::ProfileFolder() == place);
        BOOST_TEST(store::ProfileAnchors() == (place.empty() ? place : place / "palpate" / "anchors"));
        BOOST_TEST(store::ProfileDevices() == (place.empty() ? place : place / "palpate" / "device"));
    }
}

BOOST_AUTO_TEST_CASE(an_account_without_a_place_of_its_own_gets_no_pin) {
    support::TestClinic clinic;
    BOOST_TEST(clinic.around.devices.empty());
    const auto before = clinic.Files();
    BOOST_TEST(Said([&] { clinic.store->SetPin(support::kPassphrase, "271828"); }) ==
               "This computer account has no place to keep what a PIN needs.");
    BOOST_TEST((clinic.Files().at("keys.json") == before.at("keys.json")));
    BOOST_TEST(
        (store::ClinicStore::PinOf(clinic.folder, support::kUser, clinic.around) == store::PinState::None));
    // Set elsewhere it does not open here.
    auto elsewhere = clinic.around;
    elsewhere.devices = clinic.dir.Path() / "device";
    clinic.store.reset();
    clinic.store = store::ClinicStore::Open(clinic.folder, support::kUser, support::kPassphrase, elsewhere);
    clinic.store->SetPin(support::kPassphrase, "271828");
    BOOST_TEST((store::ClinicStore::PinOf(clinic.folder, support::kUser, clinic.around) ==
                store::PinState::OtherComputer));
}

BOOST_AUTO_TEST_SUITE_END()
