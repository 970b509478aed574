// One condition of the health history: question, answer, the client's words, where it is, the doctor's
// agreement.
#pragma once

#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "gui/context.h"

namespace gui {

class Segments;

class ConditionPanel : public wxScrolledWindow {
public:
    ConditionPanel(wxWindow* parent, const Context& context);
    // Empty id: nothing chosen.
    void ShowCondition(const std::string& id, const model::ConditionAnswer& answer);

    std::function<void(const std::string& id, const model::ConditionAnswer&)> OnAnswer;

private:
    void BuildAreas(wxSizer& rows);
    void Changed();
    void ShowParts();
    void WrapTexts();
    const Context& m_context;
    std::string m_id;
    model::ConditionAnswer m_answer;
    wxStaticText *m_name, *m_question, *m_massage;
    std::vector<std::pair<wxStaticText*, wxString>> m_texts;  // unwrapped
    Segments* m_segments;
    wxTextCtrl *m_note, *m_clearance;
    wxCheckBox* m_cleared;
    std::vector<std::pair<std::string, wxCheckBox*>> m_areas;
    wxSizer *m_place, *m_doctor;
    bool m_filling = false;
};

// Name of a group of regions ("knee"), in the language of the screen.
[[nodiscard]] wxString AreaName(const Context& context, const std::string& group);

}  // namespace gui
