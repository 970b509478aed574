// The parts of a document in reading order, and which of a page's operators belong to which.
#pragma once

#include <string>
#include <vector>

#include "pdf/bindery.h"
#include "pdf/sheet.h"

namespace pdf {

class Structure {
public:
    // The number of a part; its text goes there.
    static constexpr int kDecoration = -1;

    int Begin(Tag tag, const std::string& alternative, int columns);
    void Resume(int part);
    // False if no part is open.
    bool End();
    [[nodiscard]] bool AllEnded() const { return m_open.empty(); }

    // The part that what is drawn now belongs to; `words`: text, which is decoration only outside all parts.
    [[nodiscard]] int Owner(bool words) const;
    // 1 to 3 inside a heading, otherwise 0.
    [[nodiscard]] int HeadingLevel() const;
    // "/P", for the operators.
    [[nodiscard]] const char* NameOf(int part) const;

    // The next number on a page for operators of the part.
    int AddContent(int part, std::size_t page);
    // A link in the part that is open; `annotation`: its object.
    void AddLink(std::size_t page, int annotation, const std::string& address);

    // Writes the tree; `pages`: the object of each. Extends pages and links with their places in it. Returns
    // the number of its root.
    int Write(Bindery& bindery, const std::vector<int>& pages) const;

private:
    struct Kid {
        int part = -1;  // otherwise content or a link's annotation of a page
        std::size_t page = 0;
        int mark = 0, annotation = 0;
    };
    struct Part {
        Tag tag = Tag::Paragraph;
        bool body = false, link = false;  // a list item's body; a link
        std::string alternative;
        int columns = 1, parent = -1;
        bool used = false, figure = false, decoration = false;
        std::vector<Kid> kids;
    };
    struct Link {
        int part = 0, annotation = 0;
    };
    int Add(Part part);
    void MarkUsed(int part);
    [[nodiscard]] bool Written(int part) const;
    // Object numbers of pages and of parts that are written.
    struct Places {
        const std::vector<int>& pages;
        std::vector<int> parts;
        int document = 0;
    };
    [[nodiscard]] std::string Kids(const Part& part, const Places& places) const;
    [[nodiscard]] std::string Body(const Part& part, const Places& places) const;
    [[nodiscard]] std::string ParentTree(const Places& places) const;

    std::vector<Part> m_parts;
    std::vector<int> m_open;
    std::vector<int> m_tops;
    std::vector<std::vector<int>> m_marks;  // of each page: the part of each number
    std::vector<Link> m_links;
};

}  // namespace pdf
