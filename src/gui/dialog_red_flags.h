// The checklist of signs that need a doctor before any routine.
#pragma once

#include <wx/checkbox.h>

#include <string>
#include <utility>
#include <vector>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class RedFlagsDialog : public FormDialog {
public:
    RedFlagsDialog(wxWindow* parent, const Context& context, const std::vector<std::string>& present);
    // Ids of those ticked.
    [[nodiscard]] std::vector<std::string> Present() const;

private:
    std::vector<std::pair<std::string, wxCheckBox*>> m_boxes;
};

}  // namespace gui
