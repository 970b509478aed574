#include "gui/plan_week.h"

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <chrono>

#include "desk/plan_offers.h"
#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/day_bar.h"
#include "gui/dialog_reason.h"
#include "text/human_date.h"

namespace gui {

namespace {

// In DIP.
constexpr int kDayWidth = 52, kNarrowDay = 50, kLastWidth = 60, kNarrow = 640, kLeft = 14, kRight = 10,
              kIcon = 24;
constexpr unsigned long kMostDetail = 60;  // characters
constexpr std::array kLoads{model::Load::Unknown, model::Load::RestDay,   model::Load::EasyRun,
                            model::Load::LongRun, model::Load::Intervals, model::Load::Race,
                            model::Load::Strength};

std::array<wxWindow*, 7> Windows(const auto& array) {
    std::array<wxWindow*, 7> windows{};
    std::copy(array.begin(), array.end(), windows.begin());
    return windows;
}

}  // namespace

model::Date DayAfter(model::Date first, int days) {
    return std::chrono::sys_days(first) + std::chrono::days(days);
}

PlanWeek::PlanWeek(wxWindow* parent, const Context& context)
    : wxPanel(parent), m_context(context), m_day_width(FromDIP(kDayWidth)) {
    Paint(this, Role::Panel);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    SetSizer(rows);
    BuildTop();
    BuildHead();
    BuildLoads();
    m_body =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    Paint(m_body, Role::Panel);
    m_body->SetScrollRate(0, FromDIP(18));
    m_list = new wxBoxSizer(wxVERTICAL);
    m_body->SetSizer(m_list);
    m_nothing = NewText(this, wxString());
    m_texts.Add(m_nothing, Tr(context, "Nothing planned yet. Propose a routine, or add single items."));
    rows->Add(m_nothing, wxSizerFlags().Border(wxALL, FromDIP(14)));
    rows->Add(m_body, wxSizerFlags(1).Expand());
    rows->Add(NewDivider(this), wxSizerFlags().Expand());
    BuildFoot();
    BindDrag();
    BindSizes();
}

void PlanWeek::BindSizes() {
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Fit();
    });
    // A bar that comes or goes takes its room from the rows.
    m_body->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (BarWidth() == m_bar) return;
        CallAfter([this] {
            if (BarWidth() != m_bar) Fit();
        });
    });
}

PlanWeek::~PlanWeek() {
    EndDrag();
}

void PlanWeek::BuildTop() {
    m_counts = NewText(this, wxString(), FontStyle::Small, Role::Text2, wxST_ELLIPSIZE_END);
    m_counts->SetMinSize(wxSize(FromDIP(80), -1));
    m_copy = NewButton(this, Tr(m_context, "Copy last plan"));
    AddStyleClass(m_copy, "palpate-small");
    m_copy->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnCopyLast) OnCopyLast();
    });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(NewText(this, Tr(m_context, "Week"), FontStyle::Section), wxSizerFlags().CentreVertical());
    row->Add(m_counts, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    row->Add(m_copy, wxSizerFlags().CentreVertical());
    GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(kRight)));
    m_race = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    GetSizer()->Add(m_race, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(kRight)));
    GetSizer()->AddSpacer(FromDIP(6));
    GetSizer()->Add(NewDivider(this), wxSizerFlags().Expand());
}

wxSizer* PlanWeek::GridRow(wxWindow* parent, wxWindow* first, wxWindow* last, const Cells& cells,
                           std::vector<wxBoxSizer*>& slots) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(parent->FromDIP(kLeft));
    first->SetMinSize(wxSize(parent->FromDIP(80), -1));
    row->Add(first, wxSizerFlags(1).CentreVertical());
    last->SetMinSize(wxSize(parent->FromDIP(kLastWidth), -1));
    row->Add(last, wxSizerFlags().CentreVertical());
    for (wxWindow* cell : cells) {
        auto* slot = new wxBoxSizer(wxVERTICAL);
        slot->SetMinSize(wxSize(m_day_width, -1));
        slot->Add(cell, dynamic_cast<wxCheckBox*>(cell) ? wxSizerFlags().Centre() : wxSizerFlags().Expand());
        row->Add(slot, wxSizerFlags().CentreVertical());
        slots.push_back(slot);
    }
    wxSizerItem* end = row->AddSpacer(parent->FromDIP(kRight));
    if (&slots == &m_slots) m_ends.push_back(end);
    return row;
}

