// The backups of the clinic: how old the newest is, making one, the second place, a trial of the newest.
#pragma once

#include <wx/textctrl.h>

#include "gui/backup_keeper.h"
#include "gui/dialog_form.h"
#include "gui/file_asker.h"
#include "gui/settings.h"

namespace gui {

class BackupsDialog : public FormDialog {
public:
    BackupsDialog(wxWindow* parent, const Context& context, Settings& settings, FileAsker& files,
                  BackupKeeper& keeper);
    ~BackupsDialog() override;

    void MakeNow();
    void MakeElsewhere();
    void ChooseSecond();
    void ForgetSecond();
    // Restores the newest for a trial with the passphrase that was typed.
    void Drill();
    [[nodiscard]] wxString Result() const { return m_result->GetLabelText(); }

protected:
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    wxButton* AddAction(wxSizer* row, const wxString& label, void (BackupsDialog::*action)());
    // What it throws is told.
    void Do(void (BackupsDialog::*action)());
    void AddSecondPlace();
    void AddDrill();
    void ShowStatus();
    void Tell(const wxString& sentence);
    // Throws what the work threw; a stop is told, false then.
    bool Run(const wxString& heading, const std::function<void(const store::Progress&)>& work);
    void MakeWith(const std::function<desk::BackupOutcome(const store::Progress&)>& make,
                  desk::Backups& rules);
    [[nodiscard]] std::filesystem::path Second() const;

    const Context& m_context;
    Settings& m_settings;
    FileAsker& m_files;
    BackupKeeper& m_keeper;
    std::function<void()> m_heard_before;
    wxStaticText *m_age, *m_second, *m_result;
    wxButton* m_forget;
    wxTextCtrl* m_passphrase;
};

}  // namespace gui
