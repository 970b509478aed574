// Consents are given and taken back.
#include <algorithm>

#include "desk/clinic.h"
#include "desk/consents.h"
#include "desk/resources.h"
#include "desk/wording.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::ConsentHow;
using model::Error;
using model::ErrorKind;
using model::Msg;

[[noreturn]] void Refuse(const char* sentence) {
    throw Error(ErrorKind::Refused, sentence);
}

void CheckGiven(const ConsentGiven& given, model::Date today) {
    if (given.kinds.empty()) Refuse(Msg("Choose at least one consent."));
    if (Trimmed(given.given_by).empty()) Refuse(Msg("Write down who gives the consent."));
    const bool drawn =
        std::ranges::any_of(given.signature, [](const auto& stroke) { return stroke.size() > 1; });
    if (given.how == ConsentHow::Drawn && !drawn)
        Refuse(Msg("The signature is missing: draw it, or say that it was signed on paper."));
    if (given.given_on && (!given.given_on->ok() || *given.given_on > today))
        Refuse(Msg("A consent cannot be given on a day still to come."));
    if (given.expires && (!given.expires->ok() || *given.expires < given.given_on.value_or(today)))
        Refuse(Msg("The consent would end before it is given."));
}

void CheckGiver(const ConsentGiven& given, const model::Client& client, model::Date day) {
    if (client.birth_date && day < *client.birth_date)
        Refuse(Msg("A consent cannot be given before the client was born."));
    const std::string name = Trimmed(given.given_by);
    if (client.IsMinorOn(day) && (name == client.name || name == client.preferred_name))
        Refuse(Msg("Under 18 a parent or guardian gives the consent: write down their name."));
}

model::Consent Made(Clinic& clinic, const terms::ConsentKind& kind, const ConsentGiven& given) {
    const auto& profile = clinic.Profile();
    const model::Instant now = clinic.Clock().Now();
    const bool today = !given.given_on || *given.given_on == clinic.Today();
    model::Consent consent;
    consent.id = clinic.Ids().New<model::ConsentId>();
    consent.kind = kind.id;
    consent.given_at = today ? now : text::FromCivil({*given.given_on, 12, 0, 0}, profile.zone);
    consent.language = given.language;
    consent.wording = WordingText(clinic.Data(), {kind.id}, given.language);
    consent.wording_version = kind.InForce().version;
    consent.given_by = Trimmed(given.given_by);
    consent.how = given.how;
    consent.recorded_by = clinic.SignedIn().id;
    if (given.how == ConsentHow::Drawn) consent.signature = given.signature;
    const auto& law = clinic.Data().Jurisdictions().Of(profile.jurisdiction);
    const bool own = given.expires && !kind.one_visit;
    consent.expires = own ? given.expires : DefaultEnd(consent, kind, {now, profile.zone, law});
    model::CleanTexts(consent);
    return consent;
}

}  // namespace

std::string GiverOn(const model::Client& client, model::Date day) {
    if (!client.IsMinorOn(day)) return client.name;
    // Name and contact: the name stands in front.
    return Trimmed(client.guardian.substr(0, client.guardian.find_first_of(",;\n")));
}

model::Client RecordConsents(Clinic& clinic, const model::ClientId& id, const ConsentGiven& given) {
    CheckGiven(given, clinic.Today());
    model::Client client = clinic.LoadClient(id);
    CheckGiver(given, client, given.given_on.value_or(clinic.Today()));
    const auto& law = clinic.Data().Jurisdictions().Of(clinic.Profile().jurisdiction);
    for (const std::string& one : given.kinds) {
        const terms::ConsentKind* kind = clinic.Data().Consents().Find(one);
        if (kind == nullptr) throw Error(ErrorKind::Refused, Msg("There is no consent “{0}”."), {one});
        if (given.how == ConsentHow::Spoken && NeedsWriting(*kind, law))
            throw Error(ErrorKind::Refused, Msg("“{0}” has to be agreed to in writing."), {kind->name});
        client.consents.push_back(Made(clinic, *kind, given));
    }
    return clinic.SaveClient(std::move(client));
}

model::Client RevokeConsent(Clinic& clinic, const model::ClientId& id, const model::ConsentId& consent,
                            const std::string& why) {
    model::Client client = clinic.LoadClient(id);
    const auto found = std::ranges::find(client.consents, consent, &model::Consent::id);
    const terms::ConsentKind* kind =
        found == client.consents.end() ? nullptr : clinic.Data().Consents().Find(found->kind);
    const auto& law = clinic.Data().Jurisdictions().Of(clinic.Profile().jurisdiction);
    const ConsentDay now{clinic.Clock().Now(), clinic.Profile().zone, law};
    const bool back = found != client.consents.end() && kind != nullptr &&
                      RecordOf(client, *found, *kind, now).state == RecordState::TakenBack;
    if (found == client.consents.end() || found->revoked_at || back)
        Refuse(Msg("This consent is not in force any more."));
    found->revoked_at = clinic.Clock().Now();
    found->revoked_why = why;
    model::CleanTexts(*found);
    return clinic.SaveClient(std::move(client));
}

}  // namespace desk
