#include <boost/test/unit_test.hpp>
#include <wx/textctrl.h>

#include "desk/signing.h"
#include "gui/audit_panel.h"
#include "gui/dialog_audit_pack.h"

#include "kept_files.h"
#include "visit_fixture.h"

namespace {

struct AuditFixture : tests::VisitFixture {
    AuditFixture() {
        files.place = folder.Path() / "out";
        std::filesystem::create_directory(files.place);
        window = new wxFrame(nullptr, wxID_ANY, "audit", wxPoint(0, 0), wxSize(1024, 720));
        window->Show();
    }
    ~AuditFixture() {
        window->Destroy();
        Pump(50);
    }
    void Open() {
        panel = new gui::AuditPanel(window, context, files);
        panel->SetSize(window->GetClientSize());
        panel->OnOpenVisit = [this](const model::VisitId& id) { visits.push_back(id); };
        panel->OnOpenClient = [this](const model::ClientId& id) { clients.push_back(id); };
        BOOST_TEST(Until([&] { return !panel->Busy(); }));
    }
    [[nodiscard]] std::string Cell(unsigned row, unsigned column) const {
        return gui::Utf8(panel->Cell(row, column));
    }
    // Row of the log with these words, or -1.
    [[nodiscard]] int Find(const std::string& what) const {
        for (int row = 0; row < panel->Rows(); ++row)
            if (Cell(static_cast<unsigned>(row), 3).find(what) != std::string::npos) return row;
        return -1;
    }

