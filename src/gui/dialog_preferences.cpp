#include "gui/dialog_preferences.h"

#include <wx/msgdlg.h>

#include "desk/sentences.h"

namespace gui {

wxChoice* NewLanguageChoice(wxWindow* parent, const std::string& code) {
    auto* choice = new wxChoice(parent, wxID_ANY);
    for (const auto& language : text::Languages()) {
        const int row = choice->Append(Wx(language.name));
        if (language.code == code) choice->SetSelection(row);
    }
    if (choice->GetSelection() == wxNOT_FOUND) choice->SetSelection(0);
    return choice;
}

std::string ChosenLanguage(const wxChoice& choice) {
    return text::Languages()[static_cast<std::size_t>(choice.GetSelection())].code;
}

PreferencesDialog::PreferencesDialog(wxWindow* parent, const Context& context, Settings& settings)
    : FormDialog(parent, context.words, Tr(context, "Clinic and letterhead"),
                 Tr(context, "Name and address stand at the head of every sheet a client takes home.")),
      m_context(context),
      m_settings(settings) {
    const model::ClinicProfile& profile = context.clinic.Profile();
    const auto field = [this](const std::string& value) {
        return new wxTextCtrl(Content(), wxID_ANY, Wx(value));
    };
    m_name = field(profile.name);
    m_address = field(profile.address);
    m_phone = field(profile.phone);
    m_email = field(profile.email);
    m_zone = field(profile.zone);
    m_full_name = field(context.clinic.SignedIn().full_name);
    m_credentials = field(context.clinic.SignedIn().credentials);
    m_paper = new wxChoice(Content(), wxID_ANY);
    m_paper->Append("A4");
    m_paper->Append("Letter");
    m_paper->SetStringSelection(Wx(profile.paper));
    m_language = NewLanguageChoice(Content(), settings.Language());
    m_notes_language = NewLanguageChoice(Content(), profile.language);
    m_jurisdiction = new wxChoice(Content(), wxID_ANY);
    for (const auto& one : context.resources.Jurisdictions().All()) {
        const int row = m_jurisdiction->Append(Wx(desk::JurisdictionName(context.words, one)));
        if (one.id == profile.jurisdiction) m_jurisdiction->SetSelection(row);
    }
    AddField(Tr(context, "Name of the clinic"), m_name);
    AddField(Tr(context, "Address"), m_address);
    AddPair(Tr(context, "Phone"), m_phone, Tr(context, "E-mail"), m_email);
    AddPair(Tr(context, "Your name on records"), m_full_name, Tr(context, "Your title and registration"),
            m_credentials);
    m_student =
        new wxCheckBox(Content(), wxID_ANY, Tr(context, "Student: visits need somebody else's co-signature"));
    m_student->SetValue(context.clinic.SignedIn().student);
    Rows()->Add(m_student, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    AddPair(Tr(context, "Paper"), m_paper, Tr(context, "Time zone"), m_zone);
    AddPair(Tr(context, "Language of notes"), m_notes_language, Tr(context, "Language of the screen"),
            m_language);
    AddField(Tr(context, "Place of practice: what a note must hold before it is signed"), m_jurisdiction);
    Rows()->Add(NewText(
        Content(),
        Tr(context, "Light or dark follows the desktop. A new screen language counts from the next start."),
        FontStyle::Small, Role::Text2));
    Finish(Tr(context, "Save"), Tr(context, "Cancel"), 540);
}

void PreferencesDialog::FocusField(const std::string& field) {
    wxTextCtrl* wanted = field == "credentials" ? m_credentials
                         : field == "full_name" ? m_full_name
                                                : nullptr;
    if (wanted) wanted->SetFocus();
}

bool PreferencesDialog::Accept() {
    model::ClinicProfile profile = m_context.clinic.Profile();
    profile.name = Utf8(m_name->GetValue());
    profile.address = Utf8(m_address->GetValue());
    profile.phone = Utf8(m_phone->GetValue());
    profile.email = Utf8(m_email->GetValue());
    profile.zone = Utf8(m_zone->GetValue());
    profile.paper = Utf8(m_paper->GetStringSelection());
    profile.language = ChosenLanguage(*m_notes_language);
    if (const int row = m_jurisdiction->GetSelection(); row != wxNOT_FOUND)
        profile.jurisdiction = m_context.resources.Jurisdictions().All()[static_cast<std::size_t>(row)].id;
    model::User user = m_context.clinic.SignedIn();
    user.full_name = Utf8(m_full_name->GetValue().Strip(wxString::both));
    user.credentials = Utf8(m_credentials->GetValue().Strip(wxString::both));
    user.student = m_student->GetValue();
    return Try(m_context, [&] {
        m_context.clinic.Store().SaveUser(user);
        if (profile != m_context.clinic.Profile()) m_context.clinic.SaveProfile(profile);
        m_settings.SetLanguage(ChosenLanguage(*m_language));
    });
}

}  // namespace gui
