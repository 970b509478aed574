#include "pdf/plan_page.h"

#include <algorithm>
#include <memory>
#include <utility>

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

void Put(Composer& c, PlanPart part, Drawings& drawings) {
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
            return PutExercises(c, drawings);
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

// The plan on its pages, before they are made a file.
struct Draft {
    Draft(const PlanPage& page, const text::Translator& words, const Fonts& faces, Density density)
        : sheet(faces, page.letter_paper ? kLetter : kA4), composer(page, words, sheet, density) {}
    Sheet sheet;
    Composer composer;
};

std::unique_ptr<Draft> Compose(const PlanPage& page, const text::Translator& words, const Fonts& faces,
                               Density density, Drawings& drawings) {
    auto draft = std::make_unique<Draft>(page, words, faces, density);
    Composer& c = draft->composer;
    c.SetBottom(c.sheet.Size().height - Px(30) - FooterHeight(c) - c.Px(12));
    c.on_new_page = [&c] { c.sheet.Pages() == 1 ? PutHead(c) : PutRunningHead(c); };
    c.NewPage();
    PutTitle(c);
    if (!page.referral_text.empty()) PutReferral(c);
    for (const PlanPart part : PartsOf(c)) Put(c, part, drawings);
    PutFooters(c);
    return draft;
}

// As roomy as fits on so many pages; where nothing does, as roomy as the fewest pages allow.
std::unique_ptr<Draft> Best(const PlanPage& page, const text::Translator& words, const Fonts& faces,
                            int most_pages) {
    Drawings drawings;
    std::unique_ptr<Draft> best;
    for (const Density density : {Density::Roomy, Density::Tight, Density::Dense}) {
        auto draft = Compose(page, words, faces, density, drawings);
        if (!best || draft->sheet.Pages() < best->sheet.Pages()) best = std::move(draft);
        if (best->sheet.Pages() <= most_pages) break;
    }
    return best;
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
    const auto best = Best(page, words, faces, most_pages);
    return PaperOf(best->sheet, InfoOf(best->composer), page.letterhead);
}

}  // namespace pdf
