// Two visits on one figure, places to filter by, races that plans keep, and the clinic's figures in words.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "desk/amended_line.h"
#include "desk/clinic_past_words.h"
#include "desk/history_builder.h"
#include "desk/made_past.h"
#include "desk/past_maps.h"
#include "desk/past_places.h"
#include "desk/past_scenes.h"
#include "desk/reviewed_clinic.h"

BOOST_AUTO_TEST_SUITE(past_maps_tests)

using model::Side;
using support::kDay;
using support::MadePast;
using support::Reviewed;
using terms::Level;

namespace {

MadePast TwoVisits() {
    MadePast made;
    made.Visit("2026-11-02");
    made.Mark({"soleus", Side::Left, "hypertonicity", 7, {}, "calf"})
        .Mark({"piriformis", Side::Right, "tender_point", 3, {}, "hip", model::Layer::Deep})
        .Mark({"trapezius_upper", Side::Right, "adhesion", 4, {}, "neck"});
    desk::PastVisit& second = made.Visit("2026-11-23");
    second.resolved = {{"neck"}};
    made.Mark({"soleus", Side::Left, "hypertonicity", 4, {}, "calf"})
        .Mark({"soleus", Side::Left, "hypertonicity", 5, {}, "calf"})
        .Mark({"biceps_femoris_long", Side::Left, "tender_point", 2, {}, "new"});
    int place = 0;
    for (desk::PastMark& mark : made.past.marks) mark.point = {120.0 + 10 * place++, 400};
    return made;
}

desk::PastWords Words(Reviewed& clinic) {
    return {*clinic.clinic, clinic.words};
}

// The week of a visit's plan, day after day from the one after the visit.
void PlanWeek(Reviewed& clinic, const std::vector<std::pair<int, std::string>>& races, bool rest = false) {
    auto editor = clinic.clinic->StartVisit(clinic.client.id);
    model::TrainingWeek week;
    if (rest)
        for (model::TrainingDay& day : week) day.load = model::Load::RestDay;
    for (const auto& [day, name] : races) week[static_cast<std::size_t>(day)] = {model::Load::Race, name};
    editor->SetTraining(week, {});
}

std::vector<std::string> RacesOf(const desk::ClientPast& past) {
    std::vector<std::string> races;
    for (const model::Race& race : past.races) races.push_back(model::ToIso(race.day) + " " + race.name);
    return races;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_view_shows_the_marks_of_both_visits_that_lie_on_it_in_the_order_of_the_lists) {
    Reviewed clinic;
    const auto made = TwoVisits();
    const auto comparison = desk::CompareSpots(made.past, made.past.visits[0].id, made.past.visits[1].id);
    const auto list = desk::SpotsOf(comparison);
    BOOST_REQUIRE_EQUAL(list.size(), 4U);
    const auto spots = desk::ComparedOn(clinic.clinic->Data(), made.past, comparison, nullptr,
                                        model::View::Back, model::Layer::Superficial);
    BOOST_REQUIRE_EQUAL(spots.size(), list.size());
    for (std::size_t i = 0; i < spots.size(); ++i) {
        BOOST_TEST(
            (desk::ToText(list[i]->change) == desk::ToText(static_cast<desk::SpotChange>(spots[i].state))));
        const std::string spot = list[i]->spot.value;
        const std::pair shown{spots[i].first.size(), spots[i].second.size()};
        if (spot == "calf") BOOST_TEST((shown == std::pair<std::size_t, std::size_t>{1, 2}));
        if (spot == "hip") BOOST_TEST((shown == std::pair<std::size_t, std::size_t>{0, 0}));
        if (spot == "neck") BOOST_TEST((shown == std::pair<std::size_t, std::size_t>{1, 0}));
        if (spot == "new") BOOST_TEST((shown == std::pair<std::size_t, std::size_t>{0, 1}));
        if (spot != "calf") continue;
        // The severer of two marks has the score, so it leads.
        BOOST_TEST(spots[i].score_first == "7");
        BOOST_TEST(spots[i].score_second == "5");
        BOOST_TEST((spots[i].second[0].id == list[i]->mark_second));
        BOOST_TEST((spots[i].second[0].points == std::vector<model::MapPoint>{made.past.marks[4].point}));
    }
    const auto deep = desk::ComparedOn(clinic.clinic->Data(), made.past, comparison, nullptr,
                                       model::View::Back, model::Layer::Deep);
    BOOST_TEST(std::ranges::count_if(deep, bodymap::IsDrawn) == 1);
    const auto front = desk::ComparedOn(clinic.clinic->Data(), made.past, comparison, nullptr,
                                        model::View::Front, model::Layer::Superficial);
    BOOST_TEST(std::ranges::none_of(front, bodymap::IsDrawn));
    const auto views = desk::ComparedViews(clinic.clinic->Data(), made.past, comparison);
    BOOST_TEST((views == std::vector<desk::ComparedView>{{model::View::Back, model::Layer::Superficial},
                                                         {model::View::Back, model::Layer::Deep}}));
}

// Discs of one size: the second visit has another one far from the one both have.
BOOST_AUTO_TEST_CASE(the_overlap_is_of_the_marks_that_are_compared) {
    Reviewed clinic;
    std::vector<model::VisitId> visits;
    for (const bool second : {false, true}) {
        auto editor = clinic.clinic->StartVisit(clinic.client.id);
        editor->Apply(
            [&](model::Visit& visit) {
                const auto add = [&](const model::RegionRef& region, const char* finding,
                                     model::MapPoint at) {
                    model::Mark& mark = visit.marks.emplace_back();
                    mark.id = clinic.ids.New<model::MarkId>();
                    mark.view = model::View::Back;
                    mark.points = {at};
                    mark.at = region;
                    mark.finding = finding;
                };
                add({"soleus", Side::Left}, "hypertonicity", {150, 560});
                if (second) add({"trapezius_upper", Side::Right}, "tender_point", {225, 150});
                return std::optional<model::Problem>();
            },
            "Mark", static_cast<unsigned>(desk::Change::All));
        visits.push_back(editor->Visit().id);
        clinic.Pass(kDay);
    }
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    const auto whole = desk::CompareMaps(*clinic.clinic, past, visits[0], visits[1]);
    BOOST_TEST(*whole.surface == 0.5, boost::test_tools::tolerance(0.02));
    BOOST_TEST(whole.second.extent_percent / whole.first.extent_percent == 2.0,
               boost::test_tools::tolerance(0.02));
    const auto narrowed = desk::Narrowed(past, clinic.clinic->Data().Levels(), {"hypertonicity", {}, {}});
    const auto of_one = desk::CompareMaps(*clinic.clinic, narrowed, visits[0], visits[1]);
    BOOST_TEST(*of_one.surface == 1.0);
    BOOST_TEST(of_one.second.extent_percent == whole.first.extent_percent);
    BOOST_TEST(of_one.second.marks == 1);
}

// Signed on the left, corrected to the right, where the second visit has it.
BOOST_AUTO_TEST_CASE(a_corrected_mark_is_compared_where_and_as_strong_as_it_was_meant) {
    Reviewed clinic;
    const auto& index = clinic.clinic->Data().Atlas().Index(model::Figure::Neutral, model::View::Back);
    std::vector<model::VisitId> visits;
    for (const Side side : {Side::Left, Side::Right}) {
        auto editor = clinic.clinic->StartVisit(clinic.client.id);
        const auto mark = editor->AddMarkIn({"soleus", side}, model::Layer::Superficial, "hypertonicity",
                                            model::View::Back);
        editor->SetSeverityBefore(mark, 6);
        visits.push_back(editor->Visit().id);
        clinic.Pass(kDay);
    }
    clinic.Sign(visits[0]);
    const auto read = desk::ReadAmended(*clinic.clinic, clinic.words, visits[0]);
    const std::string field = "mark." + read.visit.marks[0].id.value;
    auto values = desk::ValuesOf(*clinic.clinic, read, field);
    BOOST_REQUIRE(values);
    values->finding->at.side = Side::Right;
    values->finding->before = 2;
    auto amendment = desk::CorrectionTo(read, field, desk::LineWith(*clinic.clinic, read, field, *values));
    amendment.reason = "wrong side";
    (void)desk::Amend(*clinic.clinic, amendment, clinic.clinic->Store().Unlock("a good passphrase"));
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    const auto whole = desk::CompareMaps(*clinic.clinic, past, visits[0], visits[1]);
    BOOST_TEST(*whole.surface == 1.0);
    BOOST_TEST(*whole.first.before.mean == 2.0);
    const auto comparison = desk::CompareSpots(past, visits[0], visits[1]);
    const auto pair = desk::LoadPair(*clinic.clinic, past, visits[0], visits[1]);
    const auto spots = desk::ComparedOn(clinic.clinic->Data(), past, comparison, &pair, model::View::Back,
                                        model::Layer::Superficial);
    int drawn = 0;
    for (const auto& spot : spots)
        for (const auto& look : spot.first) {
            BOOST_TEST(index.Contains({"soleus", Side::Right}, model::Layer::Superficial, look.points.at(0)));
            ++drawn;
        }
    BOOST_TEST(drawn == 1);
}

BOOST_AUTO_TEST_CASE(a_spot_leads_to_the_visits_that_have_it_or_say_that_it_is_gone) {
    const auto made = TwoVisits();
    const auto& a = made.past.visits[0].id;
    const auto& b = made.past.visits[1].id;
    const auto comparison = desk::CompareSpots(made.past, a, b);
    for (const desk::SpotPair* spot : desk::SpotsOf(comparison)) {
        const auto visits = desk::VisitsOf(comparison, *spot);
        const std::string name = spot->spot.value;
        const auto wanted = name == "new"   ? std::vector{b}
                            : name == "hip" ? std::vector{a}  // just not charted
                                            : std::vector{a, b};
        BOOST_TEST((visits == wanted), name);
    }
}

BOOST_AUTO_TEST_CASE(shapes_are_those_of_the_visits_and_reading_them_is_logged) {
    Reviewed clinic;
    std::vector<model::VisitId> ids;
    for (int i = 0; i < 2; ++i) {
        auto editor = clinic.clinic->StartVisit(clinic.client.id);
        editor->Apply(
            [&](model::Visit& visit) {
                model::Mark mark;
                mark.id = clinic.ids.New<model::MarkId>();
                mark.view = model::View::Back;
                mark.shape = model::Shape::Stroke;
                mark.points = {{150, 500}, {152, 520}, {151, 540}};
                mark.at = {"soleus", Side::Left};
                mark.finding = "hypertonicity";
                visit.marks.push_back(mark);
                return std::optional<model::Problem>();
            },
            "Mark", static_cast<unsigned>(desk::Change::All));
        ids.push_back(editor->Visit().id);
        clinic.Pass(kDay);
    }
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    const auto comparison = desk::CompareSpots(past, ids[0], ids[1]);
    store::AuditFilter filter;
    filter.kind = "visit.view";
    const auto before = clinic.clinic->Store().AuditTrail(filter).size();
    const auto pair = desk::LoadPair(*clinic.clinic, past, ids[0], ids[1]);
    BOOST_TEST(clinic.clinic->Store().AuditTrail(filter).size() == before + 2);
    for (const auto* drawn : {static_cast<const desk::VisitPair*>(nullptr), &pair}) {
        const auto spots = desk::ComparedOn(clinic.clinic->Data(), past, comparison, drawn, model::View::Back,
                                            model::Layer::Superficial);
        std::size_t points = 0;
        for (const auto& spot : spots)
            for (const auto* marks : {&spot.first, &spot.second})
                for (const auto& mark : *marks) points += mark.points.size();
        BOOST_TEST(points == (drawn == nullptr ? 2U : 6U));
    }
    BOOST_CHECK_THROW((void)desk::LoadPair(*clinic.clinic, past, ids[0], {"another"}), model::Error);
}

BOOST_AUTO_TEST_CASE(the_history_on_paper_compares_two_visits_on_the_views_that_show_them) {
    Reviewed clinic;
    const auto first = clinic.Visit(), second = clinic.Visit(), third = clinic.Visit();
    (void)second;
    const auto titles = [&](const desk::HistoryOrder& order) {
        std::vector<std::string> said;
        for (const auto& plots : desk::BuildHistory(*clinic.clinic, order).plots)
            for (const auto& plot : plots.plots)
                if (plots.title == "Two visits compared") said.push_back(plot.alternative);
        return said;
    };
    const auto newest = titles({clinic.client.id, {}});
    BOOST_REQUIRE_EQUAL(newest.size(), 1U);
    BOOST_TEST(newest[0].find("24 Nov 2026") == 0U);
    const auto chosen = titles({clinic.client.id, {}, {}, {}, std::pair(first, third)});
    BOOST_REQUIRE_EQUAL(chosen.size(), 1U);
    BOOST_TEST(chosen[0].find("23 Nov 2026") == 0U);
    BOOST_TEST(titles({clinic.client.id, {{}, model::ParseDate("2026-11-23")}}).empty());
}

// What a figure of the history shows is in its words, and which side of the client is where.
BOOST_AUTO_TEST_CASE(figures_of_the_history_say_their_marks_and_sides) {
    Reviewed clinic;
    clinic.Visit(), clinic.Visit();
    int compared = 0, heats = 0;
    for (const auto& plots : desk::BuildHistory(*clinic.clinic, {clinic.client.id, {}}).plots) {
        const bool heat = plots.title.starts_with("How often each place was marked");
        const bool pair = plots.title.starts_with("Two visits compared");
        if (!heat && !pair) continue;
        std::set<std::string> said;
        for (const auto& plot : plots.plots) {
            BOOST_TEST(said.insert(plot.alternative).second, plot.alternative);
            const std::string view = plot.caption;
            BOOST_TEST(plot.alternative.find("Figure of the body: " + view) != std::string::npos,
                       plot.alternative);
            std::string texts;
            for (const auto& item : plot.draw({0, 0, 200, 240}).items)
                if (const auto* text = std::get_if<bodymap::SceneText>(&item)) {
                    BOOST_TEST(text->size >= 9, text->text);
                    texts += text->text + " ";
                }
            if (heat && (view == "Front" || view == "Back")) {
                ++heats;
                const auto left = texts.find("client’s left"), right = texts.find("client’s right");
                BOOST_TEST((left != std::string::npos && right != std::string::npos));
                BOOST_TEST((left > right) == (view == "Front"));
            }
            if (pair && ++compared > 0) BOOST_TEST(plot.alternative.find("Same: ") != std::string::npos);
        }
    }
    BOOST_TEST((heats > 0 && compared > 0));
}

BOOST_AUTO_TEST_CASE(places_to_filter_by_are_areas_structures_and_segments_that_have_marks) {
    Reviewed clinic;
    const auto& levels = clinic.clinic->Data().Levels();
    const auto made = TwoVisits();
    const auto choices = desk::PlaceChoices(Words(clinic), clinic.words, levels, made.past);
    std::set<Level> seen;
    std::vector<Level> order;
    for (const auto& choice : choices) {
        if (order.empty() || order.back() != choice.unit.level) order.push_back(choice.unit.level);
        // Each leaves something, and only what it names.
        const auto left = desk::Narrowed(made.past, levels, {{}, choice.unit, {}});
        BOOST_TEST(!left.marks.empty(), choice.name);
        BOOST_CHECK_NO_THROW(desk::CheckPlace(clinic.clinic->Data(), choice.unit));
    }
    BOOST_TEST((order == std::vector{Level::Area, Level::Structure, Level::Choir}));
    const auto named = [&](const std::string& name) {
        return std::ranges::any_of(choices, [&](const auto& choice) { return choice.name == name; });
    };
    BOOST_TEST(named("Area: Neck and upper trapezius"));
    BOOST_TEST(!named("Area: Jaw"));
    BOOST_TEST(std::ranges::count_if(
                   choices, [](const auto& choice) { return choice.unit.level == Level::Structure; }) == 4);
    // An area of both sides has each of them too.
    MadePast both;
    both.Visit("2026-11-02");
    both.Mark({"soleus", Side::Left}).Mark({"soleus", Side::Right});
    std::vector<std::optional<Side>> sides;
    for (const auto& choice : desk::PlaceChoices(Words(clinic), clinic.words, levels, both.past))
        if (choice.unit.level == Level::Area) sides.push_back(choice.unit.side);
    BOOST_TEST((sides == std::vector<std::optional<Side>>{{}, Side::Left, Side::Right}));
}

BOOST_AUTO_TEST_CASE(marks_left_by_an_area_are_those_of_its_structures) {
    Reviewed clinic;
    const auto& levels = clinic.clinic->Data().Levels();
    const auto made = support::RolledPast(7, 60, 6);
    for (const auto& choice : desk::PlaceChoices(Words(clinic), clinic.words, levels, made.past)) {
        if (choice.unit.level != Level::Area) continue;
        std::size_t wanted = 0;
        for (const desk::PastMark& mark : made.past.marks)
            wanted += std::ranges::any_of(made.past.PlacesOf(mark), [&](const model::RegionRef& at) {
                return levels.AreaOf(at.region) == choice.unit.key &&
                       (!choice.unit.side || at.side == *choice.unit.side);
            });
        BOOST_TEST(desk::Narrowed(made.past, levels, {{}, choice.unit, {}}).marks.size() == wanted,
                   choice.name);
    }
}

BOOST_AUTO_TEST_CASE(a_place_that_no_table_has_is_refused) {
    Reviewed clinic;
    struct Row {
        Level level;
        const char* key;
        std::optional<Side> side;
    };
    for (const Row& row : {Row{Level::Area, "nowhere", {}}, Row{Level::Choir, "4711", {}},
                           Row{Level::Choir, "31x", {}}, Row{Level::Structure, "no_muscle", {}}})
        BOOST_CHECK_THROW(desk::CheckPlace(clinic.clinic->Data(), {row.level, row.key, row.side}),
                          model::Error);
    const auto& segments = clinic.clinic->Data().Levels().Segments();
    const auto& [number, segment] = *segments.begin();
    BOOST_CHECK_THROW(desk::CheckPlace(clinic.clinic->Data(),
                                       {Level::Choir, std::to_string(number), model::Opposite(segment.side)}),
                      model::Error);
}

BOOST_AUTO_TEST_CASE(past_races_stay_on_the_line_when_the_next_one_takes_their_place) {
    Reviewed clinic;  // 23 November 2026
    PlanWeek(clinic, {{4, "City run"}});
    clinic.Pass(30 * kDay);  // 23 December
    PlanWeek(clinic, {{1, ""}});
    clinic.client = clinic.clinic->LoadClient(clinic.client.id);
    clinic.client.next_race = model::Race{"Half marathon", *model::ParseDate("2027-03-21")};
    clinic.client = clinic.clinic->SaveClient(clinic.client);
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    BOOST_TEST(RacesOf(past) == (std::vector<std::string>{"2026-11-28 City run", "2026-12-25 ",
                                                          "2027-03-21 Half marathon"}),
               boost::test_tools::per_element());
    const auto plot = desk::PlotOf(Words(clinic), desk::LineOf(past));
    BOOST_REQUIRE_EQUAL(plot.races.size(), 3U);
    BOOST_TEST(plot.races[0].label == "City run");
    BOOST_TEST(!plot.races[1].label.empty());
}

// More than a week after any visit: no plan's week names it.
BOOST_AUTO_TEST_CASE(a_race_far_from_any_visit_stays_on_the_line) {
    Reviewed clinic;  // 23 November 2026
    const auto next = [&](const char* name, const char* day) {
        clinic.client = clinic.clinic->LoadClient(clinic.client.id);
        clinic.client.next_race = model::Race{name, *model::ParseDate(day)};
        clinic.client = clinic.clinic->SaveClient(clinic.client);
    };
    next("Advent run", "2026-12-13");
    next("New Year's run", "2026-12-31");  // the Advent run was called off
    clinic.Pass(50 * kDay);
    next("Half marathon", "2027-03-21");
    BOOST_TEST(RacesOf(desk::LoadPast(*clinic.clinic, clinic.client.id)) ==
                   (std::vector<std::string>{"2026-12-31 New Year's run", "2027-03-21 Half marathon"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_race_named_in_two_plans_is_one_and_a_later_plan_may_call_it_off) {
    Reviewed clinic;
    PlanWeek(clinic, {{4, "City run"}, {6, "Relay"}});  // 28 and 30 November
    clinic.Pass(2 * kDay);
    PlanWeek(clinic, {{2, "City run"}}, true);  // from 26 November: 28 again, the 30th is a day of rest
    BOOST_TEST(RacesOf(desk::LoadPast(*clinic.clinic, clinic.client.id)) ==
                   (std::vector<std::string>{"2026-11-28 City run"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_plan_made_in_the_week_of_the_race_keeps_it) {
    Reviewed clinic;
    clinic.client.next_race = model::Race{"City run", *model::ParseDate("2026-11-28")};
    clinic.client = clinic.clinic->SaveClient(clinic.client);
    auto editor = clinic.clinic->StartVisit(clinic.client.id);
    editor->AddMarkIn({"soleus", Side::Left}, model::Layer::Superficial, "hypertonicity");
    const auto plan = editor->Propose();
    BOOST_TEST((plan.week[4].load == model::Load::Race));
    BOOST_TEST(plan.week[4].detail == "City run");
    // What the therapist says of that day counts.
    model::TrainingWeek week;
    week[4].load = model::Load::RestDay;
    editor->SetTraining(week, {});
    BOOST_TEST((editor->Propose().week[4].load == model::Load::RestDay));
}

namespace {

desk::ClinicFigures MadeFigures() {
    desk::ClinicFigures figures;
    figures.all.total = {"", 20, 12};
    figures.all.tables[0] = {{"tender_point", 14, 9}, {"adhesion", {}, {}}};
    figures.all.unsigned_notes = {{"u1"}, {"u2"}};
    figures.all.late_notes = {{"l1"}};
    for (const char* name : {"maya", "zoe"}) {
        desk::ClinicTherapist& one = figures.therapists.emplace_back();
        one.user = {name};
        one.total = {"", 10, 8};
        one.tables[0] = {{"tender_point", 7, 6}};
    }
    figures.therapists[1].tables[0].clear();
    figures.therapists[0].unsigned_notes = figures.all.unsigned_notes;
    figures.mean_gap_days = 21.5;
    figures.median_gap_days = 14;
    return figures;
}

}  // namespace

BOOST_AUTO_TEST_CASE(figures_in_words_say_what_is_hidden_and_only_notes_lead_to_visits) {
    Reviewed clinic;
    const desk::ClinicWords words(*clinic.clinic, clinic.words);
    const auto figures = MadeFigures();
    const auto table = words.Table(figures, desk::ClinicTable::Findings);
    BOOST_REQUIRE_EQUAL(table.rows.size(), 2U);
    BOOST_TEST(table.rows[0] == (std::vector<std::string>{"Tender point", "14", "9", "7", "6", "0", "0"}),
               boost::test_tools::per_element());
    BOOST_TEST(table.rows[1][1] == "hidden");
    BOOST_TEST(table.heads.size() == table.rows[0].size());
    BOOST_TEST(table.visits.empty());
    const auto one = words.Table(figures, desk::ClinicTable::Findings, model::UserId{"maya"});
    BOOST_TEST((one.rows == std::vector<std::vector<std::string>>{{"Tender point", "7", "6"}}));
    const auto people = words.People(figures);
    BOOST_REQUIRE_EQUAL(people.rows.size(), 3U);
    BOOST_TEST((people.visits[0] == std::vector<model::VisitId>{{"u1"}, {"u2"}, {"l1"}}));
    BOOST_TEST(people.visits[2].empty());
    // 3 totals, 2 + 1 rows; one of them hidden.
    const auto hidden = desk::HiddenOf(figures);
    BOOST_TEST(hidden.numbers == 6);
    BOOST_TEST(hidden.hidden == 1);
    BOOST_TEST(words.Hidden(figures).find("1 of 6 numbers is hidden") == 0U);
    BOOST_TEST(words.Cadence(figures).find("21.5 days on average, median 14") != std::string::npos);
    BOOST_TEST(words.Cadence(figures).find("hidden, fewer than 5") != std::string::npos);
    auto open = figures;
    open.all.tables[0].pop_back();
    BOOST_TEST(words.Hidden(open).empty());
}

BOOST_AUTO_TEST_SUITE_END()
