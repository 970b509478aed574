// The cards of lists: what comes back, measures, and what helped.
#pragma once

#include "desk/past_recurring.h"
#include "gui/controls_segments.h"
#include "gui/history_rows.h"

class wxStaticText;

namespace gui {

class HistoryRecurring : public HistoryRows {
public:
    HistoryRecurring(wxWindow* parent, HistoryState& state, FileAsker& files);
    [[nodiscard]] wxString Warning() const;
    // Regions or spots.
    [[nodiscard]] Segments* By() const { return m_by; }

private:
    void FillRows() override;
    [[nodiscard]] PlotRow RowOf(const desk::Recurring& one) const;
    [[nodiscard]] std::vector<desk::Recurring> Found() const;
    Segments* m_by;
    wxStaticText* m_warning;
};

class HistoryMeasures : public HistoryRows {
public:
    HistoryMeasures(wxWindow* parent, HistoryState& state, FileAsker& files);

private:
    void FillRows() override;
};

class HistoryHelped : public HistoryRows {
public:
    HistoryHelped(wxWindow* parent, HistoryState& state, FileAsker& files);

private:
    void FillRows() override;
};

}  // namespace gui
