#include "gui/dialog_retention.h"

#include <algorithm>
#include <array>

#include "desk/disposal_paper.h"
#include "desk/retention_words.h"
#include "gui/alone.h"
#include "gui/controls_list.h"
#include "gui/controls_segments.h"
#include "gui/dialog_reason.h"
#include "gui/dialog_removal.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kWidth = 940, kTableHeight = 240, kAboutHeight = 54;
constexpr std::size_t kMostShown = 500;

std::string Day(const Context& context, const std::optional<model::Date>& day) {
    return day ? text::HumanDate(context.words, *day, text::DateStyle::Short) : std::string();
}

std::string DayOf(const Context& context, model::Instant at) {
    return Day(context, text::ToCivil(at, context.clinic.Profile().zone).day);
}

wxVector<wxVariant> Cells(const std::vector<std::string>& texts) {
    wxVector<wxVariant> cells;
    for (const std::string& text : texts) cells.push_back(Wx(Quoted(text)));
    return cells;
}

wxString Counted(const wxString& label, std::size_t count) {
    return label + " " + Wx(std::to_string(count));
}

}  // namespace

store::Disposal RemoveAlone(wxWindow* over, const Context& context, const model::ClientId& client,
                            const std::function<store::Disposal()>& remove) {
    store::Disposal disposal;
    RunAlone(over, context,
             Tr(context, "Removing: the clinic's file is written anew. This may take a while."),
             [&](const store::Progress&) { disposal = remove(); });
    context.clinic.Forget(client);
    return disposal;
}

bool OfferCertificate(wxWindow* parent, const Context& context, FileAsker& files,
                      const store::Disposal& disposal) {
    const auto file = files.SaveAs(parent, Tr(context, "Save the certificate as PDF"),
                                   "certificate-" + Wx(disposal.number) + ".pdf",
                                   Tr(context, "PDF files") + " (*.pdf)|*.pdf");
    if (!file) return false;
    RunAlone(parent, context, Tr(context, "Writing the certificate…"),
             [&](const store::Progress&) { (void)desk::WriteDisposalFile(context.clinic, disposal, *file); });
    files.Open(*file);
    return true;
}

RetentionDialog::RetentionDialog(wxWindow* parent, const Context& context, FileAsker& files, Remover remover)
    : ActionDialog(parent, context, Tr(context, "Retention of records"),
                   Tr(context,
                      "Nothing is removed by itself. A record whose time is over is listed here until you "
                      "dispose of it."),
                   kWidth),
      m_files(files),
      m_remover(std::move(remover)),
      m_rule(desk::RuleOf(context.clinic)) {
    AddRule();
    m_which = new Segments(Content(),
                           {Tr(context, "Due for disposal"), Tr(context, "All clients"),
                            Tr(context, "Under legal hold"), Tr(context, "Removed")},
                           Tr(context, "Which records"));
    m_which->OnChosen = [this](int chosen) { ShowList(static_cast<List>(chosen)); };
    Rows()->Add(m_which, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
    BuildTables();
    m_about = AddText(wxString());
    m_about->SetMinSize(FromDIP(wxSize(-1, kAboutHeight)));  // the dialog stays as it is while one chooses
    BuildActions();
    FinishActions();
    Do([this] {
        Ctx().clinic.Store().Log("list.retention", Ctx().clinic.Store().ClinicId());
        Read();
    });
    m_clients->SetFocus();
}

void RetentionDialog::AddRule() {
    AddText(Wx(desk::RuleSentence(Ctx().words, m_rule)));
    if (m_rule.verified) return;
    AddText(Tr(Ctx(),
               "This figure was not read in the text of the rule: ask your association or insurer before you "
               "rely on it."),
            Role::Warn);
}

void RetentionDialog::BuildTables() {
    m_clients = AddTable(Tr(Ctx(), "Records and when they are due"), kTableHeight);
    AddMarkupColumn(m_clients, TrIn(Ctx(), "column", "No."), 70);
    AddMarkupColumn(m_clients, Tr(Ctx(), "Client"), 170);
    AddMarkupColumn(m_clients, TrIn(Ctx(), "column", "Born"), 105);
    AddMarkupColumn(m_clients, Tr(Ctx(), "Last entry"), 105);
    AddMarkupColumn(m_clients, TrIn(Ctx(), "column", "Kept"), 220);
    AddMarkupColumn(m_clients, Tr(Ctx(), "Due from"), 105);
    AddMarkupColumn(m_clients, Tr(Ctx(), "Standing"), 110);
    FillWithColumn(m_clients, 4, 140, 70 + 170 + 105 + 105 + 105 + 110);
    m_removals = AddTable(Tr(Ctx(), "Removed records"), kTableHeight);
    AddMarkupColumn(m_removals, TrIn(Ctx(), "column", "No."), 80);
    AddMarkupColumn(m_removals, Tr(Ctx(), "Initials"), 90);
    AddMarkupColumn(m_removals, Tr(Ctx(), "Removed on"), 120);
    AddMarkupColumn(m_removals, TrIn(Ctx(), "column", "How"), 140);
    AddMarkupColumn(m_removals, Tr(Ctx(), "Reason"), 200);
    FillWithColumn(m_removals, 4, 140, 80 + 90 + 120 + 140);
    m_removals->Hide();
    for (wxDataViewListCtrl* list : {m_clients, m_removals})
        list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowChoice(); });
}

