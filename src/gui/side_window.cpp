#include "gui/side_window.h"

#include <wx/gdicmn.h>
#include <wx/sizer.h>

#include "gui/theme.h"

namespace gui {

wxFrame* NewSideWindow(wxWindow* parent, const std::function<wxWindow*(wxFrame*)>& fill) {
    auto* window = new wxFrame(parent, wxID_ANY, "Palpate");
    window->SetFont(Font(FontStyle::Body));
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(fill(window), wxSizerFlags(1).Expand());
    window->SetSizer(whole);
    window->Bind(wxEVT_CHAR_HOOK, [window](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers()) return window->Close(), void();
        event.Skip();
    });
    wxSize wanted = parent->FromDIP(wxSize(1180, 760));
    wanted.DecTo(wxGetClientDisplayRect().GetSize());
    window->SetMinSize(parent->FromDIP(wxSize(900, 600)));
    window->SetSize(wanted);
    window->CentreOnParent();
    window->Show();
    return window;
}

}  // namespace gui
