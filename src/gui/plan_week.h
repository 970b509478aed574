// The week as a grid: what is trained on each day, and for every item a native check box a day.
#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>

#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "gui/plan_page_panel.h"

namespace gui {

class PlanWeek : public wxPanel {
public:
    PlanWeek(wxWindow* parent, const Context& context);

    void ShowPlan(const model::Visit* visit, bool editable);
    void ShowChosen(const std::optional<ItemKey>& key);
    [[nodiscard]] wxCheckBox* Box(std::size_t row, int day) const {
        return m_rows[row].boxes[static_cast<std::size_t>(day)];
    }
    [[nodiscard]] std::size_t RowCount() const { return m_rows.size(); }

    std::function<void(const ItemKey&)> OnChoose;
    std::function<void(const ItemKey&, int day, bool on)> OnDay;
    std::function<void(int day, model::Load load)> OnLoad;

private:
    struct Row {
        ItemKey key;
        wxPanel* panel = nullptr;
        wxStaticText* name = nullptr;
        wxStaticText* dose = nullptr;
        std::array<wxCheckBox*, 7> boxes{};
    };
    void BuildHead();
    void BuildLoads();
    void AskLoad(std::size_t day);
    void ShowLoad(std::size_t day, const model::TrainingDay& training, bool editable);
    void AddRow(const model::PlanItem& item);
    void FillRow(Row& row, const model::PlanItem& item);
    void ShowMinutes(const model::HomePlan& plan);
    void OnBoxKey(wxKeyEvent& event, std::size_t row, int day);
    [[nodiscard]] wxSizer* GridRow(wxWindow* parent, wxWindow* first, const std::array<wxWindow*, 7>& cells);

    const Context& m_context;
    wxScrolledWindow* m_body;
    wxStaticText* m_nothing;
    wxBoxSizer* m_list;
    std::array<wxStaticText*, 7> m_heads{}, m_minutes{};
    std::array<wxButton*, 7> m_loads{};
    std::array<model::Load, 7> m_shown_loads{};
    std::vector<Row> m_rows;
    model::Date m_first{};
    bool m_editable = false;
};

}  // namespace gui
