// One treatment of the selected mark: technique, pressure, minutes, response.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
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
    // `limit`: the highest Walton level that is open.
    void ShowTreatment(const model::Treatment& treatment, int limit, bool editable);
    void FocusTechnique() { m_technique->SetFocus(); }
    [[nodiscard]] CellStrip* Pressure() const { return m_pressure; }
    [[nodiscard]] wxTextCtrl* Minutes() const { return m_minutes; }
    [[nodiscard]] wxChoice* Technique() const { return m_technique; }

private:
    void BindAll();
    void Keep();
    void KeepMinutes();
    void TakeMinutes();
    void StepMinutes(int by);
    VisitState& m_state;
    model::Treatment m_treatment;
    wxChoice* m_technique = nullptr;
    wxChoice* m_response = nullptr;
    CellStrip* m_pressure = nullptr;
    wxTextCtrl* m_minutes = nullptr;
    std::unique_ptr<LateText> m_late_minutes;
    wxButton* m_remove = nullptr;
};

}  // namespace gui
