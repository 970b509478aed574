#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/open_clinic.h"
#include "desk/presets.h"
#include "desk/spots.h"

namespace {

using model::Layer;
using model::RegionRef;
using model::Side;

struct Treating : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    text::Translator words;

    [[nodiscard]] const model::Visit& Visit() const { return editor->Visit(); }
    [[nodiscard]] const model::Mark& Mark(const model::MarkId& id) const { return *Visit().Find(id); }
    model::MarkId Chart(const RegionRef& at = {"soleus", Side::Left}, const char* finding = "hypertonicity") {
        return editor->AddMarkIn(at, Layer::Superficial, finding);
    }
    void Treat(const model::MarkId& mark, const char* technique, int pressure, int minutes) {
        model::Treatment treatment;
        treatment.marks = {mark};
        treatment.technique = technique;
        treatment.pressure = pressure;
        treatment.minutes = minutes;
        editor->AddTreatment(treatment);
    }
    void ComeAgain() {
        model::Visit visit = Visit();
        visit.status = model::VisitStatus::Signed;
        clinic->Store().SaveVisit(visit);
        clock.Set(clock.Now() + std::chrono::days(7));
        editor = clinic->StartVisit(client.id);
    }
    void TakesAnticoagulants() {
        model::HealthHistory history;
        history.conditions["anticoagulants"].answer = model::Answer::Yes;
        client = clinic->KeepHealth(client.id, history);
        editor->ClientChanged(client);
    }
    [[nodiscard]] std::string Text(const std::optional<desk::Preset>& preset) const {
        return preset ? desk::PresetText(words, support::TestResources().Words(), *preset) : "none";
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(presets_tests, Treating)

BOOST_AUTO_TEST_CASE(as_last_time_is_what_the_spot_was_given) {
    const auto first = Chart();
    Treat(first, "petrissage", 3, 6);
    Treat(first, "passive_stretch", 2, 4);
    ComeAgain();
    const auto id = Chart();
    const auto preset = desk::LastTime(*editor, Mark(id));
    BOOST_TEST(Text(preset) == "Petrissage P3 6 min + passive stretching P2 4 min");
    BOOST_TEST(!preset->lighter);
    const auto steps = desk::GiveAsLastTime(*editor, {id});
    BOOST_TEST(steps.size() == 2u);
    BOOST_TEST(Visit().TreatmentsOf(id).size() == 2u);
    editor->Undo();
    BOOST_TEST(Visit().treatments.empty());
}

BOOST_AUTO_TEST_CASE(another_spot_at_the_same_place_was_treated_there_too) {
    Treat(Chart(), "petrissage", 3, 6);
    ComeAgain();
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(Chart({"soleus", Side::Left}, "adhesion")))) ==
               "Petrissage P3 6 min");
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(Chart({"soleus", Side::Right})))) == "none");
}

BOOST_AUTO_TEST_CASE(a_spot_not_treated_last_time_is_treated_as_the_time_before) {
    Treat(Chart(), "petrissage", 3, 6);
    ComeAgain();
    Chart();
    ComeAgain();
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(Chart()))) == "Petrissage P3 6 min");
}

BOOST_AUTO_TEST_CASE(presets_keep_to_what_the_history_allows_now) {
    const auto first = Chart();
    Treat(first, "deep_tissue", 5, 6);
    ComeAgain();
    TakesAnticoagulants();
    const auto id = Chart();
    const int highest = editor->PressureLimitOf(Mark(id)).highest;
    BOOST_REQUIRE(highest < 5);
    const auto preset = desk::LastTime(*editor, Mark(id));
    BOOST_REQUIRE(preset.has_value());
    BOOST_TEST(preset->treatments.front().pressure == highest);
    BOOST_TEST(preset->lighter);
    BOOST_TEST(desk::DefaultsOf(*editor, Mark(id), "deep_tissue").pressure <= highest);
}

BOOST_AUTO_TEST_CASE(usual_techniques_follow_the_finding) {
    const struct {
        const char* finding;
        const char* first;
    } cases[] = {{"hypertonicity", "petrissage"},    {"adhesion", "myofascial_release"},
                 {"scar", "myofascial_release"},     {"trigger_point_active", "trigger_point_compression"},
                 {"swelling", "lymphatic_drainage"}, {"pain", "effleurage"}};
    for (const auto& one : cases) {
        const auto usual = desk::UsualTechniques(*editor, Mark(Chart({"soleus", Side::Left}, one.finding)));
        BOOST_REQUIRE(!usual.empty());
        BOOST_TEST(usual.front() == one.first, one.finding);
        std::set<std::string> once(usual.begin(), usual.end());
        BOOST_TEST(once.size() == usual.size());
    }
    BOOST_TEST(desk::UsualTechniques(*editor, Mark(Chart({"soleus", Side::Left}, "bruise"))).empty());
}

