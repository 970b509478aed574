#include "gui/dialog_progress.h"

#include "gui/context.h"

namespace gui {

namespace {

constexpr int kSteps = 1000;
constexpr int kLookMs = 20;
constexpr int kMostLooks = 100;  // at work that was stopped and does not end

}  // namespace

ProgressDialog::ProgressDialog(wxWindow* parent, const text::Translator& words, const wxString& heading,
                               const wxString& hint, const wxString& stop, SideWork& work)
    : FormDialog(parent, words, heading, hint), m_work(work), m_stoppable(!stop.empty()) {
    m_gauge = new wxGauge(Content(), wxID_ANY, kSteps);
    m_gauge->SetName(heading);
    Rows()->Add(m_gauge, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    Finish(stop, {}, 420);
    // A key still under way from before must not stop the work.
    SetDefaultItem(nullptr);
    Content()->SetFocus();
    m_timer.SetOwner(this);
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Look(); });
    // Escape and the window's own close button stop it too, or do nothing; the dialog ends when the work has.
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        event.Veto();
        Accept();
    });
}

bool ProgressDialog::Wait() {
    if (m_work.Finished()) return true;
    m_timer.Start(kLookMs);
    return ShowModal() == wxID_OK;
}

bool ProgressDialog::Accept() {
    if (!m_stoppable) return false;
    m_work.Stop();
    if (wxWindow* button = FindWindow(wxID_OK)) button->Disable();
    return false;
}

void ProgressDialog::Look() {
    m_gauge->SetValue(static_cast<int>(m_work.Part() * kSteps));
    const bool given_up = m_work.Stopped() && ++m_grace > kMostLooks;
    if (!m_work.Finished() && !given_up) return;
    m_timer.Stop();
    End(m_work.Stopped() ? wxID_CANCEL : wxID_OK);
}

}  // namespace gui
