#include "pdf/content.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "pdf/pdf_text.h"

namespace pdf {

Content::Content(double page_height) : m_text("1 J 1 j\n"), m_height(page_height) {}

void Content::Number(double value) {
    // PDF readers need plain decimals within a page's reach; a hundredth of a point is finer than any
    // printer.
    const double bounded = std::isfinite(value) ? std::clamp(value, -30000.0, 30000.0) : 0;
    const long long signed_hundredths = std::llround(bounded * 100);
    const auto hundredths = static_cast<unsigned>(std::abs(signed_hundredths));
    // A page has tens of thousands: each is put together first and appended at once.
    std::array<char, 16> digits{};
    char* to = digits.data();
    if (signed_hundredths < 0) *to++ = '-';
    to = std::to_chars(to, digits.data() + digits.size(), hundredths / 100).ptr;
    if (const unsigned rest = hundredths % 100; rest != 0) {
        *to++ = '.';
        *to++ = static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) *to++ = static_cast<char>('0' + rest % 10);
    }
    *to++ = ' ';
    m_text.append(digits.data(), to);
}

void Content::Point(bodymap::MapPoint point) {
    Number(point.x);
    Number(m_height - point.y);
}

void Content::Trace(const bodymap::Path& path) {
    for (const bodymap::PathStep& step : path.steps) {
        switch (step.kind) {
            case bodymap::PathStep::Kind::Move:
                Point(step.to), m_text += "m\n";
                break;
            case bodymap::PathStep::Kind::Line:
                Point(step.to), m_text += "l\n";
                break;
            case bodymap::PathStep::Kind::Curve:
                Point(step.a), Point(step.b), Point(step.to), m_text += "c\n";
                break;
            case bodymap::PathStep::Kind::Close:
                m_text += "h\n";
                break;
        }
    }
}

void Content::SetFill(Colour colour) {
    if (colour == m_fill) return;
    m_fill = colour;
    Number(colour.r), Number(colour.g), Number(colour.b);
    m_text += "rg\n";
}

void Content::SetDash(const std::vector<double>& dash) {
    if (dash == m_dash) return;
    m_dash = dash;
    m_text += '[';
    for (const double length : dash) Number(length);
    m_text += "]0 d\n";
}

void Content::SetPen(const Pen& pen) {
    if (!(pen.colour == m_stroke)) {
        m_stroke = pen.colour;
        Number(pen.colour.r), Number(pen.colour.g), Number(pen.colour.b);
        m_text += "RG\n";
    }
    if (pen.width != m_pen) m_pen = pen.width, Number(pen.width), m_text += "w\n";
    if (pen.butt_caps != m_butt) m_butt = pen.butt_caps, m_text += m_butt ? "0 J\n" : "1 J\n";
    SetDash(pen.dash);
}

void Content::Paint(const bodymap::Path& path, const Colour* fill, const Pen* pen) {
    if (path.empty() || (fill == nullptr && pen == nullptr)) return;
    if (fill != nullptr) SetFill(*fill);
    if (pen != nullptr) SetPen(*pen);
    Trace(path);
    m_text += fill == nullptr ? "S\n" : pen == nullptr ? "f*\n" : "B*\n";
}

void Content::Image(const std::string& name, double x, double y, double width, double height) {
    m_text += "q\n";
    Number(width), m_text += "0 0 ", Number(height), Number(x), Number(m_height - y - height);
    m_text += "cm\n/" + name + " Do\nQ\n";
}

void Content::Open(const char* part, int number) {
    m_text += part;
    m_text += "<</MCID " + std::to_string(number) + ">>BDC\n";
}

void Content::Text(const std::string& font, double size, Colour colour, double x, double y,
                   std::string_view codes) {
    SetFill(colour);
    m_text += "BT\n/" + font + ' ';
    Number(size);
    m_text += "Tf\n";
    Number(x), Number(m_height - y);
    m_text += "Td\n" + Literal(codes) + "Tj\nET\n";
}

}  // namespace pdf
