#include "pdf/sheet.h"

#include <hpdf.h>
#include <hpdf_font.h>
#include <hpdf_fontdef.h>
#include <hpdf_pages.h>

#include <array>
#include <cstdio>

#include "model/problem.h"
#include "pdf/content.h"

namespace pdf {

namespace {

struct PageRecord {
    HPDF_Page page = nullptr;
    Content content;
    std::array<std::string, kFontFiles> font_names;
};

void KeepFirst(HPDF_STATUS error, HPDF_STATUS detail, void* user) {
    auto& kept = *static_cast<std::pair<HPDF_STATUS, HPDF_STATUS>*>(user);
    if (kept.first == 0) kept = {error, detail};
}

bodymap::Path Box(double x, double y, double w, double h) {
    bodymap::Path path;
    path.Move({x, y}), path.Line({x + w, y}), path.Line({x + w, y + h}), path.Line({x, y + h}), path.Close();
    return path;
}

}  // namespace

struct Sheet::Document {
    Document(const Fonts& faces, PageSize paper) : fonts(faces), size(paper) {}
    ~Document() {
        if (doc != nullptr) HPDF_Free(doc);
    }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    void Open();
    HPDF_Font Font(std::size_t file);
    const std::string& FontName(std::size_t file);
    void MarkUsed(std::size_t file, const std::u32string& codes);
    void Show(const Style& style, std::size_t file, double x, double y, const std::u32string& codes,
              bool visible = true);
    double ShowSpecial(char32_t code, const Style& style, double x, double y);
    void Piece(const pdf::Piece& piece, double x, double y);
    void SetInfo(const DocumentInfo& info);
    std::string Save();
    void CheckOnce() const;

    const Fonts& fonts;
    PageSize size;
    HPDF_Doc doc = nullptr;
    std::pair<HPDF_STATUS, HPDF_STATUS> error{0, 0};
    std::array<HPDF_Font, kFontFiles> handles{};
    std::array<std::vector<bool>, kFontFiles> used{};
    std::vector<PageRecord> pages;
    std::size_t current = 0;
    std::set<char32_t> missing;
};

void Sheet::Document::Open() {
    doc = HPDF_New(KeepFirst, &error);
    if (doc == nullptr) {
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("There is not enough memory to make the PDF."));
    }
    HPDF_UseUTFEncodings(doc);
    HPDF_SetCurrentEncoder(doc, "UTF-8");
    HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
}

HPDF_Font Sheet::Document::Font(std::size_t i) {
    if (handles[i] == nullptr && error.first == 0) {
        const char* name = HPDF_LoadTTFontFromFile(doc, fonts.File(i).File().string().c_str(), HPDF_TRUE);
        if (name != nullptr) handles[i] = HPDF_GetFont(doc, name, "UTF-8");
        used[i].assign(0x10000, false);
    }
    return handles[i];
}

const std::string& Sheet::Document::FontName(std::size_t file) {
    PageRecord& record = pages[current];
    std::string& name = record.font_names[file];
    if (name.empty()) {
        const HPDF_Font font = Font(file);
        const char* local = font != nullptr ? HPDF_Page_GetLocalFontName(record.page, font) : nullptr;
        name = local != nullptr ? local : "F";
    }
    return name;
}

void Sheet::Document::MarkUsed(std::size_t file, const std::u32string& codes) {
    const HPDF_Font font = Font(file);
    if (font == nullptr) return;
    std::vector<bool>& seen = used[file];
    for (const char32_t code : codes) {
        if (code >= seen.size() || seen[code]) continue;
        seen[code] = true;
        // Asking for a width is what puts the glyph into libharu's subset.
        HPDF_TTFontDef_GetCharWidth(static_cast<HPDF_FontAttr>(font->attr)->fontdef,
                                    static_cast<HPDF_UINT16>(code));
    }
}

void Sheet::Document::Show(const Style& style, std::size_t file, double x, double y,
                           const std::u32string& codes, bool visible) {
    if (codes.empty()) return;
    const std::string& name = FontName(file);
    if (visible) MarkUsed(file, codes);
    pages[current].content.Text(name, style.size, style.colour, x, y, codes, visible);
}

