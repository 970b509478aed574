#include "gui/dialog_preferences.h"

#include <wx/msgdlg.h>
#include <wx/panel.h>

#include <cstdint>

#include "desk/idle_lock.h"
#include "desk/opening_days.h"
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

namespace {

constexpr int kMinutes[] = {1, 2, 5, 10, 15, 20, 30, 45, 60};

// Only an owner may choose that it never locks.
wxChoice* NewLockChoice(wxWindow* parent, const Context& context, const Settings& settings) {
    auto* choice = new wxChoice(parent, wxID_ANY);
    const model::Role role = context.clinic.SignedIn().role;
    const int holds = desk::LockMinutesFor(role, settings.LockMinutes(context.clinic.Store().Id()));
    const auto add = [&](int minutes, const wxString& text) {
        const int row = choice->Append(text, reinterpret_cast<void*>(static_cast<std::intptr_t>(minutes)));
        if (minutes == holds) choice->SetSelection(row);
    };
    for (const int minutes : kMinutes)
        add(minutes, Wx(context.words.SayPlural("After {0} minute", "After {0} minutes", minutes,
                                                {std::to_string(minutes)})));
    if (role == model::Role::Owner) add(desk::kNeverLocks, Tr(context, "Never"));
    if (choice->GetSelection() == wxNOT_FOUND)
        add(holds, Wx(context.words.SayPlural("After {0} minute", "After {0} minutes", holds,
                                              {std::to_string(holds)})));
    return choice;
}

int ChosenMinutes(const wxChoice& choice) {
    const auto row = static_cast<unsigned>(choice.GetSelection());
    return static_cast<int>(reinterpret_cast<std::intptr_t>(choice.GetClientData(row)));
}

}  // namespace

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
    if (!context.clinic.Store().May(model::Operation::ChangeProfile))
        for (wxWindow* of_clinic : std::initializer_list<wxWindow*>{
                 m_name, m_address, m_phone, m_email, m_zone, m_paper, m_notes_language, m_jurisdiction})
            of_clinic->Disable();
    m_lock = NewLockChoice(Content(), context, settings);
    AddField(Tr(context, "Name of the clinic"), m_name);
    AddField(Tr(context, "Address"), m_address);
    AddPair(Tr(context, "Phone"), m_phone, Tr(context, "E-mail"), m_email);
    AddPair(Tr(context, "Your name on records"), m_full_name, Tr(context, "Your title and registration"),
            m_credentials);
    AddPair(Tr(context, "Paper"), m_paper, Tr(context, "Time zone"), m_zone);
    AddPair(Tr(context, "Language of notes"), m_notes_language, Tr(context, "Language of the screen"),
            m_language);
    AddField(Tr(context, "Place of practice: what a note must hold before it is signed"), m_jurisdiction);
    AddOpening();
    AddField(Tr(context, "Lock by itself when nobody is here"), m_lock);
    Rows()->Add(NewText(
        Content(),
        Tr(context, "Light or dark follows the desktop. A new screen language counts from the next start."),
        FontStyle::Small, Role::Text2));
    Finish(Tr(context, "Save"), Tr(context, "Cancel"), 540);
}

// Where the file of them is wrong, the usual days stand until it is put right here.
void PreferencesDialog::AddOpening() {
    const desk::Opening opening = desk::LookAtOpening(m_context.clinic);
    auto* days = new wxPanel(Content());
    constexpr int kAcross = 4;
    auto* row = new wxFlexGridSizer(kAcross, FromDIP(wxSize(14, 6)));
    for (std::size_t day = 0; day < m_open.size(); ++day) {
        m_open[day] = new wxCheckBox(days, wxID_ANY, Wx(desk::WeekdayName(Words(), day)));
        m_open[day]->SetValue(opening.days[day]);
        row->Add(m_open[day]);
    }
    days->SetSizer(row);
    days->Enable(m_context.clinic.Store().May(model::Operation::EditContent));
    AddField(Tr(m_context, "Open on: the next visit is proposed for one of these days"), days);
}

void PreferencesDialog::SaveOpening() const {
    desk::OpenDays days{};
    for (std::size_t day = 0; day < days.size(); ++day) days[day] = m_open[day]->GetValue();
    const desk::Opening before = desk::LookAtOpening(m_context.clinic);
    if (days != before.days || !before.problems.empty()) desk::SaveOpening(m_context.clinic, days);
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
    return Try(m_context, [&] {
        if (m_context.clinic.Store().May(model::Operation::EditContent)) SaveOpening();
        m_context.clinic.Store().SaveUser(user);
        if (profile != m_context.clinic.Profile()) m_context.clinic.SaveProfile(profile);
        m_settings.SetLanguage(ChosenLanguage(*m_language));
        m_settings.SetLockMinutes(m_context.clinic.Store().Id(), ChosenMinutes(*m_lock));
    });
}

}  // namespace gui
