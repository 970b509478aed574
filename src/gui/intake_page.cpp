#include "gui/intake_page.h"

#include <wx/sizer.h>

#include <algorithm>

#include "desk/condition_list.h"
#include "desk/health.h"
#include "desk/sentences.h"
#include "gui/consent_panel.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_segments.h"
#include "gui/controls_text.h"
#include "gui/dialog_health_versions.h"
#include "gui/intake_page_facts.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {
constexpr int kAnswerWidth = 94;  // DIP
}

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
    auto* column = new wxBoxSizer(wxVERTICAL);
    BuildHead(*column);
    m_book = new wxSimplebook(this);
    m_health = new wxPanel(m_book);
    Paint(m_health, Role::Panel);
    BuildHealth();
    m_consents = new ConsentPanel(m_book, context);
    m_consents->OnSaved = [this](const model::Client& client) { Take(client); };
    m_consents->OnPaper = [this](const desk::ConsentPaper& paper) {
        if (OnConsentPaper) OnConsentPaper(paper);
    };
    m_book->AddPage(m_health, wxString());
    m_book->AddPage(m_consents, wxString());
    column->Add(m_book, wxSizerFlags(1).Expand());
    SetSizer(column);
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Flush(); });
    ShowPart(kHealth);
}

void IntakePage::BuildHead(wxSizer& column) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_parts = new Segments(this, {Tr(m_context, "Health history"), Tr(m_context, "Consents")},
                           Tr(m_context, "Parts of the intake"), Segments::Look::Tabs);
    m_parts->OnChosen = [this](int part) { ShowPart(part); };
    m_state = NewText(this, wxString(), FontStyle::Small, Role::Text2, wxST_ELLIPSIZE_END | wxALIGN_RIGHT);
    m_state->SetMinSize(wxSize(FromDIP(40), -1));
    m_versions = NewButton(this, Tr(m_context, "Earlier versions…"));
    m_versions->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ShowVersions(); });
    m_blank = NewButton(this, Tr(m_context, "Blank page…"), ButtonLook::Outline, Icon::Printer);
    m_blank->SetToolTip(Tr(m_context, "An intake page to fill in by hand in the waiting room"));
    m_blank->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnBlankPage) OnBlankPage();
    });
    m_blank->Enable(m_context.clinic.Store().May(model::Operation::PrintForms));
    m_save = NewButton(this, Tr(m_context, "Save"), ButtonLook::Primary, Icon::Save);
    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Save(); });
    row->Add(m_parts, wxSizerFlags().Bottom());
    row->Add(m_state, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(10)));
    for (wxButton* button : {m_versions, m_blank, m_save})
        row->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    column.Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(6)));
    column.Add(NewDivider(this), wxSizerFlags().Expand());
}

void IntakePage::BuildHealth() {
    auto* left = new wxBoxSizer(wxVERTICAL);
    BuildList(m_health, *left);
    m_condition = new ConditionPanel(m_health, m_context);
    m_condition->SetMinSize(wxSize(FromDIP(310), -1));
    m_condition->OnAnswer = [this](const std::string& id, const model::ConditionAnswer& answer) {
        Answer(id, answer);
    };
    m_facts = new HealthFacts(m_health, m_context);
    m_facts->OnChanged = [this] { Touch(); };
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(left, wxSizerFlags(3).Expand());
    row->Add(NewDivider(m_health, true), wxSizerFlags().Expand());
    row->Add(m_condition, wxSizerFlags(3).Expand());
    row->Add(NewDivider(m_health, true), wxSizerFlags().Expand());
    row->Add(m_facts, wxSizerFlags(2).Expand());
    m_health->SetSizer(row);
}

