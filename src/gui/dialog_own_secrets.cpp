#include "gui/dialog_own_secrets.h"

#include "desk/sentences.h"
#include "gui/new_passphrase.h"

namespace gui {

namespace {

wxTextCtrl* NewSecret(wxWindow* parent) {
    return new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
}

wxString AboutPin(const Context& context) {
    wxString about =
        Tr(context,
           "A PIN opens the clinic, the lock and your signature on this computer only; the "
           "passphrase always opens too. It has 6 to 12 digits, which are neither all the same "
           "nor a plain run. After five wrong tries it opens nothing any more and a new one has to be "
           "set. It protects no better than the encryption of this computer's disk does: without "
           "that, who takes the computer can try out every PIN.");
    if (context.clinic.Pin() == store::PinState::OtherComputer)
        about += "\n" + Tr(context, "You have a PIN on another computer. A new one takes its place.");
    return about;
}

}  // namespace

PinDialog::PinDialog(wxWindow* parent, const Context& context)
    : FormDialog(parent, context.words, Tr(context, "Your PIN"), AboutPin(context)), m_context(context) {
    m_passphrase = NewSecret(Content());
    m_pin = NewSecret(Content());
    m_again = NewSecret(Content());
    AddField(TrFill(context, "Passphrase of {0}", {context.clinic.SignedIn().name}), m_passphrase);
    AddPair(Tr(context, "New PIN"), m_pin, Tr(context, "New PIN again"), m_again);
    if (context.clinic.Pin() != store::PinState::None)
        AddButton(Tr(context, "Remove PIN"))->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Remove(); });
    Finish(Tr(context, "Set PIN"), Tr(context, "Cancel"), 500);
    m_passphrase->SetFocus();
}

void PinDialog::Type(const wxString& passphrase, const wxString& pin, const wxString& again) {
    m_passphrase->SetValue(passphrase);
    m_pin->SetValue(pin);
    m_again->SetValue(again);
}

void PinDialog::Remove() {
    try {
        m_context.clinic.Store().RemovePin();
        m_context.say(TrFill(m_context, "{0} has no PIN any more.", {m_context.clinic.SignedIn().name}));
        End(wxID_OK);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
}

bool PinDialog::Accept() {
    if (m_pin->GetValue() != m_again->GetValue()) {
        Complain(Tr(m_context, "The two PINs differ."));
        return false;
    }
    Complain({});
    try {
        RunBeside(Tr(m_context, "Setting the PIN…"),
                  m_context.clinic.Alone([&store = m_context.clinic.Store(),
                                          passphrase = Utf8(m_passphrase->GetValue()),
                                          pin = Utf8(m_pin->GetValue())] { store.SetPin(passphrase, pin); }));
        for (wxTextCtrl* field : {m_passphrase, m_pin, m_again}) field->Clear();
        m_context.say(TrFill(m_context, "{0} has a PIN on this computer; the passphrase still opens.",
                             {m_context.clinic.SignedIn().name}));
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

namespace {

wxString AboutPassphrase(const Context& context, const model::User& person) {
    if (person.id == context.clinic.SignedIn().id)
        return Tr(context, "From now on only the new one opens. Backups made before open with the old one.");
    return TrFill(context,
                  "For {0}, who lost the passphrase. The old one and a PIN open nothing any more, and there "
                  "is a new signing key; what was signed stays valid.",
                  {person.name});
}

}  // namespace

PassphraseDialog::PassphraseDialog(wxWindow* parent, const Context& context, const model::User& person)
    : FormDialog(parent, context.words, TrFill(context, "New passphrase of {0}", {person.name}),
                 AboutPassphrase(context, person)),
      m_context(context),
      m_person(person) {
    if (person.id == context.clinic.SignedIn().id) {
        m_old = NewSecret(Content());
        AddField(Tr(context, "Passphrase until now"), m_old);
    }
    m_first = NewSecret(Content());
    m_second = NewSecret(Content());
    AddPair(Tr(context, "New passphrase"), m_first, Tr(context, "New passphrase again"), m_second);
    Finish(Tr(context, "Change passphrase"), Tr(context, "Cancel"), 500);
    (m_old ? m_old : m_first)->SetFocus();
}

void PassphraseDialog::Type(const wxString& old, const wxString& fresh, const wxString& again) {
    if (m_old) m_old->SetValue(old);
    m_first->SetValue(fresh);
    m_second->SetValue(again);
}

bool PassphraseDialog::Accept() {
    const wxString wrong = WrongPassphrase(Words(), m_first->GetValue(), m_second->GetValue());
    Complain(wrong);
    if (!wrong.empty()) return false;
    try {
        RunBeside(Tr(m_context, "Changing the passphrase…"), m_context.clinic.Alone(Changer()));
        for (wxTextCtrl* field : {m_old, m_first, m_second})
            if (field) field->Clear();
        m_context.say(TrFill(m_context, "{0} has a new passphrase.", {m_person.name}));
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

std::function<void()> PassphraseDialog::Changer() const {
    auto& store = m_context.clinic.Store();
    const std::string fresh = Utf8(m_first->GetValue());
    if (!m_old) return [&store, person = m_person.id, fresh] { store.ResetPassphrase(person, fresh); };
    return [&store, old = Utf8(m_old->GetValue()), fresh] { store.ChangePassphrase(old, fresh); };
}

}  // namespace gui
