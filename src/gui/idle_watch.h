// Notices keys and the pointer anywhere in the program, and tells when nobody has been there for too long.
#pragma once

#include <wx/event.h>
#include <wx/eventfilter.h>
#include <wx/timer.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <functional>
#include <vector>

#include "desk/idle_lock.h"

namespace gui {

class IdleWatch : public wxEventFilter {
public:
    IdleWatch(const model::Clock& clock, std::function<void()> away);
    ~IdleWatch() override;
    IdleWatch(const IdleWatch&) = delete;
    IdleWatch& operator=(const IdleWatch&) = delete;

    // From now on; desk::kNeverLocks: it never tells.
    void Start(int minutes);
    void Stop() { m_timer.Stop(); }
    // What the timer does.
    void Look();
    // Whether somebody pressed, clicked or changed anything in that window since it was opened.
    [[nodiscard]] bool Touched(const wxWindow& top) const;

    int FilterEvent(wxEvent& event) override;

private:
    void Touch(wxWindow* window);
    [[nodiscard]] bool Moved(const wxMouseEvent& event);

    desk::IdleLock m_lock;
    std::function<void()> m_away;
    wxTimer m_timer;
    std::vector<wxWeakRef<wxWindow>> m_touched;
    const wxObject* m_under_pointer = nullptr;  // compared only
    wxPoint m_pointer;
};

}  // namespace gui
