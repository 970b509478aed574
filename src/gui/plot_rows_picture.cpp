// The rows as a picture that leaves as a file: what stands beside each other on the screen does there, too.
#include <algorithm>
#include <utility>

#include "bodymap/glyph_outlines.h"
#include "bodymap/map_scene.h"
#include "bodymap/scene_png.h"
#include "gui/plot_rows.h"

namespace gui {

namespace {

// Output units, as DIP on the screen.
constexpr int kWidth = 420, kLeft = 12, kGlyph = 15, kSign = 18, kValue = 62;
constexpr int kGap = 8, kLeastTitle = 110, kLeastPlot = 40;
constexpr double kTitleSize = 12, kValueSize = 11;

}  // namespace

class PlotRows::Picture {
public:
    Picture(const PlotRows& rows, const std::filesystem::path& fonts)
        : m_rows(rows), m_shape(ShapeOf(rows)), m_fonts(fonts) {}
    static Shape ShapeOf(const PlotRows& rows) { return rows.ShapeFor(rows.FromDIP(kWidth)); }

    bodymap::Scene Make() {
        for (std::size_t i = 0; i < m_rows.m_rows.size(); ++i) {
            const PlotRow& row = m_rows.m_rows[i];
            Put(row, wxRect(0, m_rows.ToDIP(m_rows.TopOf(i, m_shape)), kWidth,
                            m_rows.ToDIP(m_rows.HeightOf(row, m_shape))));
        }
        return std::move(m_scene);
    }

private:
    [[nodiscard]] bool IsBlock(const PlotRow& row) const { return m_rows.m_look == Look::Block && row.plot; }

    static bodymap::SceneText Text(const wxString& text, double x, double base, double size, bool bold) {
        return {{x, base}, text.utf8_string(), size, bodymap::Ink::Text, bodymap::TextAlign::Left, bold};
    }

    double Width(const wxString& text, double size, bool bold) {
        return text.empty() ? 0 : bodymap::WidthOf(Text(text, 0, 0, size, bold), m_fonts, m_glyphs);
    }

    void Put(const PlotRow& row, const wxRect& at) {
        const double base = IsBlock(row)                        ? at.y + 20
                            : m_shape.two_lines && !row.heading ? at.y + 18
                                                                : at.y + at.height / 2.0 + 4;
        const double right = kWidth - kLeft;
        const double x = PutSign(row, base);
        const double value = Width(row.value, kValueSize, false);
        const bodymap::Rect plot = PlotOf(row, at, x, value);
        const bool beside = plot.w > 0 && !IsBlock(row) && !m_shape.two_lines;
        const double end = beside ? plot.x : right - value;
        const bool bold = row.heading || m_rows.m_look == Look::Block;
        m_scene.items.emplace_back(Text(Fitted(row, end - kGap - x, bold), x, base, kTitleSize, bold));
        PutRight(row.value, right, base, false);
        if (plot.w > 0) m_scene.Append(row.plot(plot));
        PutRight(row.pill, right, at.y + (m_shape.stacked ? 86.0 : 50.0), true);
        if (row.detail.empty()) return;
        bodymap::SceneText detail = Text(row.detail, x, at.y + 35, kValueSize, false);
        detail.ink = bodymap::Ink::Text2;
        m_scene.items.emplace_back(std::move(detail));
    }

    // Where the words begin behind the glyph of a finding or the sign of a heading.
    double PutSign(const PlotRow& row, double base) {
        if (!row.finding.empty()) {
            m_scene.Append(
                bodymap::GlyphScene(row.finding, row.ink, {kLeft + kGlyph / 2.0, base - 4}, kGlyph));
            return row.heading ? kLeft : kLeft + kGlyph + kGap;
        }
        if (row.sign.empty()) return kLeft;
        bodymap::SceneShape box;
        box.path.RoundedBox({double(kLeft), base - 4 - kSign / 2.0, kSign, kSign}, 3);
        box.stroke = bodymap::Ink::Outline;
        m_scene.items.emplace_back(std::move(box));
        bodymap::SceneText sign = Text(row.sign, kLeft + kSign / 2.0, base, kTitleSize, true);
        sign.align = bodymap::TextAlign::Centre;
        m_scene.items.emplace_back(std::move(sign));
        return kLeft + kSign + kGap;
    }

    void PutRight(const wxString& words, double right, double base, bool bold) {
        if (words.empty()) return;
        bodymap::SceneText text = Text(words, right, base, kValueSize, bold);
        text.ink = bodymap::Ink::Text2;
        text.align = bodymap::TextAlign::Right;
        m_scene.items.emplace_back(std::move(text));
    }

    // Of no width where none fits: words go first, as on the screen.
    [[nodiscard]] bodymap::Rect PlotOf(const PlotRow& row, const wxRect& at, double x, double value) const {
        if (!row.plot) return {};
        const bodymap::Rect drawn =
            m_rows.PlotOf({m_rows.FromDIP(at.GetPosition()), m_rows.FromDIP(at.GetSize())}, m_shape);
        const double scale = m_rows.FromDIP(1000) / 1000.0;
        bodymap::Rect plot{drawn.x / scale, drawn.y / scale, drawn.w / scale, drawn.h / scale};
        if (IsBlock(row)) return plot.w < kLeastPlot ? bodymap::Rect{} : plot;
        if (m_shape.two_lines) return plot;
        plot.x -= std::max(value + kGap - kValue, 0.0);
        return plot.x - x < kLeastTitle ? bodymap::Rect{} : plot;
    }

    // What the width allows of a title; what stands at its end is never cut.
    wxString Fitted(const PlotRow& row, double width, bool bold) {
        if (Width(row.title, kTitleSize, bold) <= width) return row.title;
        wxString head = row.title, tail;
        if (!row.tail.empty() && row.title.EndsWith(row.tail, &head)) tail = row.tail;
        tail = wxString::FromUTF8("…") + tail;
        std::size_t fits = 0, most = head.length();
        while (fits < most) {
            const std::size_t half = (fits + most + 1) / 2;
            if (Width(head.Left(half) + tail, kTitleSize, bold) <= width)
                fits = half;
            else
                most = half - 1;
        }
        return head.Left(fits).Trim() + tail;
    }

    const PlotRows& m_rows;
    Shape m_shape;
    const std::filesystem::path& m_fonts;
    bodymap::GlyphOutlines m_glyphs;
    bodymap::Scene m_scene;
};

bodymap::Scene PlotRows::MakeScene(const std::filesystem::path& fonts) const {
    return Picture(*this, fonts).Make();
}

double PlotRows::SceneHeight() const {
    return std::max(40, ToDIP(TopOf(m_rows.size(), Picture::ShapeOf(*this))) + 6);
}

}  // namespace gui
