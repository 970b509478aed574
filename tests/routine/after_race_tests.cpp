// The client who comes after a race: what its first days ask for and what they rule out.
#include <algorithm>

#include "routine/explain.h"
#include "routine/printed_plan.h"

#include "vignette.h"

using namespace routine_tests;
using model::Followed;
using model::Load;

BOOST_AUTO_TEST_SUITE(after_race_tests)

namespace {

std::function<void(routine::Case&)> Raced(int days) {
    return [=](routine::Case& of) {
        of.week = {};
        of.days_since_race = days;
    };
}

std::function<void(routine::Case&)> Used(std::set<std::string> items) {
    return [=](routine::Case& of) {
        of.known_items = items;
        of.first_plan = false;
    };
}

const auto kSoreLegs = Marks({Mark("rectus_femoris", "tender_point", 4), Mark("soleus", "hypertonicity", 3)});
const auto kWeakCalf = Marks({Mark("soleus", "weakness", 2)});

HomePlan PlanOf(const std::function<void(routine::Case&)>& tell) {
    auto of = Runner();
    tell(of);
    return routine::Propose(Book(), of);
}

const PlanItem* Named(const HomePlan& plan, const std::string& id) {
    const auto at = std::find_if(plan.items.begin(), plan.items.end(),
                                 [&](const PlanItem& item) { return item.id == id; });
    return at == plan.items.end() ? nullptr : &*at;
}

bool Says(const PlanItem& item, const std::string& part) {
    return std::any_of(item.changes.begin(), item.changes.end(),
                       [&](const std::string& change) { return change.find(part) != std::string::npos; });
}

}  // namespace

// Day 0 is the day after the visit: raced today, it is the first after the race.
BOOST_AUTO_TEST_CASE(the_days_after_the_race_reach_the_plan) {
    const Vignette rows[] = {
        {"raced today",
         All({Raced(0), kSoreLegs}),
         {"active_recovery@0", "cryo_compression@0", "active_recovery@2", "sleep"},
         {"cold_water_immersion", "pneumatic_compression", "ems", "cryo_compression@1", "cryo_compression@2",
          "settling_walk"}},
        {"raced yesterday",
         All({Raced(1), kSoreLegs}),
         {"active_recovery@1", "stretching@0"},
         {"cryo_compression", "cold_water_immersion", "active_recovery@0", "ems"}},
        {"raced two days ago",
         All({Raced(2), kSoreLegs}),
         {"active_recovery@0"},
         {"cryo_compression", "cold_water_immersion", "ems"}},
        {"raced three days ago", All({Raced(3), kSoreLegs}), {"sleep"}, kTools + Words{"active_recovery"}},
        {"raced four days ago", All({Raced(4), kSoreLegs}), {"sleep"}, kTools + Words{"active_recovery"}},
    };
    for (const Vignette& row : rows) Check(row);
}

// A race that the week itself has: its days after are those of any race.
BOOST_AUTO_TEST_CASE(strength_waits_after_a_race_of_the_week_too) {
    const auto calf = [](int severity) {
        return All({On({{0, Load::RestDay}, {2, Load::Race}}), Used({"calf_raise"}),
                    Marks({Mark("soleus", "weakness", severity)})});
    };
    const Words before_and_on{"calf_raise@1", "calf_raise@2"}, days{"calf_raise@3", "calf_raise@4"};
    const Vignette rows[] = {{"race on day 2", calf(2), {"calf_raise@5"}, before_and_on + days},
                             {"race on day 2, sore: none in the week", calf(4), {}, {"calf_raise"}}};
    for (const Vignette& row : rows) Check(row);
    auto of = Runner();
    calf(2)(of);
    auto plan = routine::Propose(Book(), of);
    for (auto& item : plan.items) {
        if (item.id == "calf_raise") item.days = {3};
    }
    const auto objections = routine::Recheck(Book(), of, plan);
    BOOST_REQUIRE_EQUAL(objections.size(), 1U);
    BOOST_TEST(objections.front().why.condition == "race");
}

