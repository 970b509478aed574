// Letters carried to the server beside the window.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "desk/post.h"
#include "gui/context.h"

namespace gui {

// One letter; a dialog tells how far it is and can stop it. The network is never waited for on the main
// thread.
[[nodiscard]] desk::PostOutcome Carry(wxWindow* over, const Context& context, desk::Delivery delivery,
                                      const wxString& heading);
// Everything that is due, reported to the outbox; after a problem that is not of one letter none is tried any
// more.
std::vector<desk::PostOutcome> CarryDue(wxWindow* over, const Context& context);
// What became of them, in one sentence or two.
[[nodiscard]] wxString OutcomeText(const Context& context, const std::vector<desk::PostOutcome>& outcomes);

}  // namespace gui
