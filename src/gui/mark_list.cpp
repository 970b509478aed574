#include "gui/mark_list.h"

#include <wx/sizer.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/inspector_strip.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {

std::string Score(std::optional<int> value) {
    return value ? std::to_string(*value) : "–";
}

wxString ShortSide(const Context& context, const model::Mark& mark) {
    if (desk::OnBothSides(mark)) return TrIn(context, "side, short", "L+R");
    const model::Side side = mark.at.side;
    if (side == model::Side::Left) return TrIn(context, "side, short", "L");
    if (side == model::Side::Right) return TrIn(context, "side, short", "R");
    return wxString::FromUTF8("–");
}

}  // namespace

MarkList::MarkList(wxWindow* parent, VisitState& state, Actions actions)
    : wxPanel(parent), m_state(state), m_actions(std::move(actions)) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    const auto& ctx = m_state.Ctx();
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                    wxDV_MULTIPLE | wxBORDER_NONE);
    m_list->SetFont(Font(FontStyle::Small));
    SetSpoken(m_list, Tr(ctx, "Marks"));
    LeaveTypingToUs(m_list);
    column->Add(m_list, wxSizerFlags(1).Expand());
    SetSizer(column);
    AddColumns();
    BindList();
    m_listening = m_state.FollowLater([this](unsigned kinds) { OnShared(kinds); });
    OnShared(~0U);
    OnNewColours(this, [this] {
        m_rows.clear();
        OnShared(~0U);
    });
}

void MarkList::AddColumns() {
    const auto& ctx = m_state.Ctx();
    auto* first = new wxDataViewIconTextRenderer();
    first->SetAlignment(wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
    first->EnableEllipsize(wxELLIPSIZE_END);
    m_list->AppendColumn(new wxDataViewColumn(Tr(ctx, "Region"), first, 0, FromDIP(150), wxALIGN_LEFT),
                         "wxDataViewIconText");
    m_list->AppendTextColumn(TrIn(ctx, "column", "Side"), wxDATAVIEW_CELL_INERT, FromDIP(38));
    m_list->AppendTextColumn(Tr(ctx, "Finding"), wxDATAVIEW_CELL_INERT, FromDIP(60));
    m_list->AppendTextColumn(wxString::FromUTF8("0–10"), wxDATAVIEW_CELL_INERT, FromDIP(52));
    m_list->AppendTextColumn(TrIn(ctx, "column", "Time"), wxDATAVIEW_CELL_INERT, FromDIP(56), wxALIGN_RIGHT);
    TellWhole(m_list, 0);
    FillWithColumn(m_list, 0, 86, 38 + 60 + 52 + 56);
}

void MarkList::BindList() {
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!m_updating) OnSelected();
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { Activate(); });
    Bind(wxEVT_CHAR_HOOK, &MarkList::OnKey, this);
}

std::vector<int> MarkList::SelectedRows() const {
    wxDataViewItemArray items;
    m_list->GetSelections(items);
    std::vector<int> rows;
    for (const auto& item : items) {
        const int row = m_list->ItemToRow(item);
        if (row >= 0 && row < static_cast<int>(m_rows.size())) rows.push_back(row);
    }
    std::ranges::sort(rows);
    return rows;
}

void MarkList::OnSelected() {
    const auto rows = SelectedRows();
    if (rows.empty()) return;
    const auto kind = [this](int row) { return m_rows[static_cast<std::size_t>(row)].kind; };
    const auto id = [this](int row) { return m_rows[static_cast<std::size_t>(row)].id; };
    if (rows.size() == 1 && kind(rows.front()) == Kind::Head) {
        // The keys go over it.
        const bool down = m_last_row < rows.front() || rows.front() == 0;
        return TakeRow(rows.front() + (down ? 1 : -1));
    }
    std::vector<model::MarkId> marks;
    for (const int row : rows)
        if (kind(row) == Kind::Mark) marks.push_back(id(row));
    const int current = m_list->ItemToRow(m_list->GetCurrentItem());
    m_last_row = std::ranges::find(rows, current) != rows.end() ? current : rows.back();
    if (marks.empty()) {
        // Of several one: each is a question of its own.
        const auto ghost = std::ranges::find(rows, Kind::Ghost, kind);
        return ghost == rows.end() ? void() : m_state.SelectGhost(id(*ghost));
    }
    const auto last = std::ranges::find(marks, id(m_last_row));
    m_state.Choose(marks, last == marks.end() ? marks.back() : *last);
}

