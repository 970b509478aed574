// The clinic's own exercises, and its words and doses for the program's: a list, and a form for one of them.
// Needs Operation::EditContent.
#pragma once

#include <wx/checkbox.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/spinctrl.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <vector>

#include "desk/own_content.h"
#include "gui/dialog_actions.h"

namespace gui {

class OwnContentDialog : public ActionDialog {
public:
    OwnContentDialog(wxWindow* parent, const Context& context);

    // For tests, and what the buttons do.
    [[nodiscard]] unsigned Count() const { return static_cast<unsigned>(m_shown.size()); }
    [[nodiscard]] wxString Cell(unsigned row, unsigned column) const;
    void Choose(unsigned row);
    // Takes the place of the clinic's words for the same exercise, or is added.
    void Keep(const routine::OwnExercise& exercise);
    // The chosen one of the clinic's own, or its change of one of ours; PutBack brings it again.
    void Remove();
    void PutBack();

private:
    void Read();
    void ShowChoice();
    void Edit();
    void AskNew();
    void Ask(const routine::OwnExercise& exercise);
    [[nodiscard]] wxString Origin(const routine::OwnExercise& exercise) const;
    [[nodiscard]] bool Own(std::size_t row) const { return row < m_view.own.size(); }

    desk::OwnContentView m_view;
    std::vector<routine::OwnExercise> m_shown;  // the clinic's, then ours that it left as they are
    std::vector<routine::OwnExercise> m_removed;
    wxDataViewListCtrl* m_list = nullptr;
    wxStaticText* m_state = nullptr;
    wxButton *m_edit = nullptr, *m_remove = nullptr, *m_back = nullptr;
};

// One exercise. What is wrong with it is said as it is typed; wxID_OK: it is right and kept.
class OwnExerciseDialog : public FormDialog {
public:
    OwnExerciseDialog(wxWindow* parent, const Context& context, routine::OwnExercise exercise,
                      const std::vector<routine::OwnExercise>& own);

    // Keeps it; what it throws is said and the form stays.
    std::function<void(const routine::OwnExercise&)> OnKeep;
    [[nodiscard]] routine::OwnExercise Read() const;
    [[nodiscard]] wxTextCtrl* Name() const { return m_name; }
    [[nodiscard]] wxTextCtrl* Steps() const { return m_steps; }
    [[nodiscard]] wxTextCtrl* Stop() const { return m_stop; }
    [[nodiscard]] wxTextCtrl* Source() const { return m_source; }
    [[nodiscard]] wxSpinCtrl* Sets() const { return m_sets; }
    void CheckRegion(const std::string& region);
    // The first thing wrong; empty: nothing.
    [[nodiscard]] wxString Wrong() const;

protected:
    bool Accept() override;

private:
    void AddWords();
    void AddPlaceAndType();
    void AddDoses();
    void Watch(wxWindow* field);
    void ShowSpans();
    void Look();
    [[nodiscard]] std::string TypeChosen() const;
    [[nodiscard]] wxString LabelOf(const std::string& field) const;
    [[nodiscard]] wxChoice* NewChoice(const std::vector<std::string>& ids, const std::string& chosen);
    [[nodiscard]] wxSpinCtrl* NewSpin(int value);
    [[nodiscard]] wxTextCtrl* NewField(const std::string& value, long style = 0);

    const Context& m_context;
    routine::OwnExercise m_before;
    const std::vector<routine::OwnExercise>& m_own;
    routine::ExerciseChoices m_choices;
    std::vector<std::string> m_regions;  // as the list shows them
    bool m_built = false;
    wxTextCtrl *m_name = nullptr, *m_steps = nullptr, *m_stop = nullptr, *m_source = nullptr,
               *m_reviewed = nullptr;
    wxCheckListBox* m_places = nullptr;
    wxChoice *m_type = nullptr, *m_position = nullptr, *m_equipment = nullptr;
    wxSpinCtrl *m_hold = nullptr, *m_sets = nullptr, *m_reps = nullptr, *m_week = nullptr, *m_day = nullptr;
    wxCheckBox* m_each_side = nullptr;
};

}  // namespace gui
