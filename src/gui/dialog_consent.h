// A consent is given: for what, in which words, by whom, how long, and the signature. And taken back.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <string>
#include <utility>
#include <vector>

#include "desk/consents.h"
#include "gui/context.h"
#include "gui/controls_date.h"
#include "gui/dialog_form.h"
#include "gui/signature_pad.h"

namespace gui {

class Segments;

class ConsentDialog : public FormDialog {
public:
    // kinds: those ticked at first.
    ConsentDialog(wxWindow* parent, const Context& context, const model::Client& client,
                  const std::vector<std::string>& kinds);
    // After wxID_OK: the client as the clinic keeps it.
    [[nodiscard]] const model::Client& Saved() const { return m_client; }
    // As on the screen.
    [[nodiscard]] desk::ConsentGiven Read() const;
    [[nodiscard]] SignaturePad* Pad() const { return m_pad; }
    void ChooseHow(model::ConsentHow how);
    void SetGivenOn(model::Date day);

protected:
    bool Accept() override;

private:
    void AddKinds(const std::vector<std::string>& kinds);
    void AddWords();
    void AddSignature();
    void ShowWords();
    void ShowHow();
    void ShowHolding();
    [[nodiscard]] model::ConsentHow How() const;

    const Context& m_context;
    model::Client m_client;
    std::vector<std::pair<std::string, wxCheckBox*>> m_kinds;
    wxChoice* m_language;
    wxTextCtrl *m_words, *m_by;
    DateField *m_on, *m_until;
    Segments* m_how;
    SignaturePad* m_pad;
    wxButton* m_clear;
    wxStaticText *m_how_hint, *m_holding;
};

class RevokeDialog : public FormDialog {
public:
    RevokeDialog(wxWindow* parent, const Context& context, const model::Client& client,
                 const model::ConsentId& consent);
    [[nodiscard]] const model::Client& Saved() const { return m_client; }

protected:
    bool Accept() override;

private:
    const Context& m_context;
    model::Client m_client;
    model::ConsentId m_consent;
    wxTextCtrl* m_why;
};

}  // namespace gui
