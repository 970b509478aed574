#include "pdf/consent_page.h"

#include <algorithm>

#include "pdf/form.h"

namespace pdf {

namespace {

constexpr double kSignatureHeight = 58;  // points
constexpr double kHandRoom = 16;         // above a line that is signed by hand

// Of one point or more: a smooth line through them, as it is drawn on the screen.
bodymap::Path PathOf(const std::vector<model::MapPoint>& stroke) {
    bodymap::Path path;
    model::MapPoint at = stroke.front();
    path.Move(at);
    // From middle to middle, bent towards the point between them: a quadratic curve, raised to a cubic one.
    for (std::size_t i = 1; i + 1 < stroke.size(); ++i) {
        const model::MapPoint by = stroke[i];
        const model::MapPoint to{(by.x + stroke[i + 1].x) / 2, (by.y + stroke[i + 1].y) / 2};
        path.Curve({at.x + (by.x - at.x) * 2 / 3, at.y + (by.y - at.y) * 2 / 3},
                   {to.x + (by.x - to.x) * 2 / 3, to.y + (by.y - to.y) * 2 / 3}, to);
        at = to;
    }
    path.Line(stroke.back());
    return path;
}

class ConsentSheet {
public:
    ConsentSheet(const ConsentPage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy), m_form(c) {
        c.on_new_page = [this] {
            c.sheet.Pages() == 1 ? PutHead(c) : m_form.RunningHead(m_page.clinic.name, m_page.client);
        };
    }

    void Put() {
        c.NewPage();
        Title();
        Words();
        if (m_page.given)
            Given(*m_page.given);
        else
            Blank();
        m_form.Footers(m_page.number.empty() ? c.words.Text("Consent")
                                             : c.words.Say("Consent, no. {0}", {m_page.number}));
    }

private:
    void Title() {
        c.y += Px(14);
        const std::string title = c.words.Say("Consent: {0}", {m_page.kind});
        c.Title(title, Px(4));
        m_form.Wide(c.words.Text("Name"), m_page.client);
        m_form.Pair(c.words.Text("Date of birth"), c.words.Text("Number"), m_page.birth_date, m_page.number);
    }

    void Words() {
        const Lines words = c.Set(m_page.wording, m_form.text, c.Width());
        c.Heading(c.words.Text("What is agreed to, in these words"),
                  std::min(HeightOf(words), c.FullRoom() / 2), Px(18));
        c.FlowTagged(words);
        c.y += 6;
        if (!m_page.version.empty())
            c.Paragraph(c.words.Say("Wording {0}", {m_page.version}), c.look.Grey(c.look.small), 3);
        c.Paragraph(m_page.holds, m_form.strong, 3);
    }

    void Choice(const std::string& words, bool ticked) {
        c.Need(Form::kLeading + 6);
        const Tagged choice(c.sheet, Tag::Paragraph);
        m_form.Tick(c.Left(), c.y, ticked);
        const double x = c.Left() + Form::kTick + 6;
        c.y = c.Draw(c.Set(words, m_form.strong, c.Right() - x), x, c.y) + 6;
    }

    void Blank() {
        c.y += 12;
        Choice(c.words.Text("I agree."), false);
        Choice(c.words.Text("I do not agree."), false);
        const bool minor = m_page.age == ConsentPage::Age::Minor;
        c.Need((Form::kLine + kHandRoom) * 3 + Form::kLine);
        c.y += 6;
        if (minor) m_form.Pair(c.words.Text("Parent or guardian"), c.words.Text("Date"), m_page.guardian);
        c.y += kHandRoom;
        if (minor) return m_form.Wide(c.words.Text("Signature of the parent or guardian"));
        m_form.Pair(c.words.Text("Date"), c.words.Text("Signature"));
        if (m_page.age == ConsentPage::Age::Adult) return;
        c.y += kHandRoom;
        m_form.Guardian();
    }

    void Given(const ConsentPage::Given& given) {
        c.y += 12;
        Choice(c.words.Text("I agree."), true);
        c.Need(kSignatureHeight + Form::kLine * 3);
        c.y += 6;
        m_form.Wide(m_page.age == ConsentPage::Age::Minor ? c.words.Text("Given by (guardian)")
                                                          : c.words.Text("Given by"),
                    given.by);
        m_form.Pair(c.words.Text("Date"), c.words.Text("Recorded by"), given.on, given.recorded_by);
        Signature(given);
        c.y += 8;
        c.Paragraph(given.standing, m_form.text);
    }

    void Signature(const ConsentPage::Given& given) {
        if (given.signature.empty()) return m_form.Wide(c.words.Text("Signature"), given.how);
        const double top = c.y + 4, scale = kSignatureHeight / model::kSignatureBox.y;
        const double x = c.Left() + c.Width() - scale * model::kSignatureBox.x;
        c.y = top + kSignatureHeight * 3 / 4 - Form::kLine + 5;  // the line runs where it does on the screen
        m_form.Wide(c.words.Text("Signature"), given.how);
        const Tagged drawn(c.sheet, Tag::Figure, c.words.Text("Signature"));
        for (const auto& stroke : given.signature) {
            if (stroke.empty()) continue;
            c.sheet.Stroke(PathOf(stroke).Moved(scale, x, top),
                           {c.look.ink, std::max(0.8, 4 * scale), {}, false});
        }
        c.y = std::max(c.y, top + kSignatureHeight);
    }

    const ConsentPage& m_page;
    Composer c;
    Form m_form;
};

}  // namespace

Paper WriteConsent(const ConsentPage& page, const text::Translator& words,
                   const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    PlanPage head;  // the letterhead is the plan's
    head.clinic = page.clinic;
    head.letterhead = page.letterhead;
    head.therapist = page.therapist;
    ConsentSheet(page, head, words, sheet).Put();
    DocumentInfo info;
    info.title = words.Say("Consent: {0}", {page.kind});
    info.author = page.clinic.name;
    info.subject = page.number;
    info.language = words.Language();
    return PaperOf(sheet, info, page.letterhead);
}

}  // namespace pdf
