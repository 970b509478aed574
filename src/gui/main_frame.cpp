#include "gui/main_frame.h"

#include <wx/dialog.h>
#include <wx/gdicmn.h>
#include <wx/sizer.h>

#include <algorithm>
#include <utility>

#include "desk/people.h"
#include "gui/backup_keeper.h"
#include "gui/client_rail.h"
#include "gui/command.h"
#include "gui/emergency_bar.h"
#include "gui/history_page.h"
#include "gui/idle_watch.h"
#include "gui/intake_page.h"
#include "gui/outbox_keeper.h"
#include "gui/paper_preview.h"
#include "gui/plan_page_panel.h"
#include "gui/secret_clipboard.h"
#include "gui/session_watch.h"
#include "gui/start_page.h"
#include "gui/status_panel.h"
#include "gui/theme.h"
#include "gui/visit_page.h"

namespace gui {

namespace {

// The toolkit knows the sizes of what was made in styles of ours only once it is shown.
void MeasureAnew(wxWindow& window) {
    for (wxWindow* child : window.GetChildren()) MeasureAnew(*child);
    window.InvalidateBestSize();
    if (window.GetSizer()) window.Layout();
}

// The page shown while there is nothing to chart stands before those of Page.
constexpr std::size_t kStartIndex = 0;
std::size_t IndexOf(Page page) {
    return static_cast<std::size_t>(page) + 1;
}

}  // namespace

MainFrame::MainFrame(desk::Resources& resources, std::unique_ptr<desk::Clinic> clinic,
                     const text::Translator& words, Settings& settings, FileAsker& files)
    : wxFrame(nullptr, wxID_ANY, "Palpate"),
      m_resources(resources),
      m_clinic(std::move(clinic)),
      m_settings(settings),
      m_files(files),
      m_context{resources,
                *m_clinic,
                words,
                [this](const wxString& text) { m_status->Say(text); },
                [this](const std::exception& error) { Fail(error); },
                std::make_shared<Turns>()} {
    SetIcons(wxIconBundle(IconBundle(Icon::App, Role::Accent, 48).GetIcon(wxSize(48, 48))));
    SetFont(Font(FontStyle::Body));
    Paint(this, Role::Window);
    SetMenuBar(NewMenuBar(words));
    Build();
    m_backups = std::make_unique<BackupKeeper>(
        m_context, [this] { return m_settings.SecondBackups(m_clinic->Store().Id()); });
    m_outbox = std::make_unique<OutboxKeeper>(m_context);
    BindParts();
    m_lock_later.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Try(m_context, [this] { Lock(m_lock_why); }); });
    BindCommands();
    SetMinSize(FromDIP(wxSize(1024, 700)));
    wxSize wanted = FromDIP(wxSize(1440, 900));
    wanted.DecTo(wxGetClientDisplayRect().GetSize());
    SetSize(wanted);
    ShowClient();
}

MainFrame::~MainFrame() {
    m_outbox.reset();
    ClearCopiedSecret();
    delete m_audit.get();  // it works with the clinic
    delete m_figures.get();
    delete m_preview.get();
    m_visit_page->ShowVisit(nullptr);
    m_plan_page->ShowVisit(nullptr);
    m_status->ShowVisit(nullptr);
    m_context.turns->Finish();
}

void MainFrame::Build() {
    auto* whole = new wxPanel(this);
    Paint(whole, Role::Window);
    m_rail = new ClientRail(whole, m_context);
    m_rail->SetMinSize(wxSize(FromDIP(222), -1));
    m_main = new wxPanel(whole);
    Paint(m_main, Role::Panel);
    m_header = new ClientHeader(m_main, m_context);
    m_emergency = new EmergencyBar(m_main, m_context);
    BuildBook(m_main);
    m_status = new StatusPanel(m_main, m_context);
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(m_header, wxSizerFlags().Expand());
    right->Add(m_emergency, wxSizerFlags().Expand());
    right->Add(m_book, wxSizerFlags(1).Expand());
    right->Add(m_status, wxSizerFlags().Expand());
    m_main->SetSizer(right);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_rail, wxSizerFlags().Expand());
    row->Add(NewDivider(whole, true), wxSizerFlags().Expand());
    row->Add(m_main, wxSizerFlags(1).Expand());
    whole->SetSizer(row);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(whole, wxSizerFlags(1).Expand());
    SetSizer(outer);
}

