// The two maps of the card that compares visits.
#include <algorithm>
#include <map>

#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/history_compare.h"
#include "gui/theme.h"

namespace gui {

void HistoryCompare::BuildMaps(wxWindow* parent) {
    const Context& ctx = m_state.Ctx();
    m_mode = new wxChoice(this, wxID_ANY);
    for (const wxString& name : {TrIn(ctx, "comparison", "Lists"), TrIn(ctx, "comparison", "Side by side"),
                                 TrIn(ctx, "comparison", "Overlaid")})
        m_mode->Append(name);
    SetSpoken(m_mode, Tr(ctx, "Compared as"));
    m_views = new wxChoice(this, wxID_ANY);
    SetSpoken(m_views, Tr(ctx, "View"));
    m_layers = new Segments(this, {Tr(ctx, "Superficial"), Tr(ctx, "Deep")}, Tr(ctx, "Layer"));
    m_layers->Select(0);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_views, wxSizerFlags(1).CentreVertical());
    row->Add(m_layers, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
    AddRow(row);
    AddTool(m_mode);
    m_mode->SetMinSize(wxSize(std::max(m_mode->GetBestSize().x, FromDIP(112)), -1));
    m_views->SetMinSize(wxSize(FromDIP(60), -1));
    for (wxChoice* choice : {m_mode, m_views}) KeepFromWheel(choice);
    m_mode->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { ShowAs(Shown()); });
    m_views->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        m_view_wanted = true;
        FillMaps();
    });
    m_layers->OnChosen = [this](int) { FillMaps(); };
    m_maps = new PlotWindow(parent, wxSize(200, 160),
                            [this](const bodymap::Rect& frame) { return MakeMaps(frame); });
    m_maps->on_down = [this](bodymap::MapPoint at, bool) {
        if (const auto spot = SpotAt(at)) OpenSpot(*spot);
    };
    m_maps->on_hover = [this](bodymap::MapPoint at) {
        const auto spot = SpotAt(at);
        return spot ? SpokenSpot(*desk::SpotsOf(*m_comparison)[*spot]) : wxString();
    };
    m_maps->on_key = [this](const wxKeyEvent& event) { return OnMapKey(event); };
}

HistoryCompare::Show HistoryCompare::Shown() const {
    return static_cast<Show>(std::max(m_mode->GetSelection(), 0));
}

void HistoryCompare::ShowAs(Show show) {
    m_mode->SetSelection(show);
    const bool maps = show != Lists;
    m_rows->Show(!maps);
    for (wxWindow* one :
         {static_cast<wxWindow*>(m_maps), static_cast<wxWindow*>(m_views), static_cast<wxWindow*>(m_layers)})
        one->Show(maps);
    SetHint(maps ? wxString() : Tr(m_state.Ctx(), "severity before: ○ A  ● B"));
    m_plots->Layout();
    Layout();
    if (!maps) return;
    ChooseView();
    FillMaps();
}

void HistoryCompare::FillViews() {
    const model::View before = View();
    m_view_choices = m_state.Ctx().resources.Atlas().Views(m_state.Shown().figure);
    m_views->Clear();
    for (const model::View view : m_view_choices)
        m_views->Append(Wx(desk::ViewName(m_state.Ctx().words, view)));
    const auto same = std::ranges::find(m_view_choices, before);
    if (!m_view_choices.empty())
        m_views->SetSelection(same == m_view_choices.end() ? 0
                                                           : static_cast<int>(same - m_view_choices.begin()));
    // Of another client other views are of interest.
    if (m_state.Shown().visits.empty()) m_view_wanted = false;
}

// That on which most of both visits was charted, unless somebody wanted another that has some of it.
void HistoryCompare::ChooseView() {
    if (!m_comparison) return;
    std::map<std::pair<model::View, model::Layer>, int> marks;
    for (const model::VisitId& id : {m_comparison->first, m_comparison->second})
        if (const desk::PastVisit* visit = m_state.Shown().Find(id))
            for (const desk::PastMark& mark : m_state.Shown().MarksOf(*visit))
                ++marks[{mark.view, mark.layer}];
    if (m_view_wanted && marks.contains({View(), Layer()})) return;
    const auto most = std::ranges::max_element(marks, {}, [](const auto& of) { return of.second; });
    if (most == marks.end()) return;
    const auto at = std::ranges::find(m_view_choices, most->first.first);
    if (at == m_view_choices.end()) return;
    m_views->SetSelection(static_cast<int>(at - m_view_choices.begin()));
    m_layers->Select(most->first.second == model::Layer::Deep ? 1 : 0);
}

