#include "gui/elsewhere_bar.h"

#include <wx/sizer.h>

#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/place_words.h"
#include "gui/theme.h"

namespace gui {

ElsewhereBar::ElsewhereBar(wxWindow* parent, VisitState& state, const BodyCanvas& canvas)
    : wxPanel(parent), m_state(state), m_canvas(canvas) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    SetName(Tr(state.Ctx(), "Marks not in sight"));
    m_row = new wxBoxSizer(wxHORIZONTAL);
    SetSizer(m_row);
}

wxString ElsewhereBar::NameOf(const BodyCanvas::Elsewhere& place) const {
    const auto& ctx = m_state.Ctx();
    wxString name = ViewChoiceName(ctx, place.view);
    if (place.view == ViewChoice::Picture)
        for (const auto& picture : ctx.clinic.Store().Pictures(m_state.Editor()->Client().id))
            if (picture.id == place.picture) name = Wx(picture.title);
    return name + wxString::Format(" %zu", place.marks);
}

bool ElsewhereBar::Renew() {
    const bool before = Wanted();
    auto places = m_state.Editor() ? m_canvas.MarksElsewhere() : std::vector<BodyCanvas::Elsewhere>();
    std::vector<wxString> names;
    m_places = std::move(places);
    for (const auto& place : m_places) names.push_back(NameOf(place));
    if (names != m_names) {
        m_names = std::move(names);
        Fill();
    }
    return Wanted() != before;
}

void ElsewhereBar::Fill() {
    m_row->Clear(true);
    const auto& ctx = m_state.Ctx();
    m_row->AddSpacer(FromDIP(10));
    m_row->Add(NewText(this, Tr(ctx, "Also marked:"), FontStyle::Small, Role::Text2),
               wxSizerFlags().Centre());
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        auto* button = NewButton(this, wxControl::EscapeMnemonics(m_names[i]), ButtonLook::Plain);
        button->SetToolTip(Tr(ctx, "Show these marks"));
        // By place, not by number: the row may have been filled anew until the click is handled.
        button->Bind(wxEVT_BUTTON, [this, place = m_places[i]](wxCommandEvent&) {
            CallAfter([this, place] { Go(place); });
        });
        m_row->Add(button, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(2)));
    }
    Layout();
}

void ElsewhereBar::Go(const BodyCanvas::Elsewhere& place) {
    if (place.view == ViewChoice::Picture) return m_state.ShowPicture(place.picture);
    m_state.SetView(place.view);
}

}  // namespace gui
