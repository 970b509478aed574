// The history in the window: what a range, a filter and a choice of visits show, where a number leads, and
// that a closed chart leaves nothing.
#include <boost/test/unit_test.hpp>

#include "history_fixture.h"

using tests::HistoryFixture;
using tests::Pump;
using tests::Until;

BOOST_FIXTURE_TEST_SUITE(history_page_tests, HistoryFixture)

BOOST_AUTO_TEST_CASE(a_range_dragged_by_its_end_narrows_what_is_counted_and_dragged_back_opens_again) {
    auto* plot = page->Line()->Plot();
    BOOST_TEST(State().InRange().visits.size() == 6U);
    Drag(plot, PlaceOf(0, 0.9), PlaceOf(3, 0.9) - wxPoint(8, 0));
    BOOST_REQUIRE(State().Range().from.has_value());
    BOOST_TEST(State().InRange().visits.size() == 3U);
    BOOST_TEST(!State().Range().to.has_value());
    // The heat map counts those alone.
    int most = 0;
    for (const auto& group : page->Heat()->Groups()) most = std::max(most, group.count);
    BOOST_TEST(most == 3);
    BOOST_TEST(gui::Utf8(page->Line()->Hint()).starts_with("3 visits, every 30 days · 6 marks"));
    const bodymap::TimeLineLayout at(page->Line()->Line(), plot->Frame());
    const int from = static_cast<int>(std::lround(at.X(page->Line()->Line().range->from)));
    Drag(plot, {from, PlaceOf(0, 0.9).y}, PlaceOf(0, 0.9) - wxPoint(20, 0));
    BOOST_TEST((State().Range() == desk::PastRange{}));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_drag_that_begins_on_a_visit_is_a_range) {
    auto* plot = page->Line()->Plot();
    const bodymap::TimeLineLayout at(page->Line()->Line(), plot->Frame());
    const bodymap::MapPoint disc = at.Place(1);
    Drag(plot, {static_cast<int>(disc.x) - 3, static_cast<int>(disc.y)}, PlaceOf(3) + wxPoint(6, 0));
    BOOST_TEST(State().InRange().visits.size() == 3U);
    BOOST_TEST((State().InRange().visits.front().id == visits[1]));
    BOOST_TEST(offered.empty());
}

BOOST_AUTO_TEST_CASE(the_bar_of_filters_stands_clear_of_the_window_on_both_sides) {
    for (const int width : {1218, 1120, 960, 802}) {
        frame->SetClientSize(width, 760);
        page->SetSize(frame->GetClientSize());
        Pump(150, {});
        int bottom = 0;
        for (const wxWindow* part : page->Filter()->GetChildren()) {
            BOOST_TEST(part->GetRect().x >= 12, width);
            BOOST_TEST(part->GetRect().GetRight() < width - 12, width);
            bottom = std::max(bottom, part->GetRect().GetBottom());
        }
        BOOST_TEST(bottom < page->Filter()->GetSize().y, width);
    }
}

BOOST_AUTO_TEST_CASE(the_range_moves_by_a_visit_with_the_keys) {
    auto* plot = page->Line()->Plot();
    Key(plot, WXK_LEFT, wxMOD_SHIFT);
    BOOST_TEST(State().InRange().visits.size() == 5U);
    BOOST_TEST((State().InRange().visits.back().id == visits[4]));
    Key(plot, WXK_RIGHT, wxMOD_SHIFT | wxMOD_CONTROL);
    BOOST_TEST(State().InRange().visits.size() == 4U);
    BOOST_TEST((State().InRange().visits.front().id == visits[1]));
    Key(plot, WXK_RIGHT, wxMOD_SHIFT);
    Key(plot, WXK_LEFT, wxMOD_SHIFT | wxMOD_CONTROL);
    BOOST_TEST((State().Range() == desk::PastRange{}));
}

