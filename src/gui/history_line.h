// The card of the time line: drag a range of days, press a visit, walk A and B with the arrow keys.
#pragma once

#include "bodymap/plot_scene.h"
#include "gui/history_card.h"
#include "gui/history_state.h"
#include "gui/plot_window.h"

namespace gui {

class HistoryLine : public HistoryCard {
public:
    HistoryLine(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] PlotWindow* Plot() const { return m_plot; }
    [[nodiscard]] const bodymap::TimeLine& Line() const { return m_line; }

private:
    enum class Drag { None, From, To, New };
    void Take(unsigned kinds);
    void TakeRange();
    // Of the line as it is now, kept while a range is dragged.
    [[nodiscard]] const bodymap::TimeLineLayout& Places() const;
    void TakeHint();
    [[nodiscard]] wxString Legend() const;
    void OnDown(bodymap::MapPoint at, bool second);
    void OnDrag(bodymap::MapPoint at, bool rests);
    void OpenPressed();
    bool OnKey(const wxKeyEvent& event);
    bool Walk(int step, const wxKeyEvent& event);
    bool WalkRange(int step, bool begins);
    void ShowMenu(std::size_t visit);
    [[nodiscard]] wxString Tip(bodymap::MapPoint at) const;
    [[nodiscard]] wxString VisitTip(std::size_t visit) const;
    void SayVisit(const char* which, const model::VisitId& visit);
    void SayRange();
    [[nodiscard]] model::Date DayAt(double number) const;
    void SetEnds(double from, double to, bool rests);

    HistoryState& m_state;
    std::unique_ptr<HistoryListener> m_listening;
    desk::PastLine m_past;
    bodymap::TimeLine m_line;  // m_past as it is drawn
    mutable std::optional<bodymap::TimeLineLayout> m_layout;
    mutable bodymap::Rect m_layout_frame;
    PlotWindow* m_plot;
    Drag m_drag = Drag::None;
    double m_begun = 0;                         // day where a new range begins
    std::optional<double> m_begun_x;            // where it was pressed, until it is a drag
    std::optional<bodymap::PlotHit> m_pressed;  // and not dragged from yet
};

}  // namespace gui
