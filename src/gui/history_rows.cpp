#include "gui/history_rows.h"

#include <algorithm>
#include <utility>

#include "gui/visit_state.h"

namespace gui {

CardOfRows::CardOfRows(wxWindow* parent, const Context& context, FileAsker& files, const wxString& title,
                       PlotRows::Look look)
    : HistoryCard(parent, context, files, title) {
    m_rows = new PlotRows(Place(), look, title);
    m_rows->on_open = [this](const PlotRow& row) {
        if (on_visits) on_visits(row.visits);
    };
    SetPlot(m_rows);
    on_picture = [this, &context] { return PictureOf(*m_rows, context); };
}

HistoryRows::HistoryRows(wxWindow* parent, HistoryState& state, FileAsker& files, const wxString& title,
                         const wxString& hint, PlotRows::Look look)
    : CardOfRows(parent, state.Ctx(), files, title, look), m_state(state) {
    SetHint(hint);
    on_visits = [this](const std::vector<model::VisitId>& visits) { m_state.Offer(visits); };
    m_listening = std::make_unique<HistoryListener>(state, past::kInRange, [this](unsigned kinds) {
        if (!(kinds & past::kInRange)) return;
        m_stale = true;
        // Of a chart that is closed nothing stays, seen or not.
        if (GetParent()->IsShown() || (kinds & past::kGone)) Freshen();
    });
}

void HistoryRows::Freshen() {
    if (std::exchange(m_stale, false)) FillRows();
}

HistoryCard::Picture PictureOf(const PlotRows& rows, const Context& context) {
    return {rows.MakeScene(context.resources.Fonts()), {0, 0, 440, rows.SceneHeight()}};
}

wxString SideOf(const desk::PastWords& words, const model::RegionRef& at) {
    const std::string bare = words.PlaceName({at.region, model::Side::Midline}), whole = words.PlaceName(at);
    return whole.starts_with(bare) ? Wx(whole.substr(bare.size())) : wxString();
}

bodymap::Ink FindingInk(const Context& context, const std::string& finding) {
    const terms::Finding* term = context.resources.Words().FindFinding(finding);
    return term ? InkOfFamily(term->family) : bodymap::Ink::Nerve;
}

}  // namespace gui
