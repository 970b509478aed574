// Native buttons in the looks of the visual system.
#pragma once

#include <wx/button.h>
#include <wx/tglbtn.h>

#include <optional>

#include "gui/icons.h"

namespace gui {

enum class ButtonLook { Outline, Primary, Plain, Danger };

// icon follows the colour of the label, also when the system's colours change.
[[nodiscard]] wxButton* NewButton(wxWindow* parent, const wxString& label,
                                  ButtonLook look = ButtonLook::Outline, std::optional<Icon> icon = {},
                                  wxWindowID id = wxID_ANY);
// Icon alone; `spoken` is also the tool tip.
[[nodiscard]] wxButton* NewIconButton(wxWindow* parent, Icon icon, const wxString& spoken,
                                      wxWindowID id = wxID_ANY);
// Only where it differs: the toolkit builds a label anew each time it is set.
void Relabel(wxControl* control, const wxString& label);

}  // namespace gui
