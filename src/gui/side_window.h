// A window beside the main one, as the audit and the figures have it.
#pragma once

#include <wx/frame.h>

#include <functional>

namespace gui {

// Shown over the middle of `parent`, no larger than the screen; Escape closes it. `fill` makes its only
// child.
[[nodiscard]] wxFrame* NewSideWindow(wxWindow* parent, const std::function<wxWindow*(wxFrame*)>& fill);

}  // namespace gui
