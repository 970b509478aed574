// The card of the body tinted by how often each region was marked.
#pragma once

#include <wx/choice.h>

#include "bodymap/heat_scene.h"
#include "desk/past_frequency.h"
#include "gui/controls_segments.h"
#include "gui/history_card.h"
#include "gui/history_state.h"
#include "gui/plot_window.h"

namespace gui {

class HistoryHeat : public HistoryCard {
public:
    HistoryHeat(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] PlotWindow* Plot() const { return m_plot; }
    [[nodiscard]] wxChoice* Level() const { return m_level; }
    [[nodiscard]] wxChoice* Views() const { return m_views; }
    [[nodiscard]] Segments* Layers() const { return m_layers; }
    // Visits of all units drawn; for tests and the spoken summary.
    [[nodiscard]] std::vector<bodymap::HeatGroup> Groups() const;

private:
    struct Figure {
        model::View view;
        std::vector<bodymap::HeatGroup> groups;
        bodymap::Viewport viewport;
    };
    void Take(unsigned kinds);
    void Rebuild();
    // Whether the range has other counts than before.
    bool Recount();
    void SayCounts();
    void FillViews();
    // The choices in one row, or in two where one would cut their words.
    void Arrange();
    // Nothing: of both.
    [[nodiscard]] std::optional<model::Layer> LayerCounted() const;
    [[nodiscard]] model::Layer Layer() const;  // that is drawn
    // Areas and segments have no layers: they are counted over both until one is chosen.
    void ChooseLevel();
    [[nodiscard]] desk::PastTable TableOf(const desk::PastWords& words) const;
    [[nodiscard]] terms::Level LevelChosen() const;
    [[nodiscard]] const bodymap::BodyMap& Map(model::View view) const;
    using Part = bodymap::Scene (&)(const bodymap::BodyMap&, const bodymap::Viewport&,
                                    const std::vector<bodymap::HeatGroup>&, const bodymap::HeatLook&);
    // A part of every figure.
    [[nodiscard]] bodymap::Scene MakeScene(const bodymap::Rect& frame, Part part);
    // Where a figure stands; the legend and its caption are above.
    [[nodiscard]] bodymap::Rect PlaceOf(std::size_t figure, const bodymap::Rect& frame) const;
    [[nodiscard]] bodymap::Scene Words(const bodymap::Rect& frame) const;
    void PutCaptions(bodymap::Scene& scene, const Figure& figure, const bodymap::Rect& frame) const;
    struct Under {
        std::size_t unit;
    };
    [[nodiscard]] std::optional<Under> At(bodymap::MapPoint at) const;
    bool OnKey(const wxKeyEvent& event);
    void Step(int by);
    void OpenUnit(std::size_t unit) const;

    HistoryState& m_state;
    std::unique_ptr<HistoryListener> m_listening;
    std::optional<desk::FrequencyIndex> m_index;
    HistoryState::Past m_indexed;  // what it counts
    std::vector<std::uint32_t> m_counts;
    std::vector<Figure> m_figures;
    std::vector<std::vector<model::View>> m_choices;  // of m_views
    std::optional<std::size_t> m_chosen;              // unit the keyboard stands on
    PlotWindow* m_plot;
    wxChoice *m_level, *m_views;
    Segments* m_layers;
    wxBoxSizer *m_first, *m_second;  // rows of the choices
};

}  // namespace gui
