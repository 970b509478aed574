// Charts that not everybody may open.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/test_clinic.h"
#include "support/refusal.h"

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
        store = store::ClinicStore::Open(
            folder, name, name == support::kUser ? support::kPassphrase : "own words here", around);
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

BOOST_AUTO_TEST_CASE(an_emergency_does_not_make_a_chart_anybody_elses) {
    Practice clinic;
    const auto ben = clinic.store->SignedIn().id;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    // Without a visit of ben's nobody would be shut out; the chart stays his all the same.
    auto moved = clinic.visit;
    moved.client = clinic.bea.id;
    clinic.store->SaveVisit(moved);
    const auto refusal = [&](const char* name, Privacy privacy) {
        clinic.SignIn(name);
        clinic.store->BreakGlass(clinic.ada.id, kReason);
        return support::Refusal([&] { clinic.store->SetPrivacy(clinic.ada.id, privacy); });
    };
    const auto says = [](const std::string& refused, const char* words) {
        BOOST_TEST(refused.find(words) != std::string::npos, refused);
    };
    for (const Privacy privacy : {Privacy::Everyone, Privacy::Profession}) {
        says(refusal(support::kUser, privacy), "for its therapist to say");
        BOOST_TEST(clinic.store->AuditTrail().back().action == "privacy.set.denied");
    }
    BOOST_TEST(refusal(support::kUser, Privacy::Therapist) == "", "as it is");
    BOOST_TEST((clinic.store->PrivacyOf(clinic.ada.id).of == ben));
    (void)clinic.store->RemoveUser(ben);
    says(refusal("cleo", Privacy::Everyone), "for an owner to say");
    BOOST_TEST(refusal(support::kUser, Privacy::Therapist) == "");
    BOOST_TEST((clinic.store->PrivacyOf(clinic.ada.id).of == clinic.store->SignedIn().id));
    BOOST_TEST(!clinic.store->OpenedInEmergency(clinic.ada.id), "it is the owner's own now");
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Everyone);
    BOOST_TEST(clinic.Opens("dora"));
}

BOOST_AUTO_TEST_CASE(who_charts_no_more_keeps_no_chart_from_an_owner) {
    Practice clinic;
    const auto ben = clinic.store->SignedIn().id;
    clinic.store->SetPrivacy(clinic.bea.id, Privacy::Therapist);
    clinic.SignIn(support::kUser);
    clinic.store->SetRole(ben, model::Role::Assistant);
    clinic.store->BreakGlass(clinic.bea.id, kReason);
    clinic.store->SetPrivacy(clinic.bea.id, Privacy::Everyone);
    clinic.SignIn("dora");
    BOOST_TEST(clinic.store->May(model::Operation::ViewChart, clinic.bea.id));
}

BOOST_AUTO_TEST_CASE(saying_once_more_what_holds_makes_nobody_else_the_keeper) {
    Practice clinic;
    const auto ben = clinic.store->SignedIn().id;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Profession);
    clinic.SignIn("cleo");
    const auto head = clinic.store->Head().sequence;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Profession);
    BOOST_TEST((clinic.store->PrivacyOf(clinic.ada.id).of == ben));
    BOOST_TEST(clinic.store->Head().sequence == head);
}

BOOST_AUTO_TEST_CASE(emergencies_end_before_the_clinic_is_closed) {
    Practice clinic;
    for (const auto& client : {clinic.ada, clinic.bea})
        clinic.store->SetPrivacy(client.id, Privacy::Therapist);
    clinic.SignIn(support::kUser);
    for (const auto& client : {clinic.ada, clinic.bea}) clinic.store->BreakGlass(client.id, kReason);
    clinic.store->EndEmergencies(clinic.bea.id);
    BOOST_TEST(!clinic.store->OpenedInEmergency(clinic.ada.id));
    BOOST_CHECK_EXCEPTION((void)clinic.store->LoadClient(clinic.ada.id), Error, IsDenied);
    BOOST_TEST(clinic.store->OpenedInEmergency(clinic.bea.id));
    BOOST_TEST(clinic.store->LoadClient(clinic.bea.id).has_value());
    clinic.store->EndEmergencies();
    BOOST_CHECK_EXCEPTION((void)clinic.store->LoadClient(clinic.bea.id), Error, IsDenied);
}

BOOST_AUTO_TEST_CASE(a_private_chart_is_found_by_its_name_alone) {
    Practice clinic;
    clinic.ada.name = "Zoë Ada";
    clinic.ada.preferred_name = "Bee";
    clinic.ada.number = "0815";
    (void)clinic.store->SaveClient(clinic.ada);
    const auto found = [&](const std::string& text, int limit = 9) {
        std::string names;
        for (const auto& one : clinic.store->FindClients(text, limit)) names += one.name + ';';
        return names;
    };
    BOOST_TEST(found("0815") == "Zoë Ada;");
    BOOST_TEST(found("be") == "Bea;Zoë Ada;");
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn("dora");
    BOOST_TEST(found("0815") == "");
    BOOST_TEST(found("zoe 0815") == "");
    BOOST_TEST(found("bee") == "");
    BOOST_TEST(found("ad ZOE") == "Zoë Ada;");
    BOOST_TEST(found("") == "Bea;Zoë Ada;");
    BOOST_TEST(found("", 1) == "Bea;");
    const auto bee = clinic.AddClient("Zz Bee");
    BOOST_TEST(found("bee", 1) == "Zz Bee;", "what is left out takes no room");
}

