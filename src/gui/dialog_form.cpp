#include "gui/dialog_form.h"

#include <wx/app.h>
#include <wx/display.h>
#include <wx/evtloop.h>

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

#include "desk/sentences.h"
#include "gui/context.h"
#include "gui/tab_order.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {

constexpr int kTitleBar = 48;  // DIP, of whatever shows windows, and a little air

// Does it on another thread while events go on here; returns what it threw, also where there is no thread.
std::exception_ptr Beside(const std::function<void()>& work) {
    wxGUIEventLoop loop;
    std::exception_ptr error;
    std::thread worker;
    try {
        worker = std::thread([&] {
            try {
                work();
            } catch (...) {
                error = std::current_exception();
            }
            // Called by the loop below once it runs, so never before.
            wxTheApp->CallAfter([&loop] { loop.ScheduleExit(); });
        });
    } catch (...) {
        return std::current_exception();
    }
    loop.Run();
    worker.join();
    return error;
}

}  // namespace

FormDialog::FormDialog(wxWindow* parent, const text::Translator& words, const wxString& heading,
                       const wxString& hint)
    : wxDialog(parent, wxID_ANY, "Palpate", wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_words(words) {
    SetFont(Font(FontStyle::Body));
    Paint(this, Role::Panel);
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(NewText(this, heading, FontStyle::Name),
               wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(20)));
    if (!hint.empty()) {
        m_hint = NewText(this, hint, FontStyle::Body, Role::Text2);
        whole->AddSpacer(FromDIP(8));
        whole->Add(m_hint, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(20)));
    }
    m_content =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    Paint(m_content, Role::Panel);
    m_content->SetScrollRate(0, FromDIP(12));
    m_rows = new wxBoxSizer(wxVERTICAL);
    auto* inset = new wxBoxSizer(wxVERTICAL);
    inset->Add(m_rows, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(20)));
    m_content->SetSizer(inset);
    whole->Add(m_content, wxSizerFlags(1).Expand().Border(wxTOP | wxBOTTOM, FromDIP(12)));
    m_complaint = NewText(this, wxString(), FontStyle::Body, Role::Danger);
    m_complaint->Hide();
    whole->Add(m_complaint, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(20)));
    m_progress = NewText(this, wxString(), FontStyle::Body, Role::Text2);
    m_progress->Hide();
    whole->Add(m_progress, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(20)));
    m_buttons = new wxBoxSizer(wxHORIZONTAL);
    SetSizer(whole);
}

void FormDialog::AddField(const wxString& label, wxWindow* control) {
    m_rows->Add(Labelled(m_content, label, control), wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
}

void FormDialog::AddPair(const wxString& left, wxWindow* left_control, const wxString& right,
                         wxWindow* right_control) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(Labelled(m_content, left, left_control), wxSizerFlags(1));
    row->AddSpacer(FromDIP(12));
    row->Add(Labelled(m_content, right, right_control), wxSizerFlags(1));
    m_rows->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
}

wxButton* FormDialog::AddButton(const wxString& label, ButtonLook look) {
    wxButton* button = NewButton(this, label, look);
    m_buttons->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    return button;
}

void FormDialog::Finish(const wxString& accept, const wxString& cancel, int width) {
    m_buttons->AddStretchSpacer();
    if (!cancel.empty()) {
        m_buttons->Add(NewButton(this, cancel, ButtonLook::Outline, {}, wxID_CANCEL),
                       wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    }
    if (!accept.empty()) AddAccept(accept);
    GetSizer()->Add(m_buttons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(20)));
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (m_busy)
            event.Veto();
        else
            event.Skip();
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { event.Skip(!m_busy); });
    m_width = FromDIP(width);
    if (m_hint) WrapText(m_hint, m_width - FromDIP(40));
    FitToContent();
    // The toolkit knows the height of styled fields only once they are on screen.
    Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
        event.Skip();
        if (event.IsShown()) CallAfter([this] { FitToContent(); });
    });
}

void FormDialog::AddAccept(const wxString& label) {
    wxButton* good = NewButton(this, label, ButtonLook::Primary, {}, wxID_OK);
    good->SetDefault();
    good->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (Accept()) End(wxID_OK);
    });
    m_buttons->Add(good);
}

void FormDialog::End(int code) {
    SetReturnCode(code);
    IsModal() ? EndModal(code) : static_cast<void>(Hide());
}

void FormDialog::FitToContent() {
    FollowTheEye(GetSizer());
    const int display = wxDisplay::GetFromWindow(this);
    const wxRect screen = wxDisplay(static_cast<unsigned>(std::max(display, 0))).GetClientArea();
    const int wanted = m_content->GetSizer()->CalcMin().y;
    m_content->SetMinSize(wxSize(m_width, 0));
    const int around = GetSizer()->CalcMin().y + FromDIP(kTitleBar);
    m_content->SetMinSize(wxSize(m_width, std::min(wanted, screen.height - around)));
    m_content->FitInside();
    SetMinSize(wxDefaultSize);
    Fit();
    SetMinSize(wxSize(GetSize().x, std::min(GetSize().y, FromDIP(300))));
    CentreOnParent();
}

void FormDialog::ShowBusy(bool busy, const wxString& progress) {
    m_busy = busy;
    if (busy) m_focus_before = FindFocus();
    m_content->Enable(!busy);
    for (wxWindow* button : std::exchange(m_off, {})) button->Enable();
    for (wxSizerItem* item : m_buttons->GetChildren()) {
        wxWindow* button = item->GetWindow();
        if (busy && button && button->IsThisEnabled()) m_off.push_back(button);
    }
    for (wxWindow* button : m_off) button->Disable();
    m_progress->SetLabelText(progress);
    m_progress->Show(busy);
    if (!busy && m_focus_before) m_focus_before->SetFocus();
    Layout();
    if (busy && GetBestSize().y > GetSize().y) FitToContent();
}

void FormDialog::RunBeside(const wxString& progress, const std::function<void()>& work) {
    ShowBusy(true, progress);
    const std::exception_ptr error = Beside(work);
    ShowBusy(false, {});
    if (error) std::rethrow_exception(error);
}

void FormDialog::Complain(const wxString& sentence) {
    m_complaint->SetLabelText(sentence);
    WrapText(m_complaint, GetClientSize().x - FromDIP(40));
    m_complaint->Show(!sentence.empty());
    Layout();
    if (GetBestSize().y > GetSize().y) FitToContent();
}

bool FormDialog::Say(const std::function<void()>& action) {
    try {
        Complain({});
        action();
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(m_words, error)));
        return false;
    }
}

}  // namespace gui
