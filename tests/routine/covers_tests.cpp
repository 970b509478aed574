// A stroke, an area or an arrow lies on more than the region it is charted at: every rule about a place sees
// all of it.
#include <boost/test/unit_test.hpp>

#include "cases.h"

using namespace routine_tests;
using model::Answer;
using model::RegionRef;
using model::Side;

BOOST_AUTO_TEST_SUITE(covers_tests)

namespace {

const RegionRef kCalf{"gastrocnemius_medial", Side::Left};

// One area charted at `at` that also lies on `covers`; the runner has every tool.
routine::Case Area(const RegionRef& at, const std::string& finding, std::vector<RegionRef> covers) {
    routine::Case of = Runner();
    routine::CaseMark mark{at, finding, 4, {}, {}};
    mark.covers = std::move(covers);
    of.marks = {mark};
    return of;
}

bool Withheld(const routine::Case& of, const std::string& modality, const std::string& condition,
              const RegionRef& at) {
    const auto plan = routine::Propose(Book(), of);
    return std::any_of(plan.blocked.begin(), plan.blocked.end(), [&](const model::BlockedItem& entry) {
        return entry.modality == modality && entry.condition == condition && entry.at == at;
    });
}

// The item put into the plan by hand at a region on day 0 meets this objection.
bool Objected(const routine::Case& of, const std::string& id, const std::string& modality,
              const RegionRef& at, const std::string& condition) {
    model::HomePlan plan;
    model::PlanItem item;
    item.id = id;
    item.modality = modality;
    item.at = at;
    item.days = {0};
    plan.items = {item};
    const auto objections = routine::Recheck(Book(), of, plan);
    return std::any_of(objections.begin(), objections.end(),
                       [&](const routine::Objection& one) { return one.why.condition == condition; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_area_on_the_calf_with_a_corner_behind_the_knee_is_treated_as_popliteal) {
    const RegionRef corner{"popliteal_fossa", Side::Left};
    const auto calf = Area(kCalf, "hypertonicity", {kCalf});
    const auto both = Area(kCalf, "hypertonicity", {kCalf, corner});
    BOOST_TEST(Has(ExerciseIds(routine::Propose(Book(), calf)), std::string("calf_roll")));
    BOOST_TEST(!Has(ExerciseIds(routine::Propose(Book(), both)), std::string("calf_roll")));
    BOOST_TEST(Has(ExerciseIds(routine::Propose(Book(), both)), std::string("calf_straight")));
    for (const char* modality : {"self_massage", "ems", "cryo_compression"}) {
        BOOST_TEST(!Withheld(calf, modality, "back_of_knee", corner), modality);
        BOOST_TEST(Withheld(both, modality, "back_of_knee", corner), modality);
    }
    for (const auto& item : routine::FurtherItems(Book(), both, {})) {
        BOOST_TEST(item.id != "calf_roll");
        BOOST_TEST((item.modality != "cryo_compression" || item.at != kCalf));
    }
    BOOST_TEST(!Objected(calf, "calf_roll", "self_massage", kCalf, "back_of_knee"));
    BOOST_TEST(Objected(both, "calf_roll", "self_massage", kCalf, "back_of_knee"));
}

BOOST_AUTO_TEST_CASE(local_lines_of_the_history_limit_the_pressure_on_every_region_below) {
    struct Row {
        const char *name, *condition, *group, *covered;
        Side side;
        int alone, highest;
    };
    const Row rows[] = {
        {"varicose veins at the knee", "varicose_veins", "knee", "popliteal_fossa", Side::Left, 5, 3},
        {"wound at the knee", "open_wound", "knee", "popliteal_fossa", Side::Left, 5, 0},
        {"numb thigh", "neuropathy_reduced_sensation", "thigh", "biceps_femoris_long", Side::Left, 5, 2},
        {"wound at the foot, not under it", "open_wound", "foot", "popliteal_fossa", Side::Left, 5, 5},
        {"varicose veins at the calf itself", "varicose_veins", "leg", "popliteal_fossa", Side::Left, 3, 3},
    };
    for (const Row& row : rows) {
        auto alone = Area(kCalf, "hypertonicity", {});
        auto both = Area(kCalf, "hypertonicity", {kCalf, {row.covered, row.side}});
        for (auto* of : {&alone, &both}) Say(*of, row.condition, Answer::Yes, {row.group});
        BOOST_TEST(routine::MassageLimit(Book(), alone, kCalf).highest == row.alone, row.name);
        BOOST_TEST(routine::MassageLimit(Book(), both, kCalf).highest == row.highest, row.name);
    }
}

// A line of the history without a place is where its findings are marked.
BOOST_AUTO_TEST_CASE(marked_varicose_veins_are_everywhere_the_mark_lies) {
    const RegionRef knee{"popliteal_fossa", Side::Left};
    const auto limit = [&](std::vector<RegionRef> covers) {
        auto of = Area({"biceps_femoris_long", Side::Left}, "varicose_vein", std::move(covers));
        return routine::MassageLimit(Book(), Say(of, "varicose_veins", Answer::Yes, {"thigh"}), knee).highest;
    };
    BOOST_TEST(limit({}) == 5);
    BOOST_TEST(limit({knee}) == 3);
}

BOOST_AUTO_TEST_CASE(a_finding_withholds_on_every_region_it_lies_on) {
    const RegionRef thigh{"biceps_femoris_long", Side::Left}, soleus{"soleus", Side::Left};
    struct Row {
        const char *name, *finding;
        std::vector<RegionRef> covers;
        RegionRef at;
        const char *item, *modality;
        bool objected;
    };
    const Row rows[] = {
        {"inflamed thigh only", "inflammation", {thigh}, soleus, "heat", "heat", false},
        {"inflamed down to the calf", "inflammation", {thigh, soleus}, soleus, "heat", "heat", true},
        {"inflamed on the other calf",
         "inflammation",
         {thigh, {"soleus", Side::Right}},
         soleus,
         "heat",
         "heat",
         false},
        {"stretch, thigh only", "inflammation", {thigh}, kCalf, "calf_straight", "stretching", false},
        {"stretch, down to the calf",
         "inflammation",
         {thigh, kCalf},
         kCalf,
         "calf_straight",
         "stretching",
         true},
    };
    for (const Row& row : rows)
        BOOST_TEST(Objected(Area(thigh, row.finding, row.covers), row.item, row.modality, row.at,
                            row.finding) == row.objected,
                   row.name);
}

BOOST_AUTO_TEST_CASE(an_area_over_the_midline_meets_what_is_marked_on_the_other_side) {
    const RegionRef left{"longissimus_thoracis", Side::Left}, right{"longissimus_thoracis", Side::Right};
    const RegionRef far{"soleus", Side::Right};
    struct Row {
        const char* name;
        std::vector<RegionRef> covers;
        RegionRef inflamed;
        bool objected;
    };
    const Row rows[] = {
        {"left only", {left}, right, false},
        {"over to the right", {left, right}, right, true},
        {"over to the right, inflamed elsewhere", {left, right}, far, false},
        {"left only, inflamed there", {left}, left, true},
    };
    for (const Row& row : rows) {
        auto of = Area(left, "hypertonicity", row.covers);
        of.marks.push_back(Mark(row.inflamed.region, "inflammation", 4, row.inflamed.side));
        BOOST_TEST(Objected(of, "heat", "heat", left, "inflammation") == row.objected, row.name);
    }
}

BOOST_AUTO_TEST_CASE(clashes_of_a_day_see_the_whole_mark) {
    const RegionRef thigh{"biceps_femoris_long", Side::Left}, soleus{"soleus", Side::Left};
    const auto clash = [&](std::vector<RegionRef> covers) {
        return Objected(Area(thigh, "swelling", std::move(covers)), "heat", "heat", soleus, "heat_swelling");
    };
    BOOST_TEST(!clash({thigh}));
    BOOST_TEST(clash({thigh, soleus}));
}

BOOST_AUTO_TEST_CASE(red_flag_questions_are_forced_by_every_region_and_by_where_an_arrow_ends) {
    struct Row {
        const char *name, *at, *finding;
        std::vector<RegionRef> covers;
        std::optional<RegionRef> leads_to;
        const char* asks;
        bool forced;
    };
    const RegionRef knee{"popliteal_fossa", Side::Left}, chest{"pectoralis_minor", Side::Left};
    const Row rows[] = {
        {"swollen thigh", "biceps_femoris_long", "swelling", {}, {}, "dvt", false},
        {"swollen down to the knee", "biceps_femoris_long", "swelling", {knee}, {}, "dvt", true},
        {"pain in the neck", "trapezius_upper", "pain", {}, {}, "chest_pain", false},
        {"pain drawing into the chest", "trapezius_upper", "pain", {}, chest, "chest_pain", true},
        {"arm pain drawing to the elbow",
         "trapezius_upper",
         "pain",
         {},
         RegionRef{"brachioradialis", Side::Left},
         "chest_pain",
         false},
    };
    for (const Row& row : rows) {
        auto of = Area({row.at, Side::Left}, row.finding, row.covers);
        of.marks.front().leads_to = row.leads_to;
        BOOST_TEST(!Blocks(routine::Propose(Book(), of), "massage", row.asks), row.name << ", asked");
        of.red_flags_asked = false;
        BOOST_TEST(Blocks(routine::Propose(Book(), of), "massage", row.asks) == row.forced, row.name);
    }
}

BOOST_AUTO_TEST_CASE(where_an_arrow_ends_is_no_treated_place) {
    const RegionRef knee{"popliteal_fossa", Side::Left};
    auto of = Area(kCalf, "hypertonicity", {kCalf});
    const auto before = routine::Propose(Book(), of);
    of.marks.front().leads_to = knee;
    BOOST_TEST((routine::Propose(Book(), of) == before));
    Say(of, "open_wound", Answer::Yes, {"knee"});
    BOOST_TEST(routine::MassageLimit(Book(), of, kCalf).highest == 5);
}

BOOST_AUTO_TEST_SUITE_END()
