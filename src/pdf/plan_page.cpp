#include "pdf/plan_page.h"

#include <algorithm>

#include "pdf/parts.h"
#include "pdf/unicode.h"

namespace pdf {

namespace {

DocumentInfo InfoOf(const Composer& c) {
    const PlanPage& page = c.page;
    DocumentInfo info;
    info.title = TitleOf(c);
    if (!page.client.empty()) info.title += ", " + page.client;
    info.author = page.clinic.name;
    info.subject = page.document_number;
    info.language = c.words.Language();
    return info;
}

void Put(Composer& c, PlanPart part) {
    switch (part) {
        case PlanPart::Opening:
            return PutOpening(c);
        case PlanPart::Found:
            return PutFindings(c);
        case PlanPart::Done:
            return PutDone(c);
        case PlanPart::Week:
            return PutWeek(c);
        case PlanPart::Exercises:
            return PutExercises(c);
        case PlanPart::Doses:
            return PutDoses(c);
        case PlanPart::Advice:
            return PutAdvice(c);
    }
}

// The routine of a client who goes to a doctor first is left out. In the densest page the table of doses
// stands before the cards: it fills what the week left of its page; cards would not.
std::vector<PlanPart> PartsOf(const Composer& c) {
    std::vector<PlanPart> parts = c.page.parts;
    if (!c.page.referral_text.empty())
        std::erase_if(parts, [](PlanPart part) {
            return part == PlanPart::Week || part == PlanPart::Exercises || part == PlanPart::Doses;
        });
    const auto cards = std::ranges::find(parts, PlanPart::Exercises);
    if (c.StopsInCards() && cards != parts.end() && cards + 1 != parts.end() && cards[1] == PlanPart::Doses)
        std::iter_swap(cards, cards + 1);
    return parts;
}

Paper Compose(const PlanPage& page, const text::Translator& words, const Fonts& faces, Density density) {
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    Composer c(page, words, sheet, density);
    c.SetBottom(sheet.Size().height - Px(30) - FooterHeight(c) - c.Px(12));
    c.on_new_page = [&c] { c.sheet.Pages() == 1 ? PutHead(c) : PutRunningHead(c); };
    c.NewPage();
    PutTitle(c);
    if (!page.referral_text.empty()) PutReferral(c);
    for (const PlanPart part : PartsOf(c)) Put(c, part);
    PutFooters(c);
    return PaperOf(sheet, InfoOf(c), page.letterhead);
}

}  // namespace

Paper PaperOf(Sheet& sheet, const DocumentInfo& info, const Letterhead& head) {
    Paper paper;
    paper.logo_broken = head.logo_broken;
    paper.pages = sheet.Pages();
    for (const char32_t code : sheet.Missing()) paper.missing_glyphs.push_back(Encode(code));
    paper.bytes = sheet.Finish(info);
    paper.drawn = sheet.TakeDrawn();
    return paper;
}

Paper WritePlan(const PlanPage& page, const text::Translator& words, const std::filesystem::path& fonts) {
    // Front and back; large letters may take two sheets.
    const int most_pages = page.large_print ? 4 : 2;
    const Fonts faces(fonts);
    Paper roomy = Compose(page, words, faces, Density::Roomy);
    if (roomy.pages <= most_pages) return roomy;
    Paper best = std::move(roomy);
    for (const Density density : {Density::Tight, Density::Dense}) {
        Paper closer = Compose(page, words, faces, density);
        if (closer.pages < best.pages) best = std::move(closer);
        if (best.pages <= most_pages) break;
    }
    return best;
}

}  // namespace pdf
