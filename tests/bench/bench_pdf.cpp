// The plan PDF, warm, beside plain libharu drawing the same pages: every text, line and area that the plan's
// pages hold, at its place, with libharu's own fonts, numbers and compression. Ours also sets the words,
// breaks the pages, makes the scenes and writes tags, metadata and a colour profile. Then a note
// of 40,000 words broken into lines, and a paper of 200 pages.
#include <hpdf.h>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "pdf/papers.h"
#include "pdf/type.h"
#include "pdf/unicode.h"

namespace {

constexpr std::size_t kLongRows = 9000;  // about 200 pages
constexpr int kWords = 40'000;

HPDF_REAL Real(double value) {
    return static_cast<HPDF_REAL>(value);
}

class Libharu {
public:
    explicit Libharu(const std::vector<bodymap::PrintedPage>& pages) : m_doc(HPDF_New(nullptr, nullptr)) {
        HPDF_UseUTFEncodings(m_doc);
        HPDF_SetCompressionMode(m_doc, HPDF_COMP_ALL);
        for (const bodymap::PrintedPage& page : pages) {
            m_height = page.height;
            m_page = HPDF_AddPage(m_doc);
            HPDF_Page_SetWidth(m_page, Real(page.width));
            HPDF_Page_SetHeight(m_page, Real(page.height));
            for (const bodymap::PageItem& item : page.items)
                std::visit([this](const auto& i) { Draw(i); }, item);
        }
    }
    ~Libharu() { HPDF_Free(m_doc); }
    Libharu(const Libharu&) = delete;
    Libharu& operator=(const Libharu&) = delete;

    std::string Save() {
        HPDF_SaveToStream(m_doc);
        std::string bytes(HPDF_GetStreamSize(m_doc), '\0');
        HPDF_ResetStream(m_doc);
        auto length = static_cast<HPDF_UINT32>(bytes.size());
        HPDF_ReadFromStream(m_doc, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &length);
        if (length != bytes.size() || bytes.empty()) throw std::runtime_error("libharu wrote nothing");
        return bytes;
    }

private:
    HPDF_Font Font(const std::filesystem::path& file) {
        HPDF_Font& font = m_fonts[file];
        if (font == nullptr)
            font = HPDF_GetFont(m_doc, HPDF_LoadTTFontFromFile(m_doc, file.c_str(), HPDF_TRUE), "UTF-8");
        return font;
    }
    void Draw(const bodymap::PageText& text) {
        HPDF_Page_BeginText(m_page);
        HPDF_Page_SetFontAndSize(m_page, Font(text.font), Real(text.size));
        HPDF_Page_SetRGBFill(m_page, Real(text.colour.r), Real(text.colour.g), Real(text.colour.b));
        HPDF_Page_TextOut(m_page, Real(text.at.x), Real(m_height - text.at.y), text.text.c_str());
        HPDF_Page_EndText(m_page);
    }
    void Draw(const bodymap::PageShape& shape) {
        if (shape.fill)
            HPDF_Page_SetRGBFill(m_page, Real(shape.fill->r), Real(shape.fill->g), Real(shape.fill->b));
        if (shape.stroke) {
            HPDF_Page_SetRGBStroke(m_page, Real(shape.stroke->r), Real(shape.stroke->g),
                                   Real(shape.stroke->b));
            HPDF_Page_SetLineWidth(m_page, Real(shape.pen));
        }
        Trace(shape.path);
        if (shape.fill && shape.stroke) {
            HPDF_Page_FillStroke(m_page);
        } else if (shape.fill) {
            HPDF_Page_Fill(m_page);
        } else {
            HPDF_Page_Stroke(m_page);
        }
    }
    void Draw(const bodymap::PageImage&) {}  // the plan measured has none
    void Trace(const bodymap::Path& path) {
        const auto y = [this](bodymap::MapPoint p) { return Real(m_height - p.y); };
        for (const bodymap::PathStep& s : path.steps) {
            using Kind = bodymap::PathStep::Kind;
            if (s.kind == Kind::Move) HPDF_Page_MoveTo(m_page, Real(s.to.x), y(s.to));
            if (s.kind == Kind::Line) HPDF_Page_LineTo(m_page, Real(s.to.x), y(s.to));
            if (s.kind == Kind::Close) HPDF_Page_ClosePath(m_page);
            if (s.kind == Kind::Curve)
                HPDF_Page_CurveTo(m_page, Real(s.a.x), y(s.a), Real(s.b.x), y(s.b), Real(s.to.x), y(s.to));
        }
    }

    HPDF_Doc m_doc;
    HPDF_Page m_page = nullptr;
    double m_height = 0;
    std::map<std::filesystem::path, HPDF_Font> m_fonts;
};

std::string Note() {
    constexpr const char* words[] = {"left",  "trapezius,", "moderate", "pain (3/10)",     "10°",      "–",
                                     "Übung", "and",        "since",    "trigger-points.", "18 km per"};
    std::string note;
    for (int i = 0; i < kWords; ++i) {
        note += words[(i * 7 + i / 13) % 11];
        note += i % 97 == 96 ? '\n' : ' ';
    }
    return note;
}

// A long note broken into lines, beside reading its characters and adding up their widths.
void MeasureBreaking() {
    const pdf::Fonts fonts(sample::FontFolder());
    const std::string note = Note();
    const pdf::Style style;
    bench::Measure(
        {"break_40000_words", "ms", 15}, [&] { bench::Keep(pdf::Break(fonts, note, style, 400)); },
        [&] {
            double width = 0;
            for (const char32_t code : pdf::Decode(note)) width += fonts.Advance(code, style);
            bench::Keep(width);
        });
}

void PrintSize(const char* name, const std::string& ours, const std::string& plain) {
    std::printf("{\"bench\":\"%s\",\"unit\":\"bytes\",\"value\":%zu,\"floor\":%zu,\"ratio\":%.4g}\n", name,
                ours.size(), plain.size(),
                static_cast<double>(ours.size()) / static_cast<double>(plain.size()));
}

}  // namespace

int main() {
    const text::Translator words;
    const pdf::PlanPage page = sample::FullPage();
    const auto drawn = pdf::WritePlan(page, words, sample::FontFolder()).drawn;
    std::string ours, plain;
    bench::Measure(
        {"plan_pdf", "ms", 25, 1}, [&] { ours = pdf::WritePlan(page, words, sample::FontFolder()).bytes; },
        [&] { plain = Libharu(drawn).Save(); });
    PrintSize("plan_pdf_size", ours, plain);

    MeasureBreaking();
    const pdf::AuditPage record = sample::AuditPack(kLongRows);
    const pdf::Paper paper = pdf::WriteAuditPack(record, words, sample::FontFolder());
    bench::Measure(
        {"long_pdf_" + std::to_string(paper.pages) + "_pages", "ms", 5, 1},
        [&] { ours = pdf::WriteAuditPack(record, words, sample::FontFolder()).bytes; },
        [&] { plain = Libharu(paper.drawn).Save(); });
    PrintSize("long_pdf_size", ours, plain);
}