BOOST_AUTO_TEST_CASE(strength_waits_for_the_third_day_and_for_soreness) {
    const auto calf = [](int since, int severity) {
        return All({Raced(since), Used({"calf_raise"}), Marks({Mark("soleus", "weakness", severity)})});
    };
    const Vignette rows[] = {
        {"raced today", calf(0, 2), {"calf_raise@2"}, {"calf_raise@0", "calf_raise@1"}},
        {"raced today, sore", calf(0, 4), {"calf_raise@4"}, {"calf_raise@2", "calf_raise@3"}},
        {"raced yesterday", calf(1, 2), {"calf_raise@1"}, {"calf_raise@0"}},
        {"raced yesterday, sore",
         calf(1, 4),
         {"calf_raise@3"},
         {"calf_raise@0", "calf_raise@1", "calf_raise@2"}},
        {"two days ago", calf(2, 2), {"calf_raise@0"}, {}},
        {"two days ago, sore", calf(2, 4), {"calf_raise@2"}, {"calf_raise@0", "calf_raise@1"}},
        {"three days ago, sore", calf(3, 4), {"calf_raise@1"}, {"calf_raise@0"}},
        {"four days ago, sore", calf(4, 4), {"calf_raise@0"}, {}},
        {"what was not raced goes on",
         All({Raced(0), Used({"chin_nod"}), Marks({Mark("splenii", "weakness", 4)})}),
         {"chin_nod@0"},
         {}},
        {"nothing strong is begun",
         All({Raced(1), kWeakCalf}),
         {},
         {"calf_raise", "achilles_eccentric", "exercise"}},
        {"four days after it may be", All({Raced(4), kWeakCalf}), {"calf_raise"}, {}},
        {"first plan, raced today",
         All({Raced(0), Marks({Mark("achilles_tendon", "pain", 4), Mark("soleus", "hypertonicity", 4)})}),
         {"sleep"},
         {"achilles_eccentric", "calf_iso", "calf_raise"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(flags_and_history_go_before_the_race) {
    const Words nothing = kTools + kExercise + Words{"massage", "sleep", "nutrition", "hydration"};
    const Vignette rows[] = {
        {"calf swollen the day after, signs of a clot",
         All({Raced(1), Flag("dvt")}),
         {},
         nothing,
         "same_day"},
        {"dark urine", All({Raced(0), Flag("rhabdo")}), {}, nothing, "emergency"},
        {"signs of a stress fracture",
         All({Raced(2), Flag("bone_stress"), Marks({Mark("tibialis_anterior", "pain", 5)})}),
         {},
         {"active_recovery", "calf_raise", "self_massage@0", "ems"},
         "soon"},
        {"white fingers",
         All({Raced(0), kSoreLegs, Has1("raynaud")}),
         {"active_recovery@0"},
         {"cryo_compression"}},
        {"another race in five days",
         All({Raced(1), kWeakCalf, [](routine::Case& of) { of.days_to_race = 5; }}),
         {"settling_walk@5"},
         {"calf_raise", "massage@3", "massage@4", "massage@5"}},
    };
    for (const Vignette& row : rows) Check(row);
}

BOOST_AUTO_TEST_CASE(known_strength_is_halved_and_nothing_is_stepped_up) {
    for (int since = 0; since <= 5; ++since) {
        BOOST_TEST_CONTEXT("raced " << since << " days ago") {
            auto of = Runner();
            All({Raced(since), Used({"calf_raise"}), kWeakCalf})(of);
            of.past = {
                {"calf_raise", {"soleus", model::Side::Left}, 0, 2, Followed::Done, model::Felt::Better}};
            const auto plan = routine::Propose(Book(), of);
            const auto* item = Named(plan, "calf_raise");
            BOOST_REQUIRE(item != nullptr);
            BOOST_TEST(item->step == (since <= 2 ? 0 : 1));
            const auto sets = ValueOf(plan, {"calf_raise", "sets", 0, 0});
            BOOST_TEST(sets.value() == (since <= 3 ? 2 : 3));
            BOOST_TEST(Says(*item, "already halved") == (since <= 3));
            const bool held = std::any_of(item->why.begin(), item->why.end(), [](const auto& why) {
                return why.text.find("nothing is stepped up") != std::string::npos;
            });
            BOOST_TEST(held == (since <= 2));
        }
    }
}

// 72 h are three days: at the visit and on the days of the week.
BOOST_AUTO_TEST_CASE(only_light_work_until_the_third_day) {
    for (int since = 0; since <= 5; ++since) {
        BOOST_TEST_CONTEXT("raced " << since << " days ago") {
            auto of = Runner();
            Raced(since)(of);
            const auto limit = routine::MassageLimit(Book(), of, {"soleus", model::Side::Left});
            BOOST_TEST(limit.highest == (since <= 2 ? 2 : 5));
            BOOST_TEST(limit.why.empty() == (since > 2));
            of.massage_today = false;
            of.last_massage_days = 30;
            const auto plan = routine::Propose(Book(), of);
            const auto* massage = Named(plan, "massage");
            BOOST_REQUIRE(massage != nullptr);
            BOOST_TEST(massage->days.front() == 0);
            BOOST_TEST(Says(*massage, "light strokes") == (since <= 2));
            for (const auto& item : plan.items) {
                if (item.modality != "self_massage") continue;
                const bool soon = item.days.front() + 1 + since < 3;
                BOOST_TEST(Says(item, "light pressure only") == soon, item.id);
            }
        }
    }
    auto of = Runner();
    Raced(1)(of);
    Say(of, "anticoagulants_bleeding", Answer::Yes);
    BOOST_TEST(routine::MassageLimit(Book(), of, {}).highest <= 2);
}

BOOST_AUTO_TEST_CASE(what_is_used_already_may_be_used_but_no_hard_muscle_work) {
    const auto known = Used({"ems", "pneumatic_compression", "cold_water_immersion", "cryo_compression"});
    auto of = Runner();
    All({Raced(0), kSoreLegs, known})(of);
    const auto plan = routine::Propose(Book(), of);
    auto further = routine::FurtherItems(Book(), of, plan);
    for (const auto& item : further) {
        if (item.id == "ems_activation") BOOST_TEST(item.days.front() >= 2);
    }
    auto edited = plan;
    const auto activation = std::find_if(further.begin(), further.end(),
                                         [](const auto& item) { return item.id == "ems_activation"; });
    PlanItem item = activation != further.end() ? *activation : PlanItem{};
    item.id = "ems_activation";
    item.modality = "ems";
    item.days = {0};
    edited.items.push_back(item);
    const auto objections = routine::Recheck(Book(), of, edited);
    BOOST_TEST(std::any_of(objections.begin(), objections.end(), [](const auto& one) {
        return one.item == "ems_activation" && one.why.condition == "after_race" && !one.absolute;
    }));
    const auto* cold = Find(plan, "cryo_compression");
    BOOST_REQUIRE(cold != nullptr);
    BOOST_TEST(Says(*cold, "only in this first week"));
}

// The therapist may move it there all the same, with a reason.
BOOST_AUTO_TEST_CASE(strength_moved_to_the_day_after_is_objected_to) {
    auto of = Runner();
    All({Raced(0), Used({"calf_raise"}), kWeakCalf})(of);
    auto plan = routine::Propose(Book(), of);
    for (auto& item : plan.items) {
        if (item.id == "calf_raise") item.days = {0, 3};
    }
    const auto objections = routine::Recheck(Book(), of, plan);
    BOOST_REQUIRE_EQUAL(objections.size(), 1U);
    BOOST_TEST(objections.front().why.condition == "after_race");
    BOOST_TEST(!objections.front().absolute);
}

BOOST_AUTO_TEST_CASE(a_longer_race_is_spoken_of_once) {
    const std::pair<int, const char*> rows[] = {
        {0, "active_recovery"}, {2, "active_recovery"}, {4, "sleep"}, {13, "sleep"}, {14, ""}};
    for (const auto& [since, where] : rows) {
        const auto plan = PlanOf(All({Raced(since), kSoreLegs}));
        for (const auto& item : plan.items)
            BOOST_TEST(Says(item, "two easy weeks") == (item.id == where), since << " " << item.id);
    }
}

// Soreness says nothing about a bone: who may not even walk for recovery hears of no training.
BOOST_AUTO_TEST_CASE(who_may_not_move_is_told_of_no_training_but_warned) {
    for (const auto& tell : {Flag("bone_stress"), Has1("concussion"), Has1("hyponatraemia_history")}) {
        const auto plan = PlanOf(All({Raced(1), kSoreLegs, tell}));
        int told = 0, warned = 0;
        for (const auto& item : plan.items) {
            told += Says(item, "two easy weeks");
            warned += Says(item, "dark urine");
        }
        BOOST_TEST(told == (Holds(plan, "active_recovery") ? 1 : 0));
        BOOST_TEST(warned == 1);
    }
    for (const auto& item : PlanOf(All({Raced(3), kSoreLegs})).items) BOOST_TEST(!Says(item, "dark urine"));
}

BOOST_AUTO_TEST_CASE(between_two_races_strength_is_halved_once_and_it_is_said_once) {
    auto of = Runner();
    All({Raced(3), Used({"calf_raise"}), kWeakCalf})(of);
    of.days_to_race = 9;
    const auto plan = routine::Propose(Book(), of);
    const auto* item = Named(plan, "calf_raise");
    BOOST_REQUIRE(item != nullptr);
    BOOST_TEST(std::count_if(item->changes.begin(), item->changes.end(), [](const auto& change) {
                   return change.find("already halved") != std::string::npos;
               }) == 1);
    BOOST_TEST(ValueOf(plan, {"calf_raise", "sets", 0, 0}).value() == 2);
}

BOOST_AUTO_TEST_CASE(the_explanation_names_the_race) {
    auto of = Runner();
    All({Raced(1), kSoreLegs})(of);
    const auto why = routine::Explain(Book(), of);
    BOOST_TEST(why.days_since_race.value() == 1);
    int offered = 0, in_force = 0, taken = 0;
    for (const auto& step : why.steps) {
        offered += step.outcome == routine::Outcome::Offered && step.because == "after_race";
        in_force += step.outcome == routine::Outcome::InForce && step.subject == "after_race";
        taken += step.outcome == routine::Outcome::LeftOut && step.because == "after_race";
        BOOST_TEST(step.rule.find(".toml ") != std::string::npos, step.rule);
    }
    BOOST_TEST(offered > 0);
    BOOST_TEST(in_force == 3);
    BOOST_TEST(taken > 0);
    BOOST_TEST(!routine::Explain(Book(), Runner()).days_since_race);
}

// A race of long ago, or a number that cannot be, changes nothing.
BOOST_AUTO_TEST_CASE(what_is_long_over_changes_nothing) {
    const auto before = Printed(PlanOf(Raced(0)));
    auto of = Runner();
    for (const int days : {14, 100, 365, -1, -7}) {
        of.days_since_race = days;
        BOOST_TEST(Printed(routine::Propose(Book(), of)) == Printed(routine::Propose(Book(), Runner())),
                   days);
    }
    BOOST_TEST(before != Printed(PlanOf([](routine::Case& one) { one.week = {}; })));
}

BOOST_AUTO_TEST_SUITE_END()
