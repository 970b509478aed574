// From which day to which day the history is shown.
#pragma once

#include "desk/past.h"
#include "gui/controls_date.h"
#include "gui/dialog_form.h"

namespace gui {

class PastRangeDialog : public FormDialog {
public:
    PastRangeDialog(wxWindow* parent, const text::Translator& words, const desk::PastRange& range);
    [[nodiscard]] const desk::PastRange& Range() const { return m_range; }
    [[nodiscard]] DateField* From() const { return m_from; }
    [[nodiscard]] DateField* To() const { return m_to; }

protected:
    bool Accept() override;

private:
    desk::PastRange m_range;
    DateField *m_from, *m_to;
};

}  // namespace gui
