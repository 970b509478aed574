// The strip above the body map: tools, undo, views, layer, region search, zoom.
#pragma once

#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/controls_segments.h"
#include "gui/visit_state.h"

class wxButton;
class wxBitmapToggleButton;

namespace gui {

class VisitToolbar : public wxPanel {
public:
    struct Actions {
        std::function<void(double)> zoom_by;
        std::function<void()> zoom_fit;
        std::function<void(const model::RegionRef&, model::Layer)> mark_region;
        std::function<void()> to_canvas;
    };
    VisitToolbar(wxWindow* parent, VisitState& state, Actions actions);

    void FindRegion();
    void ShowZoom(double zoom);
    // Which side a name means: exact first, then the start of a name, then any part of it.
    [[nodiscard]] std::optional<model::RegionRef> RegionNamed(const wxString& words) const;

private:
    struct Name {
        wxString words;
        model::RegionRef at;
        model::Layer layer;
    };
    void AddTools(class wxSizer* row);
    void AddChoices(wxSizer* row);
    void AddSearch(wxSizer* row);
    void AddZoom(wxSizer* row);
    void CollectNames();
    void AddName(const wxString& words, const model::RegionRef& at, model::Layer layer);
    [[nodiscard]] const Name* Match(const wxString& words) const;
    void TakeSearch();
    void OnShared(unsigned kinds);
    void ShowUndo();
    void FitZoom();

    VisitState& m_state;
    Actions m_actions;
    desk::Subscription m_listening;
    std::vector<Name> m_names;
    wxBitmapToggleButton* m_select = nullptr;
    wxBitmapToggleButton* m_mark = nullptr;
    wxButton* m_undo = nullptr;
    wxButton* m_redo = nullptr;
    Segments* m_views = nullptr;
    Segments* m_layers = nullptr;
    wxTextCtrl* m_search = nullptr;
    wxStaticText* m_percent = nullptr;
    std::vector<wxWindow*> m_zoom_parts;
};

}  // namespace gui
