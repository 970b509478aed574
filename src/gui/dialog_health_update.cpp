#include "gui/dialog_health_update.h"

namespace gui {

HealthUpdateDialog::HealthUpdateDialog(wxWindow* parent, const Context& context, const std::string& text)
    : FormDialog(parent, context.words, Tr(context, "Health update"),
                 Tr(context,
                    "Has anything changed since the last visit: illness, injury, medicine, pregnancy, "
                    "treatment elsewhere? "
                    "Leave the field empty if nothing did.")) {
    m_text = new wxTextCtrl(Content(), wxID_ANY, Wx(text), wxDefaultPosition, wxSize(-1, FromDIP(96)),
                            wxTE_MULTILINE);
    m_text->SetMinSize(wxSize(-1, FromDIP(96)));
    AddField(Tr(context, "What changed"), m_text);
    Finish(Tr(context, "Asked"), Tr(context, "Cancel"));
    m_text->SetFocus();
}

}  // namespace gui
