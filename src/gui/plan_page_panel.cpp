#include "gui/plan_page_panel.h"

#include <wx/sizer.h>

#include <algorithm>
#include <chrono>

#include "desk/last_plan.h"
#include "desk/next_visit.h"
#include "desk/plan_overrides.h"
#include "gui/controls_segments.h"
#include "gui/controls_text.h"
#include "gui/dialog_reason.h"
#include "gui/plan_dose.h"
#include "gui/plan_sheet.h"
#include "gui/plan_suggestions.h"
#include "gui/plan_week.h"
#include "text/zone.h"

namespace gui {

namespace {
constexpr int kLeft = 23, kMiddle = 55, kRight = 22;  // shares of the width
constexpr int kLow = 640;                             // DIP
}  // namespace

model::Date FirstDay(const Context& context, const model::Visit& visit) {
    const auto civil =
        text::ToCivil(visit.service_at, visit.zone.empty() ? context.clinic.Profile().zone : visit.zone);
    return std::chrono::sys_days(civil.day) + std::chrono::days(1);
}

PlanPagePanel::PlanPagePanel(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    m_suggestions = new PlanSuggestions(this, context);
    m_suggestions->SetMinSize(wxSize(FromDIP(230), -1));
    BuildMiddle();
    m_left_line = NewDivider(this, true);
    m_row = new wxBoxSizer(wxHORIZONTAL);
    m_row->Add(m_suggestions, wxSizerFlags(kLeft).Expand());
    m_row->Add(m_left_line, wxSizerFlags().Expand());
    m_row->Add(m_middle, wxSizerFlags(kMiddle).Expand());
    m_row->Add(NewDivider(this, true), wxSizerFlags().Expand());
    BuildSide();
    SetSizer(m_row);
    AskReason = [this](const std::vector<routine::Objection>& against) { return AskInDialog(against); };
    BindSuggestions();
    BindWeek();
    BindDose();
    BindSheet();
    OnNewColours(this, [this] {
        m_suggestions->Forget();
        Reload();
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Arrange();
    });
}

void PlanPagePanel::BuildMiddle() {
    m_middle = new wxPanel(this);
    Paint(m_middle, Role::Panel);
    m_week = new PlanWeek(m_middle, m_context);
    m_dose = new PlanDose(m_middle, m_context);
    m_dose->SetMinSize(wxSize(-1, FromDIP(120)));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_week, wxSizerFlags(10).Expand());
    column->Add(NewDivider(m_middle), wxSizerFlags().Expand());
    column->Add(m_dose, wxSizerFlags(4).Expand());
    m_middle->SetSizer(column);
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
    m_row->Add(m_side, wxSizerFlags(kRight).Expand());
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
            m_row->Prepend(m_suggestions, wxSizerFlags(kLeft).Expand());
        m_left_line->Show(!narrow);
        // The Tab key follows the eye.
        narrow ? m_suggestions->MoveAfterInTabOrder(m_sheet) : m_suggestions->MoveBeforeInTabOrder(m_middle);
    }
    // Where there is little room the rows of the week go first.
    m_middle->GetSizer()->GetItem(m_dose)->SetProportion(GetClientSize().y < FromDIP(kLow) ? 0 : 4);
    ShowSide();
}

void PlanPagePanel::ShowSide() {
    m_tabs->Show(m_narrow);
    m_sheet->Show(!m_narrow || m_tabs->Selected() == 0);
    m_suggestions->Show(!m_narrow || m_tabs->Selected() == 1);
    Layout();
}

void PlanPagePanel::BindSuggestions() {
    m_suggestions->OnPropose = [this] { Propose(); };
    m_suggestions->OnChoose = [this](const ItemKey& key) { Choose(key); };
    m_suggestions->OnAdd = [this](const model::PlanItem& item) {
        Change(model::Msg("Add home item"), [&](model::HomePlan& plan) { plan.items.push_back(item); });
        Choose(KeyOf(item));
    };
    m_suggestions->OnClearance = [this](const std::string& condition) {
        if (OnClearance) OnClearance(condition);
    };
}

