#include "desk/consent_builder.h"

#include <algorithm>

#include "desk/clinic.h"
#include "desk/consents.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

const terms::ConsentKind& KindOf(Clinic& clinic, const std::string& id) {
    const terms::ConsentKind* kind = clinic.Data().Consents().Find(id);
    if (kind == nullptr) throw Error(ErrorKind::Refused, Msg("There is no consent “{0}”."), {id});
    return *kind;
}

ConsentDay Now(Clinic& clinic) {
    const auto& profile = clinic.Profile();
    return {clinic.Clock().Now(), profile.zone, clinic.Data().Jurisdictions().Of(profile.jurisdiction)};
}

// Nothing: the blank page.
const model::Consent* GivenOne(const model::Client& client, const ConsentPaper& wanted) {
    if (wanted.consent.empty()) return nullptr;
    const auto found = std::ranges::find(client.consents, wanted.consent, &model::Consent::id);
    if (found == client.consents.end() || found->kind != wanted.kind)
        throw Error(ErrorKind::Refused, Msg("This consent is not on record."));
    return &*found;
}

std::string LanguageOf(const model::Client& client, const model::Consent* given, const ConsentPaper& wanted) {
    if (given != nullptr && !given->language.empty()) return given->language;
    return wanted.language.empty() ? client.language : wanted.language;
}

std::string NameOf(const model::User& user) {
    const std::string& name = user.full_name.empty() ? user.name : user.full_name;
    return user.credentials.empty() ? name : name + ", " + user.credentials;
}

std::string RecorderOf(Clinic& clinic, const model::UserId& id) {
    const auto users = clinic.Store().Users();
    const auto found = std::ranges::find(users, id, &model::User::id);
    return found == users.end() ? std::string() : NameOf(*found);
}

std::string HoldsText(Clinic& clinic, const text::Translator& words, const terms::ConsentKind& kind) {
    if (kind.one_visit) return words.Text("It holds for this one visit.");
    const auto& law = Now(clinic).jurisdiction;
    const int months = kind.id == "treatment" ? law.consent_months.value_or(kind.months) : kind.months;
    return words.SayPlural("It holds for {0} month unless it is taken back earlier.",
                           "It holds for {0} months unless it is taken back earlier.", months,
                           {std::to_string(months)});
}

// The words that were kept, else those of the version that was signed, where they are still known.
std::string WordsOf(const text::Translator& words, const model::Consent& given,
                    const terms::ConsentKind& kind, const std::string& language) {
    if (!given.wording.empty()) return given.wording;
    const auto found =
        std::ranges::find(kind.wordings, given.wording_version, &terms::ConsentWording::version);
    if (found != kind.wordings.end()) return terms::ConsentKind::TextOf(*found, language);
    return words.Text("The words agreed to are on the paper that was signed.");
}

pdf::ConsentPage::Given GivenOf(Clinic& clinic, const text::Translator& words, const model::Client& client,
                                const model::Consent& given, const terms::ConsentKind& kind) {
    const ConsentDay now = Now(clinic);
    const auto day = [&](model::Date date) { return text::HumanDate(words, date, text::DateStyle::Long); };
    const RecordStanding standing = RecordOf(client, given, kind, now);
    pdf::ConsentPage::Given shown;
    shown.by = given.given_by.empty() ? client.name : given.given_by;
    shown.on = day(text::ToCivil(given.given_at, now.zone).day);
    shown.how = HowText(words, given.How());
    shown.recorded_by = RecorderOf(clinic, given.recorded_by);
    shown.standing = words.Say("On {0}: {1}", {day(clinic.Today()), RecordText(words, standing, now.zone)});
    if (given.revoked_at && !given.revoked_why.empty())
        shown.standing += " " + words.Say("Reason: {0}", {given.revoked_why});
    shown.signature = given.signature;
    return shown;
}

pdf::ConsentPage::Age AgeOn(const model::Client& client, model::Date day) {
    using Age = pdf::ConsentPage::Age;
    if (!client.birth_date) return Age::Unknown;
    return client.IsMinorOn(day) ? Age::Minor : Age::Adult;
}

// Clinic and client; the age is that of the day.
pdf::ConsentPage PageFor(Clinic& clinic, const text::Translator& words, const model::Client& client,
                         model::Date day) {
    pdf::ConsentPage page;
    page.clinic = clinic.Profile();
    page.letterhead = PaperHead(clinic);
    page.therapist = NameOf(clinic.SignedIn());
    page.letter_paper = page.clinic.paper == "Letter";
    page.client = client.name;
    page.number = client.number;
    if (client.birth_date)
        page.birth_date = text::HumanDate(words, *client.birth_date, text::DateStyle::Long);
    page.age = AgeOn(client, day);
    if (page.age == pdf::ConsentPage::Age::Minor) page.guardian = GiverOn(client, day);
    return page;
}

}  // namespace

model::ConsentId GivenConsent(Clinic& clinic, const model::ClientId& id, const std::string& kind) {
    const model::Client client = clinic.LoadClient(id);
    const ConsentStanding standing = StandingOf(client, KindOf(clinic, kind), Now(clinic));
    return standing.consent == nullptr ? model::ConsentId() : standing.consent->id;
}

pdf::ConsentPage BuildConsentPage(Clinic& clinic, const ConsentPaper& wanted) {
    const model::Client client = clinic.LoadClient(wanted.client);
    const terms::ConsentKind& kind = KindOf(clinic, wanted.kind);
    const model::Consent* given = GivenOne(client, wanted);
    const std::string language = LanguageOf(client, given, wanted);
    const text::Translator& words = clinic.Data().Translator(language);
    const auto day =
        given == nullptr ? clinic.Today() : text::ToCivil(given->given_at, clinic.Profile().zone).day;
    pdf::ConsentPage page = PageFor(clinic, words, client, day);
    page.kind = Word(words, "kind of consent", kind.name);
    if (given == nullptr) {
        page.wording = WordingText(clinic.Data(), {kind.id}, language);
        page.version = kind.InForce().version;
        page.holds = HoldsText(clinic, words, kind);
    } else {
        page.wording = WordsOf(words, *given, kind, language);
        page.version = given->wording_version;
        page.given = GivenOf(clinic, words, client, *given, kind);
    }
    return page;
}

pdf::Paper MakeConsent(Clinic& clinic, const ConsentPaper& wanted) {
    const pdf::ConsentPage page = BuildConsentPage(clinic, wanted);
    const model::Client client = clinic.LoadClient(wanted.client);
    const std::string language = LanguageOf(client, GivenOne(client, wanted), wanted);
    return pdf::WriteConsent(page, clinic.Data().Translator(language), clinic.Data().Fonts());
}

void LogConsentPrint(Clinic& clinic, const ConsentPaper& wanted) {
    clinic.Store().Log("consent.print", wanted.consent.empty() ? wanted.kind : wanted.consent.value,
                       wanted.client);
}

pdf::Paper WriteConsentFile(Clinic& clinic, const ConsentPaper& wanted, const std::filesystem::path& file) {
    pdf::Paper paper = MakeConsent(clinic, wanted);
    LogConsentPrint(clinic, wanted);
    WriteWhole(file, paper.bytes);
    return paper;
}

}  // namespace desk
