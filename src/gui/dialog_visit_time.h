// Day, beginning and length of the visit: for what is written down later, and for what took longer.
#pragma once

#include <wx/textctrl.h>

#include "gui/context.h"
#include "gui/controls_date.h"
#include "gui/dialog_form.h"

namespace gui {

class VisitTimeDialog : public FormDialog {
public:
    VisitTimeDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor);

protected:
    bool Accept() override;

private:
    desk::VisitEditor& m_editor;
    DateField* m_day;
    wxTextCtrl *m_begins, *m_minutes;
};

}  // namespace gui
