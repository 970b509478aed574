// The operators of one page, written as text: numbers short, state only when it changes.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "bodymap/path.h"
#include "pdf/sheet.h"

namespace pdf {

class Content {
public:
    explicit Content(double page_height);

    // `codes`: two bytes for each glyph.
    void Text(const std::string& font, double size, Colour colour, double x, double y,
              std::string_view codes);
    void Paint(const bodymap::Path& path, const Colour* fill, const Pen* pen);
    // An image by its name among the page's resources; x, y: its upper left corner.
    void Image(const std::string& name, double x, double y, double width, double height);
    // What follows until Close belongs to a part, "/P", by its number on this page; or to none; or is read as
    // other words than it shows, a text string.
    void Open(const char* part, int number);
    void OpenDecoration() { m_text += "/Artifact BMC\n"; }
    void OpenRead(const std::string& as) { m_text += "/Span<</ActualText" + as + ">>BDC\n"; }
    void Close() { m_text += "EMC\n"; }
    // All of them; nothing may be drawn afterwards.
    [[nodiscard]] std::string TakeOperators() { return std::move(m_text); }

private:
    void Number(double value);
    void Point(bodymap::MapPoint point);
    void Trace(const bodymap::Path& path);
    void SetFill(Colour colour);
    void SetPen(const Pen& pen);
    void SetDash(const std::vector<double>& dash);

    std::string m_text;
    double m_height;
    Colour m_fill{0, 0, 0};
    Colour m_stroke{0, 0, 0};
    double m_pen = 1;
    std::vector<double> m_dash;
    bool m_butt = false;
};

}  // namespace pdf