BOOST_AUTO_TEST_CASE(of_private_charts_an_audit_is_told_the_bare_facts) {
    Practice clinic;
    const auto ben = clinic.store->SignedIn().id;
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(30));
    auto other = clinic.NewVisit(clinic.ada.id);
    other.reason = "knee";
    clinic.store->SaveVisit(other);
    clinic.store->SignVisit(clinic.visit, clinic.store->Unlock("own words here"));
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    BOOST_CHECK_THROW((void)clinic.store->ClosedVisits({}), Error);
    clinic.SignIn(support::kUser);
    const auto told = clinic.store->ClosedVisits({});
    BOOST_REQUIRE_EQUAL(told.size(), 2U);
    BOOST_TEST((told[0].service_at == other.service_at));
    BOOST_TEST((told[0].status == model::VisitStatus::Draft));
    BOOST_TEST((told[1].status == model::VisitStatus::Signed));
    BOOST_TEST(told[1].signed_at.has_value());
    for (const auto& one : told) {
        BOOST_TEST((one.client == clinic.ada.id));
        BOOST_TEST((one.therapist == ben));
        BOOST_TEST((one.id.empty() && one.client_name.empty() && one.reason.empty() && one.number == 0 &&
                    one.marks == 0 && one.minutes == 0));
    }
    store::VisitFilter filter;
    filter.limit = 1;
    BOOST_TEST(clinic.store->ClosedVisits(filter).size() == 1U);
    filter.client = clinic.bea.id;
    BOOST_TEST(clinic.store->ClosedVisits(filter).empty());
    filter.client = clinic.ada.id;
    filter.to = other.service_at;
    BOOST_REQUIRE_EQUAL(clinic.store->ClosedVisits(filter).size(), 1U);
    BOOST_TEST((clinic.store->ClosedVisits(filter)[0].service_at == clinic.visit.service_at));
}

namespace {

model::RegisterEntry Entry(model::RegisterKind kind, const model::ClientId& client, const char* what) {
    model::RegisterEntry entry;
    entry.kind = kind;
    entry.client = client;
    entry.whom = "Dr Who";
    entry.what = what;
    entry.consent = "email";
    return entry;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_register_tells_no_words_of_a_private_chart) {
    using model::RegisterKind;
    Practice clinic;
    for (const auto& client : {clinic.ada, clinic.bea})
        (void)clinic.store->AddToRegister(Entry(RegisterKind::Disclosure, client.id, "depression"));
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    BOOST_TEST(clinic.store->Register({}).size() == 2U);
    BOOST_TEST(clinic.store->Register({clinic.ada.id, {}}).size() == 1U);
    clinic.SignIn("cleo");
    BOOST_REQUIRE_EQUAL(clinic.store->Register({}).size(), 1U);
    BOOST_TEST((clinic.store->Register({}).front().client == clinic.bea.id));
    BOOST_CHECK_EXCEPTION((void)clinic.store->Register({clinic.ada.id, {}}), Error, IsDenied);
    clinic.SignIn(support::kUser);  // who reads the log is told that there is something
    BOOST_CHECK_EXCEPTION((void)clinic.store->Register({clinic.ada.id, {}}), Error, IsDenied);
    const auto told = clinic.store->Register({});
    BOOST_REQUIRE_EQUAL(told.size(), 2U);
    for (const auto& one : told) {
        const bool closed = one.client == clinic.ada.id;
        BOOST_TEST((one.whom.empty() && one.what.empty() && one.consent.empty()) == closed);
        BOOST_TEST(!one.recorded_by.empty());
    }
}

BOOST_AUTO_TEST_CASE(who_keeps_retention_reads_and_lifts_a_hold_on_a_private_chart) {
    using model::RegisterKind;
    Practice clinic;
    clinic.store->SetPrivacy(clinic.ada.id, Privacy::Therapist);
    clinic.SignIn(support::kUser);
    const auto hold = clinic.store->AddToRegister(Entry(RegisterKind::Hold, clinic.ada.id, "claim 7"));
    BOOST_TEST((clinic.store->OpenHolds(clinic.ada.id) == std::vector{hold.id}));
    const auto holds = clinic.store->Register({clinic.ada.id, RegisterKind::Hold});
    BOOST_REQUIRE_EQUAL(holds.size(), 1U);
    BOOST_TEST(holds[0].what == "claim 7");
    auto release = Entry(RegisterKind::Release, clinic.ada.id, "settled");
    release.refers = hold.id;
    (void)clinic.store->AddToRegister(release);
    BOOST_TEST(clinic.store->OpenHolds(clinic.ada.id).empty());
    clinic.SignIn("cleo");
    BOOST_CHECK_EXCEPTION((void)clinic.store->OpenHolds(clinic.ada.id), Error, IsDenied);
    BOOST_CHECK_EXCEPTION((void)clinic.store->Register({clinic.ada.id, RegisterKind::Hold}), Error, IsDenied);
    BOOST_CHECK_EXCEPTION((void)clinic.store->MovedAway(clinic.ada.id), Error, IsDenied);
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
