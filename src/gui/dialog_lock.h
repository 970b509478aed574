// In front of windows that had to stay as they are: the passphrase of who is signed in leads back to them.
#pragma once

#include <wx/textctrl.h>

#include "gui/dialog_form.h"
#include "gui/key_worker.h"

namespace gui {

class LockDialog : public FormDialog {
public:
    // `why`: a sentence that is told once the passphrase was right. `refused` hears of a wrong one.
    LockDialog(const text::Translator& words, const wxString& clinic, const wxString& user,
               const wxString& why, KeyWorker::Unlock unlock, std::function<void()> refused);

    [[nodiscard]] wxTextCtrl* Passphrase() const { return m_passphrase; }
    // The passphrase was right; only `why` is still to be read.
    [[nodiscard]] bool Unlocked() const { return m_unlocked; }

protected:
    bool Accept() override;

private:
    void Take(const KeyWorker::Answer& answer);
    void Wait(bool waiting);

    wxString m_why;
    KeyWorker::Unlock m_unlock;
    std::function<void()> m_refused;
    wxTextCtrl* m_passphrase;
    wxStaticText* m_told;
    bool m_waiting = false, m_unlocked = false;
    KeyWorker m_worker;
};

}  // namespace gui
