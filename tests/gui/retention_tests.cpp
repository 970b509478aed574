#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stdexcept>

#include "gui/dialog_breaches.h"
#include "gui/dialog_reason.h"
#include "gui/dialog_removal.h"
#include "gui/dialog_requests.h"
#include "gui/dialog_retention.h"
#include "support/fixed_clock.h"

#include "kept_files.h"
#include "visit_fixture.h"

namespace {

// Beside the client of today one who was last seen eleven years ago.
struct RetentionFixture : tests::VisitFixture {
    RetentionFixture() {
        files.place = folder.Path() / "out";
        std::filesystem::create_directory(files.place);
        old = clinic->NewClient();
        old.name = "O. Longago";
        old.birth_date = model::Date{std::chrono::year{1970} / 5 / 17};
        old = clinic->SaveClient(old);
        model::Visit visit;
        visit.id = ids.New<model::VisitId>();
        visit.client = old.id;
        visit.therapist = clinic->SignedIn().id;
        visit.service_at = visit.entered_at = clock.Now() - std::chrono::hours(24 * 366 * 11);
        clinic->Store().SaveVisit(visit);
    }
    ~RetentionFixture() {
        if (dialog) dialog->Destroy();
        Pump(50);
    }
    template <class Dialog>
    Dialog& Show(Dialog* shown) {
        dialog = shown;
        dialog->Show();
        Pump(100);
        return *shown;
    }
    gui::RetentionDialog& Retention() {
        return Show(new gui::RetentionDialog(frame, context, files, remover));
    }
    gui::RequestsDialog& Requests(const model::Client& client) {
        return Show(new gui::RequestsDialog(frame, context, client, files, remover));
    }
    void Accept() {
        wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
        dialog->FindWindow(wxID_OK)->GetEventHandler()->ProcessEvent(press);
    }
    [[nodiscard]] static std::string Cell(wxDataViewListCtrl* list, unsigned row, unsigned column) {
        wxVariant value;
        list->GetValue(value, row, column);
        return gui::Utf8(value.GetString());
    }
    [[nodiscard]] static bool Says(const wxString& text, const char* words) {
        return gui::Utf8(text).find(words) != std::string::npos;
    }
    [[nodiscard]] std::size_t Count(model::RegisterKind kind) {
        return clinic->Store().Register({{}, kind}).size();
    }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    tests::KeptFiles files;
    model::Client old;
    int removals = 0;
    gui::Remover remover = [this](const model::ClientId&, const std::function<void()>& remove) {
        remove();
        ++removals;
    };
    wxDialog* dialog = nullptr;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(retention_tests, RetentionFixture)

BOOST_AUTO_TEST_CASE(the_list_begins_with_what_is_due_and_says_why) {
    auto& window = Retention();
    BOOST_REQUIRE(window.Clients()->GetItemCount() == 1);
    BOOST_TEST(Cell(window.Clients(), 0, 0) == old.number);
    BOOST_TEST(Cell(window.Clients(), 0, 1) == "O. Longago");
    BOOST_TEST(Cell(window.Clients(), 0, 2) == "17 May 1970");
    BOOST_TEST(Cell(window.Clients(), 0, 4) == "10 years after the last entry");
    BOOST_TEST(Cell(window.Clients(), 0, 6) == "due");
    window.Choose(0);
    BOOST_TEST(Says(window.About(), "O. Longago: 10 years"));
    window.ShowList(gui::RetentionDialog::List::All);
    BOOST_TEST(window.Clients()->GetItemCount() == 2);
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "list.retention");
}

BOOST_AUTO_TEST_CASE(a_hold_is_set_and_lifted) {
    auto& window = Retention();
    window.Choose(0);
    window.Hold("a claim");
    BOOST_TEST(Says(window.Result(), "under a legal hold"));
    BOOST_TEST(Cell(window.Clients(), 0, 6) == "legal hold");
    window.ShowList(gui::RetentionDialog::List::Held);
    BOOST_REQUIRE(window.Clients()->GetItemCount() == 1);
    window.Choose(0);
    BOOST_TEST(Says(window.About(), "a claim"));
    BOOST_CHECK_THROW(window.Dispose({old.number, ""}), model::Error);
    window.Lift("settled");
    BOOST_TEST(window.Clients()->GetItemCount() == 0);
    BOOST_TEST(Says(window.About(), "No record is under a legal hold."));
    BOOST_TEST(clinic->Store().OpenHolds(old.id).empty());
}

BOOST_AUTO_TEST_CASE(a_record_is_disposed_of_and_its_certificate_written) {
    auto& window = Retention();
    window.Choose(0);
    BOOST_CHECK_THROW(window.Dispose({"9999", ""}), model::Error);
    BOOST_TEST(clinic->Store().LoadClient(old.id).has_value());
    window.Choose(0);
    window.Dispose({old.number, ""});
    BOOST_TEST(removals == 1);
    BOOST_TEST(!clinic->Store().LoadClient(old.id).has_value());
    BOOST_TEST(Says(window.Result(), "disposed of on"));
    BOOST_TEST(window.Clients()->GetItemCount() == 0);
    window.ShowList(gui::RetentionDialog::List::Removed);
    BOOST_REQUIRE(window.Removals()->GetItemCount() == 1);
    BOOST_TEST(Cell(window.Removals(), 0, 0) == old.number);
    BOOST_TEST(Cell(window.Removals(), 0, 1) == "O. L.");
    window.Choose(0);
    window.WriteCertificate();
    BOOST_REQUIRE(files.opened.size() == 1U);
    BOOST_TEST(std::filesystem::exists(files.opened[0]));
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "disposal.print");
}

