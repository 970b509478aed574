// Native lists whose cells are marked-up text: what is seen is what assistive technology reads.
#pragma once

#include <wx/dataview.h>

#include <string>

class wxChoice;

namespace gui {

// The whole of a cell of that column as a tool tip where it does not fit.
void TellWhole(wxDataViewListCtrl* list, unsigned column);

// The wheel scrolls what the choice stands in; it never changes a closed choice.
void KeepFromWheel(wxChoice* choice);

// Text made safe for markup.
[[nodiscard]] std::string Quoted(const std::string& text);
// Two lines: a strong one, a smaller grey one (left out when empty).
[[nodiscard]] wxString TwoLines(const std::string& first, const std::string& second);
// A coloured dot with a word for those who do not see it is up to the caller's text column.
[[nodiscard]] wxString DotMarkup(const wxColour& colour);

// Single choice, no header unless `header`. In a dialog it has a frame, as fields have: an empty one would
// not be seen.
[[nodiscard]] wxDataViewListCtrl* NewList(wxWindow* parent, const wxString& spoken, bool header = false);
// width in DIP; -1: the rest.
wxDataViewColumn* AddMarkupColumn(wxDataViewListCtrl* list, const wxString& title, int width,
                                  wxAlignment align = wxALIGN_LEFT);
// One column takes the width the others leave, at least `least` DIP. `others`: what those were given, in DIP
// (asking them would not do: the last one is stretched to the edge).
void FillWithColumn(wxDataViewListCtrl* list, unsigned column, int least, int others);

}  // namespace gui
