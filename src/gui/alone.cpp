#include "gui/alone.h"

#include <memory>
#include <utility>

#include "gui/dialog_progress.h"
#include "gui/side_work.h"

namespace gui {

void RunAlone(wxWindow* over, const Context& context, const wxString& heading,
              const std::function<void(const store::Progress&)>& work) {
    if (context.turns) context.turns->Finish();
    auto progress = std::make_shared<store::Progress>();
    // Held here until its outcome is taken: nobody locks or closes the clinic in between.
    const auto alone = context.clinic.Alone([progress, work] { work(*progress); });
    SideWork side([progress, alone](const store::Progress& told) {
        *progress = told;
        alone();
    });
    ProgressDialog(over, context.words, heading, {}, {}, side).Wait();
    side.Rethrow();
}

}  // namespace gui
