#include "gui/dialog_renew_code.h"

#include "desk/sentences.h"

namespace gui {

RenewCodeDialog::RenewCodeDialog(wxWindow* parent, const Context& context)
    : FormDialog(parent, context.words, Tr(context, "Replace recovery code"),
                 Tr(context,
                    "A new code is made and shown. The one on the old sheet no longer opens this clinic; "
                    "backups made before still open with it.")),
      m_context(context) {
    m_passphrase =
        new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
    AddField(TrFill(context, "Passphrase of {0}", {context.clinic.SignedIn().name}), m_passphrase);
    Finish(Tr(context, "Replace code"), Tr(context, "Cancel"), 460);
    m_passphrase->SetFocus();
}

bool RenewCodeDialog::Accept() {
    Complain({});
    auto& store = m_context.clinic.Store();
    try {
        store::NewRecovery fresh;
        RunBeside(Tr(m_context, "Making the code…"),
                  [&fresh, make = store.RecoveryMaker(), passphrase = Utf8(m_passphrase->GetValue())] {
                      fresh = make(passphrase);
                  });
        m_passphrase->Clear();
        store.TakeRecovery(fresh);
        m_code = fresh.code;
        return true;
    } catch (const model::Error& error) {
        if (error.Kind() == model::ErrorKind::NoAccess) store.NoteRefusedRecovery();
        Complain(Wx(desk::Sentence(Words(), error)));
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
    m_passphrase->SetFocus();
    return false;
}

}  // namespace gui
