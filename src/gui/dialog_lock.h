// In front of windows that had to stay as they are: passphrase or PIN of who is signed in leads back to them.
#pragma once

#include <wx/textctrl.h>

#include "gui/dialog_form.h"
#include "gui/key_worker.h"
#include "gui/secret_field.h"

namespace gui {

class LockDialog : public FormDialog {
public:
    struct Ways {
        KeyWorker::Unlock with_passphrase, with_pin;
        std::function<store::PinState()> pin;  // whether it opens by now
    };
    // `why`: a sentence that is told once the passphrase or PIN was right. `refused` hears of a wrong one.
    LockDialog(const text::Translator& words, const wxString& clinic, const wxString& user,
               const wxString& why, Ways ways, std::function<void()> refused);

    // Takes the PIN where there is one.
    [[nodiscard]] wxTextCtrl* Passphrase() const { return m_secret->Field(); }
    // The passphrase was right; only `why` is still to be read.
    [[nodiscard]] bool Unlocked() const { return m_unlocked; }

protected:
    bool Accept() override;

private:
    void Take(const KeyWorker::Answer& answer);
    void Wait(bool waiting);

    wxString m_why;
    Ways m_ways;
    std::function<void()> m_refused;
    SecretField* m_secret;
    wxStaticText* m_told;
    bool m_waiting = false, m_unlocked = false;
    KeyWorker m_worker;
};

}  // namespace gui
