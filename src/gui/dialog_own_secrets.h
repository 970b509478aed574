// One's own PIN on this computer, and passphrases: one's own, or a new one for somebody else.
#pragma once

#include <wx/textctrl.h>

#include <functional>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class PinDialog : public FormDialog {
public:
    // wxID_OK: it is set or removed.
    PinDialog(wxWindow* parent, const Context& context);
    void Remove();
    // As if typed by the person.
    void Type(const wxString& passphrase, const wxString& pin, const wxString& again);

protected:
    bool Accept() override;
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    const Context& m_context;
    wxTextCtrl *m_passphrase, *m_pin, *m_again;
};

class PassphraseDialog : public FormDialog {
public:
    // wxID_OK: it is changed. Of somebody else no old one is asked for.
    PassphraseDialog(wxWindow* parent, const Context& context, const model::User& person);
    void Type(const wxString& old, const wxString& fresh, const wxString& again);

protected:
    bool Accept() override;
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    [[nodiscard]] std::function<void()> Changer() const;

    const Context& m_context;
    model::User m_person;
    wxTextCtrl* m_old = nullptr;
    wxTextCtrl *m_first, *m_second;
};

}  // namespace gui
