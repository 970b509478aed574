// What a letter is to say and whether it may be written; its entry in the register of disclosures.
#include <algorithm>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/letter_parts.h"
#include "desk/red_flags.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "model/clean_text.h"
#include "routine/planner.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::size_t kMostName = 180, kMostAddress = 600, kMostText = 4000, kMostLegal = 300;  // characters

const text::Translator& WordsFor(Clinic& clinic, const std::string& language) {
    return clinic.Data().Translator(language.empty() ? clinic.Profile().language : language);
}

model::Visit VisitFor(Clinic& clinic, const model::VisitId& id) {
    auto visit = clinic.Store().LoadVisit(id);
    if (!visit) throw Error(ErrorKind::Refused, Msg("There is no visit {0} in this clinic."), {id.value});
    return *std::move(visit);
}

void DemandRight(Clinic& clinic, const model::Visit& visit) {
    for (const model::Operation operation : {model::Operation::PrintRecord, model::Operation::ReleaseRecords})
        clinic.Store().Demand(operation, visit.id.value, visit.client);
}

// The words of the visit as they stand after its corrections.
std::string ReasonOf(Clinic& clinic, const text::Translator& words, const model::VisitId& id) {
    const AmendedVisit read = ReadAmended(clinic, words, id);
    const auto field = std::ranges::find(read.fields, "reason", &ReadField::field);
    return field == read.fields.end() ? std::string() : Trimmed(model::Standing(field->passages));
}

std::string FlagNames(Clinic& clinic, const text::Translator& words, const model::Visit& visit) {
    std::vector<std::string> names;
    for (const routine::RedFlag& flag : routine::RedFlags(clinic.Data().Rules()))
        if (std::ranges::find(visit.red_flags, flag.id) != visit.red_flags.end())
            names.push_back(words.Text(flag.name));
    return ListOf(words, names);
}

void DemandText(const std::string& text, std::size_t most, bool lines) {
    if (model::LengthOf(text) > most)
        throw Error(ErrorKind::Refused, Msg("A text of the letter is longer than {0} characters."),
                    {std::to_string(most)});
    if (model::HasInvisible(text) || (!lines && model::HasLineEnd(text)))
        throw Error(ErrorKind::Refused, Msg("A text of the letter holds characters nobody can see."));
}

void DemandTexts(const LetterWish& wish) {
    DemandText(wish.name, kMostName, false);
    DemandText(wish.practice, kMostName, false);
    DemandText(wish.address, kMostAddress, true);
    DemandText(wish.reason, kMostText, true);
    DemandText(wish.question, kMostText, true);
    DemandText(wish.legal_reason, kMostLegal, false);
}

void DemandSaid(const LetterWish& wish) {
    if (RecipientOf(wish).empty())
        throw Error(ErrorKind::Refused, Msg("Say who the letter goes to: a name or a practice."));
    if (Trimmed(wish.reason).empty()) throw Error(ErrorKind::Refused, Msg("Say why the client is referred."));
}

std::size_t Rank(const std::string& urgency) {
    const auto* const at = std::ranges::find(kLetterUrgencies, urgency);
    if (at == kLetterUrgencies.end())
        throw Error(ErrorKind::Refused,
                    Msg("“{0}” is no urgency; expected routine, refer_days, same_day or emergency."),
                    {urgency});
    return static_cast<std::size_t>(at - kLetterUrgencies.begin());
}

// A letter may call a red flag more urgent than the rules do, never less.
void DemandUrgency(Clinic& clinic, const model::Visit& visit, const std::string& urgency) {
    if (Rank(urgency) < Rank(MostUrgent(clinic.Data().Rules(), visit.red_flags)))
        throw Error(ErrorKind::Refused,
                    Msg("A red flag of this visit is more urgent than the letter says; raise its urgency."));
}

void DemandStanding(Clinic& clinic, const model::VisitId& id) {
    for (const store::KeptAmendment& one : clinic.Store().Amendments(id))
        if (one.content.kind == model::AmendmentKind::InError)
            throw Error(ErrorKind::Refused,
                        Msg("This visit is struck as entered in error; no letter is written of it."));
}

