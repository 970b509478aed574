// Words drawn by hand where there is little room.
#pragma once

#include <wx/graphics.h>

#include <vector>

namespace gui {

struct TextBox {
    double width = 0, height = 0;
};

// In the font set on gc, as everything below.
[[nodiscard]] TextBox Measure(wxGraphicsContext& gc, const wxString& text);
// One line if the width allows, else two, split at the blank nearest to the middle.
[[nodiscard]] std::vector<wxString> InTwoLines(wxGraphicsContext& gc, const wxString& text, double width);
// As much of the text as the width allows, ended by dots.
[[nodiscard]] wxString Shortened(wxGraphicsContext& gc, wxString text, double width);

}  // namespace gui
