// The clinic's figures in the window: counted beside it, hidden where they are small, and only notes lead to
// visits.
#include <boost/test/unit_test.hpp>
#include <wx/weakref.h>

#include <algorithm>
#include <fstream>

#include "gui/busy_times.h"
#include "gui/clinic_figures.h"
#include "gui/command.h"
#include "support/fixed_clock.h"
#include "support/grown_clinic.h"

#include "kept_files.h"
#include "visit_fixture.h"

namespace {

using tests::VisitFixture;

constexpr auto Pump = &VisitFixture::Pump;
constexpr auto Until = &VisitFixture::Until;

// Twelve clients with two visits each in May and June 2014, three of them drafts.
struct FiguresFixture {
    FiguresFixture() {
        files.place = folder.Path() / "out";
        std::filesystem::create_directory(files.place);
        model::ClinicProfile profile;
        profile.name = "Test";
        clinic = desk::Clinic::Create(resources, folder.Path() / "test.palpate", profile, "owner",
                                      "long enough here", {&growing, &ids, store::KeyCost::Quick})
                     .clinic;
        support::Grower(clinic->Store(), growing, 3).Grow({12, 60, 3, 100, 20});
        context.emplace(
            gui::Context{resources, *clinic, words, [this](const wxString& text) { said = gui::Utf8(text); },
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }});
        frame = new wxFrame(nullptr, wxID_ANY, "test", wxPoint(0, 0), wxSize(1180, 760));
        panel = new gui::ClinicFigures(frame, *context, files);
        panel->SetSize(frame->GetClientSize());
        panel->on_offer = [this](const std::vector<model::VisitId>& visits) { offered = visits; };
        frame->Show();
        Pump(100, {});
        read = panel->Read();
        Until([&] { return !panel->Counting(); });
    }
    ~FiguresFixture() {
        frame->Destroy();
        Pump(50, {});
    }
    void Take(const desk::PastRange& range) {
        panel->SetRange(range);
        BOOST_TEST(Until([&] { return !panel->Counting(); }));
    }
    void Key(wxWindow* window, int key) {
        window->SetFocus();
        Until([&] { return window->HasFocus(); });
        simulator.Char(key);
        Pump(80, {});
    }

    support::TempDir folder;
    support::GrowingClock growing;
    model::SystemIdSource ids{growing};
    desk::Resources resources{PALPATE_SOURCE_DIR, std::string(PALPATE_BINARY_DIR) + "/i18n"};
    text::Translator words;
    std::unique_ptr<desk::Clinic> clinic;
    std::optional<gui::Context> context;
    tests::KeptFiles files;
    std::vector<model::VisitId> offered;
    std::string said;
    std::vector<std::string> failures;
    wxUIActionSimulator simulator;
    wxFrame* frame = nullptr;
    gui::ClinicFigures* panel = nullptr;
    bool read = false;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clinic_figures_tests, FiguresFixture)

