// A calendar date as three fields: day, month by name, year. No format to guess, and each field is read out.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <optional>

#include "model/clock.h"
#include "text/translator.h"

namespace gui {

class DateField : public wxPanel {
public:
    DateField(wxWindow* parent, const text::Translator& words, const wxString& spoken);
    void SetDate(std::optional<model::Date> date);
    // nullopt while empty or no date of the calendar.
    [[nodiscard]] std::optional<model::Date> Date() const;
    // Something was typed that is no date.
    [[nodiscard]] bool IsWrong() const;
    std::function<void()> OnChanged;

private:
    [[nodiscard]] bool IsEmpty() const;
    wxTextCtrl* m_day;
    wxChoice* m_month;
    wxTextCtrl* m_year;
};

}  // namespace gui
