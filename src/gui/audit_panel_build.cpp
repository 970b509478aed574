// The audit's parts, and what its buttons do.
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/textdlg.h>
#include <wx/wrapsizer.h>

#include <chrono>

#include "desk/audit_fhir.h"
#include "desk/audit_files.h"
#include "desk/sentences.h"
#include "gui/alone.h"
#include "gui/audit_panel.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/dialog_audit_pack.h"
#include "gui/dialog_progress.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr int kMostReason = 500;  // characters, kept in the log

}  // namespace

void AuditPanel::Build() {
    BuildNav();
    BuildTables();
    auto* body = new wxBoxSizer(wxHORIZONTAL);
    body->Add(m_nav, wxSizerFlags().Expand());
    body->Add(NewDivider(this, true), wxSizerFlags().Expand());
    body->Add(m_book, wxSizerFlags(1).Expand());
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto card = wxSizerFlags().Expand().Border(wxALL, FromDIP(12));
    column->Add(NewHead(), card);
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(NewStanding(), card);
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(NewFilters(), card);
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(body, wxSizerFlags(1).Expand());
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(NewFoot(), card);
    SetSizer(column);
    // The Tab key follows the eye.
    m_nav->MoveAfterInTabOrder(m_to);
    m_book->MoveAfterInTabOrder(m_nav);
    m_earlier->MoveAfterInTabOrder(m_book);
    m_open->MoveAfterInTabOrder(m_earlier);
}

void AuditPanel::BuildNav() {
    m_nav = NewList(this, Tr(m_context, "What is shown"));
    AddMarkupColumn(m_nav, wxString(), 166);
    AddMarkupColumn(m_nav, wxString(), 52, wxALIGN_RIGHT);
    m_nav->SetMinSize(wxSize(FromDIP(226), -1));
    wxVector<wxVariant> log;
    log.push_back(Tr(m_context, "Audit log"));
    log.push_back(wxString());
    m_nav->AppendItem(log);
    for (std::size_t i = 0; i < desk::kReviewLists; ++i) {
        wxVector<wxVariant> row;
        row.push_back(Wx(Quoted(desk::ReviewName(m_context.words, static_cast<desk::ReviewList>(i)))));
        row.push_back(wxString());
        m_nav->AppendItem(row);
    }
    m_nav->SelectRow(0);
    m_nav->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const int row = m_nav->GetSelectedRow();
        if (row == wxNOT_FOUND || !m_pages) return;
        ShowList(row == 0 ? std::nullopt : std::optional(static_cast<desk::ReviewList>(row - 1)));
    });
}

void AuditPanel::BuildTables() {
    m_book = new wxSimplebook(this);
    m_log = NewList(m_book, Tr(m_context, "Entries of the audit log"), true);
    AddMarkupColumn(m_log, TrIn(m_context, "column", "Entry"), 60, wxALIGN_RIGHT);
    AddMarkupColumn(m_log, TrIn(m_context, "column", "When"), 170);
    AddMarkupColumn(m_log, TrIn(m_context, "column", "Who"), 110);
    AddMarkupColumn(m_log, TrIn(m_context, "column", "What"), 190);
    AddMarkupColumn(m_log, Tr(m_context, "Client"), 120);
    AddMarkupColumn(m_log, TrIn(m_context, "column", "Of"), 140);
    FillWithColumn(m_log, 5, 100, 60 + 150 + 110 + 190 + 120);
    m_items = NewList(m_book, Tr(m_context, "Findings"), true);
    AddMarkupColumn(m_items, Tr(m_context, "Date"), 110);
    AddMarkupColumn(m_items, Tr(m_context, "Client"), 180);
    AddMarkupColumn(m_items, TrIn(m_context, "column", "What"), 300);
    FillWithColumn(m_items, 2, 160, 110 + 180);
    for (wxDataViewListCtrl* list : {m_log, m_items}) {
        m_book->AddPage(list, wxString());
        list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { OpenRow(); });
    }
}

