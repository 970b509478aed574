#include "gui/turns.h"

#include <wx/event.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <array>

namespace gui {

namespace {

bool IsDoneByPerson(wxEventType type) {
    const std::array kinds{
        wxEventType(wxEVT_CHAR_HOOK),   wxEventType(wxEVT_KEY_DOWN),     wxEventType(wxEVT_LEFT_DOWN),
        wxEventType(wxEVT_LEFT_DCLICK), wxEventType(wxEVT_RIGHT_DOWN),   wxEventType(wxEVT_MOUSEWHEEL),
        wxEventType(wxEVT_BUTTON),      wxEventType(wxEVT_TOGGLEBUTTON), wxEventType(wxEVT_MENU)};
    return std::ranges::find(kinds, type) != kinds.end();
}

}  // namespace

Turns::Turns() {
    wxEvtHandler::AddFilter(this);
}

Turns::~Turns() {
    wxEvtHandler::RemoveFilter(this);
}

int Turns::FilterEvent(wxEvent& event) {
    if (Waiting() && IsDoneByPerson(event.GetEventType())) Finish();
    return Event_Skip;
}

}  // namespace gui
