// Small line icons of the program, drawn from own vector paths in any colour and size.
#pragma once

#include <wx/bmpbndl.h>

#include "gui/theme.h"

namespace gui {

enum class Icon {
    Person,
    PersonAdd,
    Calendar,
    Check,
    Warning,
    Lock,
    Printer,
    Save,
    Pencil,
    Plus,
    Minus,
    Corners,
    Trash,
    Search,
    Gear,
    Flag,
    Run,
    Dumbbell,
    Roller,
    Boot,
    Snow,
    Heat,
    Bolt,
    Moon,
    Drop,
    Food,
    Hand,
    Walk,
    Stop,
    Undo,
    Redo,
    ChevronLeft,
    ChevronRight,
    Folder,
    App
};

// side in DIP.
[[nodiscard]] wxBitmapBundle IconBundle(Icon icon, Role role, int side = 16);
[[nodiscard]] wxBitmapBundle IconBundle(Icon icon, const wxColour& colour, int side = 16);
// Icon of a plan item's modality; Hand for one without an own picture.
[[nodiscard]] Icon ModalityIcon(const std::string& modality);

}  // namespace gui
