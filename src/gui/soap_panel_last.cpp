#include "gui/soap_panel_last.h"

#include <wx/arrstr.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

LastPlan::LastPlan(wxWindow* parent, VisitState& state, bool copies) : wxPanel(parent), m_state(state) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    const auto& ctx = m_state.Ctx();
    m_disclosure = NewButton(this, wxString(), ButtonLook::Plain);
    m_disclosure->SetFont(gui::Font(FontStyle::Caption));
    m_disclosure->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_open = !m_words->IsShown();
        Renew();
    });
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_disclosure, wxSizerFlags().Centre());
    head->AddStretchSpacer();
    if (copies) {
        m_copy = NewButton(this, Tr(ctx, "Copy plan"), ButtonLook::Plain);
        m_copy->SetFont(gui::Font(FontStyle::Caption));
        m_copy->SetToolTip(Tr(ctx, "Takes these lines over, flagged until you have looked at them") +
                           " (Ctrl+Shift+C)");
        m_copy->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            if (OnCopy) OnCopy();
        });
        head->Add(m_copy, wxSizerFlags().Centre());
    }
    m_words = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(-1, FromDIP(40)),
                             wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    m_words->SetFont(gui::Font(FontStyle::Small));
    AddStyleClass(m_words, "palpate-plain");
    WithColours(m_words, [this] { m_words->SetForegroundColour(Colour(Role::Text3)); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, wxSizerFlags().Expand());
    column->Add(m_words, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    SetSizer(column);
}

void LastPlan::ShowPlan(const std::optional<model::Visit>& last, bool empty) {
    const wxString words = last ? Wx(last->soap.plan).Trim().Trim(false) : wxString();
    if (empty != m_empty) m_open.reset();
    m_empty = empty;
    if (!words.empty()) {
        const auto day = text::ToCivil(last->service_at, last->zone).day;
        m_title = TrFill(m_state.Ctx(), "Plan of {0}",
                         {text::HumanDate(m_state.Ctx().words, day, text::DateStyle::Short)});
        m_words->ChangeValue(words);
        SetSpoken(m_words, m_title);
    }
    Show(!words.empty());
    if (m_copy) m_copy->Show(m_state.Editable());
    Renew();
}

void LastPlan::Renew() {
    const bool open = m_open.value_or(m_empty);
    Relabel(m_disclosure, m_title + wxString::FromUTF8(open ? "  ▾" : "  ▸"));
    SetSpoken(m_disclosure, m_title);
    m_words->Show(open);
    // As high as the plan, up to three lines; more is scrolled.
    const int width = std::max(FromDIP(200), GetParent()->GetClientSize().x - FromDIP(32));
    int lines = 0;
    for (const wxString& line : wxSplit(m_words->GetValue(), '\n', 0))
        lines += 1 + m_words->GetTextExtent(line).x / width;
    lines = std::min(3, lines);
    m_words->SetMinSize(wxSize(-1, open ? lines * m_words->GetCharHeight() + FromDIP(8) : 0));
    Layout();
    GetParent()->Layout();
}

}  // namespace gui
