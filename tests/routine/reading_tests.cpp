// Plans that were read as a physiotherapist reads them: each row is one that would not have been signed.
#include "vignette.h"

using namespace routine_tests;

BOOST_AUTO_TEST_SUITE(reading_tests)

// What a physiotherapist read in the plans of these clients and would not have signed.
BOOST_AUTO_TEST_CASE(plans_that_were_read_and_put_right) {
    const Vignette rows[] = {
        {"sore Achilles tendon and a tight calf",
         Marks({Mark("achilles_tendon", "pain", 4), Mark("soleus", "hypertonicity", 3),
                Mark("gastrocnemius_medial", "short", 3)}),
         {"achilles_eccentric"},
         {"calf_straight", "calf_bent", "knee_to_wall"}},
        {"sore Achilles tendon on the other side",
         Marks({Mark("achilles_tendon", "pain", 4), Mark("gastrocnemius_medial", "short", 3, Side::Right)}),
         {"calf_straight"},
         {}},
        {"growing knee: sore patellar tendon, short front thigh",
         All({Aged(13), Marks({Mark("patellar_tendon", "pain", 5), Mark("rectus_femoris", "short", 5)})}),
         {"knee_iso"},
         {"quad_stretch", "hip_flexor_lunge"}},
        {"sore sit bone and tight hamstrings",
         Marks({Mark("ischial_tuberosity", "pain", 4), Mark("biceps_femoris_long", "short", 3)}),
         {"hamstring_iso"},
         {"hamstring_strap"}},
        {"sore kneecap and a stiff low back: nothing on the knees",
         Marks({Mark("patella", "pain", 4), Mark("lumbar_spine", "rom_restricted", 4, Side::Midline)}),
         {"pelvic_tilt"},
         {"cat_cow", "bird_dog", "lat_prayer"}},
        {"sore wrist: no weight on the hands",
         Marks({Mark("wrist_dorsal", "pain", 4), Mark("lumbar_spine", "rom_restricted", 4, Side::Midline)}),
         {"pelvic_tilt"},
         {"cat_cow", "bird_dog"}},
        {"tight neck and office shoulders after a long run: no cold there",
         All({Owning({"cryo_wrap"}), Marks({Mark("trapezius_upper", "hypertonicity", 5)})}),
         {"upper_trap_stretch"},
         {"cryo_compression"}},
        {"a short hamstring is not iced",
         All({Owning({"cryo_wrap"}), Marks({Mark("biceps_femoris_long", "short", 4)})}),
         {"hamstring_strap"},
         {"cryo_compression"}},
        {"first marathon, nothing new on its evening",
         RaceIn(6),
         {"settling_walk@6"},
         {"cryo_compression@6", "pneumatic_compression@6", "cold_water_immersion@6"}},
        {"marathon, used to boots and wrap",
         All({RaceIn(6),
              [](routine::Case& of) {
                  of.known_items = {"pneumatic_compression", "cryo_compression"};
                  of.marks = {Mark("patellar_tendon", "pain", 3)};
              }}),
         {"pneumatic_compression@6", "cryo_compression@6"},
         {}},
        {"swollen ankle: up, not out for a walk",
         Marks({Mark("ankle_lateral", "swelling", 6)}),
         {"foot_top"},
         {"active_recovery", "settling_walk"}},
        {"leg that hurts 8 of 10: no walk for recovery",
         Marks({Mark("soleus", "pain", 8)}),
         {"sleep"},
         {"active_recovery"}},
        {"back that hurts 8 of 10: easy walking stays",
         Marks({Mark("quadratus_lumborum", "pain", 8)}),
         {"active_recovery"},
         {}},
        {"office neck: turns where stretching is too much",
         Marks({Mark("suboccipitals", "pain", 5), Mark("trapezius_upper", "hypertonicity", 6)}),
         {"neck_rotation"},
         {"suboccipital_rest", "chin_nod"}},
        {"numb feet: toes are not pulled",
         All({Has1("neuropathy_reduced_sensation"), Marks({Mark("plantar_fascia", "pain", 4)})}),
         {"sleep"},
         {"plantar_stretch", "ball_arch"}},
        {"numb calf: what is gentle is half as much",
         All({Has1("neuropathy_reduced_sensation"), Marks({Mark("gastrocnemius_medial", "short", 3)})}),
         {"calf_straight"},
         {},
         "",
         {{"calf_straight", "sets", 1, 2}}},
        {"low energy: no cold wrap either, no figures for fluids",
         All({Has1("eating_disorder_reds"), Marks({Mark("patellar_tendon", "pain", 3)})}),
         {"team_plan", "hydration"},
         {"cryo_compression", "cold_water_immersion", "nutrition"}},
        {"blood pressure 168/104: a doctor within days",
         Pressure(168, 104),
         {"massage", "active_recovery"},
         {"cold_water_immersion", "ems"},
         "soon"},
        {"blood pressure 185/112: nothing but rest before a doctor was seen",
         All({Pressure(185, 112), Marks({Mark("trapezius_upper", "hypertonicity", 3)})}),
         {"sleep"},
         {"stretching", "exercise", "massage", "active_recovery"},
         "same_day"},
    };
    for (const Vignette& row : rows) Check(row);
}

