// Whatever changes a visit is refused once it is signed.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <set>

#include "desk/adherence.h"
#include "desk/copy_forward.h"
#include "desk/health.h"
#include "desk/mark_group.h"
#include "desk/measures.h"
#include "desk/note.h"
#include "desk/open_clinic.h"
#include "desk/plan_builder.h"
#include "desk/plan_moves.h"
#include "desk/plan_overrides.h"
#include "desk/presets.h"
#include "desk/red_flags.h"
#include "desk/signing.h"
#include "desk/spots.h"
#include "desk/standing_avoid.h"
#include "desk/visit_time.h"
#include "support/pictures.h"

namespace {

using model::Layer;
using model::Shape;
using model::Side;
using model::View;

constexpr Layer kLayer = Layer::Superficial;
constexpr const char* kTight = "hypertonicity";

// A visit with something of everything, a week after another one.
struct Charted : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor;
    model::Visit last;
    model::PictureId picture;
    model::MarkId calf, detached;
    model::Treatment given;
    const desk::ItemKey own{"own", {}};
    const desk::ReadingKey pain{"nrs_now", {}};
    const desk::ReadingKey motion{std::string(terms::kRangeMeasure), "ankle_dorsiflexion", Side::Left};

    Charted() {
        desk::WriteWhole(dir.Path() / "back.png", support::Png(40, 30));
        picture = clinic->AddPicture(dir.Path() / "back.png", "Back", client.id);
        ChartLast();
        clock.Set(clock.Now() + std::chrono::days(7));
        editor = clinic->StartVisit(client.id);
        calf = editor->AddMarkIn({"soleus", Side::Left}, kLayer, kTight, View::Back);
        detached = editor->AddMarkIn({"gastrocnemius_medial", Side::Left}, kLayer, kTight, View::Back);
        desk::Detach(*editor, detached);
        given.marks = {calf};
        given.technique = "petrissage";
        given.id = editor->AddTreatment(given);
        desk::SetValue(*editor, pain, desk::Moment::Before, 5);
        desk::SetValue(*editor, motion, desk::Moment::Before, 8);
        editor->Apply(
            [](model::Visit& visit) {
                visit.marks[0].copied = visit.treatments[0].copied = true;
                visit.soap.assessment = "Overuse.";
                visit.copied_lines = {{model::SoapPart::Assessment, "Overuse."}};
                // No table knows it: something stands against it that is the therapist's to weigh.
                model::PlanItem item;
                item.id = item.modality = item.name = "own";
                item.days = {0};
                visit.plan.items = {item};
                return std::optional<model::Problem>();
            },
            "Write note", static_cast<unsigned>(desk::Change::All));
    }
    void KeepOwn() {
        const auto against = editor->Objections();
        BOOST_REQUIRE(!against.empty());
        desk::SetAside(*editor, own, against.front().why, "agreed with the client");
    }
    void ChartLast() {
        const auto first = clinic->StartVisit(client.id);
        model::Treatment treatment;
        for (const char* region : {"soleus", "gastrocnemius_medial", "semitendinosus"})
            treatment.marks.push_back(first->AddMarkIn({region, Side::Left}, kLayer, kTight, View::Back));
        treatment.technique = "petrissage";
        first->AddTreatment(treatment);
        first->SetSoap({"Calf tight.", "", "Better.", "Ice."});
        first->SetTraining({}, "build");
        first->SetRedFlags({}, true);
        auto plan = first->Propose();
        plan.approved = true;
        first->SetPlan(plan, "Approve plan");
        desk::Sign(*first, Key());
        last = first->Visit();
    }
    [[nodiscard]] store::SigningKey Key() const { return clinic->Store().Unlock("a good passphrase"); }
    [[nodiscard]] static model::MapPoint Inside(const model::RegionRef& at) {
        return *support::TestResources()
                    .Atlas()
                    .Index(model::Figure::Neutral, View::Back)
                    .InnerPoint(at, kLayer);
    }
    [[nodiscard]] const model::Mark& Ghost() const { return last.marks.back(); }
    [[nodiscard]] model::Treatment Harder() const {
        model::Treatment harder = given;
        harder.pressure = 4;
        return harder;
    }
};

