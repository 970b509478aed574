// The client's history: the time line, where and how often regions were marked, what changed, what comes
// back, measures, and the visits themselves.
#pragma once

#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <functional>
#include <memory>
#include <vector>

#include "gui/context.h"
#include "gui/file_asker.h"

class wxSimplebook;
class wxStaticText;
class wxTextCtrl;

namespace gui {

class HistoryCard;
class HistoryCompare;
class HistoryFilter;
class HistoryHeat;
class HistoryHelped;
class HistoryLine;
class HistoryMeasures;
class HistoryRecurring;
class HistoryState;
class HistoryVisits;

class HistoryPage : public wxPanel {
public:
    // Files: who is asked where to save; none: the system's own chooser.
    HistoryPage(wxWindow* parent, const Context& context, FileAsker* files = nullptr);
    ~HistoryPage() override;
    // The visits at once, the plots in their turn.
    void ShowClient(const model::Client& client);
    // The chart was closed to who is signed in: nothing of it stays.
    void Forget();

    std::function<void(const model::VisitId&)> OnOpenVisit;
    // The visits behind a number, newest first; a menu of them unless something else takes it.
    std::function<void(const std::vector<model::VisitId>&)> on_offer;

    [[nodiscard]] wxTextCtrl* Detail() const;
    [[nodiscard]] wxStaticText* Moved() const;
    [[nodiscard]] HistoryState& State() { return *m_state; }
    [[nodiscard]] HistoryFilter* Filter() const { return m_filter; }
    [[nodiscard]] HistoryLine* Line() const { return m_line; }
    [[nodiscard]] HistoryHeat* Heat() const { return m_heat; }
    [[nodiscard]] HistoryCompare* Compare() const { return m_compare; }
    [[nodiscard]] HistoryRecurring* Recurring() const { return m_recurring; }
    [[nodiscard]] HistoryVisits* Visits() const { return m_visits; }
    void ShowPart(int part);
    // The keyboard goes from the filters to the time line, then from card to card, and round.
    void NextPane();
    // Every plot as a table, or as a plot again.
    void ShowTables(bool tables);

private:
    void Build(FileAsker& files);
    // What recurs stands below where three cards in a row would cut every name.
    void ArrangeOverview();
    void BuildOverview(FileAsker& files);
    [[nodiscard]] std::vector<HistoryCard*> Cards() const;
    [[nodiscard]] std::vector<wxWindow*> Panes() const;
    void LogLeaving() const;
    void ReadPast(const model::ClientId& client);
    void ReadOn();
    void Offer(std::vector<model::VisitId> visits);
    void OnKey(wxKeyEvent& event);
    const Context& m_context;
    std::unique_ptr<FileAsker> m_own_files;
    std::unique_ptr<HistoryState> m_state;
    HistoryFilter* m_filter = nullptr;
    HistoryLine* m_line = nullptr;
    HistoryHeat* m_heat = nullptr;
    HistoryCompare* m_compare = nullptr;
    HistoryRecurring* m_recurring = nullptr;
    HistoryMeasures* m_measures = nullptr;
    HistoryHelped* m_helped = nullptr;
    HistoryVisits* m_visits = nullptr;
    wxSimplebook* m_parts = nullptr;
    wxScrolledWindow* m_overview = nullptr;
    wxBoxSizer *m_beside = nullptr, *m_below = nullptr;  // rows of its cards
    bool m_tables = false;
};

}  // namespace gui
