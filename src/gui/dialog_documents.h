// The papers of a client, to be looked at, printed, saved and sent.
#pragma once

#include <optional>
#include <vector>

#include "desk/papers.h"
#include "gui/dialog_actions.h"

namespace gui {

class DocumentsDialog : public ActionDialog {
public:
    // wxID_OK: Wanted() is to be shown.
    DocumentsDialog(wxWindow* parent, const Context& context, const model::Client& client,
                    std::vector<desk::PaperOffer> offers);
    [[nodiscard]] const std::optional<desk::PaperWish>& Wanted() const { return m_wanted; }
    [[nodiscard]] wxDataViewListCtrl* List() const { return m_list; }
    // As by Enter or a double click on the chosen row.
    void ShowChosen();

private:
    std::vector<desk::PaperOffer> m_offers;
    std::optional<desk::PaperWish> m_wanted;
    wxDataViewListCtrl* m_list;
};

}  // namespace gui
