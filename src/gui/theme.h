// Colours by role for the light and dark scheme, lengths and fonts of the visual system.
#pragma once

#include <wx/colour.h>
#include <wx/font.h>
#include <wx/window.h>

#include <functional>
#include <optional>

#include "bodymap/scene.h"

class wxButton;

namespace gui {

enum class Role {
    Window,
    Panel,
    Rail,
    Chrome,
    Field,
    Canvas,
    Line,
    Line2,
    Text,
    Text2,
    Text3,
    Accent,
    OnAccent,
    Selection,
    Soft,
    Danger,
    DangerGround,
    DangerLine,
    Warn,
    WarnGround,
    WarnLine,
    Ok,
    OkGround,
    OkLine,
    Info,
    InfoGround,
    InfoLine
};

enum class FontStyle { Name, Head, Section, Body, BodyBold, Small, SmallBold, Caption, CaptionBold };

// Once, before the first window: gives native controls the accent and sizes of the visual system.
void UseTheme();
// Dark as the desktop says, or as $PALPATE_THEME ("light", "dark") demands.
[[nodiscard]] bool IsDark();
[[nodiscard]] wxColour Colour(Role role);
[[nodiscard]] wxColour Colour(bodymap::Ink ink);
[[nodiscard]] wxFont Font(FontStyle style);
// Ground and text colour of a window and its plain children; run again when the system's colours change.
void Paint(wxWindow* window, Role ground, Role text = Role::Text);
// Another text colour than it began with, kept when the system's colours change; none: the toolkit's own.
void SetTextRole(wxWindow* window, std::optional<Role> role);
// Runs now and after every change of the system's colours, until the window is destroyed.
void WithColours(wxWindow* window, std::function<void()> colouring);
// Runs only then: for cells and pictures that hold colours.
void OnNewColours(wxWindow* window, std::function<void()> renewal);
// The system's colours have changed: all of the above again.
void RepaintAll();
// A class of native_style.cpp for a native control ("palpate-primary"); no effect where the toolkit knows
// none.
void AddStyleClass(wxWindow* window, const char* name);
void RemoveStyleClass(wxWindow* window, const char* name);
// The lines of a label stand centred over each other.
void CentreLines(wxButton* button);
// Spoken name (and role description) of a control; reaches AT-SPI on GTK.
void SetSpoken(wxWindow* window, const wxString& name, const wxString& description = {});
// A drawing of our own tells what it is: an image, not a nameless panel.
void SpeakAsImage(wxWindow* window);
// A click on the button leaves the keyboard where it is.
void KeepFocusOnClick(wxWindow* button);
// A native list that is only pointed at; the keyboard stays where it is.
void KeepFromFocus(wxWindow* list);
// A native list or tree hands letters on instead of opening the toolkit's own search.
void LeaveTypingToUs(wxWindow* list);
// The keys go on from the selected row: wx selects rows without moving the toolkit's cursor there.
void PutCursorOnSelection(wxWindow* list);

}  // namespace gui
