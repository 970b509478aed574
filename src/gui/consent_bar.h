// The stop above the body map: a mark or treatment that needs a consent which is not there, and the ways out.
#pragma once

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <optional>
#include <string>

#include "desk/consents.h"
#include "gui/visit_state.h"

class wxButton;

namespace gui {

class ConsentBar : public wxPanel {
public:
    ConsentBar(wxWindow* parent, VisitState& state);

    // Looks at the visit anew; true if something else is to be said, or nothing any more.
    bool Renew();
    [[nodiscard]] bool Wanted() const { return m_stop.has_value(); }
    [[nodiscard]] wxString Sentence() const;
    [[nodiscard]] int HeightFor(int width) const;

    std::function<void(const std::string& kind)> OnRecord;
    std::function<void()> OnRemoved;  // the keyboard has to go somewhere

private:
    [[nodiscard]] int ButtonsWidth() const;
    [[nodiscard]] bool InTwoRows(int width) const;
    void Arrange();
    void Remove();

    VisitState& m_state;
    std::optional<desk::ConsentStop> m_stop;  // the first
    std::size_t m_more = 0;
    wxStaticText* m_text;
    wxButton *m_record, *m_remove;
};

}  // namespace gui
