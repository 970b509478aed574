// Clients of one week in a practice: what their guidelines ask for and forbid. Each row was a fault once.
#include <algorithm>

#include "vignette.h"

using namespace routine_tests;
using model::Load;

BOOST_AUTO_TEST_SUITE(clinic_tests)

namespace {

std::function<void(routine::Case&)> Used(std::set<std::string> items) {
    return [=](routine::Case& of) { of.known_items = items; };
}

std::function<void(routine::Case&)> Expecting(int weeks, std::vector<routine::CaseMark> marks) {
    return All({Pregnant(weeks), Marks(std::move(marks)), On({{1, Load::EasyRun}})});
}

const PlanItem& Named(const HomePlan& plan, const std::string& id) {
    const auto at = std::find_if(plan.items.begin(), plan.items.end(),
                                 [&](const PlanItem& item) { return item.id == id; });
    BOOST_REQUIRE_MESSAGE(at != plan.items.end(), id << " is not in the plan");
    return *at;
}

bool Says(const PlanItem& item, const std::string& part) {
    return std::any_of(item.changes.begin(), item.changes.end(),
                       [&](const std::string& change) { return change.find(part) != std::string::npos; });
}

HomePlan PlanOf(const std::function<void(routine::Case&)>& tell) {
    auto of = Runner();
    tell(of);
    return routine::Propose(Book(), of);
}

const auto kMarathon = On({{0, Load::RestDay}, {1, Load::EasyRun}, {6, Load::Race}});
const auto kQuiet = On({{0, Load::RestDay}});

}  // namespace