void PlanWeek::BuildHead() {
    auto* title = NewText(this, Tr(m_context, "Item"), FontStyle::CaptionBold, Role::Text3);
    auto* last = NewText(this, wxString(), FontStyle::CaptionBold, Role::Text3);
    last->SetLabelText(Broken(*last, Tr(m_context, "Last plan"), FromDIP(kLastWidth)));
    for (auto& head : m_heads)
        head = NewText(this, wxString(), FontStyle::CaptionBold, Role::Text3,
                       wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    m_last_cells.push_back(last);
    GetSizer()->Add(GridRow(this, title, last, Windows(m_heads), m_slots),
                    wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(6)));
    GetSizer()->Add(NewDivider(this), wxSizerFlags().Expand());
}

void PlanWeek::BuildLoads() {
    auto* ground = new wxPanel(this);
    Paint(ground, Role::Chrome);
    auto* title =
        NewText(ground, Tr(m_context, "Training"), FontStyle::BodyBold, Role::Text, wxST_ELLIPSIZE_END);
    for (std::size_t day = 0; day < 7; ++day) {
        auto* button = new wxButton(ground, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        button->SetFont(Font(FontStyle::Caption));
        AddStyleClass(button, "palpate-load");
        button->Bind(wxEVT_BUTTON, [this, day](wxCommandEvent&) { AskLoad(day); });
        m_loads[day] = button;
    }
    auto* last = new wxPanel(ground, wxID_ANY, wxDefaultPosition, wxSize(1, 1));
    last->DisableFocusFromKeyboard();
    m_last_cells.push_back(last);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(GridRow(ground, title, last, Windows(m_loads), m_slots),
              wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    rows->Add(NewDivider(ground), wxSizerFlags().Expand());
    ground->SetSizer(rows);
    GetSizer()->Add(ground, wxSizerFlags().Expand());
}

void PlanWeek::BuildFoot() {
    const auto add = [this](wxStaticText*& name, std::array<DayBar*, 7>& bars) {
        name = NewText(this, wxString(), FontStyle::Small, Role::Text2);
        m_texts.Add(name, wxString());
        for (auto& bar : bars) bar = new DayBar(this);
        auto* last = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxSize(1, 1));
        last->DisableFocusFromKeyboard();
        Paint(last, Role::Panel);
        m_last_cells.push_back(last);
        GetSizer()->Add(GridRow(this, name, last, Windows(bars), m_slots),
                        wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(3)));
    };
    add(m_minutes_name, m_minutes);
    add(m_tools_name, m_tools);
}

int PlanWeek::NameWidth() const {
    const int last = m_narrow ? 0 : FromDIP(kLastWidth);
    return std::max(GetClientSize().x - 7 * m_day_width - last - FromDIP(kLeft + kRight) - m_bar,
                    FromDIP(80));
}

// Of the rows alone: while a new size is on its way down they are not as wide as the grid.
int PlanWeek::BarWidth() const {
    return std::max(m_body->GetSize().x - m_body->GetClientSize().x, 0);
}

// How wide a day is depends on the room, how many lines a name takes on the day.
void PlanWeek::Fit() {
    if (GetClientSize().x < FromDIP(100)) return;
    const bool was_narrow = m_narrow;
    m_narrow = GetClientSize().x < FromDIP(kNarrow);
    if (m_narrow != was_narrow)
        for (Row& row : m_rows) SayWords(row);
    FitDays();
    m_texts.Fit(NameWidth());
    // These have the whole width.
    const int whole = GetClientSize().x - FromDIP(2 * kLeft);
    m_race->SetLabelText(Broken(*m_race, m_race_text, whole));
    m_race->Show(!m_race_text.empty());
    const int words = m_narrow ? whole - m_bar : NameWidth();
    if (m_row_texts.Fit(words - FromDIP(kIcon)) || m_narrow != was_narrow)
        for (Row& row : m_rows) row.panel->Layout();
    m_loads.front()->GetParent()->Layout();
    Layout();
    m_body->FitInside();
    m_body->Layout();
}

