#include "pdf/audit_page.h"

#include <algorithm>
#include <numeric>

#include "pdf/form.h"
#include "pdf/table.h"

namespace pdf {

namespace {

constexpr double kGutter = 8;  // points between columns

class AuditSheet {
public:
    AuditSheet(const AuditPage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy), m_form(c) {
        c.on_new_page = [this] {
            c.sheet.Pages() == 1 ? PutHead(c) : m_form.RunningHead(m_page.clinic.name, m_page.client);
        };
    }

    void Put() {
        c.NewPage();
        Cover();
        Verification();
        for (const AuditPage::Table& table : m_page.tables) Table(table);
        m_form.Footers(c.words.Say("Audit pack, no. {0}, log {1}", {m_page.number, m_page.head}));
    }

private:
    void Cover() {
        c.y += Px(14);
        const std::string title = c.words.Text("Audit pack");
        c.sheet.Outline(title, c.y);
        c.y = c.Draw(c.Set(title, c.look.title, c.Width()), c.Left(), c.y) + Px(4);
        m_form.Wide(c.words.Text("Name"), m_page.client);
        m_form.Pair(c.words.Text("Date of birth"), c.words.Text("Number"), m_page.birth_date, m_page.number);
        m_form.Wide(c.words.Text("Period"), m_page.period);
        m_form.Pair(c.words.Text("Made by"), c.words.Text("Date"), m_page.made_by, m_page.made_on);
        c.y += 8;
        // Whole, however long it is.
        if (!m_page.purpose.empty())
            c.Paragraph(c.words.Say("Purpose: {0}", {m_page.purpose}), m_form.text, 3);
        Sentences(c.words.Text("In short"), m_page.summary);
    }

    void Verification() {
        Sentences(c.words.Text("The audit log"), m_page.verification);
        c.Need(Form::kLeading * 2);
        c.y += 4;
        c.Paragraph(c.words.Say("Head of the log: {0}", {m_page.head}), m_form.strong, 4);
        for (const std::string& sentence : m_page.how_to_check)
            c.Paragraph(sentence, c.look.Grey(c.look.small), 3);
    }

    void Sentences(const std::string& title, const std::vector<std::string>& sentences) {
        if (sentences.empty()) return;
        c.Heading(title, Form::kLeading * 2, Px(18));
        for (const std::string& sentence : sentences) c.Paragraph(sentence, m_form.text, 3);
    }

    void Table(const AuditPage::Table& table) {
        const TableRow head = Row(table, table.heads, c.look.head);
        std::vector<TableRow> rows;
        for (const auto& cells : table.rows) rows.push_back(Row(table, cells, c.look.caption));
        const double next =
            HeightOf(head) + (rows.empty() ? Form::kLeading : std::min(HeightOf(rows.front()), 60.0));
        c.Heading(table.title, next, Px(18));
        c.Paragraph(table.about, c.look.Grey(c.look.small), 4);
        if (rows.empty()) return c.Paragraph(table.none, m_form.text, 3);
        PutTable(c, rows, HeightOf(head), [&] {
            for (const Cell& cell : head.cells) c.Draw(cell.lines, c.Left() + cell.x, c.y + head.padding);
            c.y += HeightOf(head);
            c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
        });
    }

    TableRow Row(const AuditPage::Table& table, const std::vector<std::string>& cells, Style style) {
        const double whole = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
        if (style.face == Face::Regular) style.colour = c.look.ink;
        TableRow row;
        row.padding = Px(4);
        double x = 0;
        for (std::size_t i = 0; i < std::min(cells.size(), table.widths.size()); ++i) {
            const double width = c.Width() * table.widths[i] / whole;
            row.cells.push_back({c.Set(cells[i], style, width - kGutter), x, -1});
            x += width;
        }
        return row;
    }

    const AuditPage& m_page;
    Composer c;
    Form m_form;
};

}  // namespace

Paper WriteAuditPack(const AuditPage& page, const text::Translator& words,
                     const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    PlanPage head;  // the letterhead is the plan's
    head.clinic = page.clinic;
    head.letterhead = page.letterhead;
    head.therapist = page.therapist;
    AuditSheet(page, head, words, sheet).Put();
    DocumentInfo info;
    info.title = words.Text("Audit pack");
    info.author = page.clinic.name;
    info.subject = page.number;
    info.language = words.Language();
    return PaperOf(sheet, info, page.letterhead);
}

}  // namespace pdf
