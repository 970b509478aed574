// A picture file becomes a further view: its title, and whose it is.
#pragma once

#include <wx/checkbox.h>
#include <wx/textctrl.h>

#include <filesystem>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class PictureDialog : public FormDialog {
public:
    PictureDialog(wxWindow* parent, const Context& context, const std::filesystem::path& file,
                  const model::ClientId& client);
    // After wxID_OK.
    [[nodiscard]] const model::PictureId& Added() const { return m_added; }

protected:
    bool Accept() override;

private:
    const Context& m_context;
    std::filesystem::path m_file;
    model::ClientId m_client;
    model::PictureId m_added;
    wxTextCtrl* m_title;
    wxCheckBox* m_everyone;
};

}  // namespace gui
