// What the menu's commands do in the main window.
#include <wx/aboutdlg.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include "desk/consents.h"
#include "desk/health.h"
#include "gui/client_rail.h"
#include "gui/command.h"
#include "gui/dialog_adherence.h"
#include "gui/dialog_client.h"
#include "gui/dialog_consent.h"
#include "gui/dialog_health_update.h"
#include "gui/dialog_keyboard.h"
#include "gui/dialog_new_clinic.h"
#include "gui/dialog_picture.h"
#include "gui/dialog_preferences.h"
#include "gui/dialog_red_flags.h"
#include "gui/dialog_renew_code.h"
#include "gui/dialog_sign.h"
#include "gui/dialog_visit_time.h"
#include "gui/intake_page.h"
#include "gui/main_frame.h"
#include "gui/plan_page_panel.h"
#include "gui/visit_page.h"

namespace gui {

void MainFrame::FindClient() {
    m_rail->FocusSearch();
}

void MainFrame::AskUnsigned() {
    m_rail->AskUnsigned();
}

void MainFrame::NewClient() {
    FlushPages();
    ClientDialog dialog(this, m_context, m_clinic->NewClient(), true);
    if (dialog.ShowModal() != wxID_OK) return;
    m_page = Page::Intake;  // what must be asked first
    OpenClient(dialog.Saved().id);
}

void MainFrame::EditClient() {
    EditClient({});
}

void MainFrame::EditClient(const std::string& field) {
    if (!m_client || !Demand(model::Operation::EditClient)) return;
    FlushPages();
    ClientDialog dialog(this, m_context, m_clinic->LoadClient(m_client->id), false);
    dialog.FocusField(field);
    if (dialog.ShowModal() != wxID_OK) return;
    TakeClient(dialog.Saved());
    m_stale_pages = {Page::History, Page::Intake};
    ShowPage(m_page);
}

void MainFrame::AddPicture() {
    if (!m_client || !m_editor) return;
    const auto file =
        m_files.ToOpen(this, Tr(m_context, "Add picture"),
                       Tr(m_context, "Pictures (PNG, JPEG)") + "|*.png;*.PNG;*.jpg;*.JPG;*.jpeg;*.JPEG");
    if (!file) return;
    PictureDialog dialog(this, m_context, *file, m_client->id);
    if (dialog.ShowModal() != wxID_OK) return;
    ShowPage(Page::Visit);
    m_visit_page->ShowPicture(dialog.Added());
}

void MainFrame::EditPreferences() {
    EditPreferences({});
}

void MainFrame::EditPreferences(const std::string& field) {
    PreferencesDialog dialog(this, m_context, m_settings);
    dialog.FocusField(field);
    dialog.ShowModal();
    WatchIdle();
    m_rail->Reload();
}

void MainFrame::RenewRecoveryCode() {
    RenewCodeDialog dialog(this, m_context);
    if (dialog.ShowModal() != wxID_OK) return;
    RecoveryCodeDialog(this, m_context.words, *m_clinic, dialog.Code(), m_files).ShowModal();
}

void MainFrame::EditVisitTime() {
    if (!m_editor || !m_editor->Editable()) return;
    FlushPages();
    if (VisitTimeDialog(this, m_context, *m_editor).ShowModal() == wxID_OK) m_rail->Reload();
}

void MainFrame::AskHealthUpdate() {
    if (!m_editor || !m_editor->Editable()) return;
    HealthUpdateDialog dialog(this, m_context, *m_editor);
    if (dialog.ShowModal() == wxID_OK && dialog.Wanted()) GoTo(*dialog.Wanted());
}

void MainFrame::AskHomePlan() {
    if (!m_editor || !m_editor->Editable()) return;
    FlushPages();
    AdherenceDialog dialog(this, m_context, *m_editor);
    if (dialog.Lines() == 0)
        return m_context.say(Tr(m_context, "No earlier visit has an approved home plan."));
    dialog.ShowModal();
}

void MainFrame::RecordNoHealthChange() {
    if (!m_editor || !m_editor->Editable()) return;
    FlushPages();
    if (m_editor->Visit().health_asked && !m_editor->Visit().health_update.empty()) return AskHealthUpdate();
    desk::RecordNoChange(*m_editor);
    m_context.say(Tr(m_context, "Recorded: no change in health."));
}

void MainFrame::RecordConsent(const std::string& kind) {
    if (!m_client || !Demand(model::Operation::EditClient)) return;
    FlushPages();
    ConsentDialog dialog(this, m_context, m_clinic->LoadClient(m_client->id), {kind});
    const terms::ConsentKind* known = m_context.resources.Consents().Find(kind);
    if (known != nullptr && m_editor && m_editor->Editable())
        if (const auto day = desk::DayToAgree(*known, m_editor->Visit()); day && *day < m_clinic->Today())
            dialog.SetGivenOn(*day);
    if (dialog.ShowModal() != wxID_OK) return;
    TakeClient(dialog.Saved());
    m_stale_pages.insert(Page::Intake);
    ShowPage(m_page);
    m_context.say(Tr(m_context, "Consent recorded"));
}

void MainFrame::AskRedFlags() {
    if (!m_editor) return;
    RedFlagsDialog dialog(this, m_context, *m_editor, m_files);
    if (dialog.ShowModal() == wxID_OK && dialog.WantsLetter()) WriteLetter(desk::LetterStart::RedFlag);
}

bool MainFrame::MayLose(wxWindow* over, const wxString& why, const wxString& stay) {
    wxMessageDialog ask(
        over, why + "\n\n" + Tr(m_context, "What you typed would be lost with it. Go on all the same?"),
        "Palpate", wxYES_NO | wxNO_DEFAULT | wxICON_WARNING);
    ask.SetYesNoLabels(Tr(m_context, "Lose what I typed"), stay);
    return ask.ShowModal() == wxID_YES;
}

bool MainFrame::MayLeaveVisit() {
    wxString why = m_visit_page->Flush();
    const bool plan = why.empty() && m_plan_page->Unsaved();
    if (plan) why = Tr(m_context, "The words to the client are not saved.");
    if (why.empty() || MayLose(this, why, Tr(m_context, "Stay at this visit"))) return true;
    m_rail->SetCurrent(m_client ? std::optional(m_client->id) : m_closed);
    ShowPage(plan ? Page::Plan : Page::Visit);
    return false;
}

void MainFrame::SignVisit() {
    if (!m_editor || !m_editor->Editable()) return;
    FlushPages();
    wxString why = m_visit_page->Flush();
    if (why.empty() && m_plan_page->Unsaved()) why = Tr(m_context, "The words to the client are not saved.");
    if (!why.empty()) {
        wxMessageBox(why, "Palpate", wxOK | wxICON_ERROR, this);
        return;
    }
    SignDialog dialog(this, m_context, *m_editor, m_keys);
    if (dialog.ShowModal() == wxID_OK && !m_editor->Editable()) {
        m_rail->Reload();
        m_context.say(Tr(m_context, "Signed. The visit is read only now."));
    } else if (dialog.Wanted()) {
        GoTo(*dialog.Wanted());
    }
}

void MainFrame::GoTo(const desk::FieldPlace& place) {
    using Part = desk::FieldPlace::Part;
    switch (place.part) {
        case Part::Client:
            return EditClient(place.field);
        case Part::Therapist:
            return EditPreferences(place.field);
        case Part::Health:
            if (place.field == "health_asked") return AskHealthUpdate();
            [[fallthrough]];
        case Part::Consents:
            ShowPage(Page::Intake);
            return m_intake_page->GoTo(place);
        case Part::Visit:
            if (place.field == "red_flags") return AskRedFlags();
            break;
        default:
            break;
    }
    ShowPage(Page::Visit);
    m_visit_page->GoTo(place);
}

void MainFrame::Undo() {
    FlushPages();
    if (m_editor) m_editor->Undo();
}

void MainFrame::Redo() {
    FlushPages();
    if (m_editor) m_editor->Redo();
}

void MainFrame::ShowShortcuts() {
    KeyboardDialog(this, m_context.words).ShowModal();
}

void MainFrame::ShowAbout() {
    wxAboutDialogInfo about;
    about.SetName("Palpate");
    about.SetVersion("0.1.0");
    about.SetDescription(
        Tr(m_context, "The massage therapist's chart. Everything stays on this computer, encrypted."));
    about.SetLicence(Tr(m_context, "Free software under the MIT licence, without any warranty."));
    wxAboutBox(about, this);
}

}  // namespace gui
