#include "gui/dialog_audit_pack.h"

namespace gui {

AuditPackDialog::AuditPackDialog(wxWindow* parent, const Context& context, const desk::PackOrder& order)
    : FormDialog(parent, context.words, Tr(context, "Audit pack"),
                 Tr(context,
                    "A PDF and tables of this client's visits, signatures and consents, of what is late or "
                    "missing, and of everybody who opened the file. It is told to the audit log.")),
      m_context(context),
      m_order(order) {
    m_order.language = context.words.Language();
    m_from = new DateField(Content(), context.words, Tr(context, "From"));
    m_to = new DateField(Content(), context.words, Tr(context, "To"));
    m_from->SetDate(order.from);
    m_to->SetDate(order.to);
    AddField(Tr(context, "From (empty: from the beginning)"), m_from);
    AddField(Tr(context, "To (empty: until now)"), m_to);
    m_purpose = new wxTextCtrl(Content(), wxID_ANY);
    m_purpose->SetMaxLength(300);
    AddField(Tr(context, "Who asked for it and why"), m_purpose);
    Finish(Tr(context, "Choose folder…"), Tr(context, "Cancel"));
}

bool AuditPackDialog::Accept() {
    if (m_from->IsWrong() || m_to->IsWrong()) {
        Complain(Tr(m_context, "That is no date of the calendar."));
        return false;
    }
    m_order.from = m_from->Date();
    m_order.to = m_to->Date();
    m_order.purpose = Utf8(m_purpose->GetValue());
    if (!m_order.from || !m_order.to || *m_order.from <= *m_order.to) return true;
    Complain(Tr(m_context, "The period ends before it begins."));
    return false;
}

}  // namespace gui
