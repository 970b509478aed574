#include "gui/dialog_backups.h"

#include <utility>

#include "desk/sentences.h"
#include "gui/dialog_progress.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

constexpr int kWidth = 560;

}  // namespace

BackupsDialog::BackupsDialog(wxWindow* parent, const Context& context, Settings& settings, FileAsker& files,
                             BackupKeeper& keeper)
    : FormDialog(parent, context.words, Tr(context, "Backups"),
                 Tr(context,
                    "A backup is an encrypted copy that was opened and checked. One is made every day and on "
                    "closing; the three newest are kept.")),
      m_context(context),
      m_settings(settings),
      m_files(files),
      m_keeper(keeper),
      m_heard_before(keeper.OnStatus) {
    m_age = NewText(Content(), wxString(), FontStyle::Body);
    Rows()->Add(m_age, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(context, "Back up now"), &BackupsDialog::MakeNow)->SetFocus();
    AddAction(row, Tr(context, "Back up to a folder…"), &BackupsDialog::MakeElsewhere);
    Rows()->Add(row, wxSizerFlags().Border(wxBOTTOM, FromDIP(16)));
    AddSecondPlace();
    AddDrill();
    m_result = NewText(Content(), wxString(), FontStyle::Body);
    Rows()->Add(m_result, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    m_keeper.OnStatus = [this] {
        if (m_heard_before) m_heard_before();
        ShowStatus();
    };
    ShowStatus();
    Finish(Tr(context, "Close"), {}, kWidth);
}

BackupsDialog::~BackupsDialog() {
    m_keeper.OnStatus = std::move(m_heard_before);
}

wxButton* BackupsDialog::AddAction(wxSizer* row, const wxString& label, void (BackupsDialog::*action)()) {
    wxButton* button = NewButton(Content(), label, ButtonLook::Outline);
    button->Bind(wxEVT_BUTTON, [this, action](wxCommandEvent&) { Do(action); });
    row->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    return button;
}

void BackupsDialog::Do(void (BackupsDialog::*action)()) {
    try {
        (this->*action)();
    } catch (const std::exception& error) {
        Tell(Wx(desk::Sentence(Words(), error)));
    }
}

void BackupsDialog::AddSecondPlace() {
    Rows()->Add(NewSectionHead(Content(), Tr(m_context, "Second place")), wxSizerFlags().Expand());
    m_second = NewText(Content(), wxString(), FontStyle::Body, Role::Text2);
    Rows()->Add(m_second, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(m_context, "Choose second place…"), &BackupsDialog::ChooseSecond);
    m_forget = AddAction(row, Tr(m_context, "No second place"), &BackupsDialog::ForgetSecond);
    Rows()->Add(row, wxSizerFlags().Border(wxBOTTOM, FromDIP(16)));
}

void BackupsDialog::AddDrill() {
    Rows()->Add(NewSectionHead(Content(), Tr(m_context, "Trial")), wxSizerFlags().Expand());
    auto* hint = NewText(
        Content(),
        Tr(m_context, "Restores the newest backup for a moment, opens and checks it, removes it again."),
        FontStyle::Body, Role::Text2);
    WrapText(hint, FromDIP(kWidth - 60));
    Rows()->Add(hint, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));
    m_passphrase = new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                  wxTE_PASSWORD | wxTE_PROCESS_ENTER);
    m_passphrase->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { Do(&BackupsDialog::Drill); });
    AddField(TrFill(m_context, "Passphrase of {0}", {m_context.clinic.SignedIn().name}), m_passphrase);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    AddAction(row, Tr(m_context, "Try the newest backup"), &BackupsDialog::Drill);
    Rows()->Add(row, wxSizerFlags().Border(wxBOTTOM, FromDIP(16)));
}

std::filesystem::path BackupsDialog::Second() const {
    return m_settings.SecondBackups(m_context.clinic.Store().Id());
}

