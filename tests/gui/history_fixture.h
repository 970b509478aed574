// A client with six visits and the page of their history.
#pragma once

#include <boost/test/unit_test.hpp>
#include <wx/textctrl.h>

#include <cmath>
#include <fstream>
#include <map>
#include <set>

#include "desk/amendments.h"
#include "desk/past_line.h"
#include "desk/people.h"
#include "desk/signing.h"
#include "gui/history_compare.h"
#include "gui/history_filter.h"
#include "gui/history_heat.h"
#include "gui/history_line.h"
#include "gui/history_lists.h"
#include "gui/history_page.h"
#include "gui/history_state.h"
#include "gui/history_visits.h"
#include "support/fixed_clock.h"
#include "support/scene_parts.h"

#include "kept_files.h"
#include "visit_fixture.h"

namespace tests {

inline constexpr auto Pump = &VisitFixture::Pump;
inline constexpr auto Until = &VisitFixture::Until;

// Six visits of one client a month apart, from 5 January 2026, and the page that shows them.
struct HistoryFixture {
    HistoryFixture() {
        files.place = folder.Path() / "out";
        std::filesystem::create_directory(files.place);
        model::ClinicProfile profile;
        profile.name = "Test";
        clinic = desk::Clinic::Create(resources, folder.Path() / "test.palpate", profile, "owner",
                                      "long enough here", {&clock, &ids, store::KeyCost::Quick})
                     .clinic;
        client = clinic->NewClient();
        client.name = "A. Client";
        client = clinic->SaveClient(client);
        for (int i = 0; i < 6; ++i) Visit(i);
        frame = new wxFrame(nullptr, wxID_ANY, "test", wxPoint(0, 0), wxSize(1218, 760));
        context.emplace(
            gui::Context{resources, *clinic, words, [this](const wxString& text) { said = gui::Utf8(text); },
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }});
        page = new gui::HistoryPage(frame, *context, &files);
        page->on_offer = [this](const std::vector<model::VisitId>& of) { offered = of; };
        frame->SetClientSize(1218, 760);
        page->SetSize(frame->GetClientSize());
        frame->Show();
        page->ShowClient(client);
        Pump(300, {});
    }
    ~HistoryFixture() {
        frame->Destroy();
        Pump(50, {});
    }

    // Visit i: the left soleus always, easing from 8; the right upper trapezius at every other one; a mark of
    // the last one alone on the front.
    void Visit(int i) {
        clock.Set(clock.Now() + std::chrono::hours(24 * 30));
        auto editor = clinic->StartVisit(client.id);
        editor->Apply(
            [&](model::Visit& visit) {
                Add(visit, {"soleus", model::Side::Left}, model::View::Back, {150, 560}, 8 - i, "calf");
                if (i % 2 == 1)
                    Add(visit, {"trapezius_upper", model::Side::Right}, model::View::Back, {235, 130}, 5,
                        "neck");
                if (i == 5)
                    Add(visit, {"rectus_femoris", model::Side::Left}, model::View::Front, {250, 450}, 3, "");
                return std::optional<model::Problem>();
            },
            "Mark", static_cast<unsigned>(desk::Change::All));
        visits.push_back(editor->Visit().id);
        clinic->Leave(std::move(editor));
    }
    void Add(model::Visit& visit, const model::RegionRef& at, model::View view, model::MapPoint point,
             int before, const std::string& spot) {
        model::Mark mark;
        mark.id = ids.New<model::MarkId>();
        if (!spot.empty()) mark.spot = spots.try_emplace(spot, ids.New<model::SpotId>()).first->second;
        mark.view = view;
        mark.points = {point};
        mark.at = at;
        mark.finding = view == model::View::Front ? "tender_point" : "hypertonicity";
        mark.before = before;
        visit.marks.push_back(mark);
    }

    void Drag(wxWindow* window, wxPoint from, wxPoint to) {
        simulator.MouseMove(window->ClientToScreen(from));
        Pump(60, {});
        simulator.MouseDown();
        Pump(40, {});
        for (int step = 1; step <= 5; ++step) {
            simulator.MouseMove(window->ClientToScreen(from + (to - from) * step / 5));
            Pump(40, {});
        }
        simulator.MouseUp();
        Pump(80, {});
    }
    void Click(wxWindow* window, bodymap::MapPoint at) {
        simulator.MouseMove(window->ClientToScreen(
            wxPoint(static_cast<int>(std::lround(at.x)), static_cast<int>(std::lround(at.y)))));
        Pump(60, {});
        simulator.MouseClick();
        Pump(120, {});
    }
    void Key(wxWindow* window, int key, int modifiers = 0) {
        window->SetFocus();
        Until([&] { return window->HasFocus(); });
        simulator.Char(key, modifiers);
        Pump(80, {});
    }
    void Choose(wxChoice* choice, int row) {
        choice->SetSelection(row);
        wxCommandEvent chosen(wxEVT_CHOICE, choice->GetId());
        chosen.SetEventObject(choice);
        choice->GetEventHandler()->ProcessEvent(chosen);
        Pump(60, {});
    }
    [[nodiscard]] static int RowOf(const wxChoice* choice, const std::string& name) {
        for (unsigned i = 0; i < choice->GetCount(); ++i)
            if (gui::Utf8(choice->GetString(i)) == name) return static_cast<int>(i);
        BOOST_FAIL("no choice " + name);
        return -1;
    }
    [[nodiscard]] wxPoint PlaceOf(std::size_t visit, double down = 0.5) const {
        const bodymap::TimeLineLayout at(page->Line()->Line(), page->Line()->Plot()->Frame());
        return {static_cast<int>(std::lround(at.X(page->Line()->Line().visits[visit].day))),
                static_cast<int>(at.Plot().y + at.Plot().h * down)};
    }
    [[nodiscard]] gui::HistoryState& State() const { return page->State(); }
    [[nodiscard]] static std::string Cell(wxDataViewListCtrl* list, unsigned row, unsigned column) {
        wxVariant value;
        list->GetValue(value, row, column);
        return gui::Utf8(value.GetString());
    }
    [[nodiscard]] std::vector<model::VisitId> Newest(std::initializer_list<std::size_t> of) const {
        std::vector<model::VisitId> chosen;
        for (const std::size_t i : of) chosen.push_back(visits[i]);
        return chosen;
    }

    support::TempDir folder;
    support::FixedClock clock{model::Instant(std::chrono::sys_days(std::chrono::year(2025) / 12 / 6)) +
                              std::chrono::hours(9)};
    model::SystemIdSource ids{clock};
    desk::Resources resources{PALPATE_SOURCE_DIR, std::string(PALPATE_BINARY_DIR) + "/i18n"};
    text::Translator words;
    std::unique_ptr<desk::Clinic> clinic;
    std::optional<gui::Context> context;
    tests::KeptFiles files;
    model::Client client;
    std::map<std::string, model::SpotId> spots;
    std::vector<model::VisitId> visits, offered;
    std::string said;
    std::vector<std::string> failures;
    wxUIActionSimulator simulator;
    wxFrame* frame = nullptr;
    gui::HistoryPage* page = nullptr;
};

}  // namespace tests
