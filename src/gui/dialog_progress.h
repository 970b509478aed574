// Shows how far long work is; its one button, if there is one, stops it.
#pragma once

#include <wx/gauge.h>
#include <wx/timer.h>

#include "gui/dialog_form.h"
#include "gui/side_work.h"

namespace gui {

class ProgressDialog : public FormDialog {
public:
    // `stop`, the button's label, empty: the work goes on to its end.
    ProgressDialog(wxWindow* parent, const text::Translator& words, const wxString& heading,
                   const wxString& hint, const wxString& stop, SideWork& work);
    // False: it was stopped. What the work threw is SideWork's to tell.
    bool Wait();

protected:
    [[nodiscard]] bool Keeps(bool) const override { return false; }

private:
    bool Accept() override;
    void Look();

    SideWork& m_work;
    bool m_stoppable;
    wxGauge* m_gauge;
    wxTimer m_timer;
    int m_grace = 0;  // looks since it was stopped
};

}  // namespace gui
