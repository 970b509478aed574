#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "desk/open_clinic.h"
#include "desk/spots.h"
#include "desk/visit_editor.h"

namespace {

using model::Layer;
using model::Side;
using model::View;

constexpr const char* kTight = "hypertonicity";

struct Following : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);

    [[nodiscard]] const model::Visit& Visit() const { return editor->Visit(); }
    [[nodiscard]] const model::Mark& Mark(const model::MarkId& id) const { return *Visit().Find(id); }
    [[nodiscard]] static model::MapPoint Inside(const std::string& region, Side side) {
        auto& atlas = support::TestResources().Atlas();
        return *atlas.Index(model::Figure::Neutral, View::Back)
                    .InnerPoint({region, side}, Layer::Superficial);
    }
    // In the region, so far away from its inner point, on one side of it or the other.
    [[nodiscard]] static model::MapPoint Away(const std::string& region, Side side, double distance) {
        const auto& index = support::TestResources().Atlas().Index(model::Figure::Neutral, View::Back);
        const auto from = Inside(region, side);
        for (int degree = 90; degree < 450; ++degree) {
            const double angle = degree * 3.14159265358979 / 180;
            const model::MapPoint at{from.x + distance * std::cos(angle),
                                     from.y + distance * std::sin(angle)};
            const auto hit = index.At(at, Layer::Superficial);
            if (hit && hit->at == model::RegionRef{region, side}) return at;
        }
        BOOST_FAIL("no such point in " << region);
        return from;
    }
    model::MarkId Chart(const std::string& region = "soleus", Side side = Side::Left, double distance = 0,
                        const char* finding = kTight) {
        return *editor->AddMarkAt(View::Back, Away(region, side, distance), Layer::Superficial, finding);
    }
    // The visit is signed and the client comes again.
    void ComeAgain(int days = 7) {
        model::Visit visit = Visit();
        visit.status = model::VisitStatus::Signed;
        clinic->Store().SaveVisit(visit);
        Later(days);
    }
    void Later(int days = 7) {
        clock.Set(clock.Now() + std::chrono::days(days));
        editor = clinic->StartVisit(client.id);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(spots_tests, Following)

BOOST_AUTO_TEST_CASE(the_same_finding_at_the_same_place_is_one_spot) {
    const auto first = Chart("latissimus_dorsi");
    ComeAgain();
    const auto second = Chart("latissimus_dorsi", Side::Left, 10);
    BOOST_TEST(Mark(second).spot.value == first.value);
    ComeAgain();
    const auto third = Chart("latissimus_dorsi", Side::Left, -8);
    BOOST_TEST(Mark(third).spot.value == first.value);
    BOOST_TEST(desk::HistoryOf(*editor, desk::SpotOf(Mark(third))).size() == 3u);
}

BOOST_AUTO_TEST_CASE(what_differs_is_another_spot) {
    Chart("latissimus_dorsi", Side::Left);
    ComeAgain();
    const struct {
        const char* what;
        const char* region;
        Side side;
        double distance;
        const char* finding;
        bool same;
    } cases[] = {{"another finding", "latissimus_dorsi", Side::Left, 0, "adhesion", false},
                 {"the other side", "latissimus_dorsi", Side::Right, 0, kTight, false},
                 {"another region", "soleus", Side::Left, 0, kTight, false},
                 {"too far away", "latissimus_dorsi", Side::Left, 41, kTight, false},
                 {"near", "latissimus_dorsi", Side::Left, 20, kTight, true}};
    for (const auto& one : cases) {
        const auto id = Chart(one.region, one.side, one.distance, one.finding);
        BOOST_TEST(!Mark(id).spot.empty() == one.same, one.what);
        editor->Undo();
    }
}

BOOST_AUTO_TEST_CASE(the_nearest_wins_and_one_spot_is_charted_once_a_visit) {
    const auto far = Chart("gluteus_maximus", Side::Left, -15),
               near = Chart("gluteus_maximus", Side::Left, 5);
    ComeAgain();
    const auto one = Chart("gluteus_maximus", Side::Left, 3), other = Chart("gluteus_maximus");
    BOOST_TEST(Mark(one).spot.value == near.value);
    BOOST_TEST(Mark(other).spot.value == far.value);
    BOOST_TEST(Mark(Chart("gluteus_maximus", Side::Left, 1)).spot.empty());
}

BOOST_AUTO_TEST_CASE(a_mark_of_another_figure_is_the_same_spot) {
    const auto first = Chart();
    ComeAgain();
    editor->ShowFigure(model::Figure::Female);
    const auto point = support::TestResources()
                           .Atlas()
                           .Index(model::Figure::Female, View::Back)
                           .InnerPoint({"soleus", Side::Left}, Layer::Superficial);
    const auto id = editor->AddMarkAt(View::Back, *point, Layer::Superficial, kTight);
    BOOST_TEST(Mark(*id).spot.value == first.value);
}

BOOST_AUTO_TEST_CASE(a_mark_follows_where_it_is_moved_or_what_it_is_called) {
    const auto first = Chart();
    ComeAgain();
    const auto id = Chart("soleus", Side::Right);
    BOOST_TEST(Mark(id).spot.empty());
    editor->MoveMark(id, Inside("soleus", Side::Left), 0);
    BOOST_TEST(Mark(id).spot.value == first.value);
    editor->SetFinding(id, "adhesion");
    BOOST_TEST(Mark(id).spot.empty());
    editor->SetFinding(id, kTight);
    BOOST_TEST(Mark(id).spot.value == first.value);
    editor->SetSide(id, Side::Right);
    BOOST_TEST(Mark(id).spot.empty());
    editor->Undo();
    BOOST_TEST(Mark(id).spot.value == first.value);
}

BOOST_AUTO_TEST_CASE(what_the_therapist_detached_stays_detached) {
    const auto first = Chart();
    ComeAgain();
    const auto id = Chart();
    BOOST_TEST(!desk::CanRejoin(*editor, Mark(id)));
    desk::Detach(*editor, id);
    BOOST_TEST(Mark(id).spot.value == id.value);
    BOOST_TEST(editor->UndoText() == "Detach from earlier visits");
    BOOST_TEST(desk::Ghosts(*editor).size() == 1u);
    editor->MoveMark(id, Inside("soleus", Side::Left), 0);
    BOOST_TEST(Mark(id).spot.value == id.value);
    BOOST_TEST(desk::CanRejoin(*editor, Mark(id)));
    BOOST_TEST(desk::Rejoin(*editor, id));
    BOOST_TEST(Mark(id).spot.value == first.value);
    BOOST_TEST(!desk::Rejoin(*editor, id));
    editor->Undo();
    BOOST_TEST(Mark(id).spot.value == id.value);
}

BOOST_AUTO_TEST_CASE(a_spot_that_another_mark_took_is_not_joined_again) {
    const auto first = Chart();
    ComeAgain();
    const auto mine = Chart();
    desk::Detach(*editor, mine);
    const auto other = Chart("soleus", Side::Left, 3);
    BOOST_TEST(Mark(other).spot.value == first.value);
    BOOST_TEST(!desk::CanRejoin(*editor, Mark(mine)));
    BOOST_TEST(!desk::Rejoin(*editor, mine));
    BOOST_TEST(Mark(mine).spot.value == mine.value);
    desk::Detach(*editor, other);
    BOOST_TEST(desk::Rejoin(*editor, mine));
    BOOST_TEST(Mark(mine).spot.value == first.value);
    BOOST_TEST(!desk::Rejoin(*editor, other));
    BOOST_TEST(desk::Ghosts(*editor).empty());
}

BOOST_AUTO_TEST_CASE(a_detached_mark_begins_a_history_of_its_own) {
    const auto first = Chart("latissimus_dorsi");
    ComeAgain();
    const auto detached = Chart("latissimus_dorsi", Side::Left, 12);
    desk::Detach(*editor, detached);
    ComeAgain();
    const auto again = Chart("latissimus_dorsi", Side::Left, 12);
    BOOST_TEST(Mark(again).spot.value == detached.value);
    BOOST_TEST(desk::HistoryOf(*editor, {detached.value}).size() == 2u);
    const auto left_behind = desk::HistoryOf(*editor, {first.value});
    BOOST_REQUIRE(left_behind.size() == 1u);
    BOOST_TEST((left_behind[0].at < clock.Now() - std::chrono::days(13)));
    // Joined to the detached one, it is detached from that.
    desk::Detach(*editor, again);
    BOOST_TEST(Mark(again).spot.value == again.value);
    BOOST_TEST(desk::HistoryOf(*editor, {detached.value}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(ghosts_are_what_the_last_visit_had_and_today_has_not) {
    const auto soleus = Chart(), glute = Chart("gluteus_maximus");
    Later();  // not signed: it counts all the same
    auto ghosts = desk::Ghosts(*editor);
    BOOST_REQUIRE(ghosts.size() == 2u);
    BOOST_TEST(ghosts[0].mark.id.value == soleus.value);
    Chart();
    ghosts = desk::Ghosts(*editor);
    BOOST_REQUIRE(ghosts.size() == 1u);
    BOOST_TEST(ghosts[0].mark.id.value == glute.value);
    ComeAgain();
    BOOST_TEST(desk::Ghosts(*editor).size() == 1u);  // of the last visit alone
    editor->Undo();
    BOOST_TEST(desk::Ghosts(*editor).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_confirmed_ghost_is_a_mark_of_today) {
    const auto first = Chart();
    editor->SetSeverityBefore(first, 6);
    editor->SetMarkNote(first, "words of that day");
    const model::Mark earlier = Mark(first);
    ComeAgain();
    const auto id = desk::ConfirmGhost(*editor, first);
    model::Mark expected = earlier;
    expected.id = id;
    expected.spot = {first.value};
    expected.before.reset();
    expected.note.clear();
    BOOST_TEST((Mark(id) == expected));
    BOOST_TEST(desk::Ghosts(*editor).empty());
    BOOST_CHECK_THROW((void)desk::ConfirmGhost(*editor, first), model::Error);
    BOOST_CHECK_THROW((void)desk::ConfirmGhost(*editor, id), model::Error);
    editor->Undo();
    BOOST_TEST(desk::Ghosts(*editor).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_resolved_spot_is_said_once_and_can_come_back) {
    const auto first = Chart();
    const model::SpotId spot{first.value};
    ComeAgain();
    desk::SetResolved(*editor, spot, true);
    BOOST_TEST(editor->UndoText() == "Record as resolved");
    BOOST_TEST(desk::Ghosts(*editor).at(0).resolved);
    editor->Undo();
    BOOST_TEST(!desk::Ghosts(*editor).at(0).resolved);
    editor->Redo();
    desk::SetResolved(*editor, spot, false);
    BOOST_TEST(Visit().resolved.empty());
    desk::SetResolved(*editor, spot, true);
    ComeAgain();
    BOOST_TEST(desk::Ghosts(*editor).empty());
    Chart();  // it is back
    const auto history = desk::HistoryOf(*editor, spot);
    BOOST_REQUIRE(history.size() == 3u);
    BOOST_TEST((history[0].charted && !history[0].resolved));
    BOOST_TEST((!history[1].charted && history[1].resolved));
    BOOST_TEST((history[2].charted && !history[2].resolved));
}

BOOST_AUTO_TEST_CASE(charting_a_resolved_spot_again_takes_that_back) {
    const auto first = Chart();
    ComeAgain();
    desk::SetResolved(*editor, {first.value}, true);
    Chart();
    BOOST_TEST(Visit().resolved.empty());
    editor->Undo();
    BOOST_TEST(Visit().resolved.size() == 1u);
    desk::ConfirmGhost(*editor, first);
    BOOST_TEST(Visit().resolved.empty());
}

BOOST_AUTO_TEST_CASE(a_signed_visit_shows_only_what_it_resolved) {
    const auto first = Chart();
    Chart("gluteus_maximus");
    ComeAgain();
    desk::SetResolved(*editor, {first.value}, true);
    model::Visit visit = Visit();
    visit.status = model::VisitStatus::Signed;
    clinic->Store().SaveVisit(visit);
    editor = clinic->OpenVisit(visit.id);
    const auto ghosts = desk::Ghosts(*editor);
    BOOST_REQUIRE(ghosts.size() == 1u);
    BOOST_TEST(ghosts[0].mark.id.value == first.value);
}

BOOST_AUTO_TEST_CASE(a_history_has_the_scores_of_every_visit) {
    const std::optional<int> scores[][2] = {{4, 2}, {5, std::nullopt}, {std::nullopt, 3}};
    model::SpotId spot;
    for (const auto& [before, after] : scores) {
        const auto id = Chart();
        if (before) editor->SetSeverityBefore(id, before);
        if (after) editor->SetSeverityAfter(id, after);
        spot = desk::SpotOf(Mark(id));
        if (&before != &scores[2][0]) ComeAgain();
    }
    const auto history = desk::HistoryOf(*editor, spot);
    BOOST_REQUIRE(history.size() == 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST((history[i].before == scores[i][0]));
        BOOST_TEST((history[i].after == scores[i][1]));
        if (i > 0) BOOST_TEST((history[i].at > history[i - 1].at));
    }
}

BOOST_AUTO_TEST_CASE(another_time_of_the_visit_has_other_earlier_visits) {
    Chart();
    ComeAgain();
    BOOST_TEST(desk::Ghosts(*editor).size() == 1u);
    editor->SetServiceTime(Visit().service_at - std::chrono::days(30), 60);
    BOOST_TEST(desk::Ghosts(*editor).empty());
    BOOST_TEST(!desk::GhostsFrom(*editor).has_value());
}

// 500 visits with 40 marks each. The budget is a frame on an idle computer; the test allows for a busy one.
BOOST_AUTO_TEST_CASE(a_long_history_is_looked_up_at_once) {
    const auto id = Chart("latissimus_dorsi");
    model::Visit visit = Visit();
    const model::Mark mark = Mark(id);
    visit.status = model::VisitStatus::Signed;
    clinic->Store().Together([&] {
        for (int number = 1; number <= 500; ++number) {
            visit.id = ids.New<model::VisitId>();
            visit.service_at = clock.Now() - std::chrono::days(number);
            visit.marks.assign(40, mark);
            for (model::Mark& one : visit.marks) {
                one.id = ids.New<model::MarkId>();
                if (&one != &visit.marks.front()) one.at.region = "region_" + one.id.value.substr(34);
            }
            clinic->Store().SaveVisit(visit);
        }
    });
    editor = clinic->OpenVisit(Visit().id);
    const auto took = [](const char* what, const auto& work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        BOOST_TEST_MESSAGE(what << ": " << time.count() << " ms");
        BOOST_TEST(time.count() < 250, what);
    };
    took("ghosts", [&] { BOOST_TEST(desk::Ghosts(*editor).size() == 40u); });
    took("nearest", [&] { (void)editor->EarlierSpots().Nearest(Visit(), mark); });
    took("history", [&] { (void)desk::HistoryOf(*editor, desk::SpotOf(mark)); });
    took("nearest again", [&] { (void)editor->EarlierSpots().Nearest(Visit(), mark); });
}

BOOST_AUTO_TEST_SUITE_END()
