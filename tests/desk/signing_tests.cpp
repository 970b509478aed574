#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

#include "desk/answers.h"
#include "desk/measures.h"
#include "desk/note.h"
#include "desk/open_clinic.h"
#include "desk/red_flags.h"
#include "desk/sentences.h"
#include "desk/signing.h"
#include "support/refusal.h"

using support::Refusal;

namespace {

using model::Layer;
using model::Side;
using Texts = std::vector<std::string>;

struct Signing : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    model::MarkId mark = editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");

    Signing() {
        model::Treatment treatment;
        treatment.regions = {{"hamstrings", Side::Right}};
        treatment.technique = "petrissage";
        editor->AddTreatment(treatment);
    }
    [[nodiscard]] store::SigningKey Key() const { return clinic->Store().Unlock("a good passphrase"); }
    void Sign() { desk::Sign(*editor, Key()); }
    void ChooseJurisdiction(const std::string& id) {
        auto profile = clinic->Profile();
        profile.jurisdiction = id;
        clinic->SaveProfile(profile);
    }
    [[nodiscard]] bool Open(desk::PointCode code) const {
        const auto points = desk::OpenPoints(*editor);
        return std::ranges::find(points, code, &desk::OpenPoint::code) != points.end();
    }
    void Change(const std::function<void(model::Visit&)>& change) {
        editor->Apply(
            [&](model::Visit& visit) {
                change(visit);
                return std::optional<model::Problem>();
            },
            "Write note", static_cast<unsigned>(desk::Change::All));
    }
    [[nodiscard]] desk::NoteLine Line(std::size_t at) const { return desk::ObjectiveOf(*editor).at(at); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(signing_tests, Signing)

BOOST_AUTO_TEST_CASE(a_visit_is_signed_over_the_body_map_of_today) {
    Sign();
    const auto signature = clinic->Store().Signatures(editor->Visit().id).at(0);
    BOOST_TEST(signature.map == support::TestResources().MapVersion());
    BOOST_TEST(!desk::OnAnotherMap(*clinic, signature));
    store::Signature other = signature;
    other.map = "another";
    BOOST_TEST(desk::OnAnotherMap(*clinic, other));
    other.map.clear();
    BOOST_TEST(!desk::OnAnotherMap(*clinic, other));
}

BOOST_AUTO_TEST_CASE(a_signed_visit_cannot_be_changed_or_undone) {
    unsigned heard = 0;
    const auto listening = editor->Changed.Listen([&](unsigned kinds) { heard |= kinds; });
    Sign();
    BOOST_TEST(heard == static_cast<unsigned>(desk::Change::All));
    BOOST_TEST(!editor->Editable());
    BOOST_TEST(!editor->CanUndo());
    BOOST_TEST((clinic->Store().LoadVisit(editor->Visit().id) == editor->Visit()));
    const auto before = editor->Visit();
    editor->Undo();
    BOOST_CHECK_THROW(editor->RemoveMark(mark), model::Error);
    BOOST_CHECK_THROW(desk::WriteLine(*editor, Line(0), "x"), model::Error);
    BOOST_CHECK_THROW(Sign(), model::Error);
    BOOST_CHECK_THROW(Change([](model::Visit& visit) { visit.reason = "x"; }), model::Error);
    BOOST_TEST((editor->Visit() == before));
    BOOST_TEST(clinic->Store().Check().sound);
    BOOST_TEST(clinic->Store().Signatures(before.id).at(0).valid);
}

BOOST_AUTO_TEST_CASE(the_note_stays_as_signed_whatever_the_language_says_later) {
    desk::WriteLine(*editor, Line(0), "Calf: hard as a board.");
    const Texts before = editor->FindingLines();
    BOOST_REQUIRE(before.size() == 2U);
    BOOST_TEST(before[0] == "Calf: hard as a board.");
    Sign();
    const auto visit = editor->Visit();
    auto profile = clinic->Profile();
    profile.language = "de";
    clinic->SaveProfile(profile);
    BOOST_TEST(editor->FindingLines() == before, boost::test_tools::per_element());
    BOOST_TEST(desk::ShowVisit(*clinic, visit.id).find(before[1]) != std::string::npos);
    auto& data = support::TestResources();
    // A draft of the same content speaks German now.
    model::Visit draft = visit;
    draft.status = model::VisitStatus::Draft;
    draft.objective.clear();
    BOOST_TEST(desk::FindingLines(data.Translator("de"), data.Words(), draft)[1] != before[1]);
    // Words that templates no longer have change nothing either.
    const terms::Vocabulary empty;
    BOOST_TEST(desk::FindingLines(data.Translator("es"), empty, visit) == before,
               boost::test_tools::per_element());
}

// Language, templates and program may be others by then.
BOOST_AUTO_TEST_CASE(what_was_measured_and_asked_stays_as_signed) {
    auto& data = support::TestResources();
    desk::SetValue(*editor, {"nrs_now", {}}, desk::Moment::Before, 6);
    desk::SetValue(*editor, {std::string(terms::kRangeMeasure), "ankle_dorsiflexion", Side::Left},
                   desk::Moment::Before, 8);
    desk::AnswerRedFlags(*editor, {{data.RedFlagQuestions().front().id, false}}, {});
    const Texts made = desk::MeasuredLines(*editor), all = editor->FindingLines();
    BOOST_REQUIRE(made.size() == 3U);
    BOOST_TEST(Texts(all.end() - 3, all.end()) == made, boost::test_tools::per_element());
    // A draft is told anew.
    BOOST_TEST(desk::MeasuredLines(data.Translator("de"), data.Measures(), data.RedFlagQuestions(),
                                   data.NotDoneReasons(), editor->Visit()) != made);
    BOOST_TEST(desk::MeasuredLines({}, {}, {}, {}, editor->Visit()).size() == 1U);
    Sign();
    auto profile = clinic->Profile();
    profile.language = "de";
    clinic->SaveProfile(profile);
    Reopen();
    editor = clinic->OpenVisit(editor->Visit().id);
    BOOST_TEST(desk::MeasuredLines(*editor) == made, boost::test_tools::per_element());
    BOOST_TEST(editor->FindingLines() == all, boost::test_tools::per_element());
    BOOST_TEST(desk::MeasuredLines(data.Translator("es"), {}, {}, {}, editor->Visit()) == made,
               boost::test_tools::per_element());
    const std::string shown = desk::ShowVisit(*clinic, editor->Visit().id);
    for (const std::string& line : made) BOOST_TEST(shown.find('"' + line + '"') != std::string::npos, line);
    // The lines of marks and treatments are counted without them.
    BOOST_TEST(desk::ObjectiveOf(*editor).size() == 2U);
    BOOST_TEST(clinic->Store().Signatures(editor->Visit().id).at(0).valid);
    BOOST_TEST(clinic->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(a_note_signed_before_readings_were_kept_tells_them_anew) {
    desk::SetValue(*editor, {"nrs_now", {}}, desk::Moment::Before, 6);
    const Texts before = editor->FindingLines();
    Sign();
    model::Visit old = editor->Visit();
    std::erase_if(old.objective, [](const model::ObjectiveLine& line) { return !line.OfPlace(); });
    auto& data = support::TestResources();
    const text::Translator words;
    BOOST_TEST(desk::ObjectiveTexts(words, data, old) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(readings_that_said_nothing_when_signed_say_nothing_later) {
    Change([](model::Visit& visit) {
        visit.readings = {{"of_another_clinic", {}, Side::Midline, 4, {}, false, false, {}}};
    });
    const Texts before = editor->FindingLines();
    Sign();
    model::Visit known = editor->Visit();
    known.readings[0].measure = "nrs_now";
    BOOST_TEST(desk::ObjectiveTexts({}, support::TestResources(), known) == before,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_signed_note_goes_into_another_clinic_as_it_is) {
    desk::SetValue(*editor, {"nrs_now", {}}, desk::Moment::Before, 6);
    editor->RemoveTreatment(editor->Visit().treatments[0].id);
    Sign();
    const auto file = dir.Path() / "out.json";
    std::ofstream(file) << exchange::WriteJson(clinic->Export(client.id));
    OpenClinic other;
    (void)other.clinic->Import(file, false);
    BOOST_TEST((other.clinic->OpenVisit(editor->Visit().id)->FindingLines() == editor->FindingLines()));
}

BOOST_AUTO_TEST_CASE(a_written_line_stays_until_it_is_given_back) {
    const std::string made = Line(0).text;
    desk::WriteLine(*editor, Line(0), "own");
    BOOST_TEST(Line(0).own);
    BOOST_TEST(!Line(0).stale);
    editor->SetSeverityBefore(mark, 7);
    BOOST_TEST(Line(0).stale);
    BOOST_TEST(Line(0).text == "own");
    BOOST_TEST(Line(0).generated != made);
    desk::WriteLine(*editor, Line(0), Line(0).text);
    BOOST_TEST(!Line(0).stale);
    desk::WriteLine(*editor, Line(0), "");
    BOOST_TEST(editor->FindingLines().size() == 1U);
    desk::WriteLine(*editor, Line(0), std::nullopt);
    BOOST_TEST(!Line(0).own);
    BOOST_TEST(Line(0).text == Line(0).generated);
    editor->RemoveMark(mark);
    BOOST_TEST(editor->FindingLines().size() == 1U);
    while (editor->CanUndo()) editor->Undo();
    BOOST_TEST(editor->Visit().objective.empty());
}

BOOST_AUTO_TEST_CASE(the_line_of_a_mark_goes_with_it) {
    desk::WriteLine(*editor, Line(0), "own");
    desk::WriteLine(*editor, Line(1), "of a treatment");
    editor->RemoveMark(mark);
    BOOST_REQUIRE(editor->Visit().objective.size() == 1U);
    BOOST_TEST(editor->Visit().objective[0].text == "of a treatment");
    editor->RemoveTreatment(editor->Visit().treatments[0].id);
    BOOST_TEST(editor->Visit().objective.empty());
}

// Each missing field alone keeps the visit open; what mends it opens the way.
BOOST_AUTO_TEST_CASE(every_missing_field_blocks) {
    using Code = desk::PointCode;
    struct Case {
        const char* jurisdiction;
        Code code;
        std::function<void()> mend;
    };
    const auto client_field = [&](std::string model::Client::*field) {
        client.*field = "given";
        editor->ClientChanged(client = clinic->SaveClient(client));
    };
    const Case cases[] = {
        {"us-wa", Code::ClientContact, [&] { client_field(&model::Client::phone); }},
        {"us-wa", Code::ClientAddress, [&] { client_field(&model::Client::address); }},
        {"us-wa", Code::HealthHistory,
         [&] {
             client.history.emplace_back().others = model::Answer::No;
             client_field(&model::Client::goal);
         }},
        {"us-wa", Code::ConsentMissing,
         [&] {
             client.consents.push_back({{ids.NewUuid()}, "treatment", clock.Now(), {}, {}, "1", "Ada"});
             client_field(&model::Client::goal);
         }},
        {"us-wa", Code::HealthNotAsked, [&] { editor->SetHealthUpdate("", true); }},
        {"us-md", Code::ReasonMissing, [&] { editor->SetReason("Calf"); }},
        {"us-md", Code::SubjectiveMissing,
         [&] {
             editor->SetSoap({"Tight", "", "", ""});
         }},
        {"us-md", Code::AssessmentMissing,
         [&] {
             editor->SetSoap({"Tight", "", "Overuse", ""});
         }},
        {"us-md", Code::PlanMissing,
         [&] {
             editor->SetSoap({"Tight", "", "Overuse", "Stretch"});
         }},
        {"us-md", Code::ResponseMissing, [&] {
             auto treatment = editor->Visit().treatments[0];
             treatment.response = model::Response::Better;
             editor->ChangeTreatment(treatment);
         }}};
    for (const Case& one : cases) {
        ChooseJurisdiction(one.jurisdiction);
        BOOST_TEST(Open(one.code), desk::ToText(one.code));
        BOOST_CHECK_THROW(Sign(), desk::NotReadyToSign);
        one.mend();
        BOOST_TEST(!Open(one.code), desk::ToText(one.code));
    }
    for (const char* id : {"us-wa", "us-md", "us-ma", "de"}) {
        ChooseJurisdiction(id);
        BOOST_TEST(!desk::Blocked(desk::OpenPoints(*editor)), id);
    }
    ChooseJurisdiction("us-mi");
    BOOST_TEST(Open(Code::TherapistCredentials));
    ChooseJurisdiction("us-wa");
    Sign();
    BOOST_TEST(!editor->Editable());
}

BOOST_AUTO_TEST_CASE(a_consent_holds_as_long_as_the_rule_says) {
    using std::chrono::days;
    const auto& rules = support::TestResources().Jurisdictions();
    const model::Instant now = clock.Now();
    const model::User owner = clinic->SignedIn();
    struct Case {
        const char* jurisdiction;
        int given;                   // days before the visit
        std::optional<int> ends;     // days after the visit
        std::optional<int> revoked;  // days before the visit
        bool holds;
    };
    for (const Case& one :
         {Case{"us-wa", 0, {}, {}, true}, Case{"us-wa", 360, {}, {}, true}, Case{"us-wa", 370, {}, {}, false},
          Case{"us-wa", 370, 1, {}, true}, Case{"us-wa", 10, 0, {}, true}, Case{"us-wa", 10, -1, {}, false},
          Case{"us-wa", 10, {}, 1, false}, Case{"de", 3700, {}, {}, true}}) {
        model::Consent consent{{ids.NewUuid()}, "treatment", now - days(one.given), {}, {}, "1", "Ada"};
        if (one.ends) consent.expires = std::chrono::floor<days>(now) + days(*one.ends);
        if (one.revoked) consent.revoked_at = now - days(*one.revoked);
        client.consents = {consent};
        const auto points = desk::OpenPoints({editor->Visit(), client, owner, rules.Of(one.jurisdiction),
                                              support::TestResources().Consents()});
        const bool missing = std::ranges::find(points, desk::PointCode::ConsentMissing,
                                               &desk::OpenPoint::code) != points.end();
        BOOST_TEST(missing != one.holds, one.jurisdiction << one.given);
    }
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_is_told_whatever_the_law_asks) {
    using Code = desk::PointCode;
    using Part = desk::FieldPlace::Part;
    ChooseJurisdiction("generic");
    const struct {
        Code code;
        desk::FieldPlace place;
        std::function<void()> ask;
    } cases[] = {
        {Code::HealthNotAsked,
         {Part::Health, "health_asked", {}},
         [&] { editor->SetHealthUpdate("", true); }},
        {Code::RedFlagsUnasked, {Part::Visit, "red_flags", {}}, [&] { editor->SetRedFlags({}, true); }}};
    for (const auto& one : cases) {
        BOOST_TEST_CONTEXT(desk::ToText(one.code)) {
            const auto points = desk::OpenPoints(*editor);
            const auto found = std::ranges::find(points, one.code, &desk::OpenPoint::code);
            BOOST_REQUIRE((found != points.end()));
            BOOST_TEST((found->kind == desk::PointKind::Warn));
            BOOST_TEST((found->place == one.place));
            BOOST_TEST(!desk::Blocked(points));
            one.ask();
            BOOST_TEST(!Open(one.code));
        }
    }
    // Where the law asks for it too it is told once, and blocks.
    editor->SetHealthUpdate("", false);
    ChooseJurisdiction("us-wa");
    const auto points = desk::OpenPoints(*editor);
    BOOST_TEST(std::ranges::count(points, Code::HealthNotAsked, &desk::OpenPoint::code) == 1);
    BOOST_TEST((std::ranges::find(points, Code::HealthNotAsked, &desk::OpenPoint::code)->kind ==
                desk::PointKind::Block));
}

BOOST_AUTO_TEST_CASE(untouched_copies_warn_and_do_not_block) {
    editor->SetHealthUpdate("", true);
    editor->SetRedFlags({}, true);
    Change([&](model::Visit& visit) {
        visit.marks[0].copied = true;
        visit.soap.plan = "Stretch daily.\nIce.";
        visit.copied_lines = {{model::SoapPart::Plan, "Ice."}, {model::SoapPart::Plan, "Heat."}};
    });
    const auto points = desk::OpenPoints(*editor);
    BOOST_REQUIRE(points.size() == 2U);
    for (const auto& point : points) BOOST_TEST((point.kind == desk::PointKind::Warn));
    BOOST_TEST(desk::Sentence(text::Translator(), points[0]) ==
               "Marks taken over from an earlier visit and not looked at yet: 1.");
    BOOST_TEST((points[1].place == desk::FieldPlace{desk::FieldPlace::Part::Note, "plan", {}}));
    Sign();
    BOOST_TEST(!editor->Editable());
}

BOOST_AUTO_TEST_CASE(the_second_of_two_editors_cannot_overwrite_the_first) {
    const auto other = clinic->OpenVisit(editor->Visit().id);
    editor->SetReason("first");
    editor->SetReason("first again");
    const auto shown = other->Visit();
    const char* changed = "This visit was changed in another window; open it again before you go on.";
    BOOST_TEST(Refusal([&] { other->SetReason("second"); }) == changed);
    BOOST_TEST((other->Visit() == shown));
    BOOST_TEST(Refusal([&] { desk::Sign(*other, Key()); }) == changed);
    BOOST_TEST((clinic->Store().LoadVisit(shown.id) == editor->Visit()));
    // Its own steps go on both ways.
    editor->Undo();
    editor->Redo();
    editor->SetReason("first once more");
    const auto fresh = clinic->OpenVisit(shown.id);
    Sign();
    BOOST_TEST(Refusal([&] { fresh->SetReason("late"); }) ==
               "This visit is signed and cannot be changed; write an amendment.");
    BOOST_TEST((clinic->Store().LoadVisit(shown.id) == editor->Visit()));
}

BOOST_AUTO_TEST_CASE(a_pressure_the_history_forbids_since_needs_its_reason) {
    model::Treatment treatment;
    treatment.marks = {mark};
    treatment.technique = "deep_tissue";
    treatment.pressure = 5;
    treatment.id = editor->AddTreatment(treatment);
    BOOST_TEST(!Open(desk::PointCode::PressureUnasked));
    model::HealthHistory history;
    history.others = model::Answer::No;
    history.conditions["anticoagulants"].answer = model::Answer::Yes;
    editor->ClientChanged(clinic->KeepHealth(client.id, history));
    const auto points = desk::OpenPoints(*editor);
    const auto found = std::ranges::find(points, desk::PointCode::PressureUnasked, &desk::OpenPoint::code);
    BOOST_REQUIRE((found != points.end()));
    BOOST_TEST((found->kind == desk::PointKind::Block));
    BOOST_TEST(found->place.id == treatment.id.value);
    treatment.override_reason = "cleared by phone";
    editor->ChangeTreatment(treatment);
    BOOST_TEST(!Open(desk::PointCode::PressureUnasked));
}

BOOST_AUTO_TEST_SUITE_END()
