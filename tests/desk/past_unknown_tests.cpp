// Structures, findings, techniques and measures no table knows, as a newer version or another clinic's
// vocabulary has them: they count and are told by their ids, and bring nothing down.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/answers.h"
#include "desk/clinic_past_words.h"
#include "desk/history_builder.h"
#include "desk/past_answers.h"
#include "desk/past_maps.h"
#include "desk/past_places.h"
#include "desk/past_scenes.h"
#include "desk/reviewed_clinic.h"
#include "desk/visit_measures.h"

BOOST_AUTO_TEST_SUITE(past_unknown_tests)

using support::kDay;
using support::Reviewed;
using terms::Level;

namespace {

constexpr std::array kLevels{Level::Structure, Level::Region, Level::Area, Level::Choir};

// Two visits with a mark on a known and on an unknown structure each, everything else unknown too.
struct Unknown : Reviewed {
    std::vector<model::VisitId> visits;
    Unknown() {
        for (int i = 0; i < 2; ++i) visits.push_back(Visit());
    }
    model::VisitId Visit() {
        auto editor = clinic->StartVisit(client.id);
        editor->Apply(
            [&](model::Visit& visit) {
                visit.marks = {Mark("third_arm", "stardust"), Mark("soleus", "hypertonicity")};
                visit.marks[1].shape = model::Shape::Area;
                visit.marks[1].points = {{150, 500}, {170, 500}, {160, 540}};
                visit.marks[1].covers = {{{"fourth_arm", model::Side::Right}, 0.5}};
                model::Treatment treatment;
                treatment.id = ids.New<model::TreatmentId>();
                treatment.technique = "levitation";
                treatment.pressure = 3;
                treatment.marks = {visit.marks[0].id, visit.marks[1].id};
                visit.treatments = {treatment};
                model::Reading reading;
                reading.measure = "aura";
                reading.before = 4;
                visit.readings = {reading};
                reading.measure = "rom";
                reading.item = "third_elbow";
                visit.readings.push_back(reading);
                return std::optional<model::Problem>();
            },
            "Mark", static_cast<unsigned>(desk::Change::All));
        BOOST_REQUIRE(clinic->Store().LoadVisit(editor->Visit().id)->marks.size() == 2U);
        Pass(kDay);
        return editor->Visit().id;
    }
    model::Mark Mark(const std::string& region, const std::string& finding) {
        model::Mark mark;
        mark.id = ids.New<model::MarkId>();
        mark.view = model::View::Back;
        mark.points = {{150, 500}};
        mark.at = {region, model::Side::Left};
        mark.finding = finding;
        mark.before = 6;
        mark.after = 3;
        return mark;
    }
    [[nodiscard]] const terms::Levels& Levels() const { return clinic->Data().Levels(); }
};

bool Has(const desk::PastTable& table, const std::string& text) {
    return std::ranges::any_of(table.rows, [&](const auto& row) {
        return std::ranges::any_of(row, [&](const std::string& cell) { return cell.starts_with(text); });
    });
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(they_count_as_themselves_on_every_level, Unknown) {
    const auto past = desk::LoadPast(*clinic, client.id);
    const desk::PastWords names(*clinic, words);
    for (const Level level : kLevels) BOOST_TEST_CONTEXT(static_cast<int>(level)) {
            const desk::FrequencyIndex index(past, Levels(), level);
            for (const char* id : {"third_arm", "fourth_arm"}) {
                const auto counts = index.Count();
                const auto found = std::ranges::find(counts, id, &desk::Frequency::key);
                BOOST_REQUIRE(found != counts.end());
                BOOST_TEST(found->visits == 2);
            }
            BOOST_TEST(Has(names.Table(past, index, level, {}), "third_arm, left"));
            BOOST_TEST(!names.Spoken(index, level, {}).empty());
            (void)desk::FrequencyAnswer(names, index, level, {});
            for (const auto view : model::kBodyViews)
                (void)desk::HeatGroupsOf(clinic->Data(), index, level, model::Layer::Superficial, view);
            (void)desk::CountsAnswer(*clinic, words, {}, level);
            const desk::PastFilter filter{{}, desk::PastUnit{level, "third_arm", {}}, {}};
            BOOST_TEST(desk::Narrowed(past, Levels(), filter).marks.size() == 2U);
        }
    const auto choices = desk::PlaceChoices(names, words, Levels(), past);
    BOOST_TEST((std::ranges::find(choices, "third_arm, left", &desk::PlaceChoice::name) != choices.end()));
}

BOOST_FIXTURE_TEST_CASE(they_are_compared_recur_and_answer_by_their_ids, Unknown) {
    const auto past = desk::LoadPast(*clinic, client.id);
    const desk::PastWords names(*clinic, words);
    const auto compared = desk::CompareSpots(past, visits[0], visits[1]);
    BOOST_TEST(Has(names.Table(compared), "third_arm, left"));
    BOOST_TEST(Has(names.Table(compared), "stardust"));
    const auto pair = desk::LoadPair(*clinic, past, visits[0], visits[1]);
    for (const auto& at : desk::ComparedViews(clinic->Data(), past, compared))
        (void)desk::ComparedOn(clinic->Data(), past, compared, &pair, at.view, at.layer);
    (void)desk::CompareMaps(*clinic, past, visits[0], visits[1]);
    (void)desk::CompareAnswer(*clinic, visits[0], visits[1]);
    BOOST_TEST(Has(names.Table(desk::RecurringPlaces(past, {10, 2})), "third_arm, left"));
    const auto responses = desk::ResponsesOf(past);
    BOOST_REQUIRE_EQUAL(responses.size(), 1U);
    BOOST_TEST(names.Title(responses[0]) == "levitation, pressure 3");
}

BOOST_FIXTURE_TEST_CASE(their_readings_are_lines_without_rules, Unknown) {
    const auto past = desk::LoadPast(*clinic, client.id);
    const auto lines = desk::MeasureLines(past, clinic->Data().Measures());
    const desk::PastWords names(*clinic, words);
    BOOST_REQUIRE_EQUAL(lines.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        BOOST_TEST(names.MeasureName(lines[i].key) == (i == 0 ? "aura" : "third_elbow"));
        BOOST_TEST(lines[i].points.size() == 2U);
        BOOST_TEST(!lines[i].change);
        BOOST_TEST(!names.Spoken(lines[i]).empty());
    }
    (void)desk::MeasuresAnswer(names, lines);
}

BOOST_FIXTURE_TEST_CASE(the_clinics_figures_count_them_as_areas_of_their_own, Unknown) {
    auto clinic_past = desk::LoadClinicPast(*clinic);
    // Of one client nothing would be named: four more with the same visits.
    store::ClinicRows& rows = clinic_past.rows;
    const store::ClinicRows one = rows;
    for (std::uint32_t other = 1; other < 5; ++other) {
        const auto first = static_cast<std::uint32_t>(rows.visits.size());
        for (auto visit : one.visits) visit.client = other, rows.visits.push_back(visit);
        rows.ids.insert(rows.ids.end(), one.ids.begin(), one.ids.end());
        for (auto mark : one.marks) mark.visit += first, rows.marks.push_back(mark);
        for (auto row : one.techniques) row.visit += first, rows.techniques.push_back(row);
    }
    const auto figures = desk::FiguresOf(clinic_past, Levels());
    std::vector<std::string> areas;
    for (const auto& row : figures.all.Of(desk::ClinicTable::Areas)) areas.push_back(row.key);
    BOOST_TEST(areas == (std::vector<std::string>{"calf", "fourth_arm", "third_arm"}),
               boost::test_tools::per_element());
    const desk::ClinicWords names(*clinic, words);
    for (const auto table : desk::kAllClinicTables) {
        BOOST_TEST(!names.Table(figures, table).rows.empty());
        BOOST_TEST(!names.Spoken(figures.all, table).empty());
    }
    BOOST_TEST(Has(names.Table(figures, desk::ClinicTable::Areas), "third_arm"));
    BOOST_TEST(Has(names.Table(figures, desk::ClinicTable::Findings), "stardust"));
    BOOST_TEST(Has(names.Table(figures, desk::ClinicTable::Techniques), "levitation"));
    (void)desk::ClinicAnswer(figures);
}

BOOST_FIXTURE_TEST_CASE(their_history_is_printed, Unknown) {
    for (const char* language : {"en", "de", "es"}) {
        desk::HistoryOrder order{client.id, {}};
        order.language = language;
        const auto paper = desk::HistoryPaper(*clinic, order);
        BOOST_TEST(paper.pages >= 1);
    }
}

BOOST_AUTO_TEST_SUITE_END()
