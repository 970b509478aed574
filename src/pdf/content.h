// The operators of one page, written as text: numbers short, state only when it changes.
#pragma once

#include <string>

#include "bodymap/path.h"
#include "pdf/sheet.h"

namespace pdf {

class Content {
public:
    explicit Content(double page_height);

    void Text(const std::string& font, double size, Colour colour, double x, double y,
              const std::u32string& codes, bool visible = true);
    void Paint(const bodymap::Path& path, const Colour* fill, const Pen* pen);
    // An image by its name among the page's resources; x, y: its upper left corner.
    void Image(const std::string& name, double x, double y, double width, double height);
    [[nodiscard]] const std::string& Operators() const { return m_text; }

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