void RetentionDialog::BuildActions() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_hold = AddAction(row, Tr(Ctx(), "Set legal hold…"), [this] { AskHold(); });
    m_lift = AddAction(row, Tr(Ctx(), "Lift legal hold…"), [this] { AskLift(); });
    m_dispose = AddAction(
        row, Tr(Ctx(), "Dispose of…"), [this] { AskDispose(); }, ButtonLook::Danger);
    m_certificate = AddAction(row, Tr(Ctx(), "Save certificate…"), [this] { WriteCertificate(); });
    Rows()->Add(row, wxSizerFlags().Border(wxTOP, FromDIP(4)));
}

void RetentionDialog::Read() {
    m_all = desk::RetentionList(Ctx().clinic, false);
    m_disposals = Ctx().clinic.Store().Disposals();
    std::ranges::reverse(m_disposals);
    const model::Date today = Ctx().clinic.Today();
    const auto due = std::ranges::count_if(
        m_all, [&](const desk::RetentionRow& row) { return row.due && row.due->on <= today; });
    const auto held = std::ranges::count_if(m_all, &desk::RetentionRow::held);
    const std::array<std::size_t, 4> counts{static_cast<std::size_t>(due), m_all.size(),
                                            static_cast<std::size_t>(held), m_disposals.size()};
    const std::array labels{Tr(Ctx(), "Due for disposal"), Tr(Ctx(), "All clients"),
                            Tr(Ctx(), "Under legal hold"), Tr(Ctx(), "Removed")};
    for (std::size_t i = 0; i < counts.size(); ++i)
        Relabel(m_which->Button(static_cast<int>(i)), Counted(labels[i], counts[i]));
    ShowList(m_list);
}

void RetentionDialog::ShowList(List list) {
    m_list = list;
    m_which->Select(static_cast<int>(list));
    const bool removed = list == List::Removed;
    m_clients->Show(!removed);
    m_removals->Show(removed);
    for (wxButton* button : {m_hold, m_lift, m_dispose}) button->Show(!removed);
    m_certificate->Show(removed);
    removed ? ShowRemovals() : ShowClients();
    ShowChoice();
    FitToContent();
}

void RetentionDialog::ShowClients() {
    const model::Date today = Ctx().clinic.Today();
    m_clients->DeleteAllItems();
    m_shown.clear();
    for (std::size_t i = 0; i < m_all.size() && m_shown.size() < kMostShown; ++i) {
        const desk::RetentionRow& row = m_all[i];
        const bool due = row.due && row.due->on <= today;
        if ((m_list == List::Due && !due) || (m_list == List::Held && !row.held)) continue;
        m_shown.push_back(i);
        m_clients->AppendItem(
            Cells({row.number, row.name, Day(Ctx(), row.birth_date), Day(Ctx(), row.last_entry),
                   desk::DueText(Ctx().words, m_rule, row), row.due ? Day(Ctx(), row.due->on) : std::string(),
                   desk::StandingWord(Ctx().words, row, today)}));
    }
}

void RetentionDialog::ShowRemovals() {
    m_removals->DeleteAllItems();
    for (const store::Disposal& one : m_disposals)
        m_removals->AppendItem(
            Cells({one.number, one.initials, DayOf(Ctx(), one.at),
                   one.method == store::DisposalMethod::Dispose ? Ctx().words.Text("disposed of")
                                                                : Ctx().words.Text("erased on request"),
                   one.order.reason}));
}

const desk::RetentionRow* RetentionDialog::Chosen() const {
    const auto row = ChosenRow(m_clients);
    return m_list != List::Removed && row && *row < m_shown.size() ? &m_all[m_shown[*row]] : nullptr;
}

