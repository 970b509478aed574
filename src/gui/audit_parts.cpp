#include "gui/audit_parts.h"

#include "gui/controls_list.h"
#include "gui/theme.h"

namespace gui {

namespace {

wxString Alarming(const std::string& text) {
    return "<span weight='bold' foreground='" + Colour(Role::Danger).GetAsString(wxC2S_HTML_SYNTAX) + "'>" +
           Wx(Quoted(text)) + "</span>";
}

}  // namespace

wxVector<wxVariant> EntryCells(const Context& context, const desk::EntryRow& row) {
    wxVector<wxVariant> cells;
    cells.push_back(Wx(std::to_string(row.sequence)));
    cells.push_back(Wx(Quoted(row.day + ", " + row.time)));
    cells.push_back(Wx(Quoted(row.who.empty() ? context.words.Text("nobody signed in") : row.who)));
    cells.push_back(row.tone == desk::EntryTone::Alarm ? Alarming(row.what) : Wx(Quoted(row.what)));
    cells.push_back(Wx(Quoted(row.client_name)));
    cells.push_back(Wx(Quoted(row.detail)));
    return cells;
}

wxVector<wxVariant> ItemCells(const Context& context, desk::ReviewList list, const desk::ReviewItem& item) {
    const std::string says = desk::ReviewText(context.clinic, context.words, list, item);
    const bool alarm = list == desk::ReviewList::Denials || list == desk::ReviewList::Emergencies ||
                       list == desk::ReviewList::SignIns;
    wxVector<wxVariant> cells;
    cells.push_back(Wx(Quoted(desk::ReviewDay(context.clinic, context.words, item))));
    cells.push_back(Wx(Quoted(item.client_name)));
    cells.push_back(alarm ? Alarming(says) : Wx(Quoted(says)));
    return cells;
}

}  // namespace gui