BOOST_AUTO_TEST_CASE(what_the_last_visit_gave_there_comes_first) {
    Treat(Chart(), "rocking_shaking", 2, 2);
    ComeAgain();
    const auto usual = desk::UsualTechniques(*editor, Mark(Chart()));
    BOOST_TEST(usual.front() == "rocking_shaking");
    BOOST_TEST(usual.at(1) == "petrissage");
}

BOOST_AUTO_TEST_CASE(the_last_values_of_a_technique_are_its_next_ones) {
    const auto id = Chart(), other = Chart({"soleus", Side::Right});
    BOOST_TEST(desk::DefaultsOf(*editor, Mark(id), "trigger_point_compression").minutes == 3);
    BOOST_TEST(desk::DefaultsOf(*editor, Mark(id), "lymphatic_drainage").pressure == 1);
    Treat(id, "petrissage", 2, 9);
    Treat(id, "effleurage", 1, 1);
    const auto last = desk::DefaultsOf(*editor, Mark(other), "petrissage");
    BOOST_TEST(last.pressure == 2);
    BOOST_TEST(last.minutes == 9);
}

BOOST_AUTO_TEST_CASE(a_closed_pressure_needs_a_reason) {
    TakesAnticoagulants();
    const auto id = Chart();
    const int highest = editor->PressureLimitOf(Mark(id)).highest;
    BOOST_REQUIRE(highest < 5);
    BOOST_CHECK_THROW(Treat(id, "deep_tissue", highest + 1, 5), model::Error);
    BOOST_TEST(Visit().treatments.empty());
    Treat(id, "petrissage", highest, 5);
    model::Treatment treatment = Visit().treatments.front();
    treatment.pressure = highest + 1;
    treatment.override_reason = "  ";
    BOOST_CHECK_THROW(editor->ChangeTreatment(treatment), model::Error);
    treatment.override_reason = "cleared by phone today";
    editor->ChangeTreatment(treatment);
    BOOST_TEST(Visit().treatments.front().override_reason == "cleared by phone today");
    BOOST_TEST((*clinic->Store().LoadVisit(Visit().id) == Visit()));
    BOOST_TEST(editor->FindingLines().front().find("cleared by phone today") != std::string::npos);
    treatment.pressure = highest;
    editor->ChangeTreatment(treatment);
    BOOST_TEST(Visit().treatments.front().override_reason.empty());
}

BOOST_AUTO_TEST_CASE(what_was_given_before_the_history_closed_it_can_be_worked_on) {
    const auto id = Chart();
    Treat(id, "deep_tissue", 5, 5);
    TakesAnticoagulants();
    model::Treatment treatment = Visit().treatments.front();
    treatment.minutes = 8;
    editor->ChangeTreatment(treatment);
    BOOST_TEST(Visit().treatments.front().minutes == 8);
    BOOST_TEST(Visit().treatments.front().pressure == 5);
}

BOOST_AUTO_TEST_CASE(several_marks_are_treated_in_one_step) {
    const auto one = Chart(), other = Chart({"soleus", Side::Right});
    desk::Give(*editor, {one, other}, "petrissage");
    BOOST_TEST(Visit().treatments.size() == 2u);
    editor->Undo();
    BOOST_TEST(Visit().treatments.empty());
    BOOST_CHECK_THROW(desk::Give(*editor, {model::MarkId{"none"}}, "petrissage"), model::Error);
}

BOOST_AUTO_TEST_CASE(each_mark_is_treated_as_last_time_or_as_usual) {
    Treat(Chart(), "passive_stretch", 2, 4);
    ComeAgain();
    const auto again = Chart();
    const auto fresh = Chart({"trapezius_upper", Side::Right}, "trigger_point_active");
    const auto bruise = Chart({"vastus_lateralis", Side::Right}, "bruise");
    desk::GiveEach(*editor, {again, fresh, bruise});
    BOOST_REQUIRE(Visit().TreatmentsOf(again).size() == 1U);
    BOOST_TEST(Visit().TreatmentsOf(again)[0]->technique == "passive_stretch");
    BOOST_TEST(Visit().TreatmentsOf(again)[0]->minutes == 4);
    BOOST_REQUIRE(Visit().TreatmentsOf(fresh).size() == 1U);
    BOOST_TEST(Visit().TreatmentsOf(fresh)[0]->technique ==
               desk::UsualTechniques(*editor, Mark(fresh)).front());
    BOOST_TEST(Visit().TreatmentsOf(bruise).empty());
    editor->Undo();
    BOOST_TEST(Visit().treatments.empty());
}

