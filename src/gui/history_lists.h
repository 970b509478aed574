// The cards of lists: what changed between two visits, what comes back, measures, and what helped.
#pragma once

#include <wx/choice.h>
#include <wx/timer.h>

#include <optional>
#include <utility>

#include "desk/past_compare.h"
#include "gui/history_card.h"
#include "gui/history_state.h"
#include "gui/plot_rows.h"

class wxStaticText;

namespace gui {

class HistoryCompare : public HistoryCard {
public:
    HistoryCompare(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] PlotRows* List() const { return m_rows; }
    [[nodiscard]] wxChoice* ChoiceOfA() const { return m_a; }
    [[nodiscard]] wxChoice* ChoiceOfB() const { return m_b; }
    [[nodiscard]] wxString Sum() const;

private:
    void Take(unsigned kinds);
    void FillChoices();
    void FillRows();
    // Reads both visits whole and tells the log: once a pair, and not while one walks through visits.
    void ReadOverlapAtRest();
    void ReadOverlap();
    [[nodiscard]] PlotRow RowOf(const desk::SpotPair& pair, const desk::PastComparison& all) const;
    HistoryState& m_state;
    desk::Subscription m_listening;
    wxChoice *m_a, *m_b;
    PlotRows* m_rows;
    wxStaticText *m_sum, *m_overlap;
    std::optional<desk::PastComparison> m_comparison;
    // The pair the overlap tells of, and when it was read.
    std::optional<std::pair<std::pair<model::VisitId, model::VisitId>, unsigned>> m_overlap_of;
    wxTimer m_rest;
};

class HistoryRecurring : public HistoryCard {
public:
    HistoryRecurring(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] PlotRows* List() const { return m_rows; }
    [[nodiscard]] wxString Warning() const;

private:
    void FillRows();
    [[nodiscard]] PlotRow RowOf(const desk::Recurring& one) const;
    HistoryState& m_state;
    desk::Subscription m_listening;
    PlotRows* m_rows;
    wxStaticText* m_warning;
};

class HistoryMeasures : public HistoryCard {
public:
    HistoryMeasures(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] PlotRows* List() const { return m_rows; }

private:
    void FillRows();
    HistoryState& m_state;
    desk::Subscription m_listening;
    PlotRows* m_rows;
};

class HistoryHelped : public HistoryCard {
public:
    HistoryHelped(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] PlotRows* List() const { return m_rows; }

private:
    void FillRows();
    HistoryState& m_state;
    desk::Subscription m_listening;
    PlotRows* m_rows;
};

}  // namespace gui
