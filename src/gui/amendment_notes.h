// Under the note of a signed visit: what was written to it later, each with day, person and reason.
#pragma once

#include <wx/panel.h>
#include <wx/textctrl.h>

#include "gui/visit_state.h"

namespace gui {

class AmendmentNotes : public wxPanel {
public:
    AmendmentNotes(wxWindow* parent, VisitState& state);

    // Shows what the state knows now; hidden where there is nothing.
    void Renew();
    [[nodiscard]] wxTextCtrl* Text() const { return m_text; }

private:
    VisitState& m_state;
    wxTextCtrl* m_text;  // read only
};

}  // namespace gui
