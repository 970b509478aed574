// Puts a visit into the chart of another client: a draft at once, a signed visit with a signature.
#pragma once

#include <wx/dataview.h>

#include <vector>

#include "gui/dialog_key.h"

namespace gui {

class MoveVisitDialog : public KeyDialog {
public:
    // wxID_OK: it stands in the other chart.
    MoveVisitDialog(wxWindow* parent, const Context& context, const model::Visit& visit, KeyWorker& worker);

    [[nodiscard]] wxTextCtrl* Search() const { return m_search; }
    [[nodiscard]] wxDataViewListCtrl* Clients() const { return m_list; }
    [[nodiscard]] wxTextCtrl* Reason() const { return m_reason; }  // nullptr: a draft

protected:
    void Look() override;
    void Do(const store::SigningKey* key) override;

private:
    void Find();
    [[nodiscard]] model::ClientId Chosen() const;
    [[nodiscard]] model::Amendment Made() const;

    model::ClientId m_from;
    bool m_signed;
    std::vector<store::ClientSummary> m_found;
    wxTextCtrl *m_search, *m_reason = nullptr;
    wxDataViewListCtrl* m_list;
};

}  // namespace gui
