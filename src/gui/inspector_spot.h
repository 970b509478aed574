// The spot of the selected mark or ghost over the client's visits: since when, a chart of its scores, and
// what one can decide on it.
#pragma once

#include <wx/geometry.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/window.h>

#include <optional>
#include <vector>

#include "gui/visit_state.h"

class wxButton;
class wxGraphicsContext;

namespace gui {

// Scores before and after over visits; said as words too.
class SpotChart : public wxWindow {
public:
    SpotChart(wxWindow* parent, VisitState& state);
    void Show(const std::vector<desk::SpotVisit>& history, bodymap::Ink before);
    using wxWindow::Show;
    [[nodiscard]] bool AcceptsFocus() const override { return false; }
    // What a screen reader hears: every visit with its scores.
    [[nodiscard]] wxString Words() const;

private:
    using Score = std::optional<int> desk::SpotVisit::*;
    void OnPaint();
    void DrawGrid(wxGraphicsContext& gc) const;
    void DrawDays(wxGraphicsContext& gc) const;
    void DrawLine(wxGraphicsContext& gc, Score score, const wxColour& colour, bool after) const;
    void DrawGone(wxGraphicsContext& gc) const;
    [[nodiscard]] wxString DayOf(const desk::SpotVisit& visit) const;
    [[nodiscard]] int Highest() const;
    [[nodiscard]] wxPoint2DDouble PlaceOf(std::size_t index, int score) const;

    VisitState& m_state;
    std::vector<desk::SpotVisit> m_history;
    bodymap::Ink m_ink = bodymap::Ink::Tone;
};

class SpotCard : public wxPanel {
public:
    SpotCard(wxWindow* parent, VisitState& state);
    // Hides itself where there is nothing to tell.
    void ShowMark(const model::Mark& mark);
    void ShowGhost(const desk::Ghost& ghost);
    // How the home plan for it went; again when that was asked.
    void ShowHomePlan(const model::Mark& mark);
    // "2 Nov: 5": what the score was when it was charted last before this visit; empty: never.
    [[nodiscard]] wxString LastBefore() const;
    [[nodiscard]] SpotChart* Chart() const { return m_chart; }
    [[nodiscard]] wxButton* Join() const { return m_join; }
    [[nodiscard]] wxButton* Resolved() const { return m_resolved; }
    [[nodiscard]] wxString Title() const { return m_title->GetLabel(); }
    // Empty: nothing was asked about it.
    [[nodiscard]] wxString HomePlan() const { return m_home->IsShown() ? m_home->GetLabel() : wxString(); }

private:
    void ShowHistory(const model::SpotId& spot, bodymap::Ink ink);
    void ShowButtons(bool joined, bool can_join);

    VisitState& m_state;
    model::MarkId m_mark;
    model::SpotId m_spot;
    std::vector<desk::SpotVisit> m_history;
    wxStaticText* m_title = nullptr;
    wxStaticText* m_count = nullptr;
    wxStaticText* m_home = nullptr;  // how the home plan for it went
    SpotChart* m_chart = nullptr;
    wxButton* m_join = nullptr;  // detach, or join again
    wxButton* m_resolved = nullptr;
};

}  // namespace gui
