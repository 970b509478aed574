#include "gui/soap_panel_copies.h"

#include <wx/sizer.h>

#include <algorithm>

#include "desk/copy_forward.h"
#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"

namespace gui {

CopiedLines::CopiedLines(wxWindow* parent, VisitState& state, wxTextCtrl* field, model::SoapPart part)
    : wxPanel(parent), m_state(state), m_field(field), m_part(part) {
    WithColours(this, [this] {
        Paint(this, Role::WarnGround);
        Tint();
    });
    const auto& ctx = m_state.Ctx();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_words = NewText(this, {}, FontStyle::Small, Role::Warn, wxST_ELLIPSIZE_END);
    m_words->SetMinSize(FromDIP(wxSize(60, -1)));
    m_button = NewButton(this, Tr(ctx, "Still true"));
    m_button->SetToolTip(Tr(ctx, "The line at the caret is still true (F9)"));
    KeepFocusOnClick(m_button);
    m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { StillTrue(); });
    row->Add(m_words, wxSizerFlags(1).Centre().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    row->Add(m_button, wxSizerFlags().Centre().Border(wxALL, FromDIP(2)));
    SetSizer(row);
    Hide();
}

void CopiedLines::Renew() {
    m_lines.clear();
    const auto* editor = m_state.Editor();
    if (editor) {
        for (const auto& one : desk::UntouchedOf(editor->Visit()).lines)
            if (one.part == m_part) m_lines.push_back(one.line);
    }
    const bool any = !m_lines.empty();
    if (any)
        m_words->SetLabelText(Wx(m_state.Ctx().words.SayPlural(
            "{0} line taken over and not yet touched", "{0} lines taken over and not yet touched",
            static_cast<long>(m_lines.size()), {std::to_string(m_lines.size())})));
    m_button->Show(any && m_state.Editable());
    Tint();
    if (IsShown() != any) {
        Show(any);
        GetParent()->Layout();
    }
}

std::vector<CopiedLines::Place> CopiedLines::Places() const {
    std::vector<Place> places;
    const wxString text = m_field->GetValue();
    for (std::size_t from = 0; from < text.length();) {
        const auto end = std::min(text.find('\n', from), text.length());
        const std::string line = Utf8(text.substr(from, end - from));
        if (std::ranges::find(m_lines, line) != m_lines.end())
            places.push_back({static_cast<long>(from), static_cast<long>(end), line});
        from = end + 1;
    }
    return places;
}

void CopiedLines::Tint() {
    if (m_lines.empty() && !m_coloured) return;
    const auto style = [](Role text, Role ground) { return wxTextAttr(Colour(text), Colour(ground)); };
    m_field->SetStyle(0, m_field->GetLastPosition(), style(Role::Text, Role::Field));
    for (const auto& place : Places())
        m_field->SetStyle(place.from, place.to, style(Role::Warn, Role::WarnGround));
    m_coloured = !m_lines.empty();
}

bool CopiedLines::StillTrue() {
    const auto places = Places();
    if (places.empty() || !m_state.Editable()) return false;
    const long caret = m_field->GetInsertionPoint();
    const auto here = std::ranges::find_if(
        places, [&](const Place& place) { return caret >= place.from && caret <= place.to; });
    const bool looked_at = here != places.end() && m_field->HasFocus();
    auto next = here;
    if (looked_at) {
        const std::string line = here->line;
        m_state.Do([&](auto& editor) { desk::ConfirmLine(editor, m_part, line); });
        ++next;
    }
    if (next == places.end()) next = places.begin();
    m_field->SetFocus();
    if (!looked_at || next != here) m_field->SetInsertionPoint(next->from);
    m_field->ShowPosition(next->from);
    return true;
}

namespace {

bool HasCopies(const model::Visit& visit, const model::Mark& mark) {
    if (mark.copied) return true;
    return std::ranges::any_of(visit.TreatmentsOf(mark.id), [](const auto* one) { return one->copied; });
}

void ConfirmOne(VisitState& state, const model::Mark& mark) {
    const auto& ctx = state.Ctx();
    const auto said = [&](const std::string& what) { state.Say(TrFill(ctx, "Still true: {0}", {what})); };
    if (mark.copied) {
        const auto words = desk::RegionWithSide(ctx.words, state.Terms(), mark.at);
        state.Do([id = mark.id](auto& editor) { desk::ConfirmMark(editor, id); });
        return said(words);
    }
    for (const auto* treatment : state.Editor()->Visit().TreatmentsOf(mark.id)) {
        if (!treatment->copied) continue;
        const auto words = desk::TechniqueName(ctx.words, state.Terms(), treatment->technique);
        state.Do([id = treatment->id](auto& editor) { desk::ConfirmTreatment(editor, id); });
        return said(words);
    }
}

}  // namespace

void StillTrueOfMark(VisitState& state) {
    if (!state.Editable()) return;
    const auto& visit = state.Editor()->Visit();
    if (const auto* mark = state.SelectedMark(); mark && HasCopies(visit, *mark)) {
        const auto id = mark->id;
        ConfirmOne(state, *mark);
        const auto* now = visit.Find(id);
        if (now && HasCopies(visit, *now)) return;
    }
    const auto next =
        std::ranges::find_if(visit.marks, [&](const auto& mark) { return HasCopies(visit, mark); });
    if (next != visit.marks.end()) return state.Select(next->id);
    if (desk::UntouchedOf(visit).Count() == 0)
        state.Say(Tr(state.Ctx(), "Nothing taken over waits for a look."));
}

}  // namespace gui
