#include "pdf/letter_page.h"

#include <algorithm>

#include "pdf/form.h"

namespace pdf {

namespace {

constexpr double kLabelPart = 0.32;  // of the width
constexpr double kBetween = 5;       // points from one fact to the next

class LetterSheet {
public:
    LetterSheet(const LetterPage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy), m_form(c) {
        c.on_new_page = [this] {
            c.sheet.Pages() == 1 ? PutHead(c) : m_form.RunningHead(m_page.clinic.name, m_page.title);
        };
    }

    void Put() {
        c.NewPage();
        c.y += Px(14);
        c.Title(m_page.title, Px(8));
        for (const auto& sentence : m_page.opening) c.Paragraph(sentence, m_form.text, 6);
        {
            const Tagged facts(c.sheet, Tag::List);
            for (const auto& [label, value] : m_page.facts) Fact(label, value);
        }
        c.y += 8;
        for (const auto& sentence : m_page.closing) c.Paragraph(sentence, m_form.text, 6);
        if (m_page.signature) Signature();
        m_form.Footers(m_page.footer);
    }

private:
    // Never broken over pages: both sides are a few lines.
    void Fact(const std::string& label, const std::string& value) {
        const double column = c.Width() * kLabelPart;
        const Lines left = c.Set(label, c.look.Grey(m_form.text), column - Form::kGap);
        const Lines right = c.Set(value, m_form.strong, c.Width() - column);
        const double height = std::max(HeightOf(left), HeightOf(right));
        c.Need(height + kBetween);
        const Tagged fact(c.sheet, Tag::ListItem);
        c.Draw(left, c.Left(), c.y);
        c.Draw(right, c.Left() + column, c.y);
        c.y += height + kBetween;
    }

    void Signature() {
        c.Need(Form::kLine * 2);
        c.y += Form::kLine;
        m_form.Pair(c.words.Text("Date"), c.words.Text("Signature"));
    }

    const LetterPage& m_page;
    Composer c;
    Form m_form;
};

}  // namespace

Paper WriteLetter(const LetterPage& page, const text::Translator& words, const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    PlanPage head;  // the letterhead is the plan's
    head.clinic = page.clinic;
    head.letterhead = page.letterhead;
    head.therapist = page.therapist;
    LetterSheet(page, head, words, sheet).Put();
    DocumentInfo info;
    info.title = page.title;
    info.author = page.clinic.name;
    info.language = words.Language();
    return PaperOf(sheet, info, page.letterhead);
}

}  // namespace pdf
