// Title of a picture that becomes a further view, and whose it is.
#pragma once

#include <wx/checkbox.h>
#include <wx/textctrl.h>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class PictureDialog : public FormDialog {
public:
    PictureDialog(wxWindow* parent, const Context& context, const std::string& title);
    [[nodiscard]] std::string Title() const { return Utf8(m_title->GetValue().Strip(wxString::both)); }
    [[nodiscard]] bool ForEveryClient() const { return m_everyone->GetValue(); }

protected:
    bool Accept() override;

private:
    const Context& m_context;
    wxTextCtrl* m_title;
    wxCheckBox* m_everyone;
};

}  // namespace gui
