// Who works here, who may do what, and one's own passphrase and PIN.
#pragma once

#include <wx/button.h>
#include <wx/dataview.h>

#include <vector>

#include "gui/context.h"
#include "gui/controls_segments.h"
#include "gui/dialog_form.h"
#include "gui/file_asker.h"

namespace gui {

class PeopleDialog : public FormDialog {
public:
    PeopleDialog(wxWindow* parent, const Context& context, FileAsker& files);

    // For tests.
    [[nodiscard]] wxString Cell(unsigned row, unsigned column) const;
    [[nodiscard]] wxString RightsCell(unsigned row, unsigned column) const;
    [[nodiscard]] wxString EmergencyCell(unsigned row, unsigned column) const;
    void Choose(unsigned row);
    [[nodiscard]] wxButton* AddOne() const { return m_add; }
    [[nodiscard]] wxButton* ChangeOne() const { return m_change; }
    [[nodiscard]] wxButton* ResetOne() const { return m_reset; }
    [[nodiscard]] wxButton* RemoveOne() const { return m_remove; }

protected:
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    wxButton* NewAction(wxSizer* row, const wxString& label, void (PeopleDialog::*action)());
    wxPanel* NewPage();
    void BuildPeople(wxWindow* page);
    void AddActions(wxWindow* page);
    void BuildRights(wxWindow* page);
    void BuildEmergencies(wxWindow* page);
    void ShowPage(int page);
    void Fill();
    void ShowChoice();
    [[nodiscard]] const model::User* Chosen() const;
    void Add();
    void Change();
    void Reset();
    void Remove();
    void OwnPin();
    void OwnPassphrase();

    const Context& m_context;
    FileAsker& m_files;
    std::vector<model::User> m_people;
    Segments* m_tabs;
    std::vector<wxPanel*> m_pages;
    wxDataViewListCtrl *m_list = nullptr, *m_rights = nullptr, *m_emergencies = nullptr;
    wxButton *m_add = nullptr, *m_change = nullptr, *m_reset = nullptr, *m_remove = nullptr;
};

}  // namespace gui
