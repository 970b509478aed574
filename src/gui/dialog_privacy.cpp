#include "gui/dialog_privacy.h"

#include "desk/people.h"
#include "desk/sentences.h"
#include "gui/wrapped_texts.h"
#include "model/privacy.h"

namespace gui {

namespace {

constexpr int kWidth = 520, kReasonHeight = 90;

wxString AboutPrivacy(const Context& context, const model::ClientId& client) {
    const std::string keeper = desk::KeeperOf(context.clinic, client);
    const wxString until = keeper.empty()
                               ? Tr(context, "Until now the chart is everybody's.")
                               : TrFill(context, "Until now it is a private chart of {0}.", {keeper});
    return until + " " + Tr(context, "Others see only the name of a private chart.");
}

wxString AboutProfession(const Context& context) {
    const std::string profession = context.clinic.SignedIn().profession;
    return profession.empty() ? Tr(context, "You have no profession yet: an owner enters it under People.")
                              : TrFill(context, "People whose profession is yours: {0}.", {profession});
}

}  // namespace

PrivacyDialog::PrivacyDialog(wxWindow* parent, const Context& context, const model::Client& client)
    : FormDialog(parent, context.words, Tr(context, "Who may open this chart"),
                 Wx(client.name) + "\n" + AboutPrivacy(context, client.id)),
      m_context(context),
      m_client(client.id) {
    const model::Privacy now = context.clinic.Store().PrivacyOf(client.id).kind;
    AddChoice(model::Privacy::Everyone, Tr(context, "Everybody who may read notes in this clinic."),
              now == model::Privacy::Everyone);
    AddChoice(model::Privacy::Profession, AboutProfession(context), now == model::Privacy::Profession);
    AddChoice(model::Privacy::Therapist,
              Tr(context,
                 "Nobody else, not even an owner. In an emergency others can open it with a reason that is "
                 "recorded."),
              now == model::Privacy::Therapist);
    if (context.clinic.SignedIn().profession.empty() && now != model::Privacy::Profession)
        Choice(model::Privacy::Profession)->Disable();
    Finish(Tr(context, "Save"), Tr(context, "Cancel"), kWidth);
    Choice(now)->SetFocus();
}

void PrivacyDialog::AddChoice(model::Privacy privacy, const wxString& meaning, bool chosen) {
    const wxString name = Wx(desk::PrivacyName(Words(), privacy));
    auto* button = new wxRadioButton(Content(), wxID_ANY, name, wxDefaultPosition, wxDefaultSize,
                                     m_choices.empty() ? wxRB_GROUP : 0);
    button->SetValue(chosen);
    SetSpoken(button, name, meaning);
    wxStaticText* about = NewText(Content(), meaning, FontStyle::Small, Role::Text2);
    WrapText(about, FromDIP(kWidth - 80));
    Rows()->Add(button, wxSizerFlags().Expand());
    Rows()->Add(about, wxSizerFlags().Border(wxLEFT, FromDIP(26)));
    Rows()->AddSpacer(FromDIP(10));
    m_choices.push_back(button);
}

bool PrivacyDialog::Accept() {
    Complain({});
    try {
        for (std::size_t i = 0; i < m_choices.size(); ++i)
            if (m_choices[i]->GetValue())
                m_context.clinic.Store().SetPrivacy(m_client, static_cast<model::Privacy>(i));
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

EmergencyDialog::EmergencyDialog(wxWindow* parent, const Context& context, const model::ClientId& client)
    : FormDialog(parent, context.words, Tr(context, "Emergency access"),
                 TrFill(context,
                        "The chart of {0} is private. It opens until the clinic is closed; your name, the "
                        "time and the reason are recorded for good and shown to the owner.",
                        {desk::NameOf(context.clinic, client)})),
      m_context(context),
      m_client(client) {
    m_reason = new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition,
                              wxSize(-1, FromDIP(kReasonHeight)), wxTE_MULTILINE);
    AddField(
        TrFill(context, "Reason, {0} to {1} characters",
               {std::to_string(model::kLeastEmergencyReason), std::to_string(model::kMostEmergencyReason)}),
        m_reason);
    Finish(Tr(context, "Open in an emergency"), Tr(context, "Cancel"), kWidth);
    m_reason->SetFocus();
}

bool EmergencyDialog::Accept() {
    Complain({});
    try {
        m_context.clinic.Store().BreakGlass(m_client, Utf8(m_reason->GetValue()));
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        m_reason->SetFocus();
        return false;
    }
}

}  // namespace gui
