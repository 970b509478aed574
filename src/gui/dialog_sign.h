// Signing a visit: what is missing, each with the way to its field, or the passphrase.
#pragma once

#include <optional>
#include <vector>

#include "desk/open_points.h"
#include "desk/signing.h"
#include "gui/dialog_key.h"

namespace gui {

class SignDialog : public KeyDialog {
public:
    // wxID_OK: the visit is signed. Nothing has changed otherwise.
    SignDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor, KeyWorker& worker);

    // Where the person wants to go instead of signing.
    [[nodiscard]] const std::optional<desk::FieldPlace>& Wanted() const { return m_wanted; }
    // A button for each point, in their order.
    [[nodiscard]] const std::vector<wxButton*>& Points() const { return m_points; }
    // Why a late entry is signed only now; nullptr: it is none.
    [[nodiscard]] wxTextCtrl* LateReason() const { return m_late; }

protected:
    [[nodiscard]] bool Keeps(bool) const override { return m_late && !m_late->IsEmpty(); }

private:
    SignDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor, KeyWorker& worker,
               const std::vector<desk::OpenPoint>& points);
    [[nodiscard]] desk::SignRequest Request() const;
    void AddPoints(const std::vector<desk::OpenPoint>& points, desk::PointKind kind, const wxString& head);
    void Look() override;
    void Do(const store::SigningKey* key) override;

    desk::VisitEditor& m_editor;
    std::optional<desk::FieldPlace> m_wanted;
    std::vector<wxButton*> m_points;
    wxTextCtrl* m_late = nullptr;
};

}  // namespace gui