wxString RetentionDialog::AboutOf(const desk::RetentionRow& row) const {
    wxString about = Wx(row.number + ", " + row.name + ": " + desk::DueText(Ctx().words, m_rule, row) + ".");
    if (!row.held) return about;
    const auto holds = Ctx().clinic.Store().OpenHolds(row.client);
    for (const auto& entry : Ctx().clinic.Store().Register({row.client, model::RegisterKind::Hold}))
        if (std::ranges::count(holds, entry.id) > 0)
            about += "\n" + TrFill(Ctx(), "Legal hold since {0}: {1}", {DayOf(Ctx(), entry.at), entry.what});
    return about;
}

void RetentionDialog::ShowChoice() {
    const desk::RetentionRow* row = Chosen();
    const auto removed = ChosenRow(m_removals);
    m_hold->Enable(row != nullptr);
    m_lift->Enable(row && row->held);
    m_dispose->Enable(row && row->MayGo(Ctx().clinic.Today()));
    m_certificate->Enable(removed.has_value());
    wxString about;
    if (row)
        Do([&] { about = AboutOf(*row); });
    else if (m_list == List::Removed && removed)
        about = Wx(desk::DisposalSentence(Ctx().clinic, Ctx().words, m_disposals.at(*removed)));
    else if (m_list != List::Removed && m_shown.empty())
        about = m_list == List::Held ? Tr(Ctx(), "No record is under a legal hold.")
                                     : Tr(Ctx(), "No record is due.");
    else if (m_shown.size() == kMostShown)
        about = TrFill(Ctx(), "The first {0} are shown.", {std::to_string(kMostShown)});
    SetText(m_about, about);
    Content()->Layout();
}

void RetentionDialog::Choose(unsigned row) {
    (m_list == List::Removed ? m_removals : m_clients)->SelectRow(row);
    ShowChoice();
}

void RetentionDialog::AskHold() {
    ReasonDialog ask(this, Ctx(),
                     {Tr(Ctx(), "Legal hold"),
                      Tr(Ctx(), "Nothing of this record can be removed until the hold is lifted."),
                      Tr(Ctx(), "Why; kept for good"), Tr(Ctx(), "Set hold")},
                     [this](const ReasonDialog& said) { Hold(said.Reason()); });
    ask.ShowModal();
}

void RetentionDialog::AskLift() {
    ReasonDialog ask(this, Ctx(),
                     {Tr(Ctx(), "Lift legal hold"), Tr(Ctx(), "Every hold of this client is lifted."),
                      Tr(Ctx(), "Why; kept for good"), Tr(Ctx(), "Lift hold")},
                     [this](const ReasonDialog& said) { Lift(said.Reason()); });
    ask.ShowModal();
}

void RetentionDialog::Hold(const std::string& reason) {
    const desk::RetentionRow* row = Chosen();
    if (!row) return;
    const std::string number = row->number;
    desk::Hold(Ctx().clinic, row->client, reason);
    Read();
    Tell(TrFill(Ctx(), "Client {0} is under a legal hold from now on.", {number}));
}

void RetentionDialog::Lift(const std::string& reason) {
    const desk::RetentionRow* row = Chosen();
    if (!row) return;
    const std::string number = row->number;
    desk::Release(Ctx().clinic, row->client, reason);
    Read();
    Tell(TrFill(Ctx(), "Client {0} is under no legal hold any more.", {number}));
}

void RetentionDialog::AskDispose() {
    const desk::RetentionRow* row = Chosen();
    if (!row) return;
    RemovalDialog ask(this, Ctx(), *row, RemovalDialog::Way::Dispose,
                      [this](const desk::Confirmed& confirmed) { Dispose(confirmed); });
    if (ask.ShowModal() == wxID_OK && m_last) OfferCertificate(this, Ctx(), m_files, *m_last);
}

void RetentionDialog::Dispose(const desk::Confirmed& confirmed) {
    const desk::RetentionRow* row = Chosen();
    if (!row) return;
    const model::ClientId client = row->client;
    m_last.reset();
    m_remover(client, [&] {
        m_last = RemoveAlone(this, Ctx(), client, desk::Disposer(Ctx().clinic, client, confirmed));
    });
    Read();
    if (!m_last) return;
    std::string told = desk::DisposalSentence(Ctx().clinic, Ctx().words, *m_last) + " " +
                       desk::BackupsSentence(Ctx().clinic, Ctx().words, *m_last);
    if (!m_last->cleaned)
        told += " " + Ctx().words.Text(
                          "The pages that held it could not be overwritten yet; make room on the disk and "
                          "write the certificate once more.");
    Tell(Wx(told));
}

void RetentionDialog::WriteCertificate() {
    const auto row = ChosenRow(m_removals);
    if (!row) return;
    if (OfferCertificate(this, Ctx(), m_files, m_disposals.at(*row)))
        Tell(Tr(Ctx(), "The certificate is written."));
}

}  // namespace gui
