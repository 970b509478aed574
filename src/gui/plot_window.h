// A plot on the window: paints a scene as large as it is, and hands pointer and keys on.
#pragma once

#include <wx/window.h>

#include <functional>
#include <vector>

#include "bodymap/scene.h"
#include "gui/mark_layer.h"

namespace gui {

class PlotWindow : public wxWindow {
public:
    using Maker = std::function<bodymap::Scene(const bodymap::Rect& frame)>;

    PlotWindow(wxWindow* parent, const wxSize& least, Maker maker);
    // What lies above that which `maker` makes. Of a kept layer what did not change is not painted again; one
    // that changes with every move is quicker painted each time.
    enum class Layer { Kept, Fresh };
    void AddLayer(Layer kind, Maker maker);
    // What it shows has changed.
    void Renew();
    // Only fresh layers have, within these boxes.
    void RenewFresh(const std::vector<bodymap::Rect>& changes);
    // What a screen reader hears.
    void Say(const wxString& summary);
    [[nodiscard]] const wxString& Said() const { return m_said; }
    [[nodiscard]] bodymap::Rect Frame() const;
    [[nodiscard]] bodymap::Scene MakeScene() const;

    std::function<void(bodymap::MapPoint, bool second)> on_down;  // second: the button for choices
    std::function<void(bodymap::MapPoint)> on_drag, on_up;
    // What can be pressed there, as words for the tip; empty: nothing.
    std::function<wxString(bodymap::MapPoint)> on_hover;
    // Whether what is there is dragged sideways.
    std::function<bool(bodymap::MapPoint)> on_grip;
    std::function<bool(const wxKeyEvent&)> on_key;  // true: used

private:
    void OnPaint();
    void OnMouse(wxMouseEvent& event);
    void Follow(bodymap::MapPoint at);
    void OnKey(wxKeyEvent& event);

    struct Part {
        Layer kind;
        Maker maker;
        MarkLayer kept;  // between paints, so that a page that comes to the front shows it at once
    };
    void Forget();

    std::vector<Part> m_parts;  // from the ground up
    wxString m_said, m_tip;
};

}  // namespace gui
