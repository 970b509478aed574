#include "gui/start_page.h"

#include <wx/sizer.h>

#include "gui/controls_button.h"
#include "gui/controls_text.h"

namespace gui {

StartPage::StartPage(wxWindow* parent) : wxPanel(parent) {
    Paint(this, Role::Panel);
    m_title = NewText(this, wxString(), FontStyle::Name, Role::Text, wxALIGN_CENTRE_HORIZONTAL);
    m_sentence = NewText(this, wxString(), FontStyle::Body, Role::Text2, wxALIGN_CENTRE_HORIZONTAL);
    m_button = NewButton(this, "-", ButtonLook::Primary);
    m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_action) m_action();
    });
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->AddStretchSpacer(2);
    rows->Add(m_title, wxSizerFlags().Centre().Border(wxBOTTOM, FromDIP(8)));
    rows->Add(m_sentence, wxSizerFlags().Centre().Border(wxBOTTOM, FromDIP(16)));
    rows->Add(m_button, wxSizerFlags().Centre());
    rows->AddStretchSpacer(3);
    SetSizer(rows);
}

void StartPage::Show(const wxString& title, const wxString& sentence, const wxString& button,
                     std::function<void()> action) {
    m_title->SetLabelText(title);
    m_sentence->SetLabelText(sentence);
    if (!button.empty()) m_button->SetLabelText(button);
    m_button->Show(!button.empty());
    m_action = std::move(action);
    Layout();
}

}  // namespace gui
