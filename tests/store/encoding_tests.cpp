// Stored bytes that are not what the program wrote.
#include <boost/test/unit_test.hpp>

#include "model/problem.h"
#include "store/encoding.h"
#include "store/random_records.h"
#include "support/fixed_clock.h"

BOOST_AUTO_TEST_SUITE(encoding_tests)

using model::Error;

namespace {

bool IsDamage(const Error& error) {
    return error.Kind() == model::ErrorKind::BadInput &&
           std::string(error.what()).find("A stored record is damaged.") == 0;
}

}  // namespace

// The digest of a plan is not asked for when the history is read: its bytes must hold on their own.
BOOST_AUTO_TEST_CASE(bytes_behind_a_record_or_missing_of_it_are_damage) {
    const support::FixedClock clock{model::Instant(std::chrono::milliseconds(1'764'000'000'000LL))};
    support::RandomRecords random(clock, 11);
    for (int i = 0; i < 20; ++i) {
        const model::HomePlan plan = random.Plan();
        const std::string whole = store::Encode(plan, store::kEncoding);
        BOOST_TEST((store::DecodePlan(whole, store::kEncoding) == plan));
        BOOST_CHECK_EXCEPTION((void)store::DecodePlan(whole + '\0', store::kEncoding), Error, IsDamage);
        for (std::size_t cut = 1; cut < std::min<std::size_t>(whole.size(), 40); ++cut)
            BOOST_CHECK_EXCEPTION(
                (void)store::DecodePlan(whole.substr(0, whole.size() - cut), store::kEncoding), Error,
                IsDamage);
    }
    BOOST_CHECK_EXCEPTION((void)store::DecodeTexts(std::string(12, '\xFF')), Error, IsDamage);
    BOOST_CHECK_EXCEPTION((void)store::DecodePoints("\x7E"), Error, IsDamage);
}

BOOST_AUTO_TEST_CASE(the_week_is_read_out_of_a_whole_plan) {
    const support::FixedClock clock{model::Instant(std::chrono::milliseconds(1'764'000'000'000LL))};
    support::RandomRecords random(clock, 12);
    for (int i = 0; i < 20; ++i) {
        const model::HomePlan plan = random.Plan();
        BOOST_TEST((store::DecodeWeek(store::Encode(plan, store::kEncoding), store::kEncoding) == plan.week));
    }
    BOOST_CHECK_EXCEPTION((void)store::DecodeWeek("", store::kEncoding), Error, IsDamage);
}

// Who gave a consent may be called anything; only what the program itself put behind the name is taken off.
BOOST_AUTO_TEST_CASE(a_giver_keeps_whatever_is_no_way_of_giving) {
    const auto taken = [](const std::string& text) {
        model::Consent consent;
        store::TakeGiver(text, consent);
        return consent;
    };
    model::Consent signed_paper;
    signed_paper.given_by = "Ada";
    using enum model::ConsentHow;
    for (const auto how : {Unknown, Drawn, OnPaper, Typed, Spoken}) {
        signed_paper.how = how;
        const auto back = taken(store::GiverText(signed_paper));
        BOOST_TEST(back.given_by == "Ada");
        BOOST_TEST((back.how == how));
    }
    const std::string unknown = "Ada\x1F" + std::string(model::ToText(model::ConsentHow::Unknown));
    for (const std::string& text : {std::string("Ada"), std::string("Ada\x1Fshouted"), unknown}) {
        BOOST_TEST(taken(text).given_by == text);
        BOOST_TEST((taken(text).how == model::ConsentHow::Unknown));
    }
}

BOOST_AUTO_TEST_SUITE_END()
