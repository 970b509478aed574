#include "gui/region_search.h"

#include <wx/listbox.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <algorithm>

#include "desk/region_names.h"
#include "desk/sentences.h"
#include "gui/controls_text.h"
#include "gui/theme.h"

namespace gui {

namespace {
constexpr std::size_t kMostHits = 9;
}

RegionSearch::RegionSearch(wxWindow* parent, VisitState& state, Actions actions)
    : wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, parent->FromDIP(wxSize(150, -1)),
                 wxTE_PROCESS_ENTER),
      m_state(state),
      m_actions(std::move(actions)),
      m_finder(desk::FinderOfRegions(state.Ctx().words, state.Terms())) {
    const auto& ctx = state.Ctx();
    SetMinSize(FromDIP(wxSize(84, -1)));
    SetFont(Font(FontStyle::Small));
    m_hint = Tr(ctx, "Find region");
    SetHint(m_hint);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        FitHint();
    });
    SetToolTip(
        Tr(ctx, "Find a region by common, Latin or short name (F); Enter marks it with the chosen finding"));
    SetSpoken(this, Tr(ctx, "Find region"));
    Bind(wxEVT_TEXT, [this](wxCommandEvent&) { OnText(); });
    Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { Take(); });
    Bind(wxEVT_KEY_DOWN, &RegionSearch::OnKey, this);
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        CallAfter([this] { OnLeft(); });
        event.Skip();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        if (!m_hits.empty()) ShowList();
        event.Skip();
    });
}

RegionSearch::~RegionSearch() = default;

// Made when first needed: what is made last lies above its neighbours.
void RegionSearch::MakeList() {
    // A window of its own would take the keys on some desktops as soon as the pointer is over it.
    m_popup = new wxPanel(GetParent()->GetParent());
    m_popup->Hide();
    m_list = new wxListBox(m_popup, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                           wxLB_SINGLE | wxBORDER_SIMPLE);
    m_list->SetFont(Font(FontStyle::Small));
    KeepFromFocus(m_list);
    // Selections come from the keys as well; only a click takes.
    m_list->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        TakeInHand(m_list->HitTest(event.GetPosition()));
        CallAfter([this] { Take(); });
    });
}

wxString RegionSearch::Line(const terms::RegionHit& hit) const {
    const auto& ctx = m_state.Ctx();
    const wxString dot = wxString::FromUTF8(" · ");
    const wxString name = m_state.RegionText(hit.at.region);
    wxString line = name;
    if (hit.at.side != model::Side::Midline) line += dot + ClientSide(ctx, hit.at.side);
    line += dot + Wx(desk::LayerName(ctx.words, hit.layer));
    if (Wx(hit.name) != name) line += "  (" + Wx(hit.name) + ")";
    return line;
}

int RegionSearch::WidthFor(const wxString& hint) const {
    return GetTextExtent(hint).x + FromDIP(18);
}

void RegionSearch::FitHint() {
    const bool whole = WidthFor(m_hint) <= GetSize().x;
    const wxString hint = whole ? m_hint : m_hint.BeforeFirst(' ') + wxString::FromUTF8("…");
    if (hint != GetHint()) SetHint(hint);
}

// Who only looked around finds the map as it was.
void RegionSearch::GoBack() {
    if (m_before) m_before();
}

// Whoever turns to another program comes back to the same list.
void RegionSearch::OnLeft() {
    const wxWindow* now = FindFocus();
    if (now == this) return;
    HideList();
    if (now) m_before = {};
}

void RegionSearch::OnText() {
    if (!m_before) m_before = m_actions.remember();
    m_hits = m_finder.Find(Utf8(GetValue()), kMostHits);
    m_in_hand = -1;
    if (m_hits.empty()) {
        GoBack();
        return HideList();
    }
    if (!m_list) MakeList();
    m_list->Clear();
    for (const auto& hit : m_hits) m_list->Append(Line(hit));
    ShowList();
    TakeInHand(0);
}

void RegionSearch::TakeInHand(int index) {
    if (index < 0 || index >= static_cast<int>(m_hits.size())) return;
    m_in_hand = index;
    m_list->SetSelection(index);
    const auto& hit = m_hits[static_cast<std::size_t>(index)];
    SetSpoken(this, Tr(m_state.Ctx(), "Find region"), Utf8(Line(hit)));
    m_actions.show(hit.at, hit.layer);
}

void RegionSearch::OnKey(wxKeyEvent& event) {
    const auto count = static_cast<int>(m_hits.size());
    switch (event.GetKeyCode()) {
        case WXK_DOWN:
            if (count > 0) TakeInHand((m_in_hand + 1) % count);
            return;
        case WXK_UP:
            if (count > 0) TakeInHand((m_in_hand + count - 1) % count);
            return;
        case WXK_ESCAPE:
            GoBack();
            return End();
        default:
            event.Skip();
    }
}

void RegionSearch::Take() {
    const auto& ctx = m_state.Ctx();
    if (m_in_hand < 0) {
        if (!GetValue().empty()) m_state.Say(TrFill(ctx, "No region is called “{0}”.", {Utf8(GetValue())}));
        return;
    }
    const auto hit = m_hits[static_cast<std::size_t>(m_in_hand)];
    End();
    m_actions.mark(hit.at, hit.layer);
}

void RegionSearch::End() {
    ChangeValue({});
    m_before = {};
    m_hits.clear();
    m_in_hand = -1;
    HideList();
    m_actions.leave();
}

void RegionSearch::ShowList() {
    // Wide enough for the longest line, as far as the page goes.
    const wxWindow* page = m_popup->GetParent();
    int width = FromDIP(320);
    for (unsigned i = 0; i < m_list->GetCount(); ++i)
        width = std::max(width, m_list->GetTextExtent(m_list->GetString(i)).x + FromDIP(40));
    width = std::min(width, page->GetClientSize().x);
    const int row = m_list->GetCharHeight() + FromDIP(5);
    const wxSize size(width, row * static_cast<int>(m_list->GetCount()) + FromDIP(12));
    wxPoint at = page->ScreenToClient(ClientToScreen(wxPoint(0, GetSize().y + FromDIP(2))));
    at.x = std::max(0, std::min(at.x, page->GetClientSize().x - width));
    m_popup->SetSize(wxRect(at, size));
    m_list->SetSize(size);
    m_popup->Show();
}

void RegionSearch::HideList() {
    if (m_popup) m_popup->Hide();
}

}  // namespace gui
