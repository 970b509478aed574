#include "gui/intake_page.h"

#include <wx/sizer.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_segments.h"
#include "gui/controls_text.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

// A field of a number that may stay empty.
bool ReadNumber(const wxTextCtrl* field, std::optional<double>& value) {
    wxString typed = field->GetValue().Trim().Trim(false);
    typed.Replace(",", ".");
    double number = 0;
    value.reset();
    if (typed.empty()) return true;
    if (!typed.ToCDouble(&number)) return false;
    value = number;
    return true;
}

}  // namespace

wxString AnswerWord(const Context& context, model::Answer answer) {
    switch (answer) {
        case model::Answer::No:
            return Tr(context, "No");
        case model::Answer::Yes:
            return Tr(context, "Yes");
        case model::Answer::Past:
            return Tr(context, "In the past");
        case model::Answer::Unknown:
            break;
    }
    return Tr(context, "Not asked");
}

IntakePage::IntakePage(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    auto* left = new wxBoxSizer(wxVERTICAL);
    BuildLeft(*left);
    m_condition = new ConditionPanel(this, context);
    m_condition->SetMinSize(wxSize(FromDIP(300), -1));
    auto* right = new wxBoxSizer(wxVERTICAL);
    BuildRight(*right);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(left, wxSizerFlags(3).Expand());
    row->Add(NewDivider(this, true), wxSizerFlags().Expand());
    row->Add(m_condition, wxSizerFlags(3).Expand());
    row->Add(NewDivider(this, true), wxSizerFlags().Expand());
    row->Add(right, wxSizerFlags(2).Expand());
    SetSizer(row);
    m_condition->OnAnswer = [this](const std::string& id, const model::ConditionAnswer& answer) {
        Answer(id, answer);
    };
    m_filter->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { FillConditions(); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowCondition(); });
    m_list->Bind(wxEVT_CHAR_HOOK, &IntakePage::OnListKey, this);
    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Save(); });
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Flush(); });
}

void IntakePage::BuildLeft(wxSizer& column) {
    m_filter = new wxSearchCtrl(this, wxID_ANY);
    m_filter->SetDescriptiveText(Tr(m_context, "Find condition"));
    m_filter->ShowCancelButton(true);
    SetSpoken(m_filter, Tr(m_context, "Find condition"));
    m_list = NewList(this, Tr(m_context, "Conditions"), true);
    AddMarkupColumn(m_list, Tr(m_context, "Condition"), 210);
    AddMarkupColumn(m_list, Tr(m_context, "Answer"), 110);
    FillWithColumn(m_list, 0, 150, 110);
    column.Add(m_filter, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    column.Add(m_list, wxSizerFlags(1).Expand());
    column.Add(NewDivider(this), wxSizerFlags().Expand());
    column.Add(NewText(this, Tr(m_context, "Keys in the list: Y yes, N no, P in the past, U not asked"),
                       FontStyle::Caption, Role::Text3, wxST_ELLIPSIZE_END),
               wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
}

void IntakePage::BuildRight(wxSizer& column) {
    auto* rows = new wxBoxSizer(wxVERTICAL);
    const auto field = [this](int height = -1) {
        auto* text = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                    height > 0 ? wxTE_MULTILINE : 0);
        if (height > 0) text->SetMinSize(wxSize(-1, FromDIP(height)));
        return text;
    };
    const auto gap = wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10));
    rows->Add(NewText(this, Tr(m_context, "All other conditions"), FontStyle::Small, Role::Text2),
              wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    m_others = new Segments(this, {Tr(m_context, "Not asked"), Tr(m_context, "No")},
                            Tr(m_context, "All other conditions"));
    m_others->OnChosen = [this](int) { Touch(); };
    rows->Add(m_others, gap);
    m_medication = field(64);
    m_allergies = field(44);
    m_systolic = field();
    m_diastolic = field();
    m_sleep = field();
    rows->Add(Labelled(this, Tr(m_context, "Medication"), m_medication), gap);
    rows->Add(Labelled(this, Tr(m_context, "Allergies"), m_allergies), gap);
    auto* pressure = new wxBoxSizer(wxHORIZONTAL);
    for (wxTextCtrl* value : {m_systolic, m_diastolic}) value->SetMinSize(wxSize(FromDIP(50), -1));
    pressure->Add(m_systolic, wxSizerFlags(1).CentreVertical());
    pressure->Add(NewText(this, "/", FontStyle::Body, Role::Text2),
                  wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    pressure->Add(m_diastolic, wxSizerFlags(1).CentreVertical());
    SetSpoken(m_systolic, Tr(m_context, "Systolic, mmHg"));
    SetSpoken(m_diastolic, Tr(m_context, "Diastolic, mmHg"));
    rows->Add(NewText(this, Tr(m_context, "Blood pressure, mmHg"), FontStyle::Small, Role::Text2),
              wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    rows->Add(pressure, gap);
    rows->Add(Labelled(this, Tr(m_context, "Hours of sleep a night"), m_sleep), gap);
    for (wxTextCtrl* text : {m_medication, m_allergies, m_systolic, m_diastolic, m_sleep}) {
        text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { Touch(); });
    }
    rows->AddStretchSpacer();
    m_state = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_save = NewButton(this, Tr(m_context, "Save health history"), ButtonLook::Primary, Icon::Save);
    rows->Add(m_state, gap);
    rows->Add(m_save, wxSizerFlags().Expand());
    column.Add(rows, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(14)));
}

