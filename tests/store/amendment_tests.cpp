#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/failing_disk.h"
#include "store/random_records.h"
#include "store/test_clinic.h"
#include "support/raw_log.h"
#include "support/refusal.h"

BOOST_AUTO_TEST_SUITE(amendment_tests)

using model::Amendment;
using model::AmendmentKind;
using support::TestClinic;
using namespace std::chrono_literals;

using support::Refusal;

namespace {

// A signed visit in the chart of Ada, and Bob beside her.
struct Signed : TestClinic {
    model::Client ada = AddClient("Ada"), bob = AddClient("Bob");
    model::Visit visit = NewSigned();

    model::Visit NewSigned() {
        model::Visit made = NewVisit(ada.id);
        made.reason = "left calf";
        made.soap.assessment = "Overuse of the left calf.";
        store->SaveVisit(made);
        store->SignVisit(made, Key());
        made.status = model::VisitStatus::Signed;
        return made;
    }
    [[nodiscard]] store::SigningKey Key() const { return store->Unlock(support::kPassphrase); }
    [[nodiscard]] Amendment Of(AmendmentKind kind) const {
        Amendment made;
        made.visit = visit.id;
        made.kind = kind;
        made.reason = "as told today";
        if (kind == AmendmentKind::Addition) made.text = "Client rang.";
        if (kind == AmendmentKind::Move) made.to = bob.id;
        if (kind == AmendmentKind::Correction) {
            made.field = "soap.a";
            made.position = 15;
            made.original = "left";
            made.text = "right";
        }
        return made;
    }
    Amendment Add(AmendmentKind kind) { return store->Amend(Of(kind), Key()); }
    [[nodiscard]] std::vector<std::string> Actions() const {
        std::vector<std::string> actions;
        for (const auto& entry : store->AuditTrail())
            if (entry.action.starts_with("visit.")) actions.push_back(entry.action);
        return actions;
    }
    [[nodiscard]] std::vector<store::VisitSummary> In(const model::Client& client) const {
        store::VisitFilter filter;
        filter.client = client.id;
        return store->Visits(filter);
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(amendments_stand_beside_what_was_signed) {
    Signed clinic;
    clinic.clock.Set(clinic.clock.Now() + 26h);
    const auto added = clinic.Add(AmendmentKind::Addition);
    BOOST_TEST(added.number == 1);
    BOOST_TEST((added.by == clinic.store->SignedIn().id));
    BOOST_TEST((added.at == clinic.clock.Now()));
    BOOST_TEST(clinic.Add(AmendmentKind::Correction).number == 2);
    BOOST_TEST(clinic.Add(AmendmentKind::InError).number == 3);
    for (int round = 0; round < 2; ++round) {
        BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id) == clinic.visit));
        BOOST_TEST(clinic.store->Signatures(clinic.visit.id).at(0).valid);
        const auto kept = clinic.store->Amendments(clinic.visit.id);
        BOOST_REQUIRE(kept.size() == 3U);
        BOOST_TEST((kept[0].content == added));
        for (const auto& one : kept) {
            BOOST_TEST(one.valid);
            BOOST_TEST(!one.imported);
            BOOST_TEST(one.name == "Maya Lindt");
        }
        const auto summary = clinic.In(clinic.ada).at(0);
        BOOST_TEST((summary.status == model::VisitStatus::Amended));
        BOOST_TEST(summary.amendments == 3);
        BOOST_TEST(summary.in_error);
        const auto report = clinic.store->Check();
        for (const auto& finding : report.findings) BOOST_TEST_MESSAGE(finding);
        BOOST_TEST(report.sound);
        BOOST_TEST(report.amendments == 3);
        clinic.Reopen();
    }
    const auto actions = clinic.Actions();
    const std::vector<std::string> last(actions.end() - 3, actions.end());
    BOOST_TEST(last == (std::vector<std::string>{"visit.amend", "visit.correct", "visit.strike"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lists_filter_by_the_status_they_tell) {
    Signed clinic;
    const auto count = [&](model::VisitStatus status) {
        store::VisitFilter filter;
        filter.status = status;
        return clinic.store->Visits(filter).size();
    };
    clinic.store->SaveVisit(clinic.NewVisit(clinic.bob.id));
    BOOST_TEST(count(model::VisitStatus::Draft) == 1U);
    BOOST_TEST(count(model::VisitStatus::Signed) == 1U);
    BOOST_TEST(count(model::VisitStatus::Amended) == 0U);
    clinic.Add(AmendmentKind::Addition);
    BOOST_TEST(count(model::VisitStatus::Draft) == 1U);
    BOOST_TEST(count(model::VisitStatus::Signed) == 0U);
    BOOST_TEST(count(model::VisitStatus::Amended) == 1U);
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused_and_leaves_nothing) {
    Signed clinic;
    model::Visit draft = clinic.NewVisit(clinic.ada.id);
    clinic.store->SaveVisit(draft);
    const auto with = [&](AmendmentKind kind, const std::function<void(Amendment&)>& change) {
        Amendment made = clinic.Of(kind);
        change(made);
        return made;
    };
    const std::pair<Amendment, std::string> cases[] = {
        {with(AmendmentKind::Addition, [&](Amendment& a) { a.visit = draft.id; }), "not signed yet"},
        {with(AmendmentKind::Addition, [](Amendment& a) { a.reason = "-"; }), "3 to 500"},
        {with(AmendmentKind::Correction, [](Amendment& a) { a.position = 3; }), "do not stand there"},
        {with(AmendmentKind::Addition, [](Amendment& a) { a.field = "soap.x"; }), "do not stand there"},
        {with(AmendmentKind::Move, [&](Amendment& a) { a.to = clinic.ada.id; }), "already"},
        {with(AmendmentKind::Move, [&](Amendment& a) { a.to = {clinic.visit.id.value}; }),
         "There is no client"},
        {with(AmendmentKind::CoSign, [](Amendment&) {}), "cannot co-sign"},
        {with(AmendmentKind::Addition, [&](Amendment& a) { a.visit = {clinic.ada.id.value}; }),
         "There is no visit"}};
    for (const auto& [made, says] : cases) {
        const std::string said =
            Refusal([&, &amendment = made] { clinic.store->Amend(amendment, clinic.Key()); });
        BOOST_TEST(said.find(says) != std::string::npos, said << " | expected: " << says);
        BOOST_TEST(clinic.store->AuditTrail().back().action == "visit.amend.denied");
    }
    const TestClinic other;
    BOOST_TEST(Refusal([&] {
                   clinic.store->Amend(clinic.Of(AmendmentKind::Addition),
                                       other.store->Unlock(support::kPassphrase));
               }) == "This signing key is not that of who is signed in.");
    clinic.Add(AmendmentKind::InError);
    BOOST_TEST(Refusal([&] { clinic.Add(AmendmentKind::InError); }).find("already") != std::string::npos);
    BOOST_TEST(clinic.store->Amendments(clinic.visit.id).size() == 1U);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(nothing_is_dated_back) {
    Signed clinic;
    model::Visit draft = clinic.NewVisit(clinic.ada.id);
    clinic.store->SaveVisit(draft);
    const auto now = clinic.clock.Now();
    const auto says = "is behind what was written already";
    for (int round = 0; round < 2; ++round) {
        clinic.clock.Set(now - 1ms);
        BOOST_TEST(Refusal([&] { clinic.Add(AmendmentKind::Addition); }).find(says) != std::string::npos);
        BOOST_TEST(Refusal([&] { clinic.store->SignVisit(draft, clinic.Key()); }).find(says) !=
                   std::string::npos);
        // Opened again with the clock set back, what was signed still tells.
        clinic.Reopen();
    }
    BOOST_TEST((clinic.store->LoadVisit(draft.id)->status == model::VisitStatus::Draft));
    clinic.clock.Set(now);
    clinic.Add(AmendmentKind::Addition);
    clinic.store->SignVisit(draft, clinic.Key());
    BOOST_TEST(clinic.store->Signatures(draft.id).size() == 1U);
}

// A session with the clock set back must not be what the next one is held against.
BOOST_AUTO_TEST_CASE(sessions_thrown_away_with_the_clock_set_back_date_nothing_back) {
    TestClinic clinic;
    const model::Client ada = clinic.AddClient("Ada");
    const model::Visit draft = clinic.NewVisit(ada.id);
    clinic.store->SaveVisit(draft);
    const auto early = clinic.clock.Now(), now = early + 96h;
    clinic.clock.Set(now);
    clinic.store->Log("visit.view", draft.id.value, ada.id);
    const auto latest = clinic.store->AuditTrail().back();
    for (int session = 0; session < 3; ++session) {
        clinic.clock.Set(early + session * 1min);
        clinic.Reopen();
        const auto behind = clinic.store->BehindClock();
        BOOST_REQUIRE(behind.has_value());
        BOOST_TEST((behind->latest == now));
        BOOST_TEST(behind->entry == latest.sequence);
        BOOST_CHECK_THROW(clinic.store->SignVisit(draft, clinic.store->Unlock(support::kPassphrase)),
                          model::Error);
    }
    clinic.store->SignVisit(draft, clinic.store->Unlock(support::kPassphrase), {},
                            store::WhenBehind::SignAtLatest);
    BOOST_TEST((clinic.store->Signatures(draft.id).at(0).at == now));
    // Once the clock is past it, it is the clock that counts.
    clinic.clock.Set(now + 1ms);
    BOOST_TEST(!clinic.store->BehindClock());
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_ahead_does_not_block_signing) {
    Signed clinic;
    model::Visit early = clinic.NewVisit(clinic.ada.id), late = clinic.NewVisit(clinic.ada.id);
    clinic.store->SaveVisit(early);
    clinic.store->SaveVisit(late);
    const auto right = clinic.clock.Now(), ahead = right + 24h * 3650;
    BOOST_TEST(!clinic.store->BehindClock());
    clinic.clock.Set(ahead);
    clinic.store->SignVisit(early, clinic.Key());
    const auto signed_ahead = clinic.store->AuditTrail().back();
    clinic.clock.Set(right + 1min);
    for (int round = 0; round < 2; ++round) {
        const auto behind = clinic.store->BehindClock();
        BOOST_REQUIRE(behind.has_value());
        BOOST_TEST((behind->latest == ahead));
        BOOST_TEST(behind->entry == signed_ahead.sequence);
        BOOST_TEST(behind->action == "visit.sign");
        BOOST_TEST((behind->By() == ahead - right - 1min));
        BOOST_CHECK_THROW(clinic.store->SignVisit(late, clinic.Key()), model::Error);
        clinic.Reopen();
    }
    // Never dated back, and what the clock said is kept with it.
    clinic.store->SignVisit(late, clinic.Key(), {}, store::WhenBehind::SignAtLatest);
    const auto amended = clinic.store->Amend(clinic.Of(AmendmentKind::Addition), clinic.Key(),
                                             store::WhenBehind::SignAtLatest);
    BOOST_TEST((amended.at == ahead));
    const auto signature = clinic.store->Signatures(late.id).at(0);
    BOOST_TEST((signature.at == ahead));
    BOOST_TEST((signature.clock == std::optional(right + 1min)));
    BOOST_TEST(signature.valid);
    BOOST_TEST((clinic.store->Amendments(clinic.visit.id).back().clock == std::optional(right + 1min)));
    BOOST_TEST(!clinic.store->Signatures(early.id).at(0).clock);
    store::AuditFilter told;
    told.kind = "clock.behind";
    const auto entries = clinic.store->AuditTrail(told);
    BOOST_REQUIRE(entries.size() == 2U);
    BOOST_TEST(entries[0].entity == late.id.value);
    BOOST_TEST(entries[1].entity == amended.id.value);
    BOOST_TEST((entries[0].at == right + 1min));
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST(clinic.store->VerifyAudit().Sound());
    // Asked for in vain, nothing is noted.
    clinic.clock.Set(ahead + 1min);
    BOOST_TEST(!clinic.store->BehindClock());
    (void)clinic.store->Amend(clinic.Of(AmendmentKind::Addition), clinic.Key(),
                              store::WhenBehind::SignAtLatest);
    BOOST_TEST(!clinic.store->Amendments(clinic.visit.id).back().clock);
    BOOST_TEST(clinic.store->AuditTrail(told).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_the_clock_said_is_not_changed_behind_the_store) {
    for (const char* sql :
         {"UPDATE signatures SET clock = NULL", "UPDATE signatures SET clock = clock + 1",
          "UPDATE signatures SET clock = at WHERE clock IS NULL", "UPDATE amendments SET clock = NULL",
          "UPDATE amendments SET clock = clock - 1"}) {
        Signed clinic;
        model::Visit late = clinic.NewVisit(clinic.ada.id);
        clinic.store->SaveVisit(late);
        const auto right = clinic.clock.Now();
        clinic.clock.Set(right + 24h);
        clinic.store->Log("client.view", clinic.ada.id.value, clinic.ada.id);
        clinic.clock.Set(right + 1min);
        clinic.store->SignVisit(late, clinic.Key(), {}, store::WhenBehind::SignAtLatest);
        (void)clinic.store->Amend(clinic.Of(AmendmentKind::Addition), clinic.Key(),
                                  store::WhenBehind::SignAtLatest);
        BOOST_TEST(clinic.store->VerifyAudit().Sound(), sql);
        clinic.store.reset();
        {
            support::RawDatabase raw(clinic);
            support::DropTriggers(raw.Handle());
            raw.Run(sql);
        }
        clinic.store = clinic.Open();
        BOOST_TEST(!clinic.store->VerifyAudit().Sound(), sql);
        BOOST_TEST(!clinic.store->Check().sound, sql);
    }
}

BOOST_AUTO_TEST_CASE(a_moved_visit_stands_in_one_chart_with_a_trace_in_both) {
    Signed clinic;
    clinic.clock.Set(clinic.clock.Now() + 1h);
    const auto moved = clinic.Add(AmendmentKind::Move);
    BOOST_TEST((moved.from == clinic.ada.id));
    for (int round = 0; round < 2; ++round) {
        BOOST_TEST(clinic.In(clinic.ada).empty());
        BOOST_REQUIRE(clinic.In(clinic.bob).size() == 1U);
        BOOST_TEST(clinic.In(clinic.bob)[0].client_name == "Bob");
        BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id)->client == clinic.bob.id));
        BOOST_TEST(clinic.store->Signatures(clinic.visit.id).at(0).valid);
        const auto left = clinic.store->MovedAway(clinic.ada.id);
        BOOST_REQUIRE(left.size() == 1U);
        BOOST_TEST((left[0].service_at == clinic.visit.service_at));
        BOOST_TEST((left[0].at == clinic.clock.Now()));
        BOOST_TEST(left[0].by == "Maya Lindt");
        BOOST_TEST(left[0].reason == "as told today");
        BOOST_TEST(clinic.store->MovedAway(clinic.bob.id).empty());
        for (const auto& client : clinic.store->FindClients(""))
            BOOST_TEST(client.visits == (client.id == clinic.bob.id ? 1 : 0), client.name);
        BOOST_TEST(clinic.store->RecentClients(5).size() == 1U);
        BOOST_TEST(clinic.store->Check().sound);
        clinic.Reopen();
    }
    for (const auto& client : {clinic.ada, clinic.bob}) {
        store::AuditFilter filter;
        filter.client = client.id;
        filter.kind = "visit.move";
        BOOST_TEST(clinic.store->AuditTrail(filter).size() == 1U, client.name);
    }
    Amendment back = clinic.Of(AmendmentKind::Move);
    back.to = clinic.ada.id;
    clinic.store->Amend(back, clinic.Key());
    BOOST_TEST(clinic.In(clinic.ada).size() == 1U);
    BOOST_TEST(clinic.store->MovedAway(clinic.ada.id).empty());
    BOOST_TEST(clinic.store->MovedAway(clinic.bob.id).size() == 1U);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(no_visit_is_moved_into_a_chart_one_may_not_open) {
    Signed clinic;
    model::User ben;
    ben.name = "ben";
    ben.role = model::Role::Therapist;
    (void)clinic.store->AddUser(ben, "ben's own words");
    clinic.store.reset();
    clinic.store = store::ClinicStore::Open(clinic.folder, "ben", "ben's own words", clinic.around);
    clinic.store->SetPrivacy(clinic.bob.id, model::Privacy::Therapist);
    clinic.Reopen();
    BOOST_CHECK_EXCEPTION(clinic.Add(AmendmentKind::Move), model::Error, [](const model::Error& error) {
        return error.Kind() == model::ErrorKind::NoAccess;
    });
    const auto told = clinic.store->AuditTrail().back();
    BOOST_TEST(told.action == "visit.amend.denied");
    BOOST_TEST((told.client == clinic.bob.id));
    BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id)->client == clinic.ada.id));
    BOOST_TEST(clinic.store->Amendments(clinic.visit.id).empty());
}

