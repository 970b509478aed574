// One field for the secret of a person: the PIN where one is set on this computer, else the passphrase. A
// link turns it over.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>

#include "desk/clinic.h"
#include "text/translator.h"

namespace gui {

class SecretField : public wxPanel {
public:
    SecretField(wxWindow* parent, const text::Translator& words);

    // Whose secret it is ("" where the name stands beside it), and whether there is a PIN; begins anew.
    void Offer(const std::string& person, store::PinState pin);
    // The same person after a refusal: what was chosen stays, if it still opens.
    void Renew(store::PinState pin);
    void Again();  // empty, with the keyboard

    [[nodiscard]] bool TakesPin() const { return m_pin == store::PinState::Ready && !m_turned; }
    [[nodiscard]] std::string Typed() const;
    [[nodiscard]] wxTextCtrl* Field() const { return m_field; }
    [[nodiscard]] wxButton* Turn() const { return m_turn; }
    [[nodiscard]] wxString Told() const { return m_told->IsShown() ? m_told->GetLabelText() : wxString(); }

    std::function<void()> OnHeight;  // it needs more room or less

private:
    void ShowKind();

    const text::Translator& m_words;
    std::string m_person;
    store::PinState m_pin = store::PinState::None;
    bool m_turned = false;  // to the passphrase
    wxStaticText *m_label, *m_told;
    wxTextCtrl* m_field;
    wxButton* m_turn;
};

}  // namespace gui
