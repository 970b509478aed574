// What an audit tells of charts that are private to others.
#include <boost/test/unit_test.hpp>

#include "desk/audit_entries.h"
#include "desk/audit_pack.h"
#include "desk/disclosures.h"
#include "desk/people.h"
#include "desk/retention.h"
#include "desk/reviewed_clinic.h"
#include "support/refusal.h"

using desk::ReviewList;
using std::chrono::hours;
using support::Refusal;

namespace {

// A chart private to ben, with a draft and a late note of his without a consent; who looks is the auditor.
struct PrivateCharts : support::Reviewed {
    model::VisitId draft, late;

    PrivateCharts() {
        Let("ben", model::Role::Therapist);
        Let("aud", model::Role::Auditor);
        SignIn("ben");
        late = Visit();
        draft = Visit();
        Pass(support::kDay);
        auto editor = clinic->OpenVisit(late);
        desk::Sign(*editor, clinic->Store().Unlock("own words here"), {"signed another day"});
        editor.reset();
        clinic->Store().SetPrivacy(client.id, model::Privacy::Therapist);
        SignIn("owner");
        (void)Refusal([&] { (void)clinic->Store().LoadClient(client.id); });
        clinic->Store().BreakGlass(client.id, "Found unconscious in the hall.");
        SignIn("aud");
    }
    void Let(const char* name, model::Role role) {
        model::User user;
        user.name = name;
        user.full_name = std::string(name) + " Long";
        user.role = role;
        (void)clinic->Store().AddUser(user, "own words here");
    }
    void SignIn(const std::string& name) {
        clinic.reset();
        clinic = desk::Clinic::Open(support::TestResources(), Folder(), name,
                                    name == "owner" ? "a good passphrase" : "own words here", Around());
    }
    [[nodiscard]] long long Denials() {
        const auto head = clinic->Store().Head().sequence;
        store::AuditFilter filter;
        filter.kind = "denied";
        filter.before = head + 1;
        return static_cast<long long>(clinic->Store().AuditTrail(filter).size());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(audit_private_tests, PrivateCharts)

BOOST_AUTO_TEST_CASE(one_refused_look_and_one_emergency_do_not_end_the_review) {
    for (const char* who : {"aud", "owner"}) {
        SignIn(who);
        const auto before = Denials();
        const auto review = All();
        BOOST_REQUIRE_EQUAL(review.Of(ReviewList::Denials).size(), 1U);
        const auto& denied = review.Of(ReviewList::Denials).front();
        BOOST_TEST(denied.client_name == client.id.value);
        BOOST_TEST(denied.closed);
        BOOST_TEST(review.CountOf(ReviewList::Emergencies) == 1);
        desk::EntryWords entries(*clinic, words);
        for (const auto& entry : clinic->Store().AuditTrail({})) (void)entries.RowOf(entry);
        BOOST_TEST(Denials() == before, "nothing more was refused");
    }
}

BOOST_AUTO_TEST_CASE(unsigned_and_late_notes_of_private_charts_are_told_with_whose_they_are) {
    const auto review = All();
    BOOST_TEST(Says(ReviewList::Unsigned) ==
                   (std::vector<std::string>{"not signed for 2 days; private chart, treated by ben Long"}),
               boost::test_tools::per_element());
    BOOST_TEST(review.CountOf(ReviewList::Late) == 1);
    BOOST_TEST(review.CountOf(ReviewList::Consents) == 0);
    BOOST_TEST(review.closed_charts == 1);
    BOOST_TEST(desk::ClosedText(words, review) ==
               "Consents and measures of 1 private chart were not looked at.");
    const auto& item = review.Of(ReviewList::Unsigned).front();
    BOOST_TEST((item.visit.empty() && item.closed && item.client == client.id));
    BOOST_TEST(item.client_name == client.id.value);
    SignIn("ben");
    BOOST_CHECK_THROW((void)All(), model::Error);
}

BOOST_AUTO_TEST_CASE(private_and_open_charts_stand_together_the_newest_first) {
    SignIn("owner");
    client = clinic->NewClient();
    client.name = "B. Open";
    client.birth_date = model::ParseDate("1985-03-01");
    client = clinic->SaveClient(client);
    Pass(-hours(60));  // one before and one after the draft of the private chart
    (void)Visit();
    Pass(support::kDay);
    (void)Visit();
    const auto review = All();
    std::vector<model::Instant> times;
    for (const auto& item : review.Of(ReviewList::Unsigned)) times.push_back(item.at);
    BOOST_TEST(times.size() == 3U);
    BOOST_TEST(std::ranges::is_sorted(times, std::greater{}));
    desk::ReviewSpan span;
    span.client = client.id;
    BOOST_TEST(All(span).closed_charts == 0);
    BOOST_TEST(All(span).CountOf(ReviewList::Unsigned) == 2);
}

BOOST_AUTO_TEST_CASE(one_private_chart_can_be_asked_for) {
    desk::ReviewSpan span;
    span.client = client.id;
    const auto review = All(span);
    BOOST_TEST(review.CountOf(ReviewList::Unsigned) == 1);
    BOOST_TEST(review.CountOf(ReviewList::Denials) == 1);
    BOOST_TEST(review.CountOf(ReviewList::Emergencies) == 1);
    span.to = span.from = clock.Now();
    BOOST_TEST(All(span).closed_charts == 0, "no visit of it was left out");
}

BOOST_AUTO_TEST_CASE(the_pack_of_a_private_chart_tells_entries_and_no_content) {
    const desk::PackOrder order{client.id, {}, {}, "Insurer", "en"};
    const store::AuditReading read = desk::BeginPack(*clinic, order, dir.Path() / "pack")({});
    const desk::AuditPack pack = desk::GatherPack(*clinic, order, read);
    BOOST_TEST(pack.closed);
    BOOST_TEST(pack.client.name == "Ada Example");
    BOOST_TEST((!pack.client.birth_date && pack.client.number.empty()));
    BOOST_TEST(pack.access.size() > 3U);
    BOOST_REQUIRE_EQUAL(pack.visits.size(), 2U);
    for (const auto& visit : pack.visits) {
        BOOST_TEST(visit.therapist == "ben Long");
        BOOST_TEST((visit.summary.id.empty() && visit.signatures.empty() && visit.late_reason.empty()));
    }
    const pdf::AuditPage page = desk::PackPage(*clinic, pack);
    BOOST_TEST(page.summary.at(1).starts_with("The chart is private"));
    for (const std::string& sentence : page.summary)
        BOOST_TEST(sentence.find("Missing consents") == std::string::npos);
    BOOST_TEST(page.tables.at(2).none == "The chart is private: its consents are not told.");
    const auto written = desk::FinishPack(*clinic, order, read, dir.Path() / "pack");
    BOOST_TEST(written.sound);
    const auto folder = desk::NewPackFolder(*clinic, order, dir.Path());
    BOOST_TEST(folder.filename().string().find("audit-pack-2026") == 0U);
    SignIn("ben");
    BOOST_CHECK_THROW((void)desk::BeginPack(*clinic, order, dir.Path() / "bens"), model::Error);
}

BOOST_AUTO_TEST_CASE(a_hold_on_a_private_chart_is_set_and_lifted_by_who_keeps_retention) {
    SignIn("owner");
    const std::string number = desk::RetentionOf(*clinic, client.id).number;
    BOOST_TEST((desk::ClientNamed(*clinic, client.id.value) == client.id));
    BOOST_TEST((desk::ClientNamed(*clinic, number) == client.id));
    desk::Hold(*clinic, client.id, "claim 7");
    BOOST_TEST(desk::RetentionOf(*clinic, client.id).held);
    desk::Release(*clinic, client.id, "settled");
    BOOST_TEST(!desk::RetentionOf(*clinic, client.id).held);
    BOOST_TEST(Refusal([&] { (void)desk::ClientNamed(*clinic, "nobody"); }) == "There is no client nobody.");
    Let("cleo", model::Role::Therapist);
    SignIn("cleo");
    BOOST_TEST(Refusal([&] { (void)desk::ClientNamed(*clinic, number); }) ==
               "There is no client " + number + ".");
    BOOST_CHECK_THROW((void)desk::ClientNamed(*clinic, client.id.value), model::Error);
}

BOOST_AUTO_TEST_CASE(the_register_keeps_the_consent_for_scripts_and_says_it_for_people) {
    SignIn("ben");
    desk::NoteDisclosure(clinic->Store(), client.id, "Ada", "home plan", "email");
    const auto list = desk::RegisterAnswer(*clinic, support::TestResources().Translator("de"), {});
    const auto& entry = std::get<exchange::Answer::List>(list.At("entries").value).at(0);
    BOOST_TEST(entry.At("consent").Cell() == "email");
    BOOST_TEST(!entry.At("consent_text").Cell().empty());
    BOOST_TEST(entry.At("consent_text").Cell() != "email");
    SignIn("owner");
    const auto told = desk::RegisterRows(*clinic, words, {});
    BOOST_REQUIRE_EQUAL(told.size(), 1U);
    BOOST_TEST((told[0].entry.what.empty() && told[0].entry.consent.empty() && told[0].by == "ben Long"));
}

BOOST_AUTO_TEST_CASE(a_note_of_a_student_awaits_a_second_signature) {
    SignIn("owner");
    BOOST_TEST(All().CountOf(ReviewList::CoSignatures) == 0);
    model::User ida;
    ida.name = "ida";
    ida.full_name = "Ida Ohm";
    ida.role = model::Role::Therapist;
    ida.student = true;
    (void)clinic->Store().AddUser(ida, "own words here");
    client = clinic->NewClient();
    client.name = "B. Open";
    client.birth_date = model::ParseDate("1985-03-01");
    client = clinic->SaveClient(client);
    SignIn("ida");
    const auto visit = Visit();
    auto editor = clinic->OpenVisit(visit);
    desk::Sign(*editor, clinic->Store().Unlock("own words here"), {"signed another day"});
    editor.reset();
    SignIn("owner");
    BOOST_TEST(Says(ReviewList::CoSignatures) == (std::vector<std::string>{"not co-signed yet"}),
               boost::test_tools::per_element());
    const auto answer = desk::ReviewAnswer(*clinic, words, All());
    BOOST_TEST(answer.At("counts").At("missing_cosignatures").Cell() == "1");
    BOOST_TEST(answer.At("private_charts").Cell() == "1");
    model::Amendment cosign;
    cosign.visit = visit;
    cosign.kind = model::AmendmentKind::CoSign;
    cosign.text = "Seen.";
    (void)clinic->Store().Amend(cosign, clinic->Store().Unlock("a good passphrase"));
    BOOST_TEST(All().CountOf(ReviewList::CoSignatures) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
