// Charts that not everybody may open.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(privacy_tests)

using model::Error;
using model::ErrorKind;
using model::Privacy;
using support::TestClinic;

namespace {

constexpr const char* kReason = "Found unconscious in the hall.";

bool IsDenied(const Error& error) {
    return error.Kind() == ErrorKind::NoAccess &&
           std::string(error.what()) ==
               "This chart is private. In an emergency it can be opened with a reason.";
}

struct Practice : TestClinic {
    model::Client ada, bea;
    model::Visit visit;

    Practice() {
        for (const auto& [name, profession] : std::vector<std::pair<const char*, const char*>>{
                 {"ben", "massage"}, {"cleo", "massage"}, {"dora", "physio"}}) {
            model::User user;
            user.name = name;
            user.profession = profession;
            user.role = model::Role::Therapist;
            (void)store->AddUser(user, "own words here");
        }
        SignIn("ben");
        ada = AddClient("Ada");
        bea = AddClient("Bea");
        ada.birth_date = model::Date(std::chrono::year(1990), std::chrono::month(1), std::chrono::day(2));
        ada = store->SaveClient(ada);
        visit = NewVisit(ada.id);
        visit.reason = "calf";
        store->SaveVisit(visit);
    }
    void SignIn(const std::string& name) {
        store.reset();
        store = store::ClinicStore::Open(folder, name, name == support::kUser ? support::kPassphrase : "own words here",
                                         around);
    }
    [[nodiscard]] bool Opens(const std::string& name) {
        SignIn(name);
        try {
            return store->LoadClient(ada.id).has_value() && store->LoadVisit(visit.id).has_value();
        } catch (const Error& error) {
            BOOST_TEST(IsDenied(error), error.what());
            return false;
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_chart_is_for_everyone_for_one_profession_or_for_one_therapist) {
    Practice clinic;
    const auto open_to = [&](Privacy privacy) {
        clinic.SignIn("ben");
        clinic.store->SetPrivacy(clinic.ada.id, privacy);
        std::string open;
        for (const char* name : {"maya", "ben", "cleo", "dora"})
            if (clinic.Opens(name)) open += std::string(name) + ' ';
        return open;
    };
    BOOST_TEST(open_to(Privacy::Everyone) == "maya ben cleo dora ");
    BOOST_TEST(open_to(Privacy::Profession) == "ben cleo ");
    BOOST_TEST(open_to(Privacy::Therapist) == "ben ");
    BOOST_TEST(open_to(Privacy::Everyone) == "maya ben cleo dora ");
}

BOOST_AUTO_TEST_CASE(nobody_is_shut_out_of_visits_of_their_own) {
    Practice clinic;
    const auto refusal = [&](const char* name, Privacy privacy) -> std::string {
        clinic.SignIn(name);
        try {
            clinic.store->SetPrivacy(clinic.ada.id, privacy);
        } catch (const Error& error) {
            BOOST_TEST((error.Kind() == ErrorKind::Refused));
            return error.what();
        }
        return {};
    };
    for (const char* other : {"cleo", "dora", support::kUser})
        BOOST_TEST(refusal(other, Privacy::Therapist).find("ben has visits") == 0U, other);
    BOOST_TEST(refusal("dora", Privacy::Profession) != "");
    BOOST_TEST(refusal(support::kUser, Privacy::Profession) != "", "who has no profession is alone in it");
    BOOST_TEST(clinic.Opens("ben"));
    BOOST_TEST(refusal("cleo", Privacy::Profession) == "", "ben is of the same");
    BOOST_TEST(clinic.Opens("ben"));
    // Who left needs it no longer.
    clinic.SignIn("cleo");
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Everyone);
    clinic.SignIn(support::kUser);
    const auto users = clinic.store->Users();
    (void)clinic.store->RemoveUser(std::ranges::find(users, "ben", &model::User::name)->id);
    BOOST_TEST(refusal("dora", Privacy::Therapist) == "");
}

BOOST_AUTO_TEST_CASE(of_a_private_chart_nothing_is_told_but_the_name) {
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn("cleo");
    const auto found = clinic.store->FindClients("");
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_TEST(found[0].name == "Ada");
    BOOST_TEST(found[0].closed);
    BOOST_TEST((found[0].number.empty() && !found[0].birth_date && found[0].visits == 0 &&
                !found[0].last_visit && !found[0].draft_open));
    BOOST_TEST(!found[1].closed);
    BOOST_TEST(clinic.store->RecentClients(9).empty());
    BOOST_TEST(clinic.store->Visits({}).empty());
    BOOST_TEST(clinic.store->UnsignedVisits({}, 9).empty());
    BOOST_TEST(clinic.store->Marks({}).empty());
    BOOST_TEST(!clinic.store->May(model::Operation::ViewChart, clinic.ada.id));
    BOOST_TEST(clinic.store->May(model::Operation::ViewChart, clinic.bea.id));
}

BOOST_AUTO_TEST_CASE(a_limit_counts_what_is_shown) {
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn("cleo");
    auto other = clinic.NewVisit(clinic.bea.id);
    other.service_at -= std::chrono::hours(1);
    clinic.store->SaveVisit(other);
    store::VisitFilter filter;
    filter.limit = 1;
    BOOST_TEST(clinic.store->Visits(filter).size() == 1U);
    BOOST_TEST(clinic.store->UnsignedVisits({}, 1).size() == 1U);
    BOOST_TEST(clinic.store->RecentClients(1).size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_of_a_private_chart_is_changed_printed_or_exported) {
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn(support::kUser);  // the owner too
    BOOST_CHECK_EXCEPTION((void)clinic.store->SaveClient(clinic.ada), Error, IsDenied);
    BOOST_CHECK_EXCEPTION(clinic.store->SetPrivacy(clinic.ada.id, Privacy::Everyone), Error, IsDenied);
    BOOST_CHECK_EXCEPTION(clinic.store->SaveVisit(clinic.NewVisit(clinic.ada.id)), Error, IsDenied);
    auto moved = clinic.visit;
    moved.client = clinic.bea.id;
    BOOST_CHECK_EXCEPTION(clinic.store->SaveVisit(moved), Error, IsDenied);
    BOOST_CHECK_EXCEPTION((void)clinic.store->Signatures(clinic.visit.id), Error, IsDenied);
    for (const char* action : {"plan.print", "intake.print", "export", "referral.export"})
        BOOST_CHECK_EXCEPTION(clinic.store->Log(action, "", clinic.ada.id), Error, IsDenied);
    const auto trail = clinic.store->AuditTrail();
    BOOST_TEST(std::ranges::count(trail, "plan.print.denied", &store::AuditEntry::action) == 1);
}

BOOST_AUTO_TEST_CASE(in_an_emergency_a_reason_opens_it_until_the_clinic_is_closed) {
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn(support::kUser);
    const std::string euro_signs = [] {
        std::string text;
        for (int i = 0; i < 501; ++i) text += "€";
        return text;
    }();
    for (const std::string& reason :
         {std::string(), std::string("too short"), std::string(40, ' '), euro_signs})
        BOOST_CHECK_EXCEPTION(clinic.store->BreakGlass(clinic.ada.id, reason), Error,
                              [](const Error& error) { return error.Kind() == ErrorKind::Refused; });
    BOOST_CHECK_THROW(clinic.store->BreakGlass(clinic.bea.id, kReason), Error);
    BOOST_CHECK_THROW(clinic.store->BreakGlass({"nobody"}, kReason), Error);
    BOOST_TEST(!clinic.store->OpenedInEmergency(clinic.ada.id));
    clinic.store->BreakGlass(clinic.ada.id, kReason);
    BOOST_TEST(clinic.store->OpenedInEmergency(clinic.ada.id));
    BOOST_TEST(!clinic.store->OpenedInEmergency(clinic.bea.id));
    BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id) == clinic.visit));
    BOOST_TEST(!clinic.store->FindClients("Ada").at(0).closed);
    const auto last = clinic.store->AuditTrail().back();
    BOOST_TEST(last.action == "emergency.open");
    BOOST_TEST((last.client == clinic.ada.id));
    BOOST_TEST(last.after.size() == 64U);
    const auto accesses = clinic.store->EmergencyAccesses();
    BOOST_REQUIRE(accesses.size() == 1U);
    BOOST_TEST(accesses[0].reason == kReason);
    BOOST_TEST(accesses[0].id == last.entity);
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST(!clinic.Opens(support::kUser));
    clinic.store.reset();
    BOOST_CHECK_THROW(support::RawDatabase(clinic).Run("UPDATE emergency_accesses SET reason = ''"),
                      std::runtime_error);
}

