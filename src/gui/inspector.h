// Everything about the selected mark: place, finding, scores, treatments, note.
#pragma once

#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <map>
#include <memory>
#include <vector>

#include "gui/controls_segments.h"
#include "gui/inspector_ghost.h"
#include "gui/inspector_spot.h"
#include "gui/inspector_strip.h"
#include "gui/inspector_treatment.h"
#include "gui/visit_late_text.h"
#include "gui/visit_state.h"
#include "gui/wrapped_texts.h"

namespace gui {

class Inspector : public wxScrolledWindow {
public:
    Inspector(wxWindow* parent, VisitState& state);

    // False: something cannot be kept, Refused says why.
    bool Flush();
    [[nodiscard]] wxString Refused() const;
    void FocusFirst();
    void FocusAfter();
    // Its field; without such a treatment that of the first one, or what adds one.
    void FocusTreatment(const model::TreatmentId& id, const std::string& field);
    // What ends or begins leaving the place alone; without a mark the places that are left alone.
    void FocusAvoid();
    // Opens the list of techniques for the chosen marks.
    void AddTechnique();
    // As last time, if there is such a time.
    void TreatAsLastTime();
    // Goes through the marks that have no score after treatment yet.
    void WalkAfterScores();

    [[nodiscard]] CellStrip* Before() const { return m_before; }
    [[nodiscard]] CellStrip* After() const { return m_after; }
    [[nodiscard]] SpotCard* Spot() const { return m_spot; }
    [[nodiscard]] GhostPanel* Ghost() const { return m_ghost; }
    [[nodiscard]] std::vector<TreatmentRow*> Rows() const;
    [[nodiscard]] wxButton* LastTime() const { return m_last_time; }
    [[nodiscard]] wxString Head() const { return m_number->GetLabel(); }
    [[nodiscard]] wxChoice* Finding() const { return m_finding; }
    [[nodiscard]] wxTextCtrl* Note() const { return m_note->Field(); }
    [[nodiscard]] wxButton* Avoid() const { return m_avoid; }
    // With the reason, as the dialog asks for it.
    void AvoidHere(const std::string& why);

private:
    void Build();
    void AddHead(wxSizer* column);
    void AddFinding(wxSizer* column);
    void AddScores(wxSizer* column);
    void AddTreatments(wxSizer* column);
    void AddNote(wxSizer* column);
    void AddButtons(wxSizer* column);
    void LeaveVisit();
    void OnShared(unsigned kinds);
    void LeaveNote();
    void ShowNote(const model::Mark& mark);
    wxString KeepNote(const model::MarkId& mark, const std::string& text);
    void ShowMark();
    void ShowHead(const model::Mark& mark);
    void ShowPlaces(const model::Mark& mark);
    void ShowHint();
    void ToggleAvoid();
    [[nodiscard]] std::string AvoidLines(const std::vector<model::StandingAvoid>& all) const;
    void ShowScores(const model::Mark& mark);
    void ShowTreatments(const model::Mark& mark);
    void ShowLimit(const routine::PressureLimit& limit);
    [[nodiscard]] wxString LimitWords(const routine::PressureLimit& limit) const;
    void ShowLastTime(const model::Mark& mark, bool treated);
    void TakeScore(bool after, std::optional<int> score);
    // inspector_several.cpp: more than one mark is chosen
    [[nodiscard]] bool Several() const { return m_state.Chosen().size() > 1; }
    void ShowSeveral();
    [[nodiscard]] std::vector<const model::Mark*> ChosenMarks() const;
    void MirrorChosen();
    void ReFit();
    void OnKey(wxKeyEvent& event);

    VisitState& m_state;
    desk::Subscription m_leaving, m_listening;
    model::MarkId m_shown;
    wxPanel* m_body = nullptr;
    GhostPanel* m_ghost = nullptr;   // in place of the body
    SpotCard* m_spot = nullptr;      // below either
    wxStaticText* m_last = nullptr;  // "2 Nov: 5"
    wxStaticText* m_hint = nullptr;
    wxStaticText* m_number = nullptr;
    wxStaticBitmap* m_glyph = nullptr;
    wxStaticText* m_region = nullptr;
    wxStaticText* m_place = nullptr;
    wxChoice* m_finding = nullptr;
    Segments* m_side = nullptr;
    CellStrip* m_before = nullptr;
    CellStrip* m_after = nullptr;
    wxStaticText* m_change = nullptr;
    Segments* m_layer = nullptr;  // of several marks
    wxButton* m_last_time = nullptr;
    wxStaticText* m_last_time_text = nullptr;
    wxSizer* m_note_part = nullptr;
    wxBoxSizer* m_rows_sizer = nullptr;
    std::vector<TreatmentRow*> m_rows;
    wxButton* m_add = nullptr;
    wxStaticText* m_limit = nullptr;
    wxStaticText* m_covers = nullptr;  // regions under a shape, where an arrow leads
    wxStaticText* m_care = nullptr;
    WrappedTexts m_wrapped;
    std::unique_ptr<LateText> m_note;
    struct KeptBack {
        std::string words;
        wxString why;
    };
    std::map<model::MarkId, KeptBack> m_kept_back;  // notes that could not be kept, of marks not shown
    wxButton* m_avoid = nullptr;                    // the region, at every visit
    wxButton* m_mirror = nullptr;
    wxButton* m_delete = nullptr;
};

}  // namespace gui
