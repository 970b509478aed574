#include "gui/history_card.h"

#include <wx/dcclient.h>
#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>
#include <wx/utils.h>

#include <algorithm>
#include <array>

#include "bodymap/scene_png.h"
#include "desk/past_answers.h"
#include "desk/plan_builder.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/file_asker.h"

namespace gui {

namespace {
constexpr int kLeastHint = 80;  // DIP
}

HistoryCard::HistoryCard(wxWindow* parent, const Context& context, FileAsker& files, const wxString& title)
    : wxPanel(parent), m_context(context), m_files(files), m_title(title) {
    Paint(this, Role::Panel);
    m_head = new wxBoxSizer(wxHORIZONTAL);
    m_heading = NewText(this, title, FontStyle::Section, Role::Text, wxST_ELLIPSIZE_END);
    m_head->Add(m_heading, wxSizerFlags().CentreVertical());
    m_hint = NewText(this, wxString(), FontStyle::Small, Role::Text2, wxST_ELLIPSIZE_END);
    m_hint->SetMinSize(wxSize(FromDIP(20), -1));
    m_head->Add(m_hint, wxSizerFlags(1).CentreVertical().Border(wxLEFT, FromDIP(12)));
    auto* more = NewButton(this, wxString::FromUTF8("⋯"), ButtonLook::Plain);
    SetSpoken(more, TrFill(context, "More of: {0}", {Utf8(title)}));
    more->SetToolTip(Tr(context, "Table, picture, file"));
    more->SetMinSize(FromDIP(wxSize(30, 26)));
    more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ShowMenu(); });
    m_more = more;
    m_head->Add(more, wxSizerFlags().CentreVertical());
    m_book = new wxSimplebook(this);
    Paint(m_book, Role::Panel);
    m_column = new wxBoxSizer(wxVERTICAL);
    m_column->Add(m_head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8)));
    m_column->Add(m_book, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(4)));
    SetSizer(m_column);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        FitTitle();
        event.Skip();
    });
}

void HistoryCard::FitTitle() {
    int beside = FromDIP(8 + 8);  // the card's rims
    for (wxSizerItem* item : m_head->GetChildren())
        if (item->GetWindow() != m_heading && item->GetWindow() != m_hint) beside += item->CalcMin().x;
    const int room = GetClientSize().x - beside;
    const int whole = m_heading->GetTextExtent(m_title).x + FromDIP(2);
    m_heading->SetMinSize(wxSize(std::clamp(room, FromDIP(40), whole), -1));
    // A word or two of a hint are no hint; the tip has it.
    m_heading->SetToolTip(m_hint_text.empty() ? m_title : m_title + "\n" + m_hint_text);
    m_hint->SetLabelText(room - whole > FromDIP(kLeastHint) ? m_hint_text : wxString());
}

void HistoryCard::AddTool(wxWindow* tool) {
    m_head->Insert(m_head->GetItemCount() - 1, tool,
                   wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
    tool->MoveBeforeInTabOrder(m_more);
}

void HistoryCard::AddRow(wxSizer* row) {
    m_column->Insert(m_column->GetItemCount() - 1, row,
                     wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(8)));
}

wxWindow* HistoryCard::Place() {
    return m_book;
}

void HistoryCard::SetPlot(wxWindow* plot) {
    m_book->AddPage(plot, wxString(), true);
}

void HistoryCard::SetFoot(wxWindow* foot) {
    m_column->Add(NewDivider(this), wxSizerFlags().Expand());
    m_column->Add(foot, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
}

void HistoryCard::SetHint(const wxString& hint) {
    m_hint_text = hint;
    m_hint->SetToolTip(hint);
    FitTitle();
}

wxString HistoryCard::Hint() const {
    return m_hint_text;
}

bool HistoryCard::IsTable() const {
    return m_book->GetSelection() == 1;
}

void HistoryCard::FocusPlot() {
    wxWindow* shown = m_book->GetCurrentPage();
    if (!FocusFirst(*shown)) shown->SetFocus();
}

void HistoryCard::AsTable(bool table) {
    if (table) {
        FillTable();
        m_book->ChangeSelection(1);
    } else {
        m_book->ChangeSelection(0);
    }
}

void HistoryCard::Renew() {
    if (IsTable()) AsTable(true);
}

// DIP: the head stays whole, and so do the words below it where they are not long.
int HistoryCard::ColumnWidth(std::size_t column) const {
    constexpr int kMost = 240, kPadding = 22;
    wxClientDC dc(m_table);
    dc.SetFont(Font(FontStyle::BodyBold));
    const int head = dc.GetTextExtent(Wx(m_values.heads[column])).x;
    int words = 0;
    for (const auto& row : m_values.rows)
        if (column < row.size()) words = std::max(words, dc.GetTextExtent(Wx(row[column])).x);
    return std::max(ToDIP(head), std::min(ToDIP(words), kMost)) + kPadding;
}

// Columns differ from content to content, so the table is made anew.
void HistoryCard::FillTable() {
    const bool focused = m_table != nullptr && m_table->HasFocus();
    m_values = on_table ? on_table() : desk::PastTable();
    if (m_table != nullptr) m_book->DeletePage(1);
    m_table = NewList(m_book, m_title, true);
    for (std::size_t i = 0; i < m_values.heads.size(); ++i)
        AddMarkupColumn(m_table, Wx(m_values.heads[i]), ColumnWidth(i), wxALIGN_LEFT);
    for (const auto& row : m_values.rows) {
        wxVector<wxVariant> cells;
        for (std::size_t i = 0; i < m_values.heads.size(); ++i)
            cells.push_back(Wx(Quoted(i < row.size() ? row[i] : std::string())));
        m_table->AppendItem(cells);
    }
    m_table->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { OpenRow(); });
    m_book->AddPage(m_table, wxString(), false);
    if (m_table->GetItemCount() > 0) m_table->SelectRow(0);
    if (focused) m_table->SetFocus();
}

