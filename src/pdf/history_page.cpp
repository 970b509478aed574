#include "pdf/history_page.h"

#include "pdf/form.h"
#include "pdf/scene_painter.h"

namespace pdf {

namespace {

constexpr double kBetween = 10;  // CSS pixels between plots

class HistorySheet {
public:
    HistorySheet(const HistoryPage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy), m_form(c) {
        c.on_new_page = [this] {
            c.sheet.Pages() == 1 ? PutHead(c) : m_form.RunningHead(m_page.clinic.name, m_page.client);
        };
    }

    void Put() {
        c.NewPage();
        Cover();
        for (const HistoryPlots& plots : m_page.plots) Plots(plots);
        for (const Listing& table : m_page.tables) PutListing(c, m_form, table);
        m_form.Footers(c.words.Say("Treatment history, no. {0}", {m_page.number}) + ". " +
                       c.words.Text("Confidential."));
    }

private:
    void Cover() {
        c.y += Px(14);
        c.Title(c.words.Text("Treatment history"), Px(4));
        m_form.Wide(c.words.Text("Name"), m_page.client);
        m_form.Pair(c.words.Text("Date of birth"), c.words.Text("Number"), m_page.birth_date, m_page.number);
        m_form.Wide(c.words.Text("Period"), m_page.period);
        m_form.Pair(c.words.Text("Made by"), c.words.Text("Date"), m_page.made_by, m_page.made_on);
        c.Heading(c.words.Text("In short"), Form::kLeading * 3, Px(18));
        for (const std::string& sentence : m_page.summary) c.Paragraph(sentence, m_form.text, 3);
    }

    void Plots(const HistoryPlots& plots) {
        const double captions = c.look.caption.leading + Px(4);
        const Style about = c.look.Grey(c.look.small);
        c.Heading(plots.title, c.HeightFor(plots.about, about, 4) + Px(plots.height) + captions, Px(18));
        c.Paragraph(plots.about, about, 4);
        c.Need(Px(plots.height) + captions);
        const auto count = static_cast<double>(plots.plots.size());
        const double width = (c.Width() - Px(kBetween) * (count - 1)) / count;
        double x = c.Left();
        for (const HistoryPlot& plot : plots.plots) {
            c.sheet.Begin(Tag::Figure, plot.alternative);
            // Scenes are made in pixels, so that text and pens have the sizes of the visual system.
            const bodymap::Rect frame{x / Px(1), c.y / Px(1), width / Px(1), plots.height};
            PaintScene(c.sheet, plot.draw(frame), Px(1));
            c.sheet.End();
            if (!plot.caption.empty()) {
                const Tagged caption(c.sheet, Tag::Paragraph);
                c.DrawCentred(c.Set(plot.caption, c.look.caption, width), x + width / 2,
                              c.y + Px(plots.height) + Px(2));
            }
            x += width + Px(kBetween);
        }
        c.y += Px(plots.height) + captions;
    }

    const HistoryPage& m_page;
    Composer c;
    Form m_form;
};

}  // namespace

Paper WriteHistory(const HistoryPage& page, const text::Translator& words,
                   const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    PlanPage head;  // the letterhead is the plan's
    head.clinic = page.clinic;
    head.therapist = page.therapist;
    head.letterhead = page.letterhead;
    HistorySheet(page, head, words, sheet).Put();
    DocumentInfo info;
    info.title = words.Text("Treatment history");
    info.author = page.clinic.name;
    info.subject = page.number;
    info.language = words.Language();
    return PaperOf(sheet, info, page.letterhead);
}

}  // namespace pdf
