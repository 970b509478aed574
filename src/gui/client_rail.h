// Left rail: search as you type, today's visits, clients seen lately, visits still to be signed, a new
// client.
#pragma once

#include <wx/button.h>
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
    // The open visit changed; lists are read again only where they show it otherwise.
    void VisitChanged(const model::Visit& visit);
    void SetCurrent(std::optional<model::ClientId> client);
    void FocusSearch();
    // The one visit that needs a signature is opened; of several one is asked for.
    void AskUnsigned();
    [[nodiscard]] wxButton* NeedsSignature() const { return m_unsigned_button; }
    // How old the newest backup is; one that is too old stands out. Empty: not known yet.
    void ShowBackup(const wxString& age, bool old, const wxString& more);
    // Words of a row of today's list, for tests.
    [[nodiscard]] wxString TodayCell(unsigned row, unsigned column) const;
    [[nodiscard]] wxString ClientCell(unsigned row) const;
    [[nodiscard]] int ClientRows() const { return m_clients->GetItemCount(); }

    std::function<void(const model::ClientId&)> OnOpen;
    std::function<void(const model::VisitId&)> OnOpenVisit;
    std::function<void()> OnNew;
    std::function<void()> OnBackups;

private:
    void Build();
    void BindList(wxDataViewListCtrl* list, std::vector<model::ClientId>& ids);
    void AddFoot(wxSizer* column);
    void FillUnsigned();
    void FillToday();
    void FillClients();
    void ShowSelection(wxDataViewListCtrl* list, const std::vector<model::ClientId>& ids);
    void OnSearchKey(wxKeyEvent& event);

    const Context& m_context;
    wxSearchCtrl* m_search;
    wxStaticText *m_today_head, *m_clients_head;
    wxDataViewListCtrl *m_today, *m_clients;
    wxButton* m_unsigned_button = nullptr;
    wxButton *m_backup = nullptr, *m_old_backup = nullptr;  // one of them in sight
    std::vector<store::VisitSummary> m_today_visits, m_unsigned;
    std::vector<model::ClientId> m_today_ids, m_client_ids;
    std::optional<model::ClientId> m_current;
    bool m_filling = false;
};

}  // namespace gui
