// What the client reads: from a visit to the page's words, and how the pages are filled.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "pdf/sample_page.h"
#include "routine/rules.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(client_page_tests)

namespace {

using namespace std::chrono_literals;

desk::Resources& Data() {
    static desk::Resources resources(PALPATE_SOURCE_DIR, PALPATE_BINARY_DIR "/i18n");
    return resources;
}

model::Mark Mark(const std::string& region, const std::string& finding, int before, int after) {
    model::Mark mark;
    mark.at = {region, model::Side::Left};
    mark.finding = finding;
    mark.view = model::View::Back;
    mark.points = {{146, 765}};
    mark.before = before;
    mark.after = after;
    return mark;
}

model::DoseValue Dose(const std::string& param, double value) {
    model::DoseValue dose;
    dose.param = param;
    dose.value = value;
    return dose;
}

model::PlanItem Item(const std::string& id, const std::string& modality, std::vector<int> days) {
    model::PlanItem item;
    item.id = item.name = id;
    item.modality = modality;
    item.days = std::move(days);
    return item;
}

model::Visit Visit() {
    model::Visit visit;
    visit.service_at = *model::ParseInstant("2026-11-23T09:00:00Z");
    visit.zone = "Europe/Berlin";
    visit.number = 3;
    visit.marks = {Mark("soleus", "trigger_point_active", 5, 3),
                   Mark("gastrocnemius_medial", "hypertonicity", 7, 4)};
    model::PlanItem massage = Item("massage", "massage", {0});
    massage.dose = {Dose("cadence_days", 7), Dose("session_minutes", 45)};
    visit.plan.items = {massage};
    visit.plan.massage_every_days = 7;
    return visit;
}

pdf::PlanPage PageOf(const model::Client& client, const model::Visit& visit) {
    return desk::BuildPlanPage(Data(), {}, {}, client, visit, "en");
}

pdf::PlanPage Page(const model::Visit& visit, const std::string& name = "Hanna Lindqvist",
                   const std::string& preferred = {}) {
    model::Client client;
    client.name = name;
    client.preferred_name = preferred;
    return PageOf(client, visit);
}

const routine::Rules& Tables() {
    return Data().Rules().Get();
}

std::string PainAction(const std::string& rule) {
    return Tables().pain_rules.at(rule).action;
}

bool Says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_massage_stands_on_the_booked_day) {
    struct Booking {
        const char* name;
        std::optional<model::Date> next;
        std::vector<int> days;
        const char* often;
    };
    const Booking rows[] = {
        {"in a fortnight", 2026y / 12 / 7, {}, "next visit, Mon 7 Dec"},
        {"in this week", 2026y / 11 / 27, {3}, "next visit, Fri 27 Nov"},
        {"a week from today", 2026y / 11 / 30, {6}, "next visit, Mon 30 Nov"},
        {"not booked", std::nullopt, {0}, "every 7 days"},
    };
    for (const Booking& row : rows) {
        model::Visit visit = Visit();
        visit.plan.next_visit = row.next;
        const pdf::PlanPage page = Page(visit);
        BOOST_TEST_CONTEXT(row.name) {
            BOOST_TEST(page.rows[0].how_often == row.often);
            BOOST_TEST(page.rows[0].dose == "45 min");
            BOOST_TEST(page.rows[0].grid == !row.days.empty());
            for (int day = 0; day < 7; ++day) {
                const bool ticked = std::count(row.days.begin(), row.days.end(), day) > 0;
                BOOST_TEST(page.rows[0].days[static_cast<std::size_t>(day)] == ticked, "day " << day);
            }
            // The cadence is never said beside a date it could contradict.
            BOOST_TEST(page.next_visit_detail.empty() == row.next.has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(people_are_greeted_by_the_name_they_go_by) {
    struct Name {
        const char *name, *preferred, *greeted;
    };
    const Name rows[] = {
        {"Hanna Lindqvist", "", "Hello Hanna,"},
        {"Tobias Quill", "Toby", "Hello Toby,"},
        {"Lindqvist, Hanna", "", "Hello Hanna,"},
        {"Dr. Hanna Lindqvist", "", "Hello Hanna,"},
        {"J. Fenwick", "", "Hello J. Fenwick,"},
        {"Cher", "", "Hello Cher,"},
        {"Mrs Jane Doe", "", "Hello Jane,"},
        {"Mrs. Doe", "", "Hello Mrs. Doe,"},
        {"Doe, Mrs Jane", "", "Hello Jane,"},
        {"山田 花子", "", "Hello 山田 花子,"},
        {"김 민준", "", "Hello 김 민준,"},
        {"Nguyễn Văn An", "", "Hello Nguyễn Văn An,"},
        {"Nguyen Van An", "", "Hello Nguyen Van An,"},
        {"山田 花子", "Hana", "Hello Hana,"},
        {"Lê Minh Tâm", "", "Hello Lê Minh Tâm,"},
        {"Đào Minh Anh", "", "Hello Đào Minh Anh,"},
        {"Võ Thanh Sang", "", "Hello Võ Thanh Sang,"},
        {"Åsa Öberg", "", "Hello Åsa,"},
        {"Anna Weber, PhD", "", "Hello Anna Weber, PhD,"},
        {"Anna Weber, M.D., PhD", "", "Hello Anna Weber, M.D., PhD,"},
    };
    for (const Name& row : rows)
        BOOST_TEST(Says(Page(Visit(), row.name, row.preferred).opening[0], row.greeted), row.name);
}

BOOST_AUTO_TEST_CASE(the_strongest_spot_opens_the_letter) {
    model::Visit visit = Visit();
    BOOST_TEST(Says(Page(visit).opening[0], "Left calf, inner side, from 7 to 4 out of 10."));
    visit.marks[1].after.reset();
    BOOST_TEST(Says(Page(visit).opening[0], "Left calf, inner side, 7 out of 10."));
    visit.marks[1].after = 8;
    BOOST_TEST(!Says(Page(visit).opening[0], "from 7 to 8"));
    visit.marks.clear();
    BOOST_TEST(!Says(Page(visit).opening[0], "strongest"));
    visit = Visit();
    visit.plan.refer.emplace();
    BOOST_TEST(!Says(Page(visit).opening[0], "strongest"));
}

BOOST_AUTO_TEST_CASE(rules_of_three_items_are_said_once) {
    const std::string pain = PainAction("muscle_stretch_roll");
    model::Visit visit = Visit();
    visit.plan.items.clear();
    for (const char* id : {"First stretch", "Second stretch", "Third stretch"}) {
        model::PlanItem item = Item(id, "stretching", {1});
        item.steps = {"Sit tall"};
        item.stop_if = {std::string("own rule of ") + id, pain, "sharp pain"};
        item.changes = {"no sudden stretch"};
        item.dose = {Dose("pain_ceiling", 4)};
        item.dose[0].max = 4;
        visit.plan.items.push_back(item);
    }
    visit.plan.items.push_back(Item("Roll", "self_massage", {2}));
    visit.plan.items.back().stop_if = {pain};
    const pdf::PlanPage page = Page(visit);
    BOOST_REQUIRE_EQUAL(page.stop_notes.size(), 3U);
    BOOST_TEST(Says(page.stop_notes[0], "Stop at once if you notice: sharp or sudden pain; "));
    BOOST_TEST(Says(page.stop_notes[0], "dizziness, faintness, chest pain or breathlessness"));
    BOOST_TEST(Says(page.stop_notes[1], "up to 4 out of 10. If it is more, halve the dose"));
    BOOST_TEST(page.stop_notes[2] == "Stretching: stop if you notice sharp pain.");
    BOOST_REQUIRE_EQUAL(page.exercise_notes.size(), 1U);
    BOOST_TEST(page.exercise_notes[0] == "Stretching: no sudden stretch.");
    BOOST_TEST(page.rows[0].stop_if == "own rule of First stretch");
    BOOST_TEST(page.rows[0].notes.empty());
    BOOST_TEST(page.rows[3].stops_above);
}

// Earlier tables' too, and however few items have the rule: "stop if you notice … halve the dose" helps
// nobody.
BOOST_AUTO_TEST_CASE(what_to_do_about_pain_is_no_sign_to_stop_at) {
    std::vector<std::string> actions{"if higher, halve the dose; if still higher stop and tell the therapist",
                                     "pain over 5 out of 10, or worse the next morning: go back one step"};
    for (const auto& [id, rule] : Tables().pain_rules) actions.push_back(rule.action);
    BOOST_TEST(actions.size() > 7U);
    for (const std::string& action : actions)
        for (const int items : {1, 2, 3}) {
            model::Visit visit = Visit();
            visit.plan.items.clear();
            for (int i = 0; i < items; ++i) {
                visit.plan.items.push_back(Item("Exercise " + std::to_string(i), "exercise", {1}));
                visit.plan.items.back().stop_if = {action, "own rule"};
                visit.plan.items.back().steps = {"Sit tall"};
            }
            const pdf::PlanPage page = Page(visit);
            std::string said;
            for (const std::string& note : page.stop_notes) {
                said += note + "\n";
                BOOST_TEST((!Says(note, "stop if you notice") || !Says(note, action)), note);
            }
            BOOST_TEST((Says(said, action) || Says(said, "halve the dose")), action << ": " << said);
            for (const auto& row : page.rows) BOOST_TEST(!Says(row.stop_if, action), row.stop_if);
        }
}

BOOST_AUTO_TEST_CASE(two_pain_limits_are_told_of_the_exercises_they_are_for) {
    model::Visit visit = Visit();
    visit.plan.items = {Item("Calf stretch", "stretching", {1}), Item("Step down", "exercise", {1}),
                        Item("Heel drop", "exercise", {1})};
    visit.plan.items[0].stop_if = {PainAction("muscle_stretch_roll")};
    visit.plan.items[1].stop_if = {PainAction("joint_load")};
    visit.plan.items[2].stop_if = {PainAction("tendon_load")};
    const pdf::PlanPage page = Page(visit);
    BOOST_REQUIRE_EQUAL(page.stop_notes.size(), 4U);
    BOOST_TEST(Says(page.stop_notes[1], "Stretching may hurt a little, up to 4 out of 10."));
    BOOST_TEST(Says(page.stop_notes[2], "Step down may hurt a little, up to 3 out of 10."));
    BOOST_TEST(page.stop_notes[3] == "Heel drop – " + PainAction("tendon_load") + ".");
}

// A lower limit of the history stands alone, and what is said to who checks the figures is said to nobody
// else.
BOOST_AUTO_TEST_CASE(a_minor_reads_one_pain_limit_and_no_word_about_adults_figures) {
    const auto reason = [](const std::string& modality) {
        for (const routine::HealthRule& rule : Tables().health_rules.at(modality))
            if (rule.condition == "under_18") return rule.reason;
        return std::string();
    };
    const auto& stops = Tables().Tool("active_recovery")->stop;
    BOOST_REQUIRE(std::ranges::find(stops, "pain above 3/10 or rising") != stops.end());
    model::Visit visit = Visit();
    visit.plan.items = {Item("active_recovery", "active_recovery", {1}), Item("nutrition", "nutrition", {1})};
    visit.plan.items[0].stop_if = stops;
    visit.plan.items[0].changes = {reason("exercise")};
    visit.plan.items[1].changes = {reason("nutrition"), "another change"};
    const pdf::PlanPage page = Page(visit);
    BOOST_TEST(!Says(page.rows[0].stop_if, "3/10"), page.rows[0].stop_if);
    BOOST_TEST(Says(page.rows[0].stop_if, "limp"));
    BOOST_TEST(Says(page.stop_notes.at(1), "pain above 2 of 10"));
    BOOST_TEST(page.rows[1].notes == std::vector<std::string>{"another change"},
               boost::test_tools::per_element());
    // Two walks are named, though one of them bears the name of both.
    visit.plan.items.push_back(visit.plan.items[0]);
    visit.plan.items.back().id = visit.plan.items.back().name = "Settling walk";
    BOOST_TEST(Says(Page(visit).stop_notes.at(1), "Easy movement and Settling walk – "));
    visit.plan.items.pop_back();
    // Who is grown up keeps the tool's own.
    visit.plan.items[0].changes.clear();
    BOOST_TEST(Says(Page(visit).rows[0].stop_if, "3/10"));
}

BOOST_AUTO_TEST_CASE(a_change_with_a_colon_of_its_own_has_no_second_one) {
    model::Visit visit = Visit();
    visit.plan.items = {Item("A", "exercise", {1}), Item("B", "exercise", {2}), Item("C", "exercise", {3})};
    for (auto& item : visit.plan.items) item.changes = {"uncomplicated pregnancy: usual activity goes on"};
    const pdf::PlanPage page = Page(visit);
    BOOST_REQUIRE_EQUAL(page.exercise_notes.size(), 1U);
    BOOST_TEST(page.exercise_notes[0] == "Exercise – uncomplicated pregnancy: usual activity goes on.");
}

BOOST_AUTO_TEST_CASE(a_tool_for_one_place_says_which) {
    model::Visit visit = Visit();
    visit.plan.items = {Item("heat", "heat", {1})};
    visit.plan.items[0].at = {"gastrocnemius_medial", model::Side::Right};
    BOOST_TEST(Page(visit).rows[0].name == "Warmth, right calf, inner side");
}

BOOST_AUTO_TEST_CASE(a_rule_of_two_items_stays_with_them) {
    model::Visit visit = Visit();
    visit.plan.items = {Item("A", "exercise", {1}), Item("B", "exercise", {2})};
    for (auto& item : visit.plan.items) item.stop_if = {"shoulder pain"};
    const pdf::PlanPage page = Page(visit);
    BOOST_TEST(page.stop_notes.size() == 1U);  // the one that always holds
    for (const auto& row : page.rows) BOOST_TEST(row.stop_if == "shoulder pain");
}

BOOST_AUTO_TEST_CASE(a_tool_at_home_says_how_it_is_used) {
    model::Visit visit = Visit();
    visit.plan.items = {Item("cold_water_immersion", "cold_water_immersion", {1})};
    visit.plan.items[0].steps = {"feet first, head dry", "never alone"};
    const pdf::PlanPage page = Page(visit);
    BOOST_TEST(page.rows[0].how_to == "Feet first, head dry; never alone.");
    BOOST_TEST(page.rows[0].name == "Cold water immersion (ice bath)");
    BOOST_TEST(!page.rows[0].exercise);
}

BOOST_AUTO_TEST_CASE(food_and_fluids_without_a_figure_are_said_in_words) {
    model::Visit visit = Visit();
    visit.plan.items = {Item("hydration", "hydration", {0})};
    visit.plan.items[0].steps = {"drink to thirst"};
    BOOST_TEST(Page(visit).rows[0].dose == "drink to thirst");
}

BOOST_AUTO_TEST_CASE(an_exercise_for_both_sides_has_no_side) {
    model::Visit visit = Visit();
    visit.plan.items = {Item("Calf stretch", "stretching", {1}), Item("Toe raise", "exercise", {1})};
    for (auto& item : visit.plan.items) item.at = {"soleus", model::Side::Left};
    visit.plan.items[0].dose = {Dose("each_side", 1)};
    const pdf::PlanPage page = Page(visit);
    BOOST_TEST(page.rows[0].name == "Calf stretch");
    BOOST_TEST(page.rows[1].name == "Toe raise, left");
}

namespace {

model::BlockedItem Blocked(const std::string& modality, const std::string& action,
                           const std::string& condition, const std::string& region = {}) {
    model::BlockedItem out;
    out.modality = modality;
    out.action = action;
    out.condition = condition;
    out.reason = "vasospasm; digit damage";
    if (!region.empty()) out.at = {region, model::Side::Right};
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_withheld_is_named_by_the_clients_condition) {
    model::Visit visit = Visit();
    visit.plan.blocked = {
        Blocked("cold_water_immersion", "avoid", "raynaud"),
        Blocked("cryo_compression", "ask-doctor", "anticoagulants"),
        Blocked("cryo_compression", "avoid", "raynaud"),
        Blocked("pneumatic_compression", "ask-doctor", "raynaud"),
        Blocked("massage", "modify", "raynaud"),
        Blocked("heat", "avoid", "bruise", "vastus_lateralis"),
        Blocked("ems", "avoid", "side_of_neck", "scalenes"),
        Blocked("stretching", "avoid", "raynaud", "soleus"),
        Blocked("exercise", "ask-doctor", "raynaud"),
        Blocked("massage", "avoid", "race"),
    };
    const auto rows = Page(visit).not_for_you;
    BOOST_REQUIRE_EQUAL(rows.size(), 3U);
    BOOST_TEST(rows[0].what == "Cold water immersion (ice bath), cold with compression");
    BOOST_TEST(rows[0].why == "because of “Raynaud phenomenon”");
    BOOST_TEST(rows[1].what == "Compression boots, exercise");
    BOOST_TEST(rows[1].why == "only after your doctor has said yes (“Raynaud phenomenon”)");
    BOOST_TEST(rows[2].what == "Warmth");
    BOOST_TEST(rows[2].why == "vasospasm; digit damage (right front of the thigh, outer side)");
}

// A bruise on one thigh does not make the boots fine for the other leg of who is to ask a doctor first.
BOOST_AUTO_TEST_CASE(a_place_left_alone_never_hides_what_holds_everywhere) {
    model::Visit visit = Visit();
    visit.plan.blocked = {
        Blocked("pneumatic_compression", "avoid", "bruise", "vastus_lateralis"),
        Blocked("ems", "avoid", "bruise", "vastus_lateralis"),
        Blocked("heat", "avoid", "bruise", "vastus_lateralis"),
        Blocked("cold_water_immersion", "avoid", "bruise", "vastus_lateralis"),
        Blocked("pneumatic_compression", "ask-doctor", "raynaud"),
        Blocked("ems", "ask-doctor", "raynaud"),
        Blocked("cold_water_immersion", "avoid", "raynaud"),
    };
    const auto rows = Page(visit).not_for_you;
    BOOST_REQUIRE_EQUAL(rows.size(), 3U);
    BOOST_TEST(rows[0].what == "Compression boots, muscle stimulation (EMS)");
    BOOST_TEST(rows[0].why == "only after your doctor has said yes (“Raynaud phenomenon”)");
    BOOST_TEST(rows[1].what == "Cold water immersion (ice bath)");
    BOOST_TEST(rows[2].what == "Compression boots, muscle stimulation (EMS), warmth");
    BOOST_TEST(Says(rows[2].why, "(right front of the thigh, outer side)"));
}

BOOST_AUTO_TEST_CASE(every_place_left_alone_is_named) {
    model::Visit visit = Visit();
    visit.plan.blocked = {Blocked("heat", "avoid", "bruise", "vastus_lateralis"),
                          Blocked("heat", "avoid", "bruise", "gastrocnemius_medial")};
    const auto rows = Page(visit).not_for_you;
    BOOST_REQUIRE_EQUAL(rows.size(), 1U);
    BOOST_TEST(Says(rows[0].why, "right front of the thigh, outer side and right calf, inner side"));
}

// Who has a roller at home rolls, whether the plan speaks of it or not.
BOOST_AUTO_TEST_CASE(limits_of_self_massage_are_told_to_who_owns_a_roller) {
    model::Client client;
    client.name = "Hanna Lindqvist";
    client.equipment = {"ice_bath", "foam_roller"};
    client.history.emplace_back();
    client.history.back().others = model::Answer::No;
    client.history.back().conditions["anticoagulants"].answer = model::Answer::Yes;
    client.history.back().conditions["pacemaker_icd"].answer = model::Answer::Yes;
    const auto limits = [&](const model::Visit& visit) {
        std::string all;
        for (const auto& row : PageOf(client, visit).not_for_you)
            if (row.what == "Self-massage, with care") all += row.why;
        return all;
    };
    model::Visit visit = Visit();
    BOOST_TEST(Says(limits(visit), "soft roller, no massage gun, no hard ball (“Anticoagulant"),
               limits(visit));
    BOOST_TEST(Says(limits(visit), "no massage gun near the device"), limits(visit));
    // Planned self-massage has them beside itself.
    visit.plan.items.push_back(Item("Roll", "self_massage", {2}));
    BOOST_TEST(limits(visit).empty());
    visit = Visit();
    visit.plan.blocked = {Blocked("self_massage", "avoid", "dvt_acute")};
    BOOST_TEST(limits(visit).empty());
    BOOST_TEST(Says(PageOf(client, visit).not_for_you.at(0).what, "Self-massage"));
    visit = Visit();
    client.equipment = {"ice_bath"};
    BOOST_TEST(limits(visit).empty());
    client.equipment = {"massage_ball"};
    client.history.back().conditions.clear();
    BOOST_TEST(limits(visit).empty());
    client.history.back().others = model::Answer::Unknown;
    BOOST_TEST(Says(limits(visit), "light pressure only"), limits(visit));
}

BOOST_AUTO_TEST_CASE(an_open_question_and_a_red_flag_are_named_too) {
    model::Visit visit = Visit();
    visit.plan.items.clear();
    visit.plan.red_flags = {"dvt"};
    visit.plan.blocked = {Blocked("ems", "ask-doctor", "unanswered"), Blocked("massage", "avoid", "dvt")};
    const auto rows = Page(visit).not_for_you;
    BOOST_REQUIRE_EQUAL(rows.size(), 2U);
    BOOST_TEST(Says(rows[0].why, "only after your doctor has said yes"));
    BOOST_TEST(rows[1].why == "vasospasm; digit damage");
}

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    return support::HavePdfTools();
}

// The sample with more rows than a roomy sheet holds.
pdf::PlanPage Crowded(std::size_t more, bool letter) {
    pdf::PlanPage page = sample::FullPage();
    const auto rows = page.rows;
    for (std::size_t i = 0; i < more; ++i) {
        page.rows.push_back(rows[6 + i % 3]);
        page.rows.back().name = "Extra " + std::to_string(i + 1);
    }
    page.letter_paper = letter;
    return page;
}

int RowsOn(const std::string& text, int page, const std::string& head, int of) {
    int rows = 0;
    const std::size_t from = page == 1 ? 0 : text.find(head, text.find("Page 1 of"));
    for (int i = 1; from != std::string::npos && i <= of; ++i) {
        const std::size_t at = text.find("Item " + std::to_string(i) + " of the week", from);
        rows += at != std::string::npos && (page > 1 || at < text.find("Page 1 of"));
    }
    return rows;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_plan_just_too_long_is_set_tighter) {
    for (const bool letter : {false, true}) {
        const pdf::Paper paper =
            pdf::WritePlan(Crowded(letter ? 0 : 3, letter), text::Translator{}, sample::FontFolder());
        BOOST_TEST(paper.pages == 2, (letter ? "Letter: " : "A4: ") << paper.pages << " pages");
    }
    BOOST_TEST(pdf::WritePlan(Crowded(40, false), text::Translator{}, sample::FontFolder()).pages > 2);
}

BOOST_AUTO_TEST_CASE(the_closest_setting_loses_no_word, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    for (int i = 1; i <= 3; ++i) {
        page.rows.push_back(sample::Row("cold", "Tool " + std::to_string(i), "12 °C",
                                        std::vector<bool>(7, true), "daily", "white skin"));
        page.rows.back().how_to = "Use number " + std::to_string(i) + ".";
    }
    for (auto& row : page.rows) row.stop_if += ", or stops of " + row.name;
    page.stop_notes = {"A rule of several items."};
    page.exercise_notes = {"A change of several items."};
    for (int longer = 0; longer < 12; ++longer) {
        const pdf::Paper paper = pdf::WritePlan(page, text::Translator{}, sample::FontFolder());
        const std::string text = support::PdfProbe(paper.bytes).Text();
        for (const auto& row : page.rows) {
            for (const std::string& part : {row.name, row.dose, row.stop_if, row.how_to})
                BOOST_TEST(Says(text, part), paper.pages << " pages, not on paper: " << part);
        }
        BOOST_TEST(Says(text, page.stop_notes[0]));
        BOOST_TEST(Says(text, page.exercise_notes[0]));
        page.rows.push_back(page.rows[7]);
        page.rows.back().name = "More " + std::to_string(longer + 1);
    }
}

BOOST_AUTO_TEST_CASE(a_page_without_marks_has_no_figures, *boost::unit_test::precondition(Tools)) {
    pdf::PlanPage page = sample::FullPage();
    page.found.clear();
    for (auto& figure : page.figures) figure.marks.clear();
    const pdf::Paper paper = pdf::WritePlan(page, text::Translator{}, sample::FontFolder());
    BOOST_TEST(!Says(support::PdfProbe(paper.bytes).Text(), "your left"));
}

BOOST_AUTO_TEST_CASE(no_row_of_the_week_stands_alone_overleaf, *boost::unit_test::precondition(Tools)) {
    for (int count = 14; count <= 40; ++count) {
        pdf::PlanPage page = sample::TextPage();
        const auto rows = page.rows;
        page.rows.clear();
        for (int i = 1; i <= count; ++i) {
            page.rows.push_back(rows[6]);
            page.rows.back().name = "Item " + std::to_string(i) + " of the week";
            page.rows.back().how_much = page.rows.back().how_often = page.rows.back().stop_if = {};
        }
        const support::PdfProbe probe(pdf::WritePlan(page, text::Translator{}, sample::FontFolder()).bytes);
        const int first = RowsOn(probe.Text(), 1, "What and how much", count);
        BOOST_TEST((first != 1 && count - first != 1), count << " rows: " << first << " on the first page");
    }
}

BOOST_AUTO_TEST_SUITE_END()