struct Operation {
    const char* name;
    std::function<void(Charted&)> run;
};

const model::RegionRef kOther{"soleus", Side::Right};

std::vector<Operation> OfMarks() {
    return {
        {"AddMarkAt",
         [](Charted& c) { (void)c.editor->AddMarkAt(View::Back, Charted::Inside(kOther), kLayer, kTight); }},
        {"AddMarkIn", [](Charted& c) { c.editor->AddMarkIn(kOther, kLayer, kTight); }},
        {"AddMarkOnPicture",
         [](Charted& c) {
             c.editor->AddMarkOnPicture(c.picture, Shape::Point, {{5, 5}}, kOther, kLayer, kTight);
         }},
        {"AddShape",
         [](Charted& c) {
             const auto at = Charted::Inside(kOther);
             (void)c.editor->AddShape(View::Back, Shape::Stroke, {at, {at.x, at.y + 20}}, kLayer, kTight);
         }},
        {"AddRegionArea",
         [](Charted& c) { (void)c.editor->AddRegionArea(View::Back, kOther, kLayer, kTight); }},
        {"MoveMark", [](Charted& c) { c.editor->MoveMark(c.calf, Charted::Inside(kOther), 0); }},
        {"SetShapePoint", [](Charted& c) { c.editor->SetShapePoint(c.calf, 0, Charted::Inside(kOther), 0); }},
        {"SetFinding", [](Charted& c) { c.editor->SetFinding(c.calf, "trigger_point"); }},
        {"SetSeverityBefore", [](Charted& c) { c.editor->SetSeverityBefore(c.calf, 7); }},
        {"SetSeverityAfter", [](Charted& c) { c.editor->SetSeverityAfter(c.calf, 7); }},
        {"SetSide", [](Charted& c) { c.editor->SetSide(c.calf, Side::Right); }},
        {"SetMarkNote", [](Charted& c) { c.editor->SetMarkNote(c.calf, "x"); }},
        {"RemoveMark", [](Charted& c) { c.editor->RemoveMark(c.calf); }},
        {"MirrorMark", [](Charted& c) { c.editor->MirrorMark(c.calf); }},
        {"SetFindings", [](Charted& c) { desk::SetFindings(*c.editor, {c.calf}, "trigger_point"); }},
        {"SetSeverities", [](Charted& c) { desk::SetSeverities(*c.editor, {c.calf}, false, 7); }},
        {"SetLayers",
         [](Charted& c) {
             desk::SetLayers(*c.editor, {c.calf, c.detached}, Layer::Deep);
         }},
        {"RemoveMarks", [](Charted& c) { desk::RemoveMarks(*c.editor, {c.calf}); }},
        {"MirrorMarks", [](Charted& c) { desk::MirrorMarks(*c.editor, {c.calf}); }},
        {"ConfirmMark", [](Charted& c) { desk::ConfirmMark(*c.editor, c.calf); }},
        {"ConfirmGhost", [](Charted& c) { desk::ConfirmGhost(*c.editor, c.Ghost().id); }},
        {"SetResolved", [](Charted& c) { desk::SetResolved(*c.editor, desk::SpotOf(c.Ghost()), true); }},
        {"Detach", [](Charted& c) { desk::Detach(*c.editor, c.calf); }},
        {"Rejoin", [](Charted& c) { desk::Rejoin(*c.editor, c.detached); }},
    };
}

