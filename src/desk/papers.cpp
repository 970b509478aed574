#include "desk/papers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "bodymap/glyph_outlines.h"
#include "desk/clinic.h"
#include "desk/consent_builder.h"
#include "desk/intake_builder.h"
#include "desk/plan_builder.h"
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

pdf::Paper Made(Clinic& clinic, const PaperWish& wish) {
    switch (wish.kind) {
        case PaperKind::Consent:
            return MakeConsent(clinic, ConsentOf(wish));
        case PaperKind::BlankIntake:
            return MakeIntake(clinic, Someone(wish), wish.language);
        default:
            return PlanPaper(clinic, wish.visit, wish.language);
    }
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
        default:
            return words.Text("Home plan");
    }
}

// Of the client's number only what every file system takes.
std::string FileName(Clinic& clinic, const PaperWish& wish) {
    std::string name = wish.kind == PaperKind::Consent       ? "consent"
                       : wish.kind == PaperKind::BlankIntake ? "intake"
                                                             : "plan";
    if (wish.client.empty()) return name + ".pdf";
    name += '-';
    for (const char c : clinic.LoadClient(wish.client).number)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) name += c;
    return name + ".pdf";
}

std::string DayOf(Clinic& clinic, const text::Translator& words, model::Instant at, const std::string& zone) {
    const auto civil = text::ToCivil(at, zone.empty() ? clinic.Profile().zone : zone);
    return text::HumanDate(words, civil.day, text::DateStyle::Short);
}

void OfferPlans(Clinic& clinic, const text::Translator& words, const model::ClientId& client,
                std::vector<PaperOffer>& offers) {
    store::VisitFilter filter;
    filter.client = client;
    for (const store::VisitSummary& summary : clinic.Store().Visits(filter)) {
        const auto visit = clinic.Store().LoadVisit(summary.id);
        if (!visit || visit->plan.empty()) continue;
        PaperOffer offer{{PaperKind::Plan, client, summary.id, {}, {}, {}}, words.Text("Home plan"), {}};
        offer.detail = DayOf(clinic, words, visit->service_at, visit->zone);
        offer.detail += ", " + (clinic.MayHandOutPlan(*visit) ? words.Text("approved") : words.Text("draft"));
        offers.push_back(std::move(offer));
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
    pdf::Paper made = Made(clinic, wish);
    ShownPaper shown;
    shown.wish = wish;
    shown.title = TitleOf(clinic, words, wish);
    shown.file_name = FileName(clinic, wish);
    shown.pages = std::move(made.drawn);
    DecodeImages(shown.pages);
    shown.missing = std::move(made.missing_glyphs);
    shown.bytes = std::move(made.bytes);
    return shown;
}

void LogPaper(Clinic& clinic, const PaperWish& wish) {
    switch (wish.kind) {
        case PaperKind::Consent:
            return LogConsentPrint(clinic, ConsentOf(wish));
        case PaperKind::BlankIntake:
            return LogIntakePrint(clinic, Someone(wish));
        default:
            return clinic.Store().Log("plan.print", wish.visit.value, wish.client);
    }
}

void SavePaper(Clinic& clinic, const ShownPaper& paper, const std::filesystem::path& file) {
    LogPaper(clinic, paper.wish);
    WriteWhole(file, paper.bytes);
}

std::vector<PaperOffer> OfferedPapers(Clinic& clinic, const text::Translator& words,
                                      const model::ClientId& id) {
    std::vector<PaperOffer> offers;
    if (clinic.Store().May(Operation::PrintPlan, id)) OfferPlans(clinic, words, id, offers);
    if (clinic.Store().May(Operation::PrintForms, id))
        OfferForms(clinic, words, clinic.LoadClient(id), offers);
    return offers;
}

std::string PageWords(const bodymap::PrintedPage& page) {
    std::string said;
    const bodymap::PageText* last = nullptr;
    for (const bodymap::PageItem& item : page.items) {
        const auto* run = std::get_if<bodymap::PageText>(&item);
        if (run == nullptr || run->text.empty()) continue;
        if (last != nullptr) said += std::abs(last->at.y - run->at.y) < 0.5 ? ' ' : '\n';
        said += AsSpoken(run->text);
        last = run;
    }
    return said;
}

}  // namespace desk
