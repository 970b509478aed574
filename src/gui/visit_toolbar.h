// The strip above the body map: tools, undo, views, layer, region search, zoom.
#pragma once

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/controls_segments.h"
#include "gui/region_search.h"
#include "gui/visit_state.h"

class wxButton;
class wxBitmapToggleButton;

namespace gui {

class VisitToolbar : public wxPanel {
public:
    struct Actions {
        std::function<void(double)> zoom_by;
        std::function<void()> zoom_fit;
        std::function<void(const model::RegionRef&, model::Layer)> show_region, mark_region;
        std::function<void()> add_picture;
        std::function<void()> to_canvas;
    };
    VisitToolbar(wxWindow* parent, VisitState& state, Actions actions);

    void FindRegion();
    void ShowZoom(double zoom);
    [[nodiscard]] RegionSearch& Search() { return *m_search; }

private:
    void AddTools(class wxSizer* row);
    void AddChoices(wxSizer* row);
    void AddSearch(wxSizer* row);
    void AddZoom(wxSizer* row);
    void OfferViews();
    void ShowView();
    void OnShared(unsigned kinds);
    void ShowUndo();
    void FitZoom();

    VisitState& m_state;
    Actions m_actions;
    desk::Subscription m_listening;
    std::vector<wxBitmapToggleButton*> m_tools;  // as in Tool
    wxButton* m_close_ups = nullptr;
    wxButton* m_undo = nullptr;
    wxButton* m_redo = nullptr;
    Segments* m_views = nullptr;
    Segments* m_layers = nullptr;
    RegionSearch* m_search = nullptr;
    wxStaticText* m_percent = nullptr;
    std::vector<wxWindow*> m_zoom_parts, m_spare_parts;
};

}  // namespace gui
