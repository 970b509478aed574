// Lines of the findings in a person's own words.
#include <wx/sizer.h>

#include <algorithm>

#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/soap_panel.h"
#include "gui/theme.h"

namespace gui {

void SoapPanel::BindLines() {
    m_lines->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const auto* line = Chosen();
        if (m_updating || !line) return;
        if (!line->mark.empty()) m_state.Select(line->mark);
        ShowChanged();
    });
    m_lines->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { WriteOver(); });
}

void SoapPanel::AddOwnWords(wxWindow* page, wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    m_own = new wxTextCtrl(page, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_own->SetFont(Font(FontStyle::Small));
    SetSpoken(m_own, Tr(ctx, "Your words for this finding"));
    m_own_late = std::make_unique<LateText>(
        m_own, [this](const std::string& words) { return TakeOwn(words); }, EndStep());
    m_own->SetToolTip(Tr(ctx, "Enter keeps, Escape leaves the line as it was; an empty line is left out"));
    m_own->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        if (KeepOwn()) m_lines->SetFocus();
    });
    m_own->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE) return event.Skip();
        ForgetOwn();
        m_lines->SetFocus();
    });
    m_own->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (!m_own->HasFocus()) KeepOwn();
        });
    });
    m_own_typing =
        std::make_unique<PhraseTyping>(*m_own_late, model::SoapPart::Objective, m_state, GetParent());
    column->Add(m_own, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(6)));
    m_own->Hide();
}

void SoapPanel::AddChangedBar(wxWindow* page, wxSizer* column) {
    const auto& ctx = m_state.Ctx();
    m_changed = new wxPanel(page);
    WithColours(m_changed, [this] { Paint(m_changed, Role::InfoGround); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_new_words = gui::NewText(m_changed, {}, FontStyle::Small, Role::Text, wxST_ELLIPSIZE_END);
    m_new_words->SetMinSize(FromDIP(wxSize(60, -1)));
    m_use_new = NewButton(m_changed, Tr(ctx, "Use new"));
    m_keep_mine = NewButton(m_changed, Tr(ctx, "Keep mine"));
    m_use_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { WriteChosen(false); });
    m_keep_mine->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { WriteChosen(true); });
    row->Add(m_new_words, wxSizerFlags(1).Centre().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    row->Add(m_use_new, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(6)));
    row->Add(m_keep_mine, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(6)));
    m_changed->SetSizer(row);
    column->Add(m_changed, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    m_changed->Hide();
}

const desk::NoteLine* SoapPanel::Chosen() const {
    const int row = m_lines->GetSelectedRow();
    const bool known = row != wxNOT_FOUND && row < static_cast<int>(m_notes.size());
    return known ? &m_notes[static_cast<std::size_t>(row)] : nullptr;
}

void SoapPanel::FocusLine(const model::TreatmentId& treatment) {
    ShowTab(1);
    const auto at = std::ranges::find(m_notes, treatment, &desk::NoteLine::treatment);
    if (at != m_notes.end()) m_lines->SelectRow(static_cast<unsigned>(at - m_notes.begin()));
    m_lines->SetFocus();
    PutCursorOnSelection(m_lines);
}

void SoapPanel::WriteOver() {
    const auto* line = Chosen();
    if (!line || !m_state.Editable()) return;
    if (!m_own_late->Refused().empty()) return m_own->SetFocus();
    m_writing = *line;
    m_before_own = desk::KeptOf(*m_state.Editor(), *line);
    m_own->ChangeValue(Wx(line->text));
    m_own->Show();
    m_own->GetParent()->Layout();
    m_own->SetFocus();
    m_own->SetInsertionPointEnd();
}

wxString SoapPanel::TakeOwn(const std::string& words) {
    if (!m_writing) return {};
    const desk::NoteLine line = *m_writing;
    if (!m_before_own && words == line.text)
        return m_state.Keep([&](auto& editor) { desk::PutBack(editor, line, {}); });
    return m_state.Keep([&](auto& editor) { desk::WriteLine(editor, line, words); });
}

bool SoapPanel::KeepOwn() {
    if (!m_writing) return true;
    if (!m_own_late->EndStep()) return false;
    LeaveOwn();
    return true;
}

void SoapPanel::ForgetOwn() {
    if (!m_writing) return;
    const desk::NoteLine line = *m_writing;
    LeaveOwn();
    m_state.Do([&](auto& editor) { desk::PutBack(editor, line, m_before_own); });
}

void SoapPanel::LeaveOwn() {
    m_own_late->Drop();
    m_writing.reset();
    m_own->Hide();
    m_own->GetParent()->Layout();
}

void SoapPanel::WriteChosen(bool mine) {
    const auto* chosen = Chosen();
    if (!chosen) return;
    const desk::NoteLine line = *chosen;
    m_lines->SetFocus();  // the buttons go
    m_state.Do(
        [&](auto& editor) { desk::WriteLine(editor, line, mine ? std::optional(line.text) : std::nullopt); });
}

void SoapPanel::ShowChanged() {
    const auto* line = Chosen();
    const bool wanted = line && line->stale && m_state.Editable();
    if (wanted) {
        m_new_words->SetLabelText(TrFill(m_state.Ctx(), "Now: {0}", {line->generated}));
        m_new_words->SetToolTip(Wx(line->generated));
    }
    if (m_changed->IsShown() == wanted) return;
    m_changed->Show(wanted);
    m_changed->GetParent()->Layout();
}

}  // namespace gui
