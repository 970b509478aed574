// Consents are given, taken back and put in words.
#include <algorithm>

#include "desk/clinic.h"
#include "desk/consents.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

[[noreturn]] void Refuse(const char* sentence) {
    throw Error(ErrorKind::Refused, sentence);
}

std::string WhoAndHow(const text::Translator& words, const ConsentGiven& given) {
    const std::string name = Trimmed(given.given_by);
    switch (given.how) {
        case SignedHow::OnPaper:
            return words.Say("{0} (signed on paper)", {name});
        case SignedHow::TypedName:
            return words.Say("{0} (name typed)", {name});
        case SignedHow::Drawn:
            break;
    }
    return name;
}

void CheckGiven(const ConsentGiven& given, model::Date today) {
    if (given.kinds.empty()) Refuse(Msg("Choose at least one consent."));
    if (Trimmed(given.given_by).empty()) Refuse(Msg("Write down who gives the consent."));
    const bool drawn =
        std::ranges::any_of(given.signature, [](const auto& stroke) { return stroke.size() > 1; });
    if (given.how == SignedHow::Drawn && !drawn)
        Refuse(Msg("The signature is missing: draw it, or say that it was signed on paper."));
    if (given.given_on && (!given.given_on->ok() || *given.given_on > today))
        Refuse(Msg("A consent cannot be given on a day still to come."));
    if (given.expires && (!given.expires->ok() || *given.expires < given.given_on.value_or(today)))
        Refuse(Msg("The consent would end before it is given."));
}

}  // namespace

std::string StandingText(const text::Translator& words, const ConsentStanding& standing,
                         const std::string& zone) {
    const auto day = [&](model::Date date) { return text::HumanDate(words, date, text::DateStyle::Short); };
    switch (standing.state) {
        case ConsentState::Missing:
            return words.Text("not given");
        case ConsentState::Revoked:
            return words.Say("taken back {0}", {day(text::ToCivil(*standing.consent->revoked_at, zone).day)});
        case ConsentState::Expired:
            return words.Say("ended {0}", {day(*standing.ends)});
        default:
            break;
    }
    if (standing.older_wording) return words.Text("wording has changed: ask again");
    return standing.ends ? words.Say("valid to {0}", {day(*standing.ends)})
                         : words.Text("valid until it is taken back");
}

std::string WordingText(Resources& resources, const std::vector<std::string>& kinds,
                        const std::string& language) {
    const text::Translator& words = resources.Translator(language);
    std::string all;
    for (const std::string& id : kinds) {
        const terms::ConsentKind* kind = resources.Consents().Find(id);
        if (kind == nullptr) continue;
        if (!all.empty()) all += "\n\n";
        if (kinds.size() > 1) all += Word(words, "kind of consent", kind->name) + "\n";
        all += terms::ConsentKind::TextOf(kind->InForce(), language);
    }
    return all;
}

model::Client RecordConsents(Clinic& clinic, const model::ClientId& id, const ConsentGiven& given) {
    CheckGiven(given, clinic.Today());
    model::Client client = clinic.LoadClient(id);
    const auto& profile = clinic.Profile();
    const model::Instant now = clinic.Clock().Now();
    const bool today = !given.given_on || *given.given_on == clinic.Today();
    const ConsentDay day{now, profile.zone, clinic.Data().Jurisdictions().Of(profile.jurisdiction)};
    for (const std::string& one : given.kinds) {
        const terms::ConsentKind* kind = clinic.Data().Consents().Find(one);
        if (kind == nullptr) throw Error(ErrorKind::Refused, Msg("There is no consent “{0}”."), {one});
        model::Consent consent;
        consent.id = clinic.Ids().New<model::ConsentId>();
        consent.kind = one;
        consent.given_at = today ? now : text::FromCivil({*given.given_on, 12, 0, 0}, profile.zone);
        consent.language = given.language;
        consent.wording = WordingText(clinic.Data(), {one}, given.language);
        consent.wording_version = kind->InForce().version;
        consent.given_by = WhoAndHow(clinic.Data().Translator(profile.language), given);
        consent.recorded_by = clinic.SignedIn().id;
        if (given.how == SignedHow::Drawn) consent.signature = given.signature;
        consent.expires = given.expires ? given.expires : DefaultEnd(consent, *kind, day);
        model::CleanTexts(consent);
        client.consents.push_back(std::move(consent));
    }
    return clinic.SaveClient(std::move(client));
}

model::Client RevokeConsent(Clinic& clinic, const model::ClientId& id, const model::ConsentId& consent,
                            const std::string& why) {
    model::Client client = clinic.LoadClient(id);
    const auto found = std::ranges::find(client.consents, consent, &model::Consent::id);
    if (found == client.consents.end() || found->revoked_at)
        Refuse(Msg("This consent is not in force any more."));
    found->revoked_at = clinic.Clock().Now();
    found->revoked_why = why;
    model::CleanTexts(*found);
    return clinic.SaveClient(std::move(client));
}

}  // namespace desk