wxSizer* AuditPanel::NewHead() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(NewText(this, Tr(m_context, "Records audit"), FontStyle::Name), wxSizerFlags().CentreVertical());
    row->AddStretchSpacer();
    wxButton* lines = NewButton(this, Tr(m_context, "Export log…"));
    lines->SetToolTip(Tr(m_context, "JSON lines, to be verified without the clinic"));
    lines->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Try(m_context, [this] { ExportLog(false); }); });
    wxButton* fhir = NewButton(this, Tr(m_context, "Export as FHIR…"));
    fhir->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Try(m_context, [this] { ExportLog(true); }); });
    wxButton* pack = NewButton(this, Tr(m_context, "Audit pack…"), ButtonLook::Primary);
    pack->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Try(m_context, [this] { AskPack(); }); });
    for (wxButton* button : {lines, fhir, pack})
        row->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    return row;
}

wxSizer* AuditPanel::NewStanding() {
    auto* texts = new wxBoxSizer(wxVERTICAL);
    m_standing = NewText(this, wxString(), FontStyle::Section);
    m_more = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    texts->Add(m_standing);
    texts->Add(m_more, wxSizerFlags().Border(wxTOP, FromDIP(2)));
    m_verify = NewButton(this, Tr(m_context, "Verify"));
    m_verify->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Verify(); });
    m_accept = NewButton(this, Tr(m_context, "Accept as it stands…"), ButtonLook::Danger);
    m_accept->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Try(m_context, [this] { AskAccept(); }); });
    m_accept->Hide();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(texts, wxSizerFlags(1).CentreVertical());
    row->Add(m_verify, wxSizerFlags().CentreVertical());
    row->Add(m_accept, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    return row;
}

wxChoice* AuditPanel::NewChoice(const wxString& spoken) {
    auto* choice = new wxChoice(this, wxID_ANY);
    SetSpoken(choice, spoken);
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { Try(m_context, [this] { StartOver(); }); });
    return choice;
}

void AuditPanel::BuildFilters() {
    m_search = new wxSearchCtrl(this, wxID_ANY);
    m_search->SetDescriptiveText(Tr(m_context, "Find client"));
    m_search->SetMinSize(wxSize(FromDIP(130), -1));
    SetSpoken(m_search, Tr(m_context, "Find client"));
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        Try(m_context, [this] {
            FillClients();
            StartOver();
        });
    });
    m_client = NewChoice(Tr(m_context, "Client"));
    m_client->SetMinSize(wxSize(FromDIP(150), -1));
    m_person = NewChoice(Tr(m_context, "Person"));
    m_person->Append(Tr(m_context, "Everybody"));
    for (const auto& user : m_people)
        m_person->Append(Wx(user.full_name.empty() ? user.name : user.full_name));
    m_kind = NewChoice(Tr(m_context, "Kind of entry"));
    m_kind->Append(Tr(m_context, "Everything"));
    for (const auto& kind : m_kinds) m_kind->Append(Wx(kind.name));
    for (wxChoice* choice : {m_person, m_kind}) choice->SetSelection(0);
    m_from = new DateField(this, m_context.words, Tr(m_context, "From"));
    m_to = new DateField(this, m_context.words, Tr(m_context, "To"));
    for (DateField* date : {m_from, m_to})
        date->OnChanged = [this] { Try(m_context, [this] { StartOver(); }); };
    // Older records are there for who asks for them; the review of many years takes its time.
    const auto year_ago = std::chrono::sys_days{m_context.clinic.Today()} - std::chrono::days{365};
    m_from->SetDate(model::Date{year_ago});
}

wxSizer* AuditPanel::NewFilters() {
    BuildFilters();
    // Two lines where the window is narrow.
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const auto flags = wxSizerFlags().CentreVertical().Border(wxRIGHT | wxBOTTOM, FromDIP(8));
    for (wxWindow* one : {static_cast<wxWindow*>(m_search), static_cast<wxWindow*>(m_client),
                          static_cast<wxWindow*>(m_person), static_cast<wxWindow*>(m_kind)})
        row->Add(one, flags);
    // A date stays with its word.
    for (const auto& [word, date] : {std::pair{Tr(m_context, "From"), m_from}, {Tr(m_context, "To"), m_to}}) {
        auto* pair = new wxBoxSizer(wxHORIZONTAL);
        pair->Add(NewText(this, word, FontStyle::Body, Role::Text2),
                  wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
        pair->Add(date, wxSizerFlags().CentreVertical());
        row->Add(pair, flags);
    }
    return row;
}

wxSizer* AuditPanel::NewFoot() {
    m_foot = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_earlier = NewButton(this, Tr(m_context, "Earlier entries"));
    m_earlier->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Try(m_context, [this] { ShowEarlier(); }); });
    m_open = NewButton(this, Tr(m_context, "Open visit or client"));
    m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { OpenRow(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_foot, wxSizerFlags(1).CentreVertical());
    for (wxButton* button : {m_earlier, m_open})
        row->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    return row;
}

