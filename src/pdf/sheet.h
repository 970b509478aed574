// A PDF being written: pages, text and paths in points, y downwards from the page's top. Hides libharu.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "bodymap/path.h"
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
    Figure
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
    // next page. `alternative`: words for a figure.
    void Begin(Tag tag, const std::string& alternative = {});
    void End();

    // An entry of the reader's outline that leads to y on the selected page.
    void Outline(const std::string& title, double y);

    [[nodiscard]] const std::set<char32_t>& Missing() const;
    // The file. Throws model::Error (Environment) if any step failed. Call once.
    [[nodiscard]] std::string Finish(const DocumentInfo& info);

private:
    struct Document;
    std::unique_ptr<Document> m_document;
};

}  // namespace pdf
