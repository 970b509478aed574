#include "gui/command.h"

#include <wx/textctrl.h>

#include "gui/context.h"
#include "gui/history_page.h"
#include "gui/main_frame.h"
#include "gui/visit_page.h"
#include "model/problem.h"

namespace gui {

namespace {

using model::Msg;
using model::Operation;

bool HasClient(MainFrame& frame) {
    return frame.CurrentClient() != nullptr;
}
bool HasVisit(MainFrame& frame) {
    return frame.Editor() != nullptr;
}
template <model::Operation operation>
bool May(MainFrame& frame) {
    return frame.May(operation);
}
template <model::Operation operation>
bool MayWithClient(MainFrame& frame) {
    return HasClient(frame) && frame.May(operation);
}
template <model::Operation operation>
bool MayWithVisit(MainFrame& frame) {
    return HasVisit(frame) && frame.May(operation);
}
bool HasPapers(MainFrame& frame) {
    return HasClient(frame) && (frame.May(Operation::PrintForms) || frame.May(Operation::PrintPlan) ||
                                frame.May(Operation::PrintRecord));
}
bool MayAmend(MainFrame& frame) {
    return MayWithVisit<Operation::AmendVisit>(frame) && !frame.Editor()->IsDraft();
}
bool HasDraft(MainFrame& frame) {
    return HasVisit(frame) && frame.Editor()->Editable();
}
// What undo would change is in sight: the client search or the health history have the keyboard otherwise.
bool ChangesInSight(MainFrame& frame) {
    if (!HasDraft(frame) || (frame.Showing() != Page::Visit && frame.Showing() != Page::Plan)) return false;
    wxWindow* focus = wxWindow::FindFocus();
    return !dynamic_cast<wxTextEntry*>(focus) || frame.HoldsPages(*focus);
}
bool CanUndo(MainFrame& frame) {
    return ChangesInSight(frame) && frame.Editor()->CanUndo();
}
bool CanRedo(MainFrame& frame) {
    return ChangesInSight(frame) && frame.Editor()->CanRedo();
}
bool OnVisitPage(MainFrame& frame) {
    return HasVisit(frame) && frame.Showing() == Page::Visit;
}
bool HasPanes(MainFrame& frame) {
    return OnVisitPage(frame) || (HasClient(frame) && frame.Showing() == Page::History);
}
bool OnDraftPage(MainFrame& frame) {
    return OnVisitPage(frame) && HasDraft(frame);
}
wxTextEntry* FocusedText() {
    return dynamic_cast<wxTextEntry*>(wxWindow::FindFocus());
}
bool HasText(MainFrame&) {
    return FocusedText() != nullptr;
}

template <Page page>
void Show(MainFrame& frame) {
    frame.ShowPage(page);
}

template <void (VisitPage::*method)()>
void OnVisit(MainFrame& frame) {
    (frame.Charting().*method)();
}

constexpr const char* kFile = Msg("&File");
constexpr const char* kEdit = Msg("&Edit");
constexpr const char* kView = Msg("&View");
constexpr const char* kClient = Msg("&Client");
constexpr const char* kVisit = Msg("V&isit");
constexpr const char* kMark = Msg("&Mark");
constexpr const char* kClinic = Msg("Cli&nic");
constexpr const char* kHelp = Msg("&Help");

std::vector<Command> FileMenu() {
    return {
        {kFile, Msg("&Save plan as PDF…"), Msg("Writes the client's plan"), "Ctrl+S",
         MayWithVisit<Operation::PrintPlan>, [](MainFrame& f) { f.SavePlan(); }},
        {kFile, Msg("&Print plan…"), Msg("Shows the client's plan as it will be printed"), "Ctrl+P",
         MayWithVisit<Operation::PrintPlan>, [](MainFrame& f) { f.PreviewPlan(); }, wxID_PRINT},
        {kFile, Msg("Send plan by &e-mail…"),
         Msg("The plan as a PDF under a passphrase, to the client's address"), "Ctrl+Shift+E",
         MayWithVisit<Operation::SendMail>, [](MainFrame& f) { f.SendPlan(); }},
        {kFile, Msg("Blank &intake page…"), Msg("A page to fill in by hand in the waiting room"), nullptr,
         May<Operation::PrintForms>, [](MainFrame& f) { f.PreviewBlankIntake(); }},
        {kFile},
        {kFile, Msg("L&ock"), Msg("Saves everything and asks for the passphrase"), "Ctrl+L", nullptr,
         [](MainFrame& f) { f.Lock("asked"); }},
        {kFile, Msg("&Quit"), Msg("Closes the clinic"), "Ctrl+Q", nullptr, [](MainFrame& f) { f.Close(); },
         wxID_EXIT},
    };
}

// What concerns the clinic as a whole.
std::vector<Command> ClinicMenu() {
    return {
        {kClinic, Msg("Clinic and &letterhead…"), Msg("Name and address on paper, language, time zone"),
         "Ctrl+,", nullptr, [](MainFrame& f) { f.EditPreferences(); }, wxID_PREFERENCES},
        {kClinic, Msg("Logo and &footer…"), Msg("What stands on the clinic's papers beside its details"),
         nullptr, May<Operation::ChangeProfile>, [](MainFrame& f) { f.EditLetterhead(); }},
        {kClinic, Msg("&Mail account…"), Msg("The account plans are sent with"), nullptr,
         May<Operation::ManageMail>, [](MainFrame& f) { f.EditMailAccount(); }},
        {kClinic, Msg("&Outbox…"), Msg("Letters that wait, were sent or failed"), "Ctrl+Shift+N",
         May<Operation::SendMail>, [](MainFrame& f) { f.ShowOutbox(); }},
        {kClinic},
        {kClinic, Msg("&Backups…"), Msg("How old the newest is, making one, trying one"), "Ctrl+B", nullptr,
         [](MainFrame& f) { f.ShowBackups(); }},
        {kClinic, Msg("&Audit…"), Msg("Who did what, what is late or missing, packs for an audit"),
         "Ctrl+Shift+P", May<Operation::ViewAudit>, [](MainFrame& f) { f.ShowAudit(); }},
        {kClinic, Msg("Fi&gures…"),
         Msg("Findings, areas and techniques by therapist and period, cadence, notes"), "Ctrl+Shift+F",
         May<Operation::ExportClinic>, [](MainFrame& f) { f.ShowFigures(); }},
        {kClinic, Msg("P&eople…"), Msg("Who works here and may do what, your PIN and passphrase"),
         "Ctrl+Shift+W", nullptr, [](MainFrame& f) { f.ShowPeople(); }},
        {kClinic, Msg("Re&tention…"), Msg("What is due for disposal, legal holds, certificates"),
         "Ctrl+Shift+R", May<Operation::KeepRetention>, [](MainFrame& f) { f.ShowRetention(); }},
        {kClinic, Msg("Own e&xercises…"), Msg("The clinic's own exercises, its words and doses for ours"),
         "Ctrl+Shift+X", May<Operation::EditContent>, [](MainFrame& f) { f.ShowOwnContent(); }},
        {kClinic, Msg("&Data breaches…"), Msg("What was lost or seen by others, and the 72 hours"), nullptr,
         May<Operation::ReleaseRecords>, [](MainFrame& f) { f.ShowBreaches(); }},
        {kClinic, Msg("Replace recovery &code…"),
         Msg("A new code for the day a passphrase is forgotten; the old one is void"), nullptr,
         May<Operation::ManagePeople>, [](MainFrame& f) { f.RenewRecoveryCode(); }},
    };
}

std::vector<Command> EditMenu() {
    return {
        {kEdit, Msg("&Undo"), Msg("Takes back the last change"), "Ctrl+Z", CanUndo,
         [](MainFrame& f) { f.Undo(); }, wxID_UNDO},
        {kEdit, Msg("&Redo"), Msg("Does again what was taken back"), "Ctrl+Y", CanRedo,
         [](MainFrame& f) { f.Redo(); }, wxID_REDO},
        {kEdit},
        {kEdit, Msg("Cu&t"), Msg("Cuts the chosen text"), "Ctrl+X", HasText,
         [](MainFrame&) { FocusedText()->Cut(); }, wxID_CUT},
        {kEdit, Msg("&Copy"), Msg("Copies the chosen text"), "Ctrl+C", HasText,
         [](MainFrame&) { FocusedText()->Copy(); }, wxID_COPY},
        {kEdit, Msg("&Paste"), Msg("Puts copied text in"), "Ctrl+V", HasText,
         [](MainFrame&) { FocusedText()->Paste(); }, wxID_PASTE},
    };
}

std::vector<Command> ViewMenu() {
    return {
        {kView, Msg("&Visit"), Msg("Charting"), "Ctrl+1", HasClient, Show<Page::Visit>},
        {kView, Msg("&History"), Msg("Visits of the client"), "Ctrl+2", HasClient, Show<Page::History>},
        {kView, Msg("Home &routine"), Msg("What the client does at home"), "Ctrl+3", HasClient,
         Show<Page::Plan>},
        {kView, Msg("&Intake"), Msg("Health history"), "Ctrl+4", HasClient, Show<Page::Intake>},
        {kView},
        {kView, Msg("Zoo&m in"), Msg("Larger body map"), "Ctrl++", OnVisitPage, OnVisit<&VisitPage::ZoomIn>,
         wxID_ZOOM_IN},
        {kView, Msg("Zoom &out"), Msg("Smaller body map"), "Ctrl+-", OnVisitPage,
         OnVisit<&VisitPage::ZoomOut>, wxID_ZOOM_OUT},
        {kView, Msg("&Whole body"), Msg("Fits the body map into its place"), "Ctrl+0", OnVisitPage,
         OnVisit<&VisitPage::ZoomFit>, wxID_ZOOM_FIT},
        {kView},
        {kView, Msg("&Next pane"), Msg("Moves the keyboard to the next part of the page"), "F6", HasPanes,
         [](MainFrame& f) { f.Showing() == Page::History ? f.Past().NextPane() : f.Charting().NextPane(); }},
    };
}

std::vector<Command> ClientMenu() {
    return {
        {kClient, Msg("&Find client"), Msg("Search by name or number"), "Ctrl+K", nullptr,
         [](MainFrame& f) { f.FindClient(); }},
        {kClient, Msg("Needs &signature"), Msg("Visits that are not signed yet"), "Ctrl+U", nullptr,
         [](MainFrame& f) { f.AskUnsigned(); }},
        {kClient, Msg("&New client…"), Msg("A client who was never here"), "Ctrl+N",
         May<Operation::EditClient>, [](MainFrame& f) { f.NewClient(); }, wxID_NEW},
        {kClient, Msg("Add &picture…"), Msg("A photo or drawing to be marked"), nullptr,
         MayWithVisit<Operation::ChartVisit>, [](MainFrame& f) { f.AddPicture(); }},
        {kClient, Msg("Record &consent…"), Msg("Who agrees to what, with a signature"), "Ctrl+E",
         MayWithClient<Operation::EditClient>, [](MainFrame& f) { f.RecordConsent("treatment"); }},
        {kClient, Msg("Client &details…"), Msg("Name, contact, language, equipment"), "Ctrl+D",
         MayWithClient<Operation::EditClient>, [](MainFrame& f) { f.EditClient(); }},
        {kClient, Msg("Treatment &history…"),
         Msg("Time line, body maps and every visit, as it will be printed or saved"), "Ctrl+Shift+B",
         MayWithClient<Operation::PrintRecord>, [](MainFrame& f) { f.PreviewHistory(); }},
        {kClient, Msg("Doc&uments…"),
         Msg("History, plans, records, consents and blank pages of the client: look, print, save"),
         "Ctrl+Shift+O", HasPapers, [](MainFrame& f) { f.ShowDocuments(); }},
        {kClient, Msg("&Who may open this chart…"), Msg("Everyone, your profession, or you alone"), nullptr,
         MayWithClient<Operation::SetPrivacy>, [](MainFrame& f) { f.EditPrivacy(); }},
        {kClient, Msg("Re&quests and disclosures…"),
         Msg("A copy of the record, a statement, erasure; what was told to whom"), "Ctrl+Shift+D",
         MayWithClient<Operation::ReleaseRecords>, [](MainFrame& f) { f.ShowRequests(); }},
    };
}

std::vector<Command> VisitMenu() {
    return {
        {kVisit, Msg("&Start visit"), Msg("Begins today's visit, or goes on with it"), "Ctrl+T",
         MayWithClient<Operation::ChartVisit>, [](MainFrame& f) { f.StartVisit(); }},
        {kVisit, Msg("Start from the &last visit…"), Msg("Takes marks, treatments or lines over, flagged"),
         "Ctrl+Shift+L", HasDraft,
         [](MainFrame& f) {
             f.ShowPage(Page::Visit);
             f.Charting().StartFromLast();
         }},
        {kVisit, Msg("&Time and length…"), Msg("When the treatment was and how long it took"), "Ctrl+Shift+T",
         HasDraft, [](MainFrame& f) { f.EditVisitTime(); }},
        {kVisit, Msg("&Health update…"), Msg("What changed since the last visit"), "Ctrl+H", HasDraft,
         [](MainFrame& f) { f.AskHealthUpdate(); }},
        {kVisit, Msg("&No change in health"), Msg("Asked, and nothing changed since the last visit"),
         "Ctrl+Shift+H", HasDraft, [](MainFrame& f) { f.RecordNoHealthChange(); }},
        {kVisit, Msg("H&ow the last home plan went…"), Msg("Done, partly or not, line by line"),
         "Ctrl+Shift+Y", HasDraft, [](MainFrame& f) { f.AskHomePlan(); }},
        {kVisit, Msg("&Red flags…"), Msg("Signs that need a doctor first"), "Ctrl+R", HasDraft,
         [](MainFrame& f) { f.AskRedFlags(); }},
        {kVisit},
        {kVisit, Msg("S, cl&ient says"), Msg("Words of the client"), "F2", OnVisitPage,
         OnVisit<&VisitPage::WriteSubjective>},
        {kVisit, Msg("O, &findings"), Msg("A line of your own among the findings"), "F3", OnVisitPage,
         OnVisit<&VisitPage::WriteObjective>},
        {kVisit, Msg("A, &assessment"), Msg("What you make of it"), "F4", OnVisitPage,
         OnVisit<&VisitPage::WriteAssessment>},
        {kVisit, Msg("P, &plan"), Msg("What is planned"), "F5", OnVisitPage, OnVisit<&VisitPage::WritePlan>},
        {kVisit},
        {kVisit, Msg("Si&gn…"),
         Msg("What is missing, then your signature; the visit is read only from then on"), "Ctrl+Return",
         HasDraft, [](MainFrame& f) { f.SignVisit(); }},
        {kVisit, Msg("A&dd amendment…"), Msg("An addition, a correction or a co-signature to a signed visit"),
         "Ctrl+Shift+A", MayAmend, [](MainFrame& f) { f.AmendVisit(); }},
        {kVisit, Msg("&Move to another client…"), Msg("For a visit written into the wrong chart"),
         "Ctrl+Shift+M", MayWithVisit<Operation::ChartVisit>, [](MainFrame& f) { f.MoveVisit(); }},
        {kVisit},
        {kVisit, Msg("&Visit record…"),
         Msg("Everything charted, signed and amended, as it will be printed or saved for the file"),
         "Ctrl+Shift+S", MayWithVisit<Operation::PrintRecord>, [](MainFrame& f) { f.PreviewRecord(); }},
        {kVisit, Msg("R&eferral letter…"),
         Msg("To a doctor or another professional: why, what was found, what is asked"), "Ctrl+Shift+K",
         MayWithVisit<Operation::ReleaseRecords>, [](MainFrame& f) { f.WriteLetter(); }},
    };
}

std::vector<Command> MarkMenu() {
    return {
        {kMark, Msg("Find &region"), Msg("A region of the body by name"), "Ctrl+F", OnVisitPage,
         OnVisit<&VisitPage::FindRegion>},
        {kMark, Msg("Other la&yer"), Msg("Superficial or deep structures"), "Ctrl+J", OnVisitPage,
         OnVisit<&VisitPage::ToggleLayer>},
        {kMark, Msg("&Last visit's marks"),
         Msg("Walks through the marks of the last visit: a digit charts one again, Delete resolves it"), "F7",
         OnDraftPage, OnVisit<&VisitPage::WalkGhosts>},
        {kMark, Msg("&After scores"), Msg("Walks through the marks without an after score"), "F8",
         OnVisitPage, OnVisit<&VisitPage::WalkAfterScores>},
        {kMark, Msg("Still &true"), Msg("What was taken over and is in hand has been looked at"), "F9",
         OnVisitPage, OnVisit<&VisitPage::StillTrue>},
    };
}

std::vector<Command> HelpMenu() {
    return {
        {kHelp, Msg("&Keyboard"), Msg("All shortcuts"), "F1", nullptr,
         [](MainFrame& f) { f.ShowShortcuts(); }},
        {kHelp, Msg("&About Palpate"), Msg("Version and licence"), nullptr, nullptr,
         [](MainFrame& f) { f.ShowAbout(); }, wxID_ABOUT},
    };
}

std::vector<Command> Table() {
    std::vector<Command> all;
    for (const auto& menu : {FileMenu(), EditMenu(), ViewMenu(), ClientMenu(), VisitMenu(), MarkMenu(),
                             ClinicMenu(), HelpMenu()})
        all.insert(all.end(), menu.begin(), menu.end());
    return all;
}

}  // namespace

const std::vector<Command>& Commands() {
    static const std::vector<Command> table = Table();
    return table;
}

int CommandId(std::size_t index) {
    const int stock = Commands()[index].id;
    return stock >= 0 ? stock : wxID_HIGHEST + 100 + static_cast<int>(index);
}

wxMenuBar* NewMenuBar(const text::Translator& words) {
    auto* bar = new wxMenuBar;
    const char* title = nullptr;
    wxMenu* menu = nullptr;
    for (std::size_t i = 0; i < Commands().size(); ++i) {
        const Command& command = Commands()[i];
        if (!menu || command.menu != title)
            bar->Append(menu = new wxMenu, Wx(words.Text(title = command.menu)));
        if (!command.text) {
            menu->AppendSeparator();
            continue;
        }
        wxString text = Wx(words.Text(command.text));
        if (command.shortcut) text += wxString("\t") + command.shortcut;
        menu->Append(CommandId(i), text, Wx(words.Text(command.help)));
    }
    return bar;
}

}  // namespace gui
