// What the history reads at once is what reading visit by visit would give.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "store/past.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(past_tests)

using support::TestClinic;

namespace {

struct Charted : TestClinic {
    model::Client client = AddClient("Ada"), other = AddClient("Bea");

    model::Visit Visit(const std::string& region, std::chrono::hours later = {}) {
        model::Visit visit = NewVisit(client.id);
        visit.service_at += later;
        model::Mark mark;
        mark.id = ids.New<model::MarkId>();
        mark.points = {{10, 20}, {30, 40}};
        mark.shape = model::Shape::Arrow;
        mark.view = model::View::Back;
        mark.at = {region, model::Side::Left};
        mark.covers = {{{region, model::Side::Left}, 0.6},
                       {{"soleus", model::Side::Right}, 0.395},
                       {{"x", model::Side::Left}, 0.005}};
        mark.leads_to = model::RegionRef{"piriformis", model::Side::Left};
        mark.finding = "pain";
        mark.before = 6;
        visit.marks = {mark};
        model::Treatment treatment;
        treatment.id = ids.New<model::TreatmentId>();
        treatment.technique = "petrissage";
        treatment.marks = {mark.id};
        treatment.regions = {{"soleus", model::Side::Left}};
        visit.treatments = {treatment};
        model::Reading reading;
        reading.measure = "srpe";
        reading.before = 300;
        visit.readings = {reading};
        visit.resolved = {{"gone"}};
        visit.adherence.emplace_back().followed = model::Followed::Partly;
        visit.adherence.back().item = "calf";
        store->SaveVisit(visit);
        return visit;
    }
    void Amend(const model::Visit& visit, model::AmendmentKind kind) {
        model::Amendment amendment;
        amendment.id = ids.New<model::AmendmentId>();
        amendment.visit = visit.id;
        amendment.kind = kind;
        amendment.reason = "wrong client chosen";
        if (kind == model::AmendmentKind::Move) amendment.to = other.id;
        (void)store->Amend(amendment, store->Unlock(support::kPassphrase));
    }
    model::Visit Signed(model::Visit visit) {
        visit.status = model::VisitStatus::Signed;
        store->SignVisit(visit, store->Unlock(support::kPassphrase));
        return visit;
    }
};

std::vector<std::string> PlacesOf(const store::PastRows& rows, const store::PastMarkRow& mark) {
    std::vector<std::string> places{rows.words[mark.at.region] + " " +
                                    std::string(model::ToText(mark.at.side))};
    for (std::uint32_t i = mark.also; i < mark.also + mark.alsos; ++i)
        places.push_back(rows.words[rows.also[i].region] + " " +
                         std::string(model::ToText(rows.also[i].side)));
    return places;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_of_a_visit_is_read) {
    Charted clinic;
    const auto visit = clinic.Visit("gastrocnemius_medial");
    const auto rows = store::ReadPast(*clinic.store, clinic.client.id);
    BOOST_REQUIRE_EQUAL(rows.marks.size(), 1U);
    const auto& mark = rows.marks[0];
    BOOST_TEST((mark.id == visit.marks[0].id));
    BOOST_TEST(rows.words[mark.finding] == "pain");
    BOOST_TEST((mark.point == model::MapPoint{10, 20}));
    BOOST_TEST(int{mark.before} == 6);
    BOOST_TEST(int{mark.after} == -1);
    std::vector<std::string> under;
    for (const auto& at : model::RegionsUnder(visit.marks[0]))
        under.push_back(at.region + " " + std::string(model::ToText(at.side)));
    BOOST_TEST(PlacesOf(rows, mark) == under, boost::test_tools::per_element());
    BOOST_REQUIRE_EQUAL(rows.treatments.size(), 2U);
    BOOST_TEST((rows.treatments[0].mark == mark.id));
    BOOST_TEST(rows.words[rows.treatments[1].region->region] == "soleus");
    BOOST_TEST(*rows.readings.at(0).reading.before == 300.0);
    BOOST_TEST((rows.answers.at(0).followed == model::Followed::Partly));
    BOOST_TEST((rows.resolved.at(0).spot == model::SpotId{"gone"}));
    BOOST_TEST(rows.visits[0].draft);
}

BOOST_AUTO_TEST_CASE(visits_come_oldest_first_with_their_marks_in_order) {
    Charted clinic;
    const auto late = clinic.Visit("soleus", std::chrono::hours(-1)),
               early = clinic.Visit("piriformis", std::chrono::hours(-9));
    const auto rows = store::ReadPast(*clinic.store, clinic.client.id);
    BOOST_TEST((rows.visits.at(0).id == early.id));
    BOOST_TEST((rows.visits.at(1).id == late.id));
    BOOST_TEST(rows.marks.at(0).visit == 0U);
    BOOST_TEST(rows.marks.at(1).visit == 1U);
    BOOST_TEST(store::ReadPast(*clinic.store, clinic.other.id).visits.empty());
}

BOOST_AUTO_TEST_CASE(a_visit_in_error_is_left_out_and_a_moved_one_stands_where_it_was_moved_to) {
    Charted clinic;
    const auto wrong = clinic.Signed(clinic.Visit("soleus")),
               moved = clinic.Signed(clinic.Visit("piriformis"));
    (void)clinic.Visit("soleus");
    clinic.Amend(wrong, model::AmendmentKind::InError);
    clinic.Amend(moved, model::AmendmentKind::Move);
    BOOST_TEST(store::ReadPast(*clinic.store, clinic.client.id).visits.size() == 1U);
    const auto there = store::ReadPast(*clinic.store, clinic.other.id);
    BOOST_REQUIRE_EQUAL(there.visits.size(), 1U);
    BOOST_TEST((there.visits[0].id == moved.id));
    const auto whole = store::ReadClinicPast(*clinic.store);
    BOOST_TEST(whole.visits.size() == 2U);
    BOOST_TEST(whole.clients == 2U);
    BOOST_TEST(std::ranges::count_if(whole.visits, [](const auto& visit) { return visit.draft; }) == 1);
    BOOST_TEST(std::ranges::count_if(whole.visits,
                                     [](const auto& visit) { return visit.signed_at.has_value(); }) == 1);
    BOOST_TEST(whole.techniques.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_clinic_has_every_place_a_mark_lies_in_and_who_is_archived) {
    Charted clinic;
    const auto visit = clinic.Visit("gastrocnemius_medial");
    clinic.client.archived = true;
    clinic.store->SaveClient(clinic.client);
    const auto rows = store::ReadClinicPast(*clinic.store);
    std::set<model::RegionRef> read, under;
    for (const auto& mark : rows.marks) read.insert({rows.words[mark.at.region], mark.at.side});
    for (const auto& at : model::RegionsUnder(visit.marks[0])) under.insert(at);
    BOOST_TEST((read == under));
    BOOST_TEST(rows.visits.at(0).archived);
    BOOST_TEST(rows.visits.at(0).corrections == 0);
}

BOOST_AUTO_TEST_CASE(many_visits_agree_with_those_read_whole) {
    Charted clinic;
    for (int i = 0; i < 30; ++i)
        (void)clinic.Visit(i % 2 == 0 ? "soleus" : "piriformis", std::chrono::hours(-i));
    const auto rows = store::ReadPast(*clinic.store, clinic.client.id);
    std::size_t mark = 0;
    for (const auto& row : rows.visits) {
        const auto visit = *clinic.store->LoadVisit(row.id);
        for (std::size_t i = 0; i < visit.marks.size(); ++i, ++mark) {
            const auto& found = rows.marks.at(mark);
            const auto* whole = visit.Find(found.id);
            BOOST_REQUIRE(whole);
            BOOST_TEST(rows.words[found.at.region] == whole->at.region);
            BOOST_TEST((found.view == whole->view));
        }
    }
    BOOST_TEST(mark == rows.marks.size());
}

BOOST_AUTO_TEST_CASE(of_a_plan_the_week_is_read) {
    Charted clinic;
    auto visit = clinic.Visit("soleus");
    visit.plan.week[1] = {model::Load::Race, "half marathon"};
    visit.plan.week[4] = {model::Load::EasyRun, "swim"};
    clinic.store->SaveVisit(visit);
    (void)clinic.Visit("piriformis", std::chrono::hours(-1));
    const auto rows = store::ReadPast(*clinic.store, clinic.client.id);
    BOOST_REQUIRE(rows.days.size() == 2U);
    for (const auto& day : rows.days) BOOST_TEST((rows.visits.at(day.visit).id == visit.id));
    BOOST_TEST((rows.days[0].day == 1 && rows.days[0].race && rows.days[0].detail == "half marathon"));
    BOOST_TEST((rows.days[1].day == 4 && !rows.days[1].race && rows.days[1].detail == "swim"));
}

BOOST_AUTO_TEST_CASE(a_mark_lies_once_in_a_place_and_nowhere_without_a_shape) {
    Charted clinic;
    auto visit = clinic.Visit("soleus");
    const auto arrow = visit.marks[0].id;
    visit.marks[0].leads_to = visit.marks[0].covers[1].at;
    model::Mark plain;
    plain.finding = "pain";
    plain.at = {"piriformis", model::Side::Right};
    for (const char* id : {"0", "~"}) {
        plain.id = {id};
        visit.marks.push_back(plain);
    }
    clinic.store->SaveVisit(visit);
    const auto rows = store::ReadPast(*clinic.store, clinic.client.id);
    BOOST_REQUIRE(rows.marks.size() == 3U);
    for (const auto& mark : rows.marks) {
        std::vector<std::string> under;
        for (const auto& at : model::RegionsUnder(*visit.Find(mark.id)))
            under.push_back(at.region + " " + std::string(model::ToText(at.side)));
        BOOST_TEST(PlacesOf(rows, mark) == under, boost::test_tools::per_element());
        BOOST_TEST((mark.point == model::MapPoint{}) == (mark.id != arrow));
    }
}

BOOST_AUTO_TEST_CASE(of_the_clinic_nothing_is_told_of_a_chart_that_is_closed) {
    Charted clinic;
    auto visit = clinic.Visit("soleus"), hidden = clinic.NewVisit(clinic.other.id);
    hidden.marks = visit.marks;
    hidden.marks[0].at.region = "somewhere_else";
    for (int i = 0; i < 2; ++i) {
        hidden.id = clinic.ids.New<model::VisitId>();
        clinic.store->SaveVisit(hidden);
    }
    clinic.store.reset();
    support::RawDatabase(clinic).Run(
        "UPDATE clients SET privacy = 'therapist', private_of = 'somebody else' WHERE name = 'Bea'");
    clinic.Reopen();
    const auto rows = store::ReadClinicPast(*clinic.store);
    BOOST_TEST(rows.clients == 1U);
    BOOST_REQUIRE(rows.visits.size() == 1U);
    BOOST_TEST((rows.ids.at(0) == visit.id));
    BOOST_TEST(std::ranges::count(rows.words, "somewhere_else") == 0);
}

namespace {

bool IsDamage(const model::Error& error) {
    return error.Kind() == model::ErrorKind::BadInput;
}

// What is read when that was done behind the store's back.
store::PastRows ReadAfter(const std::string& sql) {
    Charted clinic;
    (void)clinic.Visit("soleus");
    clinic.store.reset();
    support::RawDatabase(clinic).Run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " +
                                     sql);
    clinic.Reopen();
    return store::ReadPast(*clinic.store, clinic.client.id);
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_nobody_writes_are_damage_and_no_crash) {
    for (const char* sql :
         {"UPDATE marks SET side = 'both'", "UPDATE marks SET view = 'sideways'",
          "UPDATE marks SET figure = ''", "UPDATE marks SET layer = 'x'", "UPDATE marks SET leads_side = '?'",
          "UPDATE mark_regions SET side = '?'", "UPDATE readings SET side = '?'",
          "UPDATE adherence SET followed = '?'", "UPDATE treatments SET response = '?'",
          "UPDATE treatment_regions SET side = '?'", "UPDATE marks SET points = x'7E'"})
        BOOST_CHECK_EXCEPTION((void)ReadAfter(sql), model::Error, IsDamage);
    // Each word has a number; there are no more of them than fit.
    BOOST_CHECK_EXCEPTION(
        (void)ReadAfter(
            "INSERT INTO treatments SELECT visit, id || n, position + n, technique || n, pressure, "
            "minutes, response, note, copied, override_reason FROM treatments, (WITH RECURSIVE up (n) "
            "AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 65536) SELECT n FROM up); INSERT "
            "INTO treatment_marks SELECT t.visit, t.id, 0, m.id FROM treatments t JOIN marks m ON "
            "m.visit = t.visit WHERE t.id NOT IN (SELECT treatment FROM treatment_marks)"),
        model::Error, IsDamage);
}

BOOST_AUTO_TEST_CASE(regions_of_no_mark_are_passed_over) {
    const auto rows = ReadAfter(
        "INSERT INTO mark_regions (visit, mark, position, region, side, share) SELECT visit, '', 0, 'lost', "
        "'left', "
        "1 FROM marks UNION ALL SELECT visit, '~', 0, 'lost', 'left', 1 FROM marks");
    BOOST_REQUIRE(rows.marks.size() == 1U);
    const auto places = PlacesOf(rows, rows.marks[0]);
    BOOST_TEST(places.size() == 3U);
    BOOST_TEST(std::ranges::count(places, "lost left") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
