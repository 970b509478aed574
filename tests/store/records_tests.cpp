#include <boost/test/unit_test.hpp>

#include "store/folded_name.h"
#include "store/random_records.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(records_tests)

using support::TestClinic;

namespace {

std::string Names(const std::vector<store::ClientSummary>& clients) {
    std::string names;
    for (const auto& client : clients) names += (names.empty() ? "" : ", ") + client.name;
    return names;
}

model::Mark MarkAt(TestClinic& clinic, const std::string& region, const std::string& finding) {
    model::Mark mark;
    mark.id = clinic.ids.New<model::MarkId>();
    mark.points = {{1, 2}};
    mark.at = {region, model::Side::Left};
    mark.finding = finding;
    return mark;
}

}  // namespace

BOOST_AUTO_TEST_CASE(search_finds_the_beginnings_of_words) {
    TestClinic clinic;
    clinic.AddClient("Zoë Müller");
    clinic.AddClient("Anna-Lena O'Brien", "0815");
    clinic.AddClient("Álvaro Núñez");
    clinic.AddClient("Ben Zoller");
    const struct {
        const char *typed, *found;
    } cases[] = {
        {"", "Álvaro Núñez, Anna-Lena O'Brien, Ben Zoller, Zoë Müller"},
        {"   ", "Álvaro Núñez, Anna-Lena O'Brien, Ben Zoller, Zoë Müller"},
        {"zoe", "Zoë Müller"},
        {"ZOË", "Zoë Müller"},
        {"zo", "Ben Zoller, Zoë Müller"},
        {"mull zo", "Zoë Müller"},
        {"oe", ""},
        {"lena", "Anna-Lena O'Brien"},
        {"o'b", "Anna-Lena O'Brien"},
        {"alvaro nunez", "Álvaro Núñez"},
        {"08", "Álvaro Núñez, Anna-Lena O'Brien, Ben Zoller"},
        {"0816", "Álvaro Núñez"},
        {"zoe anna", ""},
        {"\"", ""},
        {"*", ""},
        {"zo* OR b", ""},
        {"NOT ben", ""},
        {"%", ""},
        {"–", ""},
    };
    for (const auto& c : cases)
        BOOST_TEST(Names(clinic.store->FindClients(c.typed)) == c.found, "typed: " << c.typed);
    BOOST_TEST(clinic.store->FindClients("", 2).size() == 2U);
    BOOST_TEST(Names(clinic.store->FindClients(std::string(100'000, 'z'))).empty());
}

BOOST_AUTO_TEST_CASE(search_follows_a_change_of_name) {
    TestClinic clinic;
    auto client = clinic.AddClient("Ada Alt");
    client.name = "Ada Neu";
    client.preferred_name = "Addie";
    clinic.store->SaveClient(client);
    BOOST_TEST(clinic.store->FindClients("alt").empty());
    BOOST_TEST(clinic.store->FindClients("neu addie").size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_fold_to_their_base_letters) {
    const struct {
        const char *name, *folded;
    } cases[] = {{"Zoë", "zoe"},     {"ÀÉÎÕÜ", "aeiou"}, {"Łukasz Żak", "lukasz zak"},
                 {"Škoda", "skoda"}, {"ŸŹŽſ", "yzzs"},   {"×÷", "×÷"},
                 {"日本", "日本"},   {"\xC3", "\xC3"}};
    for (const auto& c : cases) BOOST_TEST(store::FoldedName(c.name) == c.folded);
}

BOOST_AUTO_TEST_CASE(new_clients_get_the_next_number) {
    TestClinic clinic;
    BOOST_TEST(clinic.AddClient("A").number == "0001");
    BOOST_TEST(clinic.AddClient("B", "0041").number == "0041");
    BOOST_TEST(clinic.AddClient("C", "X-9999").number == "X-9999");
    BOOST_TEST(clinic.AddClient("D").number == "0042");
}

BOOST_AUTO_TEST_CASE(summaries_count_visits_and_drafts) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    BOOST_TEST(clinic.store->FindClients("").front().visits == 0);
    auto visit = clinic.NewVisit(client.id);
    visit.marks = {MarkAt(clinic, "a", "x"), MarkAt(clinic, "b", "y")};
    clinic.store->SaveVisit(visit);
    const auto summary = clinic.store->FindClients("").front();
    BOOST_TEST(summary.visits == 1);
    BOOST_TEST(summary.draft_open);
    BOOST_TEST((summary.last_visit == visit.service_at));
    const auto listed = clinic.store->Visits({});
    BOOST_TEST(listed.at(0).marks == 2);
    BOOST_TEST(listed.at(0).client_name == "Ada");
}

BOOST_AUTO_TEST_CASE(visits_and_marks_are_filtered) {
    TestClinic clinic;
    const auto ada = clinic.AddClient("Ada"), ben = clinic.AddClient("Ben");
    const model::Instant start = clinic.clock.Now();
    for (int i = 0; i < 6; ++i) {
        auto visit = clinic.NewVisit(i % 2 ? ben.id : ada.id);
        visit.service_at = start + std::chrono::hours(i);
        visit.marks = {MarkAt(clinic, i < 3 ? "low" : "high", "tight"), MarkAt(clinic, "low", "knot")};
        clinic.store->SaveVisit(visit);
    }
    store::VisitFilter visits;
    visits.client = ada.id;
    BOOST_TEST(clinic.store->Visits(visits).size() == 3U);
    BOOST_TEST((clinic.store->Visits(visits).front().service_at == start + std::chrono::hours(4)),
               "newest first");
    visits.from = start + std::chrono::hours(2);
    visits.to = start + std::chrono::hours(4);
    BOOST_TEST(clinic.store->Visits(visits).size() == 1U);
    visits = {};
    visits.limit = 2;
    BOOST_TEST(clinic.store->Visits(visits).size() == 2U);
    visits.status = model::VisitStatus::Signed;
    BOOST_TEST(clinic.store->Visits(visits).empty());
    store::MarkFilter marks;
    BOOST_TEST(clinic.store->Marks(marks).size() == 12U);
    marks.region = "low";
    BOOST_TEST(clinic.store->Marks(marks).size() == 9U);
    marks.finding = "tight";
    BOOST_TEST(clinic.store->Marks(marks).size() == 3U);
    marks.client = ben.id;
    BOOST_TEST(clinic.store->Marks(marks).size() == 1U);
    marks.side = model::Side::Right;
    BOOST_TEST(clinic.store->Marks(marks).empty());
}

BOOST_AUTO_TEST_CASE(marks_are_found_under_all_they_cover) {
    using model::Side;
    TestClinic clinic;
    auto visit = clinic.NewVisit(clinic.AddClient("Ada").id);
    auto area = MarkAt(clinic, "low", "tight"), arrow = MarkAt(clinic, "low", "radiating");
    area.shape = model::Shape::Area;
    area.points = {{0, 0}, {9, 0}, {9, 9}};
    area.at.side = Side::Left;
    area.covers = {{{"low", Side::Left}, 0.6},
                   {{"low", Side::Right}, 0.3},
                   {{"mid", Side::Right}, 0.01},
                   {{"top", Side::Right}, 0.009}};
    arrow.shape = model::Shape::Arrow;
    arrow.points = {{0, 0}, {0, 99}};
    arrow.at.side = Side::Left;
    arrow.leads_to = {"foot", Side::Right};
    visit.marks = {area, arrow};
    clinic.store->SaveVisit(visit);
    const struct {
        const char* region;
        std::optional<Side> side;
        std::size_t found;
    } cases[] = {
        {"low", {}, 2},          {"low", Side::Left, 2},   {"low", Side::Right, 1}, {"mid", {}, 1},
        {"mid", Side::Right, 1}, {"mid", Side::Left, 0},   {"top", {}, 0},          {"foot", {}, 1},
        {"foot", Side::Left, 0}, {"foot", Side::Right, 1}, {"", Side::Right, 2},    {"", Side::Midline, 0},
    };
    for (const auto& one : cases) {
        store::MarkFilter filter;
        if (*one.region) filter.region = one.region;
        filter.side = one.side;
        const auto rows = clinic.store->Marks(filter);
        BOOST_TEST(rows.size() == one.found, one.region << (one.side ? model::ToText(*one.side) : ""));
        for (const auto& row : rows) {
            const auto regions = model::RegionsUnder(row.mark);
            BOOST_TEST(std::any_of(regions.begin(), regions.end(), [&](const auto& at) {
                return (!filter.region || at.region == *filter.region) && (!one.side || at.side == *one.side);
            }));
            BOOST_TEST(row.mark.covers.size() == (row.mark.id == area.id ? 4U : 0U));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_unchanged_record_writes_nothing) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    const auto visit = clinic.NewVisit(client.id);
    clinic.store->SaveVisit(visit);
    const auto files = clinic.Files();
    const auto entries = clinic.store->AuditTrail().size();
    clinic.store->SaveVisit(visit);
    clinic.store->SaveClient(client);
    clinic.store->SaveProfile(clinic.store->Profile());
    BOOST_TEST(clinic.store->AuditTrail().size() == entries);
    for (const auto& [name, content] : clinic.Files()) BOOST_TEST((files.at(name) == content), name);
}

BOOST_AUTO_TEST_CASE(together_is_all_or_nothing) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    const auto entries = clinic.store->AuditTrail().size();
    BOOST_CHECK_THROW(clinic.store->Together([&] {
        clinic.AddClient("Ben");
        clinic.store->SaveVisit(clinic.NewVisit(client.id));
        throw std::runtime_error("stop");
    }),
                      std::runtime_error);
    BOOST_TEST(Names(clinic.store->FindClients("")) == "Ada");
    BOOST_TEST(clinic.store->Visits({}).empty());
    BOOST_TEST(clinic.store->AuditTrail().size() == entries);
    // A refused save inside does not spoil the rest.
    clinic.store->Together([&] {
        clinic.AddClient("Cleo");
        BOOST_CHECK_THROW(clinic.store->SaveVisit(clinic.NewVisit({"unknown"})), model::Error);
    });
    BOOST_TEST(Names(clinic.store->FindClients("")) == "Ada, Cleo");
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(contradictions_are_refused) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    auto visit = clinic.NewVisit(client.id);
    model::Treatment treatment;
    treatment.id = clinic.ids.New<model::TreatmentId>();
    treatment.marks = {clinic.ids.New<model::MarkId>()};
    visit.treatments = {treatment};
    BOOST_CHECK_THROW(clinic.store->SaveVisit(visit), model::Error);
    visit.treatments.clear();
    visit.marks = {MarkAt(clinic, "a", "x")};
    visit.marks.push_back(visit.marks.front());
    BOOST_CHECK_THROW(clinic.store->SaveVisit(visit), model::Error);
    visit.marks.pop_back();
    visit.marks.front().points.front().x = std::numeric_limits<double>::quiet_NaN();
    BOOST_CHECK_THROW(clinic.store->SaveVisit(visit), model::Error);
    visit.id = {};
    BOOST_CHECK_THROW(clinic.store->SaveVisit(visit), model::Error);
    BOOST_TEST(clinic.store->Visits({}).empty());
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_signed_visit_stays_as_it_is) {
    TestClinic clinic;
    const auto client = clinic.AddClient("Ada");
    auto visit = clinic.NewVisit(client.id);
    visit.marks = {MarkAt(clinic, "a", "x")};
    visit.status = model::VisitStatus::Signed;
    clinic.store->SaveVisit(visit);
    auto changed = visit;
    changed.reason = "another";
    BOOST_CHECK_EXCEPTION(clinic.store->SaveVisit(changed), model::Error, [](const model::Error& error) {
        return error.Kind() == model::ErrorKind::Refused &&
               std::string(error.what()).starts_with("This visit is signed");
    });
    changed = visit;
    changed.status = model::VisitStatus::Draft;
    BOOST_CHECK_THROW(clinic.store->SaveVisit(changed), model::Error);
    BOOST_TEST((clinic.store->LoadVisit(visit.id) == visit));
    clinic.store.reset();
    support::RawDatabase raw(clinic);
    for (const std::string sql :
         {"UPDATE visits SET reason = 'x'", "DELETE FROM visits", "UPDATE marks SET note = 'x'",
          "DELETE FROM marks", "INSERT INTO plans SELECT id, 1, x'00' FROM visits",
          "INSERT INTO treatments SELECT id, 't', 0, 'x', 1, 1, 'better', '' FROM visits",
          "DELETE FROM audit", "UPDATE audit SET action = 'x'"})
        BOOST_CHECK_THROW(raw.Run(sql), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(profile_and_users_are_kept) {
    TestClinic clinic;
    auto profile = clinic.store->Profile();
    BOOST_TEST((profile == TestClinic::Profile()));
    profile.name = "Praxis am Park";
    profile.paper = "Letter";
    clinic.store->SaveProfile(profile);
    clinic.Reopen();
    BOOST_TEST((clinic.store->Profile() == profile));
    BOOST_TEST((clinic.store->Users() == std::vector{clinic.store->SignedIn()}));
    BOOST_TEST(clinic.store->SignedIn().full_name == "Maya Lindt");
}

BOOST_AUTO_TEST_CASE(a_stored_health_history_is_only_followed_by_others) {
    TestClinic clinic;
    model::Client client = clinic.AddClient("Ada");
    client.history.resize(2);
    client.history[0].conditions["raynaud"].answer = model::Answer::Yes;
    client.history[1].recorded_at = clinic.clock.Now();
    client = clinic.store->SaveClient(client);
    const std::function<void(model::Client&)> changes[] = {
        [](model::Client& c) { c.history.pop_back(); }, [](model::Client& c) { c.history.clear(); },
        [](model::Client& c) { c.history[0].conditions.clear(); },
        [](model::Client& c) { c.history[1].medication = "aspirin"; },
        [](model::Client& c) { std::swap(c.history[0], c.history[1]); }};
    for (const auto& change : changes) {
        model::Client other = client;
        other.phone = "not kept either";
        change(other);
        BOOST_CHECK_THROW(clinic.store->SaveClient(other), model::Error);
        BOOST_TEST((clinic.store->LoadClient(client.id) == client));
    }
    client.history.push_back(client.history[1]);
    clinic.store->SaveClient(client);
    BOOST_TEST((clinic.store->LoadClient(client.id) == client));
    for (const char* sql : {"UPDATE health_histories SET medication = ''", "DELETE FROM conditions",
                            "UPDATE conditions SET answer = 'no'", "DELETE FROM health_histories"})
        BOOST_CHECK_THROW(support::RawDatabase(clinic).Run(sql), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(name_and_credentials_of_a_person_change_and_nothing_else) {
    TestClinic clinic;
    model::User user = clinic.store->SignedIn();
    user.full_name = "Maya Lindt-Berg";
    user.credentials = "LMT 88";
    user.name = "somebody";
    user.role = model::Role::Auditor;
    clinic.store->SaveUser(user);
    const auto entries = clinic.store->AuditTrail();
    BOOST_TEST(entries.back().action == "user.save");
    clinic.store->SaveUser(user);  // the same again
    BOOST_TEST(clinic.store->AuditTrail().size() == entries.size());
    BOOST_TEST(clinic.store->SignedIn().credentials == "LMT 88");
    clinic.Reopen();
    BOOST_TEST(clinic.store->SignedIn().full_name == "Maya Lindt-Berg");
    BOOST_TEST(clinic.store->SignedIn().name == support::kUser);
    BOOST_TEST((clinic.store->SignedIn().role == model::Role::Owner));
    user.id = clinic.ids.New<model::UserId>();
    BOOST_CHECK_THROW(clinic.store->SaveUser(user), model::Error);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(how_a_consent_was_given_is_stored_beside_the_name_and_told_by_the_log) {
    TestClinic clinic;
    model::Client client = clinic.AddClient("Ada");
    for (const auto how : {model::ConsentHow::Unknown, model::ConsentHow::Drawn, model::ConsentHow::OnPaper,
                           model::ConsentHow::Typed, model::ConsentHow::Spoken}) {
        model::Consent consent;
        consent.id = clinic.ids.New<model::ConsentId>();
        consent.kind = "treatment";
        consent.given_at = clinic.clock.Now();
        consent.given_by = "Eva Müller\nAnn";
        consent.how = how;
        client.consents.push_back(consent);
    }
    client = clinic.store->SaveClient(client);
    clinic.Reopen();
    BOOST_TEST((clinic.store->LoadClient(client.id) == client));
    BOOST_TEST(clinic.store->Check().sound);
    auto changed = client;
    changed.consents[2].how = model::ConsentHow::Drawn;
    BOOST_CHECK_THROW(clinic.store->SaveClient(changed), model::Error);
    clinic.store.reset();
    support::RawDatabase(clinic).Run("UPDATE consents SET given_by = 'Eva Müller' || char(10) || 'Ann'");
    clinic.Reopen();
    BOOST_TEST(!clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_stored_consent_is_kept_and_only_taken_back) {
    TestClinic clinic;
    model::Client client = clinic.AddClient("Ada");
    model::Consent consent;
    consent.id = clinic.ids.New<model::ConsentId>();
    consent.kind = "treatment";
    consent.given_at = clinic.clock.Now();
    client.consents = {consent};
    client = clinic.store->SaveClient(client);
    const model::Client stale = client;
    consent.id = clinic.ids.New<model::ConsentId>();
    client.consents.push_back(consent);
    client.consents[0].revoked_at = clinic.clock.Now();
    client.consents[0].revoked_why = "no";
    client = clinic.store->SaveClient(client);
    const std::function<void(model::Client&)> changes[] = {
        [&](model::Client& c) { c = stale; }, [](model::Client& c) { c.consents.pop_back(); },
        [](model::Client& c) { c.consents[1].kind = "gluteal"; },
        [](model::Client& c) { c.consents[0].revoked_at.reset(); },
        [](model::Client& c) { c.consents[0].revoked_why.clear(); }};
    for (const auto& change : changes) {
        model::Client other = client;
        change(other);
        other.phone = "not kept either";
        BOOST_CHECK_THROW(clinic.store->SaveClient(other), model::Error);
        BOOST_TEST((clinic.store->LoadClient(client.id) == client));
    }
}

BOOST_AUTO_TEST_SUITE_END()
