// What the main window does about papers: preview, print, save, and all of a client's.
#include <wx/msgdlg.h>

#include "gui/alone.h"
#include "gui/dialog_documents.h"
#include "gui/dialog_letter.h"
#include "gui/dialog_letterhead.h"
#include "gui/dialog_mail_account.h"
#include "gui/dialog_outbox.h"
#include "gui/dialog_send.h"
#include "gui/history_page.h"
#include "gui/history_state.h"
#include "gui/main_frame.h"
#include "gui/outbox_keeper.h"
#include "gui/paper_preview.h"
#include "gui/plan_page_panel.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

void MainFrame::PreviewPaper(const desk::PaperWish& wish) {
    FlushPages();
    desk::ShownPaper paper;
    RunAlone(this, m_context, Tr(m_context, "Making the pages…"),
             [&](const store::Progress&) { paper = desk::MakePaper(*m_clinic, m_context.words, wish); });
    if (m_preview) {
        m_preview->ShowPaper(std::move(paper));
        return m_preview->Raise();
    }
    m_preview = new PaperPreview(this, m_context, m_files, std::move(paper));
    // Its paper may be another one before they are done.
    m_preview->SetChange([this](const desk::PaperWish& shown) {
        WriteLetterOf(model::VisitId(shown.visit), {}, shown.letter);
    });
    m_preview->OnLeft = [this](const desk::PaperWish& shown) {
        // What was typed since is another letter.
        const auto begun = m_letters.find(shown.visit);
        if (begun != m_letters.end() && shown.letter == begun->second) m_letters.erase(begun);
    };
    if (May(model::Operation::SendMail))
        m_preview->SetSend([this](const desk::PaperWish& shown) { SendPlanOf(model::VisitId(shown.visit)); });
    m_preview->Show();
}

void MainFrame::PreviewPlan() {
    if (!m_editor || !Demand(model::Operation::PrintPlan)) return;
    PreviewPaper({desk::PaperKind::Plan, m_editor->Client().id, m_editor->Visit().id, {}, {}, {}});
}

void MainFrame::PreviewRecord() {
    if (!m_editor || !Demand(model::Operation::PrintRecord)) return;
    PreviewPaper({desk::PaperKind::Record, m_editor->Client().id, m_editor->Visit().id, {}, {}, {}});
}

void MainFrame::PreviewHistory() {
    if (!m_client || !Demand(model::Operation::PrintRecord)) return;
    desk::PaperWish wish{desk::PaperKind::History, m_client->id, {}, {}, {}, {}};
    if (m_page == Page::History) {
        wish.range = m_history_page->State().Range();
        wish.filter = m_history_page->State().Filter();
        const HistoryState& shown = m_history_page->State();
        if (!shown.A().value.empty() && !shown.B().value.empty()) wish.compared = {shown.A(), shown.B()};
    }
    PreviewPaper(wish);
}

void MainFrame::PreviewConsent(const desk::ConsentPaper& paper) {
    PreviewPaper({desk::PaperKind::Consent, paper.client, {}, paper.kind, paper.consent, paper.language});
}

void MainFrame::PreviewBlankIntake() {
    PreviewPaper({desk::PaperKind::BlankIntake, m_client ? m_client->id : model::ClientId(), {}, {}, {}, {}});
}

void MainFrame::WriteLetter(std::optional<desk::LetterStart> start) {
    if (m_editor) WriteLetterOf(m_editor->Visit().id, start);
}

void MainFrame::WriteLetterOf(const model::VisitId& id, std::optional<desk::LetterStart> start,
                              const std::optional<desk::LetterWish>& shown) {
    if (!Demand(model::Operation::ReleaseRecords)) return;
    FlushPages();
    Try(m_context, [&] {
        const auto visit = m_clinic->Store().LoadVisit(id);
        if (!visit) return;
        LetterDialog dialog(this, m_context, *visit, start.value_or(desk::StartOf(*visit)));
        const auto begun = m_letters.find(id);
        if (begun == m_letters.end()) {
            if (shown) dialog.TakeUp(*shown);
        } else if (!start || GoesOnWithLetter()) {
            dialog.TakeUp(begun->second);
            dialog.OfferDiscard([&] { return MayLoseLetters(&dialog); });
        }
        dialog.OnRecordConsent = [this] { RecordConsent(desk::kSharingConsent); };
        const int end = dialog.ShowModal();
        if (end == wxID_CLEAR) return ForgetLetter(id);
        if (end != wxID_OK) return;
        desk::PaperWish wish{desk::PaperKind::Letter, visit->client, id, {}, {}, {}};
        wish.letter = m_letters[id] = dialog.Read();
        PreviewPaper(wish);
    });
}

