// A new clinic: name, owner, folder, passphrase twice; then its recovery code, shown once.
#pragma once

#include <wx/textctrl.h>

#include <filesystem>
#include <functional>
#include <string>

#include "desk/clinic.h"
#include "gui/dialog_form.h"
#include "gui/file_asker.h"

namespace gui {

struct NewClinic {
    std::filesystem::path folder;
    std::string clinic, owner, passphrase;
};

class NewClinicDialog : public FormDialog {
public:
    // `make` makes the clinic or throws, on a thread of its own; what it throws is said inside the dialog.
    using Maker = std::function<void(const NewClinic&)>;
    NewClinicDialog(wxWindow* parent, const text::Translator& words, FileAsker& files, Maker make);

protected:
    bool Accept() override;

private:
    [[nodiscard]] wxString Missing() const;
    void SuggestFolder();
    Maker m_make;
    std::filesystem::path m_parent;
    wxTextCtrl *m_name, *m_owner, *m_folder, *m_first, *m_second;
};

class RecoveryCodeDialog : public FormDialog {
public:
    RecoveryCodeDialog(wxWindow* parent, const text::Translator& words, desk::Clinic& clinic,
                       const std::string& code, FileAsker& files);

    // The sheet as PDF where the person says; shown in the system's viewer, which prints it.
    void SaveSheet();
    [[nodiscard]] wxString Told() const { return m_told->GetLabelText(); }

protected:
    // The code is nowhere else.
    [[nodiscard]] bool Keeps(bool) const override { return true; }

private:
    void Copy();
    void TellOf(const std::string& sentence);

    desk::Clinic& m_clinic;
    std::string m_code;
    FileAsker& m_files;
    wxStaticText* m_told;
};

}  // namespace gui