void MainFrame::BuildBook(wxWindow* parent) {
    m_book = new wxSimplebook(parent);
    m_start_page = new StartPage(m_book);
    m_visit_page = new VisitPage(m_book, m_context);
    m_visit_page->ShowGhosts(m_settings.ShowsGhosts(),
                             [this](bool show) { m_settings.SetShowsGhosts(show); });
    m_history_page = new HistoryPage(m_book, m_context, &m_files);
    m_plan_page = new PlanPagePanel(m_book, m_context);
    m_intake_page = new IntakePage(m_book, m_context);
    for (wxWindow* page : {static_cast<wxWindow*>(m_start_page), static_cast<wxWindow*>(m_visit_page),
                           static_cast<wxWindow*>(m_history_page), static_cast<wxWindow*>(m_plan_page),
                           static_cast<wxWindow*>(m_intake_page)}) {
        m_book->AddPage(page, wxString());
    }
}

void MainFrame::BindParts() {
    m_rail->OnOpen = [this](const model::ClientId& id) { OpenClient(id); };
    m_rail->OnOpenVisit = [this](const model::VisitId& id) { OpenVisit(id); };
    m_rail->OnNew = [this] { NewClient(); };
    m_rail->OnBackups = [this] { ShowBackups(); };
    m_backups->OnStatus = [this] { ShowBackupAge(); };
    m_header->OnPage = [this](Page page) { ShowPage(page); };
    m_header->OnStartVisit = [this] { StartVisit(); };
    m_header->OnHealthUpdate = [this] { AskHealthUpdate(); };
    m_header->OnHomePlan = [this] { Try(m_context, [this] { AskHomePlan(); }); };
    m_header->OnGo = [this](const desk::FieldPlace& place) { GoTo(place); };
    m_header->OnEditClient = [this] { EditClient(); };
    m_status->OnPlan = [this] { ShowPage(Page::Plan); };
    m_status->OnSign = [this] { Try(m_context, [this] { SignVisit(); }); };
    m_status->OnPrint = [this] { Try(m_context, [this] { PreviewPlan(); }); };
    m_plan_page->OnSave = [this](bool show) { Try(m_context, [&] { show ? PreviewPlan() : SavePlan(); }); };
    m_plan_page->OnRedFlags = [this] { AskRedFlags(); };
    m_plan_page->OnClearance = [this](const std::string& condition) {
        GoTo({desk::FieldPlace::Part::Health, "conditions", condition});
    };
    m_visit_page->OnAmend = [this] { Try(m_context, [this] { AmendVisit(); }); };
    m_visit_page->OnAddPicture = [this] { AddPicture(); };
    m_history_page->OnOpenVisit = [this](const model::VisitId& id) { OpenVisit(id); };
    m_visit_page->OnRecordConsent = [this](const std::string& kind) { RecordConsent(kind); };
    m_intake_page->OnSaved = [this](const model::Client& client) { TakeClient(client); };
    m_intake_page->OnConsentPaper = [this](const desk::ConsentPaper& paper) {
        Try(m_context, [&] { PreviewConsent(paper); });
    };
    m_intake_page->OnBlankPage = [this] { Try(m_context, [this] { PreviewBlankIntake(); }); };
    m_client_changes = m_clinic->ClientsChanged.Listen([this] { m_rail->Reload(); });
    Bind(wxEVT_CLOSE_WINDOW, &MainFrame::OnClose, this);
    Bind(wxEVT_SYS_COLOUR_CHANGED, [](wxSysColourChangedEvent& event) {
        event.Skip();
        RepaintAll();
    });
}

