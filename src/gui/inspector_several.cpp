// The inspector while several marks are chosen: what they have in common, changed for all in one step.
#include <wx/button.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/inspector.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

std::vector<const model::Mark*> Inspector::ChosenMarks() const {
    std::vector<const model::Mark*> marks;
    for (const auto& id : m_state.Chosen())
        if (const auto* mark = m_state.Editor()->Visit().Find(id)) marks.push_back(mark);
    return marks;
}

// What differs is left empty and called mixed.
void Inspector::ShowSeveral() {
    const auto& ctx = m_state.Ctx();
    const auto marks = ChosenMarks();
    const auto mixed = Tr(ctx, "mixed");
    const auto count = std::to_string(marks.size());
    Relabel(m_number, Wx(ctx.words.SayPlural("{0} mark chosen", "{0} marks chosen",
                                             static_cast<long>(marks.size()), {count})));
    const auto region = desk::Common(marks, [](const auto& mark) { return mark.at.region; });
    const auto side = desk::Common(marks, [](const auto& mark) { return mark.at.side; });
    Relabel(m_region, region ? m_state.RegionText(*region) : Tr(ctx, "Several regions"));
    Relabel(m_place, side ? ClientSide(ctx, *side) : Tr(ctx, "Several sides"));
    m_covers->Hide();
    m_care->Hide();
    const auto finding = desk::Common(marks, [](const auto& mark) { return mark.finding; });
    const auto& findings = m_state.Terms().Findings();
    const auto at = finding ? std::ranges::find(findings, *finding, &terms::Finding::id) : findings.end();
    m_finding->SetSelection(at == findings.end() ? wxNOT_FOUND : static_cast<int>(at - findings.begin()));
    m_finding->SetToolTip(finding ? wxString() : mixed);
    if (!finding) m_glyph->SetBitmap(GlyphBitmap(*this, "", bodymap::Ink::Ghost, 24));
    m_side->Enable(false);
    m_side->Select(!side || *side == model::Side::Midline ? -1 : *side == model::Side::Left ? 0 : 1);
    const auto layer = desk::Common(marks, [](const auto& mark) { return mark.layer; });
    m_layer->Show();
    m_layer->Enable(m_state.Editable());
    m_layer->Select(!layer ? -1 : *layer == model::Layer::Deep ? 1 : 0);
    const auto before = desk::Common(marks, [](const auto& mark) { return mark.before; });
    const auto after = desk::Common(marks, [](const auto& mark) { return mark.after; });
    m_before->Show(before.value_or(std::nullopt), 10);
    m_after->Show(after.value_or(std::nullopt), 10);
    m_last->SetLabel(before ? wxString() : mixed);
    m_change->SetLabel(after ? wxString() : mixed);
    SetTextRole(m_change, Role::Text2);
    Relabel(m_mirror, Tr(ctx, "Mirror"));
    m_mirror->SetMinSize(wxSize(m_mirror->GetTextExtent(m_mirror->GetLabel()).x + FromDIP(24), -1));
    m_mirror->Enable(m_state.Editable());
    for (auto* row : m_rows) row->Hide();
    m_limit->Hide();
    m_avoid->Hide();
    m_spot->Hide();
    m_body->GetSizer()->Show(m_note_part, false, true);
}

void Inspector::MirrorChosen() {
    const auto chosen = m_state.Chosen();
    std::vector<model::MarkId> made;
    if (!m_state.Do([&](auto& editor) { made = desk::MirrorMarks(editor, chosen); })) return;
    if (!made.empty()) m_state.Choose(made, made.back());
}

}  // namespace gui