BOOST_AUTO_TEST_CASE(an_amendment_tells_its_visit) {
    Signed clinic;
    const auto added = clinic.Add(AmendmentKind::Addition);
    BOOST_TEST((clinic.store->VisitOf(added.id) == std::optional(clinic.visit.id)));
    BOOST_TEST(!clinic.store->VisitOf(model::AmendmentId{clinic.visit.id.value}));
}

BOOST_AUTO_TEST_CASE(marks_on_a_clients_own_picture_keep_the_visit_in_the_chart) {
    Signed clinic;
    support::RandomRecords random(clinic.clock, 3);
    const model::Picture picture = random.Picture(clinic.ada.id);
    clinic.store->SavePicture(picture);
    model::Visit visit = clinic.NewVisit(clinic.ada.id);
    model::Mark mark;
    mark.id = clinic.ids.New<model::MarkId>();
    mark.view = model::View::Picture;
    mark.picture = picture.id;
    mark.points = {{1, 1}};
    mark.at.region = "soleus";
    mark.finding = "pain";
    visit.marks = {mark};
    clinic.store->SaveVisit(visit);
    clinic.store->SignVisit(visit, clinic.Key());
    Amendment move = clinic.Of(AmendmentKind::Move);
    move.visit = visit.id;
    BOOST_TEST(Refusal([&] { clinic.store->Amend(move, clinic.Key()); }).find("picture of its client") !=
               std::string::npos);
    BOOST_TEST((clinic.store->LoadVisit(visit.id)->client == clinic.ada.id));
}

