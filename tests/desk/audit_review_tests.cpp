#include <boost/test/unit_test.hpp>

#include "desk/reviewed_clinic.h"

using desk::ReviewItem;
using desk::ReviewList;
using std::chrono::hours;
using support::kDay;
using support::Reviewed;
using Texts = std::vector<std::string>;

BOOST_FIXTURE_TEST_SUITE(audit_review_tests, Reviewed)

BOOST_AUTO_TEST_CASE(unsigned_and_late_notes_say_how_late) {
    const auto first = Visit();
    const auto second = Visit();
    BOOST_TEST(Says(ReviewList::Unsigned) == (Texts{"not signed for 24 hours", "not signed for 2 days"}),
               boost::test_tools::per_element());
    Sign(second);  // exactly a day after: not late
    BOOST_TEST(Says(ReviewList::Late).empty());
    Pass(hours(17));
    Sign(first);
    BOOST_TEST(Says(ReviewList::Unsigned).empty());
    const auto review = All();
    BOOST_REQUIRE_EQUAL(review.Of(ReviewList::Late).size(), 1U);
    const ReviewItem& late = review.Of(ReviewList::Late).front();
    BOOST_TEST((late.visit == first));
    BOOST_TEST((late.client == client.id));
    BOOST_TEST(late.client_name == "Ada Example");
    BOOST_TEST(late.amount == 65);
    BOOST_TEST(desk::ReviewText(*clinic, words, ReviewList::Late, late) ==
               "signed 2 days after the treatment");
    BOOST_TEST(desk::ReviewDay(*clinic, words, late) == "23 Nov 2026");
    rules.late_after_hours = 66;
    BOOST_TEST(Says(ReviewList::Late).empty());
}

BOOST_AUTO_TEST_CASE(a_treatment_without_a_consent_in_force_is_missing_one) {
    const auto before = Visit();
    BOOST_TEST(Says(ReviewList::Consents) == (Texts{"no consent in force: Treatment"}),
               boost::test_tools::per_element());
    Pass(kDay);  // what is written down within a day of the visit still counts for it
    Agree("treatment");
    Visit();
    const auto review = All();
    BOOST_REQUIRE_EQUAL(review.Of(ReviewList::Consents).size(), 1U);
    BOOST_TEST((review.Of(ReviewList::Consents).front().visit == before));
    auto editor = clinic->StartVisit(client.id);
    model::Treatment treatment;
    treatment.regions = {{"gluteus_maximus", model::Side::Left}};
    treatment.technique = "petrissage";
    editor->AddTreatment(treatment);
    BOOST_REQUIRE_EQUAL(All().Of(ReviewList::Consents).size(), 2U);
    BOOST_TEST(All().Of(ReviewList::Consents).front().consent == "gluteal");
}

BOOST_AUTO_TEST_CASE(a_visit_where_nothing_was_done_needs_no_consent) {
    const auto editor = clinic->StartVisit(client.id);
    BOOST_TEST(Says(ReviewList::Consents).empty());
}

BOOST_AUTO_TEST_CASE(six_visits_or_twelve_weeks_without_measures_are_overdue) {
    Visit(true);
    for (int i = 0; i < 5; ++i) Visit();
    BOOST_TEST(Says(ReviewList::Reassess).empty());
    Visit();
    BOOST_TEST(Says(ReviewList::Reassess) == (Texts{"6 visits over 0 weeks since the last measures"}),
               boost::test_tools::per_element());
    Visit();
    BOOST_TEST(
        Says(ReviewList::Reassess) == (Texts{"no measures at the last 6 visits, over 0 weeks or more"}),
        boost::test_tools::per_element());
    Visit(true);
    BOOST_TEST(Says(ReviewList::Reassess).empty());
    Pass(kDay * (7 * 12 - 1) - hours(1));
    Visit();  // an hour short of twelve weeks
    BOOST_TEST(Says(ReviewList::Reassess).empty());
    Visit();
    BOOST_TEST(Says(ReviewList::Reassess) == (Texts{"2 visits over 12 weeks since the last measures"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_client_who_was_never_measured_is_told_so) {
    Visit();
    Pass(kDay * 7 * 12);
    Visit();
    BOOST_TEST(Says(ReviewList::Reassess) == (Texts{"nothing measured yet, 2 visits over 12 weeks"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(failed_sign_ins_are_counted_by_day_refusals_and_emergencies_listed) {
    clinic.reset();
    for (int i = 0; i < 3; ++i)
        BOOST_CHECK_THROW(
            (void)desk::Clinic::Open(support::TestResources(), Folder(), "owner", "wrong", Around()),
            model::Error);
    clock.Set(clock.Now() + std::chrono::seconds(3));  // the next try has to wait
    Reopen();
    clinic->Store().Log("visit.denied", "some visit", client.id);
    clinic->Store().Log("emergency.open", client.id.value, client.id);
    BOOST_TEST(Says(ReviewList::SignIns) == (Texts{"3 failed sign-ins"}), boost::test_tools::per_element());
    const auto review = All();
    BOOST_TEST(review.CountOf(ReviewList::SignIns) == 1);
    BOOST_REQUIRE_EQUAL(review.Of(ReviewList::Denials).size(), 1U);
    BOOST_TEST(review.Of(ReviewList::Denials).front().entry > 0);
    BOOST_TEST(review.Of(ReviewList::Denials).front().client_name == "Ada Example");
    BOOST_TEST(Says(ReviewList::Denials) == (Texts{"Change of a visit refused"}),
               boost::test_tools::per_element());
    BOOST_TEST(review.Of(ReviewList::Emergencies).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_span_leaves_other_clients_and_days_out) {
    const model::Instant begin = clock.Now();
    Visit();
    const model::Instant after_first = clock.Now();
    Visit();
    auto other = clinic->NewClient();
    other.name = "B. Other";
    other = clinic->SaveClient(other);
    desk::ReviewSpan span;
    span.from = begin;
    span.to = after_first;
    BOOST_TEST(Says(ReviewList::Unsigned, span).size() == 1U);
    span = {};
    span.client = other.id;
    BOOST_TEST(Says(ReviewList::Unsigned, span).empty());
    span.client = client.id;
    BOOST_TEST(Says(ReviewList::Unsigned, span).size() == 2U);
    // Years without visits are no obstacle.
    Pass(kDay * 2000);
    Visit();
    BOOST_TEST(Says(ReviewList::Unsigned).size() == 3U);
}

BOOST_AUTO_TEST_CASE(looking_through_the_records_tells_the_log_nothing_by_itself) {
    Visit();
    const auto before = clinic->Store().Head().sequence;
    (void)All();
    BOOST_TEST(clinic->Store().Head().sequence == before);
}

BOOST_AUTO_TEST_CASE(the_answer_has_stable_words) {
    Visit();
    const auto answer = desk::ReviewAnswer(*clinic, words, All());
    BOOST_TEST(std::get<long long>(answer.At("counts").At("unsigned").value) == 1);
    BOOST_TEST(std::get<long long>(answer.At("counts").At("missing_consents").value) == 1);
    const auto& items = std::get<exchange::Answer::List>(answer.At("items").value);
    BOOST_REQUIRE_EQUAL(items.size(), 2U);
    BOOST_TEST(items.front().At("list").Cell() == "unsigned");
    BOOST_TEST(items.front().At("client_name").Cell() == "Ada Example");
}

BOOST_AUTO_TEST_SUITE_END()
