// What the main window does about backups.
#include <wx/msgdlg.h>

#include "desk/sentences.h"
#include "gui/backup_keeper.h"
#include "gui/client_rail.h"
#include "gui/dialog_backups.h"
#include "gui/dialog_progress.h"
#include "gui/main_frame.h"

namespace gui {

void MainFrame::KeepBackups() {
    m_backups->Start();
}

void MainFrame::ShowBackups() {
    FlushPages();
    m_backups->Look();
    BackupsDialog(this, m_context, m_settings, m_files, *m_backups).ShowModal();
}

void MainFrame::ShowBackupAge() {
    const auto& status = m_backups->Status();
    if (!status) return;
    const wxString more = status->second ? Wx(desk::Sentence(m_context.words, *status->second))
                                         : Tr(m_context, "How old the newest is, making one, trying one");
    m_rail->ShowBackup(Wx(desk::BackupAge(m_context.words, *m_clinic, *status)),
                       desk::BackupIsOld(*m_clinic, *status) || status->second, more);
}

void MainFrame::BackUpLast() {
    SideWork* work = m_backups->LastWork();
    if (work == nullptr) return;
    ProgressDialog dialog(this, m_context.words, Tr(m_context, "Backing up"),
                          Tr(m_context,
                             "What was saved is copied and checked before the clinic is closed. If you skip "
                             "this, the next opening makes up for it."),
                          Tr(m_context, "Skip"), *work);
    const bool done = dialog.Wait();
    wxString told;
    for (const wxString& sentence : m_backups->Took()) told += sentence + "\n";
    if (done && !told.empty()) wxMessageBox(told.Trim(), "Palpate", wxOK | wxICON_WARNING, this);
}

}  // namespace gui
