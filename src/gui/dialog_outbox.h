// Letters that wait, were sent or failed, and what can be done about them.
#pragma once

#include <vector>

#include "desk/post.h"
#include "gui/dialog_actions.h"

namespace gui {

class OutboxDialog : public ActionDialog {
public:
    OutboxDialog(wxWindow* parent, const Context& context);

    void SendDue();
    void Again();
    void Withdraw();
    // What was found out about one that may have arrived.
    void Settle(bool arrived);
    [[nodiscard]] wxDataViewListCtrl* List() const { return m_list; }

private:
    void Read();
    void ShowChoice();
    [[nodiscard]] const model::OutboxRow& Chosen() const;

    std::vector<model::OutboxRow> m_rows;
    wxDataViewListCtrl* m_list;
    wxStaticText* m_about;
    wxButton *m_again, *m_withdraw, *m_arrived;
};

}  // namespace gui
