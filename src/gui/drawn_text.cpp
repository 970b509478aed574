#include "gui/drawn_text.h"

#include <cstdlib>

namespace gui {

TextBox Measure(wxGraphicsContext& gc, const wxString& text) {
    TextBox box;
    gc.GetTextExtent(text, &box.width, &box.height);
    return box;
}

std::vector<wxString> InTwoLines(wxGraphicsContext& gc, const wxString& text, double width) {
    if (Measure(gc, text).width <= width) return {text};
    int best = wxNOT_FOUND;
    const int middle = static_cast<int>(text.length()) / 2;
    for (int i = 0; i < static_cast<int>(text.length()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (text[at] == ' ' && (best == wxNOT_FOUND || std::abs(i - middle) < std::abs(best - middle)))
            best = i;
    }
    if (best == wxNOT_FOUND) return {text};
    const auto cut = static_cast<std::size_t>(best);
    return {text.Left(cut), text.Mid(cut + 1)};
}

wxString Shortened(wxGraphicsContext& gc, wxString text, double width) {
    while (Measure(gc, text).width > width && text.length() > 2)
        text = text.Left(text.length() - 2).Trim() + wxString::FromUTF8("…");
    return text;
}

}  // namespace gui
