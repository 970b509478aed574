// The Tab key follows the eye: down the sizers, whatever was made first.
#pragma once

class wxSizer;

namespace gui {

// Orders the windows in `sizer` and the sizers within it as they stand there, and those of panels among them.
// Windows in no sizer keep their place before or behind the others.
void FollowTheEye(const wxSizer* sizer);

}  // namespace gui
