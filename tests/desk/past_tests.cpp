// A client's history as it is loaded, in words, and on paper.
#include <boost/test/unit_test.hpp>

#include <set>

#include "desk/amended_line.h"
#include "desk/answers.h"
#include "desk/history_builder.h"
#include "desk/made_past.h"
#include "desk/past_amended.h"
#include "desk/past_answers.h"
#include "desk/past_scenes.h"
#include "desk/past_words.h"
#include "desk/resources.h"
#include "desk/reviewed_clinic.h"
#include "desk/visit_measures.h"
#include "desk/wording.h"

BOOST_AUTO_TEST_SUITE(past_tests)

using model::Side;
using support::kDay;
using support::MadePast;
using support::Reviewed;

namespace {

// A visit with marks on the left soleus, of that severity each, signed.
model::VisitId Charted(Reviewed& clinic, const std::vector<int>& severities) {
    auto editor = clinic.clinic->StartVisit(clinic.client.id);
    editor->Apply(
        [&](model::Visit& visit) {
            for (const int severity : severities) {
                model::Mark mark;
                mark.id = clinic.ids.New<model::MarkId>();
                mark.view = model::View::Back;
                mark.points = {{150, 500}};
                mark.at = {"soleus", model::Side::Left};
                mark.finding = "hypertonicity";
                mark.before = severity;
                visit.marks.push_back(mark);
            }
            return std::optional<model::Problem>();
        },
        "Mark", static_cast<unsigned>(desk::Change::All));
    clinic.Pass(kDay);
    return editor->Visit().id;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_loaded_is_logged_and_drafts_are_told_apart) {
    Reviewed clinic;
    const auto id = Charted(clinic, {4, 6});
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    BOOST_REQUIRE_EQUAL(past.visits.size(), 1U);
    BOOST_TEST((past.visits[0].id == id));
    BOOST_TEST(past.visits[0].draft);
    BOOST_TEST((past.visits[0].day == *model::ParseDate("2026-11-23")));
    BOOST_TEST(past.MarksOf(past.visits[0]).size() == 2U);
    BOOST_TEST((past.marks[0].spot == model::SpotId{past.marks[0].id.value}));
    store::AuditFilter filter;
    filter.kind = "history.view";
    BOOST_TEST(clinic.clinic->Store().AuditTrail(filter).size() == 1U);
    BOOST_CHECK_THROW((void)desk::LoadPast(*clinic.clinic, {"nobody"}), model::Error);
}

BOOST_AUTO_TEST_CASE(a_severity_corrected_by_its_value_counts_as_corrected) {
    Reviewed clinic;
    const auto id = Charted(clinic, {4});
    clinic.Sign(id);
    const auto key = clinic.clinic->Store().Unlock("a good passphrase");
    const auto read = desk::ReadAmended(*clinic.clinic, clinic.words, id);
    const std::string field = "mark." + read.visit.marks[0].id.value;
    auto values = desk::ValuesOf(*clinic.clinic, read, field);
    BOOST_REQUIRE(values);
    values->finding->before = 7;
    auto amendment = desk::CorrectionTo(read, field, desk::LineWith(*clinic.clinic, read, field, *values));
    amendment.reason = "slip of the key";
    (void)desk::Amend(*clinic.clinic, amendment, key);
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    BOOST_TEST(past.visits.at(0).corrected);
    BOOST_TEST(*past.marks.at(0).before == 7);
}

BOOST_AUTO_TEST_CASE(side_finding_and_severity_corrected_together_count_whatever_the_language_is_now) {
    Reviewed clinic;
    const auto id = Charted(clinic, {4});
    clinic.Sign(id);
    const auto key = clinic.clinic->Store().Unlock("a good passphrase");
    const auto correct = [&](const std::string& line) {
        const auto read = desk::ReadAmended(*clinic.clinic, clinic.words, id);
        auto amendment = desk::CorrectionTo(read, "mark." + read.visit.marks[0].id.value, line);
        amendment.reason = "slip of the key";
        (void)desk::Amend(*clinic.clinic, amendment, key);
    };
    const auto read = desk::ReadAmended(*clinic.clinic, clinic.words, id);
    const std::string field = "mark." + read.visit.marks[0].id.value;
    auto values = desk::ValuesOf(*clinic.clinic, read, field);
    BOOST_REQUIRE(values);
    const auto signed_at = values->finding->at;
    values->finding->at.side = signed_at.side == model::Side::Left ? model::Side::Right : model::Side::Left;
    values->finding->id = "adhesion";
    values->finding->before = 7;
    const auto right = values->finding->at;
    correct(desk::LineWith(*clinic.clinic, read, field, *values));
    for (const char* language : {"en", "de"}) {
        auto profile = clinic.clinic->Profile();
        profile.language = language;
        clinic.clinic->SaveProfile(profile);
        const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
        BOOST_TEST(past.visits.at(0).corrected, language);
        BOOST_TEST(!past.visits.at(0).unread, language);
        BOOST_TEST((past.PlaceOf(past.marks.at(0)) == right), language);
        const auto& index = clinic.clinic->Data().Atlas().Index(model::Figure::Neutral, model::View::Back);
        BOOST_TEST(index.Contains(right, model::Layer::Superficial, past.marks.at(0).point), language);
        BOOST_TEST(past.FindingOf(past.marks.at(0)) == "adhesion", language);
        BOOST_TEST(*past.marks.at(0).before == 7, language);
    }
    correct("It was the other leg, I think.");
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    BOOST_TEST(past.visits.at(0).unread);
    BOOST_TEST((past.PlaceOf(past.marks.at(0)) == signed_at));
    const desk::PastWords words(*clinic.clinic, clinic.words);
    BOOST_TEST(words.Unread(past).find("corrected in words") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_line_that_says_more_than_the_values_counted_is_told) {
    Reviewed clinic;
    const auto id = clinic.Visit(true);
    clinic.Sign(id);
    const auto key = clinic.clinic->Store().Unlock("a good passphrase");
    const auto read = [&] { return desk::ReadAmended(*clinic.clinic, clinic.words, id); };
    const auto load = [&] { return desk::LoadPast(*clinic.clinic, clinic.client.id).visits.at(0); };
    for (const std::string& field :
         {"mark." + read().visit.marks.at(0).id.value, "treatment." + read().visit.treatments.at(0).id.value,
          std::string("measured.1")}) {
        const auto fields = read().fields;
        const std::string line =
            model::Standing(std::ranges::find(fields, field, &desk::ReadField::field)->passages);
        const auto correct = [&](const std::string& whole) {
            auto amendment = desk::CorrectionTo(read(), field, whole);
            amendment.reason = "slip of the key";
            (void)desk::Amend(*clinic.clinic, amendment, key);
        };
        BOOST_TEST(!load().unread, field);
        correct(line + " So it was.");
        BOOST_TEST(load().unread, field);
        BOOST_TEST(load().unread_readings == field.starts_with("measured."), field);
        BOOST_TEST(!load().corrected, field);
        correct(line);
    }
    BOOST_TEST(!load().unread);
}

BOOST_AUTO_TEST_CASE(a_mark_corrected_to_any_region_is_put_into_it) {
    auto& resources = support::TestResources();
    const text::Translator words;
    model::Visit visit;
    visit.status = model::VisitStatus::Signed;
    model::Mark& mark = visit.marks.emplace_back();
    mark.id = {"the mark"};
    mark.view = model::View::Back;
    mark.shape = model::Shape::Area;
    mark.points = {{150, 500}, {160, 500}, {160, 520}};
    mark.at = {"soleus", Side::Left};
    mark.covers = {{mark.at, 1.0}};
    mark.finding = "hypertonicity";
    visit.objective.push_back({mark.id, {}, desk::FindingSentence(words, resources.Words(), mark), {}});
    int tried = 0;
    for (const terms::RegionTerm& region : resources.Words().Regions()) {
        model::Mark meant = mark;
        meant.at = {region.id, region.paired ? Side::Right : Side::Midline};
        meant.covers.clear();
        model::Amendment one;
        one.kind = model::AmendmentKind::Correction;
        one.field = "mark." + mark.id.value;
        one.original = visit.objective[0].text;
        one.text = desk::FindingSentence(words, resources.Words(), meant);
        desk::CorrectionReader reader(resources, "en", visit, {one});
        while (reader.Step()) {
        }
        BOOST_TEST(reader.Found().unread.empty(), region.id);
        const model::Mark& put = reader.Visit().marks[0];
        BOOST_TEST((put.at == meant.at), region.id);
        BOOST_REQUIRE_EQUAL(put.points.size(), 1U);
        BOOST_TEST((put.shape == model::Shape::Point), region.id);
        BOOST_TEST(resources.Atlas().Index(put.figure, put.view).Contains(put.at, put.layer, put.points[0]),
                   region.id);
        ++tried;
    }
    BOOST_TEST(tried > 100);
}

BOOST_AUTO_TEST_CASE(plots_are_said_in_words) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    MadePast made;
    made.Visit("2026-03-12");
    made.Mark({.before = 5, .spot = "one"}).Mark({.region = "piriformis", .before = 3, .spot = "two"});
    made.Visit("2026-11-23").adherence = 62;
    made.Mark({.before = 6, .spot = "one"});
    BOOST_TEST(words.Spoken(desk::LineOf(made.past)) ==
               "2 visits, 12 Mar 2026 to 23 Nov 2026. Mean severity before treatment from 4 to 6, lowest 4, "
               "highest 6. Home plan 62 % done on average, asked at 1 visit.");
    BOOST_TEST(words.Spoken(desk::PastLine{}) == "No visits in this range.");
    const auto comparison = desk::CompareSpots(made.past, {"visit 1"}, {"visit 2"});
    BOOST_TEST(words.Sum(comparison) == "2 marks + 0 new − 1 gone = 1");
    BOOST_TEST(words.Spoken(made.past, comparison) ==
               "12 Mar 2026 to 23 Nov 2026: New 0, Worse 1, Same 0, Better 0, Resolved 0, Not charted 1.");
    made.past.visits[1].resolved = {{"two"}};
    BOOST_TEST(words.Spoken(made.past, desk::CompareSpots(made.past, {"visit 1"}, {"visit 2"})) ==
               "12 Mar 2026 to 23 Nov 2026: New 0, Worse 1, Same 0, Better 0, Resolved 1, Not charted 0.");
    const auto recurring = desk::RecurringPlaces(made.past, {10, 2});
    BOOST_REQUIRE_EQUAL(recurring.size(), 1U);
    BOOST_TEST(words.Spoken(recurring[0]) == "Soleus, left: 2 of 2 visits, too few scores, last severity 6.");
    const desk::FrequencyIndex index(made.past, clinic.clinic->Data().Levels(), terms::Level::Structure);
    BOOST_TEST(words.Spoken(index, terms::Level::Structure, {}) ==
               "Most often marked: Soleus, left: 2 of 2 visits; Piriformis, left: 1 of 2 visits.");
}

BOOST_AUTO_TEST_CASE(a_spot_says_what_it_was_after_treatment_and_whether_its_change_means_something) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    MadePast made;
    made.Visit("2026-03-12");
    made.Mark({.before = 5, .after = 3, .spot = "one"})
        .Mark({.region = "piriformis", .before = 6, .spot = "two"});
    made.Mark({.region = "rectus_femoris", .before = 4, .spot = "three"});
    made.Visit("2026-04-12");
    made.Mark({.before = 4, .after = 2, .spot = "one"})
        .Mark({.region = "piriformis", .before = 4, .spot = "two"});
    const auto comparison = desk::CompareSpots(made.past, {"visit 1"}, {"visit 2"});
    const auto table = words.Table(comparison);
    BOOST_TEST(table.heads == (std::vector<std::string>{"Place", "Change", "Finding", "Severity A", "After A",
                                                        "Severity B", "After B", "Meaningful"}),
               boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(table.rows.size(), 3U);
    const auto cells = [&](std::size_t row) {
        return std::vector<std::string>(table.rows[row].begin() + 3, table.rows[row].end());
    };
    BOOST_TEST(cells(0) == (std::vector<std::string>{"5", "3", "4", "2", "no, below 2 points"}),
               boost::test_tools::per_element());
    BOOST_TEST(cells(1) == (std::vector<std::string>{"6", "–", "4", "–", "yes"}),
               boost::test_tools::per_element());
    BOOST_TEST(table.rows[2][1] == "Not charted");
    BOOST_TEST(words.Detail(comparison.Of(desk::SpotChange::Better)[0]) ==
               "after treatment 3 → 2; under 2 points");
    BOOST_TEST(words.Detail(comparison.Of(desk::SpotChange::Better)[1]) == "");
}

BOOST_AUTO_TEST_CASE(two_visits_of_one_day_are_told_apart_by_their_hours) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    const auto first = Charted(clinic, {4});
    clinic.Pass(-kDay + std::chrono::hours(1));
    clinic.Sign(first);
    clinic.Pass(std::chrono::hours(3));
    (void)Charted(clinic, {5});
    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    BOOST_REQUIRE_EQUAL(past.visits.size(), 2U);
    BOOST_TEST(words.Day(past.visits[0]) == "23 Nov 2026, 10:00");
    BOOST_TEST(words.ShortDay(past.visits[1]) == "23 Nov, 14:00");
    const auto plot = desk::PlotOf(words, desk::LineOf(past));
    BOOST_TEST(plot.visits[1].day - plot.visits[0].day == 4.0 / 24, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(words.Table(desk::LineOf(past)).rows[1][0] == "23 Nov 2026, 14:00 (draft)");
    BOOST_TEST(words.Plain().Table(desk::LineOf(past)).rows[1][0] == "2026-11-23T14:00");
}

BOOST_AUTO_TEST_CASE(a_plain_table_has_one_number_a_cell_and_the_ids_of_its_visits) {
    Reviewed clinic;
    const desk::PastWords plain = desk::PastWords(*clinic.clinic, clinic.words).Plain();
    MadePast made;
    for (const char* day : {"2026-03-12", "2026-03-19", "2026-03-26"}) {
        made.Visit(day).draft = std::string(day) == "2026-03-26";
        made.Mark({.before = 5, .after = 2, .spot = "one"}).Mark({.region = "piriformis", .before = 4});
        made.Mark({.region = "piriformis", .side = Side::Right});
        made.Treat("petrissage", 3);
        made.past.visits.back().treatments.back().response = model::Response::Better;
    }
    const auto row = [](const desk::PastTable& table, std::size_t at = 0) {
        std::string text;
        for (const std::string& cell : table.rows.at(at)) text += cell + "|";
        return text;
    };
    BOOST_TEST(row(plain.Table(desk::LineOf(made.past)), 2) == "2026-03-26|yes|3|4.5|2||||visit 3|");
    BOOST_TEST(row(plain.Table(desk::RecurringPlaces(made.past))) ==
               "Soleus, left|Tight spot|3|3|too few scores|5|2026-03-26|5 5 5|visit 1 visit 2 visit 3|");
    BOOST_TEST(row(plain.Table(desk::ResponsesOf(made.past))) ==
               "Petrissage|3|3|-3|yes|-3|-3|0|3|0|0|visit 1 visit 2 visit 3|");
    const desk::FrequencyIndex index(made.past, clinic.clinic->Data().Levels(), terms::Level::Area);
    BOOST_TEST(row(plain.Table(made.past, index, terms::Level::Area, {}))
                   .ends_with("|3|3|visit 1 visit 2 visit 3|"));
}

BOOST_AUTO_TEST_CASE(every_value_that_is_drawn_has_a_row) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    MadePast made;
    for (const auto& [day, value] :
         {std::pair{"2026-03-12", 7.0}, {"2026-03-19", 6.0}, {"2026-03-26", 4.0}}) {
        made.Visit(day);
        made.Mark({.before = 5, .spot = "one"});
        made.Read("nrs_now", value);
    }
    const auto lines = desk::MeasureLines(made.past, clinic.clinic->Data().Measures());
    const auto table = words.Points(lines);
    BOOST_REQUIRE_EQUAL(table.rows.size(), 3U);
    BOOST_TEST(table.rows[1][1] == "19 Mar 2026");
    BOOST_TEST(table.rows[1][2] == "6");
    BOOST_TEST((table.visits[1] == std::vector<model::VisitId>{{"visit 2"}}));
    BOOST_TEST(words.Table(desk::RecurringPlaces(made.past)).rows[0].back() == "5, 5, 5");
}

