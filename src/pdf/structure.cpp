#include "pdf/structure.h"

#include <algorithm>

#include "pdf/pdf_text.h"

namespace pdf {

namespace {

std::size_t Index(int number) {
    return static_cast<std::size_t>(number);
}

const char* NameOfTag(Tag tag) {
    switch (tag) {
        case Tag::Heading1:
            return "/H1";
        case Tag::Heading2:
            return "/H2";
        case Tag::Heading3:
            return "/H3";
        case Tag::Paragraph:
            return "/P";
        case Tag::List:
            return "/L";
        case Tag::ListItem:
            return "/LI";
        case Tag::Table:
            return "/Table";
        case Tag::Row:
            return "/TR";
        case Tag::HeadCell:
            return "/TH";
        case Tag::Cell:
            return "/TD";
        case Tag::Figure:
            return "/Figure";
        case Tag::Artifact:
            break;
    }
    return "/Artifact";
}

}  // namespace

const char* Structure::NameOf(int part) const {
    const Part& p = m_parts[Index(part)];
    return p.link ? "/Link" : p.body ? "/LBody" : NameOfTag(p.tag);
}

int Structure::Add(Part part) {
    const int number = static_cast<int>(m_parts.size());
    part.parent = m_open.empty() ? -1 : m_open.back();
    if (part.parent >= 0) {
        Part& parent = m_parts[Index(part.parent)];
        part.figure = part.figure || parent.figure;
        part.decoration = part.decoration || parent.decoration;
        parent.kids.push_back({number, 0, 0, 0});
    } else {
        m_tops.push_back(number);
    }
    m_parts.push_back(std::move(part));
    return number;
}

int Structure::Begin(Tag tag, const std::string& alternative, int columns) {
    Part part;
    part.tag = tag, part.alternative = alternative, part.columns = columns;
    part.figure = tag == Tag::Figure, part.decoration = tag == Tag::Artifact;
    int number = Add(part);
    m_open.push_back(number);
    if (tag == Tag::ListItem) {
        part.body = true;
        number = Add(part);
        m_open.back() = number;
    }
    return number;
}

void Structure::Resume(int part) {
    m_open.push_back(part);
}

bool Structure::End() {
    if (m_open.empty()) return false;
    m_open.pop_back();
    return true;
}

int Structure::Owner(bool words) const {
    if (m_open.empty()) return kDecoration;
    const Part& part = m_parts[Index(m_open.back())];
    return part.decoration || (!words && !part.figure) ? kDecoration : m_open.back();
}

int Structure::HeadingLevel() const {
    for (auto part = m_open.rbegin(); part != m_open.rend(); ++part) {
        const Tag tag = m_parts[Index(*part)].tag;
        if (tag <= Tag::Heading3) return static_cast<int>(tag) + 1;
    }
    return 0;
}

void Structure::MarkUsed(int part) {
    for (; part >= 0 && !m_parts[Index(part)].used; part = m_parts[Index(part)].parent)
        m_parts[Index(part)].used = true;
}

int Structure::AddContent(int part, std::size_t page) {
    if (m_marks.size() <= page) m_marks.resize(page + 1);
    const int mark = static_cast<int>(m_marks[page].size());
    m_marks[page].push_back(part);
    m_parts[Index(part)].kids.push_back({-1, page, mark, 0});
    MarkUsed(part);
    return mark;
}

void Structure::AddLink(std::size_t page, int annotation, const std::string& address) {
    Part part;
    part.link = true, part.alternative = address;
    const int number = Add(part);
    m_parts[Index(number)].kids.push_back({-1, page, 0, annotation});
    m_links.push_back({number, annotation});
    MarkUsed(number);
}

// Cells without content keep the others of their row in their columns.
bool Structure::Written(int number) const {
    const Part& part = m_parts[Index(number)];
    if (part.decoration) return false;
    const bool cell = part.tag == Tag::Cell || part.tag == Tag::HeadCell;
    return part.used || (cell && part.parent >= 0 && m_parts[Index(part.parent)].used);
}

std::string Structure::Kids(const Part& part, const Places& places) const {
    const auto content = std::ranges::find_if(part.kids, [](const Kid& kid) { return kid.part < 0; });
    const int home = content == part.kids.end() ? 0 : places.pages[content->page];
    std::string kids;
    for (const Kid& kid : part.kids) {
        if (kid.part >= 0) {
            if (places.parts[Index(kid.part)] > 0) kids += Ref(places.parts[Index(kid.part)]) + ' ';
        } else if (kid.annotation > 0) {
            kids += "<</Type/OBJR/Obj " + Ref(kid.annotation) + "/Pg " + Ref(places.pages[kid.page]) + ">>";
        } else if (places.pages[kid.page] == home) {
            kids += std::to_string(kid.mark) + ' ';
        } else {
            kids +=
                "<</Type/MCR/Pg " + Ref(places.pages[kid.page]) + "/MCID " + std::to_string(kid.mark) + ">>";
        }
    }
    if (kids.empty()) return {};
    if (kids.back() == ' ') kids.pop_back();
    return (home > 0 ? "/Pg " + Ref(home) : std::string()) + "/K[" + kids + ']';
}

std::string Structure::Body(const Part& part, const Places& places) const {
    const int parent = part.parent < 0 ? places.document : places.parts[Index(part.parent)];
    std::string body = "<</S";
    body += part.link ? "/Link" : part.body ? "/LBody" : NameOfTag(part.tag);
    body += "/P " + Ref(parent);
    if (!part.alternative.empty() && !part.body) body += "/Alt" + TextString(part.alternative);
    if (part.tag == Tag::HeadCell && !part.link) body += "/A<</O/Table/Scope/Column>>";
    if (part.tag == Tag::Cell && part.columns > 1)
        body += "/A<</O/Table/ColSpan " + std::to_string(part.columns) + ">>";
    return body + Kids(part, places) + ">>";
}

// Pages by their number, then links.
std::string Structure::ParentTree(const Places& places) const {
    std::string tree = "<</Nums[";
    for (std::size_t page = 0; page < m_marks.size(); ++page) {
        tree += std::to_string(page) + '[';
        for (const int part : m_marks[page]) tree += Ref(places.parts[Index(part)]) + ' ';
        tree += ']';
    }
    for (std::size_t i = 0; i < m_links.size(); ++i)
        tree +=
            std::to_string(places.pages.size() + i) + ' ' + Ref(places.parts[Index(m_links[i].part)]) + ' ';
    return tree + "]>>";
}

int Structure::Write(Bindery& bindery, const std::vector<int>& pages) const {
    Places places{pages, std::vector<int>(m_parts.size(), 0), 0};
    const int root = bindery.Reserve();
    places.document = bindery.Reserve();
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (Written(static_cast<int>(i))) places.parts[i] = bindery.Reserve();
    }
    std::string tops;
    for (const int part : m_tops) {
        if (places.parts[Index(part)] > 0) tops += Ref(places.parts[Index(part)]) + ' ';
    }
    bindery.Set(places.document, "<</S/Document/P " + Ref(root) + "/K[" + tops + "]>>");
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (places.parts[i] > 0) bindery.Set(places.parts[i], Body(m_parts[i], places));
    }
    const int tree = bindery.Add(ParentTree(places));
    bindery.Set(root, "<</Type/StructTreeRoot/K " + Ref(places.document) + "/ParentTree " + Ref(tree) +
                          "/ParentTreeNextKey " + std::to_string(pages.size() + m_links.size()) + ">>");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const bool holds = i < m_marks.size() && !m_marks[i].empty();
        bindery.Extend(pages[i], holds ? "/Tabs/S/StructParents " + std::to_string(i) : "/Tabs/S");
    }
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        bindery.Extend(m_links[i].annotation, "/F 4/StructParent " + std::to_string(pages.size() + i) +
                                                  "/Contents" +
                                                  TextString(m_parts[Index(m_links[i].part)].alternative));
    }
    return root;
}

}  // namespace pdf
