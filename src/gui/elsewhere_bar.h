// A line below the body map: marks that are not in sight, each place a button that shows them.
#pragma once

#include <wx/panel.h>

#include <vector>

#include "gui/body_canvas.h"

class wxBoxSizer;

namespace gui {

class ElsewhereBar : public wxPanel {
public:
    ElsewhereBar(wxWindow* parent, VisitState& state, const BodyCanvas& canvas);

    // Reads the canvas anew; true if the bar came or went and the page is to be laid out.
    bool Renew();
    [[nodiscard]] bool Wanted() const { return !m_places.empty(); }

private:
    void Fill();
    [[nodiscard]] wxString NameOf(const BodyCanvas::Elsewhere& place) const;
    void Go(const BodyCanvas::Elsewhere& place);

    VisitState& m_state;
    const BodyCanvas& m_canvas;
    std::vector<BodyCanvas::Elsewhere> m_places;
    std::vector<wxString> m_names;
    wxBoxSizer* m_row = nullptr;
};

}  // namespace gui