// What the history counts is what scripts are told.
BOOST_AUTO_TEST_CASE(lists_counts_and_comparisons_take_corrections_and_leave_struck_visits_out) {
    Reviewed clinic;
    const auto first = Charted(clinic, {4}), second = Charted(clinic, {5}), struck = Charted(clinic, {9});
    for (const auto& id : {first, second, struck}) clinic.Sign(id);
    const auto key = clinic.clinic->Store().Unlock("a good passphrase");
    const auto read = desk::ReadAmended(*clinic.clinic, clinic.words, second);
    const std::string field = "mark." + read.visit.marks[0].id.value;
    auto values = desk::ValuesOf(*clinic.clinic, read, field);
    BOOST_REQUIRE(values);
    values->finding->before = 7;
    values->finding->id = "adhesion";
    values->finding->at = {"piriformis", Side::Right};
    auto amendment = desk::CorrectionTo(read, field, desk::LineWith(*clinic.clinic, read, field, *values));
    amendment.reason = "slip of the key";
    (void)desk::Amend(*clinic.clinic, amendment, key);
    model::Amendment error;
    error.visit = struck;
    error.kind = model::AmendmentKind::InError;
    error.reason = "another client";
    (void)desk::Amend(*clinic.clinic, error, key);

    store::MarkFilter filter;
    filter.client = clinic.client.id;
    const auto listed = [&] {
        std::string said;
        const auto answer = desk::MarksAnswer(*clinic.clinic, filter);
        for (const auto& row : std::get<exchange::Answer::List>(answer.At("marks").value))
            said += row.At("finding").Cell() + " " + row.At("region").Cell() + " " + row.At("before").Cell() +
                    "; ";
        return said;
    };
    BOOST_TEST(listed() == "hypertonicity soleus 4; adhesion piriformis 7; ");
    filter.finding = "adhesion";
    BOOST_TEST(listed() == "adhesion piriformis 7; ");
    filter.finding.reset();
    filter.region = "soleus";
    BOOST_TEST(listed() == "hypertonicity soleus 4; ");
    filter.region.reset();
    const auto counts = desk::CountsAnswer(*clinic.clinic, clinic.words, filter, terms::Level::Structure);
    BOOST_TEST(counts.At("marks").Cell() == "2");

    const auto past = desk::LoadPast(*clinic.clinic, clinic.client.id);
    const auto maps = desk::CompareMaps(*clinic.clinic, past, first, second);
    const auto answer = desk::CompareAnswer(*clinic.clinic, first, second);
    BOOST_TEST(std::get<double>(answer.At("overlap_surface").value) == *maps.surface,
               boost::test_tools::tolerance(0.01));
    BOOST_TEST(std::get<double>(answer.At("overlap_surface").value) == 0);
    const auto& visits = std::get<exchange::Answer::List>(answer.At("visits").value);
    BOOST_TEST(std::get<double>(visits[1].At("mean_before").value) == 7);
    // A struck visit is compared as it was signed, and has no spots.
    BOOST_TEST(std::holds_alternative<std::nullptr_t>(
        desk::CompareAnswer(*clinic.clinic, first, struck).At("spots").value));
    // The clinic's figures count the same marks.
    const auto rows = desk::LoadClinicPast(*clinic.clinic).rows;
    std::string found;
    for (const auto& mark : rows.marks)
        found += rows.words[mark.finding] + " " + rows.words[mark.at.region] + "; ";
    BOOST_TEST(found == "hypertonicity soleus; adhesion piriformis; ");
}