// Draws a character the font has no glyph for; returns its width.
double Sheet::Document::ShowSpecial(char32_t code, const Style& style, double x, double y) {
    const double em = style.size;
    const auto own = static_cast<std::size_t>(style.face);
    Pen pen{style.colour, em * (style.face == Face::Regular ? 0.07 : 0.09), {}, false};
    if (code == kArrow) {
        bodymap::Path path;
        path.Move({x + 0.12 * em, y - 0.3 * em}), path.Line({x + 0.82 * em, y - 0.3 * em});
        path.Move({x + 0.6 * em, y - 0.5 * em}), path.Line({x + 0.82 * em, y - 0.3 * em});
        path.Line({x + 0.6 * em, y - 0.1 * em});
        pages[current].content.Paint(path, nullptr, &pen);
        // Unseen text, so that a copied line keeps its arrow.
        Show(style, own, x + 0.15 * em, y, std::u32string(1, code), false);
        return kArrowAdvance * em;
    }
    missing.insert(code);
    pen.width = em * 0.05;
    pages[current].content.Paint(Box(x + 0.06 * em, y - 0.74 * em, 0.6 * em, 0.78 * em), nullptr, &pen);
    Style small = style;
    small.size = em * 0.72;
    Show(small, own, x + 0.36 * em - fonts.Advance('?', small) / 2, y - 0.1 * em, U"?");
    return kBoxAdvance * em;
}

void Sheet::Document::Piece(const pdf::Piece& piece, double x, double y) {
    const FontFace& face = fonts.File(piece.file);
    std::u32string run;
    double at = x + piece.x, run_at = at;
    for (char32_t code : piece.codes) {
        if (code == 0x2010 || code == 0x2011) code = '-';
        const bool special = code == kArrow || !face.Has(code);
        if (special) {
            Show(piece.style, piece.file, run_at, y, run);
            run.clear();
            at += ShowSpecial(code, piece.style, at, y);
            run_at = at;
        } else {
            run.push_back(code);
            at += face.Advance(code) * piece.style.size;
        }
    }
    Show(piece.style, piece.file, run_at, y, run);
}

void Sheet::Document::SetInfo(const DocumentInfo& info) {
    const auto set = [this](HPDF_InfoType type, const std::string& value) {
        if (!value.empty()) HPDF_SetInfoAttr(doc, type, value.c_str());
    };
    set(HPDF_INFO_TITLE, info.title);
    set(HPDF_INFO_AUTHOR, info.author);
    set(HPDF_INFO_SUBJECT, info.subject);
    set(HPDF_INFO_CREATOR, "Palpate");
    if (!info.language.empty() && doc->catalog != nullptr) {
        HPDF_Dict_Add(doc->catalog, "Lang", HPDF_String_New(doc->mmgr, info.language.c_str(), nullptr));
    }
}

std::string Sheet::Document::Save() {
    for (const PageRecord& record : pages) {
        const std::string& operators = record.content.Operators();
        HPDF_Stream_Write(static_cast<HPDF_PageAttr>(record.page->attr)->stream,
                          reinterpret_cast<const HPDF_BYTE*>(operators.data()),
                          static_cast<HPDF_UINT>(operators.size()));
    }
    HPDF_SaveToStream(doc);
    CheckOnce();
    std::string bytes(HPDF_GetStreamSize(doc), '\0');
    HPDF_ResetStream(doc);
    auto length = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(doc, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &length);
    CheckOnce();
    bytes.resize(length);
    return bytes;
}

void Sheet::Document::CheckOnce() const {
    if (error.first == 0) return;
    char code[16];
    std::snprintf(code, sizeof code, "0x%04X", static_cast<unsigned>(error.first));
    throw model::Error(model::ErrorKind::Environment,
                       model::Msg("The PDF could not be made (libharu error {0})."), {code});
}

Sheet::Sheet(const Fonts& fonts, PageSize size) : m_document(std::make_unique<Document>(fonts, size)) {
    m_document->Open();
}