void IntakePage::ShowClient(const model::Client& client) {
    const bool same = m_client && m_client->id == client.id;
    m_client = client;
    if (same && m_changed) return;
    m_shown = client.Health();
    const auto number = [this](std::optional<double> value) {
        return value ? Wx(text::HumanNumber(m_context.words, *value)) : wxString();
    };
    const auto& pressure = m_shown.blood_pressure;
    m_others->Select(m_shown.others == model::Answer::No ? 1 : 0);
    m_medication->ChangeValue(Wx(m_shown.medication));
    m_allergies->ChangeValue(Wx(m_shown.allergies));
    m_systolic->ChangeValue(pressure ? number(pressure->first) : wxString());
    m_diastolic->ChangeValue(pressure ? number(pressure->second) : wxString());
    m_sleep->ChangeValue(number(m_shown.sleep_hours));
    m_changed = false;
    FillConditions();
    ShowState();
}

void IntakePage::FillConditions() {
    const wxString wanted = m_filter->GetValue().Lower();
    const auto& terms = m_context.resources.Words();
    // What applies stands on top.
    std::vector<std::pair<int, std::string>> rows;
    for (const auto& condition : terms.Conditions()) {
        const std::string name = desk::ConditionName(m_context.words, terms, condition.id);
        if (!wanted.empty() && !Wx(name).Lower().Contains(wanted)) continue;
        const model::Answer answer = m_shown.Of(condition.id);
        rows.emplace_back(answer == model::Answer::Yes    ? 0
                          : answer == model::Answer::Past ? 1
                                                          : 2,
                          condition.id);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    m_list->DeleteAllItems();
    m_ids.clear();
    for (const auto& [rank, id] : rows) {
        const std::string name = Quoted(desk::ConditionName(m_context.words, terms, id));
        wxVector<wxVariant> cells;
        cells.push_back(Wx(rank == 0 ? "<b>" + name + "</b>" : name));
        cells.push_back(AnswerWord(m_context, m_shown.Of(id)));
        m_list->AppendItem(cells);
        m_ids.push_back(id);
    }
    if (!m_ids.empty()) m_list->SelectRow(0);
    ShowCondition();
}

void IntakePage::ShowCondition() {
    const int row = m_list->GetSelectedRow();
    const std::string id = row == wxNOT_FOUND || row >= static_cast<int>(m_ids.size())
                               ? ""
                               : m_ids[static_cast<std::size_t>(row)];
    const auto at = m_shown.conditions.find(id);
    model::ConditionAnswer answer;
    if (at != m_shown.conditions.end())
        answer = at->second;
    else
        answer.answer = m_shown.Of(id);
    m_condition->ShowCondition(id, answer);
}

void IntakePage::Answer(const std::string& condition, const model::ConditionAnswer& answer) {
    m_shown.conditions[condition] = answer;
    Touch();
    const auto at = std::find(m_ids.begin(), m_ids.end(), condition);
    if (at != m_ids.end())
        m_list->SetTextValue(AnswerWord(m_context, answer.answer), static_cast<unsigned>(at - m_ids.begin()),
                             1);
    ShowState();
}

void IntakePage::OnListKey(wxKeyEvent& event) {
    const std::pair<char, model::Answer> keys[] = {{'Y', model::Answer::Yes},
                                                   {'N', model::Answer::No},
                                                   {'P', model::Answer::Past},
                                                   {'U', model::Answer::Unknown}};
    const int row = m_list->GetSelectedRow();
    for (const auto& [key, answer] : keys) {
        if (event.GetKeyCode() != key || event.HasAnyModifiers() || row == wxNOT_FOUND) continue;
        const std::string id = m_ids[static_cast<std::size_t>(row)];
        model::ConditionAnswer next =
            m_shown.conditions.contains(id) ? m_shown.conditions[id] : model::ConditionAnswer{};
        next.answer = answer;
        Answer(id, next);
        if (row + 1 < m_list->GetItemCount()) m_list->SelectRow(static_cast<unsigned>(row + 1));
        ShowCondition();
        return;
    }
    event.Skip();
}

wxString IntakePage::Wrong() const {
    std::optional<double> value;
    std::optional<double> other;
    if (!ReadNumber(m_systolic, value) || !ReadNumber(m_diastolic, other))
        return Tr(m_context, "The blood pressure is not a number.");
    if (value.has_value() != other.has_value()) return Tr(m_context, "Blood pressure needs both figures.");
    if (!ReadNumber(m_sleep, value)) return Tr(m_context, "The hours of sleep are not a number.");
    return {};
}

model::HealthHistory IntakePage::Read() const {
    model::HealthHistory history = m_shown;
    history.others = m_others->Selected() == 1 ? model::Answer::No : model::Answer::Unknown;
    history.medication = Utf8(m_medication->GetValue());
    history.allergies = Utf8(m_allergies->GetValue());
    std::optional<double> systolic;
    std::optional<double> diastolic;
    history.blood_pressure.reset();
    if (ReadNumber(m_systolic, systolic) && ReadNumber(m_diastolic, diastolic) && systolic && diastolic) {
        history.blood_pressure.emplace(static_cast<int>(*systolic), static_cast<int>(*diastolic));
    }
    ReadNumber(m_sleep, history.sleep_hours);
    return history;
}

void IntakePage::Touch() {
    constexpr int kPause = 1000;  // ms
    m_changed = true;
    m_timer.StartOnce(kPause);
    ShowState();
}

// A figure that is half typed is left out until it is whole.
void IntakePage::Flush() {
    m_timer.Stop();
    if (!m_changed || !m_client) return;
    Try(m_context, [&] {
        m_client = m_context.clinic.KeepHealth(m_client->id, Read());
        m_changed = false;
        ShowState();
        if (OnSaved) OnSaved(*m_client);
    });
}

void IntakePage::ShowState() {
    wxString text = Tr(m_context, "Nothing asked yet.");
    if (m_client && !m_client->history.empty()) {
        const auto civil = text::ToCivil(m_client->Health().recorded_at, m_context.clinic.Profile().zone);
        text = TrFill(m_context, "Version {0}, {1}",
                      {std::to_string(m_client->history.size()),
                       text::HumanDate(m_context.words, civil.day, text::DateStyle::Long)});
    }
    if (m_changed) text += "\n" + Tr(m_context, "Changes are not saved yet.");
    m_state->SetLabelText(text);
    m_save->Enable(m_changed);
    Layout();
}

void IntakePage::Save() {
    const wxString wrong = Wrong();
    if (!wrong.empty()) {
        m_state->SetLabelText(wrong);
        return;
    }
    Flush();
    m_context.say(Tr(m_context, "Health history saved"));
}

}  // namespace gui