std::vector<Operation> OfTreatments() {
    return {
        {"AddTreatment",
         [](Charted& c) {
             auto another = c.given;
             another.id = {};
             c.editor->AddTreatment(another);
         }},
        {"ChangeTreatment", [](Charted& c) { c.editor->ChangeTreatment(c.Harder()); }},
        {"RemoveTreatment", [](Charted& c) { c.editor->RemoveTreatment(c.given.id); }},
        {"ConfirmTreatment", [](Charted& c) { desk::ConfirmTreatment(*c.editor, c.given.id); }},
        {"GiveAsLastTime", [](Charted& c) { desk::GiveAsLastTime(*c.editor, {c.calf}); }},
        {"GiveEach", [](Charted& c) { desk::GiveEach(*c.editor, {c.calf}); }},
        {"Give", [](Charted& c) { desk::Give(*c.editor, {c.calf}, "petrissage"); }},
    };
}

std::vector<Operation> OfTheRest() {
    return {
        {"Apply",
         [](Charted& c) {
             c.editor->Apply(
                 [](model::Visit& visit) {
                     visit.reason = "x";
                     return std::optional<model::Problem>();
                 },
                 "Change reason", static_cast<unsigned>(desk::Change::Text));
         }},
        {"SetSoap",
         [](Charted& c) {
             c.editor->SetSoap({"x", "", "", ""});
         }},
        {"SetReason", [](Charted& c) { c.editor->SetReason("x"); }},
        {"SetHealthUpdate", [](Charted& c) { c.editor->SetHealthUpdate("x", true); }},
        {"RecordNoChange", [](Charted& c) { desk::RecordNoChange(*c.editor); }},
        {"SetRedFlags", [](Charted& c) { c.editor->SetRedFlags({"dvt"}, true); }},
        {"AnswerRedFlags",
         [](Charted& c) {
             const auto& questions = support::TestResources().RedFlagQuestions();
             desk::AnswerRedFlags(*c.editor, {{questions.front().id, false}}, {});
         }},
        {"SetTraining", [](Charted& c) { c.editor->SetTraining({}, "build"); }},
        {"SetServiceTime",
         [](Charted& c) { c.editor->SetServiceTime(c.clock.Now() - std::chrono::hours(1), 30); }},
        {"SetVisitTime",
         [](Charted& c) {
             desk::SetVisitTime(*c.editor, *model::ParseDate("2026-11-30"), {8, 0}, 30);
         }},
        {"SetPlan",
         [](Charted& c) {
             auto plan = c.editor->Visit().plan;
             plan.words_to_client = "Rest.";
             c.editor->SetPlan(plan, "Change plan");
         }},
        {"MoveDay",
         [](Charted& c) {
             desk::MoveDay(*c.editor, {c.own, 0, 1});
         }},
        {"SetAside", [](Charted& c) { c.KeepOwn(); }},
        {"TakeBack",
         [](Charted& c) {
             c.KeepOwn();
             desk::TakeBack(*c.editor, c.own, c.editor->Visit().plan.items.front().overrides.front());
         }},
        {"SetValue", [](Charted& c) { desk::SetValue(*c.editor, c.pain, desk::Moment::After, 2); }},
        {"SetPainful", [](Charted& c) { desk::SetPainful(*c.editor, c.motion, true); }},
        {"SetReadingNote", [](Charted& c) { desk::SetReadingNote(*c.editor, c.pain, "x"); }},
        {"RemoveRange",
         [](Charted& c) {
             desk::RemoveRange(*c.editor, {c.motion.item, false});
         }},
        {"AnswerPlan",
         [](Charted& c) {
             const model::PlanItem& item = *std::ranges::find_if(
                 c.last.plan.items, [](const auto& one) { return one.modality != "massage"; });
             model::Adherence answer;
             answer.item = item.id;
             answer.at = item.at;
             answer.plan = c.last.id;
             answer.followed = model::Followed::Done;
             desk::AnswerPlan(*c.editor, {answer});
         }},
        {"WriteLine",
         [](Charted& c) { desk::WriteLine(*c.editor, desk::ObjectiveOf(*c.editor).front(), "x"); }},
        {"PutBack",
         [](Charted& c) {
             const auto line = desk::ObjectiveOf(*c.editor).front();
             desk::PutBack(*c.editor, line, model::ObjectiveLine{line.mark, line.treatment, "x", "y"});
         }},
        {"CopyForward", [](Charted& c) { desk::CopyForward(*c.editor, c.last, {}); }},
        {"CopyLines", [](Charted& c) { desk::CopyLines(*c.editor, c.last, model::SoapPart::Plan); }},
        {"ConfirmLine",
         [](Charted& c) { desk::ConfirmLine(*c.editor, model::SoapPart::Assessment, "Overuse."); }},
        {"Sign", [](Charted& c) { desk::Sign(*c.editor, c.Key()); }},
        {"Signer", [](Charted& c) { c.editor->TakeSigned(desk::Signer(*c.editor, c.Key())()); }},
    };
}

