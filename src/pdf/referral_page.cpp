#include "pdf/referral_page.h"

#include <algorithm>

#include "pdf/form.h"
#include "pdf/parts.h"
#include "pdf/record_parts.h"

namespace pdf {

namespace {

const double kFigures = Px(220);  // height of the map
constexpr double kBetween = 5;    // points between paragraphs
constexpr double kHandRoom = 20;  // above the line that is signed

class ReferralSheet {
public:
    ReferralSheet(const ReferralPage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy), m_form(c) {
        c.on_new_page = [this] {
            c.sheet.Pages() == 1 ? PutHead(c)
                                 : m_form.RunningHead(m_page.chart.clinic.name, m_page.chart.client);
        };
    }

    void Put() {
        c.NewPage();
        Address();
        Opening();
        Words(c.words.Text("Reason for the referral"), m_page.reason, m_form.text);
        Words(c.words.Text("Our question to you"), m_page.question, m_form.strong);
        PutSection(c, m_page.red_flags, c.look.small);
        Found();
        Done();
        if (!m_page.measures.rows.empty()) PutListing(c, m_form, m_page.measures);
        for (const RecordPage::Section& section : m_page.chart.sections) PutSection(c, section, c.look.small);
        Closing();
        m_form.Footers(m_page.chart.footer);
    }

private:
    // The day stands beside the last line of the address, as in a letter.
    void Address() {
        c.y += Px(26);
        const double right = c.Width() * 0.34, left = c.Width() - right - Form::kGap;
        Lines lines;
        for (const std::string& line : m_page.recipient) {
            const Lines more = c.Set(line, m_form.text, left);
            lines.insert(lines.end(), more.begin(), more.end());
        }
        const Lines day = c.Set(m_page.day, m_form.text, right);
        const double height = std::max(HeightOf(lines), HeightOf(day));
        c.DrawTagged(Tag::Paragraph, lines, c.Left(), c.y);
        const Tagged dated(c.sheet, Tag::Paragraph);
        c.DrawRight(day, c.Right(), c.y + height - HeightOf(day));
        c.y += height + Px(26);
    }

    void Opening() {
        const Style title{Face::Bold, Px(19), Px(25), c.look.ink};
        {
            const Tagged heading(c.sheet, Tag::Heading1);
            c.sheet.Outline(m_page.title, c.y);
            c.y = c.Draw(c.Set(m_page.title, title, c.Width()), c.Left(), c.y) + Px(2);
        }
        c.Paragraph(m_page.chart.identity, c.look.Grey(m_form.text), Px(8));
        if (!m_page.urgency.title.empty()) PutBanner(c, m_page.urgency, true);
        c.y += Px(8);
        for (const std::string& sentence : m_page.opening) c.Paragraph(sentence, m_form.text, kBetween);
    }

    void Words(const std::string& title, const std::string& text, const Style& style) {
        if (text.empty()) return;
        c.Heading(title, 3 * style.leading, Px(12));
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            c.Paragraph(text.substr(at, end - at), style, 2);
            at = end + 1;
        }
    }

    void Found() {
        const RecordPage& chart = m_page.chart;
        if (chart.marks.empty()) return;
        const MarkTable table(c, chart, false);
        const double figures = FiguresStart(c, kFigures);
        c.Heading(m_page.found_title, figures > 0 ? figures : table.Start(), Px(12));
        PutFigures(c, kFigures);
        table.Put();
        c.y += Px(4);
        c.Paragraph(c.words.Text("0–10: how strong, before → after the treatment. Left and right are the "
                                 "client’s own."),
                    c.look.Grey(RecordLook(c.look).cell));
    }

    void Done() {
        if (m_page.done.empty()) return;
        // Together, but for what would leave half a page empty.
        double all = 0;
        for (const std::string& sentence : m_page.done)
            all += HeightOf(c.Set(sentence, m_form.text, c.Width())) + 2;
        c.Heading(c.words.Text("What we did"), std::min(all, c.FullRoom() / 2), Px(12));
        for (const std::string& sentence : m_page.done) c.Paragraph(sentence, m_form.text, 2);
    }

    // Kept together, so that nobody signs an empty page.
    void Closing() {
        double height = kHandRoom + Form::kLine * 2;
        for (const std::string& sentence : m_page.scope)
            height += HeightOf(c.Set(sentence, c.look.small, c.Width())) + kBetween;
        c.Need(std::min(height + Px(14), c.FullRoom()));
        c.y += Px(14);
        for (const std::string& sentence : m_page.scope) c.Paragraph(sentence, c.look.small, kBetween);
        c.y += kHandRoom;
        m_form.Pair(c.words.Text("Date"), c.words.Text("Signature"), m_page.day);
        const double half = (c.Width() - Form::kGap) / 2;
        const Lines name = c.Set(m_page.chart.therapist, c.look.Grey(c.look.small), half);
        const double x = c.Left() + half + Form::kGap;
        c.y = c.DrawTagged(Tag::Paragraph, name, x, c.y);
    }

    const ReferralPage& m_page;
    Composer c;
    Form m_form;
};

}  // namespace

Paper WriteReferral(const ReferralPage& page, const text::Translator& words,
                    const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.chart.letter_paper ? kLetter : kA4);
    const PlanPage head = PlanOf(page.chart);
    ReferralSheet(page, head, words, sheet).Put();
    DocumentInfo info;
    info.title = page.title;
    info.author = page.chart.clinic.name;
    info.subject = page.chart.identity;
    info.language = words.Language();
    return PaperOf(sheet, info, page.chart.letterhead);
}

}  // namespace pdf
