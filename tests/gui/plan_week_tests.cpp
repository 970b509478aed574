#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "desk/next_visit.h"
#include "desk/plan_moves.h"
#include "desk/plan_offers.h"
#include "gui/day_bar.h"
#include "gui/dialog_reason.h"
#include "gui/plan_dose.h"
#include "gui/plan_page_panel.h"
#include "gui/plan_sheet.h"
#include "gui/plan_suggestions.h"
#include "gui/plan_week.h"

#include "dialog_hook.h"
#include "visit_fixture.h"

namespace {

constexpr int kStrengthDay = 3;

// A healthy runner with an ice bath and a sore calf, two weeks before a race; the routine is proposed.
struct WeekFixture : tests::VisitFixture {
    gui::Context context{resources, *clinic, words, [this](const wxString& text) { said = gui::Utf8(text); },
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    gui::PlanPagePanel* plan = new gui::PlanPagePanel(frame, context);
    std::optional<std::string> reason;
    int asked = 0;

    WeekFixture() {
        page->ShowVisit(nullptr);
        page->Hide();
        auto client = editor->Client();
        client.equipment = {"ice_bath"};
        client.history.emplace_back();
        client.history.back().others = model::Answer::No;
        client.next_race = model::Race{"Half marathon", InDays(20)};
        client = clinic->SaveClient(client);
        editor = clinic->StartVisit(client.id);
        const auto mark =
            editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
        editor->SetSeverityBefore(mark, 5);
        model::TrainingWeek week{};
        week[0].load = model::Load::LongRun;
        week[kStrengthDay].load = model::Load::Strength;
        editor->SetTraining(week, "build");
        editor->SetRedFlags({}, true);
        // What is clicked lies in sight, above the fold.
        auto proposed = editor->Propose();
        std::erase_if(proposed.items, [](const model::PlanItem& item) {
            return item.modality == "sleep" || item.modality == "nutrition" || item.modality == "hydration";
        });
        editor->SetPlan(proposed, "Propose");
        plan->AskReason = [this](const auto&) {
            ++asked;
            return reason;
        };
        plan->SetSize(0, 0, 1218, 740);
        plan->ShowVisit(editor.get());
        Pump(200);
    }
    ~WeekFixture() {
        plan->ShowVisit(nullptr);
        plan->Destroy();
    }
    [[nodiscard]] model::Date InDays(int days) const {
        return std::chrono::sys_days(clinic->Today()) + std::chrono::days(days);
    }
    [[nodiscard]] const model::HomePlan& Plan() const { return editor->Visit().plan; }
    [[nodiscard]] gui::PlanWeek& Week() { return *plan->Week(); }
    [[nodiscard]] const model::PlanItem& Cold() const {
        const auto at = std::ranges::find(Plan().items, "cold_water_immersion", &model::PlanItem::modality);
        BOOST_REQUIRE((at != Plan().items.end()));
        return *at;
    }
    [[nodiscard]] std::size_t RowOf(const desk::ItemKey& key) {
        for (std::size_t row = 0; row < Week().RowCount(); ++row)
            if (Week().KeyAt(row) == key) return row;
        BOOST_FAIL("no such row");
        return 0;
    }
    [[nodiscard]] std::size_t ColdRow() { return RowOf(desk::KeyOf(Cold())); }
    static void Press(wxButton* button) {
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->ProcessWindowEvent(event);
        Pump(120);
    }
    void DragTick(std::size_t row, int from, int to) {
        Focus(Week().Box(row, from));
        const auto middle = [&](int day) {
            const wxRect at = Week().Box(row, day)->GetScreenRect();
            return wxPoint(at.x + at.width / 2, at.y + at.height / 2);
        };
        simulator.MouseMove(middle(from));
        Pump(60);
        simulator.MouseDown();
        Pump(60);
        for (int step = 1; step <= 4; ++step) {
            simulator.MouseMove(middle(from) + (middle(to) - middle(from)) * step / 4);
            Pump(40);
        }
        simulator.MouseUp();
        Pump(200);
    }
    [[nodiscard]] bool On(int day) const { return std::ranges::count(Cold().days, day) > 0; }
    void AnswerRaynaud() {
        auto answers = editor->Client().Health();
        answers.conditions["raynaud"].answer = model::Answer::Yes;
        editor->ClientChanged(clinic->KeepHealth(editor->Client().id, answers));
        Pump(60);
    }
};

// Texts that have less room than they need, or reach beyond what they stand in.
void CutTexts(wxWindow* window, const wxWindow* whole, std::vector<std::string>& cut) {
    if (!window->IsShown()) return;
    if (const auto* text = dynamic_cast<wxStaticText*>(window); text && !text->GetLabelText().empty()) {
        const bool dots = text->HasFlag(wxST_ELLIPSIZE_END);
        bool short_of = !dots && text->GetBestSize().x > text->GetSize().x + 2;
        for (const wxWindow* in = text->GetParent(); in && in != whole->GetParent(); in = in->GetParent())
            short_of = short_of || text->GetScreenRect().GetRight() > in->GetScreenRect().GetRight() + 2;
        if (short_of) cut.push_back(gui::Utf8(text->GetLabelText()));
    }
    for (auto* child : window->GetChildren()) CutTexts(child, whole, cut);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plan_week_tests, WeekFixture)

BOOST_AUTO_TEST_CASE(the_grid_tells_counts_limits_and_the_race) {
    const auto load = desk::LoadOfPlan(*editor);
    BOOST_TEST(Week().RowCount() == Plan().items.size());
    BOOST_TEST(gui::Utf8(Week().Counts()) ==
               std::to_string(load.exercises) + " of " + std::to_string(load.max_exercises) + " exercises, " +
                   std::to_string(load.fresh) + " of " + std::to_string(load.max_fresh) + " new");
    for (int day = 0; day < 7; ++day)
        BOOST_TEST(Week().MinutesOn(day)->Value() == load.minutes[static_cast<std::size_t>(day)]);
    BOOST_TEST(gui::Utf8(Week().RaceLine()).find("Half marathon") != std::string::npos);
    BOOST_TEST(gui::Utf8(Week().RaceLine()).find("20 days") != std::string::npos);
    BOOST_TEST(gui::Utf8(Week().LastTimeAt(ColdRow())) == "new");
}

BOOST_AUTO_TEST_CASE(no_word_is_cut_at_either_width) {
    const gui::Context german{resources, *clinic, resources.Translator("de"), context.say, context.fail};
    auto* other = new gui::PlanPagePanel(frame, german);
    other->ShowVisit(editor.get());
    for (gui::PlanPagePanel* panel : {plan, other}) {
        plan->Show(panel == plan);
        other->Show(panel == other);
        for (const int width : {1218, 808}) {
            panel->SetSize(0, 0, width, 560);
            Pump(400);
            std::vector<std::string> cut;
            CutTexts(panel, panel, cut);
            for (const auto& text : cut) BOOST_TEST(false, width << ": " << text);
            const gui::PlanWeek& week = *panel->Week();
            for (std::size_t row = 0; row < week.RowCount(); ++row)
                BOOST_TEST(week.Box(row, 6)->GetScreenRect().GetRight() <= week.GetScreenRect().GetRight());
        }
    }
    other->ShowVisit(nullptr);
    other->Destroy();
}

BOOST_AUTO_TEST_CASE(a_tick_is_dragged_to_a_free_day) {
    const int from = Cold().days.front();
    const auto by_day = desk::MayMoveTo(*editor, desk::KeyOf(Cold()), from);
    int to = -1;
    for (int day = 0; day < 7 && to < 0; ++day)
        if (by_day[static_cast<std::size_t>(day)].empty() && !On(day)) to = day;
    BOOST_REQUIRE(to >= 0);
    DragTick(ColdRow(), from, to);
    BOOST_TEST(!Week().IsDragging());
    BOOST_TEST(On(to));
    BOOST_TEST(!On(from));
    BOOST_TEST(asked == 0);
    BOOST_TEST(Week().Box(ColdRow(), to)->GetValue());
}

BOOST_AUTO_TEST_CASE(a_drop_that_clashes_asks_for_a_reason) {
    const int from = Cold().days.front();
    const auto before = Plan();
    DragTick(ColdRow(), from, kStrengthDay);
    BOOST_TEST(asked == 1);
    BOOST_TEST((Plan() == before));
    BOOST_TEST(!Week().Box(ColdRow(), kStrengthDay)->GetValue());
    reason = "Strength is arms only";
    DragTick(ColdRow(), from, kStrengthDay);
    BOOST_TEST(asked == 2);
    BOOST_TEST(On(kStrengthDay));
    BOOST_REQUIRE(!Cold().overrides.empty());
    BOOST_TEST(Cold().overrides.front().reason == "Strength is arms only");
    BOOST_TEST(plan->Sheet()->ApproveButton()->IsEnabled());
}

BOOST_AUTO_TEST_CASE(a_click_still_ticks_and_unticks) {
    const int day = Cold().days.front();
    const std::size_t row = ColdRow();
    Focus(Week().Box(row, day));
    const wxSize size = Week().Box(row, day)->GetSize();
    Click(Week().Box(row, day), wxPoint(size.x / 2, size.y / 2));
    Until([&] { return !On(day); });
    BOOST_TEST(!On(day));
    Click(Week().Box(row, day), wxPoint(size.x / 2, size.y / 2));
    Until([&] { return On(day); });
    BOOST_TEST(On(day));
    BOOST_TEST(asked == 0);
}

BOOST_AUTO_TEST_CASE(keys_do_what_the_pointer_does) {
    reason = "asked for by the client";
    const std::size_t row = ColdRow();
    const int from = Cold().days.front();
    Focus(Week().Box(row, from));
    Key(WXK_RIGHT, wxMOD_CONTROL);
    BOOST_TEST(!On(from));
    BOOST_TEST(Cold().days.size() == 1U);
    const int to = Cold().days.front();
    BOOST_TEST(to > from);
    BOOST_TEST(Week().Box(row, to)->HasFocus());
    Key(WXK_LEFT, wxMOD_CONTROL);
    BOOST_TEST(On(from));
    const auto items = Plan().items.size();
    Focus(Week().Box(row, from));
    Key(WXK_DELETE);
    BOOST_TEST(Plan().items.size() == items - 1);
    // The keys go on from the row that took its place.
    BOOST_TEST(Week().Box(std::min(row, Week().RowCount() - 1), from)->HasFocus());
}

BOOST_AUTO_TEST_CASE(days_stand_under_their_heads_at_any_size) {
    const auto labels = [&] {
        std::vector<std::string> all;
        const std::function<void(wxWindow*)> read = [&](wxWindow* window) {
            if (const auto* text = dynamic_cast<wxStaticText*>(window))
                all.push_back(gui::Utf8(text->GetLabelText()));
            for (auto* child : window->GetChildren()) read(child);
        };
        read(&Week());
        return all;
    };
    const auto before = labels();
    for (const wxSize size : {wxSize(808, 740), wxSize(1218, 320), wxSize(1218, 740)}) {
        plan->SetSize(size);
        Pump(250);
        const auto now = labels();
        // Without a column of its own it stands behind the dose.
        if (size.x < 1000)
            BOOST_TEST(std::ranges::any_of(now, [](std::string label) {
                std::ranges::replace(label, '\n', ' ');
                return label.find("· new") != std::string::npos;
            }));
        const auto middle = [](const wxWindow* window) {
            return window->GetScreenPosition().x + window->GetSize().x / 2;
        };
        for (int day = 0; day < 7; ++day)
            BOOST_TEST(std::abs(middle(Week().Box(0, day)) - middle(Week().MinutesOn(day))) <= 2,
                       size.x << " x " << size.y << ", day " << day);
    }
    BOOST_TEST(labels() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_dose_typed_just_before_another_item_is_chosen_is_kept) {
    const desk::ItemKey cold = desk::KeyOf(Cold());
    const auto other = std::ranges::find_if(
        Plan().items, [&](const model::PlanItem& item) { return desk::KeyOf(item) != cold; });
    BOOST_REQUIRE((other != Plan().items.end()));
    const desk::ItemKey next = desk::KeyOf(*other);
    Week().OnChoose(cold);
    Pump(60);
    wxSpinCtrlDouble* field = nullptr;
    for (wxSpinCtrlDouble* one : plan->Dose()->Fields())
        if (one->IsEnabled()) field = one;
    BOOST_REQUIRE(field);
    const auto before = Cold().dose;
    wxSpinDoubleEvent typed(wxEVT_SPINCTRLDOUBLE, field->GetId(),
                            field->GetValue() > field->GetMin() ? field->GetMin() : field->GetMax());
    typed.SetEventObject(field);
    field->ProcessWindowEvent(typed);
    Week().OnChoose(next);
    Pump(60);
    BOOST_TEST((Cold().dose != before));
    BOOST_TEST(Cold().edited);
}

BOOST_AUTO_TEST_CASE(what_is_dragged_is_let_go_with_its_visit) {
    const int from = Cold().days.front();
    const wxRect at = Week().Box(ColdRow(), from)->GetScreenRect();
    simulator.MouseMove(wxPoint(at.x + at.width / 2, at.y + at.height / 2));
    Pump(60);
    simulator.MouseDown();
    Pump(60);
    BOOST_TEST(Week().IsDragging());
    plan->ShowVisit(nullptr);
    BOOST_TEST(!Week().IsDragging());
    BOOST_TEST(!Week().HasCapture());
    simulator.MouseUp();
    Pump(60);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(what_the_history_forbids_is_not_ticked) {
    AnswerRaynaud();
    const auto before = Plan();
    const std::size_t row = ColdRow();
    reason = "the client insists";
    const int day = On(5) ? 6 : 5;
    Week().OnDay(desk::KeyOf(Cold()), day, true);
    BOOST_TEST(failures.size() == 1U);
    BOOST_TEST(asked == 0);
    BOOST_TEST((Plan() == before));
    BOOST_TEST(!Week().Box(row, day)->GetValue());
    BOOST_TEST(!plan->Sheet()->ApproveButton()->IsEnabled());
}

BOOST_AUTO_TEST_CASE(an_approval_the_history_overtook_is_not_shown_as_one) {
    const auto approve = [&] { Press(plan->Sheet()->ApproveButton()); };
    const auto label = [&] { return gui::Utf8(plan->Sheet()->ApproveButton()->GetLabelText()); };
    approve();
    BOOST_REQUIRE(Plan().approved);
    BOOST_TEST(label() == "Approved – withdraw");
    AnswerRaynaud();
    BOOST_TEST(label() == "No longer approved – withdraw");
    approve();
    BOOST_TEST(!Plan().approved);
    BOOST_TEST(!plan->Sheet()->ApproveButton()->IsEnabled());
}

BOOST_AUTO_TEST_CASE(an_item_is_kept_against_a_rule_with_a_reason_and_the_rule_counts_again) {
    const desk::ItemKey key = desk::KeyOf(Cold());
    auto clashing = Plan();
    desk::Find(clashing, key)->days = {kStrengthDay};
    editor->SetPlan(clashing, "Change days");
    Week().OnChoose(key);
    BOOST_REQUIRE(!plan->Dose()->KeepButtons().empty());
    BOOST_TEST(!plan->Sheet()->ApproveButton()->IsEnabled());
    Press(plan->Dose()->KeepButtons().front());
    BOOST_TEST(Cold().overrides.empty());  // no reason was given
    reason = "agreed with the client";
    while (!plan->Dose()->KeepButtons().empty() && asked < 9) Press(plan->Dose()->KeepButtons().front());
    BOOST_TEST(!Cold().overrides.empty());
    BOOST_TEST(plan->Sheet()->ApproveButton()->IsEnabled());
    plan->Dose()->OnTakeBack(key, Cold().overrides.front());
    Pump(60);
    BOOST_TEST(!plan->Sheet()->ApproveButton()->IsEnabled());
}

BOOST_AUTO_TEST_CASE(a_suggestion_is_added_with_one_press) {
    const std::size_t items = Plan().items.size();
    const auto add = [&]() -> wxButton* {
        for (wxButton* button : plan->Suggestions()->Buttons())
            if (button->GetName().Contains("add to the week")) return button;
        return nullptr;
    };
    wxButton* button = add();
    BOOST_REQUIRE(button);
    Press(button);
    BOOST_TEST(Plan().items.size() == items + 1);
    BOOST_TEST(Week().RowCount() == items + 1);
    editor->Undo();
    BOOST_TEST(Week().RowCount() == items);
}

BOOST_AUTO_TEST_CASE(the_next_visit_is_proposed) {
    Press(plan->Sheet()->ProposeVisit());
    BOOST_TEST((Plan().next_visit == desk::ProposeNextVisit(*editor)));
    BOOST_TEST(Plan().next_visit.has_value());
}

BOOST_AUTO_TEST_CASE(without_an_earlier_plan_nothing_is_copied) {
    const auto before = Plan();
    Week().OnCopyLast();
    BOOST_TEST((Plan() == before));
    BOOST_TEST(!said.empty());
}

BOOST_AUTO_TEST_CASE(what_exactly_is_trained_is_changed_and_taken_away) {
    const auto detail = [&](const std::string& expected, const wxString& typed) {
        const tests::DialogHook hook([&](wxDialog& dialog) {
            auto* ask = dynamic_cast<gui::ReasonDialog*>(&dialog);
            if (!ask) return static_cast<int>(wxID_NONE);
            BOOST_TEST(gui::Utf8(ask->Text()->GetValue()) == expected);
            ask->Text()->SetValue(typed);
            ask->Show();
            Press(dynamic_cast<wxButton*>(ask->FindWindow(wxID_OK)));
            return ask->GetReturnCode();
        });
        Week().AskDetail(0);
        Pump(60);
    };
    detail("", "16 km");
    BOOST_TEST(Plan().week[0].detail == "16 km");
    detail("16 km", "18 km");
    BOOST_TEST(Plan().week[0].detail == "18 km");
    detail("18 km", " ");
    BOOST_TEST(Plan().week[0].detail.empty());
    BOOST_TEST((Plan().week[0].load == model::Load::LongRun));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(without_a_visit_the_grid_shows_nothing_of_the_one_before) {
    BOOST_TEST(!Week().RaceLine().empty());
    plan->ShowVisit(nullptr);
    BOOST_TEST(Week().RowCount() == 0U);
    BOOST_TEST(Week().RaceLine().empty());
    BOOST_TEST(Week().Counts().empty());
    for (int day = 0; day < 7; ++day) BOOST_TEST(Week().MinutesOn(day)->Value() == 0);
    const std::function<void(wxWindow*)> read = [&](wxWindow* window) {
        BOOST_TEST(!window->GetLabel().Contains("Long"));
        BOOST_TEST(!window->GetToolTipText().Contains("Half marathon"));
        for (auto* child : window->GetChildren()) read(child);
    };
    read(&Week());
    plan->ShowVisit(editor.get());
    Pump(100);
    BOOST_TEST(Week().RowCount() == Plan().items.size());
    BOOST_TEST(!Week().RaceLine().empty());
}

BOOST_AUTO_TEST_SUITE_END()