void PlanPagePanel::BindWeek() {
    m_week->OnChoose = [this](const ItemKey& key) { Choose(key); };
    m_week->OnDay = [this](const ItemKey& key, int day, bool on) { SetDay(key, day, on); };
    m_week->OnMove = [this](const ItemKey& key, int from, int to) { Move({key, from, to}); };
    m_week->OnRemove = [this](const ItemKey& key) { CallAfter([this, key] { Remove(key); }); };
    m_week->OnAskDays = [this](const ItemKey& key, int from) {
        std::array<std::vector<routine::Objection>, 7> against;
        if (m_editor) Try(m_context, [&] { against = desk::MayMoveTo(*m_editor, key, from); });
        return against;
    };
    m_week->OnOver = [this](const std::vector<routine::Objection>& against) {
        m_context.say(Wx(Sentences(against)));
    };
    m_week->OnLoad = [this](int day, model::Load load, const std::string& detail) {
        SetLoad(day, load, detail);
    };
    m_week->OnCopyLast = [this] { CopyLast(); };
}

void PlanPagePanel::BindDose() {
    m_dose->OnChange = [this](const model::PlanItem& changed) {
        Change(model::Msg("Change dose of home item"), [&](model::HomePlan& plan) {
            if (model::PlanItem* item = desk::Find(plan, KeyOf(changed))) *item = changed;
        });
    };
    m_dose->OnRemove = [this](const ItemKey& key) { CallAfter([this, key] { Remove(key); }); };
    m_dose->OnKeep = [this](const ItemKey& key, const routine::Objection& against) { Keep(key, against); };
    m_dose->OnTakeBack = [this](const ItemKey& key, const model::Override& one) {
        if (m_editor) Try(m_context, [&] { desk::TakeBack(*m_editor, key, one); });
    };
}

void PlanPagePanel::BindSheet() {
    m_sheet->OnEdit = [this](const char* description, const Edit& edit) { return Change(description, edit); };
    m_sheet->OnSave = [this](bool show) {
        if (OnSave) OnSave(show);
    };
    m_sheet->OnRedFlags = [this] {
        if (OnRedFlags) OnRedFlags();
    };
    m_sheet->OnBlock = [this](const std::string& block) {
        if (!m_editor) return;
        Try(m_context, [&] { m_editor->SetTraining(m_editor->Visit().plan.week, block); });
    };
    m_sheet->OnProposeVisit = [this]() -> std::optional<model::Date> {
        if (!m_editor) return std::nullopt;
        const auto day = desk::ProposeNextVisit(*m_editor);
        if (!day) m_context.say(Tr(m_context, "No day fits: choose one yourself."));
        return day;
    };
}

void PlanPagePanel::ShowVisit(desk::VisitEditor* editor) {
    if (editor != m_editor) {
        m_chosen.reset();
        m_sheet->Forget();
        m_suggestions->Forget();
        m_dose->Forget();
        m_week->ShowPlan(nullptr, {});
    }
    m_changes = {};
    m_editor = editor;
    if (!editor) return;
    m_changes = editor->Changed.Listen([this](unsigned) { Reload(); });
    Reload();
}

void PlanPagePanel::Flush() {
    if (!m_editor || !m_editor->Editable()) return;
    m_sheet->Flush();
    m_dose->Flush();
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
    if (!m_editor) return;
    Try(m_context, [&] { m_editor->SetPlan(m_editor->Propose(), model::Msg("Propose home routine")); });
}

void PlanPagePanel::CopyLast() {
    if (!m_editor) return;
    Try(m_context, [&] {
        const auto copied = desk::CopyLastPlan(*m_editor);
        if (!copied) return m_context.say(Tr(m_context, "No earlier visit has an approved plan."));
        m_editor->SetPlan(copied->plan, model::Msg("Copy last plan"));
        if (copied->left_out.empty()) return;
        std::string names;
        for (const std::string& name : copied->left_out)
            names += (names.empty() ? "" : ", ") + m_context.words.Text(name);
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("The last plan was copied without what today's rules do not allow: {0}."), {names});
    });
}

void PlanPagePanel::SetLoad(int day, model::Load load, const std::string& detail) {
    if (!m_editor || !m_editor->Editable()) return;
    Try(m_context, [&] {
        model::TrainingWeek week = m_editor->Visit().plan.week;
        week[static_cast<std::size_t>(day)] = {load, detail};
        m_editor->SetTraining(week, m_editor->Visit().training_block);
    });
}

