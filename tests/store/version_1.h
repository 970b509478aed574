// What clinic_version_1 holds, a clinic as the first version of the tables kept it: user "maya", passphrase
// "correct horse", written through ClinicStore with these values.
#pragma once

#include "model/client.h"
#include "model/visit.h"

namespace support {

inline constexpr long long kOldAuditEntries = 6;  // of the clinic, the client, the visits and their saves

inline std::string OldId(int number) {
    return "01900000-0000-7000-8000-0000000000" + std::to_string(number);
}

inline model::Instant OldTime(int hours) {
    return model::Instant(std::chrono::milliseconds(1'764'000'000'000LL)) + std::chrono::hours(hours);
}

inline model::Client OldClient() {
    model::Client client;
    client.id = {OldId(10)};
    client.number = "0007";
    client.name = "Zoë Müller";
    client.birth_date = std::chrono::year(1985) / 3 / 1;
    client.goal = "Marathon";
    client.equipment = {"foam_roller", "ice_bath"};
    client.body_mass_kg = 61.5;
    client.consents = {{{OldId(11)}, "treatment", OldTime(0), {}, {}, "1", "Zoë Müller"}};
    auto& history = client.history.emplace_back();
    history.recorded_at = OldTime(1);
    history.recorded_by = {OldId(12)};
    history.conditions["raynaud"] = {model::Answer::Yes, "fingers", {"hand"}, false, ""};
    history.blood_pressure = {118, 76};
    return client;
}

inline model::Mark OldMark(int id, model::Shape shape, const char* region, const char* finding) {
    model::Mark mark;
    mark.id = {OldId(id)};
    mark.view = model::View::Back;
    mark.shape = shape;
    mark.points = {{101.5, 202.25}};
    if (shape != model::Shape::Point) mark.points.insert(mark.points.end(), {{110, 210}, {120, 205}});
    mark.at = {region, model::Side::Left};
    mark.finding = finding;
    mark.before = 6;
    mark.note = "since Tuesday";
    return mark;
}

inline model::Visit OldVisit(int id, model::VisitStatus status) {
    model::Visit visit;
    visit.id = {OldId(id)};
    visit.client = {OldId(10)};
    visit.therapist = {OldId(12)};
    visit.number = id - 19;
    visit.service_at = OldTime(id);
    visit.entered_at = OldTime(id + 1);
    visit.zone = "Europe/Berlin";
    visit.status = status;
    visit.reason = "Calf tightness";
    visit.red_flags_asked = true;
    visit.marks = {OldMark(id + 10, model::Shape::Point, "soleus", "hypertonicity"),
                   OldMark(id + 20, model::Shape::Area, "gastrocnemius_medial", "adhesion"),
                   OldMark(id + 30, model::Shape::Arrow, "piriformis", "referred_pain")};
    visit.treatments = {{{OldId(id + 40)},
                         {visit.marks[0].id},
                         {{"hamstrings", model::Side::Right}},
                         "petrissage",
                         3,
                         12,
                         model::Response::Better,
                         "warm"}};
    visit.soap = {"Tight after intervals", "Trigger points", "Overuse", "Stretch"};
    visit.plan.week[2] = {model::Load::Intervals, "6 × 800 m"};
    visit.plan.approved = true;
    visit.plan.words_to_client = "Bis bald";
    return visit;
}

}  // namespace support
