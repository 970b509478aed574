#include "desk/papers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "bodymap/glyph_outlines.h"
#include "desk/clinic.h"
#include "desk/consent_builder.h"
#include "desk/history_builder.h"
#include "desk/intake_builder.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/record_builder.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "exchange/image.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Operation;

ConsentPaper ConsentOf(const PaperWish& wish) {
    return {wish.client, wish.consent_kind, wish.consent, wish.language};
}

std::optional<model::ClientId> Someone(const PaperWish& wish) {
    return wish.client.empty() ? std::nullopt : std::optional(wish.client);
}

HistoryOrder HistoryOf(const PaperWish& wish) {
    return {wish.client, wish.range, wish.filter, wish.language, wish.compared};
}

LetterWish LetterOf(Clinic& clinic, const PaperWish& wish) {
    if (wish.letter) return *wish.letter;
    const auto visit = clinic.Store().LoadVisit(wish.visit);
    const LetterStart start = visit ? StartOf(*visit) : LetterStart::Visit;
    return ProposeLetter(clinic, wish.visit, start, wish.language);
}

model::Visit VisitOf(Clinic& clinic, const PaperWish& wish) {
    auto visit = clinic.Store().LoadVisit(wish.visit);
    if (!visit)
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no visit {0} in this clinic."),
                           {wish.visit.value});
    return *std::move(visit);
}

Operation RightOf(PaperKind kind) {
    switch (kind) {
        case PaperKind::Plan:
            return Operation::PrintPlan;
        case PaperKind::Record:
        case PaperKind::History:
        case PaperKind::Letter:
            return Operation::PrintRecord;
        default:
            return Operation::PrintForms;
    }
}

pdf::Paper Made(Clinic& clinic, const PaperWish& wish) {
    switch (wish.kind) {
        case PaperKind::Record:
            return RecordPaper(clinic, wish.visit, wish.language);
        case PaperKind::History:
            return HistoryPaper(clinic, HistoryOf(wish));
        case PaperKind::Consent:
            return MakeConsent(clinic, ConsentOf(wish));
        case PaperKind::BlankIntake:
            return MakeIntake(clinic, Someone(wish), wish.language);
        case PaperKind::Letter:
            return LetterPaper(clinic, LetterOf(clinic, wish));
        default:
            return PlanPaper(clinic, wish.visit, wish.language);
    }
}

bool ShowsPictures(Clinic& clinic, const PaperWish& wish) {
    if (wish.kind == PaperKind::Letter) return LetterOf(clinic, wish).parts.contains(LetterPart::Findings);
    return wish.kind == PaperKind::Plan || wish.kind == PaperKind::Record;
}

// No paper leaves without its entry, even where the disk is full.
pdf::Paper Printed(Clinic& clinic, const PaperWish& wish) {
    switch (wish.kind) {
        case PaperKind::Record:
            return RecordToPrint(clinic, wish.visit, wish.language);
        case PaperKind::History:
            return HistoryToPrint(clinic, HistoryOf(wish));
        case PaperKind::Letter:
            return LetterToPrint(clinic, LetterOf(clinic, wish));
        case PaperKind::Consent:
            LogConsentPrint(clinic, ConsentOf(wish));
            break;
        case PaperKind::BlankIntake:
            LogIntakePrint(clinic, Someone(wish));
            break;
        default:
            DemandPrintable(clinic, wish);
            LogPlanPrint(clinic, VisitOf(clinic, wish));
    }
    return Made(clinic, wish);
}

std::string TitleOf(Clinic& clinic, const text::Translator& words, const PaperWish& wish) {
    switch (wish.kind) {
        case PaperKind::Consent: {
            const terms::ConsentKind* kind = clinic.Data().Consents().Find(wish.consent_kind);
            return kind == nullptr ? words.Text("Consent")
                                   : words.Say("Consent: {0}", {Word(words, "kind of consent", kind->name)});
        }
        case PaperKind::BlankIntake:
            return words.Text("Blank intake page");
        case PaperKind::Record:
            return words.Text("Visit record");
        case PaperKind::History:
            return words.Text("Treatment history");
        case PaperKind::Letter:
            return words.Text("Referral letter");
        default:
            return words.Text("Home plan");
    }
}

const char* FileBegin(PaperKind kind) {
    switch (kind) {
        case PaperKind::Record:
            return "record";
        case PaperKind::History:
            return "history";
        case PaperKind::Consent:
            return "consent";
        case PaperKind::BlankIntake:
            return "intake";
        case PaperKind::Letter:
            return "referral";
        default:
            return "plan";
    }
}

