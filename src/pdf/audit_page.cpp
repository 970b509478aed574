#include "pdf/audit_page.h"

#include "pdf/form.h"

namespace pdf {

namespace {

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
        for (const Listing& table : m_page.tables) PutListing(c, m_form, table);
        m_form.Footers(c.words.Say("Audit pack, no. {0}, log {1}", {m_page.number, m_page.head}) + ". " +
                       c.words.Text("Confidential."));
    }

private:
    void Cover() {
        c.y += Px(14);
        const std::string title = c.words.Text("Audit pack");
        c.Title(title, Px(4));
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
        c.Heading(title, Form::kLeading * 3, Px(18));
        for (const std::string& sentence : sentences) c.Paragraph(sentence, m_form.text, 3);
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
