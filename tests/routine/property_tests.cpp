#include <boost/test/unit_test.hpp>

#include <map>

#include "routine/judge.h"
#include "routine/rolled_cases.h"

using namespace routine_tests;
using model::Answer;

BOOST_AUTO_TEST_SUITE(property_tests)

namespace {

constexpr unsigned kCases = 1500;  // tests/campaigns/plans.cpp works through 100,000

}  // namespace

BOOST_AUTO_TEST_CASE(random_cases_keep_every_promise) {
    unsigned with_items = 0;
    unsigned with_cold = 0;
    for (unsigned seed = 1; seed <= kCases; ++seed) {
        const auto of = Roll(seed);
        const auto plan = routine::Propose(Book(), of);
        for (const auto& broken : BrokenPromises(of, plan))
            BOOST_TEST(false, "seed " << seed << ": " << broken);
        with_items += !ExerciseIds(plan).empty();
        with_cold += Find(plan, "cold_water_immersion") != nullptr;
    }
    // The promises mean nothing if the plans are empty.
    BOOST_TEST(with_items > kCases / 4);
    BOOST_TEST(with_cold > kCases / 40);
}

namespace {

// Rows that hold wherever the item is: those of the whole body, and local ones nobody and nothing placed.
bool Everywhere(const HealthRow& row, const routine::Case& of) {
    if (!row.local) return true;
    const auto* condition = Terms().FindCondition(row.condition);
    return condition->default_groups.empty() && of.marks.empty();
}

}  // namespace