model::View HistoryCompare::View() const {
    const int row = m_views->GetSelection();
    return row < 0 || static_cast<std::size_t>(row) >= m_view_choices.size()
               ? model::View::Front
               : m_view_choices[static_cast<std::size_t>(row)];
}

model::Layer HistoryCompare::Layer() const {
    return m_layers->Selected() == 1 ? model::Layer::Deep : model::Layer::Superficial;
}

const bodymap::BodyMap& HistoryCompare::Map() const {
    return m_state.Ctx().resources.Atlas().Map(m_state.Shown().figure, View());
}

bodymap::CompareLook HistoryCompare::Look() const {
    bodymap::CompareLook look = desk::CompareLookOf(m_state.Words(), m_state.Ctx().words, m_state.Shown(),
                                                    *m_comparison, View(), Layer(), Shown() == Overlaid);
    look.chosen = m_chosen;
    return look;
}

// Nothing of it is made while the lists are shown.
void HistoryCompare::FillMaps() {
    m_spots.clear();
    m_chosen.reset();
    if (m_comparison && Shown() != Lists)
        m_spots = desk::ComparedOn(m_state.Ctx().resources, m_state.Shown(), *m_comparison,
                                   m_pair ? &*m_pair : nullptr, View(), Layer());
    SayMaps();
    m_maps->Renew();
}

void HistoryCompare::SayMaps() {
    if (!m_comparison) return m_maps->Say(Tr(m_state.Ctx(), "Two visits are needed to compare."));
    const auto drawn = static_cast<long>(std::ranges::count_if(m_spots, bodymap::IsDrawn));
    m_maps->Say(Wx(m_state.Words().Spoken(m_state.Shown(), *m_comparison) + " " +
                   desk::ViewName(m_state.Ctx().words, View()) + ", " +
                   desk::LayerName(m_state.Ctx().words, Layer()) + ": " +
                   m_state.Ctx().words.SayPlural("{0} spot is shown.", "{0} spots are shown.", drawn,
                                                 {std::to_string(drawn)})));
}

bodymap::Scene HistoryCompare::MakeMaps(const bodymap::Rect& frame) const {
    if (!m_comparison) return {};
    return bodymap::CompareScene(Map(), frame, m_spots, Look());
}

std::optional<std::size_t> HistoryCompare::SpotAt(bodymap::MapPoint at) const {
    if (!m_comparison) return {};
    return bodymap::CompareAt(Map(), m_maps->Frame(), m_spots, Look(), at);
}

void HistoryCompare::OpenSpot(std::size_t spot) const {
    m_state.Offer(desk::VisitsOf(*m_comparison, *desk::SpotsOf(*m_comparison)[spot]));
}

bool HistoryCompare::OnMapKey(const wxKeyEvent& event) {
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
        case WXK_UP:
            StepSpot(-1);
            return true;
        case WXK_RIGHT:
        case WXK_DOWN:
            StepSpot(1);
            return true;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (m_chosen) OpenSpot(*m_chosen);
            return true;
        default:
            return false;
    }
}

// Through the spots that are drawn, in the order of the lists.
void HistoryCompare::StepSpot(int by) {
    const auto count = static_cast<long>(m_spots.size());
    long next = m_chosen ? static_cast<long>(*m_chosen) + by : by > 0 ? 0 : count - 1;
    while (next >= 0 && next < count && !bodymap::IsDrawn(m_spots[static_cast<std::size_t>(next)]))
        next += by;
    if (next < 0 || next >= count) return;
    m_chosen = static_cast<std::size_t>(next);
    m_maps->Say(SpokenSpot(*desk::SpotsOf(*m_comparison)[*m_chosen]));
    m_maps->Renew();
}

}  // namespace gui
