// Home routine: what the rules propose, the therapist's week of it, doses, and the client's sheet.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desk/plan_moves.h"
#include "desk/visit_editor.h"
#include "gui/context.h"

class wxBoxSizer;

namespace gui {

class PlanDose;
class PlanSheet;
class PlanSuggestions;
class PlanWeek;
class Segments;

using desk::ItemKey;
using desk::KeyOf;

class PlanPagePanel : public wxPanel {
public:
    PlanPagePanel(wxWindow* parent, const Context& context);

    // The editor must outlive the page or the next call; nullptr: nothing shown.
    void ShowVisit(desk::VisitEditor* editor);
    void Flush();
    // Words that could not be kept; they are forgotten when another visit is shown.
    [[nodiscard]] bool Unsaved() const;
    [[nodiscard]] PlanSheet* Sheet() const { return m_sheet; }
    [[nodiscard]] PlanWeek* Week() const { return m_week; }
    [[nodiscard]] PlanDose* Dose() const { return m_dose; }
    [[nodiscard]] PlanSuggestions* Suggestions() const { return m_suggestions; }
    // A page behind others is filled only when it comes to the front.
    bool Show(bool show = true) override;

    std::function<void(bool show)> OnSave;
    std::function<void()> OnRedFlags;
    // A doctor's agreement is to be recorded for a condition of the history.
    std::function<void(const std::string& condition)> OnClearance;
    // Why something is kept although this speaks against it; nullopt: it is not. A dialog, unless set
    // otherwise.
    std::function<std::optional<std::string>(const std::vector<routine::Objection>&)> AskReason;

    // One edit of the plan: a copy is changed and handed to the editor under a message id. False: it
    // could not be kept, which the person was told.
    using Edit = std::function<void(model::HomePlan&)>;
    bool Change(const char* description, const Edit& edit);

private:
    void BuildMiddle();
    void BuildSide();
    void Arrange();
    void ShowSide();
    void BindSuggestions();
    void BindWeek();
    void BindDose();
    void BindSheet();
    void Reload();
    void Choose(const std::optional<ItemKey>& key);
    [[nodiscard]] const model::PlanItem* Chosen() const;
    [[nodiscard]] bool Shows(const model::VisitId& visit) const;
    void SetDay(const ItemKey& key, int day, bool on);
    void Move(const desk::DayMove& move);
    void Remove(const ItemKey& key);
    void Keep(const ItemKey& key, const routine::Objection& against);
    void SetLoad(int day, model::Load load, const std::string& detail);
    void Propose();
    void CopyLast();
    [[nodiscard]] std::optional<std::string> AskInDialog(const std::vector<routine::Objection>& against);
    [[nodiscard]] std::string Sentences(const std::vector<routine::Objection>& against) const;

    const Context& m_context;
    desk::VisitEditor* m_editor = nullptr;
    desk::Subscription m_changes;
    std::optional<ItemKey> m_chosen;
    std::vector<routine::Objection> m_objections;
    PlanSuggestions* m_suggestions;
    PlanWeek* m_week;
    PlanDose* m_dose;
    PlanSheet* m_sheet;
    Segments* m_tabs;
    wxPanel* m_middle;
    wxWindow* m_left_line;
    wxBoxSizer *m_row, *m_side;
    bool m_narrow = false, m_stale = false;
};

// Day 0 of the plan's week: the day after the visit, in the clinic's zone.
[[nodiscard]] model::Date FirstDay(const Context& context, const model::Visit& visit);

}  // namespace gui
