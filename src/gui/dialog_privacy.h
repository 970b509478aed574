// Who may open a client's chart; and a private one opened in an emergency.
#pragma once

#include <wx/radiobut.h>
#include <wx/textctrl.h>

#include <string>
#include <vector>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class PrivacyDialog : public FormDialog {
public:
    PrivacyDialog(wxWindow* parent, const Context& context, const model::Client& client);
    [[nodiscard]] wxRadioButton* Choice(model::Privacy privacy) const {
        return m_choices[static_cast<std::size_t>(privacy)];
    }

protected:
    bool Accept() override;
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    void AddChoice(model::Privacy privacy, const wxString& meaning, bool chosen);

    const Context& m_context;
    model::ClientId m_client;
    std::vector<wxRadioButton*> m_choices;  // in the order of model::Privacy
};

class EmergencyDialog : public FormDialog {
public:
    // wxID_OK: the chart is open until the clinic is closed.
    EmergencyDialog(wxWindow* parent, const Context& context, const model::ClientId& client);
    [[nodiscard]] wxTextCtrl* Reason() const { return m_reason; }

protected:
    bool Accept() override;

private:
    const Context& m_context;
    model::ClientId m_client;
    wxTextCtrl* m_reason;
};

}  // namespace gui
