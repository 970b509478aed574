// The note's phrases and what is taken over from the last visit.
#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>

#include "desk/copy_forward.h"
#include "gui/controls_button.h"
#include "gui/dialog_copy_forward.h"
#include "gui/phrase_dialog.h"
#include "gui/soap_panel.h"
#include "gui/theme.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr std::size_t kLongestItem = 70;
constexpr int kSaveSelection = 10'001, kOwnPhrases = 10'002;

wxString ItemOf(const desk::PhraseChoice& phrase) {
    wxString text = Wx(phrase.text);
    text.Replace("\n", " ");
    if (text.length() > kLongestItem) text = text.Left(kLongestItem) + wxString::FromUTF8("…");
    text = wxControl::EscapeMnemonics(text);
    return phrase.shortcut.empty() ? text : "/" + Wx(phrase.shortcut) + "   " + text;
}

}  // namespace

void SoapPanel::AddHeadButtons(wxSizer* row) {
    const auto& ctx = m_state.Ctx();
    m_start_from = NewButton(this, wxString(), ButtonLook::Plain);
    m_start_from->SetToolTip(Tr(ctx, "Takes marks, treatments or lines over from the last visit"));
    m_start_from->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { StartFromLast(); });
    m_phrases = NewButton(this, Tr(ctx, "Phrases") + wxString::FromUTF8("  ▾"), ButtonLook::Plain);
    SetSpoken(m_phrases, Tr(ctx, "Phrases"));
    m_phrases->SetToolTip(Tr(ctx, "A slash in the text opens them too"));
    KeepFocusOnClick(m_phrases);
    m_phrases->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ShowPhraseMenu(); });
    row->Add(m_start_from, wxSizerFlags().Centre());
    row->Add(m_phrases, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(4)));
    m_start_from->Hide();
}

// Where room is short the way to the last visit gives way first, then the names of the tabs.
void SoapPanel::FitHead() {
    if (!m_phrases) return;
    const int room = GetClientSize().x;
    const auto name = [this](bool whole) {
        for (std::size_t i = 0; i < m_tab_names.size(); ++i) {
            auto* button = m_tabs->Button(static_cast<int>(i));
            const bool letter = !whole && i + 1 < m_tab_names.size();
            const wxString label = letter ? m_tab_names[i].Left(1) : m_tab_names[i];
            if (button->GetLabel() == label) continue;
            button->SetLabel(label);
            button->SetToolTip(letter ? m_tab_names[i] : wxString());
            SetSpoken(button, m_tab_names[i]);
        }
        m_tabs->InvalidateBestSize();
        const int phrases = m_phrases->IsShown() ? m_phrases->GetBestSize().x + FromDIP(4) : 0;
        return m_tabs->GetSizer()->CalcMin().x + phrases;
    };
    int needed = name(true);
    if (needed > room) needed = name(false);
    m_start_from->Show(m_start_wanted && needed + m_start_from->GetBestSize().x <= room);
    Layout();
}

PhraseTyping& SoapPanel::Typing() {
    const auto tab = static_cast<std::size_t>(m_book->GetSelection());
    return m_own->IsShown() && tab == 1 ? *m_own_typing : *m_typing.at(tab);
}

void SoapPanel::ShowPhraseMenu() {
    if (!m_state.Editable()) return;
    const auto& ctx = m_state.Ctx();
    PhraseTyping& typing = Typing();
    const auto phrases = desk::PhrasesFor(*m_state.Editor(), typing.Part());
    const wxString selected = typing.Field()->GetStringSelection();
    wxMenu menu;
    for (std::size_t i = 0; i < phrases.size(); ++i) menu.Append(static_cast<int>(i) + 1, ItemOf(phrases[i]));
    menu.AppendSeparator();
    menu.Append(kSaveSelection, Tr(ctx, "Save selection as phrase…"))->Enable(!selected.empty());
    menu.Append(kOwnPhrases, Tr(ctx, "Own phrases…"));
    const int chosen =
        GetPopupMenuSelectionFromUser(menu, m_phrases->GetPosition() + wxPoint(0, m_phrases->GetSize().y));
    if (chosen == kSaveSelection || chosen == kOwnPhrases)
        return EditPhrases(typing.Part(), chosen == kSaveSelection ? Utf8(selected) : std::string());
    if (chosen > 0 && chosen <= static_cast<int>(phrases.size()))
        typing.Put(phrases[static_cast<std::size_t>(chosen - 1)]);
}

