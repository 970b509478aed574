#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <functional>

#include "desk/amended_line.h"
#include "desk/amendments.h"
#include "desk/answers.h"
#include "desk/open_clinic.h"
#include "desk/open_points.h"
#include "desk/plan_builder.h"
#include "desk/signing.h"
#include "support/refusal.h"

using support::Refusal;

namespace {

using model::AmendmentKind;
using namespace std::chrono_literals;

struct Amending : support::OpenClinic {
    model::Client other = NewClient("Bob Beispiel");
    model::VisitId visit = Signed();
    const text::Translator& words = support::TestResources().Translator("en");

    model::Client NewClient(const char* name) {
        auto made = clinic->NewClient();
        made.name = name;
        return clinic->SaveClient(made);
    }
    model::VisitId Draft() {
        auto editor = clinic->StartVisit(client.id);
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
        auto soap = editor->Visit().soap;
        soap.assessment = "Overuse of the left calf, mild overuse.";
        editor->SetSoap(soap);
        return editor->Visit().id;
    }
    model::VisitId Signed() {
        const auto id = Draft();
        const auto editor = clinic->OpenVisit(id);
        model::User owner = clinic->SignedIn();
        owner.full_name = "Olga Owner";
        clinic->Store().SaveUser(owner);
        desk::Sign(*editor, Key());
        return id;
    }
    [[nodiscard]] store::SigningKey Key() const { return clinic->Store().Unlock("a good passphrase"); }
    [[nodiscard]] desk::AmendedVisit Read() { return desk::ReadAmended(*clinic, words, visit); }
    void Add(const std::string& text) {
        model::Amendment made;
        made.visit = visit;
        made.reason = "client rang today";
        made.text = text;
        desk::Amend(*clinic, made, Key());
    }
    void Correct(const std::string& wrong, const std::string& right) {
        auto made = desk::CorrectionOf(Read(), "soap.a", wrong, right);
        made.reason = "wrong side written";
        desk::Amend(*clinic, made, Key());
    }
    [[nodiscard]] model::Amendment MoveTo(const model::ClientId& to, const std::string& reason) const {
        model::Amendment made;
        made.visit = visit;
        made.kind = AmendmentKind::Move;
        made.to = to;
        made.reason = reason;
        return made;
    }
    [[nodiscard]] std::string Assessment() {
        const auto read = Read();
        const auto field = std::ranges::find(read.fields, "soap.a", &desk::ReadField::field);
        return model::Standing(field->passages);
    }
    [[nodiscard]] std::size_t VisitsOf(const model::ClientId& id) const {
        store::VisitFilter filter;
        filter.client = id;
        return clinic->Store().Visits(filter).size();
    }
};

bool Holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(amendment_tests, Amending)

BOOST_AUTO_TEST_CASE(the_band_says_who_when_how_late_and_how_often_amended) {
    BOOST_TEST(desk::StandingLine(*clinic, words, Read()) == "Signed 23 Nov 2026, 10:00 by Olga Owner");
    Add("  Client rang.  ");
    BOOST_TEST(Holds(desk::StandingLine(*clinic, words, Read()), "· 1 amendment"));
    Correct("left", "right");
    BOOST_TEST(Holds(desk::StandingLine(*clinic, words, Read()), "· 2 amendments"));
    const auto read = Read();
    BOOST_TEST(read.amendments[0].content.text == "Client rang.");
    BOOST_TEST(desk::AmendmentHead(*clinic, words, read, read.amendments[0]) ==
               "Addition · 23 Nov 2026, 10:00, Olga Owner · client rang today");
    BOOST_TEST(desk::AmendmentHead(*clinic, words, read, read.amendments[1]) ==
               "Correction of A, assessment · 23 Nov 2026, 10:00, Olga Owner · wrong side written");
    BOOST_TEST(desk::StandingLine(*clinic, words, desk::ReadAmended(*clinic, words, Draft())).empty());
}

BOOST_AUTO_TEST_CASE(corrections_are_made_of_whole_fields_or_of_the_wrong_words) {
    Correct("left", "right");
    BOOST_TEST(Assessment() == "Overuse of the right calf, mild overuse.");
    auto whole = desk::CorrectionTo(Read(), "soap.a", "Overuse of the right shin, mild overuse.");
    BOOST_TEST(whole.original == "calf,");
    BOOST_TEST(whole.text == "shin,");
    whole.reason = "the shin was meant";
    desk::Amend(*clinic, whole, Key());
    BOOST_TEST(Assessment() == "Overuse of the right shin, mild overuse.");
    BOOST_TEST(clinic->Store().LoadVisit(visit)->soap.assessment ==
               "Overuse of the left calf, mild overuse.");
    BOOST_TEST(Holds(Refusal([&] { Correct("left", "x"); }), "do not stand there"));
    BOOST_TEST(Holds(Refusal([&] { Correct("h", "x"); }), "more than once"));
    BOOST_TEST(Holds(Refusal([&] { Correct("shin", "shin"); }), "changes nothing"));
    BOOST_TEST(
        Holds(Refusal([&] { (void)desk::CorrectionTo(Read(), "soap.x", "y"); }), "do not stand there"));
    const auto json = desk::ShowVisit(*clinic, visit);
    BOOST_TEST(Holds(json, "\"status\": \"amended\""));
    BOOST_TEST(Holds(json, "\"reads\": \"Overuse of the right shin, mild overuse.\""));
    BOOST_TEST(clinic->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(a_finding_is_corrected_by_its_values) {
    auto editor = clinic->StartVisit(client.id);
    const auto mark =
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
    editor->SetSeverityBefore(mark, 7);
    editor->SetSeverityAfter(mark, 4);
    model::Treatment treatment;
    treatment.marks = {mark};
    treatment.technique = "petrissage";
    treatment.pressure = 2;
    treatment.minutes = 5;
    editor->AddTreatment(treatment);
    const auto id = editor->Visit().id;
    desk::Sign(*editor, Key());
    const std::string field = "mark." + mark.value;
    const auto read = [&] { return desk::ReadAmended(*clinic, words, id); };
    auto values = desk::ValuesOf(*clinic, read(), field);
    BOOST_REQUIRE(values.has_value());
    BOOST_REQUIRE((values->finding.has_value() && values->work.has_value()));
    BOOST_TEST((values->finding->before == std::optional<int>(7)));
    BOOST_TEST(values->work->minutes == 5);
    const auto passages = [&](const desk::AmendedVisit& of) {
        return std::ranges::find(of.fields, field, &desk::ReadField::field)->passages;
    };
    const std::string before = model::Standing(passages(read()));
    BOOST_TEST(desk::LineWith(*clinic, read(), field, *values) == before);
    values->finding->at.side = model::Side::Right;
    values->finding->before = 3;
    values->work->pressure = 1;
    const std::string line = desk::LineWith(*clinic, read(), field, *values);
    BOOST_TEST(line != before);
    auto correction = desk::CorrectionTo(read(), field, line);
    correction.reason = "read from the wrong leg";
    desk::Amend(*clinic, correction, Key());
    const auto after = read();
    BOOST_TEST(model::Standing(passages(after)) == line);
    std::string as_signed;
    for (const auto& one : passages(after))
        if (!one.added_by) as_signed += one.text;
    BOOST_TEST(as_signed == before);
    BOOST_TEST((after.visit.marks.at(0).before == std::optional<int>(7)));
    // From now on words alone tell what it is made of.
    BOOST_TEST(!desk::ValuesOf(*clinic, after, field).has_value());
    BOOST_TEST(Holds(Refusal([&] { (void)desk::LineWith(*clinic, after, field, *values); }), "by hand"));
    BOOST_TEST(clinic->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(values_nobody_could_have_charted_are_refused) {
    const auto id = Draft();
    const auto editor = clinic->OpenVisit(id);
    const std::string field = "mark." + editor->Visit().marks.at(0).id.value;
    desk::Sign(*editor, Key());
    const auto read = desk::ReadAmended(*clinic, words, id);
    const auto good = desk::ValuesOf(*clinic, read, field).value();
    BOOST_TEST(!good.work.has_value());
    const auto refused = [&](const std::function<void(desk::LineValues::Finding&)>& change) {
        auto values = good;
        change(*values.finding);
        return !Refusal([&] { (void)desk::LineWith(*clinic, read, field, values); }).empty();
    };
    BOOST_TEST(refused([](auto& f) { f.before = 11; }));
    BOOST_TEST(refused([](auto& f) { f.after = -1; }));
    BOOST_TEST(refused([](auto& f) { f.id = "nothing"; }));
    BOOST_TEST(refused([](auto& f) { f.at.region = "nowhere"; }));
    BOOST_TEST(refused([](auto& f) { f.at.side = model::Side::Midline; }));
    BOOST_TEST(!desk::ValuesOf(*clinic, read, "soap.a").has_value());
    BOOST_TEST(!desk::ValuesOf(*clinic, read, "mark.none").has_value());
}

BOOST_AUTO_TEST_CASE(a_late_entry_labels_itself) {
    const auto id = Draft();
    clock.Set(clock.Now() + 75h);
    const auto editor = clinic->OpenVisit(id);
    const auto points = desk::OpenPoints(*editor);
    BOOST_TEST(std::ranges::count(points, desk::PointCode::LateEntry, &desk::OpenPoint::code) == 1);
    BOOST_TEST(desk::IsLateNow(points));
    for (const char* reason : {"", "  ", "ab"}) {
        const auto says = Refusal([&] { desk::Sign(*editor, Key(), {reason}); });
        BOOST_TEST(Holds(says, "This is a late entry"), reason);
        BOOST_TEST(Refusal([&] { desk::DemandSignable(*editor, {reason}); }) == says);
    }
    BOOST_TEST(editor->IsDraft());
    desk::DemandSignable(*editor, {"I was ill"});
    desk::Sign(*editor, Key(), {" I was ill "});
    BOOST_TEST(editor->Visit().late_reason == "I was ill");
    auto read = desk::ReadAmended(*clinic, words, id);
    BOOST_TEST((read.late_by == std::optional<std::chrono::milliseconds>(75h)));
    BOOST_TEST(!read.beyond_ceiling);
    BOOST_TEST(Holds(desk::StandingLine(*clinic, words, read), "Late entry, 3 days"));
    read.visit.late_reason = "I was ill";
    BOOST_TEST(Holds(desk::StandingLine(*clinic, words, read), "Late entry, 3 days: I was ill"));
    BOOST_TEST(Holds(desk::ShowVisit(*clinic, id), "\"late_hours\": 75"));
    int late = 0;
    for (const auto& one : clinic->Store().Visits({})) late += desk::LateBy(*clinic, one).has_value();
    BOOST_TEST(late == 1);
    BOOST_TEST(desk::DelayText(words, 26h) == "26 hours");
    BOOST_TEST(desk::DelayText(words, 48h) == "2 days");
}

BOOST_AUTO_TEST_CASE(a_note_on_time_keeps_no_reason_of_being_late) {
    const auto editor = clinic->OpenVisit(Draft());
    BOOST_TEST(!desk::IsLateNow(desk::OpenPoints(*editor)));
    desk::Sign(*editor, Key(), {"typed before it was signed elsewhere"});
    BOOST_TEST(editor->Visit().late_reason.empty());
}

BOOST_AUTO_TEST_CASE(a_signature_made_with_the_clock_behind_says_so) {
    const auto early = clinic->OpenVisit(Draft());
    const auto right = clock.Now();
    BOOST_TEST(!desk::ClockBehindWords(*clinic, words));
    clock.Set(right + 5h);
    desk::Sign(*early, Key());
    clock.Set(right + 20min);
    const auto second = Draft();
    const auto said = desk::ClockBehindWords(*clinic, words);
    BOOST_REQUIRE(said.has_value());
    BOOST_TEST(Holds(said->problem, "Visit signed"));
    BOOST_TEST(Holds(said->problem, "4 hours later"));
    const auto editor = clinic->OpenVisit(second);
    BOOST_TEST(Holds(Refusal([&] { desk::Sign(*editor, Key()); }), "is behind what was written already"));
    desk::Sign(*editor, Key(), {{}, store::WhenBehind::SignAtLatest});
    const auto read = desk::ReadAmended(*clinic, words, second);
    BOOST_TEST((read.signatures.at(0).at == right + 5h));
    BOOST_TEST(Holds(desk::StandingLine(*clinic, words, read), "the clock said"));
    BOOST_TEST(Holds(desk::ShowVisit(*clinic, second), "\"clock_said\": \"2026"));
    BOOST_TEST(desk::DelayText(words, 20min) == "20 minutes");
}

BOOST_AUTO_TEST_CASE(far_too_late_warns) {
    const auto id = Draft();
    clock.Set(clock.Now() + 24h * 46);
    const auto editor = clinic->OpenVisit(id);
    const auto points = desk::OpenPoints(*editor);
    BOOST_TEST(std::ranges::count(points, desk::PointCode::LateCeiling, &desk::OpenPoint::code) == 1);
    BOOST_TEST(!desk::Blocked(points));
    desk::Sign(*editor, Key(), {"found among the drafts"});
    BOOST_TEST(desk::ReadAmended(*clinic, words, id).beyond_ceiling);
}

BOOST_AUTO_TEST_CASE(a_students_visit_says_that_it_awaits_another_signature) {
    model::User owner = clinic->SignedIn();
    owner.student = true;
    clinic->Store().SaveUser(owner);
    const auto editor = clinic->OpenVisit(Draft());
    const auto points = desk::OpenPoints(*editor);
    BOOST_TEST(std::ranges::count(points, desk::PointCode::NeedsCosign, &desk::OpenPoint::code) == 1);
    BOOST_TEST(!desk::Blocked(points));
    // What was signed before the owner was a student is as it was.
    BOOST_TEST(!Holds(desk::StandingLine(*clinic, words, Read()), "awaits co-signature"));
    BOOST_TEST(desk::AwaitingCosign(*clinic).empty());
    desk::Sign(*editor, Key());
    for (const bool student : {true, false}) {
        owner.student = student;
        clinic->Store().SaveUser(owner);
        const auto read = desk::ReadAmended(*clinic, words, editor->Visit().id);
        BOOST_TEST(Holds(desk::StandingLine(*clinic, words, read), "awaits co-signature"));
        const auto awaiting = desk::AwaitingCosign(*clinic);
        BOOST_REQUIRE(awaiting.size() == 1U);
        BOOST_TEST((awaiting[0].id == editor->Visit().id));
    }
    store::VisitFilter later;
    later.from = clock.Now() + 1h;
    BOOST_TEST(desk::AwaitingCosign(*clinic, later).empty());
}

// Who supervises and signs it in person stands for it already.
BOOST_AUTO_TEST_CASE(a_students_draft_that_somebody_else_signs_awaits_nobody) {
    model::User sam;
    sam.name = "sam";
    sam.full_name = "Sam Student";
    sam.role = model::Role::Therapist;
    sam = clinic->Store().AddUser(sam, "four good words");
    sam.student = true;
    clinic->Store().SaveUser(sam);
    const auto id = Draft();
    clinic->Store().ReassignVisit(id, sam.id);
    const auto editor = clinic->OpenVisit(id);
    const auto points = desk::OpenPoints(*editor);
    BOOST_TEST(std::ranges::count(points, desk::PointCode::NeedsCosign, &desk::OpenPoint::code) == 0);
    desk::Sign(*editor, Key());
    BOOST_TEST(!desk::ReadAmended(*clinic, words, id).awaits_cosign);
    BOOST_TEST(desk::AwaitingCosign(*clinic).empty());
}

BOOST_AUTO_TEST_CASE(a_moved_visit_leaves_a_line_without_the_other_name) {
    for (const char* name : {"visit of Bob Beispiel", "belongs to Ada Example no more"})
        BOOST_TEST(
            Holds(Refusal([&] { desk::Amend(*clinic, MoveTo(other.id, name), Key()); }), "names out of it"));
    int heard = 0;
    const auto listening = clinic->ClientsChanged.Listen([&] { ++heard; });
    desk::Amend(*clinic, MoveTo(other.id, "wrong client chosen"), Key());
    BOOST_TEST(heard == 1);
    BOOST_TEST(VisitsOf(client.id) == 0U);
    BOOST_TEST(VisitsOf(other.id) == 1U);
    const auto moved = clinic->Store().MovedAway(client.id);
    BOOST_REQUIRE(moved.size() == 1U);
    BOOST_TEST(desk::MovedLine(*clinic, words, moved[0]) ==
               "The visit of 23 Nov 2026 was moved to another chart on 23 Nov 2026, 10:00 by Olga Owner: "
               "wrong client "
               "chosen");
    const auto editor = clinic->OpenVisit(visit);
    BOOST_TEST((editor->Client().id == other.id));
    const auto json = desk::ShowClient(*clinic, client.id);
    BOOST_TEST(Holds(json, "wrong client chosen"));
    BOOST_TEST(!Holds(json, other.id.value));
    BOOST_TEST(!Holds(desk::ShowVisit(*clinic, visit), client.id.value));
    const auto read = Read();
    BOOST_TEST(Holds(desk::AmendmentHead(*clinic, words, read, read.amendments[0]),
                     "Moved here from another chart"));
}

// Its plan is withdrawn while it stands in another chart than it was signed in, and no longer.
BOOST_AUTO_TEST_CASE(a_visit_that_came_back_hands_out_its_plan_again) {
    const auto third = NewClient("Cleo Beispiel");
    BOOST_TEST(!desk::WithdrawnOf(*clinic, visit).moved);
    for (const auto& [to, moved] : {std::pair(other.id, true),
                                    {client.id, false},
                                    {third.id, true},
                                    {other.id, true},
                                    {client.id, false}}) {
        desk::Amend(*clinic, MoveTo(to, "wrong chart chosen"), Key());
        BOOST_TEST(desk::WithdrawnOf(*clinic, visit).moved == moved);
    }
    model::Amendment struck;
    struck.visit = visit;
    struck.kind = AmendmentKind::InError;
    struck.reason = "never took place";
    desk::Amend(*clinic, struck, Key());
    BOOST_TEST(desk::WithdrawnOf(*clinic, visit).in_error);
    BOOST_TEST(!desk::WithdrawnOf(*clinic, visit).moved);
}

BOOST_AUTO_TEST_CASE(a_draft_is_moved_plainly_with_an_entry_for_both) {
    const auto id = Draft();
    desk::MoveDraft(*clinic, id, other.id);
    const auto moved = clinic->Store().LoadVisit(id);
    BOOST_TEST((moved->client == other.id));
    BOOST_TEST(moved->number == 1);
    BOOST_TEST(moved->marks.size() == 1U);
    BOOST_TEST(moved->marks[0].spot.empty());
    BOOST_TEST(VisitsOf(client.id) == 1U);
    for (const auto& whose : {client.id, other.id}) {
        store::AuditFilter filter;
        filter.client = whose;
        filter.kind = "visit.move";
        BOOST_TEST(clinic->Store().AuditTrail(filter).size() == 1U);
    }
    BOOST_TEST(clinic->Store().Amendments(id).empty());
    BOOST_TEST(Holds(Refusal([&] { desk::MoveDraft(*clinic, id, other.id); }), "already"));
    BOOST_TEST(Holds(Refusal([&] { desk::MoveDraft(*clinic, visit, other.id); }), "signed"));
    BOOST_TEST(Holds(Refusal([&] { desk::MoveDraft(*clinic, id, {visit.value}); }), "There is no client"));
    BOOST_TEST(clinic->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(paper_of_an_amended_visit_says_so) {
    BOOST_TEST(desk::AmendedOnPaper(*clinic, words, visit).empty());
    Add("Client rang.");
    clock.Set(clock.Now() + 24h);
    Correct("left", "right");
    BOOST_TEST(desk::AmendedOnPaper(*clinic, words, visit) ==
               "The record of this visit was amended on 23 Nov 2026 and 24 Nov 2026.");
}

BOOST_AUTO_TEST_CASE(amendments_travel_as_data) {
    Add("Client rang.");
    Correct("left", "right");
    desk::Amend(*clinic, MoveTo(other.id, "wrong client chosen"), Key());
    const auto bundle = clinic->Export({});
    BOOST_TEST(bundle.amendments.size() == 3U);
    const auto file = dir.Path() / "all.json";
    std::ofstream(file) << exchange::WriteJson(bundle);
    // What is there already stays as it is.
    (void)clinic->Import(file, false);
    BOOST_TEST(clinic->Store().Amendments(visit).size() == 3U);
    BOOST_TEST(clinic->Store().Amendments(visit)[0].valid);
    // One client's file tells nothing of the other.
    const auto own = clinic->Export(other.id);
    const std::string json = exchange::WriteJson(own);
    BOOST_TEST(own.amendments.size() == 3U);
    BOOST_TEST(!Holds(json, client.id.value));
    std::ofstream(dir.Path() / "one.json") << json;
    (void)clinic->Import(dir.Path() / "one.json", false);

    support::OpenClinic fresh;
    for (const auto* name : {"one.json", "all.json"}) {
        auto made =
            desk::Clinic::Create(support::TestResources(), fresh.dir.Path() / name, fresh.clinic->Profile(),
                                 "owner", "a good passphrase", fresh.Around());
        (void)made.clinic->Import(dir.Path() / name, false);
        const auto kept = made.clinic->Store().Amendments(visit);
        BOOST_REQUIRE(kept.size() == 3U);
        for (const auto& one : kept) BOOST_TEST((one.imported && !one.valid));
        BOOST_TEST((made.clinic->Store().LoadVisit(visit)->client == other.id));
        const auto report = made.clinic->Store().Check();
        for (const auto& finding : report.findings) BOOST_TEST_MESSAGE(finding);
        BOOST_TEST(report.sound);
    }
}

BOOST_AUTO_TEST_CASE(a_refused_key_is_told_to_the_log) {
    desk::NoteRefusedKey(*clinic, visit);
    const auto last = clinic->Store().AuditTrail().back();
    BOOST_TEST(last.action == "visit.sign.denied");
    BOOST_TEST(last.entity == visit.value);
    BOOST_TEST((last.client == client.id));
}

BOOST_AUTO_TEST_SUITE_END()
