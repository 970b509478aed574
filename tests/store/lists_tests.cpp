#include <boost/test/unit_test.hpp>

#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(lists_tests)

using support::TestClinic;

namespace {

struct Day : TestClinic {
    model::Visit Visit(const model::Client& client, int hour, bool draft = true) {
        model::Visit visit = NewVisit(client.id);
        visit.service_at += std::chrono::hours(hour);
        visit.status = draft ? model::VisitStatus::Draft : model::VisitStatus::Signed;
        store->SaveVisit(visit);
        return visit;
    }
};

template <class Rows>
std::vector<std::string> Names(const Rows& rows) {
    std::vector<std::string> names;
    for (const auto& row : rows) names.push_back(row.name);
    return names;
}

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(recent_clients_come_by_their_newest_visit) {
    Day day;
    const auto ada = day.AddClient("Ada"), bea = day.AddClient("Bea"), cy = day.AddClient("Cy");
    auto gone = day.AddClient("Gone");
    (void)day.AddClient("Never seen");
    day.Visit(ada, 1);
    day.Visit(bea, 2, false);
    day.Visit(cy, 3);
    day.Visit(ada, 4, false);
    day.Visit(gone, 5);
    gone.archived = true;
    day.store->SaveClient(gone);
    BOOST_TEST(Names(day.store->RecentClients(40)) == (Texts{"Ada", "Cy", "Bea"}),
               boost::test_tools::per_element());
    BOOST_TEST(Names(day.store->RecentClients(2)) == (Texts{"Ada", "Cy"}), boost::test_tools::per_element());
    BOOST_TEST(day.store->RecentClients(0).empty());
    const auto first = day.store->RecentClients(1).front();
    BOOST_TEST(first.visits == 2);
    BOOST_TEST(first.draft_open);
}

BOOST_AUTO_TEST_CASE(unsigned_visits_are_drafts_newest_first) {
    Day day;
    const auto ada = day.AddClient("Ada");
    const auto early = day.Visit(ada, 1), late = day.Visit(ada, 9);
    day.Visit(ada, 5, false);
    auto other = day.NewVisit(ada.id);
    other.therapist = {day.ids.NewUuid()};
    day.store->SaveVisit(other);
    const auto all = day.store->UnsignedVisits({}, 10);
    BOOST_REQUIRE(all.size() == 3U);
    BOOST_TEST((all[0].id == late.id && all[1].id == early.id && all[2].id == other.id));
    BOOST_TEST(all[0].client_name == "Ada");
    const auto own = day.store->UnsignedVisits(day.store->SignedIn().id, 10);
    BOOST_TEST(own.size() == 2U);
    BOOST_TEST(day.store->UnsignedVisits({}, 1).size() == 1U);
}

// More matches than are looked up one by one, so that both ways of the search answer.
BOOST_AUTO_TEST_CASE(many_and_few_matches_come_by_name) {
    Day day;
    day.store->Together([&] {
        for (int i = 0; i < 300; ++i) day.AddClient((i % 3 ? "Anna " : "Zed ") + std::to_string(1000 - i));
    });
    const auto many = Names(day.store->FindClients("anna"));
    BOOST_TEST(many.size() == 200U);
    BOOST_TEST(std::ranges::is_sorted(many));
    const auto few = Names(day.store->FindClients("zed", 7));
    BOOST_TEST(few.size() == 7U);
    BOOST_TEST(std::ranges::is_sorted(few));
    BOOST_TEST(few.front() == "Zed 1000");
    BOOST_TEST(Names(day.store->FindClients("a", 5)) == Texts(many.begin(), many.begin() + 5),
               boost::test_tools::per_element());
    BOOST_TEST(day.store->FindClients("", 9).size() == 9U);
    BOOST_TEST(day.store->FindClients("").size() == 300U);
}

BOOST_AUTO_TEST_CASE(phrases_are_kept_in_order_and_told_to_the_log) {
    TestClinic clinic;
    model::Phrase first{{clinic.ids.NewUuid()}, model::SoapPart::Plan, "st", "Stretch daily.", false};
    const model::Phrase second{
        {clinic.ids.NewUuid()}, model::SoapPart::Subjective, "", "Feels better.", false};
    clinic.store->SavePhrase(first);
    clinic.store->SavePhrase(second);
    first.text = "Stretch twice a day.";
    first.archived = true;
    clinic.store->SavePhrase(first);
    clinic.Reopen();
    BOOST_TEST((clinic.store->Phrases() == std::vector{first, second}));
    BOOST_TEST(clinic.store->Check().sound);
    for (const auto& bad :
         {model::Phrase{first.id, {}, "two words", "x", false}, model::Phrase{first.id, {}, "", " \n", false},
          model::Phrase{{}, {}, "", "x", false}})
        BOOST_CHECK_THROW(clinic.store->SavePhrase(bad), model::Error);
    clinic.store.reset();
    support::RawDatabase(clinic).Run("UPDATE phrases SET text = 'forged' WHERE position = 1");
    clinic.Reopen();
    BOOST_TEST(!clinic.store->Check().sound);
}

namespace {

// Two visits of marks that cover regions, lead somewhere or do neither.
struct Marked : Day {
    model::Client ada = AddClient("Ada");
    std::vector<model::Visit> visits;

