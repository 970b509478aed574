// The client's visits, newest first: what was found and written, and opening one.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "gui/history_state.h"

class wxButton;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class HistoryVisits : public wxPanel {
public:
    // The list follows range and filters of the state once it has the client's past.
    HistoryVisits(wxWindow* parent, HistoryState& state);
    void ShowClient(const model::Client& client);
    // Those of a number alone, until the person wants them all or the range changes.
    void ShowOnly(std::vector<model::VisitId> visits);
    void Clear();
    // What its part of the page has come to the front for.
    void Freshen();

    std::function<void(const model::VisitId&)> OnOpenVisit;

    [[nodiscard]] wxTextCtrl* Detail() const { return m_detail; }
    [[nodiscard]] wxStaticText* Moved() const { return m_moved; }
    [[nodiscard]] wxDataViewListCtrl* List() const { return m_list; }
    [[nodiscard]] wxStaticText* Head() const { return m_head; }
    [[nodiscard]] wxButton* All() const { return m_all; }

private:
    void Take(unsigned kinds);
    void FillList();
    void AddRow(const store::VisitSummary& visit);
    [[nodiscard]] bool Shows(const store::VisitSummary& visit) const;
    [[nodiscard]] wxString HeadText() const;
    void ShowMoved(const model::ClientId& client);
    void ShowSelected();
    void Open();
    const Context& m_context;
    wxStaticText *m_head, *m_moved;  // moved: visits that stand in another chart now
    wxTextCtrl* m_detail;            // read only: scrolls where a visit has more to say
    wxDataViewListCtrl* m_list;
    wxButton *m_open, *m_all;
    HistoryState& m_state;
    std::unique_ptr<HistoryListener> m_listening;
    model::ClientId m_client;
    std::vector<store::VisitSummary> m_whole, m_visits;  // all there are, and those listed
    std::optional<std::vector<model::VisitId>> m_only;
    bool m_stale = false;
};

}  // namespace gui
