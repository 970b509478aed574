// Before a record is removed for good, or a request to be erased refused: says what that means and asks for
// the client's number.
#pragma once

#include <wx/checkbox.h>
#include <wx/textctrl.h>

#include <functional>

#include "desk/retention.h"
#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class RemovalDialog : public FormDialog {
public:
    enum class Way { Dispose, Erase, Refuse };
    // `work` runs once the number is right; what it throws is said and the dialog stays.
    RemovalDialog(wxWindow* parent, const Context& context, const desk::RetentionRow& row, Way way,
                  std::function<void(const desk::Confirmed&)> work);
    [[nodiscard]] wxTextCtrl* Number() const { return m_number; }
    [[nodiscard]] wxTextCtrl* Reason() const { return m_reason; }
    // That the clock is right; nullptr where nothing speaks against it.
    [[nodiscard]] wxCheckBox* IsToday() const { return m_is_today; }

protected:
    bool Accept() override;

private:
    void AddFacts();
    void AskDate();
    void AddFact(const wxString& label, const std::string& value);
    [[nodiscard]] bool Removes() const { return m_way != Way::Refuse; }

    const Context& m_context;
    desk::RetentionRow m_row;
    Way m_way;
    std::function<void(const desk::Confirmed&)> m_work;
    wxTextCtrl *m_number, *m_reason;
    wxCheckBox* m_is_today = nullptr;
};

}  // namespace gui
