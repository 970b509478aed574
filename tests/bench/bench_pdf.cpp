// The plan PDF, warm, beside plain libharu setting the same words and body outlines with the same fonts.
#include <hpdf.h>

#include <string>
#include <utility>
#include <vector>

#include "bench/bench.h"
#include "pdf/sample_page.h"

namespace {

constexpr int kPages = 2;
constexpr const char* kFaces[] = {"OpenSans-Regular.ttf", "OpenSans-Semibold.ttf", "OpenSans-Bold.ttf"};

std::vector<std::string> WordsOf(const pdf::PlanPage& page) {
    std::vector<std::string> lines = page.opening;
    lines.push_back(page.done);
    for (const auto& row : page.rows) {
        lines.insert(lines.end(), {row.name, row.dose, row.name, row.how_much, row.how_often, row.stop_if});
        lines.insert(lines.end(), row.steps.begin(), row.steps.end());
    }
    for (const auto& line : page.found) lines.insert(lines.end(), {line.place, line.plain, line.severity});
    for (const auto& line : page.not_for_you) lines.insert(lines.end(), {line.what, line.why});
    return lines;
}

std::vector<bodymap::SceneShape> ShapesOf(const pdf::PlanPage& page) {
    std::vector<bodymap::SceneShape> shapes;
    for (const pdf::PlanFigure& figure : page.figures) {
        const auto viewport = bodymap::Viewport::Fit(figure.map->box, {40, 300, 150, 230});
        for (const auto& item : bodymap::BodyScene(*figure.map, viewport, {}).items) {
            if (const auto* shape = std::get_if<bodymap::SceneShape>(&item)) shapes.push_back(*shape);
        }
    }
    return shapes;
}

HPDF_REAL Real(double value) {
    return static_cast<HPDF_REAL>(value);
}

void DrawPath(HPDF_Page page, const bodymap::SceneShape& shape) {
    HPDF_Page_SetLineWidth(page, Real(shape.pen));
    for (const bodymap::PathStep& s : shape.path.steps) {
        using Kind = bodymap::PathStep::Kind;
        if (s.kind == Kind::Move) HPDF_Page_MoveTo(page, Real(s.to.x), Real(s.to.y));
        if (s.kind == Kind::Line) HPDF_Page_LineTo(page, Real(s.to.x), Real(s.to.y));
        if (s.kind == Kind::Close) HPDF_Page_ClosePath(page);
        if (s.kind == Kind::Curve) {
            HPDF_Page_CurveTo(page, Real(s.a.x), Real(s.a.y), Real(s.b.x), Real(s.b.y), Real(s.to.x),
                              Real(s.to.y));
        }
    }
    HPDF_Page_Stroke(page);
}

std::size_t PlainLibharu(const std::vector<std::string>& lines,
                         const std::vector<bodymap::SceneShape>& shapes) {
    HPDF_Doc doc = HPDF_New(nullptr, nullptr);
    HPDF_UseUTFEncodings(doc);
    HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
    std::vector<HPDF_Font> fonts;
    for (const char* name : kFaces) {
        const std::string file = (sample::FontFolder() / name).string();
        fonts.push_back(HPDF_GetFont(doc, HPDF_LoadTTFontFromFile(doc, file.c_str(), HPDF_TRUE), "UTF-8"));
    }
    for (int p = 0; p < kPages; ++p) {
        HPDF_Page page = HPDF_AddPage(doc);
        HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
        for (std::size_t i = 0; p == 0 && i < shapes.size(); ++i) DrawPath(page, shapes[i]);
        HPDF_Page_BeginText(page);
        for (std::size_t i = static_cast<std::size_t>(p); i < lines.size(); i += kPages) {
            HPDF_Page_SetFontAndSize(page, fonts[i % fonts.size()], 9);
            HPDF_Page_TextOut(page, 40, Real(800 - 8.0 * static_cast<double>(i / kPages)), lines[i].c_str());
        }
        HPDF_Page_EndText(page);
    }
    HPDF_SaveToStream(doc);
    const std::size_t size = HPDF_GetStreamSize(doc);
    HPDF_Free(doc);
    return size;
}

}  // namespace

int main() {
    const pdf::PlanPage page = sample::FullPage();
    const text::Translator words;
    const std::vector<std::string> lines = WordsOf(page);
    const std::vector<bodymap::SceneShape> shapes = ShapesOf(page);
    std::size_t ours = 0, plain = 0;
    bench::Measure(
        {"plan_pdf", "ms", 25, 1},
        [&] { ours = pdf::WritePlan(page, words, sample::FontFolder()).bytes.size(); },
        [&] { plain = PlainLibharu(lines, shapes); });
    std::printf(
        "{\"bench\":\"plan_pdf_size\",\"unit\":\"bytes\",\"value\":%zu,\"floor\":%zu,\"ratio\":%.4g}\n", ours,
        plain, static_cast<double>(ours) / static_cast<double>(plain));
}