std::vector<std::string> WarningsOf(const text::Translator& words, const pdf::Paper& made) {
    std::vector<std::string> warnings;
    std::string glyphs;
    for (const std::string& glyph : made.missing_glyphs) glyphs += (glyphs.empty() ? "" : " ") + glyph;
    if (!glyphs.empty())
        warnings.push_back(words.Say("These characters could not be printed: {0}", {glyphs}));
    if (made.logo_broken) warnings.push_back(LogoBroken(words));
    return warnings;
}

ShownPaper Shown(Clinic& clinic, const text::Translator& words, const PaperWish& wish, pdf::Paper made) {
    ShownPaper shown;
    shown.wish = wish;
    shown.title = TitleOf(clinic, words, wish);
    shown.file_name = FileName(clinic, wish);
    shown.warnings = WarningsOf(words, made);
    shown.pages = std::move(made.drawn);
    DecodeImages(shown.pages);
    shown.bytes = std::move(made.bytes);
    return shown;
}

std::string DayOf(Clinic& clinic, const text::Translator& words, model::Instant at, const std::string& zone) {
    const auto civil = text::ToCivil(at, zone.empty() ? clinic.Profile().zone : zone);
    return text::HumanDate(words, civil.day, text::DateStyle::Short);
}

std::string StatusOf(const text::Translator& words, const store::VisitSummary& visit) {
    if (visit.in_error) return words.Text("entered in error");
    switch (visit.status) {
        case model::VisitStatus::Draft:
            return words.In("visit status", "draft");
        case model::VisitStatus::Signed:
            return words.In("visit status", "signed");
        case model::VisitStatus::Amended:
            break;
    }
    return words.In("visit status", "amended");
}

void OfferVisits(Clinic& clinic, const text::Translator& words, const model::ClientId& client,
                 std::vector<PaperOffer>& offers) {
    const bool plans = clinic.Store().May(Operation::PrintPlan, client);
    const bool records = clinic.Store().May(Operation::PrintRecord, client);
    if (!plans && !records) return;
    store::VisitFilter filter;
    filter.client = client;
    for (const store::VisitSummary& summary : clinic.Store().Visits(filter)) {
        const auto visit = clinic.Store().LoadVisit(summary.id);
        if (!visit) continue;
        const std::string day = DayOf(clinic, words, visit->service_at, visit->zone);
        const auto offer = [&](PaperKind kind, const std::string& detail) {
            const PaperWish wish{kind, client, summary.id, {}, {}, {}};
            offers.push_back({wish, TitleOf(clinic, words, wish), day + ", " + detail});
        };
        if (plans && !visit->plan.empty())
            offer(PaperKind::Plan, summary.in_error                ? StatusOf(words, summary)
                                   : clinic.MayHandOutPlan(*visit) ? words.Text("approved")
                                                                   : words.Text("draft"));
        if (records) offer(PaperKind::Record, StatusOf(words, summary));
    }
}

void OfferHistory(Clinic& clinic, const text::Translator& words, const model::ClientId& client,
                  std::vector<PaperOffer>& offers) {
    const PaperWish wish{PaperKind::History, client, {}, {}, {}, {}};
    offers.push_back({wish, TitleOf(clinic, words, wish), words.Text("all visits")});
}

// About the newest visit; a letter about another begins there.
void OfferLetter(Clinic& clinic, const text::Translator& words, const model::ClientId& client,
                 std::vector<PaperOffer>& offers) {
    store::VisitFilter filter;
    filter.client = client;
    for (const store::VisitSummary& visit : clinic.Store().Visits(filter)) {
        if (visit.in_error) continue;
        const PaperWish wish{PaperKind::Letter, client, visit.id, {}, {}, {}};
        const auto whole = clinic.Store().LoadVisit(visit.id);
        const std::string day = DayOf(clinic, words, visit.service_at, whole ? whole->zone : std::string());
        offers.push_back(
            {wish, TitleOf(clinic, words, wish), words.Say("about the visit of {0}, to be written", {day})});
        return;
    }
}

void OfferForms(Clinic& clinic, const text::Translator& words, const model::Client& client,
                std::vector<PaperOffer>& offers) {
    for (const model::Consent& consent : client.consents) {
        const PaperWish wish{PaperKind::Consent, client.id, {}, consent.kind, consent.id, {}};
        if (clinic.Data().Consents().Find(consent.kind) != nullptr)
            offers.push_back({wish, TitleOf(clinic, words, wish),
                              words.Say("given {0}", {DayOf(clinic, words, consent.given_at, {})})});
    }
    const PaperWish blank{PaperKind::BlankIntake, client.id, {}, {}, {}, {}};
    offers.push_back({blank, TitleOf(clinic, words, blank), words.Text("to fill in by hand")});
    for (const terms::ConsentKind& kind : clinic.Data().Consents().All()) {
        const PaperWish wish{PaperKind::Consent, client.id, {}, kind.id, {}, {}};
        offers.push_back({wish, TitleOf(clinic, words, wish), words.Text("to fill in by hand")});
    }
}