bool MainFrame::GoesOnWithLetter() {
    wxMessageDialog ask(
        this,
        Tr(m_context, "A letter about this visit was begun and neither printed nor saved. Go on with it?"),
        "Palpate", wxYES_NO | wxICON_QUESTION);
    ask.SetYesNoLabels(Tr(m_context, "Go on with it"), Tr(m_context, "Write another in its place"));
    return ask.ShowModal() == wxID_YES;
}

void MainFrame::ForgetLetter(const model::VisitId& visit) {
    m_letters.erase(visit);
    if (m_preview && m_preview->Paper().wish.letter && m_preview->Paper().wish.visit == visit)
        m_preview->Close();
}

std::vector<model::VisitId> MainFrame::LettersAbout(const model::ClientId& client) {
    std::vector<model::VisitId> about;
    for (const auto& [id, letter] : m_letters) {
        const auto visit = m_clinic->Store().LoadVisit(id);
        if (visit && visit->client == client) about.push_back(id);
    }
    return about;
}

wxString MainFrame::UnsentLetters() {
    std::string which;
    for (const auto& [id, letter] : m_letters) {
        const auto visit = m_clinic->Store().LoadVisit(id);
        if (!visit) continue;
        const auto day = text::ToCivil(visit->service_at, visit->zone).day;
        which += (which.empty() ? "" : "; ") + m_clinic->LoadClient(visit->client).name + ", " +
                 text::HumanDate(m_context.words, day, text::DateStyle::Short);
    }
    return TrFill(m_context, "Letters that were neither printed nor saved yet: {0}.", {which});
}

bool MainFrame::MayLoseLetters(wxWindow* over) {
    return m_letters.empty() || MayLose(over, UnsentLetters(), Tr(m_context, "Cancel"));
}

void MainFrame::ShowDocuments() {
    if (!m_client) return;
    FlushPages();
    std::vector<desk::PaperOffer> offers;
    RunAlone(this, m_context, Tr(m_context, "Looking for documents…"), [&](const store::Progress&) {
        offers = desk::OfferedPapers(*m_clinic, m_context.words, m_client->id);
    });
    DocumentsDialog dialog(this, m_context, *m_client, std::move(offers));
    if (dialog.ShowModal() != wxID_OK || !dialog.Wanted()) return;
    const desk::PaperWish& wish = *dialog.Wanted();
    wish.kind == desk::PaperKind::Letter ? WriteLetterOf(wish.visit, {}) : PreviewPaper(wish);
}

void MainFrame::SendPlan() {
    if (m_editor) SendPlanOf(m_editor->Visit().id);
}

void MainFrame::KeepSending() {
    m_outbox->Start();
}

void MainFrame::SendPlanOf(const model::VisitId& visit) {
    if (!Demand(model::Operation::SendMail) || !Demand(model::Operation::PrintPlan)) return;
    FlushPages();
    Try(m_context, [&] {
        desk::Hindrances against;
        RunAlone(this, m_context, Tr(m_context, "Looking at what the letter needs…"),
                 [&](const store::Progress&) {
                     against = desk::PostHindrances(*m_clinic, m_context.words, visit);
                 });
        SendDialog dialog(this, m_context, m_files, *m_outbox, visit, std::move(against));
        dialog.ShowModal();
        if (!dialog.Result().empty()) m_context.say(dialog.Result());
    });
}

void MainFrame::ShowOutbox() {
    if (Demand(model::Operation::SendMail)) OutboxDialog(this, m_context, *m_outbox).ShowModal();
}

void MainFrame::EditMailAccount() {
    if (!Demand(model::Operation::ManageMail)) return;
    MailAccountDialog(this, m_context, m_files).ShowModal();
}

void MainFrame::EditLetterhead() {
    FlushPages();
    LetterheadDialog(this, m_context, m_files).ShowModal();
}

void MainFrame::SavePlan() {
    if (!m_editor || !Demand(model::Operation::PrintPlan)) return;
    FlushPages();
    const desk::PaperWish wish{
        desk::PaperKind::Plan, m_editor->Client().id, m_editor->Visit().id, {}, {}, {}};
    const auto file =
        m_files.SaveAs(this, Tr(m_context, "Save plan as PDF"), Wx(desk::FileName(*m_clinic, wish)),
                       Tr(m_context, "PDF files") + " (*.pdf)|*.pdf");
    if (!file) return;
    desk::ShownPaper paper;
    RunAlone(this, m_context, Tr(m_context, "Writing the page…"), [&](const store::Progress&) {
        paper = desk::SavePaper(*m_clinic, m_context.words, wish, *file);
    });
    m_context.say(TrFill(m_context, "Plan written: {0}", {Utf8(FromPath(file->filename()))}));
    if (paper.warnings.empty()) return;
    wxString all;
    for (const std::string& warning : paper.warnings) all += (all.empty() ? "" : "\n") + Wx(warning);
    wxMessageBox(all, "Palpate", wxOK | wxICON_WARNING, this);
}

}  // namespace gui
