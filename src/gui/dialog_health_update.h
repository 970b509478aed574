// "Anything changed since 12 Oct?": Enter says no; what changed leads into the health history at its row.
#pragma once

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <optional>
#include <string>
#include <vector>

#include "desk/open_points.h"
#include "desk/visit_editor.h"
#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class HealthUpdateDialog : public FormDialog {
public:
    // wxID_OK: the answer is recorded in the visit. The editor must outlive the dialog.
    HealthUpdateDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor);

    // Where the person wants to go on: a row of the health history.
    [[nodiscard]] const std::optional<desk::FieldPlace>& Wanted() const { return m_wanted; }
    [[nodiscard]] wxTextCtrl* Field() const { return m_text; }
    // The rows what is typed may mean, best first.
    [[nodiscard]] const std::vector<wxButton*>& Rows() const { return m_rows; }

protected:
    bool Accept() override;

private:
    void Look();
    bool Record(std::optional<desk::FieldPlace> wanted);
    const Context& m_context;
    desk::VisitEditor& m_editor;
    wxTextCtrl* m_text;
    std::vector<wxButton*> m_rows;
    std::vector<std::string> m_ids;
    std::optional<desk::FieldPlace> m_wanted;
};

// "Anything changed since 12 Oct?"; without a day where the client was never asked.
[[nodiscard]] wxString HealthQuestion(const Context& context, const model::Visit& visit);

}  // namespace gui
