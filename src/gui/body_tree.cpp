#include "gui/body_tree.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/condition_panel.h"
#include "gui/place_words.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

BodyTree::BodyTree(wxWindow* parent, VisitState& state, BodyCanvas& canvas, std::function<void()> edit)
    : wxPanel(parent), m_state(state), m_canvas(canvas), m_edit(std::move(edit)) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    const auto& ctx = m_state.Ctx();
    m_tree = new wxDataViewTreeCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                    wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    m_tree->SetFont(Font(FontStyle::Small));
    SetSpoken(m_tree, Tr(ctx, "Body by part"));
    LeaveTypingToUs(m_tree);
    m_all = new wxCheckBox(this, wxID_ANY, Tr(ctx, "All views and layers"));
    m_all->SetFont(Font(FontStyle::Small));
    m_all->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { ShowAll(event.IsChecked()); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_tree, wxSizerFlags(1).Expand());
    column->Add(m_all, wxSizerFlags().Expand().Border(wxALL, FromDIP(6)));
    SetSizer(column);
    BindTree();
    m_canvas.on_place = [this] { FollowPlace(); };
    m_listening = m_state.FollowLater([this](unsigned kinds) { OnShared(kinds); });
    OnNewColours(this, [this] {
        const bool before = std::exchange(m_updating, true);
        RenewPictures(m_rows);
        m_updating = before;
    });
}

bool BodyTree::Show(bool show) {
    if (show && !m_filled) {
        m_filled = true;
        m_followed = m_state.Selected();
        Refill();
        for (const Row& group : m_rows) {
            for (const Row& region : group.children) {
                if (region.children.empty()) continue;
                m_tree->Expand(group.item);
                m_tree->Expand(region.item);
            }
        }
        if (m_canvas.Place()) FollowPlace();
    }
    return wxPanel::Show(show);
}

void BodyTree::ShowAll(bool all) {
    m_all->SetValue(all);
    if (m_filled) Refill();
}

void BodyTree::OnShared(unsigned kinds) {
    if (!m_filled) return;
    if (kinds & (shared::kVisit | shared::kMarks | shared::kView | shared::kLayer)) Refill();
    if (kinds & shared::kVisit) m_followed = m_state.Selected();
    if (kinds & (shared::kMarks | shared::kSelection)) FollowSelection();
}

void BodyTree::Refill() {
    const bool before = std::exchange(m_updating, true);
    Try(m_state.Ctx(), [this] { Merge({}, m_rows, Wanted()); });
    m_updating = before;
}

// Marked structures are listed whatever is in sight.
BodyTree::Keys BodyTree::InSight() const {
    Keys keys;
    for (const auto& mark : m_state.Marks()) keys.emplace(mark.at.region, mark.at.side, mark.layer);
    if (!m_all->GetValue()) {
        for (const auto& hit : m_canvas.Structures(m_state.Layer()))
            keys.emplace(hit.at.region, hit.at.side, hit.layer);
        return keys;
    }
    for (const auto& term : m_state.Terms().Regions()) {
        const auto sides = term.paired ? std::vector{model::Side::Left, model::Side::Right}
                                       : std::vector{model::Side::Midline};
        for (const auto side : sides) {
            keys.emplace(term.id, side, term.layer);
            for (const auto& word : term.also_on_layers)
                if (const auto layer = model::ParseLayer(word)) keys.emplace(term.id, side, *layer);
        }
    }
    return keys;
}

BodyTree::Row BodyTree::RegionRow(const terms::RegionTerm& term, model::Side side, model::Layer layer) const {
    Row row{Kind::Region, term.id, side, layer, {}, {}, {}, {}};
    for (const auto& mark : m_state.Marks()) {
        if (mark.at != row.At() || mark.layer != layer) continue;
        row.children.push_back(
            {Kind::Mark, mark.id.value, {}, {}, MarkWords(m_state, mark), mark.finding, {}, {}});
    }
    std::vector<std::string> parts{Utf8(PlaceWords(m_state, row.At()))};
    if (layer == model::Layer::Deep || !term.also_on_layers.empty())
        parts.push_back(Utf8(Wx(desk::LayerName(m_state.Ctx().words, layer)).Lower()));
    if (!row.children.empty()) parts.push_back(CountWords(m_state, row.children.size()));
    for (const auto& part : parts) row.text += (row.text.empty() ? "" : ", ") + Wx(part);
    return row;
}

// Groups and structures in the order of the vocabulary, head to foot.
BodyTree::Rows BodyTree::Wanted() const {
    Rows groups;
    if (!m_state.Editor()) return groups;
    const auto shown = InSight();
    for (const auto& term : m_state.Terms().Regions()) {
        Rows regions;
        for (const auto side : {model::Side::Left, model::Side::Right, model::Side::Midline}) {
            for (const auto layer : {model::Layer::Superficial, model::Layer::Deep}) {
                if (shown.contains({term.id, side, layer})) regions.push_back(RegionRow(term, side, layer));
            }
        }
        if (regions.empty()) continue;
        auto group = std::ranges::find(groups, term.group, &Row::id);
        if (group == groups.end()) {
            const Row row{Kind::Group, term.group, {}, {}, AreaName(m_state.Ctx(), term.group), {}, {}, {}};
            group = groups.insert(groups.end(), row);
        }
        std::ranges::move(regions, std::back_inserter(group->children));
    }
    return groups;
}