void AuditPanel::ExportLog(bool fhir) {
    const auto file = fhir
                          ? m_files.SaveAs(this, Tr(m_context, "Export the audit log as FHIR"),
                                           "audit-log.json", Tr(m_context, "JSON files") + " (*.json)|*.json")
                          : m_files.SaveAs(this, Tr(m_context, "Export the audit log"), "audit-log.jsonl",
                                           Tr(m_context, "JSON lines") + " (*.jsonl)|*.jsonl");
    if (!file) return;
    store::AuditHead head;
    RunAlone(this, m_context, Tr(m_context, "Exporting the audit log…"), [&](const store::Progress&) {
        head = fhir ? desk::ExportAuditFhir(m_context.clinic, *file)
                    : desk::ExportAudit(m_context.clinic, *file);
    });
    Say(TrFill(m_context, "Exported the audit log up to entry {0} to {1}.",
               {std::to_string(head.sequence), Utf8(FromPath(file->filename()))}));
}

void AuditPanel::AskAccept() {
    wxTextEntryDialog ask(
        this,
        Tr(m_context,
           "From now on this computer compares with the log as it stands. Do this only after a backup was "
           "put back on purpose. What it kept before stays beside it. Why?"),
        "Palpate");
    ask.SetMaxLength(kMostReason);
    if (ask.ShowModal() == wxID_OK) Accept(Utf8(ask.GetValue().Trim().Trim(false)));
}

void AuditPanel::Accept(const std::string& reason) {
    if (reason.empty())
        throw model::Error(model::ErrorKind::Refused, model::Msg("Accepting the log needs a reason."));
    store::ClinicStore& store = m_context.clinic.Store();
    store.Log("anchor.reason", reason);
    store.RenewAnchor();
    m_sound = true;
    m_reading = nullptr;
    ShowVerdict();
    StartOver();
}

void AuditPanel::AskPack() {
    const desk::ReviewSpan span = Span();
    if (!span.client) {
        Say(Tr(m_context, "Choose the client first."));
        m_search->SetFocus();
        return;
    }
    AuditPackDialog dialog(this, m_context, {*span.client, m_from->Date(), m_to->Date(), {}, {}});
    if (dialog.ShowModal() != wxID_OK) return;
    const auto place = m_files.Folder(this, Tr(m_context, "Folder for the audit pack"));
    if (place) WritePack(dialog.Order(), *place);
}

bool AuditPanel::WritePack(const desk::PackOrder& order, const std::filesystem::path& place) {
    const auto folder = desk::NewPackFolder(m_context.clinic, order, place);
    auto reading = std::make_shared<store::AuditReading>();
    {
        SideWork work([reading, read = desk::BeginPack(m_context.clinic, order, folder)](
                          const store::Progress& progress) { *reading = read(progress); });
        const bool done =
            ProgressDialog(this, m_context.words, Tr(m_context, "Writing the audit pack"),
                           Tr(m_context, "The audit log is verified first."), Tr(m_context, "Stop"), work)
                .Wait();
        if (!done) return false;
        work.Rethrow();
    }
    desk::PackWritten written;
    RunAlone(this, m_context, Tr(m_context, "Writing the audit pack"), [&](const store::Progress&) {
        written = desk::FinishPack(m_context.clinic, order, *reading, folder);
    });
    Say(TrFill(m_context, "The audit pack is written to {0}.", {Utf8(FromPath(folder))}));
    if (!written.sound)
        wxMessageBox(Tr(m_context, "The audit log is not as it was. The pack says what was found."),
                     "Palpate", wxOK | wxICON_WARNING, this);
    m_files.Open(written.files.front());
    return true;
}

}  // namespace gui
