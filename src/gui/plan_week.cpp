#include "gui/plan_week.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <chrono>

#include "desk/sentences.h"
#include "gui/controls_text.h"
#include "text/human_date.h"

namespace gui {

namespace {

constexpr int kDayWidth = 56;
constexpr int kNameWidth = 150;
constexpr std::array kLoads{model::Load::Unknown, model::Load::RestDay,   model::Load::EasyRun,
                            model::Load::LongRun, model::Load::Intervals, model::Load::Race,
                            model::Load::Strength};

model::Date DayAfter(model::Date first, int days) {
    return std::chrono::sys_days(first) + std::chrono::days(days);
}

bool OnDays(const model::PlanItem& item, int day) {
    return std::find(item.days.begin(), item.days.end(), day) != item.days.end();
}

std::array<wxWindow*, 7> Windows(const auto& array) {
    std::array<wxWindow*, 7> windows{};
    std::copy(array.begin(), array.end(), windows.begin());
    return windows;
}

}  // namespace

PlanWeek::PlanWeek(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    SetSizer(rows);
    BuildHead();
    BuildLoads();
    m_body =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    Paint(m_body, Role::Panel);
    m_body->SetScrollRate(0, FromDIP(18));
    m_list = new wxBoxSizer(wxVERTICAL);
    m_body->SetSizer(m_list);
    m_nothing = NewText(this, Tr(context, "Nothing planned yet. Propose a routine, or add single items."),
                        FontStyle::Body, Role::Text2);
    rows->Add(m_nothing, wxSizerFlags().Border(wxALL, FromDIP(14)));
    rows->Add(m_body, wxSizerFlags(1).Expand());
    rows->Add(NewDivider(this), wxSizerFlags().Expand());
    auto* total =
        NewText(this, Tr(context, "Exercise time a day"), FontStyle::Small, Role::Text2, wxST_ELLIPSIZE_END);
    for (auto& minutes : m_minutes)
        minutes = NewText(this, wxString(), FontStyle::Small, Role::Text2,
                          wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    rows->Add(GridRow(this, total, Windows(m_minutes)),
              wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(6)));
}

wxSizer* PlanWeek::GridRow(wxWindow* parent, wxWindow* first, const std::array<wxWindow*, 7>& cells) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(parent->FromDIP(14));
    first->SetMinSize(wxSize(parent->FromDIP(kNameWidth - 30), -1));
    row->Add(first, wxSizerFlags(1).CentreVertical());
    for (wxWindow* cell : cells) {
        auto* slot = new wxBoxSizer(wxVERTICAL);
        slot->SetMinSize(wxSize(parent->FromDIP(kDayWidth), -1));
        slot->Add(cell, dynamic_cast<wxCheckBox*>(cell) ? wxSizerFlags().Centre() : wxSizerFlags().Expand());
        row->Add(slot, wxSizerFlags().CentreVertical());
    }
    row->AddSpacer(parent->FromDIP(10));
    return row;
}

void PlanWeek::BuildHead() {
    auto* title = NewText(this, Tr(m_context, "Item"), FontStyle::CaptionBold, Role::Text3);
    for (auto& head : m_heads)
        head = NewText(this, wxString(), FontStyle::CaptionBold, Role::Text3,
                       wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    GetSizer()->Add(GridRow(this, title, Windows(m_heads)),
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
        button->SetMinSize(FromDIP(wxSize(kDayWidth - 2, 34)));
        button->Bind(wxEVT_BUTTON, [this, day](wxCommandEvent&) { AskLoad(day); });
        m_loads[day] = button;
    }
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(GridRow(ground, title, Windows(m_loads)),
              wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(4)));
    rows->Add(NewDivider(ground), wxSizerFlags().Expand());
    ground->SetSizer(rows);
    GetSizer()->Add(ground, wxSizerFlags().Expand());
}

void PlanWeek::AskLoad(std::size_t day) {
    wxMenu menu;
    for (std::size_t i = 0; i < kLoads.size(); ++i)
        menu.AppendRadioItem(static_cast<int>(i) + 1, Wx(desk::LoadName(m_context.words, kLoads[i])));
    menu.Check(static_cast<int>(std::ranges::find(kLoads, m_shown_loads[day]) - kLoads.begin()) + 1, true);
    wxWindow* button = m_loads[day];
    const int chosen = button->GetPopupMenuSelectionFromUser(menu, 0, button->GetSize().y);
    if (chosen > 0 && OnLoad) OnLoad(static_cast<int>(day), kLoads[static_cast<std::size_t>(chosen - 1)]);
}

void PlanWeek::ShowLoad(std::size_t day, const model::TrainingDay& training, bool editable) {
    wxString name = Wx(desk::LoadName(m_context.words, training.load));
    m_shown_loads[day] = training.load;
    m_loads[day]->SetToolTip(name + " " + Wx(training.detail));
    SetSpoken(m_loads[day], Tr(m_context, "Training") + ", " + m_heads[day]->GetLabel() + ": " + name);
    name.Replace(" ", "\n", false);
    m_loads[day]->SetLabelText(name);
    CentreLines(m_loads[day]);
    m_loads[day]->Enable(editable);
}

