#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/copy_forward.h"
#include "desk/open_clinic.h"
#include "desk/signing.h"
#include "desk/spots.h"

namespace {

using model::Layer;
using model::Side;
using model::SoapPart;

struct Copying : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor;
    model::Visit last;

    Copying() {
        auto first = clinic->StartVisit(client.id);
        const auto mark = first->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");
        first->AddMarkIn({"sacral_region", Side::Midline}, Layer::Superficial, "tender_point");
        first->SetSeverityBefore(mark, 6);
        first->SetSeverityAfter(mark, 3);
        first->SetMarkNote(mark, "Rope-like.");
        model::Treatment treatment;
        treatment.marks = {mark};
        treatment.technique = "petrissage";
        treatment.response = model::Response::Better;
        treatment.note = "Asked for less.";
        first->AddTreatment(treatment);
        first->SetSoap({"Calf tight.\nSleeps well.", "", "Better.", "Ice.\n\nStretch daily.  "});
        first->SetTraining({}, "build");
        last = first->Visit();
        clock.Set(clock.Now() + std::chrono::hours(24 * 7));
        editor = clinic->StartVisit(client.id);
    }
    [[nodiscard]] const model::Visit& Now() const { return editor->Visit(); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(copy_forward_tests, Copying)

BOOST_AUTO_TEST_CASE(the_last_visit_is_the_newest_before_this_one) {
    BOOST_TEST((desk::LastVisitOf(*editor) == last));
    const auto first = clinic->OpenVisit(last.id);
    BOOST_TEST(!desk::LastVisitOf(*first).has_value());
}

BOOST_AUTO_TEST_CASE(marks_and_treatments_come_flagged_and_without_what_was_measured) {
    desk::CopyForward(*editor, last, {});
    BOOST_REQUIRE(Now().marks.size() == 2U);
    const auto& mark = Now().marks.front();
    BOOST_TEST(mark.copied);
    BOOST_TEST(!mark.before.has_value());
    BOOST_TEST(!mark.after.has_value());
    BOOST_TEST(mark.note == "Rope-like.");
    BOOST_TEST((mark.id != last.marks.front().id));
    BOOST_REQUIRE(Now().treatments.size() == 1U);
    const auto& treatment = Now().treatments.front();
    BOOST_TEST(treatment.copied);
    BOOST_TEST((treatment.marks == std::vector{mark.id}));
    BOOST_TEST((treatment.response == model::Response::NotAsked));
    BOOST_TEST(treatment.note.empty());
    BOOST_TEST(Now().training_block == "build");
    BOOST_TEST((Now().copied_from == last.id));
    BOOST_TEST(Now().soap.plan.empty());
    BOOST_TEST(desk::UntouchedOf(Now()).Count() == 3U);
    editor->Undo();
    BOOST_TEST(Now().marks.empty());
    BOOST_TEST(Now().treatments.empty());
    BOOST_TEST(!editor->CanUndo());
}

BOOST_AUTO_TEST_CASE(nothing_comes_twice) {
    editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");
    const auto offer = desk::OfferOf(*editor, last);
    BOOST_TEST(offer.marks == 1U);
    BOOST_TEST(offer.treatments == 0U);
    desk::CopyForward(*editor, last, {true, true, true, true, true, true});
    const auto once = Now();
    BOOST_TEST(once.marks.size() == 2U);
    BOOST_TEST(desk::OfferOf(*editor, last).Empty());
    desk::CopyForward(*editor, last, {true, true, true, true, true, true});
    BOOST_TEST((Now() == once));
}

BOOST_AUTO_TEST_CASE(a_copied_mark_follows_its_spot_and_one_found_gone_stays_gone) {
    const auto resolve = [&](model::Visit& visit) -> std::optional<model::Problem> {
        visit.resolved = {desk::SpotOf(last.marks[1])};
        return {};
    };
    editor->Apply(resolve, "Resolve", static_cast<unsigned>(desk::Change::Marks));
    desk::CopyForward(*editor, last, {});
    BOOST_REQUIRE(Now().marks.size() == 1U);
    BOOST_TEST((Now().marks.front().spot == desk::SpotOf(last.marks[0])));
}

BOOST_AUTO_TEST_CASE(treatments_do_not_come_without_their_marks) {
    desk::CopyForward(*editor, last, {false, true, false, false, false, false});
    BOOST_TEST(Now().treatments.empty());
    BOOST_TEST(Now().copied_from.empty());
}

BOOST_AUTO_TEST_CASE(pressure_follows_what_is_known_today) {
    auto changed = clinic->LoadClient(client.id);
    auto health = changed.Health();
    health.conditions["anticoagulants"].answer = model::Answer::Yes;
    changed = clinic->KeepHealth(client.id, health);
    auto strong = last;
    strong.treatments.front().pressure = 5;
    const auto again = clinic->OpenVisit(Now().id);
    desk::CopyForward(*again, strong, {});
    const auto& visit = again->Visit();
    for (const auto& treatment : visit.treatments)
        BOOST_TEST(treatment.pressure <= again->PressureLimitOf(visit.marks.front()).highest);
    BOOST_TEST(again->PressureLimitOf(visit.marks.front()).highest < 5);
}

BOOST_AUTO_TEST_CASE(lines_are_flagged_until_they_are_touched) {
    editor->SetSoap({"", "", "", "Own."});
    desk::CopyLines(*editor, last, SoapPart::Plan);
    BOOST_TEST(Now().soap.plan == "Own.\nIce.\nStretch daily.");
    BOOST_TEST(desk::UntouchedOf(Now()).lines.size() == 2U);
    auto soap = Now().soap;
    soap.plan = "Own.\nIce, 10 min.\nStretch daily.";
    editor->SetSoap(soap);
    BOOST_REQUIRE(desk::UntouchedOf(Now()).lines.size() == 1U);
    BOOST_TEST(desk::UntouchedOf(Now()).lines.front().line == "Stretch daily.");
    desk::ConfirmLine(*editor, SoapPart::Plan, "Stretch daily.");
    BOOST_TEST(desk::UntouchedOf(Now()).lines.empty());
    BOOST_TEST(Now().soap.plan == soap.plan);
    editor->Undo();
    BOOST_TEST(desk::UntouchedOf(Now()).lines.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_change_or_a_word_takes_the_flag_away) {
    desk::CopyForward(*editor, last, {});
    const auto mark = Now().marks[0].id, other = Now().marks[1].id;
    auto treatment = Now().treatments.front();
    editor->SetSeverityBefore(mark, 4);
    BOOST_TEST(!Now().Find(mark)->copied);
    BOOST_TEST(Now().treatments.front().copied);
    treatment.minutes = 9;
    editor->ChangeTreatment(treatment);
    BOOST_TEST(!Now().treatments.front().copied);
    desk::ConfirmMark(*editor, other);
    BOOST_TEST(desk::UntouchedOf(Now()).Count() == 0U);
    editor->Undo();
    editor->Undo();
    BOOST_TEST(desk::UntouchedOf(Now()).Count() == 2U);
    desk::ConfirmTreatment(*editor, treatment.id);
    BOOST_TEST(desk::UntouchedOf(Now()).treatments.empty());
}

BOOST_AUTO_TEST_CASE(every_way_of_changing_a_mark_touches_it) {
    desk::CopyForward(*editor, last, {});
    const auto change = [](model::Visit& visit) -> std::optional<model::Problem> {
        for (auto& mark : visit.marks) mark.layer = Layer::Deep;
        return {};
    };
    editor->Apply(change, "Change layer", static_cast<unsigned>(desk::Change::Marks));
    BOOST_TEST(desk::UntouchedOf(Now()).marks.empty());
}

BOOST_AUTO_TEST_CASE(losing_a_mark_is_no_look_at_a_treatment) {
    last.treatments.front().marks.push_back(last.marks[1].id);
    desk::CopyForward(*editor, last, {});
    editor->RemoveMark(Now().marks[1].id);
    BOOST_TEST(Now().treatments.front().copied);
}

BOOST_AUTO_TEST_CASE(two_marks_in_one_muscle_both_come) {
    model::Mark second = last.marks.front();
    second.id = ids.New<model::MarkId>();
    second.points.front().y += 3;
    last.marks.push_back(second);
    desk::CopyForward(*editor, last, {});
    BOOST_TEST(Now().marks.size() == 3U);
    editor->Undo();
    // One of them is charted already; the other still comes.
    editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");
    BOOST_REQUIRE((Now().marks.front().spot == desk::SpotOf(last.marks.front())));
    desk::CopyForward(*editor, last, {});
    BOOST_TEST(Now().marks.size() == 3U);
}

BOOST_AUTO_TEST_CASE(where_the_client_is_left_alone_only_the_mark_comes) {
    client = editor->Client();
    client.avoid.push_back({{"soleus", Side::Left}, "varicose vein", clock.Now(), {}});
    editor->ClientChanged(clinic->SaveClient(client));
    desk::CopyForward(*editor, last, {});
    BOOST_TEST(Now().marks.size() == 2U);
    BOOST_TEST(Now().treatments.empty());
}

// Whoever copied without looking may have signed so.
BOOST_AUTO_TEST_CASE(a_copy_of_a_copy_is_to_be_looked_at_again) {
    using Code = desk::PointCode;
    desk::CopyForward(*editor, last, {.subjective = true});
    editor = clinic->OpenVisit(Now().id);  // as it was stored
    const auto warned = [&](Code code) {
        const auto points = desk::OpenPoints(*editor);
        const auto found = std::ranges::find(points, code, &desk::OpenPoint::code);
        return found != points.end() && found->kind == desk::PointKind::Warn;
    };
    for (const Code code : {Code::CopiedMarks, Code::CopiedTreatments, Code::CopiedLines})
        BOOST_TEST(warned(code), desk::ToText(code));
    const auto count = desk::UntouchedOf(Now()).Count();
    BOOST_TEST(count == 5U);
    desk::Sign(*editor, clinic->Store().Unlock("a good passphrase"));
    const model::Visit copied = Now();
    BOOST_TEST(desk::UntouchedOf(copied).Count() == count);

    clock.Set(clock.Now() + std::chrono::hours(24 * 7));
    editor = clinic->StartVisit(client.id);
    desk::CopyForward(*editor, copied, {.subjective = true});
    BOOST_TEST(desk::UntouchedOf(Now()).Count() == count);
    BOOST_TEST((Now().copied_from == copied.id));
    BOOST_TEST((Now().marks[0].spot == desk::SpotOf(last.marks[0])));
    for (const auto& mark : std::vector(Now().marks)) desk::ConfirmMark(*editor, mark.id);
    desk::ConfirmTreatment(*editor, Now().treatments[0].id);
    for (const auto& one : desk::UntouchedOf(Now()).lines) desk::ConfirmLine(*editor, one.part, one.line);
    for (const Code code : {Code::CopiedMarks, Code::CopiedTreatments, Code::CopiedLines})
        BOOST_TEST(!warned(code), desk::ToText(code));
}

BOOST_AUTO_TEST_SUITE_END()