BOOST_AUTO_TEST_CASE(a_student_waits_for_somebody_elses_co_signature) {
    Signed clinic;
    const auto awaits = [&](const model::Visit& visit) {
        const auto visits = clinic.In(clinic.ada);
        const auto found = std::ranges::find(visits, visit.id, &store::VisitSummary::id);
        return found != visits.end() && found->awaits_cosign;
    };
    BOOST_TEST(!awaits(clinic.visit));
    model::User maya = clinic.store->SignedIn();
    maya.student = true;
    clinic.store->SaveUser(maya);
    // Who is a student later was none when signing.
    BOOST_TEST(!awaits(clinic.visit));
    BOOST_TEST((clinic.store->Signatures(clinic.visit.id).at(0).student == std::optional(false)));
    const model::Visit of_student = clinic.NewSigned();
    BOOST_TEST(awaits(of_student));
    BOOST_TEST((clinic.store->Signatures(of_student.id).at(0).student == std::optional(true)));
    BOOST_TEST(clinic.store->Users().at(0).student);
    BOOST_TEST(Refusal([&] { clinic.Add(AmendmentKind::CoSign); }) ==
               "A student cannot co-sign; somebody who supervises does.");
    clinic.Reopen();
    BOOST_TEST(clinic.store->SignedIn().student);
    // Treated and signed by another one.
    clinic.store.reset();
    support::RawDatabase(clinic).Run(
        "UPDATE users SET student = 0; INSERT INTO users (id, name, full_name, credentials, role, student) "
        "VALUES "
        "('01900000-0000-7000-8000-00000000000f', 'sam', 'Sam', '', 'therapist', 1)");
    clinic.Reopen();
    BOOST_TEST(awaits(of_student), "who is none any more was one when signing");
    model::Visit visit = clinic.NewVisit(clinic.ada.id);
    visit.therapist = {"01900000-0000-7000-8000-00000000000f"};
    visit.status = model::VisitStatus::Signed;
    clinic.store->SaveVisit(visit);
    BOOST_TEST(awaits(visit), "without a signature it is the therapist who counts");
    Amendment cosign = clinic.Of(AmendmentKind::CoSign);
    cosign.visit = visit.id;
    cosign.reason.clear();
    clinic.store->Amend(cosign, clinic.Key());
    BOOST_TEST(!awaits(visit));
    // Which changes nothing of what was written.
    store::VisitFilter as_signed;
    as_signed.status = model::VisitStatus::Signed;
    BOOST_TEST(clinic.store->Visits(as_signed).size() == 3U);
    BOOST_TEST(Refusal([&] { clinic.store->Amend(cosign, clinic.Key()); }) ==
               "You have co-signed this visit already.");
}

