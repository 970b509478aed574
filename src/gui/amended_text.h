// Words of a signed note as they are read after corrections, in a native text field.
#pragma once

#include <wx/textctrl.h>

#include <utility>
#include <vector>

#include "model/amendment.h"

namespace gui {

struct StyledText {
    wxString text;
    std::vector<std::pair<long, long>> struck, added;  // from, to
    [[nodiscard]] bool Plain() const { return struck.empty() && added.empty(); }
};

// Struck words stay where they were, those in their place follow.
[[nodiscard]] StyledText StyledOf(const std::vector<model::Passage>& passages);
// The field must show the text already. Strikes through and colours; a plain text loses both.
void ApplyStyles(wxTextCtrl* field, const StyledText& styled);

}  // namespace gui