std::vector<Operation> All() {
    auto all = OfMarks();
    for (auto& more : {OfTreatments(), OfTheRest()}) all.insert(all.end(), more.begin(), more.end());
    return all;
}

// A header without comments, line breaks and bodies, so that a declaration ends with a semicolon.
std::string Declarations(const std::filesystem::path& header) {
    std::ifstream file(header);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    text = std::regex_replace(text, std::regex("//[^\n]*"), "");
    text = std::regex_replace(text, std::regex("\\s+"), " ");
    text = std::regex_replace(text, std::regex(" = \\{\\}"), "");
    return text;
}

std::set<std::string> NamesIn(const std::string& text, const std::string& pattern) {
    std::set<std::string> names;
    const std::regex wanted(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at)
        names.insert((*at)[1]);
    return names;
}

// Public calls of a class that may change it.
std::set<std::string> MutatorsOf(const std::string& declarations, const std::string& type) {
    const auto from = declarations.find("class " + type + " {");
    BOOST_REQUIRE(from != std::string::npos);
    std::string open = declarations.substr(from, declarations.find("private:", from) - from);
    open.erase(0, open.find('{') + 1);
    open = std::regex_replace(open, std::regex("\\{[^{}]*\\}"), ";");
    std::set<std::string> names;
    const std::regex semicolon(";");
    for (std::sregex_token_iterator at(open.begin(), open.end(), semicolon, -1), end; at != end; ++at) {
        const std::string one = *at;
        if (std::regex_search(one, std::regex("\\) const *$|^ *using |= delete")) ||
            one.find('(') == std::string::npos)
            continue;
        names.merge(NamesIn(one, "^[^(]*\\b([A-Z]\\w*)\\("));
    }
    return names;
}

void ExpectTold(const std::set<std::string>& found, const std::set<std::string>& told) {
    for (const std::string& name : found)
        BOOST_TEST(told.contains(name), name << " is in no table of this test");
    for (const std::string& name : told) BOOST_TEST(found.contains(name), name << " is no call any more");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signed_visit_tests)

BOOST_AUTO_TEST_CASE(every_call_changes_a_draft_and_is_refused_once_it_is_signed) {
    for (const Operation& one : All()) {
        BOOST_TEST_CONTEXT(one.name) {
            Charted draft;
            const model::Visit before = draft.editor->Visit();
            BOOST_REQUIRE_NO_THROW(one.run(draft));
            BOOST_TEST((draft.editor->Visit() != before));

            Charted closed;
            desk::Sign(*closed.editor, closed.Key());
            const model::Visit as_signed = closed.editor->Visit();
            const auto entries = closed.clinic->Store().AuditTrail().size();
            std::string said;
            try {
                one.run(closed);
            } catch (const model::Error& error) {
                BOOST_TEST((error.Kind() == model::ErrorKind::Refused));
                said = error.what();
            }
            BOOST_TEST(said.find("signed") != std::string::npos, said);
            BOOST_TEST((closed.editor->Visit() == as_signed));
            BOOST_TEST((closed.clinic->Store().LoadVisit(as_signed.id) == as_signed));
            BOOST_TEST(closed.clinic->Store().AuditTrail().size() == entries);
        }
    }
}