    gui::Context context{resources, *clinic, words, [this](const wxString& text) { told = gui::Utf8(text); },
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    tests::KeptFiles files;
    std::string told;
    wxFrame* window = nullptr;
    gui::AuditPanel* panel = nullptr;
    std::vector<model::VisitId> visits;
    std::vector<model::ClientId> clients;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(audit_page_tests, AuditFixture)

BOOST_AUTO_TEST_CASE(entries_are_shown_in_words_the_newest_first) {
    Open();
    BOOST_TEST(Cell(0, 3) == "Audit log viewed");
    BOOST_TEST(panel->Rows() == static_cast<int>(clinic->Store().Head().sequence));
    const int begun = Find("Visit begun");
    BOOST_REQUIRE(begun >= 0);
    BOOST_TEST(Cell(static_cast<unsigned>(begun), 4) == "A. Client");
    BOOST_TEST(Cell(static_cast<unsigned>(begun), 2) == "owner");
    BOOST_TEST(Cell(static_cast<unsigned>(begun), 5).starts_with("Visit 1 of "));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(refusals_stand_out_with_a_word) {
    clinic->Store().Log("visit.denied", editor->Visit().id.value, editor->Client().id);
    Open();
    const int row = Find("Change of a visit refused");
    BOOST_REQUIRE(row >= 0);
    BOOST_TEST(Cell(static_cast<unsigned>(row), 3).find("foreground") != std::string::npos);
    BOOST_TEST(Cell(0, 3).find("foreground") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_log_is_read_a_page_at_a_time) {
    clinic->Store().Together([&] {
        for (int i = 0; i < 450; ++i) clinic->Store().Log("client.view", "x");
    });
    Open();
    BOOST_TEST(panel->Rows() == 200);
    panel->ShowEarlier();
    BOOST_TEST(Until([&] { return !panel->Busy(); }));
    BOOST_TEST(panel->Rows() == 400);
    panel->ShowEarlier();
    BOOST_TEST(Until([&] { return !panel->Busy(); }));
    BOOST_TEST(panel->Rows() == static_cast<int>(clinic->Store().Head().sequence));
    BOOST_TEST(gui::Utf8(panel->Foot()).find("entries shown") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(filters_leave_only_what_is_asked_for) {
    clinic->Store().Log("plan.print", editor->Visit().id.value, editor->Client().id);
    auto other = clinic->NewClient();
    other.name = "B. Other";
    other = clinic->SaveClient(other);
    Open();
    panel->ChooseKind(2);  // prints
    BOOST_TEST(Until([&] { return !panel->Busy(); }));
    BOOST_TEST(panel->Rows() == 1);
    panel->ChooseKind(0);
    panel->ChooseClient(other.id);
    BOOST_TEST(Until([&] { return !panel->Busy(); }));
    BOOST_TEST(panel->Rows() == 1);
    BOOST_TEST(Cell(0, 3) == "Client added");
}

BOOST_AUTO_TEST_CASE(a_row_leads_to_its_visit_or_client) {
    Open();
    const auto select = [&](int row) {
        // The log is the first list with a header of six columns.
        for (auto* list : tests::FindChild<wxSimplebook>(panel)->GetChildren())
            if (auto* view = dynamic_cast<wxDataViewListCtrl*>(list); view && view->GetColumnCount() == 6U)
                view->SelectRow(static_cast<unsigned>(row));
        panel->OpenRow();
    };
    select(Find("Visit begun"));
    BOOST_REQUIRE_EQUAL(visits.size(), 1U);
    BOOST_TEST((visits.front() == editor->Visit().id));
    select(Find("Client added"));
    BOOST_REQUIRE_EQUAL(clients.size(), 1U);
    BOOST_TEST((clients.front() == editor->Client().id));
    select(Find("Clinic created"));
    BOOST_TEST(told == "This entry is about no client.");
}

BOOST_AUTO_TEST_CASE(lists_have_their_counts_and_rows) {
    Open();
    BOOST_TEST(panel->CountText() == "1 0 0 0 0 0 0 0 0");
    panel->ShowList(desk::ReviewList::Unsigned);
    BOOST_REQUIRE_EQUAL(panel->Rows(), 1);
    BOOST_TEST(Cell(0, 1) == "A. Client");
    BOOST_TEST(Cell(0, 2) == "not signed for 0 hours");
    panel->ShowList(std::nullopt);
    BOOST_TEST(panel->Rows() > 1);
}

BOOST_AUTO_TEST_CASE(verifying_runs_beside_the_window_and_says_the_standing) {
    Open();
    BOOST_TEST(gui::Utf8(panel->Standing()).find("not verified yet") != std::string::npos);
    panel->Verify();
    BOOST_TEST(Until([&] { return !panel->Busy(); }));
    BOOST_TEST(gui::Utf8(panel->Standing()).find("Log verified") != std::string::npos);
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "audit.verify");
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(accepting_needs_a_reason_that_the_log_keeps) {
    Open();
    const auto head = clinic->Store().Head().sequence;
    BOOST_CHECK_THROW(panel->Accept(""), model::Error);
    BOOST_TEST(clinic->Store().Head().sequence == head);
    panel->Accept("Backup of Monday put back");
    BOOST_TEST(Until([&] { return !panel->Busy(); }));
    const int row = Find("Reason why the log was accepted");
    BOOST_REQUIRE(row >= 0);
    BOOST_TEST(Cell(static_cast<unsigned>(row), 5) == "Backup of Monday put back");
}

BOOST_AUTO_TEST_CASE(the_log_is_exported_and_a_pack_written) {
    Open();
    panel->ExportLog(false);
    BOOST_TEST(std::filesystem::exists(files.place / "audit-log.jsonl"));
    panel->ExportLog(true);
    BOOST_TEST(std::filesystem::exists(files.place / "audit-log.json"));
    BOOST_TEST(panel->WritePack({editor->Client().id, {}, {}, "Insurer", "en"}, files.place));
    BOOST_REQUIRE_EQUAL(files.opened.size(), 1U);
    BOOST_TEST(std::filesystem::exists(files.opened.front()));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(the_pack_dialog_takes_the_period_over) {
    gui::AuditPackDialog dialog(frame, context,
                                {editor->Client().id, model::ParseDate("2026-01-01"), {}, {}, {}});
    dialog.Show();
    wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
    dialog.FindWindow(wxID_OK)->GetEventHandler()->ProcessEvent(press);
    BOOST_TEST((dialog.Order().from == model::ParseDate("2026-01-01")));
    BOOST_TEST(!dialog.Order().to.has_value());
    BOOST_TEST(dialog.Order().language == "en");
}

BOOST_AUTO_TEST_SUITE_END()
