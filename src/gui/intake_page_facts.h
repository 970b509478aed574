// The part of the health history that is no list of conditions: medicines, allergies, operations, with "none"
// said positively; blood pressure, sleep, weeks of a pregnancy.
#pragma once

#include <wx/scrolwin.h>
#include <wx/textctrl.h>

#include <array>
#include <functional>
#include <string>

#include "gui/context.h"
#include "gui/wrapped_texts.h"

namespace gui {

class Segments;

class HealthFacts : public wxScrolledWindow {
public:
    HealthFacts(wxWindow* parent, const Context& context);
    void ShowHistory(const model::HealthHistory& history);
    // As on the screen. A figure that is half typed is left out until it is whole.
    void ReadInto(model::HealthHistory& history) const;
    // One sentence; empty: nothing is wrong.
    [[nodiscard]] wxString Wrong() const;
    // "allergies", as the JSON export names it; false for others.
    bool FocusField(const std::string& field);

    std::function<void()> OnChanged;

private:
    // A question with "none" and a text.
    struct Question {
        const char* field = nullptr;
        Segments* answer = nullptr;
        wxTextCtrl* text = nullptr;
    };
    void AddQuestion(Question& question, const wxString& label);
    void AddFigures();
    void Show(const Question& question, model::Answer answer, const std::string& text);
    void Read(const Question& question, model::Answer& answer, std::string& text) const;
    void Touch();

    const Context& m_context;
    WrappedTexts m_labels;
    std::array<Question, 3> m_questions;  // medicines, allergies, operations
    wxTextCtrl *m_systolic, *m_diastolic, *m_sleep, *m_weeks;
    bool m_filling = false;
};

}  // namespace gui