void MarkList::TakeRow(int row) {
    const Row& wanted = m_rows[static_cast<std::size_t>(row)];
    m_last_row = row;
    wanted.kind == Kind::Ghost ? m_state.SelectGhost(wanted.id) : m_state.Select(wanted.id);
}

// With no row in hand the toolkit's keys do nothing, or pass the first row over.
bool MarkList::Begin(int key) {
    if (m_rows.empty() || (!SelectedRows().empty() && m_list->GetCurrentItem().IsOk())) return false;
    switch (key) {
        case WXK_DOWN:
        case WXK_NUMPAD_DOWN:
        case WXK_HOME:
        case WXK_NUMPAD_HOME:
        case WXK_PAGEDOWN:
        case WXK_NUMPAD_PAGEDOWN:
            TakeRow(m_rows.front().kind == Kind::Head ? 1 : 0);
            return true;
        case WXK_UP:
        case WXK_NUMPAD_UP:
        case WXK_END:
        case WXK_NUMPAD_END:
        case WXK_PAGEUP:
        case WXK_NUMPAD_PAGEUP:
            TakeRow(static_cast<int>(m_rows.size()) - 1);
            return true;
        default:
            return false;
    }
}

void MarkList::Activate() {
    if (const auto* ghost = m_state.SelectedGhost()) return m_state.ConfirmGhost(ghost->mark.id);
    if (m_state.SelectedMark()) m_actions.edit();
}

void MarkList::OnKey(wxKeyEvent& event) {
    if (!m_state.Waiting().empty() || m_state.SelectedGhost()) {
        if (const auto score = ScoreOfKey(event)) {
            m_state.TakeSeverity(*score);
            return;
        }
    }
    if (!event.HasAnyModifiers() && Begin(event.GetKeyCode())) return;
    switch (event.HasAnyModifiers() ? WXK_NONE : event.GetKeyCode()) {
        case WXK_INSERT:
        case WXK_NUMPAD_INSERT:
            return m_actions.add();
        case WXK_DELETE:
        case WXK_NUMPAD_DELETE:
            return m_state.RemoveSelected();
        default:
            event.Skip();
    }
}

wxString MarkList::Cell(int row, int column) const {
    return m_rows.at(static_cast<std::size_t>(row)).cells.at(static_cast<std::size_t>(column));
}

MarkList::Row MarkList::RowFor(const model::Mark& mark) const {
    const auto& ctx = m_state.Ctx();
    const auto* finding = m_state.Terms().FindFinding(mark.finding);
    int minutes = 0;
    for (const auto* treatment : m_state.Editor()->Visit().TreatmentsOf(mark.id))
        minutes += treatment->minutes;
    const bool avoid = finding && finding->family == terms::Family::Avoid;
    Row row{Kind::Mark, mark.id, mark.finding, {}};
    row.cells = {
        m_state.RegionText(mark.at.region), ShortSide(ctx, mark),
        finding ? Wx(ctx.words.In("finding", finding->abbr)) : Wx(mark.finding),
        Wx(mark.before || mark.after ? Score(mark.before) + " → " + Score(mark.after) : "–"),
        avoid && minutes == 0 ? Tr(ctx, "avoid") : TrFill(ctx, "{0} min", {std::to_string(minutes)})};
    return row;
}

