// At the foot of the body map: marks that are not in sight, each place a button that shows them; where there
// is no room for all, one button with a menu.
#pragma once

#include <wx/panel.h>

#include <vector>

#include "gui/body_canvas.h"

class wxBoxSizer;
class wxButton;

namespace gui {

class ElsewhereBar : public wxPanel {
public:
    ElsewhereBar(wxWindow* parent, VisitState& state, BodyCanvas& canvas);

    // Reads the canvas anew.
    void Renew();

private:
    struct Named {
        BodyCanvas::Elsewhere place;
        wxString name;
        bool operator==(const Named&) const = default;
    };

    void Fill();
    [[nodiscard]] wxButton* ButtonOf(const Named& named);
    void Arrange();
    void Offer();
    [[nodiscard]] wxString NameOf(const BodyCanvas::Elsewhere& place) const;
    void Go(const BodyCanvas::Elsewhere& place);

    VisitState& m_state;
    BodyCanvas& m_canvas;
    std::vector<Named> m_places;
    wxBoxSizer* m_row = nullptr;
    std::vector<wxWindow*> m_single;
    wxButton* m_all = nullptr;
};

}  // namespace gui
