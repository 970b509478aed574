// The week as a grid: what is trained on each day, for every item a native check box a day that can be
// dragged to another, and below how much of each day's limits is used.
#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <array>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "desk/last_plan.h"
#include "gui/plan_page_panel.h"
#include "gui/wrapped_texts.h"

namespace gui {

class DayBar;

class PlanWeek : public wxPanel {
public:
    using Objections = std::vector<routine::Objection>;

    PlanWeek(wxWindow* parent, const Context& context);
    ~PlanWeek() override;

    // nullptr: nothing is shown. The editor must outlive the grid or the next call.
    void ShowPlan(const desk::VisitEditor* editor, const Objections& objections);
    void ShowChosen(const std::optional<ItemKey>& key);
    // Asks what exactly is trained on that day.
    void AskDetail(std::size_t day);
    [[nodiscard]] wxCheckBox* Box(std::size_t row, int day) const {
        return m_rows[row].boxes[static_cast<std::size_t>(day)];
    }
    [[nodiscard]] const ItemKey& KeyAt(std::size_t row) const { return m_rows[row].key; }
    [[nodiscard]] std::size_t RowCount() const { return m_rows.size(); }
    [[nodiscard]] wxString Counts() const { return m_counts->GetLabelText(); }
    [[nodiscard]] wxString RaceLine() const { return m_race_text; }
    [[nodiscard]] wxString LastTimeAt(std::size_t row) const { return m_rows[row].last_text; }
    [[nodiscard]] DayBar* MinutesOn(int day) const { return m_minutes[static_cast<std::size_t>(day)]; }
    [[nodiscard]] bool IsDragging() const { return m_drag.has_value(); }

    std::function<void(const ItemKey&)> OnChoose;
    std::function<void(const ItemKey&, int day, bool on)> OnDay;
    std::function<void(const ItemKey&, int from, int to)> OnMove;
    std::function<void(const ItemKey&)> OnRemove;
    // What speaks against each day while a tick is taken from `from`.
    std::function<std::array<Objections, 7>(const ItemKey&, int from)> OnAskDays;
    // The sentence of a day under the pointer; empty: nothing speaks against it.
    std::function<void(const Objections&)> OnOver;
    std::function<void(int day, model::Load load, const std::string& detail)> OnLoad;
    std::function<void()> OnCopyLast;

private:
    struct Row {
        ItemKey key;
        wxPanel *panel = nullptr, *words = nullptr;
        wxStaticBitmap* icon = nullptr;
        wxStaticText *name = nullptr, *dose = nullptr, *last = nullptr;
        wxBoxSizer* glyphs = nullptr;
        wxSizer *grid = nullptr, *over = nullptr;  // the words are in one of them
        std::array<wxCheckBox*, 7> boxes{};
        wxString last_text, dose_text;
        wxString name_text;
        std::vector<std::string> findings;  // glyphs shown
        bool warned = false;
    };
    struct Drag {
        std::size_t row = 0;
        int from = 0, over = -1;
        wxPoint start;
        bool moved = false;
        std::array<Objections, 7> against;
    };
    using Cells = std::array<wxWindow*, 7>;

    void BuildTop();
    void BuildHead();
    void BuildLoads();
    void BuildFoot();
    void BindSizes();
    [[nodiscard]] wxSizer* GridRow(wxWindow* parent, wxWindow* first, wxWindow* last, const Cells& cells,
                                   std::vector<wxBoxSizer*>& slots);
    void Fit() override;
    void FitDays();
    [[nodiscard]] int NameWidth() const;
    [[nodiscard]] int BarWidth() const;  // of the rows' scroll bar
    [[nodiscard]] wxString DayName(std::size_t day) const;

    void AskLoad(std::size_t day);
    void ShowLoad(std::size_t day, const model::TrainingDay& training);
    void ShowHeads(const desk::VisitEditor& editor);
    void ShowRace(const desk::VisitEditor& editor);
    void ShowLoadOfDays(const desk::VisitEditor& editor);
    void ShowNothing();

    // plan_week_rows.cpp
    void AddRow(const model::PlanItem& item);
    [[nodiscard]] wxPanel* NewWords(Row& row, const model::PlanItem& item);
    void AddBox(Row& row, int day);
    void FillRow(Row& row, const model::PlanItem& item, const desk::VisitEditor& editor,
                 const Objections& objections);
    void PlaceWords(Row& row);
    void SayWords(Row& row);
    void FillGlyphs(Row& row, const model::PlanItem& item);
    void FillWarning(Row& row, const model::PlanItem& item, const Objections& objections);
    void RenewRows(const desk::VisitEditor& editor, const Objections& objections);
    void ClearRows();
    void FocusBox(std::optional<std::pair<std::size_t, int>> box);
    [[nodiscard]] std::optional<std::pair<std::size_t, int>> FocusedBox() const;
    [[nodiscard]] wxString LastTimeText(desk::LastTime how) const;

    // plan_week_drag.cpp
    void BindDrag();
    void Press(std::size_t row, int day, wxPoint screen);
    void DragTo(wxPoint at);
    void Drop();
    void EndDrag();
    void PaintDays(wxPaintEvent& event, std::size_t row);
    [[nodiscard]] int CentreOf(std::size_t row, int day, const wxWindow& in) const;
    [[nodiscard]] int DayAt(std::size_t row, int x) const;
    void OnBoxKey(wxKeyEvent& event, std::size_t row, int day);
    void MoveByKey(std::size_t row, int day, int step);

    const Context& m_context;
    wxScrolledWindow* m_body;
    wxStaticText *m_nothing, *m_counts, *m_race;
    wxButton* m_copy;
    wxBoxSizer* m_list;
    std::array<wxStaticText*, 7> m_heads{};
    std::array<DayBar*, 7> m_minutes{}, m_tools{};
    wxStaticText *m_minutes_name, *m_tools_name;
    std::array<wxButton*, 7> m_loads{};
    std::array<model::TrainingDay, 7> m_shown_loads{};
    std::vector<Row> m_rows;
    std::vector<wxBoxSizer*> m_slots, m_row_slots;  // of the head and foot; of the rows
    std::vector<wxWindow*> m_last_cells, m_row_last_cells;
    std::vector<wxSizerItem*> m_ends;  // of the head and foot: room as wide as the rows' scroll bar
    WrappedTexts m_texts, m_row_texts;
    wxString m_race_text;
    std::optional<Drag> m_drag;
    model::Date m_first{};
    int m_day_width = 0, m_bar = 0;  // pixels; bar: what the rows were last fitted beside
    bool m_editable = false, m_narrow = false;
};

// A day of the plan's week.
[[nodiscard]] model::Date DayAfter(model::Date first, int days);

}  // namespace gui