void MainFrame::BindCommands() {
    // Text fields keep Enter with any modifier from the menu.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
        if (!enter || event.GetModifiers() != wxMOD_CONTROL) return event.Skip();
        Try(m_context, [this] { SignVisit(); });
    });
    for (std::size_t i = 0; i < Commands().size(); ++i) {
        const Command& command = Commands()[i];
        if (!command.action) continue;
        Bind(
            wxEVT_MENU, [this, &command](wxCommandEvent&) { Try(m_context, [&] { command.action(*this); }); },
            CommandId(i));
        Bind(
            wxEVT_UPDATE_UI, [this, i](wxUpdateUIEvent& event) { UpdateCommand(event, i); }, CommandId(i));
    }
}

void MainFrame::UpdateCommand(wxUpdateUIEvent& event, std::size_t index) {
    const Command& command = Commands()[index];
    event.Enable(!command.enabled || command.enabled(*this));
    if (!m_editor || (command.id != wxID_UNDO && command.id != wxID_REDO)) return;
    const bool undo = command.id == wxID_UNDO;
    const std::string what = undo ? m_editor->UndoText(m_context.words) : m_editor->RedoText(m_context.words);
    const wxString plain = Wx(m_context.words.Text(command.text));
    event.SetText((what.empty() ? plain : plain + ": " + Wx(what)) + "\t" + command.shortcut);
}

void MainFrame::TakeClient(const model::Client& client) {
    if (!m_client || m_client->id != client.id) return;
    m_client = client;
    if (m_editor) m_editor->ClientChanged(client);
    m_header->ShowClient(client, m_editor ? &m_editor->Visit() : nullptr);
}

void MainFrame::OpenClient(const model::ClientId& id) {
    if (!FlushPages()) return ShowPage(Page::Intake);
    if (!MayLeaveVisit()) return;
    Try(m_context, [&] {
        if (desk::IsClosed(*m_clinic, id)) return ShowClosed(id);
        const model::Client client = m_clinic->LoadClient(id);
        auto editor = NewestVisit(id);
        m_client = client;
        m_closed.reset();
        UseEditor(std::move(editor));
    });
}

void MainFrame::OpenVisit(const model::VisitId& id) {
    if (!FlushPages()) return ShowPage(Page::Intake);
    if (!MayLeaveVisit()) return;
    Try(m_context, [&] {
        auto editor = m_clinic->OpenVisit(id);
        m_client = editor->Client();
        m_closed.reset();
        UseEditor(std::move(editor));
        ShowPage(Page::Visit);
    });
}

void MainFrame::StartVisit() {
    if (!m_client) return;
    FlushPages();
    if (!MayLeaveVisit()) return;
    if (Try(m_context, [&] { UseEditor(m_clinic->StartVisit(m_client->id)); })) {
        m_rail->Reload();
        ShowPage(Page::Visit);
        m_visit_page->FocusMap();
    }
}

void MainFrame::UseEditor(std::unique_ptr<desk::VisitEditor> editor) {
    // Opened again: its steps stay, and so does the place one works at.
    if (editor && m_editor && editor->Visit() == m_editor->Visit()) {
        m_editor->ClientChanged(editor->Client());
        return ShowClient();
    }
    m_plan_page->ShowVisit(nullptr);
    m_status->ShowVisit(nullptr);
    m_visit_changes = {};
    auto left = std::exchange(m_editor, std::move(editor));
    if (m_editor)
        m_visit_changes = m_editor->Changed.Listen([this](unsigned kinds) { OnVisitChanged(kinds); });
    m_visit_page->ShowVisit(m_editor.get());
    m_clinic->Leave(std::move(left));
    m_plan_page->ShowVisit(m_editor.get());
    m_status->ShowVisit(m_editor.get());
    ShowClient();
}

void MainFrame::OnVisitChanged(unsigned kinds) {
    m_client = m_editor->Client();
    m_status->ShowVisit(m_editor.get());
    m_header->ShowClient(*m_client, &m_editor->Visit());
    if (!desk::Has(kinds, desk::Change::Details)) return;
    ShowAskedPlan();
    m_rail->VisitChanged(m_editor->Visit());
}

