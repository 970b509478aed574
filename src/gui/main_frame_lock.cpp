// Locking: what was typed is kept, the clinic closed, the process replaced by a fresh one that asks for the
// passphrase. Where something cannot be kept nothing is closed, and everything is out of sight instead.
#include <algorithm>

#include "desk/idle_lock.h"
#include "desk/people.h"
#include "desk/sentences.h"
#include "gui/backup_keeper.h"
#include "gui/client_rail.h"
#include "gui/curtain.h"
#include "gui/dialog_lock.h"
#include "gui/dialog_progress.h"
#include "gui/idle_watch.h"
#include "gui/intake_page.h"
#include "gui/main_frame.h"
#include "gui/outbox_keeper.h"
#include "gui/paper_preview.h"
#include "gui/plan_page_panel.h"
#include "gui/restart.h"
#include "gui/secret_clipboard.h"
#include "gui/session_watch.h"
#include "gui/status_panel.h"
#include "gui/visit_page.h"

namespace gui {

namespace {

constexpr int kLockAgainMs = 200;
constexpr const char* kIdle = "idle";
constexpr int kLimitTimer = wxID_HIGHEST + 1;
constexpr int kLongestBackupMs = 10 * 60 * 1000;

// Fields that keep their words only when the keyboard leaves them.
void LeaveField() {
    wxWindow* field = wxWindow::FindFocus();
    if (!field) return;
    wxFocusEvent leaving(wxEVT_KILL_FOCUS, field->GetId());
    leaving.SetEventObject(field);
    field->HandleWindowEvent(leaving);
}

bool DialogHoldsWords(const IdleWatch* watch) {
    return std::ranges::any_of(wxTopLevelWindows, [&](wxWindow* window) {
        auto* dialog = dynamic_cast<wxDialog*>(window);
        if (!dialog || !dialog->IsShown()) return false;
        const bool touched = !watch || watch->Touched(*dialog);
        auto* form = dynamic_cast<FormDialog*>(dialog);
        return form ? form->HoldsWords(touched) : touched;
    });
}

}  // namespace

void MainFrame::KeepLocking() {
    m_idle = std::make_unique<IdleWatch>(m_clinic->Clock(), [this] { Lock(kIdle); });
    m_session = std::make_unique<SessionWatch>([this] { Try(m_context, [this] { Lock("away"); }); });
    WatchIdle();
}

void MainFrame::WatchIdle() {
    if (!m_idle || m_locking) return;
    m_idle->Start(
        desk::LockMinutesFor(m_clinic->SignedIn().role, m_settings.LockMinutes(m_clinic->Store().Id())));
}

void MainFrame::Fail(const std::exception& error) {
    if (m_locking) return;
    const bool before = std::exchange(m_telling, true);
    ShowError(this, m_context.words, error);
    m_telling = before;
}

// Nobody may be asked: who would answer is not there.
wxString MainFrame::KeepWords() {
    LeaveField();
    const bool intake = FlushPages();
    wxString why = m_visit_page->Flush();
    if (why.empty() && m_plan_page->Unsaved()) why = Tr(m_context, "The words to the client are not saved.");
    if (why.empty() && (!intake || m_intake_page->HalfTyped()))
        why = Tr(m_context, "The health history is not saved.");
    if (why.empty() && DialogHoldsWords(m_idle.get()))
        why = Tr(m_context, "A dialog with words that are not saved yet was open.");
    if (why.empty() && !m_letters.empty()) why = Tr(m_context, "A letter was neither printed nor saved yet.");
    if (why.empty() && m_telling) why = Tr(m_context, "A message about something unsaved was open.");
    return why;
}

void MainFrame::Lock(const std::string& why) {
    // What a lock waits for is not worth a key in the memory of a computer that sleeps.
    if (m_last_work && why != kIdle) m_last_work->Stop();
    if (m_locking || !m_clinic) return;
    if (Curtain::EndMenus() || m_clinic->Lent() || !m_outbox->Rest({})) return LockLater(why);
    ClearCopiedSecret();
    m_locking = true;
    try {
        const wxString unsaved = KeepWords();
        unsaved.empty() ? LockWiped(why) : LockCovered(unsaved);
    } catch (...) {
        m_locking = false;
        WatchIdle();
        if (m_outbox) m_outbox->Start();
        throw;
    }
}

// Work that has the clinic alone must come to its end first, and whoever waits for the choice of a menu; then
// as if it were asked for now.
void MainFrame::LockLater(const std::string& why) {
    m_lock_why = why;
    m_lock_later.StartOnce(kLockAgainMs);
}

// A disk that does not answer must not keep the clinic open: the next opening makes up for what is cut short.
std::unique_ptr<Curtain> MainFrame::BackUpBeforeLock() try {
    SideWork* work = m_backups->LastWork();
    if (work == nullptr) return nullptr;
    auto curtain = std::make_unique<Curtain>();
    ProgressDialog dialog(nullptr, m_context.words, Tr(m_context, "Backing up"),
                          Tr(m_context, "The clinic is locked as soon as what was saved is copied."),
                          Tr(m_context, "Lock now"), *work);
    wxTimer limit(&dialog, kLimitTimer);
    dialog.Bind(
        wxEVT_TIMER, [work](wxTimerEvent&) { work->Stop(); }, kLimitTimer);
    limit.StartOnce(kLongestBackupMs);
    m_last_work = work;
    (void)dialog.Wait();
    m_last_work = nullptr;
    (void)m_backups->Took();
    return curtain;
} catch (const std::exception&) {
    m_last_work = nullptr;
    return nullptr;
}

void MainFrame::LockWiped(const std::string& why) {
    HandOver message{m_clinic->Store().Folder(), m_clinic->SignedIn().name, {}, {}, WordOf(m_page), why};
    if (m_client) message.client = m_client->id.value;
    if (m_editor) message.visit = m_editor->Visit().id.value;
    const auto curtain = why == kIdle ? BackUpBeforeLock() : nullptr;
    CloseClinic();
    OnFresh(message);
}

void MainFrame::GoBackTo(const HandOver& locked) {
    if (locked.user != m_clinic->SignedIn().name || locked.client.empty()) return;
    // What was open in an emergency is closed by the lock.
    if (desk::IsClosed(*m_clinic, {locked.client})) return;
    OpenClient({locked.client});
    const bool other = !locked.visit.empty() && (!m_editor || m_editor->Visit().id.value != locked.visit);
    if (other) OpenVisit({locked.visit});
    ShowPage(locked.page);
}

// Nothing runs between this and the end of the process; a test looks at what is left.
void MainFrame::CloseClinic() {
    if (m_idle) m_idle->Stop();
    m_lock_later.Stop();
    delete m_preview.get();
    delete m_figures.get();
    m_backups.reset();
    m_outbox.reset();
    m_keys.Forget();
    m_plan_page->ShowVisit(nullptr);
    m_status->ShowVisit(nullptr);
    m_visit_page->ShowVisit(nullptr);
    m_context.turns->Finish();
    m_visit_changes = {};
    m_client_changes = {};
    m_editor.reset();
    m_client.reset();
    m_closed.reset();
    try {
        m_clinic->Store().Log("clinic.lock", m_clinic->Store().ClinicId());
    } catch (const std::exception&) {
        // A full disk does not keep it open.
    }
    m_clinic.reset();
}

void MainFrame::LockCovered(const wxString& unsaved) {
    const auto& store = m_clinic->Store();
    const wxString told = TrFill(
        m_context,
        "{0} So the clinic could not be closed: while it was locked its key stayed in memory, and what "
        "is open is as you left it.",
        {Utf8(unsaved)});
    // What was opened in an emergency is closed again, but for the chart whose words could not be kept.
    Try(m_context, [this] { m_clinic->Store().EndEmergencies(m_client ? m_client->id : model::ClientId()); });
    {
        const Curtain curtain;
        LockDialog dialog(
            m_context.words, FromPath(store.Folder().stem()), Wx(m_clinic->SignedIn().name), told,
            {store.Returner(), store.ReturnerWithPin(), [this] { return m_clinic->Pin(); }},
            [this] { m_clinic->Store().Log("clinic.unlock.denied", m_clinic->Store().ClinicId()); });
        m_lock_dialog = &dialog;
        dialog.ShowModal();
        m_lock_dialog = nullptr;
    }
    m_locking = false;
    Try(m_context, [this] {
        m_clinic->Store().Log("clinic.unlock", m_clinic->Store().ClinicId());
        m_rail->Reload();
    });
    WatchIdle();
    m_outbox->Start();
    TellOfLetters();
}

// Each lock keeps the key in memory until they left; who comes back is told which they are.
void MainFrame::TellOfLetters() {
    if (m_letters.empty()) return;
    Try(m_context, [this] { m_context.say(UnsentLetters()); });
}

}  // namespace gui
