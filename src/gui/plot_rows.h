// Rows of a card with a small plot each: drawn, walked with the arrow keys, read out row by row.
#pragma once

#include <wx/graphics.h>
#include <wx/scrolwin.h>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/scene.h"
#include "gui/theme.h"
#include "model/ids.h"

namespace gui {

struct PlotRow {
    bool heading = false;  // of a group; cannot be chosen
    std::string finding;   // its glyph leads the row
    bodymap::Ink ink = bodymap::Ink::Text;
    wxString sign;                     // of a heading, in a box of its colours
    wxString title, value;             // value: at the right end
    wxString detail;                   // below the title, of rows of a line: all of them have two lines then
    wxString tail;                     // end of the title that is never cut: the side
    std::optional<Role> tint, ground;  // of the heading's words and box
    std::function<bodymap::Scene(const bodymap::Rect&)> plot;
    wxString pill;
    Role pill_text = Role::Text2, pill_ground = Role::Window, pill_line = Role::Line2;
    wxString spoken;
    std::vector<model::VisitId> visits;  // that its numbers are of
};

class PlotRows : public wxScrolledWindow {
public:
    enum class Look { Line, Block };  // Block: the plot stands under the words
    PlotRows(wxWindow* parent, Look look, const wxString& spoken);
    // `summary`: of all rows, said with the name.
    void ShowRows(std::vector<PlotRow> rows, const wxString& summary, const wxString& when_empty);
    // Another summary of the same rows.
    void SaySummary(const wxString& summary);
    [[nodiscard]] const std::vector<PlotRow>& Rows() const { return m_rows; }
    [[nodiscard]] int Chosen() const { return m_chosen; }
    // Of all rows, as a picture whose texts are set in these fonts; and how high it is. Output units.
    [[nodiscard]] bodymap::Scene MakeScene(const std::filesystem::path& fonts) const;
    [[nodiscard]] double SceneHeight() const;
    // Enter or a click on a row.
    std::function<void(const PlotRow&)> on_open;

private:
    class Picture;  // plot_rows_picture.cpp

    // How rows stand in a width, on the screen or on a picture.
    struct Shape {
        bool two_lines = false;  // of rows of a line: the plot stands below the value
        bool stacked = false;    // of blocks: the pill stands below the plot
    };
    [[nodiscard]] Shape ShapeFor(int width) const;
    [[nodiscard]] int HeightOf(const PlotRow& row, const Shape& shape) const;
    [[nodiscard]] int TopOf(std::size_t row, const Shape& shape) const;
    [[nodiscard]] int HeightOf(const PlotRow& row) const;
    [[nodiscard]] int TopOf(std::size_t row) const;
    void FitRows();
    [[nodiscard]] int RowAt(int y) const;
    void OnPaint();
    void Draw(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at, bool chosen) const;
    void DrawHeading(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at) const;
    void DrawDetail(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at, double left,
                    double right) const;
    void DrawLine(wxGraphicsContext& gc, const wxRect& at) const;
    // At the right, or below the plot.
    void DrawPill(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at, bool below) const;
    // Sets it on gc, made once a paint (see PaintScene).
    void Use(wxGraphicsContext& gc, FontStyle style, Role role) const;
    void Say(wxGraphicsContext& gc, const wxString& text, double x, double middle, FontStyle style,
             Role role) const;
    // Of no width: none fits. `words`: where the title begins.
    [[nodiscard]] bodymap::Rect RoomForPlot(wxGraphicsContext& gc, const PlotRow& row, const wxRect& at,
                                            double words) const;
    [[nodiscard]] bodymap::Rect PlotOf(const wxRect& at, const Shape& shape) const;
    void OnKey(wxKeyEvent& event);
    void Step(int by);
    void Choose(int row);

    Look m_look;
    wxString m_name, m_when_empty;
    std::vector<PlotRow> m_rows;
    int m_chosen = -1;
    int m_pill_room = 0;  // of the widest pill: plots of all rows end before it
    mutable std::map<std::pair<FontStyle, Role>, wxGraphicsFont> m_fonts;  // of the paint that goes on
};

}  // namespace gui
