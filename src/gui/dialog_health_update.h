// "Has anything changed since the last visit?"
#pragma once

#include <wx/textctrl.h>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class HealthUpdateDialog : public FormDialog {
public:
    HealthUpdateDialog(wxWindow* parent, const Context& context, const std::string& text);
    // Empty: nothing changed.
    [[nodiscard]] std::string Text() const { return Utf8(m_text->GetValue()); }

private:
    wxTextCtrl* m_text;
};

}  // namespace gui