// A new call belongs into the table above; one that does not change the visit's record into `others`.
BOOST_AUTO_TEST_CASE(the_table_knows_every_call) {
    std::set<std::string> told, found;
    for (const Operation& one : All()) told.insert(one.name);
    for (const auto& file : std::filesystem::directory_iterator(PALPATE_SOURCE_DIR "/src/desk"))
        if (file.path().extension() == ".h")
            found.merge(
                NamesIn(Declarations(file.path()), "\\b([A-Z]\\w*)\\((?:[^();]*, )?VisitEditor& \\w+"));
    found.merge(MutatorsOf(Declarations(PALPATE_SOURCE_DIR "/src/desk/visit_editor.h"), "VisitEditor"));
    // Steps, what is shown, and what belongs to the client.
    const std::set<std::string> others{"VisitEditor", "EndStep",    "TakeSigned",     "Steps",
                                       "GoOnFrom",    "ShowFigure", "PrepareFigures", "ClientChanged",
                                       "Undo",        "Redo",       "AvoidFromNow",   "EndAvoid"};
    told.insert(others.begin(), others.end());
    ExpectTold(found, told);
}

BOOST_AUTO_TEST_CASE(the_store_has_no_other_way_in) {
    const std::set<std::string> of_visits{"SaveVisit", "SignVisit",    // tests/store/signing_tests.cpp
                                          "Amend", "ImportAmendment",  // tests/store/amendment_tests.cpp
                                          "ReassignVisit"};            // tests/store/people_tests.cpp
    const std::set<std::string> others{"Create",        "Open",
                                       "Recover",       "UserNames",
                                       "ClinicStore",   "SaveProfile",   "SaveLetterhead",
                                       "SaveUser",      "ChangePassphrase",
                                       "SaveClient",    "SavePicture",
                                       "SavePhrase",    "ArchivePicture",
                                       "Together",      "Log",
                                       "BackUp",        "AddUser",
                                       "SetPrivacy",    "BreakGlass",    "EndEmergencies",
                                       "OpenWithPin",   "PinOf",
                                       "SetPin",        "RemovePin",
                                       "SetRole",       "ResetPassphrase",
                                       "RemoveUser",    "RenewAnchor",
                                       "AddToRegister", "AuditReading",
                                       "CleanPages",    "NoteRefusedRecovery",
                                       "Remove",        "RenewRecoveryCode",
                                       "TakeRecovery",  "BringIn",
                                       "ImportPrivacy", "SaveMailAccount",
                                       "QueueMail",     "RemoveMailAccount",
                                       "TakeMail",      "UseMailAccount",
                                       "MailSent",      "MailFailed",
                                       "MailUnsure",    "WithdrawMail",
                                       "RetryMail",     "SettleMail"};
    std::set<std::string> told = of_visits;
    told.insert(others.begin(), others.end());
    ExpectTold(MutatorsOf(Declarations(PALPATE_SOURCE_DIR "/src/store/clinic_store.h"), "ClinicStore"), told);
}

// A figure chosen, a place avoided, steps of before: none of them writes to the signed visit.
BOOST_AUTO_TEST_CASE(what_belongs_elsewhere_leaves_the_signed_visit_alone) {
    Charted closed;
    desk::Sign(*closed.editor, closed.Key());
    const model::Visit as_signed = closed.editor->Visit();
    closed.editor->ShowFigure(model::Figure::Female);
    desk::AvoidFromNow(*closed.clinic, *closed.editor, kOther, "varicose vein");
    desk::EndAvoid(*closed.clinic, *closed.editor, kOther);
    closed.editor->Undo();
    closed.editor->Redo();
    BOOST_TEST((closed.editor->Visit() == as_signed));
    BOOST_TEST((closed.clinic->Store().LoadVisit(as_signed.id) == as_signed));
    BOOST_TEST(closed.clinic->Store().Signatures(as_signed.id).at(0).valid);
}

BOOST_AUTO_TEST_SUITE_END()
