#include "gui/dialog_requests.h"

#include "desk/access_pack.h"
#include "desk/disposal_paper.h"
#include "desk/plan_builder.h"
#include "desk/retention_words.h"
#include "desk/sentences.h"
#include "gui/alone.h"
#include "gui/controls_list.h"
#include "gui/controls_segments.h"
#include "gui/dialog_reason.h"
#include "gui/dialog_removal.h"

namespace gui {

namespace {

using model::RegisterKind;

constexpr int kWidth = 860, kTableHeight = 190, kAboutHeight = 54;
constexpr RegisterKind kKinds[] = {RegisterKind::Disclosure, RegisterKind::Statement, RegisterKind::Request};

std::string Typed(const wxTextCtrl* field) {
    return Utf8(field->GetValue().Trim().Trim(false));
}

}  // namespace

RequestsDialog::RequestsDialog(wxWindow* parent, const Context& context, const model::Client& client,
                               FileAsker& files, Remover remover)
    : ActionDialog(parent, context, Tr(context, "Requests and disclosures"),
                   TrFill(context, "{0}, no. {1}", {client.name, client.number}), kWidth),
      m_client(client),
      m_files(files),
      m_remover(std::move(remover)) {
    BuildRequests();
    BuildRegister();
    FinishActions();
    Do([this] { Read(); });
}

void RequestsDialog::BuildRequests() {
    Rows()->Add(NewSectionHead(Content(), Tr(Ctx(), "The client asks")), wxSizerFlags().Expand());
    AddText(Tr(Ctx(),
               "A copy is a new folder with the whole record for programs, the marks and disclosures as "
               "tables, the client's statements, plans and consents as PDF, and the pictures. A statement "
               "stands beside the record, which stays as it is."));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(Ctx(), "Copy of the record…"), [this] { AskPack(); })->SetFocus();
    AddAction(row, Tr(Ctx(), "Add statement…"), [this] { AskStatement(); });
    AddAction(
        row, Tr(Ctx(), "Erase client…"), [this] { AskErase(); }, ButtonLook::Danger)
        ->Enable(Ctx().clinic.Store().May(model::Operation::KeepRetention, m_client.id));
    Rows()->Add(row, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
}

void RequestsDialog::BuildRegister() {
    m_which = new Segments(Content(),
                           {Tr(Ctx(), "Disclosures"), Tr(Ctx(), "Statements"), Tr(Ctx(), "Refused requests")},
                           Tr(Ctx(), "What is on record"));
    m_which->OnChosen = [this](int chosen) { ShowList(static_cast<List>(chosen)); };
    Rows()->Add(m_which, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
    m_entries = AddTable(Tr(Ctx(), "What is on record"), kTableHeight);
    AddMarkupColumn(m_entries, Tr(Ctx(), "Date"), 110);
    AddMarkupColumn(m_entries, Tr(Ctx(), "To whom"), 160);
    AddMarkupColumn(m_entries, TrIn(Ctx(), "column", "What"), 240);
    AddMarkupColumn(m_entries, Tr(Ctx(), "Under which consent"), 160);
    AddMarkupColumn(m_entries, Tr(Ctx(), "By"), 120);
    FillWithColumn(m_entries, 2, 160, 110 + 160 + 160 + 120);
    m_entries->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowChoice(); });
    m_about = AddText(wxString());
    m_about->SetMinSize(FromDIP(wxSize(-1, kAboutHeight)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(Ctx(), "Add disclosure…"), [this] { AskDisclosure(); });
    m_table = AddAction(row, Tr(Ctx(), "Save disclosures as table…"), [this] { SaveTable(); });
    Rows()->Add(row);
}

void RequestsDialog::Read() {
    m_rows = desk::RegisterRows(Ctx().clinic, Ctx().words,
                                {m_client.id, kKinds[static_cast<std::size_t>(m_list)]});
    m_entries->DeleteAllItems();
    for (const desk::RegisterRow& row : m_rows) {
        wxVector<wxVariant> cells;
        for (const std::string& text : {row.day, row.entry.whom, row.entry.what, row.entry.consent, row.by})
            cells.push_back(Wx(Quoted(text)));
        m_entries->AppendItem(cells);
    }
    ShowChoice();
}

void RequestsDialog::ShowList(List list) {
    m_list = list;
    m_which->Select(static_cast<int>(list));
    Do([this] { Read(); });
}

void RequestsDialog::ShowChoice() {
    const auto row = ChosenRow(m_entries);
    SetText(m_about, row && *row < m_rows.size() ? Wx(m_rows[*row].entry.what)
                     : m_rows.empty()            ? Tr(Ctx(), "Nothing is on record yet.")
                                                 : wxString());
    Content()->FitInside();  // what a letter told has many lines
    Content()->Layout();
}

void RequestsDialog::AskPack() {
    const auto place = m_files.Folder(this, Tr(Ctx(), "Folder for the copy of the record"));
    if (place) WritePack(*place);
}

void RequestsDialog::WritePack(const std::filesystem::path& place) {
    const auto folder =
        place / ToPath("record-" + Wx(m_client.number) + "-" + Wx(model::ToIso(Ctx().clinic.Today())));
    desk::AccessPack pack;
    RunAlone(this, Ctx(), Tr(Ctx(), "The copy is being written…"), [&](const store::Progress&) {
        pack = desk::WriteAccessPack(Ctx().clinic, m_client.id, folder);
    });
    ShowList(List::Disclosures);
    Tell(Wx(Ctx().words.SayPlural("Wrote {0} file to {1}.", "Wrote {0} files to {1}.",
                                  static_cast<long>(pack.files.size()),
                                  {std::to_string(pack.files.size()), Utf8(FromPath(pack.folder))})));
}

void RequestsDialog::AskStatement() {
    ReasonDialog ask(this, Ctx(),
                     {Tr(Ctx(), "Statement of the client"),
                      Tr(Ctx(), "It stands beside the record for good, in the client's own words."),
                      Tr(Ctx(), "The client's words"), Tr(Ctx(), "Add"), true},
                     [this](const ReasonDialog& said) { AddStatement(said.Reason()); });
    ask.ShowModal();
}

void RequestsDialog::AddStatement(const std::string& words) {
    (void)desk::AddStatement(Ctx().clinic, m_client.id, words);
    ShowList(List::Statements);
    Tell(Tr(Ctx(), "The client's statement stands beside the record."));
}

void RequestsDialog::AskDisclosure() {
    DisclosureDialog ask(this, Ctx(), m_client.id,
                         [this](const desk::DisclosureWish& wish) { AddDisclosure(wish); });
    ask.ShowModal();
}

void RequestsDialog::AddDisclosure(const desk::DisclosureWish& wish) {
    (void)desk::AddDisclosure(Ctx().clinic, wish);
    ShowList(List::Disclosures);
    Tell(Tr(Ctx(), "The disclosure is on record."));
}

void RequestsDialog::SaveTable() {
    const auto file = m_files.SaveAs(this, Tr(Ctx(), "Save the disclosures as a table"),
                                     "disclosures-" + Wx(m_client.number) + ".csv",
                                     Tr(Ctx(), "CSV files") + " (*.csv)|*.csv");
    if (!file) return;
    desk::WriteWhole(*file, desk::DisclosuresCsv(Ctx().clinic, Ctx().words, m_client.id));
    Tell(TrFill(Ctx(), "The table is written to {0}.", {Utf8(FromPath(*file))}));
}

void RequestsDialog::AskErase() {
    const desk::RetentionRow row = desk::RetentionOf(Ctx().clinic, m_client.id);
    if (!desk::ErasureRefusal(Ctx().clinic, Ctx().words, row).empty()) {
        RemovalDialog ask(this, Ctx(), row, RemovalDialog::Way::Refuse,
                          [this](const desk::Confirmed& confirmed) { RefuseErasure(confirmed); });
        if (ask.ShowModal() == wxID_OK) OfferLetter(row);
        return;
    }
    RemovalDialog ask(this, Ctx(), row, RemovalDialog::Way::Erase,
                      [this](const desk::Confirmed& confirmed) { Erase(confirmed); });
    if (ask.ShowModal() != wxID_OK || !m_erased) return;
    // It is closed whatever becomes of the paper, which can be written again.
    Do([this] { OfferCertificate(this, Ctx(), m_files, *m_erased); });
    End(wxID_OK);
}

void RequestsDialog::Erase(const desk::Confirmed& confirmed) {
    m_remover(m_client.id, [&] {
        m_erased = RemoveAlone(this, Ctx(), m_client.id, desk::Eraser(Ctx().clinic, m_client.id, confirmed));
    });
}

void RequestsDialog::RefuseErasure(const desk::Confirmed& confirmed) {
    desk::NoteRefusedErasure(Ctx().clinic, desk::RetentionOf(Ctx().clinic, m_client.id), confirmed);
    ShowList(List::Refused);
    Tell(Tr(Ctx(), "The request and its refusal are on record."));
}

void RequestsDialog::OfferLetter(const desk::RetentionRow& row) {
    const auto file =
        m_files.SaveAs(this, Tr(Ctx(), "Save the letter to the client as PDF"),
                       "letter-" + Wx(m_client.number) + ".pdf", Tr(Ctx(), "PDF files") + " (*.pdf)|*.pdf");
    if (!file) return;
    RunAlone(this, Ctx(), Tr(Ctx(), "Writing the letter…"), [&](const store::Progress&) {
        (void)desk::WriteRefusalFile(Ctx().clinic, row, *file, m_client.language);
    });
    Tell(TrFill(Ctx(), "The letter to the client is written to {0}.", {Utf8(FromPath(*file))}));
    m_files.Open(*file);
}

DisclosureDialog::DisclosureDialog(wxWindow* parent, const Context& context, const model::ClientId& client,
                                   std::function<void(const desk::DisclosureWish&)> work)
    : FormDialog(parent, context.words, Tr(context, "Add disclosure"),
                 Tr(context, "What left the clinic about this client; kept for good.")),
      m_context(context),
      m_work(std::move(work)) {
    m_wish.client = client;
    m_whom = new wxTextCtrl(Content(), wxID_ANY);
    m_what = new wxTextCtrl(Content(), wxID_ANY);
    m_on = new DateField(Content(), Words(), Tr(context, "On"));
    m_consent = new wxTextCtrl(Content(), wxID_ANY);
    AddField(Tr(context, "To whom"), m_whom);
    AddField(Tr(context, "What was handed out"), m_what);
    AddField(Tr(context, "On (empty: today)"), m_on);
    AddField(Tr(context, "Under which consent or duty (may stay empty)"), m_consent);
    Finish(Tr(context, "Add"), Tr(context, "Cancel"));
    m_whom->SetFocus();
}

bool DisclosureDialog::Accept() {
    m_wish.whom = Typed(m_whom);
    m_wish.what = Typed(m_what);
    m_wish.consent = Typed(m_consent);
    m_wish.on = m_on->Date();
    try {
        if (m_on->IsWrong())
            Complain(Tr(m_context, "That is no date of the calendar."));
        else if (m_wish.whom.empty() || m_wish.what.empty())
            Complain(Tr(m_context, "Say to whom and what."));
        else
            return m_work(m_wish), true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
    return false;
}

}  // namespace gui