BOOST_AUTO_TEST_CASE(a_finding_nothing_is_usual_for_does_not_get_what_its_place_got) {
    Treat(Chart(), "deep_tissue", 4, 6);
    ComeAgain();
    const auto bruise = Chart({"soleus", Side::Left}, "bruise"),
               avoid = Chart({"soleus", Side::Left}, "avoid_area");
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(bruise))) == "none");
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(avoid))) == "none");
    BOOST_TEST(desk::GiveEach(*editor, {bruise, avoid}).empty());
    // Its own spot was treated: that is somebody's decision.
    Treat(bruise, "lymphatic_drainage", 1, 5);
    ComeAgain();
    const auto again = Chart({"soleus", Side::Left}, "bruise");
    BOOST_TEST(desk::GiveEach(*editor, {again}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_treatment_of_several_marks_is_one_again) {
    const auto left = Chart(), right = Chart({"soleus", Side::Right});
    Treat(left, "petrissage", 3, 12);
    model::Treatment treatment = Visit().treatments.front();
    treatment.marks = {left, right};
    editor->ChangeTreatment(treatment);
    ComeAgain();
    const auto one = Chart(), other = Chart({"soleus", Side::Right});
    BOOST_TEST(desk::GiveAsLastTime(*editor, {one, other}).size() == 1U);
    BOOST_TEST(Visit().TreatedMinutes() == 12);
    BOOST_TEST((Visit().treatments.front().marks == std::vector{one, other}));
    BOOST_TEST((Visit().treatments.front().id != treatment.id));
    editor->Undo();
    BOOST_TEST(desk::GiveEach(*editor, {one, other}).size() == 1U);
    BOOST_TEST(Visit().TreatedMinutes() == 12);
}

BOOST_AUTO_TEST_CASE(where_the_client_is_left_alone_nothing_is_given) {
    Treat(Chart(), "petrissage", 3, 6);
    ComeAgain();
    const auto mark = Chart();
    client = editor->Client();
    client.avoid.push_back({{"soleus", Side::Left}, "varicose vein", clock.Now(), {}});
    client = clinic->SaveClient(client);
    editor->ClientChanged(client);
    BOOST_TEST(desk::GiveAsLastTime(*editor, {mark}).empty());
    BOOST_TEST(desk::GiveEach(*editor, {mark}).empty());
    BOOST_TEST(desk::Give(*editor, {mark}, "petrissage").size() == 1U);
}

BOOST_AUTO_TEST_CASE(where_no_massage_is_allowed_nothing_is_given) {
    Treat(Chart(), "petrissage", 3, 6);
    ComeAgain();
    const auto mark = Chart();
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(mark))) == "Petrissage P3 6 min");
    model::HealthHistory history;
    history.conditions["dvt_acute"].answer = model::Answer::Yes;
    editor->ClientChanged(client = clinic->KeepHealth(client.id, history));
    BOOST_TEST(editor->PressureLimitOf(Mark(mark)).highest == 0);
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(mark))) == "none");
    BOOST_TEST(desk::GiveAsLastTime(*editor, {mark}).empty());
    BOOST_TEST(desk::GiveEach(*editor, {mark}).empty());
    BOOST_CHECK_THROW(desk::Give(*editor, {mark}, "petrissage"), model::Error);
    BOOST_TEST(Visit().treatments.empty());
}

BOOST_AUTO_TEST_CASE(what_came_after_a_late_entry_is_no_last_time) {
    Treat(Chart(), "rocking_shaking", 2, 2);
    ComeAgain();
    const auto mark = Chart();
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(mark))) != "none");
    editor->SetServiceTime(Visit().service_at - std::chrono::days(30), 60);
    BOOST_TEST(Text(desk::LastTime(*editor, Mark(mark))) == "none");
    BOOST_TEST(desk::UsualTechniques(*editor, Mark(mark)).front() == "petrissage");
}

BOOST_AUTO_TEST_SUITE_END()
