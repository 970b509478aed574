#include "gui/scene_painter.h"

#include <wx/dcmemory.h>
#include <wx/image.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "bodymap/plot_inks.h"
#include "gui/theme.h"

namespace gui {

using bodymap::PathStep;
using bodymap::SceneShape;
using bodymap::SceneText;

wxGraphicsPath ToPath(wxGraphicsContext& gc, const bodymap::Path& path) {
    auto out = gc.CreatePath();
    for (const auto& step : path.steps) {
        switch (step.kind) {
            case PathStep::Kind::Move:
                out.MoveToPoint(step.to.x, step.to.y);
                break;
            case PathStep::Kind::Line:
                out.AddLineToPoint(step.to.x, step.to.y);
                break;
            case PathStep::Kind::Curve:
                out.AddCurveToPoint(step.a.x, step.a.y, step.b.x, step.b.y, step.to.x, step.to.y);
                break;
            case PathStep::Kind::Close:
                out.CloseSubpath();
                break;
        }
    }
    return out;
}

namespace {

// Walks the pattern along a chain of points; the toolkit's own dashes are whole multiples of the pen only.
class DashWalk {
public:
    DashWalk(const std::vector<double>& pattern, bodymap::Path& out)
        : m_pattern(pattern), m_out(out), m_left(pattern[0]) {}

    void Along(const std::vector<bodymap::MapPoint>& ring) {
        if (ring.empty()) return;
        if (m_on) m_out.Move(ring.front());
        for (std::size_t i = 1; i < ring.size(); ++i) Piece(ring[i - 1], ring[i]);
    }

private:
    void Piece(bodymap::MapPoint from, bodymap::MapPoint to) {
        const double length = std::hypot(to.x - from.x, to.y - from.y);
        double done = 0;
        while (length - done > m_left) {
            done += m_left;
            const bodymap::MapPoint at{from.x + (to.x - from.x) * done / length,
                                       from.y + (to.y - from.y) * done / length};
            if (m_on)
                m_out.Line(at);
            else
                m_out.Move(at);
            m_on = !m_on;
            m_index = (m_index + 1) % m_pattern.size();
            m_left = m_pattern[m_index];
        }
        m_left -= length - done;
        if (m_on) m_out.Line(to);
    }