// The plan asked about is searched among earlier visits.
void MainFrame::ShowAskedPlan() {
    TryLater(m_context, &m_editor, [this] {
        const auto items = m_editor ? desk::AskedItems(*m_editor) : std::vector<model::Adherence>();
        m_header->ShowPlanAsked(items.size(), desk::Answered(items));
    });
}

void MainFrame::ShowClient() {
    // A paper in sight is of the chart that is open.
    if (m_preview && !m_preview->Paper().wish.client.empty() &&
        (!m_client || m_preview->Paper().wish.client != m_client->id))
        delete m_preview.get();
    m_header->Show(m_client.has_value());
    m_emergency->ShowClient(m_client ? &m_client->id : nullptr);
    m_rail->SetCurrent(m_client ? std::optional(m_client->id) : m_closed);
    if (m_client) {
        m_header->ShowClient(*m_client, m_editor ? &m_editor->Visit() : nullptr);
        ShowAskedPlan();
        m_stale_pages = {Page::History, Page::Intake};
    }
    m_main->Layout();
    ShowPage(m_page);
}

void MainFrame::ShowPage(Page page) {
    if (page != m_page) FlushPages();
    // What was charted meanwhile belongs to the history too.
    if (page == Page::History && m_page != page) m_stale_pages.insert(page);
    if (m_client && m_stale_pages.erase(page) > 0) Freshen(page);
    m_page = page;
    m_header->SelectPage(page);
    const bool needs_visit = page == Page::Visit || page == Page::Plan;
    if (!m_client)
        ShowNoClient();
    else if (needs_visit && !m_editor)
        ShowNoVisit();
    const bool nothing = !m_client || (needs_visit && !m_editor);
    const auto shown = static_cast<std::size_t>(nothing ? kStartIndex : IndexOf(page));
    if (m_measured.insert(shown).second)
        TryLater(m_context, m_book->GetPage(shown), [this, shown] { MeasureAnew(*m_book->GetPage(shown)); });
    m_book->ChangeSelection(shown);
}

// Pages behind the others are filled when they come to the front.
void MainFrame::Freshen(Page page) {
    if (page == Page::History) m_history_page->ShowClient(*m_client);
    if (page == Page::Intake) m_intake_page->ShowClient(*m_client);
}

void MainFrame::ShowPage(const std::string& word) {
    if (const auto page = ParsePage(word)) ShowPage(*page);
}

bool MainFrame::FlushPages() {
    m_visit_page->Flush();
    m_plan_page->Flush();
    return m_intake_page->Flush();
}

namespace {

bool DialogIsOpen() {
    return std::ranges::any_of(wxTopLevelWindows, [](wxWindow* window) {
        const auto* dialog = dynamic_cast<wxDialog*>(window);
        return dialog && dialog->IsModal();
    });
}

}  // namespace

bool MainFrame::MayClose(const wxCloseEvent& event) {
    if (!FlushPages() && event.CanVeto()) {
        ShowPage(Page::Intake);
        return false;
    }
    return !event.CanVeto() || (MayLeaveVisit() && MayLoseLetters(this));
}

void MainFrame::OnClose(wxCloseEvent& event) {
    // Work behind a dialog comes to its end first, and so does what is shown of it.
    if (event.CanVeto() && m_clinic && m_clinic->Lent() && DialogIsOpen()) return event.Veto();
    const auto again = [this] { CallAfter([this] { Close(); }); };
    if (event.CanVeto() && m_outbox && !m_outbox->Rest(again)) return event.Veto();
    if (!MayClose(event)) {
        if (m_outbox) m_outbox->Start();
        return event.Veto();
    }
    delete m_preview.get();
    delete m_figures.get();
    delete m_audit.get();  // what it reads beside the clinic would keep the backup waiting
    if (event.CanVeto()) Try(m_context, [this] { BackUpLast(); });
    event.Skip();
}

}  // namespace gui
