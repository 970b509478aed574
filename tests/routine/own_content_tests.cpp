#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

#include "cases.h"

using namespace routine_tests;
using model::Answer;
using routine::ContentFile;
using routine::OwnExercise;

namespace {

// Right in every field.
const std::string kItem = R"(
[[item]]
id = "own_wall_calf"
name = "Calf at the wall, our way"
type = "stretch"
regions = ["gastrocnemius_medial", "soleus"]
steps = ["Stand at the wall", "Lean in"]
hold_s = 30
sets = 2
reps = 1
each_side = true
times_a_week = 5
stop_rule = "sharp pain: stop"
equipment = "none"
position = "standing"
source = "house rule"
)";

std::string With(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

routine::OwnReading Read(const std::string& text) {
    return Book().With({{"own.toml", text}});
}

routine::RuleBook Own(const std::string& text) {
    auto reading = Read(text);
    for (const auto& one : reading.problems) BOOST_ERROR(one.field + ": " + one.expected);
    BOOST_REQUIRE(reading.book.has_value());
    return std::move(*reading.book);
}

const model::PlanItem* Item(const std::vector<model::PlanItem>& items, const std::string& id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

// In the plan or among what may be added.
std::optional<model::PlanItem> Offered(const routine::RuleBook& book, const routine::Case& of,
                                       const std::string& id) {
    const auto plan = routine::Propose(book, of);
    const auto further = routine::FurtherItems(book, of, plan);
    for (const auto* items : {&plan.items, &further}) {
        if (const auto* item = Item(*items, id)) return *item;
    }
    return std::nullopt;
}

// An exercise that names no highest severity is offered for the mildest marks only.
routine::Case MildRunner() {
    auto of = Runner();
    for (auto& mark : of.marks) mark.severity = std::min(mark.severity, 3);
    return of;
}

struct Refusal {
    const char* name;
    std::string text;
    const char* field;
    int line;  // 0: whichever
};

std::ostream& operator<<(std::ostream& out, const Refusal& one) {
    return out << one.name;
}

std::vector<Refusal> Refusals() {
    return {
        {"no TOML", "[[item]\n", "", 1},
        {"unknown table", "[[red_flag]]\nid = \"x\"\n", "red_flag", 0},
        {"field of another table", With(kItem, "hold_s = 30", "hold_s = 30\nverified = true"), "verified", 0},
        {"id without our prefix", With(kItem, "own_wall_calf", "wall_calf"), "id", 3},
        {"id with blanks", With(kItem, "own_wall_calf", "own_wall calf"), "id", 3},
        {"no name", With(kItem, "name = \"Calf at the wall, our way\"\n", ""), "name", 2},
        {"no stop rule", With(kItem, "stop_rule = \"sharp pain: stop\"\n", ""), "stop_rule", 2},
        {"empty stop rule", With(kItem, "sharp pain: stop", ""), "stop_rule", 0},
        {"no source", With(kItem, "source = \"house rule\"\n", ""), "source", 2},
        {"unknown type", With(kItem, "\"stretch\"", "\"manipulation\""), "type", 5},
        {"unknown region", With(kItem, "\"soleus\"", "\"solleus\""), "regions", 6},
        {"no region", With(kItem, "[\"gastrocnemius_medial\", \"soleus\"]", "[]"), "regions", 6},
        {"no step", With(kItem, "[\"Stand at the wall\", \"Lean in\"]", "[]"), "steps", 7},
        {"step with a line end", With(kItem, "Lean in", "Lean\\nin"), "steps", 7},
        {"text for a number", With(kItem, "hold_s = 30", "hold_s = \"30\""), "hold_s", 8},
        {"too long a hold", With(kItem, "hold_s = 30", "hold_s = 300"), "hold_s", 8},
        {"too many sets", With(kItem, "sets = 2", "sets = 40"), "sets", 9},
        {"no repetition", With(kItem, "reps = 1", "reps = 0"), "reps", 10},
        {"eight days a week", With(kItem, "times_a_week = 5", "times_a_week = 8"), "times_a_week", 12},
        {"a number beyond all", With(kItem, "sets = 2", "sets = 99999999999"), "sets", 9},
        {"pain allowed to the top", kItem + "max_nrs = 10\n", "max_nrs", 0},
        {"unknown pain rule", kItem + "pain_rule = \"none\"\n", "pain_rule", 0},
        {"unknown position", With(kItem, "\"standing\"", "\"hanging\""), "position", 0},
        {"equipment nobody lists", With(kItem, "equipment = \"none\"", "equipment = \"barbell\""),
         "equipment", 0},
        {"unknown condition", kItem + "deny_conditions = [\"reynaud\"]\n", "deny_conditions", 0},
        {"a claim in how often", kItem + "frequency = \"daily, it flushes lactic acid out\"\n", "frequency",
         0},
        {"a claim in a reason",
         "[[rule]]\ncondition = \"raynaud\"\nmodality = \"heat\"\naction = \"modify\"\nreason = \"it flushes "
         "lactic acid out\"\nsource = \"house\"\n",
         "reason", 0},
        {"a claim nobody can prove", With(kItem, "Lean in", "It flushes lactic acid out"), "steps", 7},
        {"reviewed on no day", kItem + "reviewed_by = \"A. Physio\"\nreviewed_on = \"2026-13-01\"\n",
         "reviewed_on", 0},
        {"self-massage at the front of the neck",
         With(With(With(kItem, "\"stretch\"", "\"self_massage\""), "\"soleus\"", "\"scalenes\""),
              "hold_s = 30", "hold_s = 45"),
         "regions", 6},
        {"change of no exercise", "[[change]]\nitem = \"chin_knot\"\n", "item", 2},
        {"change beyond the table", "[[change]]\nitem = \"chin_nod\"\nsets = 50\n", "sets", 3},
        {"change that takes a stop rule away", "[[change]]\nitem = \"chin_nod\"\nstop_rule = \"none\"\n",
         "stop_rule", 3},
        {"change that lets more pain be", "[[change]]\nitem = \"chin_nod\"\nmax_nrs = 10\n", "max_nrs", 3},
        {"change of the regions", "[[change]]\nitem = \"chin_nod\"\nregions = [\"soleus\"]\n", "regions", 3},
        {"colder than the table",
         "[[dose]]\nmodality = \"cold_water_immersion\"\nparam = \"water_temperature_c\"\ndefault = 4\n",
         "default", 4},
        {"a floor of the table",
         "[[dose]]\nmodality = \"cold_water_immersion\"\nparam = \"hard_floor_temperature\"\ndefault = 4\n",
         "param", 3},
        {"a limit raised", "[[limit]]\nid = \"max_minutes_per_day\"\nvalue = 90\n", "value", 3},
        {"a rule without a source",
         "[[rule]]\ncondition = \"raynaud\"\nmodality = \"heat\"\naction = \"avoid\"\nreason = \"we do "
         "not\"\n",
         "source", 1},
        {"a rule of no action",
         "[[rule]]\ncondition = \"raynaud\"\nmodality = \"heat\"\naction = \"allow\"\nreason = \"we "
         "do\"\nsource = \"house\"\n",
         "action", 4},
        {"a site rule in the place of ours",
         "[[site_rule]]\nid = \"front_of_neck\"\nregions = [\"soleus\"]\ndeny = [\"heat\"]\nwhy = "
         "\"why\"\nsource = \"house\"\n",
         "id", 2},
    };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(own_content_tests)

BOOST_AUTO_TEST_CASE(without_files_all_is_ours) {
    const auto reading = Book().With({});
    BOOST_REQUIRE(reading.book.has_value());
    BOOST_TEST((routine::Propose(*reading.book, Runner()) == routine::Propose(Book(), Runner())));
}

BOOST_AUTO_TEST_CASE(an_exercise_of_its_own_is_offered_with_its_words_and_says_that_it_awaits_review) {
    const auto item = Offered(Own(kItem), MildRunner(), "own_wall_calf");
    BOOST_REQUIRE(item.has_value());
    BOOST_TEST(item->name == "Calf at the wall, our way");
    BOOST_TEST(item->source == "own content: house rule");
    BOOST_TEST(!item->reviewed);
    BOOST_TEST(Has(item->stop_if, std::string("sharp pain: stop")));
    BOOST_TEST(item->stop_if.size() > 2U);  // ours stay
    const auto read = Offered(Own(kItem + "reviewed_by = \"A. Physio\"\nreviewed_on = \"2026-05-31\"\n"),
                              MildRunner(), "own_wall_calf");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->reviewed);
    BOOST_TEST(read->source == "own content: house rule; reviewed by A. Physio, 2026-05-31");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_with_its_field_and_line_and_nothing_is_taken) {
    for (const Refusal& one : Refusals()) {
        BOOST_TEST_CONTEXT(one) {
            const auto reading = Read(one.text);
            BOOST_TEST(!reading.book.has_value());
            const auto told =
                std::find_if(reading.problems.begin(), reading.problems.end(), [&](const auto& each) {
                    return each.field == one.field && (one.line == 0 || each.line == one.line);
                });
            BOOST_TEST((told != reading.problems.end()));
            for (const auto& each : reading.problems) {
                BOOST_TEST(each.file == "own.toml");
                BOOST_TEST(each.line >= 1);
                BOOST_TEST(!each.expected.empty());
                if (told == reading.problems.end())
                    BOOST_TEST_MESSAGE(each.field << " " << each.line << " " << each.expected);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_problem_is_told_not_only_the_first) {
    const auto reading = Read(With(With(kItem, "sets = 2", "sets = 0"), "\"none\"", "\"anvil\"") +
                              "[[change]]\nitem = \"nobody\"\n");
    std::vector<std::string> fields;
    for (const auto& one : reading.problems) fields.push_back(one.field);
    BOOST_TEST(fields == (std::vector<std::string>{"equipment", "sets", "item"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_files_may_not_name_the_same_exercise) {
    const auto reading = Book().With({{"a.toml", kItem}, {"b.toml", kItem}});
    BOOST_REQUIRE_EQUAL(reading.problems.size(), 1U);
    BOOST_TEST(reading.problems.front().file == "b.toml");
    BOOST_TEST(reading.problems.front().field == "id");
}

BOOST_AUTO_TEST_CASE(bounds_hold_before_anything_is_made_of_a_file) {
    std::string many;
    for (std::size_t i = 0; i <= routine::kMostContentEntries; ++i) many += "[[change]]\n";
    BOOST_TEST(!Read(many).book.has_value());
    BOOST_TEST(Read(many).problems.size() == 1U);
    BOOST_TEST(!Read(std::string(routine::kMostContentBytes + 1, ' ')).book.has_value());
    const std::vector<ContentFile> files(routine::kMostContentFiles + 1, ContentFile{"x.toml", ""});
    BOOST_TEST(!Book().With(files).book.has_value());
    std::string wrong;
    for (int i = 0; i < 399; ++i) wrong += "[[item]]\nfoo = 1\n";
    BOOST_TEST(Read(wrong).problems.size() == routine::kMostContentProblems);
}

BOOST_AUTO_TEST_CASE(an_exercise_is_kept_from_whom_ours_at_that_place_are) {
    const auto book = Own(kItem);
    auto of = Runner();
    for (const char* finding : {"inflammation", "swelling", "bruise", "numbness"}) {
        of.marks = {Mark("soleus", finding, 3)};
        BOOST_TEST(!Offered(book, of, "own_wall_calf").has_value(), finding);
    }
    auto ill = Runner();
    Say(ill, "dvt_acute", Answer::Yes);
    BOOST_TEST(!Offered(book, ill, "own_wall_calf").has_value());
}

BOOST_AUTO_TEST_CASE(a_change_keeps_our_stop_rules_and_adds_to_them) {
    const auto plan = routine::Propose(Book(), Runner());
    const auto shipped = std::find_if(plan.items.begin(), plan.items.end(), IsExercise);
    BOOST_REQUIRE(shipped != plan.items.end());
    const auto book =
        Own("[[change]]\nitem = \"" + shipped->id +
            "\"\nname = \"Our words\"\nadd_stop = [\"cramp: stop\"]\nsource = \"house rule\"\n");
    const auto changed = Offered(book, Runner(), shipped->id);
    BOOST_REQUIRE(changed.has_value());
    BOOST_TEST(changed->name == "Our words");
    BOOST_TEST(changed->steps == shipped->steps, boost::test_tools::per_element());
    BOOST_TEST(Has(changed->stop_if, std::string("cramp: stop")));
    for (const auto& stop : shipped->stop_if) BOOST_TEST(Has(changed->stop_if, stop), stop);
    BOOST_TEST(changed->source == shipped->source + "; own content: house rule");
    BOOST_TEST(!changed->reviewed);
}

BOOST_AUTO_TEST_CASE(another_dose_of_a_tool_stays_within_the_table_and_the_first_session_mild) {
    const auto book =
        Own("[[dose]]\nmodality = \"cold_water_immersion\"\nparam = \"water_temperature_c\"\ndefault = 14\n");
    auto of = Runner();
    const auto degrees = [&] {
        const auto plan = routine::Propose(book, of);
        const auto* cold = Find(plan, "cold_water_immersion");
        BOOST_REQUIRE(cold != nullptr);
        for (const auto& dose : cold->dose) {
            if (dose.param == "water_temperature_c") return dose.value.value_or(-1);
        }
        return -1.0;
    };
    BOOST_TEST(degrees() == 15);
    of.known_items = {"cold_water_immersion"};
    BOOST_TEST(degrees() == 14);
}

// At a bone, where ours stop at a lower pain, and by the steps of its kind.
std::string Shin() {
    std::string text = With(With(kItem, "own_wall_calf", "own_shin"), "\"stretch\"", "\"strength\"");
    text = With(text, "[\"gastrocnemius_medial\", \"soleus\"]", "[\"tibia_medial\"]");
    return With(text, "hold_s = 30\nsets = 2\nreps = 1\n",
                "hold_s = 0\nsets = 2\nreps = 10\npain_rule = \"tendon_load\"\n");
}

BOOST_AUTO_TEST_CASE(an_own_exercise_goes_on_by_the_steps_of_its_kind) {
    const auto book = Own(Shin());
    auto of = Healthy();
    of.marks = {Mark("tibia_medial", "crepitus", 1)};
    of.past = {{"own_shin", of.marks.front().at, 0, 1, model::Followed::Done, model::Felt::Better}};
    const auto item = Offered(book, of, "own_shin");
    BOOST_REQUIRE(item.has_value());
    BOOST_TEST(item->step == 1);
    for (const auto& dose : item->dose) {
        if (dose.param == "reps") BOOST_TEST(dose.value.value_or(0) == 12);
        if (dose.param == "pain_ceiling") BOOST_TEST(dose.value.value_or(10) == 2);
    }
    auto wrong = Read(kItem + "progression = \"cold_steps\"\n");
    BOOST_TEST(!wrong.book.has_value());
}

BOOST_AUTO_TEST_CASE(stricter_rules_are_in_force) {
    const auto rule =
        Own("[[rule]]\ncondition = \"raynaud\"\nmodality = \"heat\"\naction = \"avoid\"\nreason = \"not in "
            "our house\"\n"
            "source = \"house\"\n");
    auto of = Runner();
    Say(of, "raynaud", Answer::Yes);
    BOOST_TEST(Blocks(routine::Propose(rule, of), "heat", "raynaud"));
    const auto site =
        Own("[[site_rule]]\nid = \"own_calf\"\nregions = [\"soleus\"]\ndeny = [\"cryo_compression\"]\nwhy = "
            "\"house "
            "rule\"\nsource = \"house\"\n");
    BOOST_TEST(Blocks(routine::Propose(site, Runner()), "cryo_compression", "own_calf"));
    const auto limit = Own("[[limit]]\nid = \"max_exercise_items\"\nvalue = 1\n");
    BOOST_TEST(ExerciseIds(routine::Propose(limit, Runner())).size() == 1U);
}

// Whatever is right as own content, no client gets with it what the shipped rules withhold.
BOOST_AUTO_TEST_CASE(nothing_a_clinic_writes_lifts_what_is_withheld) {
    const auto book = Own(kItem + "[[change]]\nitem = \"chin_nod\"\nreps = 8\nhard = true\n" +
                          "[[limit]]\nid = \"max_tools_per_day\"\nvalue = 1\n");
    std::mt19937 random(7);
    const auto& conditions = Terms().Conditions();
    const auto regions = CoreRegions();
    for (int i = 0; i < 300; ++i) {
        auto of = Runner();
        of.marks.clear();
        for (int n = 0; n < 3; ++n) {
            const auto& finding = Terms().Findings()[random() % Terms().Findings().size()];
            of.marks.push_back(
                Mark(regions[random() % regions.size()], finding.id, static_cast<int>(random() % 11)));
        }
        for (int n = 0; n < 2; ++n) Say(of, conditions[random() % conditions.size()].id, Answer::Yes);
        const auto ours = routine::Propose(Book(), of);
        const auto own = routine::Propose(book, of);
        for (const auto& entry : ours.blocked) {
            if (entry.action == "modify" || !entry.item.empty()) continue;
            const auto same = [&](const auto& each) {
                return each.modality == entry.modality && each.condition == entry.condition &&
                       each.at == entry.at;
            };
            BOOST_TEST(std::any_of(own.blocked.begin(), own.blocked.end(), same),
                       entry.modality + " " + entry.condition);
        }
        BOOST_TEST(own.refer.has_value() == ours.refer.has_value());
    }
}

BOOST_AUTO_TEST_CASE(what_a_window_writes_it_reads_again) {
    OwnExercise one;
    one.id = "own_x";
    one.name = "A \"quoted\" \\ name with ä";
    one.type = "stretch";
    one.regions = {"soleus"};
    one.steps = {"First", "Then\tthat"};
    one.hold_s = 20;
    one.sets = 2;
    one.stop_rule = "pain: stop";
    one.equipment = "none";
    one.position = "standing";
    one.source = "house";
    one.each_side = true;
    OwnExercise change;
    change.changes = "chin_nod";
    change.name = "Nod";
    change.steps = {"Nod"};
    change.stop_rule = "dizzy: stop";
    const std::string text = routine::WriteOwnExercises({one, change});
    const auto read = routine::ReadOwnExercises({"window.toml", text});
    BOOST_TEST(read.problems.empty());
    BOOST_REQUIRE_EQUAL(read.exercises.size(), 2U);
    one.steps[1] = "Then that";
    BOOST_TEST((read.exercises[0] == one));
    BOOST_TEST((read.exercises[1] == change));
    const auto other = routine::ReadOwnExercises({"window.toml", text + "[[limit]]\nid = \"x\"\n"});
    BOOST_TEST(other.problems.size() == 1U);
}

// The form starts from ours: each of them is right as a change of itself.
BOOST_AUTO_TEST_CASE(each_of_our_exercises_can_be_taken_over_as_it_is) {
    for (auto exercise : routine::ShippedExercises(Book())) {
        exercise.stop_rule.clear();
        const auto reading = Book().With({{"window.toml", routine::WriteOwnExercises({exercise})}});
        BOOST_TEST(reading.book.has_value(),
                   exercise.changes +
                       (reading.problems.empty() ? std::string() : ": " + reading.problems.front().field));
    }
}

BOOST_AUTO_TEST_SUITE_END()
