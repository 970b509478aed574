#include "pdf/record_page.h"

#include "pdf/parts.h"
#include "pdf/record_parts.h"

namespace pdf {

namespace {

const double kFigureHeight = Px(276);

void PutBody(Composer& c, const RecordPage& page) {
    PutRecordFacts(c, page);
    PutFigures(c, kFigureHeight);
    PutRecordMarks(c, page);
    PutRecordNote(c, page);
    PutRecordMeasures(c, page);
    for (const RecordPage::Section& section : page.sections) PutRecordSection(c, section);
    if (!page.abbreviations.empty()) {
        c.Heading(c.words.Text("Abbreviations"), 3 * Px(14));
        c.Paragraph(page.abbreviations, RecordLook(c.look).cell);
    }
    PutRecordBoxes(c, page);
}

// Drawn once where nobody sees it: names and banners make it as high as they need.
double RunningHead(const PlanPage& plan, const RecordPage& page, const text::Translator& words,
                   const Fonts& faces, const PageSize& size) {
    Sheet sheet(faces, size);
    Composer c(plan, words, sheet, Density::Roomy);
    sheet.AddPage();
    c.on_new_page = [&] { PutRecordHead(c, page); };
    c.NewPage();
    return c.y;
}

}  // namespace

PlanPage PlanOf(const RecordPage& page) {
    PlanPage plan;
    plan.clinic = page.clinic;
    plan.letterhead = page.letterhead;
    plan.therapist = page.therapist;
    plan.figures = page.figures;
    plan.for_the_file = true;
    for (const RecordPage::MarkRow& row : page.marks) {
        if (row.number == 0) continue;
        const std::string side = row.side.empty() ? "" : ", " + row.side;
        plan.found.push_back({row.number, row.finding, row.region + side, row.label, row.severity});
    }
    return plan;
}

Paper WriteRecord(const RecordPage& page, const text::Translator& words, const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    const PlanPage plan = PlanOf(page);
    Composer c(plan, words, sheet, Density::Roomy);
    c.SetBottom(sheet.Size().height - Px(26) - RecordFooterHeight(c, page) - Px(10));
    c.SetRunningHead(RunningHead(plan, page, words, faces, sheet.Size()));
    c.on_new_page = [&] { PutRecordHead(c, page); };
    c.NewPage();
    PutBody(c, page);
    PutRecordFooters(c, page);
    DocumentInfo info;
    info.title = words.Text("Visit record");
    if (!page.client.empty()) info.title += ", " + page.client;
    info.author = page.clinic.name;
    info.subject = page.identity;
    info.language = words.Language();
    return PaperOf(sheet, info, page.letterhead);
}

}  // namespace pdf
