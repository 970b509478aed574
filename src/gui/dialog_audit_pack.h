// Asks what an audit pack is to hold: the period, and who asked for it.
#pragma once

#include <wx/textctrl.h>

#include "desk/audit_pack.h"
#include "gui/context.h"
#include "gui/controls_date.h"
#include "gui/dialog_form.h"

namespace gui {

class AuditPackDialog : public FormDialog {
public:
    AuditPackDialog(wxWindow* parent, const Context& context, const desk::PackOrder& order);
    [[nodiscard]] const desk::PackOrder& Order() const { return m_order; }

private:
    bool Accept() override;
    const Context& m_context;
    desk::PackOrder m_order;
    DateField *m_from, *m_to;
    wxTextCtrl* m_purpose;
};

}  // namespace gui