Sheet::~Sheet() = default;

PageSize Sheet::Size() const {
    return m_document->size;
}
const Fonts& Sheet::Faces() const {
    return m_document->fonts;
}
int Sheet::Pages() const {
    return static_cast<int>(m_document->pages.size());
}
const std::set<char32_t>& Sheet::Missing() const {
    return m_document->missing;
}

void Sheet::AddPage() {
    Document& d = *m_document;
    const HPDF_Page page = HPDF_AddPage(d.doc);
    if (page == nullptr) {
        d.CheckOnce();
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("There is not enough memory to make the PDF."));
    }
    HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(d.size.width));
    HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(d.size.height));
    d.pages.push_back({page, Content(d.size.height), {}});
    d.current = d.pages.size() - 1;
}

void Sheet::Select(int page) {
    m_document->current = static_cast<std::size_t>(page);
}

void Sheet::Text(double x, double y, const Line& line) {
    for (const Piece& piece : line.pieces) m_document->Piece(piece, x, y);
}

void Sheet::Fill(const bodymap::Path& path, Colour colour) {
    m_document->pages[m_document->current].content.Paint(path, &colour, nullptr);
}

void Sheet::Stroke(const bodymap::Path& path, const Pen& pen) {
    m_document->pages[m_document->current].content.Paint(path, nullptr, &pen);
}

void Sheet::FillAndStroke(const bodymap::Path& path, Colour fill, const Pen& pen) {
    m_document->pages[m_document->current].content.Paint(path, &fill, &pen);
}

void Sheet::Image(bodymap::Rect at, const std::string& bytes, bool jpeg, int width, int height) {
    Document& d = *m_document;
    const auto* data = reinterpret_cast<const HPDF_BYTE*>(bytes.data());
    // libharu takes the bytes as they come: it reads as many as the size tells, and any as a JPEG.
    const std::size_t needed = 3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (jpeg ? !bytes.starts_with("\xFF\xD8") : bytes.size() != needed)
        return KeepFirst(HPDF_INVALID_IMAGE, 0, &d.error);
    const HPDF_Image image =
        jpeg ? HPDF_LoadJpegImageFromMem(d.doc, data, static_cast<HPDF_UINT>(bytes.size()))
             : HPDF_LoadRawImageFromMem(d.doc, data, static_cast<HPDF_UINT>(width),
                                        static_cast<HPDF_UINT>(height), HPDF_CS_DEVICE_RGB, 8);
    PageRecord& record = d.pages[d.current];
    const char* name = image != nullptr ? HPDF_Page_GetXObjectName(record.page, image) : nullptr;
    if (name != nullptr) record.content.Image(name, at.x, at.y, at.w, at.h);
}

void Sheet::Rule(double x1, double y1, double x2, double y2, const Pen& pen) {
    bodymap::Path path;
    path.Move({x1, y1}), path.Line({x2, y2});
    Stroke(path, pen);
}

int Sheet::Begin(Tag, const std::string&, int) {
    return 0;
}
void Sheet::Resume(int) {}
void Sheet::End() {}
void Sheet::Link(bodymap::Rect, const std::string&) {}

std::vector<bodymap::PrintedPage> Sheet::TakeDrawn() {
    return {};
}

void Sheet::Outline(const std::string& title, double y) {
    Document& d = *m_document;
    const HPDF_Outline entry =
        HPDF_CreateOutline(d.doc, nullptr, title.c_str(), HPDF_GetEncoder(d.doc, "UTF-8"));
    const HPDF_Destination to = HPDF_Page_CreateDestination(d.pages[d.current].page);
    if (entry == nullptr || to == nullptr) return;
    HPDF_Destination_SetXYZ(to, 0, static_cast<HPDF_REAL>(d.size.height - y), 1);
    HPDF_Outline_SetDestination(entry, to);
}

std::string Sheet::Finish(const DocumentInfo& info) {
    m_document->SetInfo(info);
    return m_document->Save();
}

}  // namespace pdf