BOOST_AUTO_TEST_CASE(the_window_shows_what_the_desk_counts) {
    BOOST_TEST(read);
    const auto wanted = desk::FiguresOf(desk::LoadClinicPast(*clinic), resources.Levels(), {});
    Take({});
    BOOST_REQUIRE(panel->Figures());
    BOOST_TEST(*panel->Figures()->all.total.visits == *wanted.all.total.visits);
    BOOST_TEST(*panel->Figures()->all.total.visits == 60);
    const auto& rows = panel->Card(desk::ClinicTable::Areas)->List()->Rows();
    BOOST_TEST(rows.size() == wanted.all.Of(desk::ClinicTable::Areas).size());
    const auto& first = wanted.all.Of(desk::ClinicTable::Areas).front();
    BOOST_REQUIRE(!first.Hidden());
    BOOST_TEST(gui::Utf8(rows[0].value) ==
               std::to_string(*first.visits) + " · " + std::to_string(*first.clients));
    BOOST_TEST(gui::Utf8(panel->Summary()).starts_with("60 visits, 12 clients. 3 notes are not signed"));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(numbers_of_clients_lead_nowhere_and_notes_to_their_visits) {
    Take({});
    for (const auto table : desk::kAllClinicTables) {
        for (const auto& row : panel->Card(table)->List()->Rows()) BOOST_TEST(row.visits.empty());
        Key(panel->Card(table)->List(), WXK_RETURN);
        BOOST_TEST(offered.empty());
    }
    auto* people = panel->People()->List();
    Key(people, WXK_RETURN);  // the first row: all notes that are not signed
    BOOST_REQUIRE_EQUAL(offered.size(), 3U);
    store::VisitFilter drafts;
    drafts.status = model::VisitStatus::Draft;
    std::vector<model::VisitId> wanted;
    for (const auto& visit : clinic->Store().Visits(drafts)) wanted.push_back(visit.id);
    BOOST_TEST((offered == wanted));
}

BOOST_AUTO_TEST_CASE(a_period_without_visits_hides_everything_and_says_so) {
    Take({model::ParseDate("2030-01-01"), {}});
    BOOST_TEST(panel->Figures()->all.total.Hidden());
    BOOST_TEST(panel->Card(desk::ClinicTable::Findings)->List()->Rows().empty());
    BOOST_TEST(panel->Presets()->Selected() == -1);
    BOOST_TEST(gui::Utf8(panel->Hidden()).find("hidden") != std::string::npos);
    // A choice made while it counts is what is shown in the end.
    panel->SetRange({model::ParseDate("2030-01-01"), {}});
    panel->SetRange({});
    BOOST_TEST(Until([&] { return !panel->Counting() && !panel->Figures()->all.total.Hidden(); }));
    BOOST_TEST(panel->Presets()->Selected() == gui::ClinicFigures::All);
}

BOOST_AUTO_TEST_CASE(tables_are_the_twins_of_the_cards_and_leave_as_files) {
    Take({});
    panel->ShowTables(true);
    Pump(60, {});
    for (const auto table : desk::kAllClinicTables) {
        auto* card = panel->Card(table);
        BOOST_TEST(card->IsTable());
        BOOST_TEST(card->Table()->GetItemCount() == static_cast<int>(card->List()->Rows().size()));
    }
    panel->Card(desk::ClinicTable::Areas)->SaveTable();
    panel->Card(desk::ClinicTable::Areas)->SavePicture();
    BOOST_TEST(std::filesystem::exists(files.place / "Areas of the body.csv"));
    BOOST_TEST(std::filesystem::exists(files.place / "Areas of the body.png"));
    store::AuditFilter filter;
    filter.kind = "history.clinic.export";
    BOOST_TEST(clinic->Store().AuditTrail(filter).size() == 2U);
    panel->ShowTables(false);
    BOOST_TEST(!panel->People()->IsTable());
}

BOOST_AUTO_TEST_CASE(who_may_not_export_the_clinic_may_not_see_its_figures) {
    model::User helper;
    helper.name = "helper";
    helper.role = model::Role::Therapist;
    (void)clinic->Store().AddUser(helper, "a good passphrase");
    frame->DestroyChildren();
    const auto place = clinic->Store().Folder();
    clinic.reset();
    clinic = desk::Clinic::Open(resources, place, "helper", "a good passphrase",
                                {&growing, &ids, store::KeyCost::Quick});
    const gui::Context closed{resources, *clinic, words, [](const wxString&) {},
                              [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    auto* other = new gui::ClinicFigures(frame, closed, files);
    BOOST_TEST(!other->Read());
    BOOST_TEST(failures.size() == 1U);
    BOOST_TEST(!other->Figures());
    frame->DestroyChildren();
}

BOOST_AUTO_TEST_CASE(what_is_counted_meanwhile_takes_no_visit_from_what_is_offered) {
    Take({});
    std::vector<model::VisitId> before, after;
    panel->on_offer = [&](const std::vector<model::VisitId>& visits) {
        before = visits;
        Take({model::ParseDate("2030-01-01"), {}});  // as while a menu is open
        after = visits;
    };
    auto* list = panel->People()->List();
    list->on_open(list->Rows()[1]);  // all notes that are not signed
    BOOST_TEST(before.size() == 3U);
    BOOST_TEST((after == before));
}

BOOST_AUTO_TEST_CASE(a_table_stays_while_its_row_leads_to_visits) {
    Take({});
    panel->ShowTables(true);
    Pump(60, {});
    bool in_event = true;
    panel->on_offer = [&](const std::vector<model::VisitId>& visits) {
        if (in_event) Take({model::ParseDate("2030-01-01"), {}});
        offered = visits;
    };
    const wxWeakRef<wxDataViewListCtrl> table(panel->People()->Table());
    table->SelectRow(0);
    wxDataViewEvent activated(wxEVT_DATAVIEW_ITEM_ACTIVATED, table.get(), table->RowToItem(0));
    table->GetEventHandler()->ProcessEvent(activated);
    in_event = false;
    BOOST_TEST(table.get() != nullptr);
    BOOST_TEST(Until([&] { return !offered.empty(); }));
    BOOST_TEST(offered.size() == 3U);
}

BOOST_AUTO_TEST_CASE(figures_that_cannot_be_counted_leave_those_before_with_their_range) {
    Take({});
    const wxString hidden = panel->Hidden(), summary = panel->Summary();
    panel->CountWith = [](const auto&, const auto&, const auto&) -> desk::ClinicFigures {
        throw std::runtime_error("no memory");
    };
    panel->SetRange({model::ParseDate("2030-01-01"), {}});
    BOOST_TEST(Until([&] { return !panel->Counting(); }));
    BOOST_TEST(failures.size() == 1U);
    BOOST_TEST(panel->Hidden() == hidden);
    BOOST_TEST(panel->Summary() == summary);
    BOOST_TEST(panel->Presets()->Selected() == gui::ClinicFigures::All);
    panel->CountWith = desk::FiguresOf;
    Take({model::ParseDate("2030-01-01"), {}});
    BOOST_TEST(panel->Figures()->all.total.Hidden());
}

BOOST_AUTO_TEST_SUITE_END()