BOOST_AUTO_TEST_CASE(removal_goes_on_only_with_the_number) {
    int done = 0;
    const auto row = desk::RetentionOf(*clinic, old.id);
    auto& ask = Show(new gui::RemovalDialog(frame, context, row, gui::RemovalDialog::Way::Dispose,
                                            [&](const desk::Confirmed&) { ++done; }));
    Accept();
    ask.Number()->SetValue("9999");
    Accept();
    BOOST_TEST(ask.IsShown());
    BOOST_TEST(done == 0);
    ask.Number()->SetValue(gui::Wx(" " + old.number + " "));
    Accept();
    BOOST_TEST(!ask.IsShown());
    BOOST_TEST(done == 1);
}

BOOST_AUTO_TEST_CASE(what_fails_is_said_and_the_dialog_stays) {
    const auto row = desk::RetentionOf(*clinic, old.id);
    auto& ask = Show(new gui::RemovalDialog(
        frame, context, row, gui::RemovalDialog::Way::Erase,
        [this](const desk::Confirmed& confirmed) { (void)desk::Erase(*clinic, old.id, confirmed); }));
    ask.Number()->SetValue(gui::Wx(old.number));
    Accept();  // no reason
    BOOST_TEST(ask.IsShown());
    BOOST_TEST(clinic->LoadClient(old.id).name == "O. Longago");
    ask.Reason()->SetValue("asked by letter");
    Accept();
    BOOST_TEST(!ask.IsShown());
    BOOST_TEST(clinic->LoadClient(old.id).name == old.number);
}

BOOST_AUTO_TEST_CASE(a_clock_that_leapt_ahead_is_asked_about) {
    const auto row = desk::RetentionOf(*clinic, old.id);
    BOOST_TEST(Show(new gui::RemovalDialog(frame, context, row, gui::RemovalDialog::Way::Dispose,
                                           [](const desk::Confirmed&) {}))
                   .IsToday() == nullptr);
    dialog->Destroy();
    // Made long ago, and not opened since.
    const support::FixedClock then(clock.Now() - std::chrono::days(4200));
    const auto place = folder.Path() / "long ago.palpate";
    auto made = desk::Clinic::Create(resources, place, clinic->Profile(), "owner", "long enough here",
                                     {&then, &ids, store::KeyCost::Quick});
    model::Client client = made.clinic->NewClient();
    client.name = "L. Ongago";
    client.birth_date = old.birth_date;
    client = made.clinic->SaveClient(client);
    made.clinic->StartVisit(client.id).reset();
    made.clinic.reset();
    const auto now = desk::Clinic::Open(resources, place, "owner", "long enough here",
                                        {&clock, &ids, store::KeyCost::Quick});
    const gui::Context theirs{resources, *now, words, [](const wxString&) {}, [](const std::exception&) {}};
    auto& ask = Show(new gui::RemovalDialog(
        frame, theirs, desk::RetentionOf(*now, client.id), gui::RemovalDialog::Way::Dispose,
        [&](const desk::Confirmed& confirmed) { (void)desk::Dispose(*now, client.id, confirmed); }));
    BOOST_REQUIRE(ask.IsToday() != nullptr);
    ask.Number()->SetValue(gui::Wx(client.number));
    Accept();
    BOOST_TEST(ask.IsShown());
    BOOST_TEST(now->Store().LoadClient(client.id).has_value());
    ask.IsToday()->SetValue(true);
    Accept();
    BOOST_TEST(!ask.IsShown());
    BOOST_TEST(!now->Store().LoadClient(client.id).has_value());
    dialog->Destroy();
    dialog = nullptr;
    Pump(50);
}

