// The chosen item: why it is there, its dose within the bounds of the tables, when to stop.
#pragma once

#include <wx/scrolwin.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <vector>

#include "gui/plan_page_panel.h"
#include "gui/theme.h"
#include "gui/wrapped_texts.h"

class wxBoxSizer;
class wxButton;

namespace gui {

class ExercisePicture;

class PlanDose : public wxScrolledWindow {
public:
    using Objections = std::vector<routine::Objection>;

    PlanDose(wxWindow* parent, const Context& context);
    // nullptr: nothing chosen. `objections` are those of this item; `first`: day 0 of the week.
    void ShowItem(const model::PlanItem* item, const Objections& objections, bool editable,
                  model::Date first);
    // A dose typed and not yet handed on.
    void Flush();
    void Forget();
    // The buttons that keep the item against a rule, in the order of the objections.
    [[nodiscard]] const std::vector<wxButton*>& KeepButtons() const { return m_keep; }

    // The fields of its dose.
    [[nodiscard]] const std::vector<wxSpinCtrlDouble*>& Fields() const { return m_fields; }

    std::function<void(const model::PlanItem&)> OnChange;
    std::function<void(const ItemKey&)> OnRemove;
    std::function<void(const ItemKey&, const routine::Objection&)> OnKeep;
    std::function<void(const ItemKey&, const model::Override&)> OnTakeBack;

private:
    void Rebuild(bool same_item);
    void ShowPicture();
    void AddHead();
    void AddDoses();
    void AddDose(wxSizer& row, std::size_t index);
    void AddObjections();
    void AddOverrides();
    void AddReasons();
    [[nodiscard]] std::vector<std::string> Reasons() const;
    void AddEvidence();
    // A line; with a label also a button behind it.
    wxButton* AddLine(const wxString& text, Role role, const wxString& label = {});
    void DoseTyped(std::size_t index, double value);
    void TakeTyped();
    void HandOn();
    void Fit();
    const Context& m_context;
    wxBoxSizer* m_rows;
    wxBoxSizer* m_picture;  // at the right: the item's picture
    WrappedTexts m_texts;
    std::optional<model::PlanItem> m_item;
    Objections m_objections;
    std::vector<wxButton*> m_keep;
    std::vector<wxSpinCtrlDouble*> m_fields;  // of the dose
    std::vector<std::size_t> m_places;        // of each in the dose
    ExercisePicture* m_drawing = nullptr;
    std::optional<ItemKey> m_drawn;        // whose picture stands there
    std::vector<model::PlanItem> m_typed;  // to be handed on
    model::Date m_first{};
    bool m_editable = false;
};

// "Time", "Repeats" … of a dose's parameter.
[[nodiscard]] std::string ParamName(const Context& context, const std::string& param);
// "Because of a tight spot, 6 of 10" of one reason.
[[nodiscard]] std::string ReasonText(const Context& context, const model::Reason& reason);

}  // namespace gui
