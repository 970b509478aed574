// The chosen item: why it is there, its dose within the bounds of the tables, when to stop.
#pragma once

#include <wx/scrolwin.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <vector>

#include "gui/plan_page_panel.h"
#include "gui/theme.h"

class wxButton;

namespace gui {

class PlanDose : public wxScrolledWindow {
public:
    PlanDose(wxWindow* parent, const Context& context);
    // nullptr: nothing chosen. `objections` are those of this item.
    void ShowItem(const model::PlanItem* item, const std::vector<routine::Objection>& objections,
                  bool editable);

    std::function<void(const model::PlanItem&)> OnChange;
    std::function<void(const ItemKey&)> OnRemove;

private:
    void AddDose(wxSizer& row, std::size_t index);
    void AddReasons(wxSizer& rows, const std::vector<routine::Objection>& objections);
    void AddParagraph(wxSizer& rows, const wxString& text, Role role);
    void DoseTyped(std::size_t index, double value);
    void Rebuild(const std::vector<routine::Objection>& objections, bool editable);
    const Context& m_context;
    std::optional<model::PlanItem> m_item;
    std::vector<routine::Objection> m_objections;
    bool m_editable = false;
};

// "Time", "Repeats" … of a dose's parameter.
[[nodiscard]] std::string ParamName(const Context& context, const std::string& param);
// "Because of a tight spot, 6 of 10" of one reason.
[[nodiscard]] std::string ReasonText(const Context& context, const model::Reason& reason);

}  // namespace gui
