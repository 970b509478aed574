#include "gui/zoom_box.h"

#include <wx/sizer.h>

#include <cmath>

#include "gui/body_canvas.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/theme.h"

namespace gui {

ZoomBox::ZoomBox(wxWindow* parent, const Context& context, const Actions& actions) : wxPanel(parent) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](Icon icon, const wxString& words, const std::function<void()>& act) {
        auto* button = NewIconButton(this, icon, words);
        KeepFocusOnClick(button);  // the map's keys go on working
        button->Bind(wxEVT_BUTTON, [act](wxCommandEvent&) { act(); });
        row->Add(button, wxSizerFlags().Expand());
    };
    add(Icon::Minus, Tr(context, "Zoom out"), [by = actions.by] { by(1 / BodyCanvas::kZoomStep); });
    m_percent = NewText(this, "100%", FontStyle::Caption, Role::Text2,
                        wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    m_percent->SetMinSize(wxSize(m_percent->GetTextExtent("800%").x + FromDIP(2), -1));
    row->Add(m_percent, wxSizerFlags().Centre());
    add(Icon::Plus, Tr(context, "Zoom in"), [by = actions.by] { by(BodyCanvas::kZoomStep); });
    add(Icon::Corners, Tr(context, "Fit the whole body"), actions.fit);
    SetSizer(row);
}

void ZoomBox::ShowZoom(double zoom) {
    m_percent->SetLabel(wxString::Format("%ld%%", std::lround(zoom * 100)));
}

}  // namespace gui
