// Left rail: search as you type, today's visits, clients seen lately, a new client.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <functional>
#include <optional>
#include <vector>

#include "gui/context.h"

namespace gui {

class ClientRail : public wxPanel {
public:
    ClientRail(wxWindow* parent, const Context& context);

    // Reads the clinic again.
    void Reload();
    void SetCurrent(std::optional<model::ClientId> client);
    void FocusSearch();

    std::function<void(const model::ClientId&)> OnOpen;
    std::function<void()> OnNew;

private:
    void Build();
    void BindList(wxDataViewListCtrl* list, std::vector<model::ClientId>& ids);
    void FillToday();
    void FillClients();
    void ShowSelection(wxDataViewListCtrl* list, const std::vector<model::ClientId>& ids);
    void OnSearchKey(wxKeyEvent& event);

    const Context& m_context;
    wxSearchCtrl* m_search;
    wxStaticText *m_today_head, *m_clients_head;
    wxDataViewListCtrl *m_today, *m_clients;
    std::vector<model::ClientId> m_today_ids, m_client_ids;
    std::optional<model::ClientId> m_current;
    bool m_filling = false;
};

}  // namespace gui
