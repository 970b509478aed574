// The client's visits, newest first: what was found and written, and opening one.
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

class HistoryVisits : public wxPanel {
public:
    HistoryVisits(wxWindow* parent, const Context& context);
    void ShowClient(const model::Client& client);
    void Clear();
    // Selects it; false if the list does not have it.
    bool SelectVisit(const model::VisitId& visit);

    std::function<void(const model::VisitId&)> OnOpenVisit;

    [[nodiscard]] wxTextCtrl* Detail() const { return m_detail; }
    [[nodiscard]] wxStaticText* Moved() const { return m_moved; }
    [[nodiscard]] wxDataViewListCtrl* List() const { return m_list; }

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
