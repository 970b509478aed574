// Somebody who works in the clinic: let in, changed, or removed.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <optional>
#include <string>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class PersonDialog : public FormDialog {
public:
    // Nobody: somebody new. wxID_OK: saved.
    PersonDialog(wxWindow* parent, const Context& context, const std::optional<model::User>& person);

    [[nodiscard]] wxTextCtrl* Name() const { return m_name; }
    [[nodiscard]] wxTextCtrl* Profession() const { return m_profession; }
    [[nodiscard]] wxChoice* RoleChoice() const { return m_role; }
    [[nodiscard]] wxCheckBox* Student() const { return m_student; }
    void TypePassphrase(const wxString& first, const wxString& second);

protected:
    bool Accept() override;

private:
    [[nodiscard]] model::User Read() const;
    void Add(const model::User& person);
    void Change(const model::User& person);

    const Context& m_context;
    std::optional<model::User> m_before;
    wxTextCtrl *m_name, *m_full_name, *m_credentials, *m_profession;
    wxChoice* m_role;
    wxCheckBox* m_student;
    wxTextCtrl *m_first = nullptr, *m_second = nullptr;
};

class RemovePersonDialog : public FormDialog {
public:
    // wxID_OK: removed; Code is to be shown at once, and then what is said by Unfinished, if anything.
    RemovePersonDialog(wxWindow* parent, const Context& context, const model::User& person);
    [[nodiscard]] const std::string& Code() const { return m_code; }
    [[nodiscard]] const wxString& Unfinished() const { return m_unfinished; }
    [[nodiscard]] wxTextCtrl* Name() const { return m_name; }

protected:
    bool Accept() override;
    // The code is nowhere else.
    [[nodiscard]] bool Keeps(bool) const override { return !m_code.empty(); }

private:
    const Context& m_context;
    model::User m_person;
    wxTextCtrl* m_name;
    std::string m_code;
    wxString m_unfinished;
};

}  // namespace gui
