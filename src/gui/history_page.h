// The client's visits, newest first: what, how much, open one, print its plan.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <vector>

#include "gui/context.h"

class wxButton;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class HistoryPage : public wxPanel {
public:
    HistoryPage(wxWindow* parent, const Context& context);
    void ShowClient(const model::Client& client);

    std::function<void(const model::VisitId&)> OnOpenVisit;

    [[nodiscard]] wxTextCtrl* Detail() const { return m_detail; }
    [[nodiscard]] wxStaticText* Moved() const { return m_moved; }

private:
    void ShowMoved(const model::ClientId& client);
    void ShowSelected();
    void Open();
    const Context& m_context;
    wxStaticText *m_head, *m_moved;  // moved: visits that stand in another chart now
    wxTextCtrl* m_detail;            // read only: scrolls where a visit has more to say
    wxDataViewListCtrl* m_list;
    wxButton* m_open;
    std::vector<store::VisitSummary> m_visits;
};

}  // namespace gui