BOOST_AUTO_TEST_CASE(filters_by_finding_and_place_narrow_every_card) {
    auto* filter = page->Filter();
    Choose(filter->Finding(), RowOf(filter->Finding(), "Tender point"));
    BOOST_TEST(State().Shown().marks.size() == 1U);
    BOOST_TEST(State().Shown().visits.size() == 6U);
    Choose(filter->Finding(), 0);
    BOOST_TEST(State().Shown().marks.size() == 10U);
    // Areas and segments stand beside the structures.
    Choose(filter->Place(), RowOf(filter->Place(), "Area: Neck and upper trapezius"));
    BOOST_TEST(State().Shown().marks.size() == 3U);
    std::set<std::size_t> left;
    for (unsigned i = 1; i < filter->Place()->GetCount(); ++i)
        if (gui::Utf8(filter->Place()->GetString(i)).starts_with("CHOIR")) {
            Choose(filter->Place(), static_cast<int>(i));
            left.insert(State().Shown().marks.size());
        }
    BOOST_TEST((left == std::set<std::size_t>{1, 3, 6}));
    Choose(filter->Place(), 0);
    BOOST_TEST(State().Shown().marks.size() == 10U);
}

BOOST_AUTO_TEST_CASE(the_visits_compared_are_chosen_in_the_lists_and_with_the_keys) {
    auto* compare = page->Compare();
    BOOST_TEST((State().A() == visits[4]));
    BOOST_TEST((State().B() == visits[5]));
    Choose(compare->ChoiceOfA(), 4);  // newest first
    BOOST_TEST((State().A() == visits[1]));
    // 2 marks at A; B has both spots, eased, and one more.
    BOOST_TEST(gui::Utf8(compare->Sum()) == "2 marks + 1 new − 0 gone = 3");
    std::vector<std::string> rows;
    for (const auto& row : compare->List()->Rows()) rows.push_back(gui::Utf8(row.title + " " + row.value));
    BOOST_TEST(
        rows == (std::vector<std::string>{"New 1", "Rectus femoris, left – → 3", "Same 1",
                                          "Upper trapezius, right 5 → 5", "Better 1", "Soleus, left 7 → 3"}),
        boost::test_tools::per_element());
    Key(page->Line()->Plot(), WXK_LEFT);
    BOOST_TEST((State().B() == visits[4]));
    Key(page->Line()->Plot(), WXK_RIGHT, wxMOD_CONTROL);
    BOOST_TEST((State().A() == visits[2]));
    BOOST_TEST(compare->ChoiceOfA()->GetSelection() == 3);
}

BOOST_AUTO_TEST_CASE(a_number_leads_to_its_visits_by_click_and_by_enter) {
    auto* heat = page->Heat()->Plot();
    Key(heat, WXK_RIGHT);  // the place marked most often
    Key(heat, WXK_RETURN);
    BOOST_TEST((offered == Newest({5, 4, 3, 2, 1, 0})));
    Key(heat, WXK_RIGHT);
    Key(heat, WXK_RETURN);
    BOOST_TEST((offered == Newest({5, 3, 1})));
    offered.clear();
    auto* rows = page->Recurring()->List();
    BOOST_REQUIRE_EQUAL(rows->Rows().size(), 2U);
    Click(rows, {60, 20});
    BOOST_TEST((offered == Newest({5, 4, 3, 2, 1, 0})));
}

BOOST_AUTO_TEST_CASE(a_range_tells_of_the_visits_compared_only_where_it_takes_one_away) {
    gui::HistoryState state(*context);
    state.Load(client.id);
    while (state.LoadMore()) {
    }
    unsigned told = 0;
    const auto listening = state.Changed.Listen([&](unsigned kinds) { told = kinds; });
    const auto day = [&](std::size_t visit) { return state.Shown().visits[visit].day; };
    state.SetRange({day(3), {}});
    BOOST_TEST(told == (gui::past::kRange | gui::past::kInRange));
    BOOST_TEST((state.A() == visits[4] && state.B() == visits[5]));
    state.SetRange({{}, day(3)});
    BOOST_TEST(told == (gui::past::kRange | gui::past::kInRange | gui::past::kPair));
    BOOST_TEST((state.A() == visits[2] && state.B() == visits[3]));
}