void DemandGround(Clinic& clinic, const model::Client& client, const LetterWish& wish) {
    if (!Trimmed(wish.legal_reason).empty() || SharingStanding(clinic, client).Holds()) return;
    throw Error(ErrorKind::Refused,
                Msg("The client has not agreed to letters to other professionals. Record that consent, or "
                    "say by which law or duty the letter is sent without it, such as an emergency."));
}

}  // namespace

std::string RecipientOf(const LetterWish& wish) {
    const std::string name = Trimmed(wish.name), practice = Trimmed(wish.practice);
    return name + (name.empty() || practice.empty() ? "" : ", ") + practice;
}

ConsentStanding SharingStanding(Clinic& clinic, const model::Client& client) {
    const auto& profile = clinic.Profile();
    return StandingOf(
        client, *clinic.Data().Consents().Find(kSharingConsent),
        {clinic.Clock().Now(), profile.zone, clinic.Data().Jurisdictions().Of(profile.jurisdiction)});
}

LetterStart StartOf(const model::Visit& visit) {
    return visit.red_flags.empty() ? LetterStart::Visit : LetterStart::RedFlag;
}

LetterWish ProposeLetter(Clinic& clinic, const model::VisitId& id, LetterStart start,
                         const std::string& language) {
    const model::Visit visit = VisitFor(clinic, id);
    DemandRight(clinic, visit);
    const text::Translator& words = WordsFor(clinic, language);
    LetterWish wish;
    wish.visit = id;
    wish.language = language;
    wish.urgency = MostUrgent(clinic.Data().Rules(), visit.red_flags);
    wish.reason = ReasonOf(clinic, words, id);
    if (start == LetterStart::Visit) {
        wish.parts = {LetterPart::Findings, LetterPart::Treatment, LetterPart::Measures, LetterPart::Given};
        if (visit.red_flags_asked) wish.parts.insert(LetterPart::RedFlags);
        return wish;
    }
    const std::string flags = FlagNames(clinic, words, visit);
    if (!flags.empty())
        wish.reason = words.Say("Red flag: {0}.", {flags}) + (wish.reason.empty() ? "" : "\n" + wish.reason);
    wish.question = words.Text("Please examine and tell us whether massage may go on.");
    wish.parts = {LetterPart::RedFlags, LetterPart::Findings, LetterPart::Health};
    return wish;
}

LetterConsent LetterConsentOf(Clinic& clinic, const text::Translator& words, const model::ClientId& client) {
    const model::Client shown = clinic.LoadClient(client);
    const ConsentStanding standing = SharingStanding(clinic, shown);
    const std::string kind =
        Word(words, "kind of consent", clinic.Data().Consents().Find(kSharingConsent)->name);
    return {standing.Holds(),
            words.Say("Consent: {0}", {kind + ", " + StandingText(words, standing, clinic.Profile().zone)})};
}

std::string LetterUrgencyName(const text::Translator& words, const std::string& urgency) {
    return urgency.empty() ? words.In("urgency", "routine") : UrgencyText(words, urgency);
}

std::string LetterPartName(const text::Translator& words, LetterPart part) {
    switch (part) {
        case LetterPart::RedFlags:
            return words.Text("Red flags: what was asked and found");
        case LetterPart::Findings:
            return words.Text("Findings with the map");
        case LetterPart::Treatment:
            return words.Text("What was done");
        case LetterPart::Measures:
            return words.Text("Measures over time");
        case LetterPart::Health:
            return words.Text("Health history, medicines, allergies");
        case LetterPart::Given:
            break;
    }
    return words.Text("What the client was given");
}

void DemandReadable(Clinic& clinic, const LetterWish& wish) {
    DemandRight(clinic, VisitFor(clinic, wish.visit));
    DemandTexts(wish);
    (void)Rank(wish.urgency);
    DemandStanding(clinic, wish.visit);
}

void DemandLetter(Clinic& clinic, const LetterWish& wish) {
    DemandReadable(clinic, wish);
    DemandSaid(wish);
    const model::Visit visit = VisitFor(clinic, wish.visit);
    DemandUrgency(clinic, visit, wish.urgency);
    const model::Client client = clinic.LoadClient(visit.client);
    DemandGround(clinic, client, wish);
}

}  // namespace desk
