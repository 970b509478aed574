#include <boost/test/unit_test.hpp>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "store/clinic_folder.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(platform_tests)

using support::ReadFile;
using support::WriteFile;

namespace {

// Works inside a folder of its own, as a person at a prompt does.
struct WorkingFolder {
    support::TempDir dir;
    std::filesystem::path before = std::filesystem::current_path();

    WorkingFolder() { std::filesystem::current_path(dir.Path()); }
    ~WorkingFolder() { std::filesystem::current_path(before); }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;

    [[nodiscard]] std::ptrdiff_t Entries() const {
        return std::distance(std::filesystem::directory_iterator(dir.Path()), {});
    }
};

std::string Refusal(const std::filesystem::path& file) {
    try {
        store::ReplaceFile(file, "new");
    } catch (const model::Error& error) {
        BOOST_TEST((error.Kind() == model::ErrorKind::Environment), error.what());
        return error.what();
    }
    BOOST_ERROR("nothing was refused");
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_name_without_a_folder_is_written_here) {
    const WorkingFolder here;
    for (const char* name : {"plain", "./dotted", "plain"}) {
        store::ReplaceFile(name, name);
        BOOST_TEST(ReadFile(name) == name);
    }
    BOOST_TEST(here.Entries() == 2);
}

BOOST_AUTO_TEST_CASE(what_is_written_is_private_and_touches_no_neighbour) {
    const WorkingFolder here;
    WriteFile("out", "old");
    WriteFile("out.new", "somebody's own");
    std::filesystem::permissions("out.new", std::filesystem::perms(0644));
    store::ReplaceFile("out", "new");
    BOOST_TEST(ReadFile("out") == "new");
    BOOST_TEST(ReadFile("out.new") == "somebody's own");
    BOOST_TEST((std::filesystem::status("out").permissions() == std::filesystem::perms(0600)));
    BOOST_TEST(here.Entries() == 2);
}

BOOST_AUTO_TEST_CASE(a_name_may_be_as_long_as_the_system_lets_it) {
    const WorkingFolder here;
    store::ReplaceFile(std::string(255, 'n'), "new");
    BOOST_TEST(Refusal(std::string(256, 'n')).find("cannot be read or written") != std::string::npos);
    BOOST_TEST(here.Entries() == 1);
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_named_and_left_alone) {
    const WorkingFolder here;
    std::filesystem::create_directory("folder");
    WriteFile("file", "old");
    BOOST_TEST(Refusal("none/out").find("There is no folder none.") == 0U);
    BOOST_TEST(Refusal("file/out").find("There is no folder file.") == 0U);
    BOOST_TEST(Refusal("folder").find("folder cannot be read or written") == 0U);
    BOOST_TEST(ReadFile("file") == "old");
    BOOST_TEST(here.Entries() == 2);
}

BOOST_AUTO_TEST_CASE(places_inside_a_clinic_are_known) {
    const support::TestClinic clinic;
    BOOST_TEST(store::ClinicFolder::LiesInOne(clinic.folder / "clinic.db"));
    BOOST_TEST(store::ClinicFolder::LiesInOne(clinic.folder / "new file"));
    BOOST_TEST(store::ClinicFolder::LiesInOne(clinic.folder / "backups" / "new file"));
    BOOST_TEST(store::ClinicFolder::LiesInOne(clinic.folder / "backups" / ".." / "keys.json"));
    BOOST_TEST(!store::ClinicFolder::LiesInOne(clinic.dir.Path() / "new file"));
    BOOST_TEST(!store::ClinicFolder::LiesInOne(clinic.folder / ".." / "new file"));
    std::filesystem::create_symlink(clinic.folder, clinic.dir.Path() / "link");
    BOOST_TEST(store::ClinicFolder::LiesInOne(clinic.dir.Path() / "link" / "new file"));
    BOOST_TEST(!store::ClinicFolder::LiesInOne("new file"));
}

BOOST_AUTO_TEST_CASE(an_open_clinic_leaves_no_dump_of_its_memory) {
    const support::TestClinic clinic;
    rlimit core{};
    BOOST_REQUIRE(::getrlimit(RLIMIT_CORE, &core) == 0);
    BOOST_TEST(core.rlim_max == 0U);
    BOOST_TEST(::prctl(PR_GET_DUMPABLE) == 0, "others of the same user may attach");
}

BOOST_AUTO_TEST_SUITE_END()
