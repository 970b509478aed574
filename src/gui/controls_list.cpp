#include "gui/controls_list.h"

#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/scrolwin.h>

#include <algorithm>

#include "gui/context.h"
#include "gui/theme.h"

namespace gui {

namespace {

std::string Hex(Role role) {
    return Colour(role).GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
}

}  // namespace

std::string Quoted(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '\n' || c == '\r')
            safe += ' ';
        else
            safe += c;
    }
    return safe;
}

wxString TwoLines(const std::string& first, const std::string& second) {
    std::string markup = "<span weight='600'>" + Quoted(first) + "</span>";
    if (!second.empty())
        markup += "\n<span size='9216' foreground='" + Hex(Role::Text2) + "'>" + Quoted(second) + "</span>";
    return Wx(markup);
}

wxString DotMarkup(const wxColour& colour) {
    return "<span foreground='" + colour.GetAsString(wxC2S_HTML_SYNTAX) + "'>" + wxString::FromUTF8("●") +
           "</span>";
}

wxDataViewListCtrl* NewList(wxWindow* parent, const wxString& spoken, bool header) {
    const bool framed = dynamic_cast<wxDialog*>(wxGetTopLevelParent(parent)) != nullptr;
    const long style =
        wxDV_SINGLE | (framed ? wxBORDER_THEME : wxBORDER_NONE) | (header ? 0 : wxDV_NO_HEADER);
    // A frame around less room than its scroll bar needs is complained about by the toolkit.
    const wxSize size = framed ? parent->FromDIP(wxSize(120, 60)) : wxDefaultSize;
    auto* list = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, size, style);
    list->SetFont(Font(FontStyle::Body));
    SetSpoken(list, spoken);
    LeaveTypingToUs(list);
    return list;
}

wxDataViewColumn* AddMarkupColumn(wxDataViewListCtrl* list, const wxString& title, int width,
                                  wxAlignment align) {
    auto* renderer =
        new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, align | wxALIGN_CENTRE_VERTICAL);
    renderer->EnableMarkup();
    renderer->EnableEllipsize(wxELLIPSIZE_END);
    auto* column =
        new wxDataViewColumn(title, renderer, list->GetColumnCount(), width < 0 ? -1 : list->FromDIP(width),
                             align, wxDATAVIEW_COL_RESIZABLE);
    list->AppendColumn(column, "string");
    return column;
}

void FillWithColumn(wxDataViewListCtrl* list, unsigned column, int least, int others) {
    list->Bind(wxEVT_SIZE, [=](wxSizeEvent& event) {
        event.Skip();
        const int room = list->GetClientSize().x - list->FromDIP(others + 6);
        list->GetColumn(column)->SetWidth(std::max(list->FromDIP(least), room));
    });
}

void TellWhole(wxDataViewListCtrl* list, unsigned column) {
    constexpr int kAround = 28;  // glyph and margins
    list->Bind(wxEVT_MOTION, [=](wxMouseEvent& event) {
        event.Skip();
        wxDataViewItem item;
        wxDataViewColumn* over = nullptr;
        list->HitTest(event.GetPosition(), item, over);
        wxString whole;
        if (item.IsOk() && over == list->GetColumn(column)) {
            wxVariant cell;
            list->GetValue(cell, static_cast<unsigned>(list->ItemToRow(item)), column);
            wxDataViewIconText text;
            text << cell;
            const int room = over->GetWidth() - list->FromDIP(kAround);
            if (list->GetTextExtent(text.GetText()).x > room) whole = text.GetText();
        }
        if (whole != list->GetToolTipText()) list->SetToolTip(whole);
    });
}

void KeepFromWheel(wxChoice* choice) {
    choice->Bind(wxEVT_MOUSEWHEEL, [choice](wxMouseEvent& event) {
        wxWindow* around = choice->GetParent();
        while (around && !dynamic_cast<wxScrolledWindow*>(around)) around = around->GetParent();
        if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(around)) {
            const int lines = event.GetWheelRotation() > 0 ? -3 : 3;
            scrolled->Scroll(wxPoint(-1, scrolled->GetViewStart().y + lines));
        }
    });
}

}  // namespace gui
