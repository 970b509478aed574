// Whoever makes a file of a clinic or of a client: nobody else may read it, whatever the system would give.
#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include <fstream>

#include "desk/audit_files.h"
#include "desk/backups.h"
#include "desk/consent_builder.h"
#include "desk/files.h"
#include "desk/hardening.h"
#include "desk/intake_builder.h"
#include "desk/open_clinic.h"
#include "desk/plan_builder.h"
#include "desk/recovery_sheet_builder.h"
#include "desk/red_flags.h"
#include "exchange/palpate_json.h"
#include "vault/recovery_code.h"

namespace {

// The system gives every right that is not taken away.
struct OpenHanded {
    mode_t before = ::umask(0);
    ~OpenHanded() { ::umask(before); }
};

struct Files : support::OpenClinic {
    std::filesystem::path out = dir.Path() / "out";
    std::unique_ptr<desk::VisitEditor> editor;

    Files() {
        std::filesystem::create_directory(out);
        editor = clinic->StartVisit(client.id);
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
    }

    static void Check(const std::filesystem::path& path) {
        const auto rights = std::filesystem::symlink_status(path).permissions();
        const bool folder = std::filesystem::is_directory(path);
        BOOST_TEST((rights == std::filesystem::perms(folder ? 0700 : 0600)),
                   path << " " << std::oct << static_cast<unsigned>(rights));
    }
    static std::size_t CheckAll(const std::filesystem::path& root) {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            Check(entry.path());
            ++count;
        }
        return count;
    }
};

// Made before everything else that the fixture makes.
struct PrivateFiles : OpenHanded, Files {};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(private_files_tests, PrivateFiles)

BOOST_AUTO_TEST_CASE(the_clinic_its_log_and_its_keys) {
    Check(Folder());
    BOOST_TEST(CheckAll(Folder()) >= 5U);  // database, log and its index, two copies of the keys, backups
    Reopen();
    BOOST_TEST(CheckAll(Folder()) >= 5U);
    clinic.reset();
    BOOST_CHECK_THROW(
        (void)desk::Clinic::Open(support::TestResources(), Folder(), "owner", "wrong", Around()),
        model::Error);
    BOOST_TEST(CheckAll(Folder()) >= 4U);  // with the refused sign-in
}

BOOST_AUTO_TEST_CASE(backups_here_and_elsewhere) {
    const auto stick = dir.Path() / "stick";
    std::filesystem::create_directory(stick);
    desk::Backups backups(*clinic, stick);
    const auto outcome = backups.Maker()({});
    BOOST_REQUIRE(outcome.made.size() == 2U);
    backups.Note(outcome);
    BOOST_TEST(CheckAll(Folder() / "backups") >= 4U);
    BOOST_TEST(CheckAll(stick) >= 4U);
}

BOOST_AUTO_TEST_CASE(papers_for_people) {
    (void)desk::WritePlanFile(*clinic, editor->Visit().id, out / "plan.pdf");
    (void)desk::WriteIntakeFile(*clinic, client.id, {}, out / "intake.pdf");
    (void)desk::WriteConsentFile(*clinic, {client.id, "treatment", {}, {}}, out / "consent.pdf");
    (void)desk::WriteRecoverySheet(*clinic, vault::RecoveryCode::New(), text::Translator(),
                                   out / "recovery.pdf");
    desk::SaveReferral(*editor, "to the doctor", out / "referral.txt");
    BOOST_TEST(CheckAll(out) == 5U);
}

BOOST_AUTO_TEST_CASE(exports_also_over_a_file_that_was_open_to_all) {
    std::ofstream(out / "records.json") << "before";
    std::filesystem::permissions(out / "records.json", std::filesystem::perms(0666));
    desk::WriteWhole(out / "records.json", exchange::WriteJson(clinic->Export({})));
    (void)desk::ExportAudit(*clinic, out / "audit.jsonl");
    (void)desk::ProveVisit(*clinic, editor->Visit().id, out / "proof.txt");
    BOOST_TEST(CheckAll(out) == 3U);
}

BOOST_AUTO_TEST_CASE(what_a_library_makes_after_the_program_was_guarded) {
    desk::GuardProcess();
    std::ofstream(out / "made by somebody") << "word";
    std::filesystem::create_directory(out / "folder");
    BOOST_TEST(CheckAll(out) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
