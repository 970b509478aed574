// The body as a native tree by part: the twin of the canvas for those who do not see it. A row is a group, a
// structure with its side and layer, or a mark.
#pragma once

#include <wx/checkbox.h>
#include <wx/dataview.h>
#include <wx/panel.h>

#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "gui/visit_state.h"

namespace gui {

class BodyCanvas;

class BodyTree : public wxPanel {
public:
    // Follows the canvas and moves it; edit: Enter on a mark. The canvas must outlive the tree.
    BodyTree(wxWindow* parent, VisitState& state, BodyCanvas& canvas, std::function<void()> edit);

    // The rows are made when the tree is first shown.
    bool Show(bool show = true) override;
    void FocusTree() { m_tree->SetFocus(); }
    // The structures of every view and layer instead of those in sight.
    void ShowAll(bool all);
    [[nodiscard]] wxDataViewTreeCtrl* Tree() const { return m_tree; }
    // Rows of a structure or a mark; invalid if not listed.
    [[nodiscard]] wxDataViewItem ItemOf(const model::RegionRef& at, model::Layer layer) const;
    [[nodiscard]] wxDataViewItem ItemOf(const model::MarkId& id) const;

private:
    enum class Kind { Group, Region, Mark };
    struct Row {
        Kind kind = Kind::Group;
        std::string id;  // of the group, region or mark
        model::Side side = model::Side::Midline;
        model::Layer layer = model::Layer::Superficial;
        wxString text;
        std::string finding;
        wxDataViewItem item;
        std::vector<Row> children;

        [[nodiscard]] bool Same(const Row& other) const {
            return kind == other.kind && id == other.id && side == other.side && layer == other.layer;
        }
        [[nodiscard]] model::RegionRef At() const { return {id, side}; }
    };
    using Rows = std::vector<Row>;
    using Keys = std::set<std::tuple<std::string, model::Side, model::Layer>>;
    struct Path {  // a row and those it stands in
        const Row* group = nullptr;
        const Row* region = nullptr;
        const Row* mark = nullptr;
        [[nodiscard]] const Row* Last() const { return mark ? mark : region ? region : group; }
    };

    // body_tree.cpp: what the rows are
    void OnShared(unsigned kinds);
    void Refill();
    [[nodiscard]] Rows Wanted() const;
    [[nodiscard]] Keys InSight() const;
    [[nodiscard]] Row RegionRow(const terms::RegionTerm& term, model::Side side, model::Layer layer) const;
    void Merge(const wxDataViewItem& parent, Rows& rows, Rows&& wanted);
    void Retire(const wxDataViewItem& parent, const Row& row);
    void Insert(const wxDataViewItem& parent, Rows& rows, std::size_t before, Row&& row);
    void Replace(Row& row);
    void RenewPictures(Rows& rows);
    void Update(Row& row, Row&& wanted);
    [[nodiscard]] wxBitmapBundle Picture(const Row& row) const;
    void Go(const wxDataViewItem& item);
    void FollowPlace();
    void FollowSelection();
    [[nodiscard]] Path Find(const std::function<bool(const Row&)>& fits) const;
    [[nodiscard]] Path Current() const;  // the selected row

    // body_tree_keys.cpp: what the keyboard does
    void BindTree();
    void OnSelected();
    void OnHook(wxKeyEvent& event);
    void OnChar(wxKeyEvent& event);
    bool Digit(wxChar key);
    void Activate();
    void Remove();
    void Outwards();
    void Inwards();
    void TypeAhead(const wxString& letter);
    [[nodiscard]] bool Typing() const;
    [[nodiscard]] wxDataViewItem NextStarting(const wxString& typed) const;
    void OpenMenu();

    VisitState& m_state;
    BodyCanvas& m_canvas;
    std::function<void()> m_edit;
    desk::Subscription m_listening;
    wxDataViewTreeCtrl* m_tree = nullptr;
    wxCheckBox* m_all = nullptr;
    Rows m_rows;
    model::MarkId m_followed;
    bool m_filled = false, m_updating = false;
    wxString m_typed;
    std::chrono::steady_clock::time_point m_typed_at;
};

}  // namespace gui
