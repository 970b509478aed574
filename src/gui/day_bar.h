// How much of a day's limit is used: a bar with its figure below.
#pragma once

#include <wx/window.h>

#include "gui/theme.h"

namespace gui {

class DayBar : public wxWindow {
public:
    explicit DayBar(wxWindow* parent);
    // figure: "13 min"; spoken: the same with day and limit. Past the limit it is shown as a danger.
    void Show(int value, int limit, const wxString& figure, const wxString& spoken);
    using wxWindow::Show;
    [[nodiscard]] bool IsPast() const { return m_value > m_limit; }
    [[nodiscard]] int Value() const { return m_value; }
    [[nodiscard]] bool AcceptsFocus() const override { return false; }

protected:
    [[nodiscard]] wxSize DoGetBestClientSize() const override;

private:
    void Draw();
    int m_value = 0, m_limit = 0;
    wxString m_figure;
};

}  // namespace gui
