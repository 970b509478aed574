// The marks as a native list: the twin of the canvas for keyboard and screen reader. Below them what the last
// visit had and today's chart has not: Enter confirms, Del records as resolved.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/visit_state.h"

namespace gui {

class MarkList : public wxPanel {
public:
    struct Actions {
        std::function<void()> add;   // Ins
        std::function<void()> edit;  // Enter
    };
    MarkList(wxWindow* parent, VisitState& state, Actions actions);

    void FocusList() { m_list->SetFocus(); }
    [[nodiscard]] wxDataViewListCtrl* List() const { return m_list; }
    // Text of a cell as it is shown, for tests.
    [[nodiscard]] wxString Cell(int row, int column) const;

private:
    enum class Kind { Mark, Head, Ghost };
    struct Row {
        Kind kind = Kind::Mark;
        model::MarkId id;
        std::string finding;
        std::vector<wxString> cells;
        bool operator==(const Row&) const = default;
    };
    void AddColumns();
    void BindList();
    void OnShared(unsigned kinds);
    void ShowMarks();
    void ShowSelection();
    void OnSelected();
    void Activate();
    void OnKey(wxKeyEvent& event);
    bool Begin(int key);
    void TakeRow(int row);
    [[nodiscard]] std::vector<Row> Wanted() const;
    [[nodiscard]] std::vector<int> SelectedRows() const;
    [[nodiscard]] Row RowFor(const model::Mark& mark) const;
    [[nodiscard]] Row GhostRow(const desk::Ghost& ghost) const;
    [[nodiscard]] Row HeadRow() const;
    [[nodiscard]] wxVariant FirstCell(const Row& row) const;
    void AppendRow(const Row& row);

    VisitState& m_state;
    Actions m_actions;
    desk::Subscription m_listening;
    wxDataViewListCtrl* m_list = nullptr;
    std::vector<Row> m_rows;
    int m_last_row = 0;
    bool m_updating = false;
};

}  // namespace gui
