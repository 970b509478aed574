// Health history: every condition asked, medicine, allergies, blood pressure, sleep; saved as a new version.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/condition_panel.h"
#include "gui/context.h"

class wxButton;
class wxStaticText;

namespace gui {

class Segments;

class IntakePage : public wxPanel {
public:
    IntakePage(wxWindow* parent, const Context& context);
    // Shows the history in force; answers not saved yet are kept when it is the same client again.
    void ShowClient(const model::Client& client);
    // Keeps what was answered and not kept yet; typing is kept after a short pause anyway.
    void Flush();
    void FocusList() { m_list->SetFocus(); }
    // As on the screen.
    [[nodiscard]] model::HealthHistory Read() const;

    std::function<void(const model::Client&)> OnSaved;

private:
    void BuildLeft(wxSizer& column);
    void BuildRight(wxSizer& column);
    void FillConditions();
    void ShowCondition();
    void Answer(const std::string& condition, const model::ConditionAnswer& answer);
    void OnListKey(wxKeyEvent& event);
    void Touch();
    void ShowState();
    [[nodiscard]] wxString Wrong() const;
    void Save();

    const Context& m_context;
    std::optional<model::Client> m_client;
    model::HealthHistory m_shown;
    bool m_changed = false;
    wxTimer m_timer;
    wxSearchCtrl* m_filter;
    wxDataViewListCtrl* m_list;
    std::vector<std::string> m_ids;  // of the rows shown
    Segments* m_others;
    ConditionPanel* m_condition;
    wxTextCtrl *m_medication, *m_allergies, *m_systolic, *m_diastolic, *m_sleep;
    wxStaticText* m_state;
    wxButton* m_save;
};

// "Not asked", "No", "Yes", "In the past".
[[nodiscard]] wxString AnswerWord(const Context& context, model::Answer answer);

}  // namespace gui
