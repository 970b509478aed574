#include "gui/mark_list.h"

#include <wx/sizer.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
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
    m_list =
        new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    m_list->SetFont(Font(FontStyle::Small));
    SetSpoken(m_list, Tr(ctx, "Marks"));
    LeaveTypingToUs(m_list);
    column->Add(m_list, wxSizerFlags(1).Expand());
    SetSizer(column);
    AddColumns();
    BindList();
    m_listening = m_state.Changed.Listen([this](unsigned kinds) { OnShared(kinds); });
    OnShared(~0U);
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
        const int row = m_list->GetSelectedRow();
        if (m_updating || row == wxNOT_FOUND || row >= static_cast<int>(m_rows.size())) return;
        m_state.Select(m_rows[static_cast<std::size_t>(row)].id);
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { m_actions.edit(); });
    Bind(wxEVT_CHAR_HOOK, &MarkList::OnKey, this);
}

void MarkList::OnKey(wxKeyEvent& event) {
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
    Row row{mark.id, mark.finding, {}};
    row.cells = {
        m_state.RegionText(mark.at.region), ShortSide(ctx, mark),
        finding ? Wx(ctx.words.In("finding", finding->abbr)) : Wx(mark.finding),
        Wx(mark.before || mark.after ? Score(mark.before) + " → " + Score(mark.after) : "–"),
        avoid && minutes == 0 ? Tr(ctx, "avoid") : TrFill(ctx, "{0} min", {std::to_string(minutes)})};
    return row;
}

wxVariant MarkList::FirstCell(const Row& row) const {
    const wxDataViewIconText text(row.cells[0],
                                  GlyphBitmap(*this, row.finding, m_state.InkOf(row.finding), 16));
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
    std::vector<Row> rows;
    for (const auto& mark : m_state.Marks()) rows.push_back(RowFor(mark));
    const bool same = std::ranges::equal(rows, m_rows, {}, &Row::id, &Row::id);
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
    m_updating = true;
    const auto at = std::ranges::find(m_rows, m_state.Selected(), &Row::id);
    if (at == m_rows.end()) {
        m_list->UnselectAll();
    } else {
        const int row = static_cast<int>(at - m_rows.begin());
        if (m_list->GetSelectedRow() != row) m_list->SelectRow(static_cast<unsigned>(row));
        PutCursorOnSelection(m_list);
        m_list->EnsureVisible(m_list->RowToItem(row));
    }
    m_updating = false;
}

void MarkList::OnShared(unsigned kinds) {
    if (kinds & (shared::kMarks | shared::kTreatments)) ShowMarks();
    if (kinds & (shared::kMarks | shared::kSelection)) ShowSelection();
}

}  // namespace gui
