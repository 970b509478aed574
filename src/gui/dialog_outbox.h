// Letters that wait, were sent or failed, and what can be done about them.
#pragma once

#include <functional>
#include <vector>

#include "desk/post.h"
#include "desk/signal.h"
#include "gui/dialog_actions.h"

namespace gui {

class OutboxKeeper;

class OutboxDialog : public ActionDialog {
public:
    OutboxDialog(wxWindow* parent, const Context& context, OutboxKeeper& outbox);

    void SendDue();
    // One that may have arrived only after it was asked about.
    void Again();
    void Withdraw();
    // What was found out about one that may have arrived.
    void Settle(bool arrived);
    [[nodiscard]] wxDataViewListCtrl* List() const { return m_list; }
    [[nodiscard]] wxString About() const { return m_about->GetLabelText(); }
    // Whether a letter that may have arrived goes out a second time; a dialog, unless set otherwise.
    std::function<bool(const model::OutboxRow& row)> AskAgain;

private:
    void Read();
    void ShowChoice();
    void Follow();
    [[nodiscard]] wxString AboutRow(const model::OutboxRow& row) const;
    [[nodiscard]] const model::OutboxRow& Chosen() const;

    OutboxKeeper& m_outbox;
    desk::Subscription m_changes;
    std::vector<model::OutboxRow> m_rows;
    wxDataViewListCtrl* m_list;
    wxStaticText* m_about;
    wxButton *m_again, *m_withdraw, *m_arrived;
};

}  // namespace gui
