#include "gui/controls_segments.h"

#include <wx/sizer.h>

#include <algorithm>

#include "gui/theme.h"

namespace gui {

Segments::Segments(wxWindow* parent, const std::vector<wxString>& labels, const wxString& spoken, Look look)
    : wxPanel(parent, wxID_ANY) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        auto* button = new wxToggleButton(this, wxID_ANY, wxControl::EscapeMnemonics(labels[i]),
                                          wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        button->SetFont(Font(FontStyle::Body));
        AddStyleClass(button, look == Look::Tabs ? "palpate-tab" : "palpate-segment");
        if (look == Look::Joined && i == 0) AddStyleClass(button, "palpate-first");
        if (look == Look::Joined && i + 1 == labels.size()) AddStyleClass(button, "palpate-last");
        button->Bind(wxEVT_TOGGLEBUTTON, [this, i](wxCommandEvent&) { Choose(static_cast<int>(i)); });
        button->Bind(wxEVT_KEY_DOWN, &Segments::OnKey, this);
        row->Add(button, wxSizerFlags().Expand());
        m_buttons.push_back(button);
    }
    SetSizer(row);
    SetSpoken(this, spoken);
}

void Segments::Select(int index) {
    m_selected = index;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) m_buttons[i]->SetValue(static_cast<int>(i) == index);
}

void Segments::Choose(int index) {
    Select(index);
    if (OnChosen) OnChosen(index);
}

void Segments::OnKey(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const int step = key == WXK_RIGHT ? 1 : key == WXK_LEFT ? -1 : 0;
    const auto here = std::find(m_buttons.begin(), m_buttons.end(), event.GetEventObject());
    if (step == 0 || here == m_buttons.end()) {
        event.Skip();
        return;
    }
    const int next = static_cast<int>(here - m_buttons.begin()) + step;
    if (next < 0 || next >= static_cast<int>(m_buttons.size()) || !Button(next)->IsEnabled()) return;
    Button(next)->SetFocus();
    Choose(next);
}

}  // namespace gui
