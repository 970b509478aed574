// Who forgot the passphrase opens the clinic with its recovery code and chooses a new one.
#pragma once

#include <wx/choice.h>
#include <wx/textctrl.h>

#include <functional>

#include "gui/dialog_form.h"

namespace gui {

struct Recovery {
    std::string user, code, new_passphrase;
};

class RecoverDialog : public FormDialog {
public:
    // `recover` opens the clinic or throws, on a thread of its own; what it throws is said inside the dialog.
    using Recoverer = std::function<void(const Recovery&)>;
    RecoverDialog(wxWindow* parent, const text::Translator& words, const std::vector<std::string>& users,
                  const std::string& first, Recoverer recover);

protected:
    bool Accept() override;

private:
    Recoverer m_recover;
    wxChoice* m_user;
    wxTextCtrl *m_code, *m_first, *m_second;
};

}  // namespace gui
