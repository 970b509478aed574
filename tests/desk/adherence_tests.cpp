#include <boost/test/unit_test.hpp>

#include <fstream>

#include "desk/adherence.h"
#include "desk/answers.h"
#include "desk/note.h"
#include "desk/open_clinic.h"
#include "desk/visit_editor.h"

namespace {

using model::Felt;
using model::Followed;
using model::Side;

const model::RegionRef kCalf{"soleus", Side::Left};
constexpr const char* kTight = "hypertonicity";

model::PlanItem Item(const std::string& id, const std::string& modality, const model::RegionRef& at = {},
                     int step = 0) {
    model::PlanItem item;
    item.id = id;
    item.modality = modality;
    if (id != modality) item.name = "Calf stretch";
    item.at = at;
    item.step = step;
    if (!at.region.empty()) item.why = {{"mark", "finding_rule", at, kTight, 6, -1, ""}};
    return item;
}

struct Asking : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    text::Translator words;

    [[nodiscard]] static std::vector<model::PlanItem> Usual() {
        return {Item("calf_stretch", "stretching", kCalf), Item("massage", "massage"),
                Item("cold_water_immersion", "cold_water_immersion"), Item("sleep", "sleep"),
                Item("sleep", "sleep")};
    }
    // The open visit hands out a plan and is over; the next begins days later.
    model::VisitId Give(const std::vector<model::PlanItem>& items, bool approved = true, int days = 7) {
        model::Visit visit = editor->Visit();
        visit.plan.items = items;
        visit.plan.approved = approved;
        visit.status = model::VisitStatus::Signed;
        clinic->Store().SaveVisit(visit);
        clock.Set(clock.Now() + std::chrono::days(days));
        editor = clinic->StartVisit(client.id);
        return visit.id;
    }
    [[nodiscard]] std::vector<model::Adherence> Asked() const { return desk::AskedItems(*editor); }
    [[nodiscard]] std::vector<std::string> Names() const {
        std::vector<std::string> names;
        for (const auto& item : Asked()) names.push_back(desk::AskedName(words, item));
        return names;
    }
    [[nodiscard]] std::string Line() const {
        return desk::HomePlanLine(words, support::TestResources().NotDoneReasons(), editor->Visit());
    }
    // Each of the usual items with its own answer.
    [[nodiscard]] std::vector<model::Adherence> Mixed() const {
        auto answers = Asked();
        answers[0].followed = Followed::Partly;
        answers[0].why = "pain";
        answers[0].felt = Felt::Worse;
        answers[0].words = " burns ";
        answers[1].followed = Followed::Done;
        answers[1].why = "pain";
        answers[2].followed = Followed::NotDone;
        answers[2].why = "no_time";
        answers[2].felt = Felt::Better;
        return answers;
    }
    void AnswerFirst(Followed followed) {
        auto answers = Asked();
        answers.at(0).followed = followed;
        desk::AnswerPlan(*editor, answers);
    }
    [[nodiscard]] std::string Refusal(const std::vector<model::Adherence>& answers) {
        try {
            desk::AnswerPlan(*editor, answers);
        } catch (const model::Error& error) {
            BOOST_TEST((error.Kind() == model::ErrorKind::Refused));
            return error.what();
        }
        return {};
    }
};

// A signed visit as the chain of plans has it.
model::Visit Past(int day, std::vector<model::PlanItem> items, int id) {
    model::Visit visit;
    visit.id = {"01900000-0000-7000-8000-0000000000" + std::to_string(id)};
    visit.service_at = *model::ParseInstant("2026-11-01T09:00:00Z") + std::chrono::days(day);
    visit.plan.items = std::move(items);
    visit.plan.approved = true;
    return visit;
}