    const std::vector<double>& m_pattern;
    bodymap::Path& m_out;
    double m_left;
    std::size_t m_index = 0;
    bool m_on = true;
};

// The toolkit shifts what it paints by half a pixel where the last pen's width is odd: a fill would depend on
// what was painted before it, and rims that a scene sets on whole pixels would blur.
class Exactly {
public:
    explicit Exactly(wxGraphicsContext& gc) : m_gc(gc), m_before(gc.OffsetEnabled()) {
        m_gc.EnableOffset(false);
    }
    ~Exactly() { m_gc.EnableOffset(m_before); }
    Exactly(const Exactly&) = delete;
    Exactly& operator=(const Exactly&) = delete;

private:
    wxGraphicsContext& m_gc;
    bool m_before;
};

// Asking the desktop for its scheme is slow: once per ink and scene.
class Inks {
public:
    const wxColour& Of(bodymap::Ink ink) {
        auto& colour = m_colours.at(static_cast<std::size_t>(ink));
        if (!colour.IsOk()) colour = Colour(ink);
        return colour;
    }

private:
    std::array<wxColour, bodymap::kInkCount> m_colours;
};

// Making a font asks the display server for the screen's resolution and waits for its answer: once per kind
// of text and scene.
class Letters {
public:
    const wxGraphicsFont& Of(wxGraphicsContext& gc, Inks& inks, const SceneText& item) {
        const auto [at, fresh] = m_fonts.try_emplace(std::tuple(item.bold, item.size, item.ink));
        if (fresh) {
            wxFont font = Font(item.bold ? FontStyle::CaptionBold : FontStyle::Caption);
            font.SetFractionalPointSize(item.size * 0.75);
            at->second = gc.CreateFont(font, inks.Of(item.ink));
        }
        return at->second;
    }

private:
    std::map<std::tuple<bool, double, bodymap::Ink>, wxGraphicsFont> m_fonts;
};

struct Tools {
    Inks inks;
    Letters letters;
};

wxColour Faded(Inks& inks, bodymap::Ink ink, double opacity) {
    const wxColour& solid = inks.Of(ink);
    return {solid.Red(), solid.Green(), solid.Blue(),
            static_cast<unsigned char>(std::clamp(std::lround(opacity * solid.Alpha()), 0L, 255L))};
}

void PaintShape(wxGraphicsContext& gc, Inks& inks, const SceneShape& shape) {
    const auto path = ToPath(gc, shape.path);
    if (shape.fill != bodymap::Ink::None) {
        gc.SetBrush(wxBrush(Faded(inks, shape.fill, shape.opacity)));
        gc.FillPath(path, wxODDEVEN_RULE);
    }
    if (shape.stroke == bodymap::Ink::None) return;
    gc.SetPen(gc.CreatePen(wxGraphicsPenInfo(Faded(inks, shape.stroke, shape.opacity), shape.pen)
                               .Cap(shape.butt_caps ? wxCAP_BUTT : wxCAP_ROUND)
                               .Join(wxJOIN_ROUND)));
    gc.StrokePath(shape.dash.empty() ? path : ToPath(gc, Dashed(shape.path, shape.dash)));
}

void PaintText(wxGraphicsContext& gc, Tools& tools, const SceneText& item) {
    gc.SetFont(tools.letters.Of(gc, tools.inks, item));
    const wxString words = wxString::FromUTF8(item.text);
    double width = 0, height = 0, descent = 0;
    gc.GetTextExtent(words, &width, &height, &descent);
    double x = item.at.x;
    if (item.align == bodymap::TextAlign::Centre) x -= width / 2;
    if (item.align == bodymap::TextAlign::Right) x -= width;
    gc.DrawText(words, x, item.at.y - (height - descent));
}

void PaintItem(wxGraphicsContext& gc, Tools& tools, const bodymap::SceneItem& item) {
    if (const auto* shape = std::get_if<SceneShape>(&item))
        PaintShape(gc, tools.inks, *shape);
    else
        PaintText(gc, tools, std::get<SceneText>(item));
}

}  // namespace

bodymap::Path Dashed(const bodymap::Path& path, const std::vector<double>& pattern) {
    // A pattern without length would never end.
    double length = 0;
    for (const double part : pattern) length += std::max(0.0, part);
    if (!(length > 0.01)) return path;
    bodymap::Path out;
    for (const auto& ring : bodymap::Flatten(path)) DashWalk(pattern, out).Along(ring);
    return out;
}

void PaintScene(wxGraphicsContext& gc, const bodymap::Scene& scene) {
    const Exactly exactly(gc);
    Tools tools;
    for (const auto& item : scene.items) PaintItem(gc, tools, item);
}

void PaintItems(wxGraphicsContext& gc, const std::vector<const bodymap::SceneItem*>& items) {
    const Exactly exactly(gc);
    Tools tools;
    for (const auto* item : items) PaintItem(gc, tools, *item);
}

wxBitmap MakeLayer(const wxWindow& window, wxSize dip_size, bool transparent) {
    wxBitmap bitmap;
    dip_size.IncTo({1, 1});
    bitmap.CreateWithDIPSize(dip_size, window.GetContentScaleFactor(), transparent ? 32 : 24);
    return bitmap;
}

wxBitmap GlyphBitmap(const wxWindow& window, const std::string& finding, bodymap::Ink family, int side) {
    const double scale = window.GetContentScaleFactor();
    const int pixels = static_cast<int>(std::lround(side * scale));
    wxImage image(pixels, pixels);
    image.InitAlpha();
    std::fill_n(image.GetAlpha(), pixels * pixels, static_cast<unsigned char>(0));
    {
        const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(image));
        gc->Scale(scale, scale);
        PaintScene(*gc, bodymap::GlyphScene(finding, family, {side / 2.0, side / 2.0}, side - 1.0));
    }
    return wxBitmap(image, wxBITMAP_SCREEN_DEPTH, scale);
}

}  // namespace gui
