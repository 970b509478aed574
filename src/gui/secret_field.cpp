#include "gui/secret_field.h"

#include "gui/context.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {
constexpr int kToldWidth = 320;  // DIP
}  // namespace

SecretField::SecretField(wxWindow* parent, const text::Translator& words) : wxPanel(parent), m_words(words) {
    Paint(this, Role::Panel);
    m_label = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_field = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
    m_told = NewText(this, wxString(), FontStyle::Small, Role::Warn);
    m_turn = NewButton(this, Wx(words.Text("Use passphrase")), ButtonLook::Plain);
    AddStyleClass(m_turn, "palpate-flush");
    m_turn->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_turned = !m_turned;
        ShowKind();
        Again();
    });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_label, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    column->Add(m_field, wxSizerFlags().Expand());
    column->Add(m_told, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    column->Add(m_turn, wxSizerFlags().Border(wxTOP, FromDIP(2)));
    SetSizer(column);
    ShowKind();
}

void SecretField::Offer(const std::string& person, store::PinState pin) {
    m_person = person;
    m_pin = pin;
    m_turned = false;
    m_field->Clear();
    ShowKind();
}

void SecretField::Renew(store::PinState pin) {
    m_pin = pin;
    ShowKind();
}

void SecretField::Again() {
    m_field->Clear();
    m_field->SetFocus();
}

std::string SecretField::Typed() const {
    return Utf8(m_field->GetValue());
}

void SecretField::ShowKind() {
    const bool pin = TakesPin();
    const wxString plain = Wx(pin ? m_words.Text("PIN") : m_words.Text("Passphrase"));
    const wxString named =
        Wx(pin ? m_words.Say("PIN of {0}", {m_person}) : m_words.Say("Passphrase of {0}", {m_person}));
    const wxString& label = m_person.empty() ? plain : named;
    m_label->SetLabelText(label);
    SetSpoken(m_field, label);
    m_turn->SetLabelText(Wx(pin ? m_words.Text("Use passphrase") : m_words.Text("Use PIN")));
    m_turn->Show(m_pin == store::PinState::Ready);
    const bool closed = m_pin == store::PinState::TooOftenWrong;
    m_told->SetLabelText(
        closed
            ? Wx(m_words.Text("The PIN was wrong too often and does not open any more; use the passphrase, "
                              "then set a new PIN."))
            : wxString());
    WrapText(m_told, FromDIP(kToldWidth));
    m_told->Show(closed);
    InvalidateBestSize();
    Layout();
    if (OnHeight) OnHeight();
}

}  // namespace gui