model::Adherence About(const model::Visit& plan, Followed followed, Felt felt = Felt::NotAsked) {
    model::Adherence answer;
    answer.item = "calf_stretch";
    answer.at = kCalf;
    answer.plan = plan.id;
    answer.followed = followed;
    answer.felt = felt;
    return answer;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(adherence_tests, Asking)

BOOST_AUTO_TEST_CASE(each_item_of_the_last_approved_plan_is_asked_once_and_massage_is_not) {
    BOOST_TEST(Asked().empty());
    BOOST_TEST(!desk::LastPlanOf(*editor));
    const auto given = Give(Usual());
    Give({Item("bridge", "strengthening")}, false);
    const std::vector<std::string> expected{"Calf stretch, left", desk::AskedName(words, Asked().at(1)),
                                            desk::AskedName(words, Asked().at(2))};
    BOOST_TEST(Names() == expected, boost::test_tools::per_element());
    BOOST_TEST(Asked()[1].item == "cold_water_immersion");
    BOOST_TEST(Asked()[2].item == "sleep");
    BOOST_TEST(desk::Answered(Asked()) == 0U);
    const auto plan = desk::LastPlanOf(*editor);
    BOOST_REQUIRE(plan);
    BOOST_TEST((plan->visit == given));
    BOOST_TEST(model::ToIso(plan->day) == "2026-11-23");
    for (const auto& item : Asked()) BOOST_TEST((item.plan == given));
}

BOOST_AUTO_TEST_CASE(answers_are_one_step_and_say_only_what_they_can) {
    Give(Usual());
    desk::AnswerPlan(*editor, Mixed());
    const auto kept = editor->Visit().adherence;
    BOOST_REQUIRE(kept.size() == 3U);
    BOOST_TEST(kept[0].words == "burns");
    BOOST_TEST(kept[0].name == "Calf stretch");
    BOOST_TEST(kept[1].why.empty());
    BOOST_TEST((kept[2].felt == Felt::NotAsked));
    BOOST_TEST((Asked() == kept));
    BOOST_TEST((clinic->Store().LoadVisit(editor->Visit().id)->adherence == kept));
    BOOST_TEST(editor->UndoText() == "Ask about the home plan");
    const auto entries = clinic->Store().AuditTrail().size();
    desk::AnswerPlan(*editor, Mixed());
    BOOST_TEST(clinic->Store().AuditTrail().size() == entries);
    editor->Undo();
    BOOST_TEST(editor->Visit().adherence.empty());
    BOOST_TEST(desk::Answered(Asked()) == 0U);
}

BOOST_AUTO_TEST_CASE(the_note_says_what_was_done_and_what_was_not) {
    Give(Usual());
    BOOST_TEST(Line().empty());
    desk::AnswerPlan(*editor, Mixed());
    const std::string sleep = desk::AskedName(words, editor->Visit().adherence[2]);
    BOOST_TEST(Line() == "Home plan: 1 of 3 done, 1 partly. Not done: " + sleep +
                             " (no time). Partly: Calf stretch, left (pain; worse; “burns”).");
    const auto lines = editor->FindingLines();
    BOOST_TEST(std::ranges::count(lines, Line()) == 1);
    BOOST_TEST(desk::ShowVisit(*clinic, editor->Visit().id).find("Home plan: 1 of 3 done") !=
               std::string::npos);
    // It is signed with the visit.
    const auto frozen = desk::Frozen(words, support::TestResources(), editor->Visit());
    BOOST_TEST(std::ranges::count(frozen.objective, Line(), &model::ObjectiveLine::text) == 1);
    const auto& german = support::TestResources().Translator("de");
    BOOST_TEST(desk::HomePlanLine(german, support::TestResources().NotDoneReasons(), editor->Visit()) !=
               Line());
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_is_refused) {
    Give(Usual());
    auto with = [&](auto change) {
        auto answers = Mixed();
        change(answers);
        return answers;
    };
    BOOST_TEST(Refusal(with([](auto& all) { all[0].item = "bridge"; })) ==
               "The last home plan has no item “bridge”.");
    BOOST_TEST(!Refusal(with([](auto& all) { all[0].at.side = Side::Right; })).empty());
    BOOST_TEST(Refusal(with([](auto& all) { all[0].why = "lazy"; })) == "There is no reason “lazy”.");
    BOOST_TEST(!Refusal(with([](auto& all) { all[0].words = std::string(501, 'x'); })).empty());
    BOOST_TEST(!Refusal(with([](auto& all) { all.push_back(all[0]); })).empty());
    BOOST_TEST(Refusal(with([](auto& all) { all[0].followed = Followed::NotAsked; })) ==
               "Say whether “Calf stretch, left” was done.");
    BOOST_TEST(editor->Visit().adherence.empty());
}

BOOST_AUTO_TEST_CASE(the_rest_is_answered_and_nothing_else) {
    Give(Usual());
    auto answers = Asked();
    answers[2].followed = Followed::NotDone;
    desk::AnswerRest(answers, Followed::Done);
    BOOST_TEST((answers[0].followed == Followed::Done));
    BOOST_TEST((answers[1].followed == Followed::Done));
    BOOST_TEST((answers[2].followed == Followed::NotDone));
    BOOST_TEST(desk::Answered(answers) == 3U);
}

BOOST_AUTO_TEST_CASE(partly_counts_half_and_what_was_not_asked_nothing) {
    using enum Followed;
    const std::pair<std::vector<Followed>, int> cases[] = {{{}, -1},
                                                           {{NotAsked}, -1},
                                                           {{Done}, 100},
                                                           {{Partly}, 50},
                                                           {{NotDone}, 0},
                                                           {{Done, NotDone}, 50},
                                                           {{Done, Done, Partly}, 83},
                                                           {{Done, NotAsked}, 100},
                                                           {{Partly, NotDone, NotDone}, 17}};
    for (const auto& [all, percent] : cases) {
        std::vector<model::Adherence> answers;
        for (const Followed followed : all) answers.emplace_back().followed = followed;
        BOOST_TEST(desk::PercentDone(answers).value_or(-1) == percent);
    }
}

BOOST_AUTO_TEST_CASE(weeks_on_a_step_count_from_the_first_plan_of_an_unbroken_row) {
    const auto at = [](int step) { return Item("calf_stretch", "stretching", kCalf, step); };
    const model::Date today = *model::ParseDate("2026-11-29");  // day 28
    const struct {
        std::vector<std::vector<model::PlanItem>> plans;  // oldest first, a week apart from day 0
        int step, weeks;
    } cases[] = {{{{at(1)}, {at(1)}, {at(1)}}, 1, 4},
                 {{{at(0)}, {at(1)}, {at(2)}}, 2, 2},
                 {{{at(1)}, {}, {at(1)}}, 1, 2},
                 {{{at(0)}, {at(1)}, {at(1)}}, 1, 3}};
    for (const auto& one : cases) {
        std::vector<model::Visit> visits;
        for (std::size_t i = 0; i < one.plans.size(); ++i)
            visits.push_back(Past(static_cast<int>(i) * 7, one.plans[i], 10 + static_cast<int>(i)));
        std::vector<const model::Visit*> newest_first;
        for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) newest_first.push_back(&*visit);
        const auto past = desk::PastOf(newest_first, today);
        BOOST_REQUIRE(past.items.size() == 1U);
        BOOST_TEST((past.plan == visits.back().id));
        BOOST_TEST(past.items[0].step == one.step);
        BOOST_TEST(past.items[0].weeks_on_step == one.weeks);
        BOOST_TEST((past.items[0].followed == Followed::NotAsked));
    }
}

