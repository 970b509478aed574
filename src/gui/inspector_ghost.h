// A mark of the last visit that is not yet charted today: what it was, and the two things one does with it.
#pragma once

#include <wx/panel.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <functional>

#include "gui/visit_state.h"

class wxButton;

namespace gui {

class GhostPanel : public wxPanel {
public:
    GhostPanel(wxWindow* parent, VisitState& state);
    void ShowGhost(const desk::Ghost& ghost);
    [[nodiscard]] wxButton* Confirm() const { return m_confirm; }
    [[nodiscard]] wxButton* Resolved() const { return m_resolved; }
    std::function<void()> OnConfirmed;

private:
    VisitState& m_state;
    model::MarkId m_shown;
    wxStaticText* m_head = nullptr;
    wxStaticBitmap* m_glyph = nullptr;
    wxStaticText* m_region = nullptr;
    wxStaticText* m_place = nullptr;
    wxStaticText* m_words = nullptr;
    wxButton* m_confirm = nullptr;
    wxButton* m_resolved = nullptr;
};

}  // namespace gui
