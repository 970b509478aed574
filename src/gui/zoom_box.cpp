#include "gui/zoom_box.h"

#include <wx/dcclient.h>
#include <wx/sizer.h>

#include <cmath>

#include "gui/body_canvas.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/theme.h"

namespace gui {

ZoomBox::ZoomBox(wxWindow* parent, const Context& context, const Actions& actions) : wxPanel(parent) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto add = [&](Icon icon, const wxString& words, const std::function<void()>& act) {
        auto* button = NewIconButton(this, icon, words);
        KeepFocusOnClick(button);  // the map's keys go on working
        button->Bind(wxEVT_BUTTON, [act](wxCommandEvent&) { act(); });
        column->Add(button, wxSizerFlags().Expand());
    };
    add(Icon::Plus, Tr(context, "Zoom in"), [by = actions.by] { by(BodyCanvas::kZoomStep); });
    m_percent = NewText(this, "100%", FontStyle::Caption, Role::Text2,
                        wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    m_percent->SetMinSize(wxSize(m_percent->GetTextExtent("800%").x + FromDIP(2), -1));
    column->Add(m_percent, wxSizerFlags().Expand());
    add(Icon::Minus, Tr(context, "Zoom out"), [by = actions.by] { by(1 / BodyCanvas::kZoomStep); });
    add(Icon::Corners, Tr(context, "Fit the whole body"), actions.fit);
    auto* rim = new wxBoxSizer(wxVERTICAL);
    rim->Add(column, wxSizerFlags(1).Expand().Border(wxALL, 1));
    SetSizer(rim);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        dc.SetPen(wxPen(Colour(Role::Line2)));
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.DrawRectangle(wxRect(GetClientSize()));
    });
}

void ZoomBox::ShowZoom(double zoom) {
    m_percent->SetLabel(wxString::Format("%ld%%", std::lround(zoom * 100)));
}

}  // namespace gui
