// The charting page: tool bar, palette, body canvas, SOAP, mark list, inspector.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <memory>

#include "desk/open_points.h"
#include "desk/visit_editor.h"
#include "gui/context.h"

namespace gui {

class VisitPage : public wxPanel {
public:
    VisitPage(wxWindow* parent, const Context& context);
    ~VisitPage() override;

    // The editor must outlive the page or the next call; nullptr shows an empty page.
    void ShowVisit(desk::VisitEditor* editor);
    // Text still in a field is handed to the editor (before closing, printing, changing pages). What is wrong
    // where some cannot be kept, or nothing; such words stay in their field until another visit is shown.
    wxString Flush();

    // Commands of the main menu.
    // The keyboard goes to the body map, where charting begins.
    void FocusMap();
    void FindRegion();
    void NextPane();
    void ZoomIn();
    void ZoomOut();
    void ZoomFit();
    void ToggleLayer();
    void WalkAfterScores();  // F8
    void WalkGhosts();       // F7
    // F2 to F5: the fields of S, O (a line of one's own), A and P.
    void WriteSubjective();
    void WriteObjective();
    void WriteAssessment();
    void WritePlan();
    void StillTrue();      // F9: what is in hand was taken over and looked at
    void StartFromLast();  // asks what to take over from the last visit
    void ShowPicture(const model::PictureId& id);
    // Shows the field and gives it the keyboard.
    void GoTo(const desk::FieldPlace& place);

    // Whether marks of the last visit are shown, and what remembers it.
    void ShowGhosts(bool show, std::function<void(bool)> remember);

    // Something was written to the signed visit that is shown.
    void AmendmentsChanged();
    [[nodiscard]] class VisitBand& Band();

    std::function<void()> OnAmend;       // what is to be added is asked
    std::function<void()> OnAddPicture;  // a file is to be chosen
    std::function<void(const std::string& kind)> OnRecordConsent;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace gui
