// A plot on the window: paints a scene as large as it is, and hands pointer and keys on.
#pragma once

#include <wx/window.h>

#include <functional>

#include "bodymap/scene.h"
#include "gui/mark_layer.h"

namespace gui {

class PlotWindow : public wxWindow {
public:
    using Maker = std::function<bodymap::Scene(const bodymap::Rect& frame)>;

    PlotWindow(wxWindow* parent, const wxSize& least, Maker maker);
    // What it shows has changed.
    void Renew();
    // What a screen reader hears.
    void Say(const wxString& summary);
    [[nodiscard]] const wxString& Said() const { return m_said; }
    [[nodiscard]] bodymap::Rect Frame() const;
    [[nodiscard]] bodymap::Scene MakeScene() const { return m_maker(Frame()); }

    std::function<void(bodymap::MapPoint, bool second)> on_down;  // second: the button for choices
    std::function<void(bodymap::MapPoint)> on_drag, on_up;
    // What can be pressed there, as words for the tip; empty: nothing.
    std::function<wxString(bodymap::MapPoint)> on_hover;
    std::function<bool(const wxKeyEvent&)> on_key;  // true: used

private:
    void OnPaint();
    void OnMouse(wxMouseEvent& event);
    void Follow(bodymap::MapPoint at);
    void OnKey(wxKeyEvent& event);

    Maker m_maker;
    MarkLayer m_layer;  // kept between paints, so that a page that comes to the front shows it at once
    wxString m_said, m_tip;
};

}  // namespace gui
