// Breaches of the clinic's data: how long is left to tell the authority, and what was done about each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/disclosures.h"
#include "gui/dialog_actions.h"

namespace gui {

class BreachesDialog : public ActionDialog {
public:
    BreachesDialog(wxWindow* parent, const Context& context);

    void Add(const std::string& what, const std::string& whom, const desk::KnownSince& known);
    // About the chosen one.
    void Follow(const std::string& what, const std::string& whom);
    void Choose(unsigned row);
    [[nodiscard]] wxDataViewListCtrl* Breaches() const { return m_list; }
    [[nodiscard]] wxString About() const { return m_about->GetLabelText(); }

private:
    void Read();
    void ShowChoice();
    void AskBreach();
    void AskFollowUp();

    std::vector<desk::BreachRow> m_rows;
    wxDataViewListCtrl* m_list = nullptr;
    wxStaticText* m_about = nullptr;
    wxButton* m_follow = nullptr;
};

}  // namespace gui
