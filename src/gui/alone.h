// Long work that has the open clinic alone, beside the window.
#pragma once

#include <functional>

#include "desk/backups.h"
#include "gui/context.h"

namespace gui {

// A dialog above everything says what is being done, and how far it is where the work tells; it goes when the
// work has ended and cannot be turned away from. Meanwhile events go on and whatever of the window would use
// the clinic waits. The work touches no window; what it throws is thrown here.
void RunAlone(wxWindow* over, const Context& context, const wxString& heading,
              const std::function<void(const store::Progress&)>& work);

}  // namespace gui
