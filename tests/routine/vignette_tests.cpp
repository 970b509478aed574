// Clients as a clinician would describe them, and what a plan must and must never hold for each.
#include <boost/test/unit_test.hpp>

#include <functional>

#include "cases.h"

using namespace routine_tests;
using model::Answer;
using model::HomePlan;
using model::Load;
using model::PlanItem;
using model::Side;
using Words = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(vignette_tests)

namespace {

struct Figure {
    const char *item, *param;
    double low, high;
};

// `must` and `never` name items, modalities or, with an @, an item on a day ("massage@3").
struct Vignette {
    const char* name;
    std::function<void(routine::Case&)> tell;
    Words must, never;
    const char* refer = "";
    std::vector<Figure> figures{};
};

const Words kTools{"cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems", "heat"};
const Words kExercise{"stretching", "exercise", "self_massage", "active_recovery"};

Words operator+(Words a, const Words& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

bool Names(const PlanItem& item, const std::string& word) {
    const auto at = word.find('@');
    const std::string what = word.substr(0, at);
    if (item.id != what && item.modality != what) return false;
    return at == std::string::npos || Has(item.days, std::stoi(word.substr(at + 1)));
}

bool Holds(const HomePlan& plan, const std::string& word) {
    return std::any_of(plan.items.begin(), plan.items.end(),
                       [&](const PlanItem& item) { return Names(item, word); });
}

std::optional<double> ValueOf(const HomePlan& plan, const Figure& figure) {
    for (const PlanItem& item : plan.items) {
        if (!Names(item, figure.item)) continue;
        for (const auto& dose : item.dose) {
            if (dose.param == figure.param) return dose.value;
        }
    }
    return std::nullopt;
}

void Check(const Vignette& vignette) {
    auto of = Runner();
    vignette.tell(of);
    const HomePlan plan = routine::Propose(Book(), of);
    BOOST_TEST_CONTEXT(vignette.name) {
        for (const auto& word : vignette.must) BOOST_TEST(Holds(plan, word), "must hold " << word);
        for (const auto& word : vignette.never) BOOST_TEST(!Holds(plan, word), "must not hold " << word);
        BOOST_TEST((plan.refer ? plan.refer->urgency : std::string()) == vignette.refer);
        for (const Figure& figure : vignette.figures) {
            const auto value = ValueOf(plan, figure);
            BOOST_REQUIRE_MESSAGE(value.has_value(), figure.item << " has no " << figure.param);
            BOOST_TEST((*value >= figure.low && *value <= figure.high),
                       figure.item << " " << figure.param << " is " << *value);
        }
        for (const auto& objection : routine::Recheck(Book(), of, plan))
            BOOST_TEST(false, objection.item << ": " << objection.why.condition);
    }
}

std::function<void(routine::Case&)> Has1(const char* condition, Words areas = {}) {
    return [=](routine::Case& of) { Say(of, condition, Answer::Yes, areas); };
}

std::function<void(routine::Case&)> Marks(std::vector<routine::CaseMark> marks) {
    return [=](routine::Case& of) { of.marks = marks; };
}

std::function<void(routine::Case&)> Flag(const char* flag) {
    return [=](routine::Case& of) { of.red_flags = {flag}; };
}

std::function<void(routine::Case&)> RaceIn(int days) {
    return [=](routine::Case& of) {
        of.week = {};
        of.days_to_race = days;
    };
}

std::function<void(routine::Case&)> All(std::vector<std::function<void(routine::Case&)>> parts) {
    return [=](routine::Case& of) {
        for (const auto& part : parts) part(of);
    };
}

std::function<void(routine::Case&)> On(std::vector<std::pair<int, Load>> days) {
    return [=](routine::Case& of) {
        of.week = {};
        for (const auto& [day, load] : days) of.week[static_cast<std::size_t>(day)].load = load;
    };
}

std::function<void(routine::Case&)> Owning(std::set<std::string> tools) {
    return [=](routine::Case& of) { of.equipment = tools; };
}

std::function<void(routine::Case&)> Aged(int age) {
    return [=](routine::Case& of) { of.age = age; };
}

std::function<void(routine::Case&)> Pressure(int systolic, int diastolic) {
    return [=](routine::Case& of) { of.blood_pressure = {{systolic, diastolic}}; };
}

std::function<void(routine::Case&)> Pregnant(std::optional<int> weeks) {
    return [=](routine::Case& of) {
        Say(of, "pregnancy", Answer::Yes);
        of.health.pregnancy_weeks = weeks;
        of.marks = {Mark("lumbar_spine", "pain", 4, Side::Midline),
                    Mark("gluteus_medius", "hypertonicity", 4)};
    };
}

void Nothing(routine::Case&) {}

}  // namespace

BOOST_AUTO_TEST_CASE(training_and_races) {
    const Vignette rows[] = {
        {"a long run, ice bath and boots at home",
         On({{5, Load::LongRun}}),
         {"cold_water_immersion@5", "pneumatic_compression@5", "settling_walk@5", "active_recovery@6",
          "nutrition", "hydration", "sleep"},
         {"ems@5", "heat"},
         "",
         {{"cold_water_immersion", "water_temperature_c", 15, 15},
          {"cold_water_immersion", "immersion_time", 3, 5},
          {"pneumatic_compression", "pressure_mmhg", 40, 100},
          {"pneumatic_compression", "session_time", 10, 20},
          {"nutrition", "protein_daily", 98, 140}}},
        {"used to cold water",
         [](routine::Case& of) { of.known_items = {"cold_water_immersion"}; },
         {"cold_water_immersion"},
         {},
         "",
         {{"cold_water_immersion", "water_temperature_c", 10, 15},
          {"cold_water_immersion", "immersion_time", 10, 15}}},
        {"rest day: easy movement, no muscle work in its place",
         All({On({{0, Load::RestDay}}), Has1("hyponatraemia_history")}),
         {"active_recovery@0"},
         {"ems@0"}},
        {"strength day: no cold on it",
         On({{0, Load::Strength}, {2, Load::LongRun}}),
         {"cold_water_immersion@2"},
         {"cold_water_immersion@0", "cryo_compression@0", "ems@0", "ems@2"}},
        {"strength block: no cold at all",
         [](routine::Case& of) { of.training_block = "strength_block"; },
         {"pneumatic_compression"},
         {"cold_water_immersion", "cryo_compression"}},
        {"race tomorrow",
         RaceIn(1),
         {"sleep", "nutrition", "hydration", "settling_walk@1"},
         {"massage", "cold_water_immersion", "pneumatic_compression@0", "ems@0", "ems@1", "stretching@1",
          "self_massage@1", "calf_raise"}},
        {"race in two days", RaceIn(2), {"sleep"}, {"massage", "cold_water_immersion", "ems@0", "ems@1"}},
        {"race in four days: nothing new",
         All({RaceIn(4), [](routine::Case& of) { of.week[0].load = Load::Intervals; }}),
         {"massage@6"},
         {"cold_water_immersion", "pneumatic_compression@0", "ems@1", "massage@2", "massage@3", "massage@4",
          "massage@5"}},
        {"race today",
         RaceIn(0),
         {"settling_walk@0", "active_recovery@1"},
         {"massage", "ems@0", "stretching@0"}},
        {"taper: weekly massage, no new strength",
         All({RaceIn(10), [](routine::Case& of) { of.training_block = "taper"; }}),
         {"massage"},
         {"calf_raise", "achilles_eccentric"}},
        {"nothing at home", Owning({"none"}), {"active_recovery", "stretching"}, kTools + Words{"calf_roll"}},
        {"nothing known of the health",
         [](routine::Case& of) { of.health.others = Answer::Unknown; },
         {"sleep", "stretching"},
         kTools},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(vessels_blood_and_cold) {
    const Vignette rows[] = {
        {"white fingers before a marathon",
         All({Has1("raynaud"), [](routine::Case& of) { of.days_to_race = 14; }}),
         {"massage", "active_recovery", "sleep"},
         {"cold_water_immersion", "cryo_compression", "pneumatic_compression"}},
        {"cold urticaria",
         Has1("cold_urticaria"),
         {"pneumatic_compression"},
         {"cold_water_immersion", "cryo_compression"}},
        {"cryoglobulinaemia",
         Has1("cold_blood_disorder"),
         {"sleep"},
         {"cold_water_immersion", "cryo_compression"}},
        {"sickle cell disease",
         Has1("sickle_cell"),
         {"hydration", "sleep"},
         {"cold_water_immersion", "cryo_compression", "ems", "active_recovery"}},
        {"sickle cell trait",
         Has1("sickle_cell_trait"),
         {"hydration", "active_recovery", "pneumatic_compression"},
         {"cold_water_immersion"}},
        {"poor leg circulation",
         Has1("pad"),
         {"sleep"},
         {"cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems", "heat"}},
        {"blood thinner and a knot in the calf",
         All({Has1("anticoagulants"), Marks({Mark("gastrocnemius_medial", "trigger_point_active", 5),
                                             Mark("rhomboids", "trigger_point_latent", 3)})}),
         {"massage", "calf_roll"},
         {"ball_blade", "glute_ball", "pneumatic_compression", "ems"}},
        {"haemophilia",
         Has1("bleeding_disorder"),
         {"sleep"},
         {"self_massage", "massage", "ems", "pneumatic_compression"}},
        {"past clot",
         [](routine::Case& of) { Say(of, "dvt_acute", Answer::Past); },
         {"active_recovery"},
         {"ems", "pneumatic_compression", "massage", "cold_water_immersion"}},
        {"varicose veins",
         Has1("varicose_veins"),
         {"active_recovery", "stretching"},
         {"ems", "calf_roll"},
         "",
         {{"pneumatic_compression", "pressure_mmhg", 40, 40}}},
        {"lymphoedema of a leg",
         Has1("lymphoedema", {"leg"}),
         {"active_recovery"},
         {"heat", "cold_water_immersion", "pneumatic_compression", "cryo_compression", "ems"}},
        {"anaemia", Has1("anaemia"), {"nutrition", "active_recovery"}, {"cold_water_immersion"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(heart_pressure_and_medicines) {
    const Vignette rows[] = {
        {"blood pressure 190/115",
         Pressure(190, 115),
         {"sleep"},
         {"massage", "cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems", "exercise",
          "active_recovery"},
         "same_day"},
        {"blood pressure 165/102",
         All({Pressure(165, 102), Marks({Mark("patellar_tendon", "pain", 4)})}),
         {"massage"},
         {"cold_water_immersion", "cryo_compression", "ems", "knee_iso"}},
        {"treated high blood pressure",
         Has1("hypertension_controlled"),
         {"massage", "active_recovery"},
         {"cold_water_immersion"},
         "",
         {{"pneumatic_compression", "pressure_mmhg", 40, 40}}},
        {"stable heart failure",
         Has1("heart_failure_stable"),
         {"sleep", "team_plan"},
         {"nutrition", "hydration", "cold_water_immersion", "pneumatic_compression", "ems", "massage",
          "active_recovery"}},
        {"beta-blocker", Has1("beta_blockers"), {"active_recovery", "massage"}, {"cold_water_immersion"}},
        {"pacemaker",
         Has1("pacemaker_icd"),
         {"sleep"},
         {"ems", "cold_water_immersion", "pneumatic_compression"}},
        {"aneurysm",
         Has1("aneurysm_dissection"),
         {"sleep"},
         {"massage", "cold_water_immersion", "ems", "self_massage", "heat", "knee_iso"}},
        {"steroid tablets and a sore Achilles tendon",
         All({Has1("corticosteroids"), Marks({Mark("achilles_tendon", "pain", 3)})}),
         {"sleep"},
         {"achilles_eccentric", "calf_bent"}},
        {"recent antibiotic of the tendon kind",
         All({Has1("fluoroquinolone"),
              Marks({Mark("achilles_tendon", "pain", 3), Mark("soleus", "short", 3)})}),
         {"sleep"},
         {"achilles_eccentric", "calf_bent", "calf_straight", "ems"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(pregnancy_age_and_metabolism) {
    const Vignette rows[] = {
        {"28 weeks pregnant with low-back pain",
         Pregnant(28),
         {"cat_cow", "massage", "nutrition"},
         {"pelvic_tilt", "knee_chest", "quad_roll", "heat", "cold_water_immersion", "ems",
          "pneumatic_compression"}},
        {"pregnant, week not told", Pregnant(std::nullopt), {"cat_cow"}, {"pelvic_tilt", "heat", "ems"}},
        {"9 weeks pregnant", Pregnant(9), {"cat_cow"}, {"heat", "ems", "cold_water_immersion"}},
        {"high-risk pregnancy",
         Has1("pregnancy_high_risk"),
         {"sleep"},
         kTools + Words{"massage", "exercise", "active_recovery", "self_massage"},
         "same_day"},
        {"a child of 12",
         Aged(12),
         {"sleep", "active_recovery"},
         {"cryo_compression", "ems", "cold_water_immersion", "pneumatic_compression"}},
        {"80 years old",
         Aged(80),
         {"active_recovery"},
         {"cold_water_immersion", "single_leg_balance"},
         "",
         {{"pneumatic_compression", "pressure_mmhg", 40, 40}}},
        {"type 1 diabetes with numb feet",
         All({Has1("diabetes_complicated"), Has1("neuropathy_reduced_sensation"),
              Marks({Mark("plantar_fascia", "pain", 4)})}),
         {"sleep", "team_plan"},
         kTools + Words{"nutrition", "hydration", "ball_arch", "massage", "active_recovery"}},
        {"diabetes without complications",
         Has1("diabetes"),
         {"team_plan", "hydration", "active_recovery"},
         {"nutrition", "cold_water_immersion"}},
        {"kidney disease",
         Has1("kidney_disease"),
         {"team_plan", "sleep"},
         {"nutrition", "hydration", "cold_water_immersion"}},
        {"eating disorder",
         Has1("eating_disorder_reds"),
         {"sleep", "team_plan"},
         {"nutrition", "cold_water_immersion", "ems", "active_recovery", "exercise"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(injuries_tendons_and_bones) {
    const Vignette rows[] = {
        {"fresh ankle sprain, swollen",
         All({Has1("acute_injury", {"foot"}), Owning({"cryo_wrap", "boots", "ems"}), On({}),
              Marks({Mark("ankle_lateral", "swelling", 6), Mark("ankle_lateral", "pain", 5)})}),
         {"foot_top", "cryo_compression@0"},
         {"heat", "pneumatic_compression", "ems", "self_massage", "stretching", "evert_band",
          "single_leg_balance"},
         "",
         {{"cryo_compression", "session_time", 10, 20}}},
        {"sore Achilles tendon",
         Marks({Mark("achilles_tendon", "pain", 4)}),
         {"achilles_eccentric"},
         {"calf_bent"}},
        {"sore patellar tendon", Marks({Mark("patellar_tendon", "pain", 5)}), {"knee_iso"}, {"quad_stretch"}},
        {"sore plantar fascia",
         Marks({Mark("plantar_fascia", "pain", 5)}),
         {"plantar_stretch"},
         {"ball_arch"}},
        {"runner's outer knee",
         Marks({Mark("iliotibial_band", "pain", 5)}),
         {"side_leg_raise"},
         {"tfl_roll"}},
        {"torn hamstring, fresh",
         All({Has1("acute_injury", {"thigh"}),
              Marks({Mark("biceps_femoris_long", "pain", 7), Mark("biceps_femoris_long", "bruise", 4)})}),
         {"sleep"},
         {"hamstring_strap", "hamstring_roll", "bridge", "heat", "pneumatic_compression", "ems"}},
        {"possible stress fracture, as a line of the history",
         All({Has1("bone_stress_injury", {"leg"}), Marks({Mark("tibia_medial", "pain", 6)})}),
         {"sleep", "nutrition"},
         {"exercise", "active_recovery", "ems", "pneumatic_compression", "self_massage", "heat"},
         "soon"},
        {"possible stress fracture, as a red flag",
         All({Flag("bone_stress_high_risk"), Marks({Mark("inguinal_region", "pain", 6)})}),
         {"sleep"},
         kTools + kExercise,
         "same_day"},
        {"broken bone",
         Has1("fracture", {"leg"}),
         {"sleep"},
         {"active_recovery", "ems", "pneumatic_compression"},
         "soon"},
        {"fragile bones",
         All({Has1("osteoporosis"), Marks({Mark("longissimus_thoracis", "hypertonicity", 4),
                                           Mark("lumbar_spine", "hypertonicity", 3, Side::Midline)})}),
         {"bird_dog"},
         {"thoracic_book", "towel_extend", "cat_cow", "knee_chest", "ball_blade"}},
        {"hypermobile",
         All({Has1("hypermobility_eds"),
              Marks({Mark("trapezius_upper", "hypertonicity", 4), Mark("gluteus_medius", "weakness", 3)})}),
         {"exercise"},
         {"stretching", "pneumatic_compression"}},
        {"stiff, sore shoulder",
         All({On({}), Marks({Mark("deltoid_middle", "rom_restricted", 7)})}),
         {"pendulum"},
         {"stretching", "arm_raise_scaption"}},
        {"tight low back", Marks({Mark("quadratus_lumborum", "spasm", 5)}), {"heat"}, {"self_massage"}},
        {"sore low back, nothing alarming",
         Marks({Mark("lumbar_spine", "pain", 5, Side::Midline)}),
         {"heat", "cat_cow", "active_recovery"},
         {"self_massage", "ems@0"}},
        {"new knee joint",
         Has1("metal_implant_joint_replacement", {"knee"}),
         {"sleep"},
         {"pneumatic_compression", "active_recovery"}},
        {"old healed plate in the shin",
         Has1("metal_implant_old", {"leg"}),
         {"active_recovery", "pneumatic_compression", "massage"},
         {}},
        {"operation six weeks ago",
         Has1("recent_surgery", {"knee"}),
         {"sleep"},
         {"cold_water_immersion", "ems", "pneumatic_compression", "active_recovery"}},
        {"tight shins at the same point of each run",
         Has1("compartment_exertional"),
         {"active_recovery"},
         {"pneumatic_compression", "cryo_compression", "ems"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(nerves_skin_and_illness) {
    const Vignette rows[] = {
        {"epilepsy", Has1("epilepsy"), {"massage", "active_recovery"}, {"ems", "cold_water_immersion"}},
        {"pinched nerve in the neck",
         All({On({}), Has1("radiculopathy"),
              Marks({Mark("cervical_spine", "pain", 4, Side::Midline),
                     Mark("brachioradialis", "radiating", 5)})}),
         {"neck_rotation"},
         {"wrist_extensor", "self_massage", "stretching"}},
        {"sciatica",
         All({Has1("radiculopathy"), Marks({Mark("biceps_femoris_long", "hypertonicity", 3)})}),
         {"sleep"},
         {"hamstring_strap"}},
        {"concussion last week",
         All({Has1("concussion"), Marks({Mark("suboccipitals", "tender_point", 4)})}),
         {"sleep"},
         {"cold_water_immersion", "heat", "ems", "massage", "active_recovery", "exercise", "self_massage"}},
        {"Parkinson disease",
         Has1("parkinson"),
         {"active_recovery", "massage"},
         {"ems", "cold_water_immersion", "single_leg_balance"}},
        {"muscle disease", Has1("muscle_disease"), {"sleep"}, {"ems", "exercise", "active_recovery", "heat"}},
        {"vertigo",
         All({Has1("vertigo"), Marks({Mark("ankle_lateral", "weakness", 3)})}),
         {"sleep"},
         {"cold_water_immersion", "single_leg_balance"}},
        {"glaucoma",
         All({Has1("eye_pressure_surgery"), Marks({Mark("patellar_tendon", "pain", 4)})}),
         {"massage"},
         {"cold_water_immersion", "knee_iso"}},
        {"cancer under treatment",
         Has1("cancer_active"),
         {"sleep"},
         {"ems", "heat", "cold_water_immersion", "self_massage", "massage", "exercise", "nutrition"}},
        {"weak immune system", Has1("immune_weak"), {"massage", "active_recovery"}, {"cold_water_immersion"}},
        {"fever", Has1("fever_infection"), {"sleep"}, kTools + kExercise + Words{"massage"}},
        {"open wound on the foot",
         Has1("open_wound", {"foot"}),
         {"massage", "stretching", "cryo_compression"},
         {"cold_water_immersion", "pneumatic_compression", "ems"}},
        {"filler in the face",
         All({Has1("botulinum_filler", {"head_neck"}),
              Marks({Mark("masseter", "hypertonicity", 3), Mark("soleus", "hypertonicity", 3)})}),
         {"calf_roll", "massage"},
         {"jaw_rest"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(emergencies_end_the_plan) {
    const Words nothing =
        kTools + kExercise + Words{"massage", "sleep", "nutrition", "hydration", "team_plan"};
    const Vignette rows[] = {
        {"cauda equina signs", Flag("cauda_equina"), {}, nothing, "emergency"},
        {"cauda equina as a line of the history", Has1("cauda_equina"), {}, nothing, "emergency"},
        {"chest pain", Flag("chest_pain"), {}, nothing, "emergency"},
        {"dark urine after a race", Flag("rhabdo"), {}, nothing, "emergency"},
        {"head injury getting worse", Flag("head_injury"), {}, nothing, "emergency"},
        {"signs of a clot in the leg", Flag("dvt"), {}, nothing, "same_day"},
        {"known clot",
         Has1("dvt_acute"),
         {"sleep"},
         kTools + Words{"massage", "self_massage", "active_recovery"},
         "same_day"},
        {"both, the emergency first",
         [](routine::Case& of) {
             of.red_flags = {"no_progress", "dvt", "pe_signs"};
         },
         {},
         nothing,
         "emergency"},
        {"nothing of it", Nothing, {"sleep"}, {}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(no_grams_and_no_scales_with_an_eating_disorder) {
    for (const auto answer : {Answer::Yes, Answer::Unknown, Answer::Past}) {
        auto of = Runner();
        const auto plan = routine::Propose(Book(), Say(of, "eating_disorder_reds", answer));
        for (const PlanItem& item : plan.items) {
            for (const auto& dose : item.dose) {
                BOOST_TEST(dose.param != "litres_per_kg_lost");
                BOOST_TEST(dose.unit.find("g/") == std::string::npos, item.id << " " << dose.unit);
            }
            for (const auto& step : item.steps) BOOST_TEST(step.find("weigh") == std::string::npos, step);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
