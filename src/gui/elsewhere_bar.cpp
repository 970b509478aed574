#include "gui/elsewhere_bar.h"

#include <wx/menu.h>
#include <wx/sizer.h>

#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/place_words.h"
#include "gui/theme.h"

namespace gui {

ElsewhereBar::ElsewhereBar(wxWindow* parent, VisitState& state, BodyCanvas& canvas)
    : wxPanel(parent), m_state(state), m_canvas(canvas) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    SetName(Tr(state.Ctx(), "Marks not in sight"));
    m_row = new wxBoxSizer(wxHORIZONTAL);
    SetSizer(m_row);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Arrange();
    });
}

wxString ElsewhereBar::NameOf(const BodyCanvas::Elsewhere& place) const {
    const auto& ctx = m_state.Ctx();
    wxString name = ViewChoiceName(ctx, place.view);
    if (place.view == ViewChoice::Picture)
        for (const auto& picture : ctx.clinic.Store().Pictures(m_state.Editor()->Client().id))
            if (picture.id == place.picture) name = Wx(picture.title);
    return name + wxString::Format(" %zu", place.marks);
}

// Places, too: pictures of two clients or visits may be called the same.
void ElsewhereBar::Renew() {
    const auto elsewhere =
        m_state.Editor() ? m_canvas.MarksElsewhere() : std::vector<BodyCanvas::Elsewhere>();
    std::vector<Named> places;
    places.reserve(elsewhere.size());
    for (const auto& place : elsewhere) places.push_back({place, NameOf(place)});
    if (places == m_places) return;
    m_places = std::move(places);
    Fill();
}

wxButton* ElsewhereBar::ButtonOf(const Named& named) {
    auto* button = NewButton(this, wxControl::EscapeMnemonics(named.name), ButtonLook::Plain);
    button->SetToolTip(Tr(m_state.Ctx(), "Show these marks"));
    // Later: the row is filled anew by what the click does.
    button->Bind(wxEVT_BUTTON,
                 [this, place = named.place](wxCommandEvent&) { CallAfter([this, place] { Go(place); }); });
    return button;
}

void ElsewhereBar::Fill() {
    m_row->Clear(true);
    m_single.clear();
    m_all = nullptr;
    if (!m_places.empty()) {
        const auto add = [this](wxWindow* part, int gap) {
            m_row->Add(part, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(gap)));
        };
        const wxString head = Tr(m_state.Ctx(), "Also marked:");
        m_single.push_back(NewText(this, head, FontStyle::Small, Role::Text2));
        add(m_single.back(), 10);
        std::size_t marks = 0;
        for (const auto& named : m_places) {
            marks += named.place.marks;
            m_single.push_back(ButtonOf(named));
            add(m_single.back(), 2);
        }
        m_all = NewButton(this, head + wxString::Format(" %zu", marks), ButtonLook::Plain);
        m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Offer(); });
        add(m_all, 2);
    }
    Arrange();
}

void ElsewhereBar::Arrange() {
    if (!m_all) return;
    for (auto* part : m_single) part->Show();
    m_all->Hide();
    if (m_row->CalcMin().x > GetClientSize().x) {
        for (auto* part : m_single) part->Hide();
        m_all->Show();
    }
    Layout();
}

void ElsewhereBar::Offer() {
    wxMenu menu;
    for (const auto& named : m_places) {
        auto* item = menu.Append(wxID_ANY, wxControl::EscapeMnemonics(named.name));
        menu.Bind(
            wxEVT_MENU,
            [this, place = named.place](wxCommandEvent&) { CallAfter([this, place] { Go(place); }); },
            item->GetId());
    }
    m_all->PopupMenu(&menu, 0, 0);
}

void ElsewhereBar::Go(const BodyCanvas::Elsewhere& place) {
    m_canvas.SetFocus();  // the button pressed is gone in a moment
    if (place.view == ViewChoice::Picture) return m_state.ShowPicture(place.picture);
    m_state.SetView(place.view);
}

}  // namespace gui
