// Above a private chart that was opened in an emergency.
#pragma once

#include <wx/panel.h>
#include <wx/stattext.h>

#include "gui/context.h"

namespace gui {

class EmergencyBar : public wxPanel {
public:
    EmergencyBar(wxWindow* parent, const Context& context);

    // In sight only above such a chart; nobody: no chart is open.
    void ShowClient(const model::ClientId* client);

private:
    const Context& m_context;
    wxStaticText* m_text;
};

}  // namespace gui