BOOST_AUTO_TEST_CASE(the_time_line_explains_what_it_shows_and_nothing_else) {
    const auto says = [&](const char* part) {
        return gui::Utf8(page->Line()->Hint()).find(part) != std::string::npos;
    };
    BOOST_TEST((says("number = marks") && !says("bars") && !says("diamonds") && !says("flags")));
    client.next_race = model::Race{"Lake run", std::chrono::year(2026) / 8 / 1};
    client = clinic->SaveClient(client);
    auto editor = clinic->StartVisit(client.id);
    editor->Apply(
        [](model::Visit& visit) {
            model::Reading load;
            load.measure = "srpe";
            load.before = 300;
            visit.readings.push_back(load);
            return std::optional<model::Problem>();
        },
        "Measure", static_cast<unsigned>(desk::Change::All));
    clinic->Leave(std::move(editor));
    page->ShowClient(client);
    Pump(100, {});
    BOOST_TEST((says("diamonds") && says("flags") && !says("bars")));
    client.next_race->day = std::chrono::year(2031) / 8 / 1;
    page->ShowClient(clinic->SaveClient(client));
    Pump(100, {});
    BOOST_TEST((says("diamonds") && !says("flags")));
}

BOOST_AUTO_TEST_CASE(a_key_leads_from_pane_to_pane_of_what_is_shown) {
    const auto in = [&](wxWindow* pane) {
        return Until([&] {
            wxWindow* focus = wxWindow::FindFocus();
            return focus != nullptr && pane->IsDescendant(focus);
        });
    };
    page->Filter()->SetFocus();
    BOOST_REQUIRE(in(page->Filter()));
    const std::vector<wxWindow*> overview{page->Line(), page->Heat(), page->Compare(), page->Recurring(),
                                          page->Filter()};
    for (wxWindow* pane : overview) {
        page->NextPane();
        BOOST_TEST(in(pane));
    }
    page->ShowPart(gui::HistoryFilter::Visits);
    page->ShowTables(true);
    page->Filter()->SetFocus();
    for (wxWindow* pane : {static_cast<wxWindow*>(page->Line()), static_cast<wxWindow*>(page->Visits())}) {
        page->NextPane();
        BOOST_TEST(in(pane));
    }
}

BOOST_AUTO_TEST_CASE(a_menu_asked_for_by_a_key_opens_where_the_keyboard_is) {
    auto* plot = page->Heat()->Plot();
    plot->SetFocus();
    BOOST_REQUIRE(Until([&] { return plot->HasFocus(); }));
    const auto opens = [&] { return page->ClientToScreen(gui::MenuPlace(*page)); };
    const wxPoint inside = plot->ClientToScreen(wxPoint(30, 40));
    simulator.MouseMove(inside);
    BOOST_TEST(Until([&] { return wxGetMousePosition() == inside; }));
    BOOST_TEST((opens() == inside));
    const wxPoint outside = page->Line()->ClientToScreen(wxPoint(30, 40));
    simulator.MouseMove(outside);
    BOOST_TEST(Until([&] { return wxGetMousePosition() == outside; }));
    BOOST_TEST(plot->GetScreenRect().Contains(opens()));
}

BOOST_AUTO_TEST_CASE(sides_are_named_as_the_clients_own_where_there_is_room) {
    const auto scene = [&] { return page->Heat()->Plot()->MakeScene(); };
    BOOST_TEST(!support::TextIn(scene(), "R").has_value());
    BOOST_REQUIRE(support::TextIn(scene(), "Client’s right"));
    // From the front the client's right is at the left.
    BOOST_TEST(support::TextIn(scene(), "Client’s right")->at.x < support::TextIn(scene(), "Front")->at.x);
    page->SetSize(820, 760);
    Pump(80, {});
    BOOST_TEST(!support::TextIn(scene(), "Client’s right"));
    BOOST_TEST(support::TextIn(scene(), "R")->at.x < support::TextIn(scene(), "Front")->at.x);
}

