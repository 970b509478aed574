#include "pdf/sheet.h"

#include <hpdf.h>
#include <hpdf_pages.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <utility>

#include "model/problem.h"
#include "pdf/archive.h"
#include "pdf/bindery.h"
#include "pdf/content.h"
#include "pdf/embedded_fonts.h"
#include "pdf/pdf_text.h"
#include "pdf/structure.h"

namespace pdf {

namespace {

constexpr int kNothingOpen = -2;

struct PageRecord {
    HPDF_Page page = nullptr;
    Content content;
    bodymap::PrintedPage drawn;
    std::array<bool, kFontFiles> fonts{};
    int open = kNothingOpen;  // the part its last operators belong to
};

void KeepFirst(HPDF_STATUS error, HPDF_STATUS detail, void* user) {
    auto& kept = *static_cast<std::pair<HPDF_STATUS, HPDF_STATUS>*>(user);
    if (kept.first == 0) kept = {error, detail};
}

int NumberOf(HPDF_Dict object) {
    return static_cast<int>(object->header.obj_id & 0x00FFFFFFU);
}

bodymap::PageColour OnPage(Colour colour) {
    return {colour.r, colour.g, colour.b};
}

bodymap::Path Box(double x, double y, double w, double h) {
    bodymap::Path path;
    path.Move({x, y}), path.Line({x + w, y}), path.Line({x + w, y + h}), path.Line({x, y + h}), path.Close();
    return path;
}

void CheckAddress(const std::string& address) {
    bool known = false;
    for (const char* scheme : {"http://", "https://", "mailto:", "tel:"})
        known = known || (address.starts_with(scheme) && address.size() > std::string_view(scheme).size());
    for (const char c : address)
        known = known && c > ' ' && c < '\x7F' &&
                std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    if (!known) {
        throw model::Error(
            model::ErrorKind::BadInput,
            model::Msg("{0} is no address a page can lead to: http, https, mailto or tel, without spaces."),
            {address});
    }
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
    EmbeddedFont& Font(std::size_t file);
    void Mark(bool words);
    void Paint(const bodymap::Path& path, const Colour* fill, const Pen* pen);
    void Show(const Style& style, std::size_t file, double x, double y, const std::u32string& codes,
              std::optional<std::string>* read = nullptr);
    double ShowSpecial(char32_t code, const Style& style, double x, double y,
                       std::optional<std::string>& read);
    void Piece(const pdf::Piece& piece, double x, double y);
    void EndLine(const Line& line, double x, double y);
    void SetInfo(const DocumentInfo& info);
    std::string Written();
    std::string Bind(const DocumentInfo& info);
    void CheckOnce() const;
    PageRecord& Page() { return pages[current]; }

    const Fonts& fonts;
    PageSize size;
    HPDF_Doc doc = nullptr;
    std::pair<HPDF_STATUS, HPDF_STATUS> error{0, 0};
    std::array<std::unique_ptr<EmbeddedFont>, kFontFiles> embedded;
    std::vector<PageRecord> pages;
    std::size_t current = 0;
    std::set<char32_t> missing;
    Structure structure;
    bool one_end_too_many = false;
    std::array<HPDF_Outline, 4> outlines{};  // the last one of each level, from 1
};

void Sheet::Document::Open() {
    doc = HPDF_New(KeepFirst, &error);
    if (doc == nullptr) {
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("There is not enough memory to make the PDF."));
    }
    HPDF_UseUTFEncodings(doc);
    HPDF_SetCurrentEncoder(doc, "UTF-8");
    HPDF_SetCompressionMode(doc, HPDF_COMP_NONE);
}

EmbeddedFont& Sheet::Document::Font(std::size_t file) {
    auto& font = embedded[file];
    if (!font) font = std::make_unique<EmbeddedFont>(fonts.File(file).File(), static_cast<int>(file) + 1);
    Page().fonts[file] = true;
    return *font;
}

// What is drawn next belongs to the part that is open, or is decoration.
void Sheet::Document::Mark(bool words) {
    PageRecord& page = Page();
    const int owner = structure.Owner(words);
    if (page.open == owner) return;
    if (page.open != kNothingOpen) page.content.Close();
    page.open = owner;
    if (owner == Structure::kDecoration)
        page.content.OpenDecoration();
    else
        page.content.Open(structure.NameOf(owner), structure.AddContent(owner, current));
}

void Sheet::Document::Paint(const bodymap::Path& path, const Colour* fill, const Pen* pen) {
    if (path.empty()) return;
    Page().content.Paint(path, fill, pen);
    bodymap::PageShape shape;
    shape.path = path;
    if (fill != nullptr) shape.fill = OnPage(*fill);
    if (pen != nullptr) {
        shape.stroke = OnPage(pen->colour);
        shape.pen = pen->width, shape.dash = pen->dash, shape.butt_caps = pen->butt_caps;
    }
    Page().drawn.items.emplace_back(std::move(shape));
}

void Sheet::Document::Show(const Style& style, std::size_t file, double x, double y,
                           const std::u32string& codes, std::optional<std::string>* read) {
    if (codes.empty()) return;
    EmbeddedFont& font = Font(file);
    const FontFace& face = fonts.File(file);
    bodymap::PageText text{{x, y}, face.File(), style.size, OnPage(style.colour), Utf8(codes), {}};
    std::string bytes;
    for (const char32_t code : codes) {
        bytes += font.Code(code);
        text.advances.push_back(face.Advance(code) * style.size);
    }
    Page().content.Text(font.Name(), style.size, style.colour, x, y, bytes);
    // The first run of a piece says all of it.
    if (read != nullptr && read->has_value()) text.read = std::exchange(*read, std::string());
    Page().drawn.items.emplace_back(std::move(text));
}

// Draws a character the font has no glyph for; returns its width. `read`: how the piece is read, if it says
// so.
double Sheet::Document::ShowSpecial(char32_t code, const Style& style, double x, double y,
                                    std::optional<std::string>& read) {
    const double em = style.size;
    const auto own = static_cast<std::size_t>(style.face);
    Pen pen{style.colour, em * (style.face == Face::Regular ? 0.07 : 0.09), {}, false};
    if (code == kArrow) {
        bodymap::Path path;
        path.Move({x + 0.12 * em, y - 0.3 * em}), path.Line({x + 0.82 * em, y - 0.3 * em});
        path.Move({x + 0.6 * em, y - 0.5 * em}), path.Line({x + 0.82 * em, y - 0.3 * em});
        path.Line({x + 0.6 * em, y - 0.1 * em});
        Paint(path, nullptr, &pen);
        // A blank, so that a copied line keeps its arrow.
        EmbeddedFont& font = Font(own);
        Page().content.Text(font.Name(), em * kArrowAdvance, style.colour, x, y, font.Code(code));
        return kArrowAdvance * em;
    }
    missing.insert(code);
    pen.width = em * 0.05;
    Paint(Box(x + 0.06 * em, y - 0.74 * em, 0.6 * em, 0.78 * em), nullptr, &pen);
    Style small = style;
    small.size = em * 0.72;
    std::optional<std::string> alone = Utf8(std::u32string(1, code));
    if (!read) Page().content.OpenRead(TextString(std::u32string(1, code)));
    Show(small, own, x + 0.36 * em - fonts.Advance('?', small) / 2, y - 0.1 * em, U"?",
         read ? &read : &alone);
    if (!read) Page().content.Close();
    return kBoxAdvance * em;
}

void Sheet::Document::Piece(const pdf::Piece& piece, double x, double y) {
    const FontFace& face = fonts.File(piece.file);
    std::u32string run;
    double at = x + piece.x, run_at = at;
    std::optional<std::string> read;
    if (!piece.logical.empty()) {
        read = Utf8(piece.logical);
        Page().content.OpenRead(TextString(piece.logical));
    }
    for (char32_t code : piece.codes) {
        if (code == 0x2010 || code == 0x2011) code = '-';
        const bool special = code == kArrow || !face.Has(code);
        if (special) {
            Show(piece.style, piece.file, run_at, y, run, &read);
            run.clear();
            at += ShowSpecial(code, piece.style, at, y, read);
            run_at = at;
        } else {
            run.push_back(code);
            at += face.Advance(code) * piece.style.size;
        }
    }
    Show(piece.style, piece.file, run_at, y, run, &read);
    if (!piece.logical.empty()) Page().content.Close();
}

// Who reads the page aloud or copies from it must not join the last word of a line with the next line's
// first.
void Sheet::Document::EndLine(const Line& line, double x, double y) {
    const pdf::Piece& last = line.pieces.back();
    if (last.codes.empty() || line.right_to_left || last.file != static_cast<std::size_t>(last.style.face))
        return;
    const char32_t end = last.codes.back();
    if (end == U' ' || end == U'-') return;
    Show(last.style, last.file, x + line.width, y, U" ");
}

void Sheet::Document::SetInfo(const DocumentInfo& info) {
    const auto set = [this](HPDF_InfoType type, const std::string& value) {
        if (!value.empty()) HPDF_SetInfoAttr(doc, type, value.c_str());
    };
    set(HPDF_INFO_TITLE, info.title);
    set(HPDF_INFO_AUTHOR, info.author);
    set(HPDF_INFO_SUBJECT, info.subject);
    set(HPDF_INFO_CREATOR, "Palpate");
}

// What libharu makes of the pages, without fonts, structure and operators.
std::string Sheet::Document::Written() {
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

std::string Sheet::Document::Bind(const DocumentInfo& info) {
    Bindery bindery(Written());
    std::array<std::string, kFontFiles> names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (embedded[i]) names[i] = '/' + embedded[i]->Name() + ' ' + Ref(embedded[i]->Write(bindery));
    }
    std::vector<int> objects;
    for (PageRecord& record : pages) {
        objects.push_back(NumberOf(record.page));
        if (record.open != kNothingOpen) record.content.Close();
        bindery.Fill(NumberOf(static_cast<HPDF_PageAttr>(record.page->attr)->contents),
                     record.content.TakeOperators());
        std::string used;
        for (std::size_t i = 0; i < names.size(); ++i) used += record.fonts[i] ? names[i] : "";
        if (!used.empty()) bindery.ExtendInner(objects.back(), "/Resources", "/Font<<" + used + ">>");
    }
    const int tree = structure.Write(bindery, objects);
    bindery.Extend(
        bindery.Catalog(),
        "/StructTreeRoot " + Ref(tree) + "/MarkInfo<</Marked true>>" +
            AddArchiveParts(bindery, info, std::string("Haru Free PDF Library ") + HPDF_GetVersion()));
    return bindery.Bind();
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
    d.pages.push_back({page, Content(d.size.height), {d.size.width, d.size.height, {}}, {}, kNothingOpen});
    d.current = d.pages.size() - 1;
}

void Sheet::Select(int page) {
    m_document->current = static_cast<std::size_t>(page);
}

void Sheet::Text(double x, double y, const Line& line) {
    if (line.pieces.empty()) return;
    m_document->Mark(true);
    for (const Piece& piece : line.pieces) m_document->Piece(piece, x, y);
    m_document->EndLine(line, x, y);
}

void Sheet::Fill(const bodymap::Path& path, Colour colour) {
    m_document->Mark(false);
    m_document->Paint(path, &colour, nullptr);
}

void Sheet::Stroke(const bodymap::Path& path, const Pen& pen) {
    m_document->Mark(false);
    m_document->Paint(path, nullptr, &pen);
}

void Sheet::FillAndStroke(const bodymap::Path& path, Colour fill, const Pen& pen) {
    m_document->Mark(false);
    m_document->Paint(path, &fill, &pen);
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
    const char* name = image != nullptr ? HPDF_Page_GetXObjectName(d.Page().page, image) : nullptr;
    if (name == nullptr) return;
    d.Mark(false);
    d.Page().content.Image(name, at.x, at.y, at.w, at.h);
    d.Page().drawn.items.emplace_back(
        bodymap::PageImage{at, jpeg, width, height, std::make_shared<const std::string>(bytes)});
}

void Sheet::Rule(double x1, double y1, double x2, double y2, const Pen& pen) {
    bodymap::Path path;
    path.Move({x1, y1}), path.Line({x2, y2});
    Stroke(path, pen);
}

int Sheet::Begin(Tag tag, const std::string& alternative, int columns) {
    return m_document->structure.Begin(tag, alternative, columns);
}

void Sheet::Resume(int part) {
    m_document->structure.Resume(part);
}

void Sheet::End() {
    if (!m_document->structure.End()) m_document->one_end_too_many = true;
}

void Sheet::Link(bodymap::Rect at, const std::string& address) {
    CheckAddress(address);
    Document& d = *m_document;
    const auto real = [](double value) { return static_cast<HPDF_REAL>(value); };
    const HPDF_Rect box{real(at.x), real(d.size.height - at.y - at.h), real(at.x + at.w),
                        real(d.size.height - at.y)};
    const HPDF_Annotation link = HPDF_Page_CreateURILinkAnnot(d.Page().page, box, address.c_str());
    if (link == nullptr) return;
    HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
    d.structure.AddLink(d.current, NumberOf(link), address);
}

void Sheet::Outline(const std::string& title, double y) {
    Document& d = *m_document;
    const auto level = static_cast<std::size_t>(std::max(1, d.structure.HeadingLevel()));
    HPDF_Outline parent = nullptr;
    for (std::size_t above = level - 1; above > 0 && parent == nullptr; --above) parent = d.outlines[above];
    const HPDF_Outline entry =
        HPDF_CreateOutline(d.doc, parent, title.c_str(), HPDF_GetEncoder(d.doc, "UTF-8"));
    const HPDF_Destination to = HPDF_Page_CreateDestination(d.Page().page);
    if (entry == nullptr || to == nullptr) return;
    HPDF_Destination_SetXYZ(to, 0, static_cast<HPDF_REAL>(d.size.height - y), 1);
    HPDF_Outline_SetDestination(entry, to);
    d.outlines[level] = entry;
    for (std::size_t below = level + 1; below < d.outlines.size(); ++below) d.outlines[below] = nullptr;
}

std::vector<bodymap::PrintedPage> Sheet::TakeDrawn() {
    std::vector<bodymap::PrintedPage> drawn;
    for (PageRecord& record : m_document->pages) drawn.push_back(std::move(record.drawn));
    return drawn;
}

std::string Sheet::Finish(const DocumentInfo& info) {
    if (m_document->one_end_too_many || !m_document->structure.AllEnded())
        throw std::logic_error("a part of a paper has no end or one too many");
    m_document->SetInfo(info);
    return m_document->Bind(info);
}

}  // namespace pdf