BOOST_AUTO_TEST_CASE(sql_cannot_touch_an_amendment_or_a_chart) {
    Signed clinic;
    clinic.Add(AmendmentKind::Move);
    model::Visit draft = clinic.NewVisit(clinic.ada.id);
    clinic.store->SaveVisit(draft);
    clinic.store.reset();
    support::RawDatabase raw(clinic);
    raw.Run("CREATE TEMP TABLE copy AS SELECT * FROM amendments LIMIT 1");
    for (const std::string& sql :
         {std::string("DELETE FROM amendments"), std::string("UPDATE amendments SET reason = reason"),
          std::string("INSERT INTO amendments SELECT * FROM copy"),
          std::string("INSERT OR REPLACE INTO amendments SELECT * FROM copy"),
          "UPDATE copy SET number = 2, id = 'x', visit = '" + draft.id.value +
              "'; INSERT INTO amendments SELECT * FROM copy",
          "UPDATE visits SET chart = client WHERE id = '" + clinic.visit.id.value + "'",
          "UPDATE visits SET chart = '" + clinic.bob.id.value + "' WHERE id = '" + draft.id.value + "'"})
        BOOST_CHECK_THROW(raw.Run(sql), std::runtime_error);
    // A column that comes to the table later must be locked too.
    raw.Run("CREATE TEMP TABLE open_columns (name TEXT CHECK (name IS NULL))");
    raw.Run(
        "INSERT INTO open_columns SELECT c.name FROM pragma_table_info('visits') c WHERE c.name <> 'chart' "
        "AND "
        "NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name IN ('signed_visit_stays', "
        "'signed_visit_keeps_its_lateness') AND "
        "instr(replace(replace(sql, ',', ' '), char(10), ' '), ' ' || c.name || ' ') > 0)");
}

