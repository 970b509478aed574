// All of a client's details but the health history.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <string>
#include <utility>
#include <vector>

#include "gui/context.h"
#include "gui/controls_date.h"
#include "gui/dialog_form.h"

namespace gui {

class ClientDialog : public FormDialog {
public:
    ClientDialog(wxWindow* parent, const Context& context, model::Client client, bool is_new);
    // "phone", as the JSON export names it; others are passed over.
    void FocusField(const std::string& name);
    // After wxID_OK: as the clinic keeps it.
    [[nodiscard]] const model::Client& Saved() const { return m_client; }

protected:
    bool Accept() override;

private:
    void AddPerson();
    void AddContact();
    void AddSport();
    void AddPastRaces();
    void AddEquipment();
    void ShowGuardianNeed();
    [[nodiscard]] wxString Wrong() const;
    [[nodiscard]] model::Client Read() const;
    [[nodiscard]] wxTextCtrl* Field(const std::string& value);
    void Head(const wxString& title);

    const Context& m_context;
    model::Client m_client;
    wxTextCtrl *m_name, *m_preferred, *m_pronouns, *m_email, *m_phone, *m_address, *m_guardian, *m_emergency,
        *m_physician, *m_occupation, *m_activity, *m_goal, *m_mass, *m_race;
    DateField *m_birth, *m_race_day;
    wxChoice *m_language, *m_figure;
    wxStaticText* m_guardian_need;
    wxCheckBox* m_large;
    std::vector<std::pair<std::string, wxCheckBox*>> m_equipment;
};

}  // namespace gui
