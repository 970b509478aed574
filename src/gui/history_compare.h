// The card that compares two visits: lists that add up, or both maps side by side or on one figure.
#pragma once

#include <wx/choice.h>
#include <wx/timer.h>

#include <optional>
#include <utility>
#include <vector>

#include "desk/past_maps.h"
#include "gui/controls_segments.h"
#include "gui/history_card.h"
#include "gui/history_state.h"
#include "gui/plot_rows.h"
#include "gui/plot_window.h"

class wxStaticText;

namespace gui {

class HistoryCompare : public HistoryCard {
public:
    enum Show { Lists, SideBySide, Overlaid };

    HistoryCompare(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] PlotRows* List() const { return m_rows; }
    [[nodiscard]] PlotWindow* Maps() const { return m_maps; }
    [[nodiscard]] wxChoice* ChoiceOfA() const { return m_a; }
    [[nodiscard]] wxChoice* ChoiceOfB() const { return m_b; }
    [[nodiscard]] wxChoice* Mode() const { return m_mode; }
    [[nodiscard]] wxChoice* Views() const { return m_views; }
    [[nodiscard]] Segments* Layers() const { return m_layers; }
    [[nodiscard]] wxString Sum() const;
    [[nodiscard]] wxString Overlap() const;
    // As Maps() draws them.
    [[nodiscard]] const std::vector<bodymap::ComparedSpot>& Spots() const { return m_spots; }
    void ShowAs(Show show);

private:
    void BuildVisits();
    void BuildMaps(wxWindow* parent);
    void BuildFoot();
    // Beside each other, or below each other where one would be cut.
    void ArrangeFoot();
    void Take(unsigned kinds);
    void FillChoices();
    void ShowPair();
    void FillRows();
    // Reads both visits whole and tells the log: once a pair, and not while one walks through visits.
    void ReadPairAtRest();
    void ReadPair();
    void ShowOverlap();
    void AddList(std::vector<PlotRow>& rows, desk::SpotChange change, bool found_gone) const;
    [[nodiscard]] desk::PastTable TableOf(const desk::PastWords& words) const;
    [[nodiscard]] wxString Summary() const;
    [[nodiscard]] PlotRow RowOf(const desk::SpotPair& pair, const desk::PastComparison& all) const;
    [[nodiscard]] wxString SpokenSpot(const desk::SpotPair& pair) const;

    // history_compare_maps.cpp
    void FillViews();
    void ChooseView();
    void FillMaps();
    [[nodiscard]] Show Shown() const;
    [[nodiscard]] model::View View() const;
    [[nodiscard]] model::Layer Layer() const;
    [[nodiscard]] bodymap::CompareLook Look() const;
    [[nodiscard]] const bodymap::BodyMap& Map() const;
    [[nodiscard]] bodymap::Scene MakeMaps(const bodymap::Rect& frame) const;
    [[nodiscard]] std::optional<std::size_t> SpotAt(bodymap::MapPoint at) const;
    void OpenSpot(std::size_t spot) const;
    bool OnMapKey(const wxKeyEvent& event);
    void StepSpot(int by);
    void SayMaps();

    HistoryState& m_state;
    std::unique_ptr<HistoryListener> m_listening;
    wxChoice *m_a, *m_b, *m_mode, *m_views;
    Segments* m_layers;
    wxWindow* m_plots;
    PlotRows* m_rows;
    PlotWindow* m_maps;
    wxStaticText *m_sum, *m_overlap;
    wxString m_sum_text;  // in one line
    wxBoxSizer* m_foot;
    std::optional<desk::PastComparison> m_comparison;
    // The pair that was read whole, and when.
    std::optional<std::pair<std::pair<model::VisitId, model::VisitId>, unsigned>> m_pair_of;
    std::optional<desk::VisitPair> m_pair;
    std::optional<desk::VisitComparison> m_maps_in_numbers;  // of m_pair, as it is shown
    std::vector<bodymap::ComparedSpot> m_spots;
    std::vector<model::VisitId> m_offered;  // beside the choices
    std::vector<model::View> m_view_choices;
    bool m_view_wanted = false;           // by the person
    std::optional<std::size_t> m_chosen;  // spot the keyboard stands on
    wxTimer m_rest;
};

}  // namespace gui
