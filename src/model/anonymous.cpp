#include "model/anonymous.h"

#include <algorithm>

namespace model {

namespace {

HealthHistory Anonymous(const HealthHistory& version) {
    HealthHistory kept = version;
    kept.medication.clear();
    kept.allergies.clear();
    kept.surgery.clear();
    for (auto& [id, answer] : kept.conditions) {
        answer.note.clear();
        answer.clearance.clear();
    }
    return kept;
}

Consent Anonymous(const Consent& consent) {
    Consent kept;
    kept.id = consent.id;
    kept.kind = consent.kind;
    kept.given_at = consent.given_at;
    kept.expires = consent.expires;
    kept.revoked_at = consent.revoked_at;
    kept.wording_version = consent.wording_version;
    kept.language = consent.language;
    kept.recorded_by = consent.recorded_by;
    kept.how = consent.How();
    return kept;
}

// A visit that is closed refuses to be changed, so this works on its lists.
void TakeOutPictures(Visit& visit) {
    std::vector<MarkId> gone;
    for (const Mark& mark : visit.marks)
        if (!mark.picture.empty()) gone.push_back(mark.id);
    const auto is_gone = [&](const MarkId& id) { return std::ranges::find(gone, id) != gone.end(); };
    std::erase_if(visit.marks, [](const Mark& mark) { return !mark.picture.empty(); });
    for (Treatment& treatment : visit.treatments) std::erase_if(treatment.marks, is_gone);
    std::erase_if(visit.treatments,
                  [](const Treatment& one) { return one.marks.empty() && one.regions.empty(); });
}

}  // namespace

Client Anonymous(const Client& client) {
    Client kept;
    kept.id = client.id;
    kept.number = kept.name = client.number;
    kept.language = client.language;
    kept.figure = client.figure;
    kept.equipment = client.equipment;
    kept.body_mass_kg = client.body_mass_kg;
    if (client.birth_date)
        kept.birth_date = Date(client.birth_date->year(), std::chrono::January, std::chrono::day(1));
    for (const Consent& one : client.consents) kept.consents.push_back(Anonymous(one));
    for (const HealthHistory& one : client.history) kept.history.push_back(Anonymous(one));
    for (StandingAvoid one : client.avoid) {
        one.why.clear();
        kept.avoid.push_back(std::move(one));
    }
    kept.archived = true;
    return kept;
}

Visit Anonymous(const Visit& visit) {
    Visit kept = visit;
    if (kept.status != VisitStatus::Draft) kept.status = VisitStatus::Signed;
    kept.reason.clear();
    kept.health_update.clear();
    kept.soap = {};
    kept.plan = {};
    kept.objective.clear();
    kept.copied_lines.clear();
    kept.training_block.clear();
    kept.late_reason.clear();
    TakeOutPictures(kept);
    for (Mark& mark : kept.marks) mark.note.clear();
    for (Treatment& treatment : kept.treatments) {
        treatment.note.clear();
        treatment.override_reason.clear();
    }
    for (Reading& reading : kept.readings) reading.note.clear();
    for (Adherence& one : kept.adherence) {
        one.words.clear();
        one.name.clear();
    }
    return kept;
}

RegisterEntry Anonymous(const RegisterEntry& entry, const Client& client) {
    RegisterEntry kept = entry;
    kept.whom.clear();
    kept.what.clear();
    kept.consent.clear();
    for (const Consent& one : client.consents)
        if (entry.consent == one.kind || entry.consent == one.id.value) kept.consent = one.kind;
    return kept;
}

std::string Initials(const std::string& name) {
    std::string initials;
    bool begins = true;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t end = i + 1;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
        const bool gap = name[i] == ' ';
        if (begins && !gap) initials += (initials.empty() ? "" : " ") + name.substr(i, end - i) + '.';
        begins = gap;
        i = end;
    }
    return initials;
}

}  // namespace model
