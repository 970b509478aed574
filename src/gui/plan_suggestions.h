// Left of the week: what more could be added, and what is withheld with its reason beside it.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>

#include <functional>
#include <utility>
#include <vector>

#include "gui/plan_page_panel.h"

class wxButton;

namespace gui {

class PlanSuggestions : public wxPanel {
public:
    PlanSuggestions(wxWindow* parent, const Context& context);
    void ShowPlan(const model::HomePlan& plan, std::vector<model::PlanItem> further, bool editable);

    std::function<void(const model::PlanItem&)> OnAdd;
    std::function<void()> OnPropose;

private:
    void Add();
    void WrapReasons();
    void FillBlocked(const model::HomePlan& plan);
    const Context& m_context;
    wxStaticText* m_empty;
    wxDataViewListCtrl* m_further;
    wxScrolledWindow* m_blocked;
    std::vector<std::pair<wxStaticText*, wxString>> m_reasons;
    wxButton *m_add, *m_propose;
    std::vector<model::PlanItem> m_items;
};

// "Raynaud's: …" of a withheld thing: reason, condition, source, and whether a clinician has looked at the
// rule.
[[nodiscard]] std::string BlockedReason(const Context& context, const model::BlockedItem& item);
// "blocked", "ask doctor", "with changes"
[[nodiscard]] std::string BlockedWord(const Context& context, const model::BlockedItem& item);

}  // namespace gui
