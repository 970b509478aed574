#include <boost/test/unit_test.hpp>
#include <wx/textctrl.h>

#include <atomic>
#include <stdexcept>

#include "gui/backup_keeper.h"
#include "gui/dialog_backups.h"
#include "gui/dialog_progress.h"
#include "gui/settings.h"

#include "visit_fixture.h"

namespace {

// Answers with one folder.
class OneFolder : public gui::FileAsker {
public:
    std::filesystem::path folder;
    std::optional<std::filesystem::path> Folder(wxWindow*, const wxString&) override { return folder; }
    std::optional<std::filesystem::path> ToOpen(wxWindow*, const wxString&, const wxString&) override {
        return {};
    }
    std::optional<std::filesystem::path> SaveAs(wxWindow*, const wxString&, const wxString&,
                                                const wxString&) override {
        return {};
    }
    void Open(const std::filesystem::path&) override {}
};

struct BackupFixture : tests::VisitFixture {
    BackupFixture() {
        files.folder = folder.Path() / "stick";
        std::filesystem::create_directory(files.folder);
    }
    gui::Context context{resources, *clinic, words, [this](const wxString& text) { told = gui::Utf8(text); },
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    gui::Settings settings{folder.Path() / "palpate.conf"};
    OneFolder files;
    std::string told;
    gui::BackupKeeper keeper{context, [this] { return settings.SecondBackups(clinic->Store().Id()); }};

    [[nodiscard]] std::size_t Kept(const std::filesystem::path& place) const {
        return store::BackupsIn(place, clinic->Store().Id()).size();
    }
    [[nodiscard]] std::filesystem::path Own() const { return clinic->Store().Folder() / "backups"; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(backup_tests, BackupFixture)

BOOST_AUTO_TEST_CASE(the_first_opening_of_a_day_is_backed_up_beside_the_window) {
    int heard = 0;
    keeper.OnStatus = [&] { ++heard; };
    keeper.Start();
    BOOST_TEST(Until([&] { return told == "Backed up and verified."; }));
    BOOST_TEST(Kept(Own()) == 1U);
    BOOST_REQUIRE(keeper.Status().has_value());
    BOOST_TEST(!desk::BackupIsOld(*clinic, *keeper.Status()));
    BOOST_TEST(heard >= 2);
    BOOST_TEST(!keeper.LastWork(), "nothing was saved since");
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(closing_waits_for_a_backup_of_what_was_saved) {
    keeper.Start();
    BOOST_TEST(Until([&] { return told == "Backed up and verified."; }));
    editor->SetReason("stiff");
    wxMilliSleep(1100);  // the names of backups tell the second
    gui::SideWork* work = keeper.LastWork();
    BOOST_REQUIRE(work);
    BOOST_TEST(gui::ProgressDialog(frame, words, "Backing up", "", "Skip", *work).Wait());
    BOOST_TEST(keeper.Took().empty());
    BOOST_TEST(Kept(Own()) == 2U);
}

BOOST_AUTO_TEST_CASE(a_missing_second_place_is_told) {
    settings.SetSecondBackups(clinic->Store().Id(), folder.Path() / "gone");
    keeper.Start();
    BOOST_TEST(Until([&] { return told.find("cannot be found") != std::string::npos; }));
    BOOST_TEST(Kept(Own()) == 1U);
}

BOOST_AUTO_TEST_CASE(long_work_can_be_stopped_from_its_dialog) {
    std::atomic<bool> stopped = false;
    gui::SideWork work([&](const store::Progress& progress) {
        while (progress(1, 2)) wxMilliSleep(5);
        stopped = true;
        throw std::runtime_error("stopped");
    });
    gui::ProgressDialog dialog(frame, words, "Working", "", "Stop", work);
    dialog.CallAfter([&] {
        wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
        dialog.FindWindow(wxID_OK)->GetEventHandler()->ProcessEvent(press);
    });
    BOOST_TEST(!dialog.Wait());
    BOOST_TEST(stopped);
}

BOOST_AUTO_TEST_CASE(the_dialog_makes_a_backup_and_tries_it) {
    gui::BackupsDialog dialog(frame, context, settings, files, keeper);
    dialog.Show();
    dialog.MakeNow();
    BOOST_TEST(gui::Utf8(dialog.Result()).find("Backed up and verified") != std::string::npos);
    dialog.MakeElsewhere();
    BOOST_TEST(Kept(files.folder) == 1U);
    tests::FindChild<wxTextCtrl>(&dialog)->SetValue("long enough here");
    dialog.Drill();
    wxString result = dialog.Result();
    result.Replace("\n", " ");
    const std::string of_drill = gui::Utf8(result);
    BOOST_TEST(of_drill.find("is sound") != std::string::npos, of_drill);
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "clinic.drill");
}

BOOST_AUTO_TEST_CASE(a_second_place_is_kept_and_forgotten) {
    gui::BackupsDialog dialog(frame, context, settings, files, keeper);
    dialog.Show();
    dialog.ChooseSecond();
    BOOST_TEST(Kept(files.folder / "test backups") == 1U);
    BOOST_TEST((settings.SecondBackups(clinic->Store().Id()) == files.folder));
    dialog.ForgetSecond();
    BOOST_TEST(settings.SecondBackups(clinic->Store().Id()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