// Rows keep their places and their expansion; only what differs is touched. Both lists follow one order.
void BodyTree::Merge(const wxDataViewItem& parent, Rows& rows, Rows&& wanted) {
    for (std::size_t i = rows.size(); i-- > 0;) {
        if (std::ranges::any_of(wanted, [&](const Row& row) { return row.Same(rows[i]); })) continue;
        Retire(parent, rows[i]);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i < rows.size() && rows[i].Same(wanted[i]))
            Update(rows[i], std::move(wanted[i]));
        else
            Insert(parent, rows, i, std::move(wanted[i]));
    }
}

// The keyboard must not be left on a row that is no more.
void BodyTree::Retire(const wxDataViewItem& parent, const Row& row) {
    const auto current = m_tree->GetSelection();
    const bool inside = current == row.item || std::ranges::any_of(row.children, [&](const Row& child) {
                            return child.item == current;
                        });
    if (inside && parent.IsOk()) Go(parent);
    m_tree->DeleteItem(row.item);
}

wxBitmapBundle BodyTree::Picture(const Row& row) const {
    if (row.kind != Kind::Mark) return {};
    return GlyphBitmap(*m_tree, row.finding, m_state.InkOf(row.finding), 14);
}

void BodyTree::Insert(const wxDataViewItem& parent, Rows& rows, std::size_t before, Row&& row) {
    auto* store = m_tree->GetStore();
    const bool last = before >= rows.size();
    const auto next = last ? wxDataViewItem() : rows[before].item;
    Rows children = std::exchange(row.children, {});
    // The store's "previous" is the row the new one stands before.
    if (row.kind == Kind::Mark)
        row.item = last ? store->AppendItem(parent, row.text, Picture(row))
                        : store->InsertItem(parent, next, row.text, Picture(row));
    else
        row.item =
            last ? store->AppendContainer(parent, row.text) : store->InsertContainer(parent, next, row.text);
    store->ItemAdded(parent, row.item);
    auto& placed = *rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(before), std::move(row));
    Merge(placed.item, placed.children, std::move(children));
}

// A cell with a picture goes on telling its old words to a screen reader; a new one tells the new ones. The
// new one comes first, so that its structure stays open.
void BodyTree::Replace(Row& row) {
    auto* store = m_tree->GetStore();
    const auto old = row.item, parent = store->GetParent(old);
    const bool current = m_tree->GetSelection() == old;
    row.item = store->InsertItem(parent, old, row.text, Picture(row));
    store->ItemAdded(parent, row.item);
    if (current) Go(row.item);
    m_tree->DeleteItem(old);
}

void BodyTree::RenewPictures(Rows& rows) {
    for (Row& row : rows) {
        if (row.kind == Kind::Mark) Replace(row);
        RenewPictures(row.children);
    }
}

void BodyTree::Update(Row& row, Row&& wanted) {
    if (row.finding != wanted.finding || row.text != wanted.text) {
        row.finding = wanted.finding;
        row.text = wanted.text;
        if (row.kind == Kind::Mark)
            Replace(row);
        else
            m_tree->SetItemText(row.item, row.text);
    }
    Merge(row.item, row.children, std::move(wanted.children));
}

BodyTree::Path BodyTree::Find(const std::function<bool(const Row&)>& fits) const {
    for (const Row& group : m_rows) {
        if (fits(group)) return {&group, nullptr, nullptr};
        for (const Row& region : group.children) {
            if (fits(region)) return {&group, &region, nullptr};
            for (const Row& mark : region.children) {
                if (fits(mark)) return {&group, &region, &mark};
            }
        }
    }
    return {};
}

BodyTree::Path BodyTree::Current() const {
    const auto item = m_tree->GetSelection();
    return item.IsOk() ? Find([&](const Row& row) { return row.item == item; }) : Path();
}

wxDataViewItem BodyTree::ItemOf(const model::RegionRef& at, model::Layer layer) const {
    const auto path = Find([&](const Row& row) {
        return row.kind == Kind::Region && row.layer == layer && row.side == at.side && row.id == at.region;
    });
    return path.region ? path.region->item : wxDataViewItem();
}

wxDataViewItem BodyTree::ItemOf(const model::MarkId& id) const {
    const auto path = Find([&](const Row& row) { return row.kind == Kind::Mark && row.id == id.value; });
    return path.mark ? path.mark->item : wxDataViewItem();
}

void BodyTree::Go(const wxDataViewItem& item) {
    if (!item.IsOk()) return;
    const bool before = std::exchange(m_updating, true);
    m_tree->EnsureVisible(item);
    m_tree->Select(item);
    PutCursorOnSelection(m_tree);
    m_updating = before;
}

void BodyTree::FollowPlace() {
    const auto place = m_canvas.Place();
    if (!m_filled || m_updating || !place) return;
    if (!ItemOf(place->at, place->layer).IsOk()) Refill();
    Go(ItemOf(place->at, place->layer));
}

void BodyTree::FollowSelection() {
    if (m_state.Selected() == m_followed) return;
    m_followed = m_state.Selected();
    if (!m_updating && !m_followed.empty()) Go(ItemOf(m_followed));
}

}  // namespace gui
