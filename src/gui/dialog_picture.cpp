#include "gui/dialog_picture.h"

namespace gui {

PictureDialog::PictureDialog(wxWindow* parent, const Context& context, const std::string& title)
    : FormDialog(
          parent, context.words, Tr(context, "Add picture"),
          Tr(context,
             "The picture is kept in the clinic's encrypted file and can be marked like the body map.")),
      m_context(context) {
    m_title = new wxTextCtrl(Content(), wxID_ANY, Wx(title));
    m_everyone = new wxCheckBox(Content(), wxID_ANY, Tr(context, "Offer it with every client"));
    AddField(Tr(context, "Title"), m_title);
    AddField({}, m_everyone);
    Finish(Tr(context, "Add"), Tr(context, "Cancel"));
    m_title->SetFocus();
    m_title->SelectAll();
}

bool PictureDialog::Accept() {
    if (!Title().empty()) return true;
    Complain(Tr(m_context, "A picture needs a title."));
    return false;
}

}  // namespace gui