BOOST_AUTO_TEST_CASE(women_s_health) {
    const Vignette rows[] = {
        {"34 weeks pregnant, pelvic girdle pain and calf cramp",
         Expecting(34, {Mark("pubic_symphysis", "pain", 5, Side::Midline),
                        Mark("sacroiliac_joint", "pain", 4), Mark("gastrocnemius_medial", "spasm", 3)}),
         {"deep_belly", "cat_cow", "calf_straight", "sleep"},
         kTools + Words{"pelvic_tilt", "bridge", "adductor_squeeze", "calf_roll"}},
        {"22 weeks pregnant, outer hip",
         Expecting(22, {Mark("gluteus_medius", "weakness", 4)}),
         {"side_leg_raise"},
         {"side_plank", "gtps_iso", "ems", "heat"}},
        {"six weeks after birth",
         All({Has1("postpartum_csection"), Marks({Mark("linea_alba", "weakness", 4, Side::Midline)})}),
         {"sleep"},
         {"exercise", "massage", "cold_water_immersion", "pneumatic_compression", "dead_bug"}},
        {"four months after birth, the belly still parted",
         Marks({Mark("linea_alba", "weakness", 4, Side::Midline),
                Mark("rectus_abdominis_lower", "weakness", 4)}),
         {"deep_belly"},
         {"dead_bug", "side_plank"}},
        {"old scar of a caesarean that sticks",
         Marks({Mark("rectus_abdominis_lower", "scar", 3), Mark("linea_alba", "adhesion", 3, Side::Midline)}),
         {"breathe_360"},
         {"self_massage", "dead_bug"}},
        {"weak belly that has not parted",
         Marks({Mark("rectus_abdominis_lower", "weakness", 4)}),
         {"dead_bug"},
         {}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(fresh_and_older_injuries) {
    const Vignette rows[] = {
        {"hamstring strain, first day",
         All({Has1("acute_injury", {"thigh"}), Marks({Mark("biceps_femoris_long", "pain", 6)})}),
         {"sleep"},
         {"hamstring_strap", "bridge", "hamstring_roll", "heat", "ems", "pneumatic_compression"}},
        {"the same in its second week",
         Marks({Mark("biceps_femoris_long", "pain", 4), Mark("biceps_femoris_long", "weakness", 3)}),
         {"bridge"},
         {"hamstring_strap", "hamstring_roll"}},
        {"sprained ankle, first day: calf neither stretched nor loaded",
         All({Has1("acute_injury", {"foot"}), kQuiet,
              Marks({Mark("ankle_lateral", "pain", 5), Mark("ankle_lateral", "swelling", 5)})}),
         {"foot_top"},
         {"evert_band", "single_leg_balance", "tandem_stand", "stretching"}},
        {"sprained ankle, third week",
         Marks({Mark("ankle_lateral", "pain", 3), Mark("ankle_lateral", "weakness", 3)}),
         {"evert_band", "single_leg_balance"},
         {}},
        {"a fresh sprain of the ankle leaves the neck its exercise",
         All({Has1("acute_injury", {"foot"}), Marks({Mark("rhomboids", "weakness", 3)})}),
         {"band_row"},
         {}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(tendons_and_knees) {
    const Vignette rows[] = {
        {"sore kneecap: knee and hip",
         Marks({Mark("patella", "pain", 4)}),
         {"step_down", "side_leg_raise"},
         {"quad_roll"}},
        {"sore outer knee, no band in the house",
         All({Marks({Mark("knee_lateral", "pain", 4)}), Owning({"foam_roller"})}),
         {"side_leg_raise"},
         {"tfl_roll"}},
        {"Achilles tendon at 6: held, not dropped",
         Marks({Mark("achilles_tendon", "pain", 6)}),
         {"calf_iso"},
         {"achilles_eccentric", "calf_bent"}},
        {"Achilles tendon at 4: one load, the drop",
         Marks({Mark("achilles_tendon", "pain", 4)}),
         {"achilles_eccentric"},
         {"calf_iso"}},
        {"Achilles tendon at 6 after an antibiotic",
         All({Has1("fluoroquinolone"), Marks({Mark("achilles_tendon", "pain", 6)})}),
         {"sleep"},
         {"calf_iso", "achilles_eccentric"},
         "same_day"},
        {"sore heel and tendon at 9 years: spared, not loaded",
         All({Aged(9), Marks({Mark("heel_fat_pad", "pain", 3), Mark("achilles_tendon", "pain", 3)})}),
         {"heel_offload"},
         {"achilles_eccentric", "cryo_compression", "ems"}},
        {"sore outer hip: a belt, not lying on it",
         All({Owning({"none"}),
              Marks({Mark("greater_trochanter", "pain", 4), Mark("gluteus_medius", "weakness", 3)})}),
         {"gtps_iso"},
         {"side_leg_raise", "side_plank", "glute_ball"}},
        {"sore heel with diabetes: stretched daily and loaded",
         All({Has1("diabetes"), Marks({Mark("plantar_fascia", "pain", 4)})}),
         {"plantar_stretch", "towel_heel_raise", "team_plan"},
         {"ball_arch", "nutrition"},
         "",
         {{"towel_heel_raise", "frequency", 3, 5}}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(shoulders_wrists_and_jaws) {
    const Vignette rows[] = {
        {"frozen shoulder: moved, not pulled",
         All({kQuiet,
              Marks({Mark("deltoid_middle", "rom_restricted", 5), Mark("subscapularis", "rom_restricted", 5),
                     Mark("deltoid_anterior", "pain", 4)})}),
         {"pendulum", "table_slide"},
         {"doorway_pec", "biceps_wall"}},
        {"loose shoulder: made strong, not swung",
         All({Has1("hypermobility_eds"), Marks({Mark("deltoid_anterior", "hypermobility", 4)})}),
         {"arm_raise_scaption"},
         {"pendulum", "table_slide", "doorway_pec"}},
        {"carpal tunnel",
         All({kQuiet,
              Marks({Mark("carpal_tunnel", "pain", 4), Mark("flexor_carpi_radialis", "hypertonicity", 3)})}),
         {"tendon_glide"},
         {"wrist_flexor", "self_massage"}},
        {"tight side of the neck with numb fingers",
         Marks({Mark("scalenes", "hypertonicity", 4), Mark("fingers", "numbness", 4)}),
         {"sleep"},
         {"scalene_stretch", "self_massage"}},
        {"tight side of the neck", Marks({Mark("scalenes", "hypertonicity", 4)}), {"scalene_stretch"}, {}},
        {"tight forearm on its own",
         Marks({Mark("flexor_carpi_radialis", "hypertonicity", 3)}),
         {"wrist_flexor"},
         {}},
        {"sore jaw", Marks({Mark("masseter", "hypertonicity", 4), Mark("tmj", "pain", 4)}), {"jaw_open"}, {}},
        {"flare of rheumatoid arthritis: the neck is turned, never pulled",
         All({Has1("inflammatory_arthritis_flare", {"forearm_hand"}),
              Marks({Mark("wrist_dorsal", "inflammation", 5), Mark("trapezius_upper", "hypertonicity", 3)})}),
         {"neck_rotation"},
         {"upper_trap_stretch", "levator_stretch", "chin_nod"}},
        {"dizziness and a stiff neck nobody asked about",
         All({Has1("vertigo"), Marks({Mark("suboccipitals", "hypertonicity", 4)}), Unasked}),
         {"sleep"},
         {"suboccipital_rest", "neck_rotation", "massage", "chin_nod"}},
        {"stiff neck, no dizziness, nobody asked",
         All({Marks({Mark("suboccipitals", "hypertonicity", 4)}), Unasked}),
         {"neck_rotation"},
         {}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(age_bones_and_illness) {
    const Vignette rows[] = {
        {"82, falls, brittle bones",
         All({Aged(82), Has1("osteoporosis"), kQuiet,
              Marks({Mark("gluteus_medius", "weakness", 4), Mark("ankle_lateral", "weakness", 3)})}),
         {"tandem_stand", "side_leg_raise"},
         {"side_plank", "step_down", "single_leg_balance", "cold_water_immersion"}},
        {"79, weak thighs",
         All({Aged(79), kQuiet, Marks({Mark("vastus_medialis", "weakness", 4)})}),
         {"chair_rise"},
         {"step_down"}},
        {"back pain under chemotherapy, red flags denied",
         All({Has1("cancer_active"), Has1("immune_weak"),
              Marks({Mark("lumbar_spine", "pain", 4, Side::Midline), Mark("piriformis", "short", 3)})}),
         {"team_plan", "hydration"},
         kTools + Words{"knee_chest", "cat_cow", "figure_four", "massage", "nutrition", "exercise"}},
        {"hip replaced six weeks ago",
         All({Has1("metal_implant_joint_replacement", {"pelvis_hip"}), Has1("recent_surgery", {"pelvis_hip"}),
              Marks({Mark("piriformis", "hypertonicity", 4)})}),
         {"sleep"},
         {"stretching", "exercise", "active_recovery", "cold_water_immersion", "ems"}},
        {"hip replaced two years ago",
         All({Has1("joint_replacement_settled", {"pelvis_hip"}),
              Marks({Mark("gluteus_medius", "weakness", 4), Mark("piriformis", "hypertonicity", 4)})}),
         {"active_recovery", "side_leg_raise", "massage"},
         {"figure_four", "knee_chest", "glute_ball"}},
        {"concussion: nothing recovers from runs that are not run",
         Has1("concussion"),
         {"sleep", "nutrition"},
         {"pneumatic_compression", "cold_water_immersion", "cryo_compression", "ems", "active_recovery"}},
        {"an antibiotic that weakens tendons: a word on load in one place leaves the cold bath",
         Has1("fluoroquinolone", {"leg"}),
         {"cold_water_immersion"},
         {"active_recovery"}},
        {"night pain and lost weight",
         All({Has1("undiagnosed_mass_pain"), Marks({Mark("thoracic_spine", "pain", 6, Side::Midline)})}),
         {"sleep"},
         kTools + Words{"massage", "exercise", "self_massage", "active_recovery"},
         "soon"},
        {"fibromyalgia",
         All({Has1("fibromyalgia"), Marks({Mark("gluteus_medius", "tender_point", 4)})}),
         {"side_leg_raise", "active_recovery"},
         {"side_plank", "cold_water_immersion"}},
    };
    for (const Vignette& row : rows) Check(row);
}

// A rule of one place withholds no training: what it asks for is planned, the food and water as well as the
// cold.
BOOST_AUTO_TEST_CASE(whoever_trains_drinks_for_it_whatever_one_place_has) {
    const auto reasons = [](const std::function<void(routine::Case&)>& more) {
        std::vector<std::string> rules;
        const HomePlan plan = PlanOf(All({kMarathon, more}));
        for (const model::Reason& why : Named(plan, "hydration").why)
            rules.push_back(why.kind + " " + why.rule);
        return rules;
    };
    const auto usual = reasons([](routine::Case&) {});
    BOOST_TEST(std::ranges::any_of(usual, [](const auto& rule) { return rule.starts_with("race "); }));
    BOOST_TEST(reasons(Has1("corticosteroids", {"leg"})) == usual, boost::test_tools::per_element());
    BOOST_TEST(reasons(Has1("concussion")).size() < usual.size());
}

BOOST_AUTO_TEST_CASE(races) {
    const Vignette rows[] = {
        {"marathon with white fingers",
         All({kMarathon, Has1("raynaud"), Used({"pneumatic_compression", "cryo_compression"})}),
         {"nutrition", "hydration", "massage@3", "settling_walk@6"},
         {"cold_water_immersion", "cryo_compression", "pneumatic_compression", "massage@5"}},
        {"two races on two days",
         All({On({{2, Load::Race}, {3, Load::Race}}),
              Used({"cold_water_immersion", "pneumatic_compression", "ems"})}),
         {"pneumatic_compression@2", "pneumatic_compression@3"},
         {"massage@0", "massage@1", "massage@2", "massage@3", "ems@2", "ems@3"}},
    };
    for (const Vignette& row : rows) Check(row);
}

// Two days of carbohydrate are told before a race and only then, without grams where none may be named.
BOOST_AUTO_TEST_CASE(a_race_is_eaten_for) {
    struct Row {
        const char* name;
        std::function<void(routine::Case&)> tell;
        bool told, grams;
    };
    const Row rows[] = {
        {"marathon on day 6", kMarathon, true, true},
        {"race on the day after the week", RaceIn(7), true, true},
        {"race two days after the week", RaceIn(8), true, true},
        {"race in nine days", RaceIn(9), false, false},
        {"race tomorrow", RaceIn(1), true, true},
        {"no race", Nothing, false, false},
        {"body mass not known", All({kMarathon, [](routine::Case& of) { of.body_mass_kg.reset(); }}), true,
         false},
        {"17 years old", All({kMarathon, Aged(17)}), true, false},
        {"with a concussion nobody races", All({kMarathon, Has1("concussion")}), false, false},
    };
    for (const Row& row : rows) {
        const auto plan = PlanOf(row.tell);
        const PlanItem& food = Named(plan, "nutrition");
        BOOST_TEST(Says(food, "rice") == row.told, row.name);
        BOOST_TEST(Says(food, " g ") == row.grams, row.name);
        BOOST_TEST(Says(Named(plan, "hydration"), "thirst") == row.told, row.name);
    }
}

BOOST_AUTO_TEST_CASE(a_race_is_talked_over_with_the_team_that_treats) {
    for (const char* condition :
         {"diabetes", "kidney_disease", "hyponatraemia_history", "eating_disorder_reds"}) {
        BOOST_TEST_CONTEXT(condition) {
            const auto plan = PlanOf(All({kMarathon, Has1(condition)}));
            BOOST_TEST(Says(Named(plan, "team_plan"), "race"));
            BOOST_TEST(!Holds(plan, "nutrition"));
            const auto quiet = PlanOf(All({kQuiet, Has1(condition)}));
            BOOST_TEST(!Says(Named(quiet, "team_plan"), "race"));
        }
    }
}

BOOST_AUTO_TEST_CASE(figures_follow_training_that_is_done) {
    struct Row {
        const char* name;
        std::function<void(routine::Case&)> tell;
        const char* carbohydrate;
        bool weighs;
    };
    const Row rows[] = {
        {"runner", Nothing, "carb_daily_moderate", true},
        {"quiet week", kQuiet, "carb_daily_light", false},
        {"runner with a concussion", Has1("concussion"), "carb_daily_light", false},
        {"runner with a gout toe",
         All({Has1("inflammatory_arthritis_flare", {"foot"}), Marks({Mark("toes", "inflammation", 8)})}),
         "carb_daily_light", false},
    };
    for (const Row& row : rows) {
        const auto plan = PlanOf(row.tell);
        BOOST_TEST(ValueOf(plan, {"nutrition", row.carbohydrate, 0, 0}).has_value(), row.name);
        const bool weighed = ValueOf(plan, {"hydration", "litres_per_kg_lost", 0, 0}).has_value();
        BOOST_TEST(weighed == row.weighs, row.name);
        const PlanItem& drink = Named(plan, "hydration");
        const bool nude = drink.steps.front().find("weigh") != std::string::npos;
        BOOST_TEST(nude == row.weighs, row.name);
    }
}

// What is said of walking and swimming does not stand beside the hand and the neck.
BOOST_AUTO_TEST_CASE(advice_for_the_whole_body_stands_beside_whole_body_movement) {
    for (const char* condition : {"epilepsy", "raynaud", "radiculopathy", "diabetes"}) {
        BOOST_TEST_CONTEXT(condition) {
            const auto plain = PlanOf(Marks({Mark("rhomboids", "weakness", 3)}));
            const auto plan = PlanOf(All({Has1(condition), Marks({Mark("rhomboids", "weakness", 3)})}));
            BOOST_TEST(Named(plan, "active_recovery").changes.size() == 1U);
            BOOST_TEST((Named(plan, "band_row").changes == Named(plain, "band_row").changes));
        }
    }
}

BOOST_AUTO_TEST_CASE(feet_at_risk_are_looked_at_every_day) {
    BOOST_TEST(Says(Named(PlanOf(Has1("diabetes_complicated")), "team_plan"), "feet"));
    BOOST_TEST(!Says(Named(PlanOf(Has1("kidney_disease")), "team_plan"), "feet"));
}

BOOST_AUTO_TEST_CASE(pregnant_clients_are_told_to_sleep_on_the_side) {
    BOOST_TEST(Says(Named(PlanOf(Pregnant(30)), "sleep"), "side"));
    BOOST_TEST(!Says(Named(PlanOf(Nothing), "sleep"), "side"));
}

// Five days of seven leave gaps that are as even as can be, and the day of a race stays free.
BOOST_AUTO_TEST_CASE(days_are_spread_and_leave_the_race_alone) {
    const auto stiff = Marks({Mark("deltoid_middle", "rom_restricted", 5)});
    const std::vector<int> even{0, 1, 3, 4, 6};
    BOOST_TEST(Named(PlanOf(All({kQuiet, stiff})), "pendulum").days == even,
               boost::test_tools::per_element());
    const auto plan = PlanOf(All({kMarathon, stiff}));
    BOOST_TEST(!Has(Named(plan, "pendulum").days, 6));
}

BOOST_AUTO_TEST_SUITE_END()
