// One measure as it is asked: name, the fields of its values, what it was last time and what has changed.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <vector>

#include "desk/measures.h"
#include "gui/visit_late_text.h"
#include "gui/visit_state.h"

namespace gui {

class MeasureRowView : public wxPanel {
public:
    MeasureRowView(wxWindow* parent, VisitState& state, const desk::MeasureRow& row,
                   std::function<void()> remove = {});
    ~MeasureRowView() override;

    // The same row with what it holds now.
    void ShowRow(const desk::MeasureRow& row);
    // False: something cannot be kept, Refused says why.
    bool Flush();
    [[nodiscard]] wxString Refused() const;
    // The row is another visit's now: what could not be kept is not for it.
    void Drop();
    [[nodiscard]] wxTextCtrl* InWords() const { return m_words->Field(); }  // where the measure has words
    // The n-th field of a number.
    [[nodiscard]] wxTextCtrl* Field(std::size_t index) const { return m_values.at(index)->text->Field(); }
    [[nodiscard]] wxStaticText* Said() const { return m_said; }

private:
    struct Value {
        desk::ReadingKey key;
        desk::Moment moment;
        std::optional<double> kept;
        std::unique_ptr<LateText> text;
        bool wrong = false;
    };
    void AddRange(const desk::MeasureRow& row, wxSizer* column, std::function<void()> remove);
    void AddMeasure(const desk::MeasureRow& row, wxSizer* column);
    wxTextCtrl* AddValue(const desk::ReadingKey& key, desk::Moment moment, const wxString& spoken);
    wxChoice* AddAnswer(const desk::ReadingKey& key, const wxString& spoken);
    wxTextCtrl* AddWords(const desk::ReadingKey& key, const wxString& spoken);
    wxString Take(Value& value, const std::string& typed);
    void ShowWrong(Value& value, bool wrong);
    [[nodiscard]] std::vector<LateText*> Texts() const;
    void Step(Value& value, int by);
    void Leave(Value& value);
    [[nodiscard]] static wxString SaidOf(const Context& context, const desk::MeasureRow& row);

    VisitState& m_state;
    terms::Bounds m_bounds;
    std::vector<std::unique_ptr<Value>> m_values;
    std::vector<wxCheckBox*> m_painful;  // by cell
    wxChoice* m_answer = nullptr;
    std::unique_ptr<LateText> m_words;
    wxStaticText* m_said = nullptr;
};

}  // namespace gui
