// What to take over from the last visit, part by part.
#pragma once

#include <wx/checkbox.h>

#include "desk/copy_forward.h"
#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class CopyForwardDialog : public FormDialog {
public:
    CopyForwardDialog(wxWindow* parent, const Context& context, const desk::VisitEditor& editor,
                      const model::Visit& last);
    [[nodiscard]] desk::CopyChoice Choice() const;

private:
    wxCheckBox* AddChoice(const wxString& label, bool any, bool wanted,
                          const std::vector<std::string>& lines = {});
    wxCheckBox *m_marks, *m_treatments, *m_subjective, *m_assessment, *m_plan, *m_training;
};

}  // namespace gui