std::string PlanPagePanel::Sentences(const std::vector<routine::Objection>& against) const {
    std::vector<std::string> said;  // what holds for several items is said once
    std::string text;
    for (const auto& one : against) {
        std::string sentence = BlockedWord(m_context, one.why) + ": " + BlockedReason(m_context, one.why);
        if (std::ranges::find(said, sentence) != said.end()) continue;
        text += (text.empty() ? "" : "\n") + sentence;
        said.push_back(std::move(sentence));
    }
    return text;
}

std::optional<std::string> PlanPagePanel::AskInDialog(const std::vector<routine::Objection>& against) {
    const bool doctor = std::ranges::any_of(
        against, [](const routine::Objection& one) { return one.why.action == "ask-doctor"; });
    ReasonAsked asked;
    asked.heading = Tr(m_context, "Keep it although this speaks against it?");
    asked.hint = Wx(Sentences(against));
    asked.label =
        doctor ? Tr(m_context, "Which doctor agreed, when, and to what") : Tr(m_context, "Why it is kept");
    asked.accept = Tr(m_context, "Keep anyway");
    asked.several_lines = true;
    std::optional<std::string> reason;
    ReasonDialog dialog(this, m_context, asked, [&reason](const ReasonDialog& told) {
        reason = desk::OverrideReason(told.Reason());
    });
    return dialog.ShowModal() == wxID_OK ? reason : std::nullopt;
}

bool PlanPagePanel::Shows(const model::VisitId& visit) const {
    return m_editor && m_editor->Visit().id == visit;
}

// The rules are asked before the day changes; the grid shows the old days again where it does not.
void PlanPagePanel::Move(const desk::DayMove& move) {
    if (!m_editor || !m_editor->Editable()) return;
    const model::VisitId visit = m_editor->Visit().id;
    const bool moved = Try(m_context, [&] {
        const auto against = desk::MayMove(*m_editor, move);
        if (!against.empty() && against.front().absolute)
            throw model::Error(model::ErrorKind::Refused, model::Msg("The item stays where it is. {0}"),
                               {Sentences({against.front()})});
        std::string reason;
        if (!against.empty()) {
            const auto typed = AskReason(against);
            if (!typed || !Shows(visit)) return Reload();
            reason = *typed;
        }
        desk::MoveDay(*m_editor, move, reason);
    });
    if (!moved) Reload();
}

void PlanPagePanel::SetDay(const ItemKey& key, int day, bool on) {
    if (on) return Move({key, std::nullopt, day});
    Change(model::Msg("Change days of home item"), [&](model::HomePlan& plan) {
        model::PlanItem* item = desk::Find(plan, key);
        if (!item) return;
        std::erase(item->days, day);
        item->edited = true;
    });
}

void PlanPagePanel::Remove(const ItemKey& key) {
    Change(model::Msg("Remove home item"), [&](model::HomePlan& plan) {
        std::erase_if(plan.items, [&](const auto& item) { return KeyOf(item) == key; });
    });
}

void PlanPagePanel::Keep(const ItemKey& key, const routine::Objection& against) {
    if (!m_editor || !m_editor->Editable()) return;
    const model::VisitId visit = m_editor->Visit().id;
    const auto reason = AskReason({against});
    if (reason && Shows(visit)) Try(m_context, [&] { desk::SetAside(*m_editor, key, against.why, *reason); });
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
        m_objections = m_editor->Objections();
        m_suggestions->ShowPlan(*m_editor);
        m_week->ShowPlan(m_editor, m_objections);
        m_sheet->ShowPlan(*m_editor, m_objections);
        Choose(m_chosen);
    });
}

const model::PlanItem* PlanPagePanel::Chosen() const {
    return m_editor && m_chosen ? desk::Find(m_editor->Visit().plan, *m_chosen) : nullptr;
}

void PlanPagePanel::Choose(const std::optional<ItemKey>& key) {
    m_chosen = key;
    m_week->ShowChosen(key);
    std::vector<routine::Objection> against;
    for (const auto& objection : m_objections)
        if (key && ItemKey{objection.item, objection.at} == *key) against.push_back(objection);
    m_dose->ShowItem(Chosen(), against, m_editor && m_editor->Editable(),
                     m_editor ? FirstDay(m_context, m_editor->Visit()) : model::Date{});
}

}  // namespace gui
