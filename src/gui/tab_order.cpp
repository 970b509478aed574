#include "gui/tab_order.h"

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/window.h>

namespace gui {

namespace {

// Returns the last window placed; none yet: `last`.
wxWindow* Follow(const wxSizer* sizer, wxWindow* last) {
    for (const wxSizerItem* item : sizer->GetChildren()) {
        if (const wxSizer* inner = item->GetSizer()) {
            last = Follow(inner, last);
        } else if (wxWindow* window = item->GetWindow()) {
            if (last && last->GetParent() == window->GetParent()) window->MoveAfterInTabOrder(last);
            last = window;
            if (window->IsKindOf(wxCLASSINFO(wxPanel))) FollowTheEye(window->GetSizer());
        }
    }
    return last;
}

}  // namespace

void FollowTheEye(const wxSizer* sizer) {
    if (sizer) Follow(sizer, nullptr);
}

}  // namespace gui
