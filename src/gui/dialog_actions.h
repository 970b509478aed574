// A dialog with actions of its own, which stays open: what came of each is told in its last line.
#pragma once

#include <wx/dataview.h>

#include <functional>

#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class ActionDialog : public FormDialog {
public:
    [[nodiscard]] wxString Result() const { return m_result->GetLabelText(); }

protected:
    ActionDialog(wxWindow* parent, const Context& context, const wxString& heading, const wxString& hint,
                 int width);
    // Nothing is typed in it.
    [[nodiscard]] bool Keeps(bool) const override { return false; }
    [[nodiscard]] const Context& Ctx() const { return m_context; }

    wxButton* AddAction(wxSizer* row, const wxString& label, std::function<void()> action,
                        ButtonLook look = ButtonLook::Outline);
    // A table with a header of its own, as wide as the dialog.
    wxDataViewListCtrl* AddTable(const wxString& spoken, int height);
    // A text that wraps within the dialog.
    wxStaticText* AddText(const wxString& text, Role role = Role::Text2);
    void SetText(wxStaticText* text, const wxString& label);
    // Adds the line of results and the button that closes; last.
    void FinishActions();
    void Tell(const wxString& sentence);
    // What it throws is told.
    void Do(const std::function<void()>& action);

private:
    const Context& m_context;
    int m_wide;  // DIP
    wxStaticText* m_result = nullptr;
};

// Row of a list that is chosen, as an index.
[[nodiscard]] std::optional<std::size_t> ChosenRow(const wxDataViewListCtrl* list);

}  // namespace gui