BOOST_AUTO_TEST_CASE(every_row_of_a_table_twin_has_its_cells_and_its_visits) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    auto made = support::RolledPast(5, 30, 6);
    const desk::FrequencyIndex index(made.past, clinic.clinic->Data().Levels(), terms::Level::Area);
    std::vector<desk::PastTable> tables{
        words.Table(desk::LineOf(made.past)), words.Table(made.past, index, terms::Level::Area, {}),
        words.Table(desk::CompareSpots(made.past, made.past.visits[3].id, made.past.visits[20].id)),
        words.Table(desk::RecurringPlaces(made.past))};
    std::set<model::VisitId> known;
    for (const auto& visit : made.past.visits) known.insert(visit.id);
    for (const auto& table : tables) {
        BOOST_TEST(!table.rows.empty());
        BOOST_TEST(table.visits.size() == table.rows.size());
        for (const auto& row : table.rows) BOOST_TEST(row.size() == table.heads.size());
        for (const auto& visits : table.visits) {
            BOOST_TEST(!visits.empty());
            for (const auto& visit : visits) BOOST_TEST(known.contains(visit));
        }
        const std::string csv = desk::CsvOf(table);
        BOOST_TEST(std::ranges::count(csv, '\n') == static_cast<long>(table.rows.size()) + 1);
    }
}

