// Work on the window that may wait a moment (see FrameQueue). Whatever the person does next finds all of it
// done: a key, a click or a command finishes it first.
#pragma once

#include <wx/eventfilter.h>

#include "gui/frame_queue.h"

namespace gui {

class Turns : public FrameQueue, private wxEventFilter {
public:
    Turns();
    ~Turns() override;
    Turns(const Turns&) = delete;
    Turns& operator=(const Turns&) = delete;

private:
    int FilterEvent(wxEvent& event) override;
};

}  // namespace gui
