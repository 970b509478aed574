// The bar over the history: range of days, finding, therapist, region, and which part is shown.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>

#include <functional>
#include <vector>

#include "gui/controls_segments.h"
#include "gui/history_state.h"

class wxButton;

namespace gui {

class HistoryFilter : public wxPanel {
public:
    enum Part { Overview, Measures, Visits };

    HistoryFilter(wxWindow* parent, HistoryState& state);
    [[nodiscard]] Segments* Presets() const { return m_presets; }
    [[nodiscard]] Segments* Parts() const { return m_parts; }
    [[nodiscard]] wxChoice* Finding() const { return m_finding; }
    [[nodiscard]] wxChoice* Therapist() const { return m_therapist; }
    [[nodiscard]] wxChoice* Place() const { return m_place; }
    std::function<void(int)> on_part;
    std::function<void(bool)> on_table;
    void ShowTables(bool tables);

protected:
    bool InformFirstDirection(int direction, int size, int other) override;

private:
    // The choices give way where the whole bar has room in one row then.
    void FitChoices(int width);
    void Take(unsigned kinds);
    void FillChoices();
    void ShowRange();
    void ChoosePreset(int preset);
    void AskRange();
    void Apply();
    HistoryState& m_state;
    std::unique_ptr<HistoryListener> m_listening;
    wxSizer* m_row;
    wxButton* m_range;
    Segments *m_presets, *m_parts;
    wxChoice *m_finding, *m_therapist, *m_place;
    wxToggleButton* m_tables;
    std::vector<std::string> m_findings;  // ids, beside the choices
    std::vector<model::UserId> m_therapists;
    std::vector<desk::PastUnit> m_places;
    unsigned m_filled = 0;  // with the past of that loading
};

}  // namespace gui
