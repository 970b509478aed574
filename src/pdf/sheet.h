// A PDF being written: pages, text and paths in points, y downwards from the page's top. Hides libharu.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "bodymap/printed_page.h"
#include "pdf/type.h"

namespace pdf {

struct PageSize {
    double width = 595.28, height = 841.89;
};
inline constexpr PageSize kA4{595.28, 841.89};
inline constexpr PageSize kLetter{612, 792};

struct Pen {
    Colour colour;
    double width = 0.75;
    std::vector<double> dash;
    bool butt_caps = false;
};

// What a part of the page is to a screen reader; what stands outside all of them is decoration.
enum class Tag {
    Heading1,
    Heading2,
    Heading3,
    Paragraph,
    List,
    ListItem,
    Table,
    Row,
    HeadCell,
    Cell,
    Figure,
    Artifact  // drawn again on every page: heads, footers; not read, whatever begins inside
};

struct DocumentInfo {
    std::string title, author, subject, language;
};

// Errors of libharu are kept and thrown once, by Finish.
class Sheet {
public:
    Sheet(const Fonts& fonts, PageSize size);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    [[nodiscard]] PageSize Size() const;
    [[nodiscard]] const Fonts& Faces() const;
    void AddPage();
    [[nodiscard]] int Pages() const;
    // Later drawing goes to this page, counted from 0.
    void Select(int page);

    // A line with its baseline at y.
    void Text(double x, double y, const Line& line);
    void Fill(const bodymap::Path& path, Colour colour);
    void Stroke(const bodymap::Path& path, const Pen& pen);
    void FillAndStroke(const bodymap::Path& path, Colour fill, const Pen& pen);
    // Pixels stretched over a rectangle; `jpeg`: a JPEG file in colour, otherwise rows of 3 bytes a pixel.
    // What is no picture makes Finish throw.
    void Image(bodymap::Rect at, const std::string& bytes, bool jpeg, int width, int height);
    void Rule(double x1, double y1, double x2, double y2, const Pen& pen);

    // What is drawn until End belongs to a part of the document; parts may lie in each other and go on on the
    // next page. Text outside all parts and lines or areas outside figures are decoration. `alternative`:
    // words for a figure; `columns`: how many a cell takes. A part without an end, or an end without a part,
    // makes Finish throw std::logic_error. The number returned is for Resume.
    int Begin(Tag tag, const std::string& alternative = {}, int columns = 1);
    // Goes on with a part that has ended: the rest of a row or cell on the next page.
    void Resume(int part);
    void End();

    // The rectangle on the selected page leads to an address; the part that is open holds it. http, https,
    // mailto and tel only; anything else, or a character no address has, throws model::Error (BadInput).
    void Link(bodymap::Rect at, const std::string& address);

    // An entry of the reader's outline that leads to y on the selected page: below the last one of a higher
    // heading, where it is called inside a heading; otherwise at the top.
    void Outline(const std::string& title, double y);

    // The pages as drawn so far; taken out, so call once.
    [[nodiscard]] std::vector<bodymap::PrintedPage> TakeDrawn();
    [[nodiscard]] const std::set<char32_t>& Missing() const;
    // The file. Throws model::Error (Environment) if any step failed. Call once.
    [[nodiscard]] std::string Finish(const DocumentInfo& info);

private:
    struct Document;
    std::unique_ptr<Document> m_document;
};

// A part of the document for as long as this lives.
class Tagged {
public:
    Tagged(Sheet& sheet, Tag tag, const std::string& alternative = {}, int columns = 1) : m_sheet(sheet) {
        sheet.Begin(tag, alternative, columns);
    }
    ~Tagged() { m_sheet.End(); }
    Tagged(const Tagged&) = delete;
    Tagged& operator=(const Tagged&) = delete;

private:
    Sheet& m_sheet;
};

}  // namespace pdf