void PlanWeek::FitDays() {
    m_day_width = FromDIP(m_narrow ? kNarrowDay : kDayWidth);
    m_bar = BarWidth();
    for (auto* slots : {&m_slots, &m_row_slots})
        for (wxBoxSizer* slot : *slots) slot->SetMinSize(wxSize(m_day_width, -1));
    for (wxButton* load : m_loads) load->SetMinSize(wxSize(m_day_width - FromDIP(2), -1));
    for (auto* cells : {&m_last_cells, &m_row_last_cells})
        for (wxWindow* cell : *cells) cell->Show(!m_narrow);
    for (wxSizerItem* end : m_ends) end->SetMinSize(FromDIP(kRight) + m_bar, 1);
}

void PlanWeek::AskLoad(std::size_t day) {
    constexpr int kDetail = 100;
    wxMenu menu;
    for (std::size_t i = 0; i < kLoads.size(); ++i)
        menu.AppendRadioItem(static_cast<int>(i) + 1, Wx(desk::LoadName(m_context.words, kLoads[i])));
    const model::TrainingDay& now = m_shown_loads[day];
    menu.Check(static_cast<int>(std::ranges::find(kLoads, now.load) - kLoads.begin()) + 1, true);
    menu.AppendSeparator();
    menu.Append(kDetail, Tr(m_context, "Detail…"));
    wxWindow* button = m_loads[day];
    const int chosen = button->GetPopupMenuSelectionFromUser(menu, 0, button->GetSize().y);
    if (chosen == kDetail) return AskDetail(day);
    if (chosen < 1) return;
    const model::Load load = kLoads[static_cast<std::size_t>(chosen - 1)];
    // The old detail told of another load.
    if (load != m_shown_loads[day].load && OnLoad) OnLoad(static_cast<int>(day), load, {});
}

wxString PlanWeek::DayName(std::size_t day) const {
    return Wx(text::WeekdayHead(m_context.words, DayAfter(m_first, static_cast<int>(day))));
}

void PlanWeek::AskDetail(std::size_t day) {
    ReasonAsked asked;
    asked.heading = Tr(m_context, "Training") + ", " + DayName(day);
    asked.label = Tr(m_context, "What exactly, for example 16 km");
    asked.accept = Tr(m_context, "Keep");
    asked.now = Wx(m_shown_loads[day].detail);
    asked.may_be_empty = true;
    ReasonDialog dialog(this, m_context, asked, [this, day](const ReasonDialog& told) {
        if (OnLoad) OnLoad(static_cast<int>(day), m_shown_loads[day].load, told.Reason());
    });
    dialog.Text()->SetMaxLength(kMostDetail);
    dialog.ShowModal();
}

void PlanWeek::ShowLoad(std::size_t day, const model::TrainingDay& training) {
    wxString name = Wx(desk::LoadName(m_context.words, training.load));
    m_shown_loads[day] = training;
    const wxString whole = name + (training.detail.empty() ? wxString() : ", " + Wx(training.detail));
    m_loads[day]->SetToolTip(whole);
    SetSpoken(m_loads[day], Tr(m_context, "Training") + ", " + DayName(day) + ": " + whole);
    name.Replace(" ", "\n", false);
    if (!training.detail.empty()) {
        wxString detail = Wx(training.detail);
        detail.Replace(wxString::FromUTF8(" × "), wxString::FromUTF8("×"));  // a day is narrow
        if (detail.length() > 9) detail = detail.Left(8) + wxString::FromUTF8("…");
        name += "\n" + detail;
    }
    m_loads[day]->SetLabelText(name);
    CentreLines(m_loads[day]);
    m_loads[day]->Enable(m_editable);
}

