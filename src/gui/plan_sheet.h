// Right of the week: what stands on the client's sheet, what speaks against it, approval and PDF.
#pragma once

#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <utility>
#include <vector>

#include "gui/controls_date.h"
#include "gui/plan_page_panel.h"
#include "gui/theme.h"
#include "gui/wrapped_texts.h"

class wxButton;

namespace gui {

class PlanSheet : public wxPanel {
public:
    PlanSheet(wxWindow* parent, const Context& context);
    void ShowPlan(const desk::VisitEditor& editor, const std::vector<routine::Objection>& objections);
    // Typed words not yet handed on. They stay in their field until they are kept or forgotten.
    void Flush();
    void Forget() { m_words->DiscardEdits(); }
    [[nodiscard]] bool Unsaved() const { return m_words->IsModified(); }
    [[nodiscard]] wxTextCtrl* WordsToClient() const { return m_words; }

    // False: it could not be kept, which the person was told.
    std::function<bool(const char* description, const PlanPagePanel::Edit&)> OnEdit;
    std::function<void(bool show)> OnSave;
    std::function<void()> OnRedFlags;
    std::function<void(const std::string& block)> OnBlock;
    // Asked for a date when the next visit is to be proposed.
    std::function<std::optional<model::Date>()> OnProposeVisit;
    [[nodiscard]] wxButton* ProposeVisit() const { return m_propose; }
    [[nodiscard]] wxButton* ApproveButton() const { return m_approve; }

private:
    void BuildFields(wxSizer& rows);
    void BuildFoot(wxSizer& rows);
    void BindFields();
    void ShowObjections(const desk::VisitEditor& editor, const std::vector<routine::Objection>& objections);
    void BindButtons();
    void SayObjections(const std::vector<std::pair<wxString, Role>>& lines);
    void AddNextVisit(wxSizer& rows);
    void ShowApproval(const desk::VisitEditor& editor, const std::vector<routine::Objection>& objections);
    void EditNextVisit();
    void ProposeNextVisit();
    const Context& m_context;
    wxScrolledWindow* m_body;
    wxTextCtrl *m_words, *m_time;
    DateField* m_next;
    wxStaticText* m_next_day;
    wxSpinCtrl* m_every;
    wxChoice* m_block;
    wxSizer* m_objections;
    std::vector<wxControl*> m_objection_lines;
    std::vector<std::pair<wxString, Role>> m_said;  // by them
    WrappedTexts m_texts;
    wxStaticText* m_language;
    wxButton *m_propose, *m_flags, *m_save, *m_print, *m_approve;
    bool m_filling = false, m_handing = false;
    bool m_approved = false;
};

}  // namespace gui
