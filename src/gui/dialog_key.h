// A dialog whose end is a signature: passphrase or PIN is asked at that moment and opens the key beside the
// window.
#pragma once

#include <wx/textctrl.h>

#include <optional>

#include "gui/clock_check.h"
#include "gui/context.h"
#include "gui/dialog_form.h"
#include "gui/key_worker.h"
#include "gui/secret_field.h"

namespace gui {

class KeyDialog : public FormDialog {
public:
    ~KeyDialog() override;
    // Takes the PIN where there is one.
    [[nodiscard]] wxTextCtrl* Passphrase() const { return m_secret ? m_secret->Field() : nullptr; }
    [[nodiscard]] bool Waiting() const { return m_waiting; }
    // nullptr: no key is needed.
    [[nodiscard]] const ClockCheck* Clock() const { return m_clock ? &*m_clock : nullptr; }

protected:
    KeyDialog(wxWindow* parent, const Context& context, KeyWorker& worker, model::VisitId visit,
              const wxString& heading, const wxString& hint);

    // The last field. Without it the dialog needs no key.
    void AddPassphrase(int width);
    void FinishWith(const wxString& accept, int width);
    [[nodiscard]] const Context& Ctx() const { return m_context; }
    [[nodiscard]] const model::VisitId& Visit() const { return m_visit; }
    // What to do where the clock is behind; of a dialog with a passphrase.
    [[nodiscard]] store::WhenBehind Behind() const;

    // Looks at the fields before the key is asked for; throws what is wrong.
    virtual void Look() = 0;
    // Signs and saves; nullptr: no key was needed. What it throws is said and the dialog stays. What waits
    // for the disk is for RunBeside.
    virtual void Do(const store::SigningKey* key) = 0;
    bool Accept() override;
    // For Do: work that signs and saves, beside the window.
    void SaveBeside(std::function<void()> work);
    void AmendBeside(model::Amendment amendment, const store::SigningKey& key);
    // Turns back, also while the key is being opened.
    void Leave(int code);

private:
    void Take(KeyWorker::Answer answer);
    void Wait(bool waiting);

    const Context& m_context;
    KeyWorker& m_worker;
    model::VisitId m_visit;
    SecretField* m_secret = nullptr;
    std::optional<ClockCheck> m_clock;
    wxStaticText* m_opening = nullptr;
    bool m_waiting = false;
};

}  // namespace gui
