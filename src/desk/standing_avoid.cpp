#include "desk/standing_avoid.h"

#include <algorithm>

#include "desk/clinic.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/visit_editor.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::Msg;

[[noreturn]] void Refused(const char* why) {
    throw model::Error(model::ErrorKind::Refused, why);
}

auto InForceAt(std::vector<model::StandingAvoid>& all, const model::RegionRef& at) {
    return std::ranges::find_if(all, [&](const auto& one) { return !one.ended && one.at == at; });
}

void Keep(Clinic& clinic, VisitEditor& editor, const model::Client& client) {
    editor.ClientChanged(clinic.SaveClient(client));
}

}  // namespace

std::vector<model::StandingAvoid> AvoidedNow(const model::Client& client) {
    std::vector<model::StandingAvoid> now;
    std::ranges::copy_if(client.avoid, std::back_inserter(now), [](const auto& one) { return !one.ended; });
    return now;
}

std::vector<model::StandingAvoid> AvoidedUnder(const model::Client& client, const model::Mark& mark) {
    auto under = AvoidedNow(client);
    const auto regions = model::RegionsUnder(mark);
    std::erase_if(under,
                  [&](const auto& one) { return std::ranges::find(regions, one.at) == regions.end(); });
    return under;
}

std::vector<model::StandingAvoid> AvoidedUnder(const model::Client& client, const model::Visit& visit,
                                               const model::Treatment& treatment) {
    std::vector<model::RegionRef> regions = treatment.regions;
    for (const model::MarkId& id : treatment.marks)
        if (const model::Mark* mark = visit.Find(id))
            std::ranges::copy(model::RegionsUnder(*mark), std::back_inserter(regions));
    auto under = AvoidedNow(client);
    std::erase_if(under,
                  [&](const auto& one) { return std::ranges::find(regions, one.at) == regions.end(); });
    return under;
}

std::string AvoidText(const text::Translator& words, Resources& resources,
                      const model::StandingAvoid& avoid) {
    return words.Say("{0}: {1}", {RegionWithSide(words, resources.Words(), avoid.at), avoid.why});
}

void AvoidFromNow(Clinic& clinic, VisitEditor& editor, const model::RegionRef& at, const std::string& why) {
    const std::string reason = Trimmed(why);
    if (reason.empty()) Refused(Msg("Write why this place is left alone."));
    model::Client client = clinic.LoadClient(editor.Client().id);
    if (InForceAt(client.avoid, at) != client.avoid.end())
        Refused(Msg("This place is left alone at every visit already."));
    client.avoid.push_back({at, reason, clinic.Clock().Now(), {}});
    Keep(clinic, editor, client);
}

void EndAvoid(Clinic& clinic, VisitEditor& editor, const model::RegionRef& at) {
    model::Client client = clinic.LoadClient(editor.Client().id);
    const auto avoid = InForceAt(client.avoid, at);
    if (avoid == client.avoid.end()) Refused(Msg("This place is not left alone at every visit."));
    avoid->ended = clinic.Clock().Now();
    Keep(clinic, editor, client);
}

}  // namespace desk