BOOST_AUTO_TEST_CASE(lists_say_what_their_dots_are_and_maps_do_not) {
    auto* compare = page->Compare();
    BOOST_TEST(gui::Utf8(compare->Hint()) == "severity before: ○ A  ● B");
    compare->ShowAs(gui::HistoryCompare::Overlaid);
    BOOST_TEST(compare->Hint().empty());
}

BOOST_AUTO_TEST_CASE(the_maps_show_what_the_lists_say_and_a_spot_leads_to_its_visits) {
    auto* compare = page->Compare();
    Choose(compare->ChoiceOfA(), 4);
    for (const auto show : {gui::HistoryCompare::SideBySide, gui::HistoryCompare::Overlaid}) {
        Choose(compare->Mode(), show);
        BOOST_REQUIRE_EQUAL(compare->Spots().size(), 3U);
        BOOST_TEST(compare->Maps()->IsShownOnScreen());
        BOOST_TEST(!compare->List()->IsShown());
        // On the back: the calf eased, the neck is the same; what is new lies on the front.
        BOOST_TEST(!bodymap::IsDrawn(compare->Spots()[0]));
        BOOST_TEST((compare->Spots()[1].state == bodymap::SpotState::Same));
        BOOST_TEST((compare->Spots()[2].state == bodymap::SpotState::Better));
        BOOST_TEST(gui::Utf8(compare->Maps()->Said()).find("2 spots are shown.") != std::string::npos);
        bodymap::CompareLook look;
        look.overlaid = show == gui::HistoryCompare::Overlaid;
        look.names = {"New", "Worse", "Same", "Better", "Resolved"};
        const auto& map = resources.Atlas().Map(client.figure, model::View::Back);
        for (const auto& tag : bodymap::CompareTags(map, compare->Maps()->Frame(), compare->Spots(), look)) {
            if (tag.spot != 2) continue;
            offered.clear();
            Click(compare->Maps(), tag.at);
            BOOST_TEST((offered == Newest({5, 1})));
        }
    }
    // With the keys: the first that is drawn, read out, and its visits.
    offered.clear();
    Key(compare->Maps(), WXK_RIGHT);
    BOOST_TEST(gui::Utf8(compare->Maps()->Said()).starts_with("Same: Tight spot, Upper trapezius, right"));
    Key(compare->Maps(), WXK_RETURN);
    BOOST_TEST((offered == Newest({5, 1})));
    // The front has the one that is new.
    Choose(compare->Views(), RowOf(compare->Views(), "Front"));
    BOOST_TEST(bodymap::IsDrawn(compare->Spots()[0]));
    BOOST_TEST(!bodymap::IsDrawn(compare->Spots()[1]));
    Choose(compare->Mode(), gui::HistoryCompare::Lists);
    BOOST_TEST(compare->List()->IsShownOnScreen());
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(shapes_and_the_overlap_come_once_the_pair_rests) {
    auto* compare = page->Compare();
    BOOST_TEST(Until([&] { return !compare->Overlap().empty(); }));
    store::AuditFilter filter;
    filter.kind = "visit.view";
    const auto seen = clinic->Store().AuditTrail(filter).size();
    for (int i = 0; i < 3; ++i) Key(page->Line()->Plot(), WXK_LEFT, wxMOD_CONTROL);
    BOOST_TEST(Until([&] { return !compare->Overlap().empty(); }));
    // Walking over visits reads none of them.
    BOOST_TEST(clinic->Store().AuditTrail(filter).size() == seen + 2);
}

BOOST_AUTO_TEST_CASE(the_overlap_is_that_of_what_the_filter_leaves) {
    auto* compare = page->Compare();
    BOOST_TEST(Until([&] { return !compare->Overlap().empty(); }));
    const wxString all = compare->Overlap();
    page->State().SetFilter({"no_such_finding", {}, {}});
    Pump(60, {});
    BOOST_TEST(compare->Overlap() != all);
    page->State().SetFilter({});
    Pump(60, {});
    BOOST_TEST(compare->Overlap() == all);
}

BOOST_AUTO_TEST_CASE(a_table_says_what_its_plot_shows) {
    page->ShowTables(true);
    Pump(60, {});
    auto* table = page->Line()->Table();
    const auto& line = page->Line()->Line();
    BOOST_REQUIRE_EQUAL(table->GetItemCount(), static_cast<int>(line.visits.size()));
    for (unsigned i = 0; i < line.visits.size(); ++i) {
        BOOST_TEST(Cell(table, i, 1) == std::to_string(line.visits[i].marks));
        BOOST_TEST(std::abs(std::stod(Cell(table, i, 2)) - *line.visits[i].severity) <= 0.05);
    }
    // Every count that is drawn or lies on another view.
    std::multiset<int> counted, drawn;
    table = page->Heat()->Table();
    for (int i = 0; i < table->GetItemCount(); ++i)
        counted.insert(std::stoi(Cell(table, static_cast<unsigned>(i), 2)));
    for (const auto& group : page->Heat()->Groups())
        if (group.count > 0 && !group.regions.empty()) drawn.insert(group.count);
    BOOST_TEST((counted == std::multiset<int>{1, 3, 6}));
    BOOST_TEST(std::ranges::includes(counted, std::set<int>(drawn.begin(), drawn.end())));
    // A row leads where the plot does.
    table = page->Compare()->Table();
    // Below the spots, once the pair was read: overlap and how much of the body each visit marked.
    BOOST_TEST(Until([&] { return !page->Compare()->Overlap().empty(); }));
    table = page->Compare()->Table();
    BOOST_TEST(table->GetItemCount() ==
               3 + std::ranges::count(page->Compare()->List()->Rows(), false, &gui::PlotRow::heading));
    page->Line()->Table()->SelectRow(2);
    wxDataViewEvent open(wxEVT_DATAVIEW_ITEM_ACTIVATED, page->Line()->Table(),
                         page->Line()->Table()->RowToItem(2));
    page->Line()->Table()->GetEventHandler()->ProcessEvent(open);
    Pump(20, {});
    BOOST_TEST((offered == Newest({2})));
    page->ShowTables(false);
    BOOST_TEST(!page->Line()->IsTable());
}

BOOST_AUTO_TEST_CASE(a_race_leads_to_the_visits_it_lies_between) {
    const auto day = std::chrono::sys_days(State().Whole().visits[2].day) + std::chrono::days(12);
    client.next_race = model::Race{"City run", model::Date(day)};
    client = clinic->SaveClient(client);
    page->ShowClient(client);
    Pump(100, {});
    const bodymap::TimeLineLayout at(page->Line()->Line(), page->Line()->Plot()->Frame());
    BOOST_REQUIRE_EQUAL(page->Line()->Line().races.size(), 1U);
    Click(page->Line()->Plot(), {at.X(page->Line()->Line().races[0].day), at.Plot().y - 8});
    BOOST_TEST((offered == Newest({3, 2})));
    BOOST_TEST((State().Range() == desk::PastRange{}));
}

// In the program pieces of other pages are finished by what a person does next; years of a history are not.
BOOST_AUTO_TEST_CASE(the_history_is_read_in_its_own_time_and_not_while_the_clinic_is_lent) {
    context->turns = std::make_shared<gui::Turns>();
    auto* other = new gui::HistoryPage(frame, *context, &files);
    other->ShowClient(client);
    context->turns->Finish();
    BOOST_TEST(other->State().Whole().visits.empty());
    {
        const auto lent = clinic->Alone([] {});
        Pump(120, {});
        BOOST_TEST(other->State().Whole().visits.empty());
    }
    BOOST_TEST(Until([&] { return other->State().Whole().visits.size() == 6U; }));
    BOOST_TEST(Until([&] { return other->Recurring()->List()->Rows().size() == 2U; }));
    other->Destroy();
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_picture_of_the_maps_and_a_table_leave_as_files_and_are_logged) {
    page->Compare()->ShowAs(gui::HistoryCompare::Overlaid);
    Pump(60, {});
    page->Compare()->SavePicture();
    page->Compare()->SaveTable();
    std::ifstream picture(files.place / "Compare.png", std::ios::binary);
    std::string head(4, ' ');
    picture.read(head.data(), 4);
    BOOST_TEST(head == "\x89PNG");
    BOOST_TEST(std::filesystem::exists(files.place / "Compare.csv"));
    store::AuditFilter filter;
    filter.kind = "history.export";
    BOOST_TEST(clinic->Store().AuditTrail(filter).size() == 2U);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_chart_that_is_closed_leaves_nothing_on_the_page) {
    page->Compare()->ShowAs(gui::HistoryCompare::SideBySide);
    page->ShowTables(true);
    Pump(500, {});
    page->Forget();
    Pump(60, {});
    BOOST_TEST(State().Whole().visits.empty());
    BOOST_TEST(page->Line()->Line().visits.empty());
    BOOST_TEST(page->Compare()->Spots().empty());
    BOOST_TEST(page->Compare()->List()->Rows().empty());
    BOOST_TEST(page->Compare()->Sum().empty());
    BOOST_TEST(page->Compare()->Overlap().empty());
    BOOST_TEST(page->Recurring()->List()->Rows().empty());
    BOOST_TEST(page->Visits()->List()->GetItemCount() == 0);
    BOOST_TEST(page->Detail()->GetValue().empty());
    BOOST_TEST(page->Filter()->Place()->GetCount() == 1U);
    for (const auto* table : {page->Line()->Table(), page->Heat()->Table(), page->Compare()->Table()})
        BOOST_TEST(table->GetItemCount() == 0);
    for (const auto& group : page->Heat()->Groups()) BOOST_TEST(group.count == 0);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_filter_by_what_the_past_has_no_longer_is_gone_with_it) {
    const auto filters = {
        desk::PastFilter{"tender_point", {}, {}},
        desk::PastFilter{
            {}, desk::PastUnit{terms::Level::Structure, "rectus_femoris", model::Side::Left}, {}},
        desk::PastFilter{{}, {}, ids.New<model::UserId>()}};
    auto editor = clinic->OpenVisit(visits.back());
    for (const desk::PastFilter& filter : filters) {
        State().SetFilter(filter);
        page->ShowClient(client);
        if (!filter.therapist) BOOST_TEST((State().Filter() == filter));
        editor->Apply(
            [](model::Visit& visit) {
                std::erase_if(visit.marks,
                              [](const model::Mark& mark) { return mark.finding == "tender_point"; });
                return std::optional<model::Problem>();
            },
            "Remove", static_cast<unsigned>(desk::Change::All));
        page->ShowClient(client);
        Pump(60, {});
        BOOST_TEST((State().Filter() == desk::PastFilter{}));
        BOOST_TEST(State().Shown().marks.size() == 9U);
        BOOST_TEST(page->Filter()->Finding()->GetSelection() == 0);
        BOOST_TEST(page->Filter()->Place()->GetSelection() == 0);
        editor->Undo();
        page->ShowClient(client);
    }
    clinic->Leave(std::move(editor));
}

BOOST_AUTO_TEST_CASE(a_chart_that_is_closed_takes_filter_and_range_along) {
    State().SetFilter({"tender_point", {}, {}});
    State().SetRange({model::ParseDate("2026-02-01"), {}});
    page->Forget();
    BOOST_TEST((State().Filter() == desk::PastFilter{}));
    BOOST_TEST((State().Range() == desk::PastRange{}));
}

BOOST_AUTO_TEST_SUITE_END()