void BackupsDialog::ShowStatus() {
    const auto& status = m_keeper.Status();
    wxString age = m_keeper.Making() ? Tr(m_context, "A backup is being made.")
                   : status          ? Wx(desk::BackupAge(m_context.words, m_context.clinic, *status))
                                     : Tr(m_context, "Looking for backups…");
    if (status && status->newest) age += "\n" + FromPath(status->newest->folder);
    m_age->SetLabelText(age);
    WrapText(m_age, FromDIP(kWidth - 60));
    wxString second =
        Second().empty() ? Tr(m_context, "None: a stick or a folder of a server would survive this computer.")
                         : FromPath(Second());
    if (status && status->second) second += "\n" + Wx(desk::Sentence(Words(), *status->second));
    m_second->SetLabelText(second);
    WrapText(m_second, FromDIP(kWidth - 60));
    m_forget->Enable(!Second().empty());
    Layout();
}

void BackupsDialog::Tell(const wxString& sentence) {
    m_result->SetLabelText(sentence);
    WrapText(m_result, FromDIP(kWidth - 60));
    FitToContent();
}

bool BackupsDialog::Run(const wxString& heading, const std::function<void(const store::Progress&)>& work) {
    SideWork side(work);
    const bool done = ProgressDialog(this, Words(), heading, wxString(), Tr(m_context, "Stop"), side).Wait();
    if (!done) Tell(Tr(m_context, "Stopped; nothing was changed."));
    if (done) side.Rethrow();
    return done;
}

void BackupsDialog::MakeWith(const std::function<desk::BackupOutcome(const store::Progress&)>& make,
                             desk::Backups& rules) {
    auto outcome = std::make_shared<desk::BackupOutcome>();
    const auto work = [outcome, make](const store::Progress& progress) { *outcome = make(progress); };
    if (!Run(Tr(m_context, "Backing up"), work)) return;
    rules.Note(*outcome);
    wxString told;
    for (const auto& backup : outcome->made)
        told += TrFill(m_context, "Backed up and verified: {0}.", {Utf8(FromPath(backup.folder))}) + "\n";
    for (const auto& missed : outcome->missed) told += Wx(desk::Sentence(Words(), missed)) + "\n";
    Tell(told.Trim());
    m_keeper.Look();
}

void BackupsDialog::MakeNow() {
    desk::Backups rules(m_context.clinic, Second());
    MakeWith(rules.Maker(), rules);
}

void BackupsDialog::MakeElsewhere() {
    const auto folder = m_files.Folder(this, Tr(m_context, "Folder for the backup"));
    if (!folder) return;
    desk::Backups rules(m_context.clinic, Second());
    MakeWith(rules.MakerTo(*folder), rules);
}

void BackupsDialog::ChooseSecond() {
    const auto folder = m_files.Folder(this, Tr(m_context, "Second place for backups"));
    if (!folder) return;
    desk::RequirePlaceForBackups(*folder);
    m_settings.SetSecondBackups(m_context.clinic.Store().Id(), *folder);
    ShowStatus();
    MakeNow();
}

void BackupsDialog::ForgetSecond() {
    m_settings.SetSecondBackups(m_context.clinic.Store().Id(), {});
    ShowStatus();
    m_keeper.Look();
}

void BackupsDialog::Drill() {
    auto outcome = std::make_shared<desk::DrillOutcome>();
    // Surroundings of its own: those of the window are not for other threads.
    const auto drill = desk::Driller(m_context.clinic, Second(), {});
    const auto work = [outcome, drill, passphrase = Utf8(m_passphrase->GetValue())](
                          const store::Progress& progress) { *outcome = drill(passphrase, progress); };
    m_passphrase->Clear();
    try {
        if (!Run(Tr(m_context, "Trying the newest backup"), work)) return;
    } catch (const model::Error& error) {
        desk::NoteDrill(m_context.clinic, error);
        throw;
    }
    desk::NoteDrill(m_context.clinic);
    const store::CheckReport& report = outcome->report;
    Tell(TrFill(m_context, "The backup {0} was restored for a trial and is sound:",
                {Utf8(FromPath(outcome->backup.folder.filename()))}) +
         "\n" +
         TrFill(m_context, "Sound: {0} clients, {1} visits, {2} marks, {3} audit entries.",
                {std::to_string(report.clients), std::to_string(report.visits), std::to_string(report.marks),
                 std::to_string(report.audit_entries)}));
}

}  // namespace gui