BOOST_AUTO_TEST_CASE(tampering_with_amendments_is_found_and_named) {
    const std::string open =
        "DROP TRIGGER signed_amendments_INSERT; DROP TRIGGER signed_amendments_UPDATE; "
        "DROP TRIGGER signed_amendments_DELETE; DROP TRIGGER visit_chart_follows; DROP TRIGGER "
        "signed_visit_stays; ";
    const std::string tampers[] = {
        "UPDATE amendments SET text = text || '!' WHERE number = 1",
        "UPDATE amendments SET reason = 'another one' WHERE number = 1",
        "UPDATE amendments SET at = at - 3600000 WHERE number = 1",
        "UPDATE amendments SET by = client_to WHERE number = 1",
        "UPDATE amendments SET original = 'the', position = 11 WHERE number = 2",
        "UPDATE amendments SET signature = zeroblob(64) WHERE number = 1",
        "UPDATE amendments SET imported = 1 WHERE number = 1",
        "UPDATE amendments SET public_key = '' WHERE number = 2", "DELETE FROM amendments WHERE number = 2",
        "DELETE FROM amendments",
        "UPDATE amendments SET number = 9 WHERE number = 1; UPDATE amendments SET "
        "number = 1 WHERE number = 2; "
        "UPDATE amendments SET number = 2 WHERE number = 9",
        "INSERT INTO amendments SELECT visit, 4, "
        "'01900000-0000-7000-8000-0000000000aa', 'addition', by, at, reason, "
        "'', 0, '', 'put in', '', '', encoding, digest, public_key, signature, 0, NULL "
        "FROM amendments WHERE number = 1",
        "UPDATE visits SET chart = client", "UPDATE visits SET digest = 'x'",
        // Carried to another visit.
        "UPDATE amendments SET visit = (SELECT id FROM visits ORDER BY id DESC "
        "LIMIT 1), number = 1 WHERE number = 1"};
    for (const std::string& sql : tampers) {
        Signed clinic;
        clinic.Add(AmendmentKind::Addition);
        clinic.Add(AmendmentKind::Correction);
        clinic.Add(AmendmentKind::Move);
        (void)clinic.NewSigned();
        clinic.store.reset();
        support::RawDatabase(clinic).Run(open + sql);
        const auto report = clinic.Open()->Check();
        BOOST_TEST(!report.sound, sql);
        BOOST_TEST(!report.findings.empty(), sql);
        if (sql.find("digest = 'x'") == std::string::npos)
            BOOST_TEST(std::ranges::any_of(report.findings,
                                           [](const std::string& finding) {
                                               return finding.find("mendment") != std::string::npos ||
                                                      finding.find("ecord") != std::string::npos ||
                                                      finding.find("chart") != std::string::npos ||
                                                      finding.find("altered") != std::string::npos;
                                           }),
                       sql);
    }
    Signed untouched;
    untouched.Add(AmendmentKind::Addition);
    untouched.Add(AmendmentKind::Correction);
    untouched.Add(AmendmentKind::Move);
    untouched.Reopen();
    BOOST_TEST(untouched.store->Check().sound);
    BOOST_TEST(untouched.store->VerifyAudit().Sound());
}

