// Signing a visit: what is missing, each with the way to its field, or the passphrase.
#pragma once

#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <vector>

#include "desk/open_points.h"
#include "desk/signing.h"
#include "gui/clock_check.h"
#include "gui/context.h"
#include "gui/dialog_form.h"
#include "gui/key_worker.h"
#include "gui/secret_field.h"

namespace gui {

class SignDialog : public FormDialog {
public:
    // wxID_OK: the visit is signed. Nothing has changed otherwise.
    SignDialog(wxWindow* parent, const Context& context, desk::VisitEditor& editor, KeyWorker& worker);
    ~SignDialog() override;

    // Where the person wants to go instead of signing.
    [[nodiscard]] const std::optional<desk::FieldPlace>& Wanted() const { return m_wanted; }
    // A button for each point, in their order.
    [[nodiscard]] const std::vector<wxButton*>& Points() const { return m_points; }
    // Takes the PIN where there is one; nullptr while something blocks.
    [[nodiscard]] wxTextCtrl* Passphrase() const { return m_secret ? m_secret->Field() : nullptr; }
    // Why a late entry is signed only now; nullptr: it is none.
    [[nodiscard]] wxTextCtrl* LateReason() const { return m_late; }
    [[nodiscard]] const ClockCheck* Clock() const { return m_clock ? &*m_clock : nullptr; }
    [[nodiscard]] bool Waiting() const { return m_waiting; }

protected:
    [[nodiscard]] bool Keeps(bool) const override { return m_late && !m_late->IsEmpty(); }
    bool Accept() override;

private:
    void AddAsked(const std::vector<desk::OpenPoint>& points);
    [[nodiscard]] desk::SignRequest Request() const;
    void AddPoints(const std::vector<desk::OpenPoint>& points, desk::PointKind kind, const wxString& head);
    void Take(KeyWorker::Answer answer);
    void Wait(bool waiting);
    void Leave(int code);

    const Context& m_context;
    desk::VisitEditor& m_editor;
    KeyWorker& m_worker;
    std::optional<desk::FieldPlace> m_wanted;
    std::vector<wxButton*> m_points;
    SecretField* m_secret = nullptr;
    wxTextCtrl* m_late = nullptr;
    std::optional<ClockCheck> m_clock;
    wxStaticText* m_progress = nullptr;
    bool m_waiting = false;
};

}  // namespace gui
