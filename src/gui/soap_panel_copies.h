// Lines taken over from an earlier visit, in a text of the note: marked until they are touched, and a bar
// that says how many wait.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <string>
#include <vector>

#include "gui/visit_state.h"
#include "model/note.h"

namespace gui {

class CopiedLines : public wxPanel {
public:
    CopiedLines(wxWindow* parent, VisitState& state, wxTextCtrl* field, model::SoapPart part);

    void Renew();
    // The copied line at the caret is still true, then the caret goes to the next one; from elsewhere it only
    // goes there: nobody says so of what was not looked at. False: there is none.
    bool StillTrue();
    [[nodiscard]] wxButton* Button() const { return m_button; }
    [[nodiscard]] std::size_t Count() const { return m_lines.size(); }

private:
    struct Place {
        long from, to;
        std::string line;
    };
    [[nodiscard]] std::vector<Place> Places() const;
    void Tint();
    VisitState& m_state;
    wxTextCtrl* m_field;
    model::SoapPart m_part;
    wxStaticText* m_words = nullptr;
    wxButton* m_button = nullptr;
    std::vector<std::string> m_lines;
    bool m_coloured = false;
};

// F9 on a mark: the flag of the selected one goes, then those of its treatments, then the next is selected.
void StillTrueOfMark(VisitState& state);

}  // namespace gui