MarkList::Row MarkList::GhostRow(const desk::Ghost& ghost) const {
    const auto& ctx = m_state.Ctx();
    Row row = RowFor(ghost.mark);
    row.kind = Kind::Ghost;
    row.cells.back() = ghost.resolved ? Tr(ctx, "resolved") : m_state.GhostDay();
    return row;
}

MarkList::Row MarkList::HeadRow() const {
    return {Kind::Head, {}, {}, {Tr(m_state.Ctx(), "Not yet charted"), {}, {}, {}, {}}};
}

std::vector<MarkList::Row> MarkList::Wanted() const {
    std::vector<Row> rows;
    for (const auto& mark : m_state.Marks()) rows.push_back(RowFor(mark));
    if (!m_state.Ghosts().empty()) rows.push_back(HeadRow());
    for (const auto& ghost : m_state.Ghosts()) rows.push_back(GhostRow(ghost));
    return rows;
}

wxVariant MarkList::FirstCell(const Row& row) const {
    wxBitmapBundle picture;
    if (row.kind == Kind::Mark) picture = GlyphBitmap(*this, row.finding, m_state.InkOf(row.finding), 16);
    if (row.kind == Kind::Ghost) picture = GlyphBitmap(*this, row.finding, bodymap::Ink::Ghost, 16);
    const wxDataViewIconText text(row.cells[0], picture);
    wxVariant variant;
    variant << text;
    return variant;
}

void MarkList::AppendRow(const Row& row) {
    wxVector<wxVariant> values;
    values.push_back(FirstCell(row));
    for (std::size_t i = 1; i < row.cells.size(); ++i) values.push_back(wxVariant(row.cells[i]));
    m_list->AppendItem(values);
}

void MarkList::ShowMarks() {
    auto rows = Wanted();
    const bool same = std::ranges::equal(
        rows, m_rows, [](const Row& a, const Row& b) { return a.kind == b.kind && a.id == b.id; });
    m_updating = true;
    if (!same) {
        m_list->DeleteAllItems();
        for (const auto& row : rows) AppendRow(row);
    }
    for (std::size_t i = 0; same && i < rows.size(); ++i) {
        const auto line = static_cast<unsigned>(i);
        if (rows[i].finding != m_rows[i].finding || rows[i].cells[0] != m_rows[i].cells[0])
            m_list->SetValue(FirstCell(rows[i]), line, 0);
        for (unsigned column = 1; column < rows[i].cells.size(); ++column)
            if (rows[i].cells[column] != m_rows[i].cells[column])
                m_list->SetTextValue(rows[i].cells[column], line, column);
    }
    m_rows = std::move(rows);
    m_updating = false;
}

void MarkList::ShowSelection() {
    const auto* ghost = m_state.SelectedGhost();
    std::vector<int> wanted;
    int current = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool chosen = row.kind == Kind::Ghost  ? ghost && row.id == ghost->mark.id
                            : row.kind == Kind::Mark ? m_state.IsChosen(row.id)
                                                     : false;
        if (!chosen) continue;
        wanted.push_back(static_cast<int>(i));
        if (row.kind == Kind::Ghost || row.id == m_state.Selected()) current = static_cast<int>(i);
    }
    m_updating = true;
    if (wanted != SelectedRows()) {
        wxDataViewItemArray items;
        for (const int row : wanted) items.push_back(m_list->RowToItem(row));
        m_list->SetSelections(items);
        if (wanted.size() == 1) PutCursorOnSelection(m_list);
    }
    if (current >= 0) {
        m_last_row = current;
        m_list->EnsureVisible(m_list->RowToItem(current));
    }
    m_updating = false;
}

void MarkList::OnShared(unsigned kinds) {
    constexpr unsigned kRows = shared::kMarks | shared::kTreatments | shared::kGhosts;
    if (kinds & kRows) ShowMarks();
    if (kinds & (kRows | shared::kSelection)) ShowSelection();
}

}  // namespace gui
