// Where the clock stands before what was signed already: what is wrong, and the box to sign all the same.
#pragma once

#include <wx/checkbox.h>
#include <wx/sizer.h>

#include "desk/signing.h"
#include "gui/context.h"

namespace gui {

class ClockCheck {
public:
    // Adds its rows where the clock is a hindrance; nothing otherwise.
    ClockCheck(wxWindow* parent, wxSizer* rows, const Context& context, int width);
    [[nodiscard]] store::WhenBehind Chosen() const;
    // nullptr: the clock is no hindrance.
    [[nodiscard]] wxCheckBox* Box() const { return m_box; }

private:
    wxCheckBox* m_box = nullptr;
};

}  // namespace gui
