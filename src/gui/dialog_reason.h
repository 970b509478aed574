// Asks for a few words that are kept for good: why, what happened, what was said.
#pragma once

#include <wx/textctrl.h>

#include <functional>
#include <string>

#include "gui/context.h"
#include "gui/controls_date.h"
#include "gui/dialog_form.h"

namespace gui {

// What a reason dialog asks; texts already translated.
struct ReasonAsked {
    wxString heading, hint, label, accept;
    bool several_lines = false;
    wxString whom = {};  // label of a field for a name; empty: none
    wxString day = {};   // likewise for a date, which may stay empty
    wxString time = {};  // likewise for a time beside the date; both begin as now
    wxString now = {};   // what the words are so far
    bool may_be_empty = false;
};

class ReasonDialog : public FormDialog {
public:
    // `work` keeps the words; what it throws is said and the dialog stays with them.
    ReasonDialog(wxWindow* parent, const Context& context, const ReasonAsked& asked,
                 std::function<void(const ReasonDialog&)> work);
    [[nodiscard]] std::string Reason() const;
    [[nodiscard]] std::string Whom() const;
    [[nodiscard]] std::optional<model::Date> Day() const { return m_day ? m_day->Date() : std::nullopt; }
    [[nodiscard]] std::string Time() const;
    [[nodiscard]] wxTextCtrl* Text() const { return m_text; }

protected:
    bool Accept() override;

private:
    const Context& m_context;
    std::function<void(const ReasonDialog&)> m_work;
    const bool m_may_be_empty;
    void AddMoment(const ReasonAsked& asked);
    wxTextCtrl *m_text, *m_whom = nullptr, *m_time = nullptr;
    DateField* m_day = nullptr;
};

}  // namespace gui
