// An exercise as it is drawn on the client's paper, in the colours of the window.
#pragma once

#include <wx/panel.h>

#include "bodymap/scene.h"
#include "gui/context.h"
#include "model/plan.h"
#include "model/pose.h"

namespace gui {

class ExercisePicture : public wxPanel {
public:
    // `drawing` stays alive as long as the tables it is from. `name`: what a screen reader says.
    ExercisePicture(wxWindow* parent, const model::ExerciseDrawing& drawing, bool mirrored,
                    const wxString& name);
    // Nothing to work with the keyboard.
    bool AcceptsFocus() const override { return false; }
    bool AcceptsFocusFromKeyboard() const override { return false; }

private:
    void OnPaint();
    const model::ExerciseDrawing& m_drawing;
    bool m_mirrored;
    wxSize m_drawn_for;  // size of the scene
    bodymap::Scene m_scene;
};

// nullptr where nobody has drawn the item: a tool, a foundation.
[[nodiscard]] ExercisePicture* NewExercisePicture(wxWindow* parent, const Context& context,
                                                  const model::PlanItem& item);

}  // namespace gui