void HistoryCard::OpenRow() {
    const int row = m_table->GetSelectedRow();
    if (row == wxNOT_FOUND || static_cast<std::size_t>(row) >= m_values.visits.size()) return;
    // Later: the table may be made anew by what comes of it, and this is its event.
    CallAfter([this, visits = m_values.visits[static_cast<std::size_t>(row)]] {
        if (on_visits) on_visits(visits);
    });
}

void HistoryCard::ShowMenu() {
    wxMenu menu;
    wxMenuItem* table = menu.AppendCheckItem(wxID_ANY, Tr(m_context, "As table"));
    table->Check(IsTable());
    menu.AppendSeparator();
    wxMenuItem* picture = menu.Append(wxID_ANY, Tr(m_context, "Save picture…"));
    wxMenuItem* values = menu.Append(wxID_ANY, Tr(m_context, "Save table…"));
    menu.Bind(wxEVT_MENU, [&, this](wxCommandEvent& event) {
        if (event.GetId() == table->GetId()) AsTable(!IsTable());
        if (event.GetId() == picture->GetId()) CallAfter([this] { SavePicture(); });
        if (event.GetId() == values->GetId()) CallAfter([this] { SaveTable(); });
    });
    PopupMenu(&menu, m_more->GetPosition() + wxPoint(0, m_more->GetSize().y));
}

void HistoryCard::SetTables(const desk::PastWords& words,
                            std::function<desk::PastTable(const desk::PastWords&)> make) {
    on_table = [&words, make] { return make(words); };
    on_data = [plain = words.Plain(), make] { return make(plain); };
}

void HistoryCard::SavePicture() {
    Try(m_context, [this] {
        const auto picture = on_picture ? on_picture() : std::nullopt;
        if (!picture) return;
        const auto file = m_files.SaveAs(this, Tr(m_context, "Save picture"), m_title + ".png",
                                         Tr(m_context, "Picture (*.png)|*.png|Drawing (*.svg)|*.svg"));
        if (!file) return;
        if (on_leave) on_leave();
        const bodymap::SvgPalette light;
        const bool drawing = file->extension() == ".svg";
        desk::WriteWhole(*file, drawing ? bodymap::ToSvg(picture->scene, picture->frame, light)
                                        : bodymap::ToPng(picture->scene, picture->frame, light,
                                                         m_context.resources.Fonts()));
        m_context.say(Tr(m_context, "The picture is saved."));
    });
}

void HistoryCard::SaveTable() {
    Try(m_context, [this] {
        const auto file = m_files.SaveAs(this, Tr(m_context, "Save table"), m_title + ".csv",
                                         Tr(m_context, "Table (*.csv)|*.csv"));
        if (!file) return;
        if (on_leave) on_leave();
        desk::WriteWhole(*file, desk::CsvOf(on_data ? on_data() : on_table ? on_table() : desk::PastTable()));
        m_context.say(Tr(m_context, "The table is saved."));
    });
}

bool FocusFirst(const wxWindow& window) {
    for (wxWindow* child : window.GetChildren()) {
        if (!child->IsShown() || !child->IsEnabled()) continue;
        if (FocusFirst(*child)) return true;
        if (!child->AcceptsFocusFromKeyboard()) continue;
        child->SetFocus();
        return true;
    }
    return false;
}

wxPoint MenuPlace(const wxWindow& window) {
    const wxPoint pointer = wxGetMousePosition();
    wxWindow* focus = wxWindow::FindFocus();
    if (focus == nullptr || !window.IsDescendant(focus) || focus->GetScreenRect().Contains(pointer))
        return window.ScreenToClient(pointer);
    const wxSize size = focus->GetSize();
    return window.ScreenToClient(focus->ClientToScreen(wxPoint(size.x / 4, size.y / 4)));
}

}  // namespace gui