void PlanWeek::ShowHeads(const desk::VisitEditor& editor) {
    const auto& race = editor.Client().next_race;
    for (int day = 0; day < 7; ++day) {
        const auto at = static_cast<std::size_t>(day);
        const model::Date date = DayAfter(m_first, day);
        const bool racing = race && race->day == date;
        wxString head = Wx(text::WeekdayHead(m_context.words, date));
        m_heads[at]->SetToolTip(racing ? Wx(race->name) : wxString());
        SetTextRole(m_heads[at], racing ? Role::Accent : Role::Text3);
        if (racing) head += "\n" + Tr(m_context, "race");
        m_heads[at]->SetLabelText(head);
        ShowLoad(at, editor.Visit().plan.week[at]);
    }
}

void PlanWeek::ShowRace(const desk::VisitEditor& editor) {
    m_race_text.clear();
    if (const auto& race = editor.Client().next_race) {
        const auto days = (std::chrono::sys_days(race->day) - std::chrono::sys_days(m_first)).count() + 1;
        const std::string date = text::HumanDate(m_context.words, race->day, text::DateStyle::Weekday);
        const std::string name = race->name.empty() ? m_context.words.Text("race") : race->name;
        if (days >= 0)
            m_race_text = Wx(m_context.words.SayPlural("Next race: {0}, {1}, in {2} day",
                                                       "Next race: {0}, {1}, in {2} days", days,
                                                       {name, date, std::to_string(days)}));
    }
}

void PlanWeek::ShowLoadOfDays(const desk::VisitEditor& editor) {
    const routine::PlanLoad load = desk::LoadOfPlan(editor);
    const auto n = [](int number) { return std::to_string(number); };
    m_counts->SetLabelText(
        TrFill(m_context, "{0} of {1} exercises, {2} of {3} new",
               {n(load.exercises), n(load.max_exercises), n(load.fresh), n(load.max_fresh)}));
    m_counts->SetToolTip(m_counts->GetLabelText());
    const bool past = load.exercises > load.max_exercises || load.fresh > load.max_fresh;
    SetTextRole(m_counts, past ? Role::Danger : Role::Text2);
    m_texts.Say(m_minutes_name,
                TrFill(m_context, "Exercise time, limit {0} min a day", {n(load.max_minutes)}));
    m_texts.Say(m_tools_name, TrFill(m_context, "Tools, limit {0} a day", {n(load.max_tools)}));
    for (std::size_t day = 0; day < 7; ++day) {
        const std::string head = Utf8(DayName(day));
        const std::string minutes = n(load.minutes[day]), tools = n(load.tools[day]);
        m_minutes[day]->Show(
            load.minutes[day], load.max_minutes, TrFill(m_context, "{0} min", {minutes}),
            TrFill(m_context, "{0}: {1} of {2} minutes", {head, minutes, n(load.max_minutes)}));
        m_tools[day]->Show(load.tools[day], load.max_tools, Wx(tools),
                           TrFill(m_context, "{0}: {1} of {2} tools", {head, tools, n(load.max_tools)}));
    }
}

void PlanWeek::ShowNothing() {
    ClearRows();
    m_race_text.clear();
    m_counts->SetLabelText(wxString());
    m_counts->UnsetToolTip();
    m_shown_loads = {};
    for (std::size_t day = 0; day < 7; ++day) {
        m_heads[day]->SetLabelText(wxString());
        m_heads[day]->UnsetToolTip();
        m_loads[day]->SetLabelText(" ");
        m_loads[day]->UnsetToolTip();
        SetSpoken(m_loads[day], Tr(m_context, "Training"));
        for (DayBar* bar : {m_minutes[day], m_tools[day]}) bar->Show(0, 0, wxString(), wxString());
    }
    m_nothing->Hide();
    Fit();
}

void PlanWeek::ShowPlan(const desk::VisitEditor* editor, const Objections& objections) {
    m_editable = editor != nullptr && editor->Editable();
    Enable(editor != nullptr);
    const wxWindowUpdateLocker quiet(this);
    if (!editor) return ShowNothing();
    m_first = FirstDay(m_context, editor->Visit());
    m_copy->Enable(m_editable);
    ShowHeads(*editor);
    ShowRace(*editor);
    RenewRows(*editor, objections);
    ShowLoadOfDays(*editor);
    m_nothing->Show(editor->Visit().plan.items.empty());
    Fit();
}

}  // namespace gui
