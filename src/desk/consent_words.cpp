// Consents in words: how they stand, how they were given, what stops without them.
#include "desk/consents.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

std::string DayText(const text::Translator& words, model::Date day) {
    return text::HumanDate(words, day, text::DateStyle::Short);
}
std::string DayText(const text::Translator& words, model::Instant at, const std::string& zone) {
    return DayText(words, text::ToCivil(at, zone).day);
}

std::string OneVisitText(const text::Translator& words, const ConsentStanding& standing) {
    const std::string day = DayText(words, *standing.ends);
    if (standing.state == ConsentState::Expired)
        return words.Say("was for the visit of {0} only: ask again", {day});
    return words.Say("for the visit of {0} only", {day});
}

}  // namespace

std::string StandingText(const text::Translator& words, const ConsentStanding& standing,
                         const std::string& zone) {
    switch (standing.state) {
        case ConsentState::Missing:
            return standing.one_visit ? words.Text("not given; asked at every visit")
                                      : words.Text("not given");
        case ConsentState::Revoked:
            return words.Say("taken back {0}", {DayText(words, *standing.consent->revoked_at, zone)});
        case ConsentState::Expired:
            return standing.one_visit ? OneVisitText(words, standing)
                                      : words.Say("ended {0}", {DayText(words, *standing.ends)});
        default:
            break;
    }
    if (standing.older_wording) return words.Text("wording has changed: ask again");
    if (standing.one_visit) return OneVisitText(words, standing);
    return standing.ends ? words.Say("valid to {0}", {DayText(words, *standing.ends)})
                         : words.Text("valid until it is taken back");
}

std::string RecordText(const text::Translator& words, const RecordStanding& one, const std::string& zone) {
    const std::string since = one.since ? DayText(words, *one.since, zone) : std::string();
    const std::string ends = one.ends ? DayText(words, *one.ends) : std::string();
    switch (one.state) {
        case RecordState::TakenBack:
            return one.with_later ? words.Say("Taken back on {0} with a later one.", {since})
                                  : words.Say("Taken back on {0}.", {since});
        case RecordState::Replaced:
            return words.Say("Replaced by the one of {0}.", {since});
        case RecordState::NotYet:
            return words.Say("Counts from {0} on.", {since});
        case RecordState::NotWritten:
            return words.Text("Does not count: here it has to be in writing.");
        case RecordState::Expired:
            return one.one_visit ? words.Say("Was for the visit of {0} only.", {ends})
                                 : words.Say("Ended on {0}.", {ends});
        case RecordState::InForce:
            break;
    }
    if (one.one_visit) return words.Say("In force for the visit of {0} only.", {ends});
    return one.ends ? words.Say("In force to {0}.", {ends}) : words.Text("In force until it is taken back.");
}

std::string HowText(const text::Translator& words, model::ConsentHow how) {
    switch (how) {
        case model::ConsentHow::Drawn:
            return words.Text("signed here");
        case model::ConsentHow::OnPaper:
            return words.Text("signed on paper");
        case model::ConsentHow::Typed:
            return words.Text("name typed in place of a signature");
        case model::ConsentHow::Spoken:
            return words.Text("agreed by word of mouth");
        case model::ConsentHow::Unknown:
            break;
    }
    return {};
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

std::string StopText(const text::Translator& words, Resources& resources, const ConsentStop& stop,
                     const std::string& zone) {
    const auto& terms = resources.Words();
    const std::string place = stop.technique.empty() ? RegionWithSide(words, terms, stop.at)
                                                     : TechniqueName(words, terms, stop.technique);
    const std::string kind = Word(words, "kind of consent", resources.Consents().Find(stop.kind)->name);
    if (stop.back)
        return words.Say("{0}: consent taken back {2} ({1})",
                         {place, kind, DayText(words, *stop.back, zone)});
    if (stop.one_visit) return words.Say("{0}: no consent for this visit ({1})", {place, kind});
    if (stop.ended)
        return words.Say("{0}: consent ended {2} ({1})", {place, kind, DayText(words, *stop.ended)});
    return words.Say("{0}: no consent ({1})", {place, kind});
}

bool MayRemove(const ConsentStop& stop) {
    return !stop.taken_back || stop.treatment.empty();
}

std::string StopAdvice(const text::Translator& words, const ConsentStop& stop) {
    if (!stop.back) return {};
    return MayRemove(stop) ? words.Text("Work there only once the client has agreed anew.")
                           : words.Text(
                                 "What was done before stays in the record; do nothing more there "
                                 "until the client has agreed anew.");
}

}  // namespace desk
