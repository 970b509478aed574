#include "gui/idle_watch.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/dialog.h>
#include <wx/radiobut.h>
#include <wx/spinctrl.h>
#include <wx/textctrl.h>
#include <wx/toplevel.h>

#include <algorithm>

namespace gui {

namespace {

constexpr int kLookMs = 2000;

bool IsPress(wxEventType type) {
    return type == wxEVT_KEY_DOWN || type == wxEVT_CHAR_HOOK || type == wxEVT_CHAR ||
           type == wxEVT_LEFT_DOWN || type == wxEVT_LEFT_DCLICK || type == wxEVT_RIGHT_DOWN ||
           type == wxEVT_MIDDLE_DOWN || type == wxEVT_MOUSEWHEEL || type == wxEVT_BUTTON ||
           type == wxEVT_MENU;
}

// What a control tells that took keys and clicks to itself. The program may cause these as well, so that they
// tell of no person.
bool IsChange(wxEventType type) {
    return type == wxEVT_TEXT || type == wxEVT_CHOICE || type == wxEVT_COMBOBOX || type == wxEVT_CHECKBOX ||
           type == wxEVT_RADIOBUTTON || type == wxEVT_SPINCTRL;
}

}  // namespace

IdleWatch::IdleWatch(const model::Clock& clock, std::function<void()> away)
    : m_lock(clock), m_away(std::move(away)) {
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Look(); });
    wxEvtHandler::AddFilter(this);
}

IdleWatch::~IdleWatch() {
    wxEvtHandler::RemoveFilter(this);
}

void IdleWatch::Start(int minutes) {
    m_lock.SetMinutes(minutes);
    m_lock.Begin();
    m_timer.Start(kLookMs);
}

void IdleWatch::Look() {
    if (m_lock.Due()) m_away();
}

bool IdleWatch::Touched(const wxWindow& top) const {
    return std::ranges::any_of(m_touched, [&](const auto& window) { return window.get() == &top; });
}

void IdleWatch::Touch(wxWindow* window) {
    wxWindow* top = window ? wxGetTopLevelParent(window) : nullptr;
    if (!dynamic_cast<wxDialog*>(top) || Touched(*top)) return;
    std::erase_if(m_touched, [](const auto& known) { return !known; });
    m_touched.emplace_back(top);
}

// The toolkit also tells of a pointer that lies still when something moves under it.
bool IdleWatch::Moved(const wxMouseEvent& event) {
    const bool still = event.GetEventObject() == m_under_pointer && event.GetPosition() == m_pointer;
    m_under_pointer = event.GetEventObject();
    m_pointer = event.GetPosition();
    return !still;
}

int IdleWatch::FilterEvent(wxEvent& event) {
    const wxEventType type = event.GetEventType();
    const bool press = IsPress(type);
    if (press || IsChange(type)) Touch(dynamic_cast<wxWindow*>(event.GetEventObject()));
    if (press || (type == wxEVT_MOTION && Moved(static_cast<wxMouseEvent&>(event)))) m_lock.Seen();
    return Event_Skip;
}

}  // namespace gui
