// The order of the Tab key in the fields of a dialog.
#pragma once

#include <boost/test/unit_test.hpp>
#include <wx/dialog.h>
#include <wx/scrolwin.h>

#include <vector>

#include "visit_fixture.h"

namespace tests {

inline void AddStops(const wxWindow& within, std::vector<wxRect>& stops) {
    for (const wxWindow* child : within.GetChildren()) {
        if (!child->IsShown()) continue;
        const std::size_t before = stops.size();
        AddStops(*child, stops);
        if (stops.size() == before && child->CanAcceptFocus()) stops.push_back(child->GetScreenRect());
    }
}

// Fields in the order of the Tab key, on the screen.
inline std::vector<wxRect> FieldsInTabOrder(wxDialog& dialog) {
    std::vector<wxRect> stops;
    AddStops(*FindChild<wxScrolledWindow>(&dialog), stops);
    return stops;
}

inline void CheckReadingOrder(wxDialog& dialog) {
    dialog.Show();
    VisitFixture::Pump(200);
    const auto fields = FieldsInTabOrder(dialog);
    BOOST_REQUIRE(fields.size() >= 4U);
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const bool same_row = fields[i].y < fields[i - 1].GetBottom();
        BOOST_TEST_INFO("field " << i);
        BOOST_TEST((same_row ? fields[i].x > fields[i - 1].x : fields[i].y > fields[i - 1].y));
    }
}

}  // namespace tests
