// Plans a clinician read a third time, a hundred of them: each row is one that was sent back.
#include <algorithm>

#include "routine/explain.h"
#include "routine/rules.h"

#include "vignette.h"

using namespace routine_tests;
using model::Load;

BOOST_AUTO_TEST_SUITE(third_reading_tests)

namespace {

using Tell = std::function<void(routine::Case&)>;

HomePlan PlanOf(const Tell& tell) {
    auto of = Runner();
    tell(of);
    return routine::Propose(Book(), of);
}

const PlanItem* Named(const HomePlan& plan, const std::string& id) {
    const auto at = std::ranges::find(plan.items, id, &PlanItem::id);
    return at == plan.items.end() ? nullptr : &*at;
}

bool Says(const Words& lines, const std::string& part) {
    return std::ranges::any_of(lines, [&](const std::string& line) { return line.find(part) != line.npos; });
}

bool Told(const HomePlan& plan, const std::string& id, const std::string& part) {
    const PlanItem* item = Named(plan, id);
    return item != nullptr && Says(item->changes, part);
}

// Every exercise the rules would allow, planned or not.
Words Allowed(const Tell& tell) {
    auto of = Runner();
    tell(of);
    const auto plan = routine::Propose(Book(), of);
    Words out;
    for (const PlanItem& item : plan.items) out.push_back(item.id);
    for (const PlanItem& item : routine::FurtherItems(Book(), of, plan)) out.push_back(item.id);
    return out;
}

void Never(const char* name, const Tell& tell, const Words& never) {
    const Words allowed = Allowed(tell);
    for (const auto& id : never) BOOST_TEST(!Has(allowed, id), name << " must not be offered " << id);
}

void Still(const char* name, const Tell& tell, const Words& must) {
    const Words allowed = Allowed(tell);
    for (const auto& id : must) BOOST_TEST(Has(allowed, id), name << " may be offered " << id);
}

Tell KnownTo(std::set<std::string> items) {
    return [=](routine::Case& of) {
        of.known_items = items;
        of.first_plan = false;
    };
}

Tell Cleared(const char* condition, Words areas = {}) {
    return [=](routine::Case& of) {
        Say(of, condition, Answer::Yes, areas);
        of.health.conditions[condition].cleared_by_doctor = true;
    };
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_is_stood_on_or_loaded_that_may_be_broken) {
    const Tell leg = All({Marks({Mark("inguinal_region", "pain", 4), Mark("ankle_lateral", "weakness", 3),
                                 Mark("patellar_tendon", "pain", 3), Mark("rectus_femoris", "short", 3),
                                 Mark("psoas_major", "short", 3), Mark("soleus", "short", 3),
                                 Mark("tibialis_anterior", "weakness", 3)}),
                          KnownTo({"single_leg_balance", "knee_iso"})});
    const Words load{"single_leg_balance", "knee_iso",     "toe_raise",        "quad_stretch",
                     "calf_bent",          "knee_to_wall", "hip_flexor_lunge", "adductor_squeeze",
                     "worktop_steps",      "chair_rise"};
    for (const char* condition : {"fracture", "bone_stress_injury"}) {
        for (const char* place : {"pelvis_hip", "thigh", "leg", "foot"})
            Never(condition, All({Has1(condition, {place}), leg}), load);
    }
    // A broken wrist stops no leg, and a broken leg no arm that is worked sitting.
    Still("broken wrist", All({Has1("fracture", {"forearm_hand"}), Marks({Mark("soleus", "short", 3)})}),
          {"calf_bent"});
    const Tell arms = Marks({Mark("lateral_epicondyle", "pain", 3), Mark("rhomboids", "weakness", 3),
                             Mark("quadratus_lumborum", "weakness", 3)});
    Still("broken foot", All({Has1("fracture", {"foot"}), arms}), {"wrist_iso"});
    Never("broken foot", All({Has1("fracture", {"foot"}), arms}), {"band_row", "side_bend_ql"});
    Never("broken hip", All({Has1("fracture", {"pelvis_hip"}), arms}), {"side_plank"});
    // A sore shin is stood on: only the leg is spared.
    Still("shin", All({Has1("bone_stress_injury", {"leg"}), arms}), {"band_row"});
}

BOOST_AUTO_TEST_CASE(a_torn_calf_carries_no_step_down) {
    const Tell marks = Marks({Mark("gluteus_medius", "weakness", 3), Mark("patellar_tendon", "pain", 3)});
    Never("torn calf", All({Has1("muscle_tendon_rupture", {"leg"}), marks}), {"step_down", "knee_iso"});
    Still("torn biceps", All({Has1("muscle_tendon_rupture", {"arm"}), marks}), {"step_down", "knee_iso"});
}

BOOST_AUTO_TEST_CASE(nothing_pulls_on_an_operated_trunk) {
    const Tell hips = Marks(
        {Mark("semitendinosus", "short", 4), Mark("psoas_major", "short", 4), Mark("linea_alba", "scar", 3)});
    const Tell arms = Marks({Mark("triceps_long", "short", 4), Mark("latissimus_dorsi", "short", 4)});
    const Tell calf = Marks({Mark("gastrocnemius_medial", "short", 4)});
    Never("back", All({Has1("recent_surgery", {"back"}), hips}), {"hamstring_strap", "hip_flexor_lunge"});
    Never("belly", All({Has1("recent_surgery", {"abdomen"}), hips}), {"hip_flexor_lunge"});
    Never("breastbone", All({Has1("recent_surgery", {"thorax"}), arms}), {"triceps_reach", "lat_prayer"});
    Still("back, far away", All({Has1("recent_surgery", {"back"}), calf}), {"calf_straight"});
    Still("belly, far away", All({Has1("recent_surgery", {"abdomen"}), hips}), {"hamstring_strap"});
    const auto pacemaker = PlanOf(All({Has1("pacemaker_icd", {"thorax"}), arms}));
    BOOST_TEST(Told(pacemaker, "triceps_reach", "first 6 weeks only as allowed"));
    BOOST_TEST(!Told(PlanOf(All({Has1("pacemaker_icd", {"thorax"}), calf})), "calf_straight", "6 weeks"));
}

BOOST_AUTO_TEST_CASE(an_artificial_hip_is_not_bent_far) {
    const Tell marks = Marks({Mark("latissimus_dorsi", "short", 3), Mark("multifidus", "weakness", 3),
                              Mark("adductor_longus", "short", 3), Mark("semitendinosus", "short", 4)});
    const Words far{"lat_prayer", "bird_dog", "cat_cow", "adductor_rock"};
    Never("new hip", All({Has1("metal_implant_joint_replacement", {"pelvis_hip"}), marks}), far);
    Never("nobody said which joint", All({Has1("metal_implant_joint_replacement"), marks}), far);
    Still("plate in the wrist", All({Has1("metal_implant_joint_replacement", {"forearm_hand"}), marks}),
          {"lat_prayer", "adductor_rock"});
    const Tell old = All({Has1("joint_replacement_settled", {"pelvis_hip"}), marks});
    Never("old hip", old, {"lat_prayer", "adductor_rock", "hamstring_strap"});
    Still("old hip", old, {"bird_dog"});
    Still("old shoulder", All({Has1("joint_replacement_settled", {"shoulder"}), marks}),
          {"adductor_rock", "hamstring_strap"});
    const auto rolled = PlanOf(All(
        {Has1("joint_replacement_settled", {"pelvis_hip"}), Marks({Mark("adductor_longus", "short", 3)})}));
    BOOST_TEST(Named(rolled, "adductor_rock") == nullptr);
}

BOOST_AUTO_TEST_CASE(nobody_kneels_on_a_new_knee) {
    const Tell marks =
        Marks({Mark("latissimus_dorsi", "short", 3), Mark("lumbar_spine", "rom_restricted", 3)});
    for (const char* condition : {"metal_implant_joint_replacement", "recent_surgery", "fracture",
                                  "bone_stress_injury", "acute_injury"}) {
        for (const char* place : {"knee", "leg", "foot"})
            Never(condition, All({Has1(condition, {place}), marks}), {"lat_prayer", "cat_cow"});
    }
    Still("new shoulder injury", All({Has1("acute_injury", {"forearm_hand"}), marks}), {"lat_prayer"});
}

namespace {

Tell CalfBefore(const char* condition, int weeks, model::Felt felt = model::Felt::Better) {
    return [=](routine::Case& of) {
        if (condition != nullptr) Say(of, condition, Answer::Yes);
        of.marks = {Mark("soleus", "pain", 3)};
        of.first_plan = false;
        of.known_items = {"calf_bent"};
        of.past = {{"calf_bent", {"soleus", Side::Left}, 1, weeks, model::Followed::Done, felt}};
    };
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_small_energy_is_not_stepped_up_by_plan) {
    const auto step = [](const Tell& tell) {
        const auto plan = PlanOf(tell);
        const PlanItem* item = Named(plan, "calf_bent");
        return item == nullptr ? -1 : item->step;
    };
    BOOST_TEST(step(CalfBefore(nullptr, 2)) == 2);
    BOOST_TEST(step(CalfBefore("me_cfs_long_covid", 2)) == 1);
    BOOST_TEST(step(CalfBefore("me_cfs_long_covid", 2, model::Felt::Worse)) == 0);
    const auto plan = PlanOf(CalfBefore("me_cfs_long_covid", 2));
    const PlanItem* item = Named(plan, "calf_bent");
    BOOST_REQUIRE(item != nullptr);
    BOOST_TEST(std::ranges::any_of(
        item->why, [](const auto& why) { return why.text == Book().Get().notes.at("dose_energy"); }));
    BOOST_TEST(!routine::NextStepOf(Book(), *item).has_value());
    const auto healthy = PlanOf(CalfBefore(nullptr, 0));
    BOOST_REQUIRE(Named(healthy, "calf_bent") != nullptr);
    BOOST_TEST(routine::NextStepOf(Book(), *Named(healthy, "calf_bent")).has_value());
}

BOOST_AUTO_TEST_CASE(a_sore_groin_or_midfoot_is_for_today) {
    const auto stress = [](const char* place, const char* region, const char* finding = "pain") {
        return All({Has1("bone_stress_injury", {place}), Marks({Mark(region, finding, 5)})});
    };
    const Vignette rows[] = {
        {"groin", stress("pelvis_hip", "inguinal_region"), {"sleep"}, {}, "same_day"},
        {"midfoot", stress("foot", "dorsal_foot", "tender_point"), {"sleep"}, {}, "same_day"},
        {"shin", stress("leg", "tibia_medial"), {"sleep"}, {}, "soon"},
        {"tight groin", stress("leg", "inguinal_region", "hypertonicity"), {"sleep"}, {}, "soon"},
    };
    for (const Vignette& row : rows) Check(row);
    const auto says = [&](const Tell& tell) { return PlanOf(tell).refer->text; };
    BOOST_TEST(says(stress("pelvis_hip", "inguinal_region")).find("within days") == std::string::npos);
    BOOST_TEST(says(stress("leg", "tibia_medial")).find("within days") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_swollen_arm_asks_for_a_clot) {
    const Tell arm = Marks({Mark("biceps_brachii", "swelling", 4), Mark("triceps_long", "short", 3)});
    Check({"not asked", All({arm, Unasked}), {"sleep"}, {"massage", "self_massage", "stretching", "heat"}});
    Check({"denied", arm, {"massage"}, {}});
    BOOST_TEST(Blocks(PlanOf(All({arm, Unasked})), "massage", "dvt"));
}

BOOST_AUTO_TEST_CASE(weak_or_numb_hands_ask_for_the_nerves) {
    const Tell hands = Marks({Mark("cervical_spine", "rom_restricted", 4), Mark("thenar", "weakness", 4),
                              Mark("flexor_digitorum_profundus", "weakness", 3),
                              Mark("trapezius_upper", "hypertonicity", 3)});
    Check({"not asked", All({hands, Unasked}), {"sleep"}, {"massage", "stretching", "upper_trap_stretch"}});
    BOOST_TEST(Blocks(PlanOf(All({hands, Unasked})), "massage", "progressive_weakness"));
    Never("asked and denied: the neck is not pulled", hands, {"upper_trap_stretch"});
    Check({"numb shoulder blade",
           All({Marks({Mark("trapezius_upper", "numbness", 3)}), Unasked}),
           {"sleep"},
           {"massage"}});
    Check({"a weak cuff alone asks nothing",
           All({Marks({Mark("infraspinatus", "weakness", 3)}), Unasked}),
           {"massage", "infra_rot"},
           {}});
}

BOOST_AUTO_TEST_CASE(a_pinched_nerve_of_the_neck_is_not_stretched) {
    const Tell neck = Marks({Mark("trapezius_upper", "hypertonicity", 3),
                             Mark("levator_scapulae", "short", 3), Mark("scalenes", "short", 3)});
    const Words pulls{"upper_trap_stretch", "levator_stretch", "scalene_stretch"};
    Never("neck and arm", All({Has1("radiculopathy", {"head_neck", "arm"}), neck}), pulls);
    Still("low back", All({Has1("radiculopathy", {"back"}), neck}), {"upper_trap_stretch"});
    const auto plan = PlanOf(All({Has1("radiculopathy", {"head_neck", "arm"}), neck}));
    for (const PlanItem& item : plan.items) BOOST_TEST(!Says(item.changes, "back of the leg"), item.id);
    BOOST_TEST(Told(plan, "neck_rotation", "stop if pain or tingling travels further"));
}

BOOST_AUTO_TEST_CASE(no_straining_and_no_weight_on_a_stoma) {
    const Tell marks =
        Marks({Mark("vastus_lateralis", "taut_band", 4), Mark("linea_alba", "weakness", 3),
               Mark("rectus_abdominis_lower", "weakness", 3), Mark("quadratus_lumborum", "weakness", 3)});
    const Tell stoma = All({Has1("port_line_stoma", {"abdomen"}), marks});
    Never("stoma", stoma, {"quad_roll", "dead_bug", "side_plank"});
    Never("port in the chest", All({Has1("port_line_stoma", {"thorax"}), marks}), {"quad_roll"});
    Still("fistula of the arm", All({Has1("port_line_stoma", {"arm"}), marks}), {"quad_roll", "side_plank"});
    Never("breast implants", All({Has1("breast_surgery_implants"), marks}), {"quad_roll"});
    const Tell belly =
        All({Has1("port_line_stoma", {"abdomen"}), Marks({Mark("linea_alba", "weakness", 3)})});
    BOOST_TEST(Told(PlanOf(belly), "deep_belly", "no breath-holding"));
}

BOOST_AUTO_TEST_CASE(whoever_must_not_drink_by_figures_is_told_about_painkillers) {
    for (const char* condition : {"hyponatraemia_history", "kidney_disease", "heart_failure_stable"}) {
        const auto plan = PlanOf(All({Has1(condition), RaceIn(6)}));
        BOOST_TEST(Told(plan, "team_plan", "no anti-inflammatory painkillers before or during it"),
                   condition);
        BOOST_TEST(Told(plan, "team_plan", "never drink so much that you gain weight"), condition);
    }
}

BOOST_AUTO_TEST_CASE(a_young_back_that_hurts_asks_for_its_bone) {
    const Tell back = All({Marks({Mark("lumbar_spine", "pain", 5, Side::Midline)}), Unasked});
    BOOST_TEST(Blocks(PlanOf(All({Aged(15), back})), "active_recovery", "bone_stress"));
    BOOST_TEST(!Blocks(PlanOf(All({Aged(40), back})), "active_recovery", "bone_stress"));
    Check({"asked and denied",
           All({Aged(15), Marks({Mark("lumbar_spine", "pain", 5, Side::Midline)})}),
           {"active_recovery"},
           {}});
}

BOOST_AUTO_TEST_CASE(an_infected_arm_is_not_stretched) {
    const Tell arm = Marks({Mark("biceps_brachii", "short", 3), Mark("wrist_extensors_radial", "short", 3)});
    Never("infected arm", All({Has1("skin_infection", {"arm"}), arm}), {"biceps_wall", "wrist_extensor"});
    Still("infected foot", All({Has1("skin_infection", {"foot"}), arm}), {"biceps_wall"});
}

BOOST_AUTO_TEST_CASE(no_head_below_the_heart) {
    const Tell back = Marks({Mark("latissimus_dorsi", "short", 3)});
    Never("166/94", All({Pressure(166, 94), back}), {"lat_prayer"});
    Never("190/112", All({Pressure(190, 112), back}), {"lat_prayer"});
    Never("glaucoma", All({Has1("eye_pressure_surgery"), back}), {"lat_prayer"});
    Still("healthy", back, {"lat_prayer"});
}

// What a doctor agreed to: a sentence for the client, and the tools at their mildest.
BOOST_AUTO_TEST_CASE(agreed_by_the_doctor_means_the_lowest_setting) {
    const Tell marks = Marks({Mark("soleus", "hypertonicity", 5), Mark("patellar_tendon", "pain", 3)});
    const auto tools = KnownTo({"ems", "pneumatic_compression", "cold_water_immersion", "cryo_compression"});
    const auto heart = PlanOf(All({Cleared("heart_failure_stable"), marks, tools}));
    const auto plain = PlanOf(All({marks, tools}));
    const auto pressure = [](const HomePlan& plan) {
        return ValueOf(plan, {"pneumatic_compression", "pressure_mmhg", 0, 0});
    };
    BOOST_REQUIRE((pressure(plain) && pressure(heart)));
    BOOST_TEST(*pressure(heart) < *pressure(plain));
    const auto kidney = PlanOf(All({Cleared("kidney_disease"), marks, tools}));
    int tool_items = 0;
    for (const PlanItem& item : kidney.items) {
        for (const char* word : {"ask", "agreed", "fluid shift", "BP and vessel effects"})
            BOOST_TEST(!Has(item.changes, std::string(word)), item.id << ": " << word);
        if (!Has(kTools, item.modality)) continue;
        ++tool_items;
        BOOST_TEST(Has(item.changes, Book().Get().notes.at("cleared_" + item.modality)), item.id);
    }
    BOOST_TEST(tool_items > 0);
    // What a client can act on stays.
    const Tell warm = Marks({Mark("lumbar_spine", "spasm", 4, Side::Midline)});
    const auto warmed = PlanOf(All({Cleared("heart_failure_stable"), warm}));
    BOOST_TEST(Told(warmed, "heat", "no hot bath"));
}

BOOST_AUTO_TEST_CASE(what_is_said_beside_an_exercise_does_not_contradict_it) {
    Never("poor leg circulation", All({Has1("pad"), Marks({Mark("gastrocnemius_medial", "short", 3)})}),
          {"calf_straight"});
    Still("poor leg circulation: the neck is no leg",
          All({Has1("pad"), Marks({Mark("trapezius_upper", "hypertonicity", 3)})}), {"upper_trap_stretch"});
    Never("vertigo", All({Has1("vertigo"), Marks({Mark("thoracic_spine", "rom_restricted", 3)})}),
          {"thoracic_book"});
    const auto lying = PlanOf(All({Has1("vertigo"), Marks({Mark("gluteus_maximus", "weakness", 3)})}));
    for (const PlanItem& item : lying.items) {
        if (item.modality == "exercise") BOOST_TEST(!Says(item.changes, "sitting or with a hand"), item.id);
    }
    const Tell back =
        Marks({Mark("lumbar_spine", "short", 3, Side::Midline), Mark("sacral_region", "short", 3)});
    for (const char* condition : {"bone_stress_injury", "fracture"})
        Never(condition, All({Has1(condition, {"back"}), back}), {"knee_chest"});
}

// Why an item is left out is told by its row, one for an item and one a doctor's word lifted too.
BOOST_AUTO_TEST_CASE(the_rows_are_named_where_a_plan_is_explained) {
    const auto rules = [](const Tell& tell) {
        auto of = Runner();
        tell(of);
        Words out;
        for (const auto& step : routine::Explain(Book(), of).steps) out.push_back(step.rule);
        return out;
    };
    const Tell back = Marks({Mark("latissimus_dorsi", "short", 3)});
    BOOST_TEST(Has(rules(All({Has1("joint_replacement_settled", {"pelvis_hip"}), back})),
                   std::string("routines.toml position_rule lat_prayer")));
    BOOST_TEST(Has(rules(All({Has1("recent_surgery", {"knee"}), back})),
                   std::string("routines.toml position_rule kneeling")));
}

BOOST_AUTO_TEST_SUITE_END()