void PlanWeek::ShowPlan(const model::Visit* visit, bool editable) {
    m_editable = editable;
    Enable(visit != nullptr);
    if (!visit) return;
    const model::HomePlan& plan = visit->plan;
    m_first = FirstDay(m_context, *visit);
    for (int day = 0; day < 7; ++day) {
        const auto at = static_cast<std::size_t>(day);
        const wxString head = Wx(text::WeekdayHead(m_context.words, DayAfter(m_first, day)));
        m_heads[at]->SetLabelText(head);
        ShowLoad(at, plan.week[at], editable);
    }
    const bool same = m_rows.size() == plan.items.size() &&
                      std::equal(m_rows.begin(), m_rows.end(), plan.items.begin(),
                                 [](const Row& row, const auto& item) { return row.key == KeyOf(item); });
    const wxWindowUpdateLocker quiet(this);
    if (!same) {
        m_list->Clear(true);
        m_rows.clear();
        for (const auto& item : plan.items) AddRow(item);
        m_body->FitInside();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) FillRow(m_rows[i], plan.items[i]);
    ShowMinutes(plan);
    m_nothing->Show(plan.items.empty());
    Layout();
    m_body->Layout();
}

void PlanWeek::AddRow(const model::PlanItem& item) {
    const std::size_t index = m_rows.size();
    Row row;
    row.key = KeyOf(item);
    row.panel = new wxPanel(m_body);
    Paint(row.panel, Role::Panel);
    auto* words = new wxPanel(row.panel);
    row.name = NewText(words, wxString(), FontStyle::BodyBold, Role::Text, wxST_ELLIPSIZE_END);
    row.dose = NewText(words, wxString(), FontStyle::Small, Role::Text2, wxST_ELLIPSIZE_END);
    for (wxStaticText* text : {row.name, row.dose}) text->SetMinSize(wxSize(FromDIP(60), -1));
    auto* icon = new wxStaticBitmap(words, wxID_ANY, IconBundle(ModalityIcon(item.modality), Role::Text2));
    auto* lines = new wxBoxSizer(wxVERTICAL);
    lines->Add(row.name, wxSizerFlags().Expand());
    lines->Add(row.dose, wxSizerFlags().Expand());
    auto* first = new wxBoxSizer(wxHORIZONTAL);
    first->Add(icon, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    first->Add(lines, wxSizerFlags(1).CentreVertical());
    words->SetSizer(first);
    const auto choose = [this, key = row.key](wxMouseEvent& event) {
        event.Skip();
        if (OnChoose) OnChoose(key);
    };
    for (wxWindow* part :
         {static_cast<wxWindow*>(row.panel), static_cast<wxWindow*>(words), static_cast<wxWindow*>(icon),
          static_cast<wxWindow*>(row.name), static_cast<wxWindow*>(row.dose)}) {
        part->Bind(wxEVT_LEFT_DOWN, choose);
    }
    for (int day = 0; day < 7; ++day) {
        auto* box = new wxCheckBox(row.panel, wxID_ANY, wxString());
        box->Bind(wxEVT_CHECKBOX, [this, key = row.key, day](wxCommandEvent& event) {
            if (OnDay) OnDay(key, day, event.IsChecked());
        });
        box->Bind(wxEVT_SET_FOCUS, [this, key = row.key](wxFocusEvent& event) {
            event.Skip();
            if (OnChoose) OnChoose(key);
        });
        box->Bind(wxEVT_KEY_DOWN, [this, index, day](wxKeyEvent& event) { OnBoxKey(event, index, day); });
        row.boxes[static_cast<std::size_t>(day)] = box;
    }
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(GridRow(row.panel, words, Windows(row.boxes)), wxSizerFlags(1).Expand());
    rows->Add(NewDivider(row.panel), wxSizerFlags().Expand());
    row.panel->SetSizer(rows);
    row.panel->SetMinSize(wxSize(-1, FromDIP(38)));
    m_list->Add(row.panel, wxSizerFlags().Expand());
    m_rows.push_back(row);
}

void PlanWeek::FillRow(Row& row, const model::PlanItem& item) {
    std::string name = m_context.words.Text(item.name);
    if (!item.at.region.empty() && item.at.side != model::Side::Midline) {
        name += " · " + desk::SideName(m_context.words, item.at.side);
    }
    row.name->SetLabelText(Wx(name));
    row.name->SetToolTip(Wx(name));
    row.dose->SetLabelText(Wx(desk::DoseText(m_context.words, item)));
    for (int day = 0; day < 7; ++day) {
        wxCheckBox* box = row.boxes[static_cast<std::size_t>(day)];
        box->SetValue(OnDays(item, day));
        box->Enable(m_editable);
        SetSpoken(box,
                  Wx(name + ", " +
                     text::HumanDate(m_context.words, DayAfter(m_first, day), text::DateStyle::Weekday)));
    }
    row.panel->Layout();
}

void PlanWeek::ShowChosen(const std::optional<ItemKey>& key) {
    for (Row& row : m_rows) {
        Paint(row.panel, key && row.key == *key ? Role::Soft : Role::Panel);
        row.panel->Refresh();
    }
}

void PlanWeek::ShowMinutes(const model::HomePlan& plan) {
    for (int day = 0; day < 7; ++day) {
        int minutes = 0;
        for (const auto& item : plan.items) minutes += OnDays(item, day) ? item.minutes : 0;
        m_minutes[static_cast<std::size_t>(day)]->SetLabelText(
            minutes == 0 ? wxString() : TrFill(m_context, "{0} min", {std::to_string(minutes)}));
    }
}

void PlanWeek::OnBoxKey(wxKeyEvent& event, std::size_t row, int day) {
    std::size_t next = row;
    int next_day = day;
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
            next_day = std::max(0, day - 1);
            break;
        case WXK_RIGHT:
            next_day = std::min(6, day + 1);
            break;
        case WXK_UP:
            next = row > 0 ? row - 1 : row;
            break;
        case WXK_DOWN:
            next = std::min(m_rows.size() - 1, row + 1);
            break;
        default:
            event.Skip();
            return;
    }
    Box(next, next_day)->SetFocus();
}

}  // namespace gui
