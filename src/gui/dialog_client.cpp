#include "gui/dialog_client.h"

#include <algorithm>
#include <array>

#include "gui/dialog_preferences.h"
#include "text/human_date.h"

namespace gui {

namespace {

struct Tool {
    const char* id;
    const char* name;
};

constexpr std::array kTools{Tool{"ice_bath", model::Msg("Ice bath or cold tub")},
                            Tool{"boots", model::Msg("Compression boots")},
                            Tool{"ems", model::Msg("Muscle stimulator (EMS)")},
                            Tool{"cryo_wrap", model::Msg("Cold compression wrap")},
                            Tool{"foam_roller", model::Msg("Foam roller")},
                            Tool{"massage_ball", model::Msg("Massage ball")},
                            Tool{"resistance_band", model::Msg("Resistance band")}};

constexpr std::array kFigures{model::Msg("Neutral figure"), model::Msg("Female figure"),
                              model::Msg("Male figure")};

}  // namespace

ClientDialog::ClientDialog(wxWindow* parent, const Context& context, model::Client client, bool is_new)
    : FormDialog(parent, context.words, is_new ? Tr(context, "New client") : Tr(context, "Client details")),
      m_context(context),
      m_client(std::move(client)) {
    AddPerson();
    AddContact();
    AddSport();
    AddEquipment();
    m_birth->OnChanged = [this] { ShowGuardianNeed(); };
    ShowGuardianNeed();
    Finish(is_new ? Tr(context, "Add client") : Tr(context, "Save"), Tr(context, "Cancel"), 600);
    m_name->SetFocus();
}

void ClientDialog::FocusField(const std::string& name) {
    const std::pair<const char*, wxWindow*> fields[] = {{"phone", m_phone},
                                                        {"birth_date", m_birth},
                                                        {"address", m_address},
                                                        {"guardian", m_guardian},
                                                        {"next_race", m_race}};
    for (const auto& [field, control] : fields)
        if (name == field) control->SetFocus();
}

wxTextCtrl* ClientDialog::Field(const std::string& value) {
    return new wxTextCtrl(Content(), wxID_ANY, Wx(value));
}

void ClientDialog::Head(const wxString& title) {
    Rows()->Add(NewSectionHead(Content(), title), wxSizerFlags().Border(wxTOP | wxBOTTOM, FromDIP(6)));
}

void ClientDialog::AddPerson() {
    m_name = Field(m_client.name);
    m_preferred = Field(m_client.preferred_name);
    m_pronouns = Field(m_client.pronouns);
    m_birth = new DateField(Content(), Words(), Tr(m_context, "Date of birth"));
    m_birth->SetDate(m_client.birth_date);
    m_guardian = Field(m_client.guardian);
    m_language = NewLanguageChoice(Content(), m_client.language);
    m_figure = new wxChoice(Content(), wxID_ANY);
    for (const char* figure : kFigures) m_figure->Append(Tr(m_context, figure));
    m_figure->SetSelection(static_cast<int>(m_client.figure));
    AddPair(Tr(m_context, "Name"), m_name, Tr(m_context, "Called"), m_preferred);
    AddPair(Tr(m_context, "Date of birth"), m_birth, Tr(m_context, "Pronouns"), m_pronouns);
    AddField(Tr(m_context, "Guardian (name and contact)"), m_guardian);
    m_guardian_need = NewText(Content(), wxString(), FontStyle::Small, Role::Warn);
    Rows()->Add(m_guardian_need, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
    AddPair(Tr(m_context, "Language on paper"), m_language, Tr(m_context, "Figure on the body map"),
            m_figure);
    m_large = new wxCheckBox(Content(), wxID_ANY, Tr(m_context, "Plans in large letters"));
    m_large->SetValue(m_client.large_print);
    Rows()->Add(m_large, wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
}

void ClientDialog::AddContact() {
    Head(Tr(m_context, "Contact"));
    m_phone = Field(m_client.phone);
    m_email = Field(m_client.email);
    m_address = Field(m_client.address);
    m_emergency = Field(m_client.emergency_contact);
    AddPair(Tr(m_context, "Phone"), m_phone, Tr(m_context, "E-mail"), m_email);
    AddField(Tr(m_context, "Address"), m_address);
    m_physician = Field(m_client.physician);
    AddPair(Tr(m_context, "Emergency contact"), m_emergency, Tr(m_context, "Physician"), m_physician);
}

void ClientDialog::AddSport() {
    Head(Tr(m_context, "Work and sport"));
    m_occupation = Field(m_client.occupation);
    m_activity = Field(m_client.activity);
    m_goal = Field(m_client.goal);
    m_mass =
        Field(m_client.body_mass_kg ? text::HumanNumber(Words(), *m_client.body_mass_kg) : std::string());
    m_race = Field(m_client.next_race ? m_client.next_race->name : std::string());
    m_race_day = new DateField(Content(), Words(), Tr(m_context, "Day of the race"));
    if (m_client.next_race) m_race_day->SetDate(m_client.next_race->day);
    AddPair(Tr(m_context, "Occupation"), m_occupation, Tr(m_context, "Sport or activity"), m_activity);
    AddPair(Tr(m_context, "Goal"), m_goal, Tr(m_context, "Body mass, kg"), m_mass);
    AddPair(Tr(m_context, "Next race"), m_race, Tr(m_context, "Day of the race"), m_race_day);
    if (!m_client.past_races.empty()) AddPastRaces();
}

// What was kept by mistake can be taken out; it is once the dialog is saved.
void ClientDialog::AddPastRaces() {
    auto* races = new wxChoice(Content(), wxID_ANY);
    for (const model::Race& race : m_client.past_races)
        races->Append(Wx(text::HumanDate(Words(), race.day, text::DateStyle::Short) + "  " + race.name));
    races->SetSelection(static_cast<int>(races->GetCount()) - 1);
    races->SetMinSize(wxSize(FromDIP(120), -1));  // a long name is cut
    auto* remove = NewButton(Content(), Tr(m_context, "Take out of the history"));
    remove->Bind(wxEVT_BUTTON, [this, races, remove](wxCommandEvent&) {
        const int chosen = races->GetSelection();
        if (chosen == wxNOT_FOUND) return;
        m_client.past_races.erase(m_client.past_races.begin() + chosen);
        races->Delete(static_cast<unsigned>(chosen));
        races->SetSelection(std::min(chosen, static_cast<int>(races->GetCount()) - 1));
        if (!m_client.past_races.empty()) return;
        m_race->SetFocus();
        races->Disable();
        remove->Disable();
    });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(Labelled(Content(), Tr(m_context, "Past races"), races), wxSizerFlags(1));
    row->AddSpacer(FromDIP(12));
    row->Add(remove, wxSizerFlags().Bottom());
    Rows()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
}

void ClientDialog::AddEquipment() {
    Head(Tr(m_context, "Tools the client has at home or books"));
    auto* grid = new wxFlexGridSizer(2, FromDIP(6), FromDIP(16));
    grid->AddGrowableCol(0, 1);
    grid->AddGrowableCol(1, 1);
    for (const Tool& tool : kTools) {
        auto* box = new wxCheckBox(Content(), wxID_ANY, Tr(m_context, tool.name));
        box->SetValue(std::find(m_client.equipment.begin(), m_client.equipment.end(), tool.id) !=
                      m_client.equipment.end());
        grid->Add(box, wxSizerFlags().Expand());
        m_equipment.emplace_back(tool.id, box);
    }
    Rows()->Add(grid, wxSizerFlags().Expand());
}

void ClientDialog::ShowGuardianNeed() {
    model::Client looked_at = m_client;
    looked_at.birth_date = m_birth->Date();
    const bool needed = looked_at.IsMinorOn(m_context.clinic.Today());
    m_guardian_need->SetLabelText(needed ? Tr(m_context, "Under 18: a guardian must be named.") : wxString());
    m_guardian_need->Show(needed);
    Content()->Layout();
}

wxString ClientDialog::Wrong() const {
    if (m_birth->IsWrong()) return Tr(m_context, "The date of birth is not a date of the calendar.");
    if (m_race_day->IsWrong()) return Tr(m_context, "The day of the race is not a date of the calendar.");
    if (!m_race->GetValue().Trim().empty() && !m_race_day->Date())
        return Tr(m_context, "Please give the day of the race.");
    double mass = 0;
    wxString typed = m_mass->GetValue().Trim();
    typed.Replace(",", ".");
    if (!typed.empty() && !typed.ToCDouble(&mass))
        return Tr(m_context, "The body mass is not a number of kilograms.");
    return {};
}

model::Client ClientDialog::Read() const {
    model::Client client = m_client;
    const auto text = [](const wxTextCtrl* field) { return Utf8(field->GetValue().Trim().Trim(false)); };
    client.name = text(m_name);
    client.preferred_name = text(m_preferred);
    client.pronouns = text(m_pronouns);
    client.birth_date = m_birth->Date();
    client.guardian = text(m_guardian);
    client.language = ChosenLanguage(*m_language);
    client.large_print = m_large->GetValue();
    client.figure = static_cast<model::Figure>(m_figure->GetSelection());
    client.phone = text(m_phone);
    client.email = text(m_email);
    client.address = text(m_address);
    client.emergency_contact = text(m_emergency);
    client.physician = text(m_physician);
    client.occupation = text(m_occupation);
    client.activity = text(m_activity);
    client.goal = text(m_goal);
    wxString mass = m_mass->GetValue().Trim();
    mass.Replace(",", ".");
    double kilograms = 0;
    client.body_mass_kg = mass.ToCDouble(&kilograms) ? std::optional(kilograms) : std::nullopt;
    client.next_race.reset();
    if (m_race_day->Date()) client.next_race = model::Race{text(m_race), *m_race_day->Date()};
    client.equipment.clear();
    for (const auto& [id, box] : m_equipment) {
        if (box->GetValue()) client.equipment.push_back(id);
    }
    return client;
}

bool ClientDialog::Accept() {
    const wxString wrong = Wrong();
    Complain(wrong);
    if (!wrong.empty()) return false;
    return Try(m_context, [&] { m_client = m_context.clinic.SaveClient(Read()); });
}

}  // namespace gui