BOOST_AUTO_TEST_CASE(the_client_gets_a_copy_and_it_is_on_record) {
    auto& window = Requests(editor->Client());
    BOOST_TEST(window.Entries()->GetItemCount() == 0);
    window.WritePack(files.place);
    BOOST_TEST(Says(window.Result(), "files to"));
    BOOST_REQUIRE(window.Entries()->GetItemCount() == 1);
    BOOST_TEST(Cell(window.Entries(), 0, 1) == "the client");
    window.AddStatement("I see it otherwise.");
    BOOST_TEST(Cell(window.Entries(), 0, 2) == "I see it otherwise.");
    window.AddDisclosure({editor->Client().id, "Dr. Weber", "findings", "treatment", {}});
    BOOST_TEST(window.Entries()->GetItemCount() == 2);
    window.SaveTable();
    const auto table = files.place / ("disclosures-" + editor->Client().number + ".csv");
    BOOST_TEST(std::filesystem::exists(table));
}

BOOST_AUTO_TEST_CASE(a_refused_erasure_is_noted) {
    auto& window = Requests(editor->Client());
    BOOST_CHECK_THROW(window.RefuseErasure({"9999", "asked"}), model::Error);
    BOOST_TEST(Count(model::RegisterKind::Request) == 0U);
    window.RefuseErasure({editor->Client().number, "asked by letter"});
    BOOST_TEST(Count(model::RegisterKind::Request) == 1U);
    BOOST_TEST(window.Entries()->GetItemCount() == 1);
    BOOST_TEST(!window.Erased());
}

BOOST_AUTO_TEST_CASE(a_client_whose_time_is_over_is_erased) {
    auto& window = Requests(old);
    window.Erase({old.number, "asked by letter"});
    BOOST_TEST(window.Erased());
    BOOST_TEST(removals == 1);
    BOOST_TEST(clinic->LoadClient(old.id).name == old.number);
}

BOOST_AUTO_TEST_CASE(a_disclosure_needs_whom_and_what) {
    int kept = 0;
    auto& ask =
        Show(new gui::DisclosureDialog(frame, context, old.id, [&](const desk::DisclosureWish&) { ++kept; }));
    Accept();
    BOOST_TEST(ask.IsShown());
    ask.Whom()->SetValue("Dr. Weber");
    Accept();
    BOOST_TEST(kept == 0);
    ask.What()->SetValue("findings");
    Accept();
    BOOST_TEST(!ask.IsShown());
    BOOST_TEST(kept == 1);
}

BOOST_AUTO_TEST_CASE(words_that_cannot_be_kept_stay_in_their_dialog) {
    bool full = true;
    std::string kept;
    auto& ask = Show(new gui::ReasonDialog(frame, context, {"Heading", "", "Why", "Go"},
                                           [&](const gui::ReasonDialog& typed) {
                                               if (full) throw std::runtime_error("no room");
                                               kept = typed.Reason();
                                           }));
    ask.Text()->SetValue("  ");
    Accept();
    BOOST_TEST(ask.IsShown());
    ask.Text()->SetValue(" a claim ");
    Accept();
    BOOST_TEST(ask.IsShown());
    BOOST_TEST(ask.Reason() == "a claim");
    full = false;
    Accept();
    BOOST_TEST(!ask.IsShown());
    BOOST_TEST(kept == "a claim");
}

BOOST_AUTO_TEST_CASE(breaches_have_a_clock_and_steps) {
    auto& window = Show(new gui::BreachesDialog(frame, context));
    BOOST_TEST(Says(window.About(), "No breach is on record."));
    window.Add("stolen laptop", "", {});
    BOOST_REQUIRE(window.Breaches()->GetItemCount() == 1);
    BOOST_TEST(Cell(window.Breaches(), 0, 1) == "stolen laptop");
    BOOST_TEST(Says(window.Result(), "hours left to tell the authority"));
    window.Choose(0);
    window.Follow("reported", "authority");
    BOOST_TEST(Cell(window.Breaches(), 0, 3) == "1");
    BOOST_TEST(Says(window.About(), "reported (told: authority)"));
}

BOOST_AUTO_TEST_SUITE_END()
