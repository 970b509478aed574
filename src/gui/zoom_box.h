// The zoom of the body map, in a corner of it: in reach however full the tool bar is.
#pragma once

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>

#include "gui/context.h"

namespace gui {

class ZoomBox : public wxPanel {
public:
    struct Actions {
        std::function<void(double)> by;  // a factor
        std::function<void()> fit;
    };
    ZoomBox(wxWindow* parent, const Context& context, const Actions& actions);

    void ShowZoom(double zoom);

private:
    wxStaticText* m_percent = nullptr;
};

}  // namespace gui
