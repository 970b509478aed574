// Above a signed visit: who signed when, how late, what came after, and the way to add to it.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>

#include "gui/visit_state.h"

namespace gui {

class VisitBand : public wxPanel {
public:
    VisitBand(wxWindow* parent, VisitState& state);

    void Renew();
    [[nodiscard]] wxString Line() const { return m_text->GetLabelText(); }
    [[nodiscard]] wxButton* Add() const { return m_add; }

    std::function<void()> OnAmend;

private:
    VisitState& m_state;
    wxStaticText* m_text;
    wxButton* m_add;
};

}  // namespace gui
