// What the history reads at once is what reading visit by visit would give.
#include <boost/test/unit_test.hpp>

#include <algorithm>

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

BOOST_AUTO_TEST_SUITE_END()
