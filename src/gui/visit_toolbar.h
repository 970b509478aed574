// The strip above the body map: tools, undo, views, layer, region search.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/controls_segments.h"
#include "gui/region_search.h"
#include "gui/visit_state.h"

class wxButton;
class wxCheckBox;
class wxBitmapToggleButton;

namespace gui {

class VisitToolbar : public wxPanel {
public:
    struct Actions {
        std::function<void(const model::RegionRef&, model::Layer)> show_region, mark_region;
        std::function<void()> add_picture;
        std::function<void()> to_canvas;
        std::function<std::function<void()>()> remember;
        std::function<void()> flush;  // what is being typed
    };
    VisitToolbar(wxWindow* parent, VisitState& state, Actions actions);

    void FindRegion();
    // With everything in sight.
    [[nodiscard]] int WantedWidth() const;
    [[nodiscard]] RegionSearch& Search() { return *m_search; }

private:
    void AddTools(class wxSizer* row);
    void AddChoices(wxSizer* row);
    void AddSearch(wxSizer* row);
    void OfferViews();
    void ShowView();
    void OnShared(unsigned kinds);
    void ShowUndo();
    void ShowGhosts();
    void FitUndo();

    VisitState& m_state;
    Actions m_actions;
    desk::Subscription m_listening;
    std::vector<wxBitmapToggleButton*> m_tools;  // as in Tool
    wxButton* m_close_ups = nullptr;
    wxButton* m_undo = nullptr;
    wxButton* m_redo = nullptr;
    Segments* m_views = nullptr;
    Segments* m_layers = nullptr;
    wxCheckBox* m_ghosts = nullptr;  // marks of the last visit
    RegionSearch* m_search = nullptr;
};

}  // namespace gui
