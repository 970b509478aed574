// The people of a clinic as desk tells them.
#include <boost/test/unit_test.hpp>

#include <set>

#include "desk/open_clinic.h"
#include "desk/people.h"
#include "model/rights.h"

BOOST_AUTO_TEST_SUITE(people_tests)

using exchange::Answer;

BOOST_AUTO_TEST_CASE(the_printed_matrix_is_the_one_in_force) {
    const text::Translator english;
    const Answer answer = desk::RightsAnswer(english), table = desk::RightsTable(english);
    const auto& rows = std::get<Answer::List>(answer.At("rights").value);
    const auto& words = std::get<Answer::List>(table.At("rights").value);
    BOOST_REQUIRE(rows.size() == model::kRights.size());
    BOOST_REQUIRE(words.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const model::Role role :
             {model::Role::Owner, model::Role::Therapist, model::Role::Assistant, model::Role::Auditor}) {
            const std::string key(model::ToText(role));
            const bool allowed = model::Allows(model::kRights[i].operation, role);
            BOOST_TEST(std::get<bool>(rows[i].At(key).value) == allowed);
            BOOST_TEST(words[i].At(key).Cell() == (allowed ? "yes" : ""));
        }
}

BOOST_AUTO_TEST_CASE(roles_and_privacies_have_names_of_their_own) {
    const text::Translator english;
    std::set<std::string> names;
    for (int i = 0; i < 4; ++i) names.insert(desk::RoleName(english, static_cast<model::Role>(i)));
    for (int i = 0; i < 3; ++i) names.insert(desk::PrivacyName(english, static_cast<model::Privacy>(i)));
    BOOST_TEST(names.size() == 7U);
}

BOOST_AUTO_TEST_CASE(a_person_is_found_by_name_and_by_id) {
    support::OpenClinic open;
    const model::User owner = open.clinic->SignedIn();
    BOOST_TEST((desk::PersonNamed(*open.clinic, owner.name) == owner));
    BOOST_TEST((desk::PersonNamed(*open.clinic, owner.id.value) == owner));
    BOOST_CHECK_THROW((void)desk::PersonNamed(*open.clinic, "nobody"), model::Error);
}

BOOST_AUTO_TEST_CASE(a_colleague_begins_a_draft_of_ones_own) {
    support::OpenClinic open;
    const auto first = open.clinic->StartVisit(open.client.id)->Visit().id;
    model::User ben;
    ben.name = "ben";
    ben.role = model::Role::Therapist;
    (void)open.clinic->Store().AddUser(ben, "ben's own words");
    const auto folder = open.clinic->Store().Folder();
    open.clinic.reset();
    const store::Surroundings around{&open.clock, &open.ids, store::KeyCost::Quick};
    const auto bens = desk::Clinic::Open(support::TestResources(), folder, "ben", "ben's own words", around);
    BOOST_TEST((bens->StartVisit(open.client.id)->Visit().id != first));
}

BOOST_AUTO_TEST_CASE(an_export_leaves_closed_charts_out) {
    support::OpenClinic open;
    (void)open.clinic->StartVisit(open.client.id);
    model::User ben;
    ben.name = "ben";
    (void)open.clinic->Store().AddUser(ben, "ben's own words");
    open.clinic->Store().SetPrivacy(open.client.id, model::Privacy::Therapist);
    const auto folder = open.clinic->Store().Folder();
    open.clinic.reset();
    const store::Surroundings around{&open.clock, &open.ids, store::KeyCost::Quick};
    const auto bens = desk::Clinic::Open(support::TestResources(), folder, "ben", "ben's own words", around);
    BOOST_TEST(desk::ClosedCharts(*bens) == 1);
    const auto bundle = bens->Export({});
    BOOST_TEST(bundle.visits.empty());
    for (const auto& client : bundle.clients) BOOST_TEST((client.id != open.client.id));
    BOOST_CHECK_THROW((void)bens->Export(open.client.id), model::Error);
}

BOOST_AUTO_TEST_CASE(of_a_closed_chart_only_name_and_keeper_are_told) {
    support::OpenClinic open;
    const auto visit = open.clinic->StartVisit(open.client.id)->Visit().id;
    BOOST_TEST(desk::KeeperOf(*open.clinic, open.client.id) == "");
    model::User ben;
    ben.name = "ben";
    ben.role = model::Role::Therapist;
    (void)open.clinic->Store().AddUser(ben, "ben's own words");
    open.clinic->Store().SetPrivacy(open.client.id, model::Privacy::Therapist);
    const model::User owner = open.clinic->SignedIn();
    const std::string keeper = owner.full_name.empty() ? owner.name : owner.full_name;
    BOOST_TEST(!desk::IsClosed(*open.clinic, open.client.id));
    BOOST_TEST(desk::KeeperOf(*open.clinic, open.client.id) == keeper);
    const auto folder = open.clinic->Store().Folder();
    open.clinic.reset();
    const store::Surroundings around{&open.clock, &open.ids, store::KeyCost::Quick};
    const auto bens = desk::Clinic::Open(support::TestResources(), folder, "ben", "ben's own words", around);
    BOOST_TEST(desk::IsClosed(*bens, open.client.id));
    BOOST_TEST(desk::NameOf(*bens, open.client.id) == open.client.name);
    BOOST_TEST(desk::NameOf(*bens, {"nobody"}) == "");
    BOOST_TEST(desk::KeeperOf(*bens, open.client.id) == keeper);
    BOOST_TEST((bens->Pin() == store::PinState::None));
    bens->Store().BreakGlass(open.client.id, "Found unconscious in the hall.");
    BOOST_TEST(!desk::IsClosed(*bens, open.client.id));
    const auto editor = bens->OpenVisit(visit);
    BOOST_TEST(editor->IsDraft());
    BOOST_TEST(!editor->Editable(), "the draft of somebody else");
}

BOOST_AUTO_TEST_CASE(what_is_not_allowed_is_said_with_its_name) {
    const text::Translator english;
    BOOST_TEST(desk::NotAllowed(english, model::Operation::SignVisit) ==
               "What you may do in this clinic does not include this: Sign visits.");
}

BOOST_AUTO_TEST_SUITE_END()