void SoapPanel::EditPhrases(model::SoapPart part, const std::string& text) {
    PhraseDialog(wxGetTopLevelParent(this), m_state.Ctx(), part, text).ShowModal();
}

void SoapPanel::AddLastPlan(wxWindow* page, wxSizer* column, std::size_t slot, bool copies) {
    auto* plan = new LastPlan(page, m_state, copies);
    plan->OnCopy = [this] { CopyLastPlan(); };
    column->Add(plan, wxSizerFlags().Expand());
    plan->Hide();
    m_last_plans.at(slot) = plan;
}

void SoapPanel::CopyLastPlan() {
    if (!m_last) return;
    m_texts[3]->EndStep();
    m_state.Do([&](auto& editor) { desk::CopyLines(editor, *m_last, model::SoapPart::Plan); });
    Text(3)->SetFocus();
}

void SoapPanel::FindLast() {
    m_last = m_state.Editor() ? desk::LastVisitOf(*m_state.Editor()) : std::nullopt;
    if (!m_last) return;
    const auto day = text::ToCivil(m_last->service_at, m_last->zone).day;
    Relabel(m_start_from, TrFill(m_state.Ctx(), "Start from {0}…",
                                 {text::HumanDate(m_state.Ctx().words, day, text::DateStyle::Short)}));
}

// A way in while there is something to take over and nothing has been yet.
void SoapPanel::ShowLast() {
    const bool wanted = m_last && m_state.Editable() && m_state.Editor()->Visit().copied_from.empty() &&
                        m_state.Marks().empty();
    if (m_start_wanted != wanted) {
        m_start_wanted = wanted;
        FitHead();
    }
    m_phrases->Enable(m_state.Editable());
    m_last_plans[0]->ShowPlan(m_last, Text(0)->IsEmpty());
    m_last_plans[1]->ShowPlan(m_last, Text(3)->IsEmpty());
    for (auto* lines : m_copied_lines)
        if (lines) lines->Renew();
}

void SoapPanel::StartFromLast() {
    Flush();
    if (!m_last || !m_state.Editable()) return;
    if (desk::OfferOf(*m_state.Editor(), *m_last).Empty())
        return m_state.Say(Tr(m_state.Ctx(), "There is nothing left to take over from the last visit."));
    CopyForwardDialog dialog(wxGetTopLevelParent(this), m_state.Ctx(), *m_state.Editor(), *m_last);
    if (dialog.ShowModal() != wxID_OK) return;
    m_state.Do([&](auto& editor) { desk::CopyForward(editor, *m_last, dialog.Choice()); });
}

bool SoapPanel::StillTrue() {
    const wxWindow* focus = FindFocus();
    for (std::size_t tab = 0; tab < m_texts.size(); ++tab)
        if (focus == m_texts[tab]->Field()) {
            m_texts[tab]->EndStep();
            // A mark that nobody looks at must not be confirmed from here.
            if (!m_copied_lines[tab] || !m_copied_lines[tab]->StillTrue())
                m_state.Say(Tr(m_state.Ctx(), "No copied line waits for a look here."));
            return true;
        }
    const auto* line = focus == m_lines ? Chosen() : nullptr;
    const auto* treatment =
        line && !line->treatment.empty() ? m_state.Editor()->Visit().Find(line->treatment) : nullptr;
    if (!treatment || !treatment->copied) return false;
    m_state.Do([id = treatment->id](auto& editor) { desk::ConfirmTreatment(editor, id); });
    return true;
}

}  // namespace gui
