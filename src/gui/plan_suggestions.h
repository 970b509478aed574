// Left of the week: what each mark of the day asks for, what else could be added, and every recovery tool
// checked against the history, with its reasons beside it.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>

#include <functional>
#include <string>
#include <vector>

#include "desk/plan_offers.h"
#include "gui/plan_page_panel.h"
#include "gui/theme.h"
#include "gui/wrapped_texts.h"

namespace gui {

class PlanSuggestions : public wxPanel {
public:
    PlanSuggestions(wxWindow* parent, const Context& context);
    void ShowPlan(const desk::VisitEditor& editor);
    // Shown anew even if nothing but the colours has changed.
    void Forget() { m_known = false; }
    // The button of an item under a mark (or under none), in the order shown.
    [[nodiscard]] const std::vector<wxButton*>& Buttons() const { return m_buttons; }
    [[nodiscard]] wxButton* ProposeButton() const { return m_propose; }

    std::function<void(const model::PlanItem&)> OnAdd;
    std::function<void(const ItemKey&)> OnChoose;
    std::function<void()> OnPropose;
    std::function<void(const std::string& condition)> OnClearance;

private:
    void Rebuild(const desk::VisitEditor& editor);
    [[nodiscard]] std::vector<std::string> LookOf(const desk::PlanOffers& offers) const;
    void Take(const ItemKey& key, bool in_plan);
    void Fit();
    void AddHead(const wxString& text);
    void AddMark(const model::Mark& mark, const std::vector<desk::ItemOffer>& items);
    void AddOffer(const desk::ItemOffer& offer, bool names_place);
    void AddTool(const desk::ToolCheck& check, const desk::VisitEditor& editor);
    void AddToolReasons(const desk::ToolCheck& check, const desk::VisitEditor& editor);
    void AddClearance(const std::string& condition);
    wxStaticText* AddLine(const wxString& text, Role role, int left);
    void KeepFocus(const std::vector<ItemKey>& before, int focused);

    const Context& m_context;
    wxScrolledWindow* m_body;
    wxButton* m_propose;
    WrappedTexts m_texts;
    std::vector<wxButton*> m_buttons;
    std::vector<ItemKey> m_keys;      // of the buttons
    desk::PlanOffers m_offers;        // as they are now
    std::vector<std::string> m_look;  // what is shown of them
    std::vector<desk::ToolCheck> m_tools;
    std::vector<model::Mark> m_marks;
    bool m_editable = false, m_known = false;
};

// "Raynaud's: …" of a withheld thing: reason, condition, source, and whether a clinician has looked at the
// rule.
[[nodiscard]] std::string BlockedReason(const Context& context, const model::BlockedItem& item);
// "blocked", "ask doctor", "with changes"
[[nodiscard]] std::string BlockedWord(const Context& context, const model::BlockedItem& item);

}  // namespace gui
