#include "pdf/plan_page.h"

#include "pdf/parts.h"
#include "pdf/unicode.h"

namespace pdf {

namespace {

DocumentInfo InfoOf(const PlanPage& page, const text::Translator& words) {
    DocumentInfo info;
    info.title =
        page.referral_text.empty() ? words.Text("Your recovery plan") : words.Text("After your visit");
    if (!page.client.empty()) info.title += ", " + page.client;
    info.author = page.clinic.name;
    info.subject = page.document_number;
    info.language = words.Language();
    return info;
}

void PutRoutine(Composer& c) {
    PutWeek(c);
    // The shorter table fills what the week left of its page; cards would not.
    if (c.StopsInCards()) PutDoses(c);
    PutExercises(c);
    if (!c.StopsInCards()) PutDoses(c);
}

Paper Compose(const PlanPage& page, const text::Translator& words, const Fonts& faces, Density density) {
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    Composer c(page, words, sheet, density);
    c.SetBottom(sheet.Size().height - Px(30) - FooterHeight(c) - c.Px(12));
    c.on_new_page = [&c] { c.sheet.Pages() == 1 ? PutHead(c) : PutRunningHead(c); };
    c.NewPage();
    PutTitle(c);
    const bool refer = !page.referral_text.empty();
    if (refer) PutReferral(c);
    PutOpening(c);
    PutFindings(c);
    PutDone(c);
    if (!refer) PutRoutine(c);
    PutAdvice(c);
    PutFooters(c);
    return PaperOf(sheet, InfoOf(page, words), page.letterhead);
}

}  // namespace

Paper PaperOf(Sheet& sheet, const DocumentInfo& info, const Letterhead& head) {
    Paper paper;
    paper.logo_broken = head.logo_broken;
    paper.pages = sheet.Pages();
    for (const char32_t code : sheet.Missing()) paper.missing_glyphs.push_back(Encode(code));
    paper.bytes = sheet.Finish(info);
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
