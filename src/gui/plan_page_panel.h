// Home routine: what the rules propose, the therapist's week of it, doses, and the client's sheet.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <optional>

#include "gui/context.h"

class wxBoxSizer;

namespace gui {

class PlanDose;
class PlanSheet;
class PlanSuggestions;
class PlanWeek;
class Segments;

// An item of a plan: the same exercise may stand at two places.
struct ItemKey {
    std::string id;
    model::RegionRef at;
    bool operator==(const ItemKey&) const = default;
};
[[nodiscard]] inline ItemKey KeyOf(const model::PlanItem& item) {
    return {item.id, item.at};
}

class PlanPagePanel : public wxPanel {
public:
    PlanPagePanel(wxWindow* parent, const Context& context);

    // The editor must outlive the page or the next call; nullptr: nothing shown.
    void ShowVisit(desk::VisitEditor* editor);
    void Flush();
    // Words that could not be kept; they are forgotten when another visit is shown.
    [[nodiscard]] bool Unsaved() const;
    [[nodiscard]] PlanSheet* Sheet() const { return m_sheet; }
    // A page behind others is filled only when it comes to the front.
    bool Show(bool show = true) override;

    std::function<void(bool show)> OnSave;
    std::function<void()> OnRedFlags;

    // One edit of the plan: a copy is changed and handed to the editor under a message id. False: it
    // could not be kept, which the person was told.
    using Edit = std::function<void(model::HomePlan&)>;
    bool Change(const char* description, const Edit& edit);

private:
    void BuildSide();
    void Arrange();
    void ShowSide();
    void BindParts();
    void Reload();
    void Choose(const std::optional<ItemKey>& key);
    [[nodiscard]] const model::PlanItem* Chosen() const;
    void SetDay(const ItemKey& key, int day, bool on);
    void Propose();

    const Context& m_context;
    desk::VisitEditor* m_editor = nullptr;
    desk::Subscription m_changes;
    std::optional<ItemKey> m_chosen;
    PlanSuggestions* m_suggestions;
    PlanWeek* m_week;
    PlanDose* m_dose;
    PlanSheet* m_sheet;
    Segments* m_tabs;
    wxWindow* m_left_line;
    wxBoxSizer *m_row, *m_side;
    bool m_narrow = false, m_stale = false;
};

// Day 0 of the plan's week: the day after the visit, in the clinic's zone.
[[nodiscard]] model::Date FirstDay(const Context& context, const model::Visit& visit);

}  // namespace gui
