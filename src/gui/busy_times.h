// How long the main thread keeps events waiting, written down line by line: the monotonic clock in
// milliseconds, milliseconds busy, kinds of events handled meanwhile, milliseconds of the processor it had
// meanwhile. For tests/campaigns/visit; no word of the chart.
#pragma once

#include <wx/event.h>

namespace gui {

class BusyTimes {
public:
    // Begins if PALPATE_TIMES names a file; the file is written anew.
    static void Start();
    // k key, c click, w wheel, p paint, t timer, m command, s size, o something else.
    static void Note(const wxEvent& event);
};

}  // namespace gui