// Marks that mean more with this history: the question is asked before anything is offered.
BOOST_AUTO_TEST_CASE(history_that_makes_a_mark_ask_first) {
    const Vignette rows[] = {
        {"calf pain in late pregnancy",
         All({Pregnant(33), Marks({Mark("gastrocnemius_medial", "spasm", 4)}), Unasked}),
         {"nutrition"},
         {"massage", "stretching", "self_massage"}},
        {"calf pain after a clot, asked and denied",
         All({Has1("dvt_history"), Marks({Mark("gastrocnemius_medial", "pain", 4)})}),
         {"stretching"},
         {"massage"}},
        {"calf pain after a clot",
         All({Has1("dvt_history"), Marks({Mark("gastrocnemius_medial", "pain", 4)}), Unasked}),
         {"sleep"},
         {"stretching", "massage", "self_massage"}},
        {"calf pain, no such history",
         All({Marks({Mark("gastrocnemius_medial", "pain", 4)}), Unasked}),
         {"stretching"},
         {}},
        {"sprained ankle nobody examined for a fracture",
         All({Has1("acute_injury", {"foot"}), Marks({Mark("ankle_lateral", "pain", 5)}), Unasked}),
         {"sleep"},
         {"active_recovery", "massage", "strength", "stretching", "evert_band"}},
        {"back pain during cancer treatment",
         All({Has1("cancer_active"), Marks({Mark("lumbar_spine", "pain", 4, Side::Midline)}), Unasked}),
         {"sleep"},
         {"knee_chest", "stretching", "exercise", "heat"}},
        {"back pain with fragile bones",
         All({Has1("osteoporosis"), Marks({Mark("thoracic_spine", "pain", 5, Side::Midline)}), Unasked}),
         {"sleep"},
         {"stretching", "exercise", "massage"}},
        {"shin pain of 2 with low energy",
         All({Has1("eating_disorder_reds"), Marks({Mark("tibia_medial", "pain", 2)}), Unasked}),
         {"sleep"},
         {"shin_plan", "active_recovery"}},
        {"headache at the temple",
         All({Marks({Mark("temporalis", "pain", 4)}), Unasked}),
         {"sleep"},
         {"massage", "jaw_rest", "stretching"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(a_growing_body_sleeps_longer) {
    auto of = Runner();
    of.age = 14;
    const auto young = routine::Propose(Book(), of);
    BOOST_REQUIRE(Find(young, "sleep") != nullptr);
    BOOST_TEST(Find(young, "sleep")->changes.size() == 1U);
    BOOST_TEST(Find(routine::Propose(Book(), Runner()), "sleep")->changes.empty());
}

// The dose on the page is the halved one: nobody may halve it again.
BOOST_AUTO_TEST_CASE(what_is_halved_says_that_it_is) {
    for (const auto& item : routine::Propose(Book(), Runner()).items) {
        for (const auto& change : item.changes)
            BOOST_TEST((change.find("half") == std::string::npos), item.id << ": " << change);
    }
}

BOOST_AUTO_TEST_SUITE_END()
