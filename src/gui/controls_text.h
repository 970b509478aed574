// Static texts, section heads, dividers and chips in the styles of the visual system.
#pragma once

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <optional>

#include "gui/icons.h"
#include "gui/theme.h"

namespace gui {

[[nodiscard]] wxStaticText* NewText(wxWindow* parent, const wxString& text, FontStyle style = FontStyle::Body,
                                    Role role = Role::Text, long flags = 0);
// A line of one pixel.
[[nodiscard]] wxWindow* NewDivider(wxWindow* parent, bool vertical = false);
// Title of a card with an optional hint behind it.
[[nodiscard]] wxSizer* NewSectionHead(wxWindow* parent, const wxString& title, const wxString& hint = {});

enum class Tone { Danger, Warn, Ok, Info };
// A small coloured label; a native button, so that it can be reached, read out and pressed.
[[nodiscard]] wxButton* NewChip(wxWindow* parent, const wxString& label, Tone tone,
                                std::optional<Icon> icon = {});
[[nodiscard]] Role TextRole(Tone tone);

// Label above a control, the pair spoken as one.
[[nodiscard]] wxSizer* Labelled(wxWindow* parent, const wxString& label, wxWindow* control,
                                int proportion = 0);

}  // namespace gui
