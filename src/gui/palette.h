// The findings one can mark, by family: glyph, label and key. Narrow: glyphs only.
#pragma once

#include <wx/graphics.h>
#include <wx/scrolwin.h>

#include <functional>
#include <string>
#include <vector>

#include "gui/visit_state.h"

namespace gui {

class Palette : public wxScrolledWindow {
public:
    Palette(wxWindow* parent, VisitState& state);
    void SetNarrow(bool narrow);
    [[nodiscard]] int WidthFor(bool narrow) const;
    // The further findings as a menu (key M).
    void ShowMore();
    // A letter the palette does not know itself; true if someone used it.
    std::function<bool(const wxString&)> on_letter;
    // Where a finding stands in the window; empty if it is among the further ones.
    [[nodiscard]] wxRect RowOf(const std::string& finding) const;

private:
    struct Row {
        enum class Kind { Heading, Finding, Line, More } kind = Kind::Finding;
        wxRect rect;  // unscrolled
        const terms::Finding* finding = nullptr;
        wxString text;
        bool tall = false;  // in two lines
    };
    void Build();
    struct Heights {
        int row = 22, heading = 19, top = 8;
    };
    void Fill(const Heights& heights);
    [[nodiscard]] int WidthOf(const wxString& label) const;
    [[nodiscard]] int LabelRoom() const;
    void AddRow(Row::Kind kind, const terms::Finding* finding, const wxString& text, int height);
    void OnPaint(wxPaintEvent&);
    void DrawRow(wxGraphicsContext& gc, const Row& row) const;
    void DrawFinding(wxGraphicsContext& gc, const Row& row) const;
    void OnKeyDown(wxKeyEvent& event);
    void OnChar(wxKeyEvent& event);
    void Step(int by);
    void SeeChosen();
    void OnClick(wxMouseEvent& event);
    void OnMove(wxMouseEvent& event);
    [[nodiscard]] wxString Heading(terms::Family family) const;

    VisitState& m_state;
    desk::Subscription m_listening;
    std::vector<Row> m_rows;
    bool m_narrow = false, m_focused = false;
    int m_hovered = -1, m_top = 0;
    std::string m_seen;  // the finding drawn as chosen
};

}  // namespace gui
