#include "gui/dialog_mail_account.h"

#include <algorithm>

#include "desk/sentences.h"
#include "gui/mail_carrier.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

using model::MailSecurity;

constexpr int kWidth = 560, kStartTlsPort = 587, kTlsPort = 465, kMostPort = 65'535;
constexpr std::size_t kMostShown = 3;  // certificates by name

std::string Trimmed(const wxTextCtrl* field) {
    return Utf8(field->GetValue().Strip(wxString::both));
}

}  // namespace

MailAccountDialog::MailAccountDialog(wxWindow* parent, const Context& context, FileAsker& files,
                                     const mail::Transport* transport)
    : FormDialog(
          parent, context.words, Tr(context, "Mail account"),
          Tr(context,
             "With this account plans are sent to clients. The password is kept in the encrypted clinic "
             "and shown to nobody.")),
      m_context(context),
      m_files(files),
      m_transport(transport) {
    const auto known = desk::LoadMailAccount(context.clinic);
    m_before = known ? *known : desk::ProposedMailAccount(context.clinic);
    AddFields(m_before);
    m_authorities = m_before.authorities;
    AddAuthorities();
    if (known) m_password->SetHint(Tr(context, "unchanged"));
    m_told = NewText(Content(), wxString(), FontStyle::Body, Role::Text2);
    Rows()->Add(m_told, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    m_remove = AddButton(Tr(context, "Remove account"), ButtonLook::Danger);
    m_remove->Enable(known.has_value());
    m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Remove(); });
    AddButton(Tr(context, "Save and test"))->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Test(); });
    Finish(Tr(context, "Save"), Tr(context, "Cancel"), kWidth);
    m_server->SetFocus();
}

void MailAccountDialog::AddFields(const model::MailAccount& account) {
    const auto field = [this](const std::string& value, long style = 0) {
        return new wxTextCtrl(Content(), wxID_ANY, Wx(value), wxDefaultPosition, wxDefaultSize, style);
    };
    m_name = field(account.from_name);
    m_address = field(account.from_address);
    AddPair(Tr(m_context, "Sender's name"), m_name, Tr(m_context, "Sender's address"), m_address);
    m_server = field(account.server);
    m_port = new wxSpinCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                            wxSP_ARROW_KEYS, 1, kMostPort, account.port);
    AddPair(Tr(m_context, "Server for outgoing mail"), m_server, Tr(m_context, "Port"), m_port);
    m_security = new wxChoice(Content(), wxID_ANY);
    m_security->Append(Tr(m_context, "STARTTLS (usually port 587)"));
    m_security->Append(Tr(m_context, "TLS (usually port 465)"));
    m_security->SetSelection(account.security == MailSecurity::Tls ? 1 : 0);
    // A port nobody chose follows.
    m_security->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const bool tls = event.GetSelection() == 1;
        if (m_port->GetValue() == (tls ? kStartTlsPort : kTlsPort))
            m_port->SetValue(tls ? kTlsPort : kStartTlsPort);
    });
    AddField(Tr(m_context, "Encryption"), m_security);
    m_user = field(account.user);
    m_password = field({}, wxTE_PASSWORD);
    AddPair(Tr(m_context, "User name at the server"), m_user, Tr(m_context, "Password at the server"),
            m_password);
}

void MailAccountDialog::AddAuthorities() {
    Rows()->Add(NewText(Content(), Tr(m_context, "Certificates the server is checked against"),
                        FontStyle::Small, Role::Text2),
                wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    m_trusted = NewText(Content(), wxString());
    Rows()->Add(m_trusted, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* choose = NewButton(Content(), Tr(m_context, "From a file…"));
    m_trust_system = NewButton(Content(), Tr(m_context, "Those of this computer"));
    choose->SetToolTip(
        Tr(m_context, "For a mail server of your own: the certificate of its authority, as a PEM file."));
    row->Add(choose, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_trust_system);
    Rows()->Add(row, wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
    choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ChooseAuthorities(); });
    m_trust_system->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { TrustThisComputer(); });
    ShowAuthorities();
}

void MailAccountDialog::ShowAuthorities() {
    wxString text = Tr(m_context, "Those of this computer");
    if (!m_authorities.empty()) {
        const auto all = desk::AuthorityTexts(Words(), m_authorities);
        text.clear();
        for (std::size_t i = 0; i < std::min(all.size(), kMostShown); ++i)
            text += (text.empty() ? "" : "\n") + Wx(all[i]);
        if (all.size() > kMostShown)
            text += "\n" + TrFill(m_context, "and {0} more", {std::to_string(all.size() - kMostShown)});
    }
    m_trusted->SetLabelText(text);
    WrapText(m_trusted, FromDIP(kWidth - 60));
    m_trust_system->Enable(!m_authorities.empty());
}

void MailAccountDialog::ChooseAuthorities() {
    const auto file = m_files.ToOpen(this, Tr(m_context, "Certificates to trust"),
                                     Tr(m_context, "Certificates") + " (*.pem;*.crt)|*.pem;*.crt");
    if (!file) return;
    Say([&] {
        m_authorities = desk::ReadAuthorities(*file);
        ShowAuthorities();
    });
    FitToContent();
}

void MailAccountDialog::TrustThisComputer() {
    m_authorities.clear();
    ShowAuthorities();
    FitToContent();
}

model::MailAccount MailAccountDialog::Read() const {
    model::MailAccount account = m_before;
    account.from_name = Trimmed(m_name);
    account.from_address = Trimmed(m_address);
    account.server = Trimmed(m_server);
    account.port = m_port->GetValue();
    account.security = m_security->GetSelection() == 1 ? MailSecurity::Tls : MailSecurity::StartTls;
    account.user = Trimmed(m_user);
    account.authorities = m_authorities;
    return account;
}

void MailAccountDialog::Tell(const wxString& sentence) {
    m_told->SetLabelText(sentence);
    WrapText(m_told, FromDIP(kWidth - 60));
    FitToContent();
}

bool MailAccountDialog::Save() {
    const bool kept = Say([this] {
        const model::MailAccount account = Read();
        desk::SaveMailAccount(m_context.clinic, account, Utf8(m_password->GetValue()));
        m_before = account;
    });
    if (!kept) return false;
    m_password->ChangeValue(wxString());
    m_password->SetHint(Tr(m_context, "unchanged"));
    m_remove->Enable();
    return true;
}

void MailAccountDialog::Test() {
    if (!Save()) return;
    Say([this] {
        const desk::PostOutcome outcome =
            Carry(this, m_context, desk::TakeTestMail(m_context.clinic, m_transport),
                  Tr(m_context, "Sending a letter to yourself…"));
        Tell(outcome.sent
                 ? TrFill(m_context, "The server took it. Look for it at {0}.", {m_before.from_address})
                 : Wx(desk::PostProblemText(Words(), outcome.problem, outcome.args)));
    });
}

void MailAccountDialog::Remove() {
    const bool gone = Say([this] { desk::RemoveMailAccount(m_context.clinic); });
    if (gone) End(wxID_CANCEL);
}

}  // namespace gui
