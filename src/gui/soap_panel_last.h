// The plan of the last visit beneath a text of the note: in sight while the text is empty, behind one button
// otherwise.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>

#include "gui/visit_state.h"

namespace gui {

class LastPlan : public wxPanel {
public:
    // `copies`: offers to take the lines over.
    LastPlan(wxWindow* parent, VisitState& state, bool copies);

    // `last`: nothing hides the whole. `empty`: the text above has nothing in it.
    void ShowPlan(const std::optional<model::Visit>& last, bool empty);
    [[nodiscard]] wxButton* Copy() const { return m_copy; }
    [[nodiscard]] wxButton* Disclosure() const { return m_disclosure; }
    [[nodiscard]] wxTextCtrl* Words() const { return m_words; }

    std::function<void()> OnCopy;

private:
    void Renew();
    VisitState& m_state;
    wxButton *m_disclosure = nullptr, *m_copy = nullptr;
    wxTextCtrl* m_words = nullptr;
    wxString m_title;
    bool m_empty = true;
    std::optional<bool> m_open;  // as the person wants it; nothing: while the text is empty
};

}  // namespace gui