BOOST_AUTO_TEST_CASE(adding_a_condition_never_adds_an_item_it_restricts) {
    for (unsigned seed = 1; seed <= kCases; ++seed) {
        Dice dice(seed * 7919);
        const auto& condition = dice.Of(Terms().Conditions()).id;
        auto of = Roll(seed);
        if (dice.One(2)) of.marks.clear();
        of.health.conditions.erase(condition);
        for (auto& [id, answer] : of.health.conditions) answer.areas.clear();
        const auto before = routine::Propose(Book(), of);
        const auto after = routine::Propose(Book(), Say(of, condition, Answer::Yes));
        for (const auto& row : HealthRows()) {
            if (row.condition != condition || row.action == "modify" || !Everywhere(row, of)) continue;
            for (const auto& item : after.items)
                BOOST_TEST(!Stands(row.modality, item), condition << " " << item.id);
        }
        // What is gone stays gone: no item of a modality any row of the condition withholds is new.
        for (const auto& item : after.items) {
            const bool fresh = std::none_of(before.items.begin(), before.items.end(), [&](const auto& each) {
                return each.id == item.id && each.at == item.at;
            });
            for (const auto& row : HealthRows()) {
                const bool against = row.condition == condition && row.action == "avoid" && !row.local;
                BOOST_TEST(!(fresh && against && Stands(row.modality, item)),
                           condition << " adds " << item.id);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_row_of_the_table_fires_in_a_case_made_for_it) {
    std::map<std::string, routine::Case> cases;
    for (const auto& condition : Terms().Conditions()) {
        auto of = Healthy();
        of.age.reset();
        cases[condition.id] = Say(of, condition.id, Answer::Yes);
    }
    const auto& rules = Book().Get();
    for (const auto& row : HealthRows()) {
        const routine::Judge judge(rules, cases.at(row.condition));
        const auto* condition = Terms().FindCondition(row.condition);
        bool fired = false;
        for (const auto& kind : rules.kinds) {
            if (!Has(kind.checks, row.modality)) continue;
            routine::Place place;
            place.groups =
                condition->default_groups.empty() ? routine::Names{"leg"} : condition->default_groups;
            const auto verdict = judge.OnHealth(kind, place);
            auto all = verdict.against;
            all.insert(all.end(), verdict.changes.begin(), verdict.changes.end());
            fired = fired || std::any_of(all.begin(), all.end(), [&](const model::BlockedItem& entry) {
                        return entry.condition == row.condition && entry.reason == row.reason &&
                               entry.action == row.action && entry.source == row.source;
                    });
        }
        BOOST_TEST(fired, row.condition << ", " << row.modality << ", " << row.action);
    }
    BOOST_TEST(HealthRows().size() > 750u);
}

// Marks from neck to foot and every tool at home, so that there is something to withhold and to change.
BOOST_AUTO_TEST_CASE(every_row_of_the_table_shows_in_a_whole_plan) {
    auto of = Runner();
    of.known_items = {"cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems", "heat"};
    of.marks.push_back(Mark("quadratus_lumborum", "spasm", 5));
    of.marks.push_back(Mark("patellar_tendon", "pain", 3));
    for (const char* region : {"trapezius_upper", "multifidus", "gluteus_maximus", "deltoid_middle"})
        of.marks.push_back(Mark(region, "hypertonicity", 3));
    std::map<std::string, model::HomePlan> plans;
    std::map<std::string, int> withheld, changed;
    const auto healthy = routine::Propose(Book(), of);
    for (const auto& row : HealthRows()) {
        auto [plan, fresh] = plans.try_emplace(row.condition);
        auto with = of;
        if (fresh) plan->second = routine::Propose(Book(), Say(with, row.condition, Answer::Yes));
        if (row.local) continue;  // of a place: safety_tests and the case above
        const bool withholds = row.action != "modify";
        for (const auto& item : plan->second.items) {
            if (!SpeaksOf(row, item)) continue;
            BOOST_TEST(!withholds, row.condition << ", " << row.modality << " leaves " << item.id);
            BOOST_TEST(Has(item.changes, row.reason),
                       row.condition << ", " << row.modality << ": " << item.id);
            ++changed[row.modality];
        }
        for (const auto& item : healthy.items)
            withheld[row.modality] += withholds && Stands(row.modality, item);
    }
    BOOST_TEST(plans.size() == Terms().Conditions().size());
    // None of it means anything for a tool that is in no plan anyway.
    for (const char* modality : {"massage", "cold_water_immersion", "pneumatic_compression", "ems",
                                 "exercise", "stretching", "nutrition", "hydration"})
        BOOST_TEST(withheld[modality] > 0, modality);
    for (const char* modality : {"massage", "exercise", "stretching", "pneumatic_compression"})
        BOOST_TEST(changed[modality] > 0, modality);
}

BOOST_AUTO_TEST_CASE(a_forbidden_tool_put_back_by_hand_is_objected_to) {
    const auto allowed = routine::Propose(Book(), Runner());
    int checked = 0;
    for (const auto& row : HealthRows()) {
        if (row.local || row.action != "avoid") continue;
        auto of = Runner();
        Say(of, row.condition, Answer::Yes);
        for (const auto& item : allowed.items) {
            if (!Stands(row.modality, item)) continue;
            ++checked;
            const auto objections = routine::Recheck(Book(), of, allowed);
            BOOST_TEST(std::any_of(objections.begin(), objections.end(),
                                   [&](const auto& each) { return each.item == item.id && each.absolute; }),
                       row.condition << " " << item.id);
            break;
        }
    }
    BOOST_TEST(checked > 50);
}

BOOST_AUTO_TEST_CASE(an_exercise_beyond_its_progression_is_objected_to) {
    auto plan = routine::Propose(Book(), Runner());
    int edited = 0;
    for (auto& item : plan.items) {
        for (auto& dose : item.dose) {
            if (!IsExercise(item) || dose.param != "sets") continue;
            dose.value = 40;
            ++edited;
        }
    }
    BOOST_TEST(edited > 0);
    const auto objections = routine::Recheck(Book(), Runner(), plan);
    BOOST_TEST(std::count_if(objections.begin(), objections.end(),
                             [](const auto& each) { return each.why.condition == "sets"; }) == edited);
}

BOOST_AUTO_TEST_SUITE_END()
