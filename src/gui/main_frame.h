// The main window: rail, client header, pages, foot; opens clients and visits and carries out the menu's
// commands.
#pragma once

#include <wx/frame.h>
#include <wx/simplebook.h>
#include <wx/timer.h>
#include <wx/weakref.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "desk/consent_builder.h"
#include "desk/letter_builder.h"
#include "desk/papers.h"
#include "gui/client_header.h"
#include "gui/context.h"
#include "gui/file_asker.h"
#include "gui/key_worker.h"
#include "gui/restart.h"
#include "gui/settings.h"

namespace gui {

class BackupKeeper;
class ClientRail;
class Curtain;
class EmergencyBar;
class HistoryPage;
class IdleWatch;
class IntakePage;
class LockDialog;
class OutboxKeeper;
class PaperPreview;
class PlanPagePanel;
class SessionWatch;
class SideWork;
class StartPage;
class StatusPanel;
class VisitPage;

class MainFrame : public wxFrame {
public:
    MainFrame(desk::Resources& resources, std::unique_ptr<desk::Clinic> clinic, const text::Translator& words,
              Settings& settings, FileAsker& files);
    ~MainFrame() override;

    // The client's newest visit is opened with it. Errors are said.
    void OpenClient(const model::ClientId& id);
    void ShowPage(Page page);
    void ShowPage(const std::string& word);  // of --page; others are passed over

    [[nodiscard]] desk::VisitEditor* Editor() { return m_editor.get(); }
    [[nodiscard]] const model::Client* CurrentClient() const { return m_client ? &*m_client : nullptr; }
    // Runs what removes a record of the client, whom it closes before; throws what it throws.
    void Remove(const model::ClientId& client, const std::function<void()>& remove);
    [[nodiscard]] Page Showing() const { return m_page; }
    // Whether the window lies in one of the pages.
    [[nodiscard]] bool HoldsPages(wxWindow& window) const { return m_book->IsDescendant(&window); }
    [[nodiscard]] VisitPage& Charting() { return *m_visit_page; }
    [[nodiscard]] HistoryPage& Past() { return *m_history_page; }

    // Backs the clinic up every day and on closing, from now on.
    void KeepBackups();

    // Sends what waits in the outbox, from now on.
    void KeepSending();

    // Locks after a while without anybody, when the screen is locked and before sleep, from now on.
    void KeepLocking();
    // Keeps what was typed and closes the clinic; what goes on is a fresh process without a secret. Where
    // something cannot be kept it returns once the passphrase was given again, with everything as it was.
    void Lock(const std::string& why);
    // Where the same person was when it was locked; another one finds the beginning.
    void GoBackTo(const HandOver& locked);
    // Takes over after the clinic was closed; does not return.
    std::function<void(const HandOver&)> OnFresh = StartFresh;
    // What stands in front while everything is out of sight; nullptr otherwise.
    [[nodiscard]] LockDialog* Locked() const { return m_lock_dialog; }

    // Whether who is signed in may do that, with the open client if there is one.
    [[nodiscard]] bool May(model::Operation operation) const;
    // The private chart that was chosen and stays closed.
    [[nodiscard]] const model::ClientId* Closed() const { return m_closed ? &*m_closed : nullptr; }

