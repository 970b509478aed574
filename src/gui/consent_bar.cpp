#include "gui/consent_bar.h"

#include <algorithm>

#include "desk/visit_editor.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"

namespace gui {

namespace {
constexpr int kSide = 12, kGap = 6, kOneRow = 36, kTwoRows = 64;  // DIP
}  // namespace

ConsentBar::ConsentBar(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    const Context& ctx = state.Ctx();
    WithColours(this, [this] { Paint(this, Role::DangerGround, Role::Danger); });
    m_text = NewText(this, wxString(), FontStyle::SmallBold, Role::Danger, wxST_ELLIPSIZE_END);
    m_record = NewButton(this, Tr(ctx, "Record consent…"), ButtonLook::Outline, Icon::Pencil);
    m_record->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnRecord && m_stop) OnRecord(m_stop->kind);
    });
    m_remove = NewButton(this, wxString(), ButtonLook::Plain, Icon::Trash);
    m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Remove(); });
    for (wxButton* button : {m_record, m_remove}) AddStyleClass(button, "palpate-small");
    Bind(wxEVT_SIZE, [this](wxSizeEvent&) { Arrange(); });
    Hide();
}

int ConsentBar::ButtonsWidth() const {
    int width = m_record->GetBestSize().x;
    if (m_remove->IsShown()) width += FromDIP(kGap) + m_remove->GetBestSize().x;
    return width;
}

bool ConsentBar::InTwoRows(int width) const {
    return m_text->GetTextExtent(m_text->GetLabelText()).x + ButtonsWidth() + FromDIP(3 * kSide) > width;
}

int ConsentBar::HeightFor(int width) const {
    return FromDIP(InTwoRows(width) ? kTwoRows : kOneRow);
}

// Why it stops is read whole: where room is short, above the ways out of it.
void ConsentBar::Arrange() {
    const int width = GetClientSize().x, side = FromDIP(kSide), row = FromDIP(kOneRow);
    const bool two = InTwoRows(width);
    const int text = m_text->GetBestSize().y, room = width - 2 * side - (two ? 0 : ButtonsWidth() + side);
    m_text->SetSize(side, two ? FromDIP(8) : (row - text) / 2, std::max(room, 0), text);
    int x = two ? side : width - side - ButtonsWidth();
    const int middle = two ? FromDIP(kTwoRows) - row / 2 : row / 2;
    for (wxButton* button : {m_record, m_remove}) {
        const wxSize size = button->GetBestSize();
        button->SetSize(x, middle - size.y / 2, size.x, size.y);
        x += size.x + FromDIP(kGap);
    }
}

wxString ConsentBar::Sentence() const {
    if (!m_stop || !m_state.Editor()) return {};
    const Context& ctx = m_state.Ctx();
    wxString text = Wx(desk::StopText(ctx.words, ctx.resources, *m_stop, m_state.Editor()->Visit().zone));
    if (m_more > 0) text += " " + TrFill(ctx, "and {0} more", {std::to_string(m_more)});
    const std::string advice = desk::StopAdvice(ctx.words, *m_stop);
    if (!advice.empty()) text += ". " + Wx(advice);
    return text;
}

bool ConsentBar::Renew() {
    const wxString before = Sentence();
    m_stop.reset();
    m_more = 0;
    if (m_state.Editor() && m_state.Editable()) {
        const auto stops = desk::ConsentStops(*m_state.Editor());
        if (!stops.empty()) m_stop = stops.front();
        if (stops.size() > 1) m_more = stops.size() - 1;
    }
    if (m_stop) {
        const Context& ctx = m_state.Ctx();
        m_text->SetLabelText(Sentence());
        m_text->SetToolTip(Sentence());
        SetSpoken(this, Sentence());
        m_remove->Show(desk::MayRemove(*m_stop));
        Relabel(m_remove, m_stop->mark.empty() ? Tr(ctx, "Remove treatment") : Tr(ctx, "Remove mark"));
        Arrange();
    }
    return before != Sentence();
}

void ConsentBar::Remove() {
    if (!m_stop) return;
    const desk::ConsentStop stop = *m_stop;  // the removal renews it
    m_state.Do([&](desk::VisitEditor& editor) {
        if (stop.mark.empty())
            editor.RemoveTreatment(stop.treatment);
        else
            editor.RemoveMark(stop.mark);
    });
    if (OnRemoved) OnRemoved();
}

}  // namespace gui
