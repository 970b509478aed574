// Earlier versions of the health history: when, by whom, and what changed from one to the next.
#pragma once

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class HealthVersionsDialog : public FormDialog {
public:
    HealthVersionsDialog(wxWindow* parent, const Context& context, const model::Client& client);

protected:
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    void AddVersion(const wxString& head, const std::vector<std::string>& lines);
    const Context& m_context;
};

}  // namespace gui