    // The menu's commands.
    void ShowPeople();
    void EditPrivacy();
    void AskEmergency();  // for the chart that stays closed
    void StartVisit();
    void OpenVisit(const model::VisitId& id);
    void NewClient();
    void EditClient();
    void FindClient();
    void AskUnsigned();
    void EditPreferences();
    void RenewRecoveryCode();
    void ShowBackups();
    // The audit in a window of its own; Esc closes it.
    void ShowAudit();
    void ShowFigures();
    // How long records are kept; disposal of those that are due.
    void ShowRetention();
    // What the open client asks for, and what was told to whom.
    void ShowRequests();
    void ShowBreaches();
    void ShowOwnContent();
    void EditVisitTime();
    void AskHealthUpdate();
    // Where something is written down already it is shown instead.
    void RecordNoHealthChange();
    void AskRedFlags();
    void AskHomePlan();
    // Asks for a consent of this kind and its signature.
    void RecordConsent(const std::string& kind);
    // The plan of the open visit, in the window in which it is printed, saved and sent.
    void PreviewPlan();
    // The record of the open visit, and the open client's history: what the history page is narrowed to where
    // that page is shown.
    void PreviewRecord();
    // A referral letter about the visit that is shown, in words first, then in the preview.
    void WriteLetter(std::optional<desk::LetterStart> start = {});
    void PreviewHistory();
    void PreviewConsent(const desk::ConsentPaper& paper);
    // To fill in by hand.
    void PreviewBlankIntake();
    // The same of any paper; made beside the window.
    void PreviewPaper(const desk::PaperWish& wish);
    // All papers of the open client.
    void ShowDocuments();
    // The plan of the open visit to the client's e-mail.
    void SendPlan();
    void ShowOutbox();
    void EditMailAccount();
    void EditLetterhead();
    void SignVisit();
    void AmendVisit();
    // Into the chart of another client.
    void MoveVisit();
    // Asks for a file; it becomes a further view of the client.
    void AddPicture();
    void Undo();
    void Redo();
    // Asks where, writes the PDF.
    void SavePlan();
    void ShowShortcuts();
    void ShowAbout();

private:
    void Build();
    void BuildBook(wxWindow* parent);
    void BindParts();
    void BindCommands();
    void UpdateCommand(wxUpdateUIEvent& event, std::size_t index);
    // Shows the field and gives it the keyboard.
    void GoTo(const desk::FieldPlace& place);
    void EditClient(const std::string& field);
    void EditPreferences(const std::string& field);
    // The client was changed by one of the parts.
    void TakeClient(const model::Client& client);
    void UseEditor(std::unique_ptr<desk::VisitEditor> editor);
    void ShowClient();
    // May, and says so where it is not allowed: before anything is typed in vain.
    [[nodiscard]] bool Demand(model::Operation operation);
    void ShowClosed(const model::ClientId& id);
    void ShowNoClient();
    void ShowNoVisit();
    [[nodiscard]] std::unique_ptr<desk::VisitEditor> NewestVisit(const model::ClientId& id);
    void Freshen(Page page);
    void OnVisitChanged(unsigned kinds);
    void ShowAskedPlan();
    // False: what is typed cannot be kept; the person was told.
    bool FlushPages();
    // Asks before words that cannot be kept are lost with the open visit.
    bool MayLeaveVisit();
    bool MayLoseLetters(wxWindow* over);
    // `why`: what is not kept; `stay`: the button that loses nothing.
    bool MayLose(wxWindow* over, const wxString& why, const wxString& stay);
    bool MayClose(const wxCloseEvent& event);
    void OnClose(wxCloseEvent& event);
    void ShowBackupAge();
    // What was saved since the last backup, if that is not skipped.
    void BackUpLast();
    void WatchIdle();
    // In a message box; not while it locks.
    void Fail(const std::exception& error);
    // Everything typed is saved. Why something cannot be, or nothing.
    wxString KeepWords();
    void LockLater(const std::string& why);
    void LockWiped(const std::string& why);
    // What was saved since the last backup, behind a curtain that stays; cut short when the person goes away
    // meanwhile. Never throws.
    [[nodiscard]] std::unique_ptr<Curtain> BackUpBeforeLock();
    void CloseClinic();
    void LockCovered(const wxString& unsaved);
    void SendPlanOf(const model::VisitId& visit);
    // Goes on with the one that was begun about this visit, otherwise with the words of the one shown.
    void WriteLetterOf(const model::VisitId& visit, std::optional<desk::LetterStart> start,
                       const std::optional<desk::LetterWish>& shown = {});
    [[nodiscard]] bool GoesOnWithLetter();
    void ForgetLetter(const model::VisitId& visit);
    // Whom the letters that were begun are about, and which visits.
    [[nodiscard]] wxString UnsentLetters();
    void TellOfLetters();
    [[nodiscard]] std::vector<model::VisitId> LettersAbout(const model::ClientId& client);

    desk::Resources& m_resources;
    std::unique_ptr<desk::Clinic> m_clinic;
    Settings& m_settings;
    FileAsker& m_files;
    Context m_context;
    std::optional<model::Client> m_client;
    std::optional<model::ClientId> m_closed;  // without m_client
    std::unique_ptr<desk::VisitEditor> m_editor;
    desk::Subscription m_visit_changes, m_client_changes;
    Page m_page = Page::Visit;
    std::set<Page> m_stale_pages;
    std::set<std::size_t> m_measured;  // pages of the book shown before
    KeyWorker m_keys;
    std::unique_ptr<BackupKeeper> m_backups;
    std::unique_ptr<OutboxKeeper> m_outbox;
    wxWeakRef<wxFrame> m_audit, m_figures;
    wxWeakRef<PaperPreview> m_preview;
    std::map<model::VisitId, desk::LetterWish> m_letters;  // begun, neither printed nor saved
    std::unique_ptr<IdleWatch> m_idle;
    std::unique_ptr<SessionWatch> m_session;
    bool m_locking = false, m_telling = false;  // a message box is open
    wxTimer m_lock_later;
    std::string m_lock_why;
    SideWork* m_last_work = nullptr;  // what a lock waits for
    LockDialog* m_lock_dialog = nullptr;

    ClientRail* m_rail = nullptr;
    wxPanel* m_main = nullptr;
    ClientHeader* m_header = nullptr;
    EmergencyBar* m_emergency = nullptr;
    wxSimplebook* m_book = nullptr;
    StartPage* m_start_page = nullptr;
    VisitPage* m_visit_page = nullptr;
    HistoryPage* m_history_page = nullptr;
    PlanPagePanel* m_plan_page = nullptr;
    IntakePage* m_intake_page = nullptr;
    StatusPanel* m_status = nullptr;
};

}  // namespace gui