// Runs of a script written from the right are stored as they are seen.
bool FromRight(const std::u32string& run) {
    return std::ranges::any_of(run, [](char32_t c) {
        return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
    });
}

std::string AsSpoken(const std::string& text) {
    if (!FromRight(bodymap::Characters(text))) return text;
    std::string turned;
    for (std::size_t end = text.size(); end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
        turned.append(text, begin, end - begin);
        end = begin;
    }
    return turned;
}

}  // namespace

std::string FileName(Clinic& clinic, const PaperWish& wish) {
    std::string name = FileBegin(wish.kind);
    if (wish.client.empty()) return name + ".pdf";
    name += '-';
    for (const char c : clinic.LoadClient(wish.client).number)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) name += c;
    if (wish.kind == PaperKind::Record || wish.kind == PaperKind::Letter)
        name += '-' + std::to_string(VisitOf(clinic, wish).number);
    return name + ".pdf";
}

void DecodeImages(std::vector<bodymap::PrintedPage>& pages) {
    for (bodymap::PrintedPage& page : pages) {
        for (bodymap::PageItem& item : page.items) {
            auto* image = std::get_if<bodymap::PageImage>(&item);
            if (image == nullptr || !image->jpeg || !image->bytes) continue;
            const exchange::Image plain = exchange::DecodePicture(*image->bytes, "JPEG");
            *image = {image->at, false, plain.width, plain.height,
                      std::make_shared<const std::string>(plain.rgb.begin(), plain.rgb.end())};
        }
    }
}

ShownPaper MakePaper(Clinic& clinic, const text::Translator& words, const PaperWish& wish) {
    clinic.Store().Demand(RightOf(wish.kind), wish.visit.value, wish.client);
    ShownPaper shown = Shown(clinic, words, wish, Made(clinic, wish));
    if (ShowsPictures(clinic, wish)) LogPictures(clinic, VisitOf(clinic, wish), "picture.view");
    return shown;
}

void DemandPrintable(Clinic& clinic, const PaperWish& wish) {
    if (wish.kind == PaperKind::Letter) DemandLetter(clinic, LetterOf(clinic, wish));
    if (wish.kind == PaperKind::Plan) DemandPlanStands(clinic, wish.visit);
}

ShownPaper PaperToPrint(Clinic& clinic, const text::Translator& words, const PaperWish& wish) {
    return Shown(clinic, words, wish, Printed(clinic, wish));
}

ShownPaper SavePaper(Clinic& clinic, const text::Translator& words, const PaperWish& wish,
                     const std::filesystem::path& file) {
    ShownPaper paper = PaperToPrint(clinic, words, wish);
    WriteWhole(file, paper.bytes);
    return paper;
}

std::vector<PaperOffer> OfferedPapers(Clinic& clinic, const text::Translator& words,
                                      const model::ClientId& id) {
    std::vector<PaperOffer> offers;
    if (clinic.Store().May(Operation::PrintRecord, id)) OfferHistory(clinic, words, id, offers);
    if (clinic.Store().May(Operation::PrintRecord, id) && clinic.Store().May(Operation::ReleaseRecords, id))
        OfferLetter(clinic, words, id, offers);
    OfferVisits(clinic, words, id, offers);
    if (clinic.Store().May(Operation::PrintForms, id))
        OfferForms(clinic, words, clinic.LoadClient(id), offers);
    return offers;
}

std::string PageWords(const bodymap::PrintedPage& page) {
    std::string said;
    const bodymap::PageText* last = nullptr;
    for (const bodymap::PageItem& item : page.items) {
        const auto* run = std::get_if<bodymap::PageText>(&item);
        if (run == nullptr || run->text.empty() || run->read == "") continue;
        while (!said.empty() && said.back() == ' ') said.pop_back();
        if (last != nullptr) said += std::abs(last->at.y - run->at.y) < 0.5 ? ' ' : '\n';
        const std::string words = run->read ? *run->read : AsSpoken(run->text);
        const std::size_t begin = words.find_first_not_of(' ');
        if (begin != std::string::npos) said.append(words, begin);
        last = run;
    }
    while (!said.empty() && said.back() == ' ') said.pop_back();
    return said;
}

}  // namespace desk
