// The passphrase once more, for a new recovery code in place of the one there is.
#pragma once

#include <wx/textctrl.h>

#include <string>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class RenewCodeDialog : public FormDialog {
public:
    // wxID_OK: the code is replaced; Code is to be shown at once.
    RenewCodeDialog(wxWindow* parent, const Context& context);
    [[nodiscard]] const std::string& Code() const { return m_code; }
    [[nodiscard]] wxTextCtrl* Passphrase() const { return m_passphrase; }

protected:
    bool Accept() override;
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    const Context& m_context;
    wxTextCtrl* m_passphrase;
    std::string m_code;
};

}  // namespace gui
