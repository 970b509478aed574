// Letters carried to the server beside the window.
#pragma once

#include <memory>
#include <vector>

#include "desk/post.h"
#include "gui/context.h"
#include "gui/side_work.h"

namespace gui {

// One letter on its way; the network is never waited for on the main thread.
class Carriage {
public:
    explicit Carriage(desk::Delivery delivery);
    [[nodiscard]] SideWork& Work() { return *m_work; }
    // What became of it; as long as it is not finished, that nobody knows.
    [[nodiscard]] desk::PostOutcome Outcome() const;

private:
    desk::PostOutcome m_unknown;
    std::shared_ptr<desk::PostOutcome> m_done = std::make_shared<desk::PostOutcome>();
    std::unique_ptr<SideWork> m_work;
};

// The same with a dialog that tells how far it is and can stop it.
[[nodiscard]] desk::PostOutcome Carry(wxWindow* over, const Context& context, desk::Delivery delivery,
                                      const wxString& heading);
// What became of letters, in one sentence or two.
[[nodiscard]] wxString OutcomeText(const Context& context, const std::vector<desk::PostOutcome>& outcomes);

}  // namespace gui