BOOST_AUTO_TEST_CASE(what_comes_from_another_clinic_never_claims_to_be_proven) {
    Signed clinic;
    clinic.Add(AmendmentKind::Addition);
    const model::SealedAmendment sealed = clinic.store->Amendments(clinic.visit.id).at(0);
    TestClinic other;
    model::Client ada = other.AddClient("Ada");
    model::Visit visit = clinic.visit;
    visit.client = ada.id;
    other.store->SaveVisit(visit);
    model::SealedAmendment second = sealed;
    second.content.number = 2;
    BOOST_TEST(!Refusal([&] { other.store->ImportAmendment(second); }).empty());
    other.store->ImportAmendment(sealed);
    const auto kept = other.store->Amendments(visit.id);
    BOOST_REQUIRE(kept.size() == 1U);
    BOOST_TEST((static_cast<const model::SealedAmendment&>(kept[0]) == sealed));
    BOOST_TEST(kept[0].imported);
    BOOST_TEST(!kept[0].valid);
    BOOST_TEST(other.store->AuditTrail().back().action == "visit.amend.import");
    other.Reopen();
    BOOST_TEST(other.store->Check().sound);
    // Nor can it be made one of ours.
    other.store.reset();
    support::RawDatabase(other).Run(
        "DROP TRIGGER signed_amendments_UPDATE; UPDATE amendments SET imported = 0");
    other.Reopen();
    BOOST_TEST(!other.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(an_amendment_is_whole_or_absent) {
    Signed clinic;
    const auto key = clinic.Key();
    std::size_t before = 0;
    bool there = false;
    support::FailEveryWrite(
        [&] {
            before = clinic.store->Amendments(clinic.visit.id).size();
            Amendment move = clinic.Of(AmendmentKind::Move);
            there = clinic.store->LoadVisit(clinic.visit.id)->client == clinic.bob.id;
            if (there) move.to = clinic.ada.id;
            clinic.store->Amend(move, key);
        },
        [&](bool done) {
            const auto now = clinic.store->Amendments(clinic.visit.id).size();
            BOOST_TEST((now == before || now == before + 1));
            BOOST_TEST((!done || now == before + 1));
            const bool moved = (clinic.store->LoadVisit(clinic.visit.id)->client == clinic.bob.id) != there;
            BOOST_TEST(moved == (now == before + 1));
        });
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
