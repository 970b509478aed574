#include "gui/plan_page_panel.h"

#include <wx/sizer.h>

#include <algorithm>
#include <chrono>

#include "gui/controls_segments.h"
#include "gui/controls_text.h"
#include "gui/plan_dose.h"
#include "gui/plan_sheet.h"
#include "gui/plan_suggestions.h"
#include "gui/plan_week.h"
#include "text/zone.h"

namespace gui {

namespace {

model::PlanItem* Find(model::HomePlan& plan, const ItemKey& key) {
    const auto at = std::find_if(plan.items.begin(), plan.items.end(),
                                 [&](const auto& item) { return KeyOf(item) == key; });
    return at == plan.items.end() ? nullptr : &*at;
}

}  // namespace

model::Date FirstDay(const Context& context, const model::Visit& visit) {
    const auto civil =
        text::ToCivil(visit.service_at, visit.zone.empty() ? context.clinic.Profile().zone : visit.zone);
    return std::chrono::sys_days(civil.day) + std::chrono::days(1);
}

PlanPagePanel::PlanPagePanel(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    m_suggestions = new PlanSuggestions(this, context);
    m_suggestions->SetMinSize(wxSize(FromDIP(210), -1));
    auto* middle = new wxPanel(this);
    Paint(middle, Role::Panel);
    m_week = new PlanWeek(middle, context);
    m_dose = new PlanDose(middle, context);
    m_dose->SetMinSize(wxSize(-1, FromDIP(120)));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_week, wxSizerFlags(10).Expand());
    column->Add(NewDivider(middle), wxSizerFlags().Expand());
    column->Add(m_dose, wxSizerFlags(3).Expand());
    middle->SetSizer(column);
    m_left_line = NewDivider(this, true);
    m_row = new wxBoxSizer(wxHORIZONTAL);
    m_row->Add(m_suggestions, wxSizerFlags(20).Expand());
    m_row->Add(m_left_line, wxSizerFlags().Expand());
    m_row->Add(middle, wxSizerFlags(58).Expand());
    m_row->Add(NewDivider(this, true), wxSizerFlags().Expand());
    BuildSide();
    SetSizer(m_row);
    BindParts();
    OnNewColours(this, [this] { Reload(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Arrange();
    });
}

void PlanPagePanel::BuildSide() {
    m_tabs = new Segments(this, {Tr(m_context, "Client's sheet"), Tr(m_context, "Suggestions")},
                          Tr(m_context, "Beside the week"), Segments::Look::Tabs);
    m_tabs->Select(0);
    m_tabs->OnChosen = [this](int tab) {
        m_tabs->Select(tab);
        ShowSide();
    };
    m_sheet = new PlanSheet(this, m_context);
    m_side = new wxBoxSizer(wxVERTICAL);
    m_side->Add(m_tabs, wxSizerFlags());
    m_side->Add(m_sheet, wxSizerFlags(1).Expand());
    m_side->SetMinSize(wxSize(FromDIP(232), -1));
    m_row->Add(m_side, wxSizerFlags(22).Expand());
}

// Where three columns do not fit, the suggestions share a column with the sheet.
void PlanPagePanel::Arrange() {
    const bool narrow = GetClientSize().x < FromDIP(1100);
    if (narrow != m_narrow) {
        m_narrow = narrow;
        (narrow ? m_row : m_side)->Detach(m_suggestions);
        if (narrow)
            m_side->Add(m_suggestions, wxSizerFlags(1).Expand());
        else
            m_row->Prepend(m_suggestions, wxSizerFlags(20).Expand());
        m_left_line->Show(!narrow);
    }
    ShowSide();
}

void PlanPagePanel::ShowSide() {
    m_tabs->Show(m_narrow);
    m_sheet->Show(!m_narrow || m_tabs->Selected() == 0);
    m_suggestions->Show(!m_narrow || m_tabs->Selected() == 1);
    Layout();
}

void PlanPagePanel::BindParts() {
    m_suggestions->OnPropose = [this] { Propose(); };
    m_suggestions->OnAdd = [this](const model::PlanItem& item) {
        Change(model::Msg("Add home item"), [&](model::HomePlan& plan) { plan.items.push_back(item); });
        Choose(KeyOf(item));
    };
    m_week->OnChoose = [this](const ItemKey& key) { Choose(key); };
    m_week->OnDay = [this](const ItemKey& key, int day, bool on) { SetDay(key, day, on); };
    m_week->OnLoad = [this](int day, model::Load load) {
        Try(m_context, [&] {
            model::TrainingWeek week = m_editor->Visit().plan.week;
            week[static_cast<std::size_t>(day)] = {load, {}};  // the old detail told of another load
            m_editor->SetTraining(week, m_editor->Visit().training_block);
        });
    };
    m_dose->OnChange = [this](const model::PlanItem& changed) {
        Change(model::Msg("Change dose of home item"), [&](model::HomePlan& plan) {
            if (model::PlanItem* item = Find(plan, KeyOf(changed))) *item = changed;
        });
    };
    m_dose->OnRemove = [this](const ItemKey& key) {
        CallAfter([this, key] {
            Change(model::Msg("Remove home item"), [&](model::HomePlan& plan) {
                std::erase_if(plan.items, [&](const auto& item) { return KeyOf(item) == key; });
            });
        });
    };
    m_sheet->OnEdit = [this](const char* description, const Edit& edit) { return Change(description, edit); };
    m_sheet->OnSave = [this](bool show) {
        if (OnSave) OnSave(show);
    };
    m_sheet->OnRedFlags = [this] {
        if (OnRedFlags) OnRedFlags();
    };
    m_sheet->OnBlock = [this](const std::string& block) {
        Try(m_context, [&] { m_editor->SetTraining(m_editor->Visit().plan.week, block); });
    };
}

void PlanPagePanel::ShowVisit(desk::VisitEditor* editor) {
    if (editor != m_editor) {
        m_chosen.reset();
        m_sheet->Forget();
    }
    m_changes = {};
    m_editor = editor;
    if (!editor) return;
    m_changes = editor->Changed.Listen([this](unsigned) { Reload(); });
    Reload();
}

void PlanPagePanel::Flush() {
    if (m_editor && m_editor->Editable()) m_sheet->Flush();
}

bool PlanPagePanel::Unsaved() const {
    return m_sheet->Unsaved();
}

bool PlanPagePanel::Change(const char* description, const Edit& edit) {
    if (!m_editor || !m_editor->Editable()) return false;
    return Try(m_context, [&] {
        model::HomePlan plan = m_editor->Visit().plan;
        edit(plan);
        if (plan != m_editor->Visit().plan) m_editor->SetPlan(plan, description);
    });
}

void PlanPagePanel::Propose() {
    Try(m_context, [&] { m_editor->SetPlan(m_editor->Propose(), model::Msg("Propose home routine")); });
}

void PlanPagePanel::SetDay(const ItemKey& key, int day, bool on) {
    Change(model::Msg("Change days of home item"), [&](model::HomePlan& plan) {
        model::PlanItem* item = Find(plan, key);
        if (!item) return;
        std::erase(item->days, day);
        if (on) item->days.insert(std::upper_bound(item->days.begin(), item->days.end(), day), day);
        item->edited = true;
    });
}

bool PlanPagePanel::Show(bool show) {
    const bool changed = wxPanel::Show(show);
    if (show && m_stale) Reload();
    return changed;
}

void PlanPagePanel::Reload() {
    m_stale = !IsShown();
    if (m_stale || !m_editor) return;
    Try(m_context, [&] {
        const model::Visit& visit = m_editor->Visit();
        const auto objections = m_editor->Objections();
        m_suggestions->ShowPlan(visit.plan, m_editor->FurtherItems(), m_editor->Editable());
        m_week->ShowPlan(&visit, m_editor->Editable());
        m_sheet->ShowPlan(*m_editor, objections);
        Choose(m_chosen);
    });
}

const model::PlanItem* PlanPagePanel::Chosen() const {
    if (!m_editor || !m_chosen) return nullptr;
    const auto& items = m_editor->Visit().plan.items;
    const auto at =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return KeyOf(item) == *m_chosen; });
    return at == items.end() ? nullptr : &*at;
}

void PlanPagePanel::Choose(const std::optional<ItemKey>& key) {
    m_chosen = key;
    m_week->ShowChosen(key);
    std::vector<routine::Objection> against;
    if (m_editor && key) {
        for (auto& objection : m_editor->Objections()) {
            if (objection.item == key->id && objection.at == key->at) against.push_back(std::move(objection));
        }
    }
    m_dose->ShowItem(Chosen(), against, m_editor && m_editor->Editable());
}

}  // namespace gui
