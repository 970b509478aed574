#include "gui/dialog_picture.h"

#include <utility>

#include "desk/sentences.h"

namespace gui {

PictureDialog::PictureDialog(wxWindow* parent, const Context& context, const std::filesystem::path& file,
                             const model::ClientId& client)
    : FormDialog(
          parent, context.words, Tr(context, "Add picture"),
          Tr(context,
             "The picture is kept in the clinic's encrypted file and can be marked like the body map.")),
      m_context(context),
      m_file(file),
      m_client(client) {
    m_title = new wxTextCtrl(Content(), wxID_ANY, FromPath(file.stem()));
    m_everyone = new wxCheckBox(Content(), wxID_ANY, Tr(context, "Offer it with every client"));
    AddField(Tr(context, "Title"), m_title);
    AddField({}, m_everyone);
    Finish(Tr(context, "Add"), Tr(context, "Cancel"));
    m_title->SetFocus();
    m_title->SelectAll();
}

bool PictureDialog::Accept() {
    const std::string title = Utf8(m_title->GetValue().Strip(wxString::both));
    if (title.empty()) {
        Complain(Tr(m_context, "A picture needs a title."));
        return false;
    }
    Complain({});
    try {
        desk::PictureFile read;
        RunBeside(Tr(m_context, "Reading the picture…"), [&] { read = desk::ReadPictureFile(m_file); });
        m_added = m_context.clinic.AddPicture(std::move(read), title,
                                              m_everyone->GetValue() ? model::ClientId() : m_client);
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(m_context.words, error)));
        return false;
    }
}

}  // namespace gui