void IntakePage::BuildList(wxWindow* parent, wxSizer& column) {
    m_filter = new wxSearchCtrl(parent, wxID_ANY);
    m_filter->SetDescriptiveText(Tr(m_context, "Find condition"));
    m_filter->ShowCancelButton(true);
    SetSpoken(m_filter, Tr(m_context, "Find condition"));
    m_others = new Segments(parent, {Tr(m_context, "Not asked"), TrIn(m_context, "conditions", "None apply")},
                            Tr(m_context, "Every condition without an answer of its own"));
    m_others->SetToolTip(Tr(m_context, "Every condition without an answer of its own"));
    m_others->OnChosen = [this](int) {
        Touch();
        FillConditions();
    };
    m_list = NewList(parent, Tr(m_context, "Conditions"), true);
    AddMarkupColumn(m_list, Tr(m_context, "Condition"), 210);
    AddMarkupColumn(m_list, Tr(m_context, "Answer"), kAnswerWidth);
    FillWithColumn(m_list, 0, 120, kAnswerWidth);
    TellWhole(m_list, 0);
    m_list->SetMinSize(wxSize(FromDIP(240), -1));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(NewText(parent, Tr(m_context, "All others"), FontStyle::Small, Role::Text2),
             wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    all->Add(m_others);
    column.Add(m_filter, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    column.Add(all, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10)));
    column.Add(m_list, wxSizerFlags(1).Expand());
    column.Add(NewDivider(parent), wxSizerFlags().Expand());
    auto* keys = NewText(parent, Tr(m_context, "Keys in the list: Y yes, N no, P in the past, U not asked"),
                         FontStyle::Caption, Role::Text3, wxST_ELLIPSIZE_END);
    keys->SetMinSize(wxSize(FromDIP(60), -1));
    keys->SetToolTip(keys->GetLabel());
    column.Add(keys, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    m_filter->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { FillConditions(); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowCondition(); });
    m_list->Bind(wxEVT_CHAR_HOOK, &IntakePage::OnListKey, this);
}

void IntakePage::ShowPart(int part) {
    m_parts->Select(part);
    m_book->ChangeSelection(static_cast<std::size_t>(part));
    for (wxWindow* of_health : {static_cast<wxWindow*>(m_versions), static_cast<wxWindow*>(m_save)})
        of_health->Show(part == kHealth);
    ShowState();
}

void IntakePage::ShowClient(const model::Client& client) {
    const bool same = m_client && m_client->id == client.id;
    m_client = client;
    m_consents->ShowClient(client);
    if (same && m_changed) return;
    if (!same) m_filter->ChangeValue(wxString());
    m_shown = client.Health();
    // What cannot be saved is not to be typed.
    const bool may = MayChange();
    for (wxWindow* part : {static_cast<wxWindow*>(m_others), static_cast<wxWindow*>(m_condition),
                           static_cast<wxWindow*>(m_facts)})
        part->Enable(may);
    m_others->Select(m_shown.others == model::Answer::No ? 1 : 0);
    m_facts->ShowHistory(m_shown);
    m_changed = false;
    FillConditions();
    ShowState();
}

bool IntakePage::MayChange() const {
    return m_client && m_context.clinic.Store().May(model::Operation::EditClient, m_client->id);
}

void IntakePage::AddHeading(const std::string& name) {
    wxVector<wxVariant> cells;
    cells.push_back(Wx("<span size='9216' weight='600' foreground='" +
                       Utf8(Colour(Role::Text3).GetAsString(wxC2S_HTML_SYNTAX)) + "'>" + Quoted(name) +
                       "</span>"));
    cells.push_back(wxString());
    m_list->AppendItem(cells);
    m_ids.emplace_back();
}

void IntakePage::AddCondition(const std::string& id) {
    const std::string name = Quoted(desk::ConditionName(m_context.words, m_context.resources.Words(), id));
    const model::Answer answer = m_shown.Of(id);
    wxVector<wxVariant> cells;
    cells.push_back(Wx(answer == model::Answer::Yes ? "<b>" + name + "</b>" : name));
    cells.push_back(AnswerWord(m_context, answer));
    m_list->AppendItem(cells);
    m_ids.push_back(id);
}

// What applies stands on top, the rest by group; a search by fit.
void IntakePage::FillConditions() {
    const std::string before = SelectedId();
    m_list->DeleteAllItems();
    m_ids.clear();
    const std::string typed = Utf8(m_filter->GetValue().Trim().Trim(false));
    if (!typed.empty()) {
        for (const std::string& id : desk::FindConditions(m_context.resources, m_context.words, typed))
            AddCondition(id);
    } else {
        const auto applies = [this](const std::string& id) {
            const model::Answer answer = m_shown.Of(id);
            return answer == model::Answer::Yes || answer == model::Answer::Past;
        };
        const auto groups = desk::ConditionGroups(m_context.resources, m_context.words);
        AddHeading(m_context.words.Text("Applies"));
        for (const auto& group : groups)
            for (const terms::Condition* condition : group.conditions)
                if (applies(condition->id)) AddCondition(condition->id);
        if (m_ids.size() == 1) {
            m_list->DeleteAllItems();
            m_ids.clear();
        }
        for (const auto& group : groups) {
            AddHeading(group.name);
            for (const terms::Condition* condition : group.conditions)
                if (!applies(condition->id)) AddCondition(condition->id);
        }
    }
    SelectCondition(before);
}