    Marked() {
        for (int i = 0; i < 2; ++i) {
            model::Visit visit = NewVisit(ada.id);
            visit.service_at += std::chrono::hours(i);
            for (const char* region : {"soleus", "piriformis", "trapezius"}) {
                model::Mark mark;
                mark.id = ids.New<model::MarkId>();
                mark.points = {{1, 2}};
                mark.at = {region, i == 0 ? model::Side::Left : model::Side::Right};
                mark.finding = "tight";
                if (mark.at.region != "soleus") mark.covers = {{mark.at, 0.7}, {{"low", mark.at.side}, 0.2}};
                visit.marks.push_back(mark);
            }
            visit.marks[2].spot = {visits.empty() ? visit.marks[0].id.value : visits[0].marks[0].id.value};
            visit.resolved = {{"one"}, {"two"}};
            store->SaveVisit(visit);
            visits.push_back(visit);
        }
    }
    // Each mark found must be the whole of one that was saved.
    [[nodiscard]] std::size_t Found(const store::MarkFilter& filter) const {
        const auto rows = store->Marks(filter);
        for (const auto& row : rows) {
            const auto visit = std::ranges::find(visits, row.visit, &model::Visit::id);
            BOOST_REQUIRE((visit != visits.end()));
            BOOST_TEST((*visit->Find(row.mark.id) == row.mark));
        }
        return rows.size();
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(marks_are_listed_whole_by_where_they_were_charted_and_by_spot) {
    const Marked day;
    store::MarkFilter filter;
    BOOST_TEST(day.Found(filter) == 6U);
    filter.at = model::RegionRef{"piriformis", model::Side::Right};
    BOOST_TEST(day.Found(filter) == 1U);
    filter.at = model::RegionRef{"low", model::Side::Right};
    BOOST_TEST(day.Found(filter) == 0U, "covered, not charted");
    filter = {};
    filter.spot = model::SpotId{day.visits[0].marks[0].id.value};
    BOOST_TEST(day.Found(filter) == 3U, "the mark itself and those that follow it");
    filter.from = day.visits[1].service_at;
    BOOST_TEST(day.Found(filter) == 1U);
    filter.spot = model::SpotId{""};
    BOOST_TEST(day.Found(filter) == 0U, "no spot is none that is followed");
}

BOOST_AUTO_TEST_CASE(spots_said_to_be_gone_come_in_order_up_to_a_time) {
    const Marked day;
    const auto gone = [&](model::Instant before) {
        std::string spots;
        for (const auto& one : day.store->ResolvedSpots(day.ada.id, before)) spots += one.spot.value + ' ';
        return spots;
    };
    BOOST_TEST(gone(day.visits[0].service_at) == "");
    BOOST_TEST(gone(day.visits[1].service_at) == "one two ");
    BOOST_TEST(gone(day.visits[1].service_at + std::chrono::hours(1)) == "one two one two ");
}

// A number may be anything a clinic used before; only plain ones go on.
BOOST_AUTO_TEST_CASE(numbers_that_are_none_do_not_count) {
    Day day;
    for (const char* number : {"A-7", "12345678901", "12/3", "-5"}) (void)day.AddClient("Ada", number);
    auto none = day.AddClient("Bea");
    BOOST_TEST(none.number == "0001");
    none.number.clear();
    BOOST_TEST(day.store->SaveClient(none).number == "");
    (void)day.AddClient("Cy", "9999");
    BOOST_TEST(day.AddClient("Dee").number == "10000");
    BOOST_TEST(day.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