// Somebody who said that it got worse is not taken further because the next visit forgot to ask.
BOOST_AUTO_TEST_CASE(an_answer_counts_until_the_same_plan_is_asked_again) {
    const auto plan = Past(0, {Item("calf_stretch", "stretching", kCalf)}, 10);
    auto before = Past(7, {}, 11), older = Past(3, {}, 12), today = Past(14, {}, 13);
    before.plan.approved = older.plan.approved = false;
    older.adherence = {About(plan, Followed::Done, Felt::Better)};
    before.adherence = {About(plan, Followed::Partly, Felt::Worse), About(older, Followed::Done)};
    const auto past = desk::PastOf({&before, &older, &plan}, *model::ParseDate("2026-11-15"));
    BOOST_REQUIRE(past.items.size() == 1U);
    BOOST_TEST((past.items[0].followed == Followed::Partly));
    BOOST_TEST((past.items[0].felt == Felt::Worse));
    today.adherence = {About(plan, Followed::Done, Felt::Same)};
    const auto now = desk::WithAnswers(past, today);
    BOOST_TEST((now[0].followed == Followed::Done));
    BOOST_TEST((now[0].felt == Felt::Same));
    BOOST_TEST(desk::PastOf({}, *model::ParseDate("2026-11-15")).items.empty());
}

BOOST_AUTO_TEST_CASE(a_spot_tells_how_the_items_it_brought_went) {
    const auto mark = [&] {
        return *editor->Visit().Find(
            editor->AddMarkIn(kCalf, model::Layer::Superficial, kTight, model::View::Back));
    };
    BOOST_TEST(!desk::AdherenceOfSpot(*editor, mark()));
    Give(Usual());
    BOOST_TEST(!desk::AdherenceOfSpot(*editor, mark()));
    AnswerFirst(Followed::Done);
    Give(Usual());
    AnswerFirst(Followed::Partly);
    const auto today = mark();
    const auto of = desk::AdherenceOfSpot(*editor, today);
    BOOST_REQUIRE(of);
    BOOST_TEST(of->percent == 75);
    BOOST_REQUIRE(of->asked.size() == 2U);
    BOOST_TEST(of->asked[0].percent == 100);
    BOOST_TEST(of->asked[1].percent == 50);
    BOOST_TEST((of->asked[1].visit == editor->Visit().id));
    BOOST_TEST(desk::SpotAdherenceText(words, *of) == "Home plan for it: 75 % done, last time 50 %");
    auto other = today;
    other.finding = "pain";
    BOOST_TEST(!desk::AdherenceOfSpot(*editor, other));
    other = today;
    other.at.side = Side::Right;
    BOOST_TEST(!desk::AdherenceOfSpot(*editor, other));
}

BOOST_AUTO_TEST_CASE(the_reasons_have_names_and_no_id_twice) {
    BOOST_TEST(support::TestResources().NotDoneReasons().size() == 6U);
    const support::TempDir folder;
    std::ofstream(folder.Path() / "routines.toml")
        << "[[not_done]]\nid = \"pain\"\nname = \"pain\"\n[[not_done]]\nid = \"pain\"\nname = \"hurts\"\n";
    BOOST_CHECK_EXCEPTION((void)desk::LoadNotDone(folder.Path()), model::Error,
                          [](const model::Error& error) {
                              return std::string(error.what()).find("routines.toml") != std::string::npos;
                          });
}

BOOST_AUTO_TEST_SUITE_END()