BOOST_AUTO_TEST_CASE(a_race_has_a_row_between_the_visits_it_lies_between) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    MadePast made;
    made.Visit("2026-03-12");
    made.Visit("2026-05-10");
    for (const char* day : {"2026-02-01", "2026-03-12", "2026-04-01", "2026-06-01"})
        made.past.races.push_back({std::string("race of ") + day, *model::ParseDate(day)});
    made.past.races.back().name.clear();
    const auto table = words.Table(desk::LineOf(made.past));
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::string row = table.rows[i].front() + " |" + table.rows[i].back() + "|";
        for (const auto& visit : table.visits[i]) row += " " + visit.value;
        rows.push_back(row);
    }
    BOOST_TEST(
        rows == (std::vector<std::string>{"1 Feb 2026 |race of 2026-02-01| visit 1", "12 Mar 2026 || visit 1",
                                          "12 Mar 2026 |race of 2026-03-12| visit 1 visit 2",
                                          "1 Apr 2026 |race of 2026-04-01| visit 1 visit 2",
                                          "10 May 2026 || visit 2", "1 Jun 2026 |race| visit 2"}),
        boost::test_tools::per_element());
    for (const auto& row : table.rows) BOOST_TEST(row.size() == table.heads.size());
}

BOOST_AUTO_TEST_CASE(groups_of_a_heat_map_have_the_counts_of_their_units) {
    auto& resources = support::TestResources();
    auto made = support::RolledPast(6, 30, 6);
    for (const terms::Level level : {terms::Level::Structure, terms::Level::Area, terms::Level::Choir}) {
        const desk::FrequencyIndex index(made.past, resources.Levels(), level);
        auto groups =
            desk::HeatGroupsOf(resources, index, level, model::Layer::Superficial, model::View::Back);
        std::vector<std::uint32_t> counts;
        index.CountInto({}, counts);
        desk::TakeCounts(groups, counts);
        BOOST_REQUIRE_EQUAL(groups.size(), index.Units().size());
        for (std::size_t unit = 0; unit < groups.size(); ++unit) {
            BOOST_TEST(groups[unit].count == index.Units()[unit].visits);
            if (level == terms::Level::Area) BOOST_TEST(!groups[unit].regions.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_time_line_is_drawn_day_by_day) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    const auto made = support::RolledPast(7, 500, 3);  // ten years
    const auto plot = desk::PlotOf(words, desk::LineOf(made.past));
    BOOST_TEST(plot.visits.size() == 500U);
    BOOST_TEST(plot.visits[1].day - plot.visits[0].day == 7.0);
    BOOST_TEST(plot.months.size() <= 13U);
    BOOST_TEST(!plot.months.empty());
}

BOOST_AUTO_TEST_CASE(a_month_of_a_time_line_stands_by_its_name_and_january_by_its_year) {
    Reviewed clinic;
    const desk::PastWords words(*clinic.clinic, clinic.words);
    desk::ClientPast past;
    for (const char* day : {"2025-11-12", "2026-03-02"})
        past.visits.emplace_back().day = *model::ParseDate(day);
    std::string named;
    for (const auto& month : desk::PlotOf(words, desk::LineOf(past)).months) named += month.label + " ";
    BOOST_TEST(named == "Dec 2026 Feb Mar ");
}

BOOST_AUTO_TEST_CASE(a_history_of_sixty_visits_is_printed_and_logged) {
    Reviewed clinic;
    for (int i = 0; i < 60; ++i) (void)Charted(clinic, {3, 4, 5, 6});
    const auto file = clinic.dir.Path() / "history.pdf";
    const auto paper = desk::WriteHistoryFile(*clinic.clinic, {clinic.client.id, {}}, file);
    BOOST_TEST(paper.pages >= 4);
    BOOST_TEST(paper.missing_glyphs.empty());
    BOOST_TEST(std::filesystem::file_size(file) > 10'000U);
    store::AuditFilter filter;
    filter.kind = "history.print";
    BOOST_TEST(clinic.clinic->Store().AuditTrail(filter).size() == 1U);
    auto page = desk::BuildHistory(*clinic.clinic, {clinic.client.id, {}});
    auto& rows = page.tables.back().rows;
    const auto sixty = rows;
    while (rows.size() < 5000) rows.insert(rows.end(), sixty.begin(), sixty.end());
    BOOST_TEST(pdf::WriteHistory(page, clinic.words, clinic.clinic->Data().Fonts()).pages > 200);
    BOOST_TEST(desk::BuildHistory(*clinic.clinic, {clinic.client.id, {model::ParseDate("2030-01-01"), {}}})
                   .plots.empty());
}

BOOST_AUTO_TEST_SUITE_END()
