#define BOOST_TEST_MODULE desk
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/open_clinic.h"
#include "desk/presets.h"
#include "desk/visit_editor.h"

namespace {

using model::Layer;
using model::Side;
using model::View;

constexpr const char* kTight = "hypertonicity";

model::MapPoint Inside(const std::string& region, Side side, View view = View::Back) {
    auto& atlas = support::TestResources().Atlas();
    return *atlas.Index(model::Figure::Neutral, view).InnerPoint({region, side}, Layer::Superficial);
}

struct Editing : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);

    model::MarkId Mark(const std::string& region = "soleus", Side side = Side::Left) {
        return *editor->AddMarkAt(View::Back, Inside(region, side), Layer::Superficial, kTight);
    }
    // Healthy by every answer, so that cold is proposed after the long run.
    void ChartARunnerWithAnIceBath() {
        client.equipment = {"ice_bath"};
        client.history.emplace_back();
        client.history.back().others = model::Answer::No;
        client = clinic->SaveClient(client);
        editor = clinic->StartVisit(client.id);
        model::TrainingWeek week{};
        week[0].load = model::Load::LongRun;
        editor->SetTraining(week, "build");
        editor->SetRedFlags({}, true);
    }
    void Answer(const char* condition) {
        auto answers = client.Health();
        answers.conditions[condition].answer = model::Answer::Yes;
        client = clinic->KeepHealth(client.id, answers);
    }
    void AnswerRaynaud() { Answer("raynaud"); }
    [[nodiscard]] const model::Visit& Visit() const { return editor->Visit(); }
    [[nodiscard]] model::Visit Stored() const { return *clinic->Store().LoadVisit(Visit().id); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(visit_editor_tests, Editing)

BOOST_AUTO_TEST_CASE(a_click_charts_the_region_under_it) {
    const auto id = Mark();
    BOOST_TEST(Visit().Find(id)->at.region == "soleus");
    BOOST_TEST((Visit().Find(id)->at.side == Side::Left));
    BOOST_TEST((Stored() == Visit()));
}

BOOST_AUTO_TEST_CASE(a_click_beside_the_body_charts_nothing) {
    const auto before = Visit();
    BOOST_TEST(!editor->AddMarkAt(View::Back, {-100, 10}, Layer::Superficial, kTight).has_value());
    BOOST_TEST((Visit() == before));
    BOOST_TEST(!editor->CanUndo());
}

BOOST_AUTO_TEST_CASE(by_name_and_by_click_are_the_same_mark) {
    const auto by_name = editor->AddMarkIn({"gastrocnemius_medial", Side::Right}, Layer::Superficial, kTight);
    const model::Mark mark = *Visit().Find(by_name);
    BOOST_TEST((mark.at == model::RegionRef{"gastrocnemius_medial", Side::Right}));
    const auto again = *editor->AddMarkAt(mark.view, mark.points[0], Layer::Superficial, kTight);
    BOOST_TEST((Visit().Find(again)->at == mark.at));
}

BOOST_AUTO_TEST_CASE(a_move_over_the_midline_changes_the_side) {
    const auto id = Mark("gluteus_maximus", Side::Left);
    BOOST_TEST(editor->MoveMark(id, Inside("gluteus_maximus", Side::Right), 0));
    BOOST_TEST((Visit().Find(id)->at.side == Side::Right));
    BOOST_TEST(!editor->MoveMark(id, {-100, 10}, 0));
    BOOST_TEST((Visit().Find(id)->at.side == Side::Right));
}

BOOST_AUTO_TEST_CASE(a_drag_is_one_step) {
    const auto id = Mark();
    const auto before = Visit();
    for (const char* region : {"gastrocnemius_medial", "gastrocnemius_lateral", "biceps_femoris_long"}) {
        BOOST_TEST(editor->MoveMark(id, Inside(region, Side::Left), 7));
    }
    editor->Undo();
    BOOST_TEST((Visit() == before));
}

BOOST_AUTO_TEST_CASE(undo_all_is_the_start_and_redo_all_the_end) {
    const auto start = Visit();
    const auto id = Mark();
    editor->SetSeverityBefore(id, 6);
    editor->SetSeverityAfter(id, 3);
    model::Treatment treatment;
    treatment.marks = {id};
    treatment.technique = "petrissage";
    treatment.minutes = 6;
    editor->AddTreatment(treatment);
    editor->SetMarkNote(id, "eases with movement");
    editor->MirrorMark(id);
    editor->RemoveMark(id);
    const auto end = Visit();
    while (editor->CanUndo()) editor->Undo();
    BOOST_TEST((Visit() == start));
    BOOST_TEST((Stored() == start));
    while (editor->CanRedo()) editor->Redo();
    BOOST_TEST((Visit() == end));
    BOOST_TEST((Stored() == end));
}

BOOST_AUTO_TEST_CASE(what_is_refused_changes_nothing) {
    const auto id = Mark();
    const auto before = Visit();
    BOOST_CHECK_THROW(editor->SetSeverityBefore(id, 11), model::Error);
    BOOST_CHECK_THROW(editor->SetSeverityAfter(model::MarkId{ids.NewUuid()}, 3), model::Error);
    model::Treatment nowhere;
    nowhere.technique = "petrissage";
    BOOST_CHECK_THROW(editor->AddTreatment(nowhere), model::Error);
    BOOST_TEST((Visit() == before));
    BOOST_TEST((Stored() == before));
}

BOOST_AUTO_TEST_CASE(a_failed_save_takes_the_step_back) {
    Mark();
    const auto before = Visit();
    // Meanwhile the visit is signed in the store: it refuses every later save.
    model::Visit locked = before;
    locked.status = model::VisitStatus::Signed;
    clinic->Store().SaveVisit(locked);
    BOOST_CHECK_THROW(Mark("gluteus_medius", Side::Right), model::Error);
    BOOST_TEST((Visit() == before));
}

BOOST_AUTO_TEST_CASE(every_step_is_announced_by_kind) {
    unsigned heard = 0;
    const auto listening = editor->Changed.Listen([&](unsigned kinds) { heard |= kinds; });
    Mark();
    BOOST_TEST(desk::Has(heard, desk::Change::Marks));
    heard = 0;
    editor->SetSoap({"tired legs", "", "", ""});
    BOOST_TEST(desk::Has(heard, desk::Change::Text));
    BOOST_TEST(!desk::Has(heard, desk::Change::Plan));
}

BOOST_AUTO_TEST_CASE(the_last_technique_is_the_next_default) {
    const auto id = Mark();
    model::Treatment treatment;
    treatment.marks = {id};
    treatment.technique = "effleurage";
    treatment.pressure = 2;
    treatment.minutes = 9;
    editor->AddTreatment(treatment);
    const auto other = Mark("gluteus_medius", Side::Right);
    const auto next = desk::DefaultsOf(*editor, *Visit().Find(other), "effleurage");
    BOOST_TEST(next.pressure == 2);
    BOOST_TEST(next.minutes == 9);
}

namespace {
model::HomePlan Approved(model::HomePlan plan) {
    plan.approved = true;
    return plan;
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_plan_is_approved_only_after_the_red_flags) {
    Mark();
    editor->SetPlan(editor->Propose(), "propose");
    BOOST_REQUIRE(!Visit().plan.items.empty());
    BOOST_CHECK_THROW(editor->SetPlan(Approved(Visit().plan), "approve"), model::Error);
    BOOST_TEST(!Stored().plan.approved);
    editor->SetRedFlags({}, true);
    editor->SetPlan(Approved(Visit().plan), "approve");
    BOOST_TEST(Stored().plan.approved);
}

BOOST_AUTO_TEST_CASE(a_changed_plan_must_be_approved_again) {
    editor->SetRedFlags({}, true);
    editor->SetPlan(Approved(editor->Propose()), "approve");
    auto plan = Visit().plan;
    plan.items.front().days = {0};
    plan.items.front().edited = true;
    editor->SetPlan(plan, "change days");
    BOOST_TEST(!Visit().plan.approved);
    BOOST_TEST((Visit().plan.items.front().days == std::vector{0}));
}

BOOST_AUTO_TEST_CASE(what_the_history_forbids_is_never_approved) {
    // Ice for somebody whose fingers turn white in the cold.
    ChartARunnerWithAnIceBath();
    const auto cold = [](const model::HomePlan& plan) {
        return std::ranges::any_of(plan.items,
                                   [](const auto& item) { return item.modality == "cold_water_immersion"; });
    };
    const auto with_ice = editor->Propose();
    BOOST_REQUIRE(cold(with_ice));
    AnswerRaynaud();
    editor = clinic->StartVisit(client.id);
    editor->SetPlan(with_ice, "add");
    BOOST_CHECK_THROW(editor->SetPlan(Approved(with_ice), "approve"), model::Error);
    BOOST_TEST(!cold(editor->Propose()));
}

BOOST_AUTO_TEST_CASE(a_finding_that_forbids_a_part_takes_the_approval_back) {
    editor->SetSeverityBefore(Mark("soleus"), 4);
    editor->SetRedFlags({}, true);
    editor->SetPlan(Approved(editor->Propose()), "approve");
    BOOST_REQUIRE(std::ranges::any_of(Visit().plan.items,
                                      [](const auto& item) { return item.modality == "stretching"; }));
    Mark("gluteus_medius", Side::Right);
    BOOST_TEST(Visit().plan.approved);
    const auto id = editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "inflammation");
    editor->SetSeverityBefore(id, 8);
    BOOST_TEST(!Visit().plan.approved);
    BOOST_TEST(!Stored().plan.approved);
}

BOOST_AUTO_TEST_CASE(a_history_that_changes_later_makes_a_draft_of_the_plan) {
    ChartARunnerWithAnIceBath();
    editor->SetPlan(Approved(editor->Propose()), "approve");
    BOOST_TEST(clinic->MayHandOutPlan(Stored()));
    AnswerRaynaud();
    BOOST_TEST(!clinic->MayHandOutPlan(Stored()));
}

BOOST_AUTO_TEST_CASE(a_doctor_who_is_to_be_asked_makes_a_draft_of_the_plan_until_it_is_answered) {
    ChartARunnerWithAnIceBath();
    editor->SetPlan(Approved(editor->Propose()), "approve");
    BOOST_REQUIRE(clinic->MayHandOutPlan(Stored()));
    Answer("dvt_history");
    BOOST_TEST(!clinic->MayHandOutPlan(Stored()));
    editor->ClientChanged(client);
    auto plan = Approved(Visit().plan);
    for (const auto& one : editor->Objections()) {
        BOOST_TEST(!one.absolute);
        for (auto& item : plan.items)
            if (item.id == one.item && item.at == one.at)
                item.overrides.push_back({one.why.condition, one.why.action, "the doctor said yes by phone"});
    }
    plan.approved = false;
    editor->SetPlan(plan, "keep");
    editor->SetPlan(Approved(Visit().plan), "approve");
    BOOST_TEST(clinic->MayHandOutPlan(Stored()));
}

BOOST_AUTO_TEST_CASE(a_referral_due_since_the_approval_is_not_left_off_the_paper) {
    ChartARunnerWithAnIceBath();
    editor->SetPlan(Approved(editor->Propose()), "approve");
    BOOST_REQUIRE(!Visit().plan.refer.has_value());
    // It withholds nothing, and the client has to see a doctor.
    editor->SetRedFlags({"inflammatory_spine"}, true);
    BOOST_TEST(!Visit().plan.approved);
    BOOST_REQUIRE(Visit().plan.refer.has_value());
    editor->SetPlan(Approved(Visit().plan), "approve");
    BOOST_REQUIRE(Stored().plan.refer.has_value());
    BOOST_TEST(Stored().plan.refer->urgency == "soon");
    BOOST_TEST(clinic->MayHandOutPlan(Stored()));
}

BOOST_AUTO_TEST_CASE(red_flags_that_are_to_be_asked_again_take_the_approval_back) {
    ChartARunnerWithAnIceBath();
    editor->SetPlan(Approved(editor->Propose()), "approve");
    editor->SetRedFlags({}, false);
    BOOST_TEST(!Visit().plan.approved);
}

BOOST_AUTO_TEST_CASE(a_closed_clinic_comes_back_as_it_was) {
    Mark();
    editor->SetSoap({"s", "o", "a", "p"});
    const auto before = Visit();
    editor.reset();
    Reopen();
    editor = clinic->StartVisit(client.id);
    BOOST_TEST((Visit() == before));
}

BOOST_AUTO_TEST_CASE(every_structure_can_be_charted_by_name_on_every_figure) {
    auto& resources = support::TestResources();
    for (const auto figure : {model::Figure::Neutral, model::Figure::Female, model::Figure::Male}) {
        for (const auto& term : resources.Words().Regions()) {
            const model::RegionRef at{term.id, term.paired ? Side::Left : Side::Midline};
            BOOST_TEST_INFO(term.id);
            const auto view = resources.Atlas().BestView(figure, at, term.layer);
            BOOST_REQUIRE(view.has_value());
            BOOST_TEST(resources.Atlas().Index(figure, *view).InnerPoint(at, term.layer).has_value());
        }
    }
    // Drawn in a close-up only.
    const auto id = editor->AddMarkIn({"quadratus_plantae", Side::Left}, Layer::Deep, "pain");
    BOOST_TEST((Visit().Find(id)->at.side == Side::Left));
}

BOOST_AUTO_TEST_SUITE_END()