void IntakePage::SelectCondition(const std::string& id) {
    auto at = id.empty() ? m_ids.end() : std::ranges::find(m_ids, id);
    if (at == m_ids.end())
        at = std::ranges::find_if(m_ids, [](const std::string& one) { return !one.empty(); });
    if (at != m_ids.end()) {
        const auto row = static_cast<unsigned>(at - m_ids.begin());
        m_list->SelectRow(row);
        m_list->EnsureVisible(m_list->RowToItem(static_cast<int>(row)));
        PutCursorOnSelection(m_list);
    }
    ShowCondition();
}

std::string IntakePage::SelectedId() const {
    const int row = m_list->GetSelectedRow();
    return row == wxNOT_FOUND || row >= static_cast<int>(m_ids.size()) ? ""
                                                                       : m_ids[static_cast<std::size_t>(row)];
}

void IntakePage::ShowCondition() {
    const std::string id = SelectedId();
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
    const auto at = std::ranges::find(m_ids, condition);
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
    const std::string id = SelectedId();
    for (const auto& [key, answer] : keys) {
        if (event.GetKeyCode() != key || event.HasAnyModifiers() || id.empty() || !MayChange()) continue;
        const auto known = m_shown.conditions.find(id);
        model::ConditionAnswer next =
            known == m_shown.conditions.end() ? model::ConditionAnswer{} : known->second;
        next.answer = answer;
        Answer(id, next);
        const auto here = std::ranges::find(m_ids, id);
        const auto below =
            std::find_if(here + 1, m_ids.end(), [](const std::string& one) { return !one.empty(); });
        SelectCondition(below == m_ids.end() ? id : *below);
        return;
    }
    event.Skip();
}

model::HealthHistory IntakePage::Read() const {
    model::HealthHistory history = m_shown;
    history.others = m_others->Selected() == 1 ? model::Answer::No : model::Answer::Unknown;
    m_facts->ReadInto(history);
    return history;
}

void IntakePage::Touch() {
    constexpr int kPause = 1000;  // ms
    m_shown = Read();
    m_changed = true;
    m_timer.StartOnce(kPause);
    ShowState();
}

// A figure that is half typed is left out until it is whole.
bool IntakePage::Flush() {
    m_timer.Stop();
    if (!m_changed || !m_client) return true;
    try {
        m_client = m_context.clinic.KeepHealth(m_client->id, Read());
        m_changed = false;
        ShowState();
        if (OnSaved) OnSaved(*m_client);
        return true;
    } catch (const std::exception& error) {
        // No box in the middle of typing; Save says it again.
        m_state->SetLabelText(Wx(desk::Sentence(m_context.words, error)));
        m_state->SetToolTip(m_state->GetLabelText());
        return false;
    }
}

bool IntakePage::HalfTyped() const {
    return m_client && !m_facts->Wrong().empty();
}

void IntakePage::Take(const model::Client& client) {
    m_client = client;
    if (OnSaved) OnSaved(client);
}

void IntakePage::ShowState() {
    wxString text;
    const bool asked = m_client && !m_client->history.empty();
    if (m_book->GetSelection() == kHealth) {
        text = Tr(m_context, "Nothing asked yet.");
        if (asked) {
            const auto day =
                text::ToCivil(m_client->Health().recorded_at, m_context.clinic.Profile().zone).day;
            text = TrFill(m_context, "Version {0}, {1}",
                          {std::to_string(desk::SittingsOf(m_context.clinic.Store(), *m_client).size()),
                           text::HumanDate(m_context.words, day, text::DateStyle::Long)});
        }
        if (m_changed) text = Tr(m_context, "Changes are not saved yet.");
    }
    m_state->SetLabelText(text);
    m_state->SetToolTip(text);
    m_save->Enable(m_changed);
    m_versions->Enable(asked);
    Layout();
}

void IntakePage::ShowVersions() {
    Flush();
    if (m_client) HealthVersionsDialog(this, m_context, *m_client).ShowModal();
}

void IntakePage::Save() {
    const wxString wrong = m_facts->Wrong();
    if (!wrong.empty()) {
        m_state->SetLabelText(wrong);
        return;
    }
    Flush();
    if (m_changed)
        m_context.say(m_state->GetLabelText());
    else
        m_context.say(Tr(m_context, "Health history saved"));
}

void IntakePage::GoTo(const desk::FieldPlace& place) {
    if (place.part == desk::FieldPlace::Part::Consents) {
        ShowPart(kConsents);
        return m_consents->ShowKind(place.field);
    }
    ShowPart(kHealth);
    if (m_facts->FocusField(place.field)) return;
    if (!place.id.empty()) {
        m_filter->ChangeValue(wxString());
        FillConditions();
        SelectCondition(place.id);
    }
    m_list->SetFocus();
}

}  // namespace gui
