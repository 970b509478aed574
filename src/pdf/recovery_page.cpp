#include "pdf/recovery_page.h"

#include "pdf/form.h"
#include "pdf/unicode.h"

namespace pdf {

namespace {

constexpr int kColumns = 2;
constexpr double kBoxHeight = 54, kBoxGap = 9;  // points
constexpr double kNumberRoom = 20;              // left of a group
constexpr double kHandRoom = 14;                // above a line that is signed by hand

class RecoverySheet {
public:
    RecoverySheet(const RecoveryPage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy), m_form(c) {
        c.on_new_page = [this] { PutHead(c); };
    }

    void Put() {
        c.NewPage();
        Title();
        Code();
        Explain();
        Keeper();
        m_form.Footers(c.words.Text("Recovery code"));
    }

private:
    void Title() {
        c.y += Px(12);
        c.Title(c.words.Text("Recovery code"), Px(2));
        c.Paragraph(c.words.Text("Whoever has this sheet and the clinic's folder can read every record."),
                    m_form.strong, 4);
        m_form.Wide(c.words.Text("Clinic"), m_page.clinic.name);
        m_form.Pair(c.words.Text("Made on"), c.words.Text("Made by"), m_page.made_on, m_page.made_by);
    }

    // Each character in a place of its own, so that none runs into the next.
    void Group(std::size_t index, double x, double width) {
        const Tagged group(c.sheet, Tag::ListItem);
        bodymap::Path box;
        box.RoundedBox({x, c.y, width, kBoxHeight}, 4);
        c.sheet.Stroke(box, {c.look.ink, 1, {}, false});
        c.Draw(c.Set(std::to_string(index + 1), c.look.Grey(c.look.small), kNumberRoom), x + 8, c.y + 6);
        const Style large{Face::Bold, 28, 34, c.look.ink};
        const std::u32string codes = Decode(m_page.groups[index]);
        const double cell = (width - kNumberRoom - 8) / static_cast<double>(codes.size());
        double centre = x + kNumberRoom + cell / 2;
        for (const char32_t code : codes) {
            c.DrawCentred(c.Set(Encode(code), large, cell), centre, c.y + (kBoxHeight - large.leading) / 2);
            centre += cell;
        }
    }

    void Code() {
        c.y += 10;
        const double width = (c.Width() - Form::kGap) / kColumns;
        c.sheet.Begin(Tag::List);
        for (std::size_t i = 0; i < m_page.groups.size(); ++i) {
            const auto column = static_cast<double>(i % kColumns);
            Group(i, c.Left() + column * (width + Form::kGap), width);
            if (i % kColumns == kColumns - 1) c.y += kBoxHeight + kBoxGap;
        }
        c.sheet.End();
        c.Paragraph(
            c.words.Text("The code has no letters O, I, L and U: what is round is the digit zero, what is "
                         "one upright stroke is the digit one. Capitals, spaces and dashes do not matter."),
            c.look.Grey(c.look.small), 2);
    }

    void Part(const std::string& heading, const std::string& text) {
        const Lines lines = c.Set(text, m_form.text, c.Width());
        c.Heading(heading, HeightOf(lines), Px(12));
        c.FlowTagged(lines);
    }

    void Explain() {
        Part(c.words.Text("What it is"),
             c.words.Text("The second key to this clinic's records, for the day a passphrase is forgotten or "
                          "its owner cannot come. Without a passphrase and without this code nobody can read "
                          "them again, the makers of Palpate included."));
        Part(c.words.Text("How it is used"),
             c.words.Text("Open the clinic in Palpate, choose “Forgotten? Use the recovery code…”, type the "
                          "eight groups in their order and give yourself a new passphrase. A mistyped group "
                          "is named. The code stays valid until it is replaced."));
        Part(c.words.Text("Where it is kept"),
             c.words.Text("Printed, in a closed envelope, in a safe place away from the computer and from "
                          "the backups. Remove the file once it is printed: it opens the clinic as the paper "
                          "does. If it may have been seen, replace the code under File. Backups made before "
                          "still open with the old one."));
    }

    void Keeper() {
        c.y += 8;
        m_form.Pair(c.words.Text("Kept by"), c.words.Text("Place"));
        c.y += kHandRoom;
        m_form.Pair(c.words.Text("Date"), c.words.Text("Signature"));
    }

    const RecoveryPage& m_page;
    Composer c;
    Form m_form;
};

}  // namespace

Paper WriteRecovery(const RecoveryPage& page, const text::Translator& words,
                    const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    PlanPage head;  // the letterhead is the plan's
    head.clinic = page.clinic;
    head.letterhead = page.letterhead;
    head.therapist = page.made_by;
    RecoverySheet(page, head, words, sheet).Put();
    DocumentInfo info;
    info.title = words.Text("Recovery code");
    info.author = page.clinic.name;
    info.language = words.Language();
    return PaperOf(sheet, info, page.letterhead);
}

}  // namespace pdf
