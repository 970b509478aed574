#include "gui/inspector_ghost.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/place_words.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {
constexpr int kGlyph = 24;  // DIP
}

GhostPanel::GhostPanel(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    const auto& ctx = m_state.Ctx();
    constexpr long kOneLine = wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END;
    m_head = NewText(this, {}, FontStyle::SmallBold, Role::Text2, kOneLine);
    m_glyph = new wxStaticBitmap(this, wxID_ANY, wxBitmap(FromDIP(kGlyph), FromDIP(kGlyph)));
    m_region = NewText(this, {}, FontStyle::Head, Role::Text, kOneLine);
    m_place = NewText(this, {}, FontStyle::Small, Role::Text2, kOneLine);
    m_words = NewText(this, {}, FontStyle::Body, Role::Text, kOneLine);
    m_confirm = NewButton(this, Tr(ctx, "Still there"), ButtonLook::Primary);
    m_confirm->SetToolTip(Tr(ctx, "Chart it today at the same place (Enter)"));
    m_resolved = NewButton(this, Tr(ctx, "Not resolved"));
    m_confirm->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        // This panel goes; the digit that follows belongs to the new mark.
        CallAfter([this, id = m_shown] {
            m_state.ConfirmGhost(id);
            if (OnConfirmed) OnConfirmed();
        });
    });
    m_resolved->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        CallAfter([this, id = m_shown] { m_state.ToggleResolved(id); });
    });
    auto* lines = new wxBoxSizer(wxVERTICAL);
    lines->Add(m_region, wxSizerFlags().Expand());
    lines->Add(m_place, wxSizerFlags().Expand());
    auto* name = new wxBoxSizer(wxHORIZONTAL);
    name->Add(m_glyph, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(10)));
    name->Add(lines, wxSizerFlags(1));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(m_confirm, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    buttons->Add(m_resolved, wxSizerFlags());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_head, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
    column->Add(name, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    column->Add(m_words, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    column->Add(buttons, wxSizerFlags().Border(wxTOP, FromDIP(12)));
    column->AddSpacer(FromDIP(12));
    SetSizer(column);
}

void GhostPanel::ShowGhost(const desk::Ghost& ghost) {
    const auto& ctx = m_state.Ctx();
    const model::Mark& mark = ghost.mark;
    m_shown = mark.id;
    const std::vector<std::string> day{Utf8(m_state.GhostDay())};
    Relabel(m_head, ghost.resolved ? TrFill(ctx, "From {0}, recorded as resolved", day)
                                   : TrFill(ctx, "From {0}, not yet charted today", day));
    m_glyph->SetBitmap(GlyphBitmap(*this, mark.finding, bodymap::Ink::Ghost, kGlyph));
    Relabel(m_region, m_state.RegionText(mark.at.region));
    m_region->SetToolTip(m_region->GetLabel());
    const std::string dot = " · ";
    Relabel(m_place, Wx(Utf8(ClientSide(ctx, mark.at.side)) + dot + desk::ViewName(ctx.words, mark.view) +
                        dot + desk::LayerName(ctx.words, mark.layer)));
    Relabel(m_words, MarkWords(m_state, mark));
    m_words->SetToolTip(m_words->GetLabel());
    Relabel(m_resolved, ghost.resolved ? Tr(ctx, "Not resolved") : Tr(ctx, "Resolved"));
    m_confirm->Enable(m_state.Editable());
    m_resolved->Enable(m_state.Editable());
    SetSpoken(this, m_region->GetLabel() + ", " + GhostWords(m_state, ghost));
    Layout();
}

}  // namespace gui
