// One treatment of the selected mark: technique, pressure, minutes, response.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>

#include "gui/inspector_strip.h"
#include "gui/visit_late_text.h"
#include "gui/visit_state.h"

class wxButton;

namespace gui {

class TreatmentRow : public wxPanel {
public:
    TreatmentRow(wxWindow* parent, VisitState& state);
    // `limit`: the highest Walton level that is open; `why` the others are closed.
    void ShowTreatment(const model::Treatment& treatment, int limit, const wxString& why, bool editable);
    // Minutes still being typed are kept. False: they cannot be, Refused says why.
    bool Flush() { return m_late_minutes->Flush(); }
    void Drop() { m_late_minutes->Drop(); }
    [[nodiscard]] const wxString& Refused() const { return m_late_minutes->Refused(); }
    // A closed level with its reason, as the dialog asks for it.
    void Override(int level, const std::string& reason);
    [[nodiscard]] const model::TreatmentId& Id() const { return m_treatment.id; }
    // As desk::FieldPlace names it; of others the technique.
    void FocusField(const std::string& name);
    void FocusTechnique() { m_technique->SetFocus(); }
    [[nodiscard]] CellStrip* Pressure() const { return m_pressure; }
    [[nodiscard]] wxTextCtrl* Minutes() const { return m_minutes; }
    [[nodiscard]] wxChoice* Technique() const { return m_technique; }

private:
    void BindAll();
    void Keep();
    void AskWhy(int level);
    void KeepMinutes();
    wxString TakeMinutes();
    void StepMinutes(int by);
    VisitState& m_state;
    model::Treatment m_treatment;
    wxChoice* m_technique = nullptr;
    wxChoice* m_response = nullptr;
    CellStrip* m_pressure = nullptr;
    wxTextCtrl* m_minutes = nullptr;
    std::unique_ptr<LateText> m_late_minutes;
    wxButton* m_remove = nullptr;
    wxStaticText* m_reason = nullptr;
    wxString m_why;
};

}  // namespace gui
