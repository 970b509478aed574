// Foot of the window: saved when, in which state, how many minutes are charted; what to do next.
#pragma once

#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <functional>

#include "gui/context.h"

class wxButton;
class wxStaticBitmap;

namespace gui {

class StatusPanel : public wxPanel {
public:
    StatusPanel(wxWindow* parent, const Context& context);

    // nullptr: no visit open.
    void ShowVisit(const desk::VisitEditor* editor);
    // For a few seconds, in place of the rest.
    void Say(const wxString& text);

    std::function<void()> OnPlan, OnPrint, OnSign;
    [[nodiscard]] wxString StateWords() const { return m_state->GetLabel(); }

private:
    void Fit();
    void ShowPart(wxStaticText* part, const wxString& text);
    const Context& m_context;
    wxStaticText *m_saved, *m_state, *m_minutes, *m_copied, *m_said;
    wxButton *m_sign, *m_plan, *m_print;
    wxTimer m_timer;
    const desk::VisitEditor* m_editor = nullptr;
    bool m_quiet = true;  // nothing of the visit is told
};

}  // namespace gui