BOOST_AUTO_TEST_CASE(a_private_chart_of_who_left_is_opened_by_an_owner) {
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn(support::kUser);
    const auto users = clinic.store->Users();
    (void)clinic.store->RemoveUser(std::ranges::find(users, "ben", &model::User::name)->id);
    BOOST_CHECK_EXCEPTION((void)clinic.store->LoadClient(clinic.ada.id), Error, IsDenied);
    clinic.store->BreakGlass(clinic.ada.id, kReason);
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Everyone);
    BOOST_TEST(clinic.Opens("dora"));
}

BOOST_AUTO_TEST_CASE(who_would_be_shut_out_is_called_as_on_paper) {
    Practice clinic;
    clinic.store->SaveVisit(clinic.NewVisit(clinic.bea.id));
    model::User ben = clinic.store->SignedIn();
    ben.full_name = "Ben Ode";
    clinic.store->SaveUser(ben);
    clinic.SignIn("cleo");
    BOOST_CHECK_EXCEPTION(
        clinic.store->SetPrivacy(clinic.bea.id, Privacy::Therapist), Error,
        [](const Error& error) { return std::string(error.what()).find("Ben Ode has") == 0; });
    BOOST_TEST(clinic.Opens("dora"));
}

// Of two who have none, nobody shares the profession of the other.
BOOST_AUTO_TEST_CASE(no_profession_is_none_that_is_shared) {
    Practice clinic;
    clinic.store.reset();
    support::RawDatabase(clinic).Run("UPDATE users SET profession = ''");
    clinic.SignIn("ben");
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Profession);
    BOOST_TEST(clinic.Opens("ben"));
    BOOST_TEST(!clinic.Opens("cleo"));
}

BOOST_AUTO_TEST_CASE(a_chart_opened_in_an_emergency_stays_open_while_others_are_closed) {
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn(support::kUser);
    clinic.store->BreakGlass(clinic.ada.id, kReason);
    clinic.store->SetPrivacy(clinic.bea.id, Privacy::Therapist);
    BOOST_TEST(clinic.store->LoadVisit(clinic.visit.id).has_value());
    clinic.SignIn("ben");
    BOOST_TEST(clinic.store->May(model::Operation::ViewChart, clinic.ada.id));
    BOOST_TEST(!clinic.store->May(model::Operation::ViewChart, clinic.bea.id));
}

// Taken over from another clinic: whose chart it was, if they work here; otherwise who takes it in.
BOOST_AUTO_TEST_CASE(an_imported_chart_is_private_to_who_is_there) {
    Practice clinic;
    const auto ben = clinic.store->SignedIn().id;
    clinic.SignIn(support::kUser);
    const auto maya = clinic.store->SignedIn().id;
    const std::pair<model::UserId, model::UserId> cases[] = {{ben, ben}, {{"elsewhere"}, maya}, {{}, maya}};
    for (const auto& [of, becomes] : cases) {
        const auto client = clinic.AddClient("Cy");
        clinic.store->ImportPrivacy(client.id, {Privacy::Therapist, of});
        BOOST_TEST((clinic.store->PrivacyOf(client.id).of == becomes));
        BOOST_TEST(clinic.store->May(model::Operation::ViewChart, client.id) == (becomes == maya));
    }
    (void)clinic.store->RemoveUser(ben);
    const auto client = clinic.AddClient("Dee");
    clinic.store->ImportPrivacy(client.id, {Privacy::Therapist, ben});
    BOOST_TEST((clinic.store->PrivacyOf(client.id).of == maya), "who left opens nothing");
}

BOOST_AUTO_TEST_CASE(more_visits_than_are_asked_for_are_cut_behind_the_closed_ones) {
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn("cleo");
    const auto cy = clinic.AddClient("Cy");
    for (const auto& client : {clinic.bea, clinic.bea, cy})
        clinic.store->SaveVisit(clinic.NewVisit(client.id));
    store::VisitFilter filter;
    filter.limit = 2;
    BOOST_TEST(clinic.store->Visits(filter).size() == 2U);
    filter.limit = -1;
    BOOST_TEST(clinic.store->Visits(filter).size() == 3U);
    BOOST_TEST(clinic.store->UnsignedVisits({}, 2).size() == 2U);
    BOOST_TEST(clinic.store->RecentClients(1).size() == 1U);
    BOOST_TEST(clinic.store->RecentClients(9).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
