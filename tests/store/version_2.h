// What clinic_version_2 holds, a clinic as the second version of the tables kept it: user "maya", passphrase
// "correct horse", written through ClinicStore with these values.
#pragma once

#include "model/picture.h"
#include "store/version_1.h"

namespace support {

inline constexpr long long kSecondAuditEntries = 7;  // of the clinic, the client, the picture and the visits

inline model::Picture SecondPicture() {
    model::Picture picture;
    picture.id = {OldId(15)};
    picture.client = {OldId(10)};
    picture.title = "Scar, left calf";
    picture.media_type = "image/png";
    picture.bytes = std::string("\x89PNG\r\n\x1a\n\0pixels", 15);
    picture.width = 400;
    picture.height = 300;
    picture.added_at = OldTime(3);
    picture.added_by = {OldId(12)};
    return picture;
}

inline model::Client SecondClient() {
    model::Client client = OldClient();
    client.consents.push_back(
        {{OldId(13)}, "gluteal", OldTime(2), std::chrono::year(2026) / 3 / 1, OldTime(5), "2", "Zoë Müller"});
    auto& later = client.history.emplace_back(client.history.front());
    later.recorded_at = OldTime(40);
    later.others = model::Answer::No;
    later.medication = "ibuprofen";
    later.allergies = "arnica";
    later.sleep_hours = 6.5;
    return client;
}

// Of OldVisit, with the regions under its shapes, a mark on the picture and a plan with an exercise.
inline model::Visit SecondVisit(int id, model::VisitStatus status) {
    model::Visit visit = OldVisit(id, status);
    visit.marks[1].covers = {{{"gastrocnemius_medial", model::Side::Left}, 0.875},
                             {{"popliteal_fossa", model::Side::Left}, 0.125}};
    visit.marks[2].leads_to = model::RegionRef{"hamstrings", model::Side::Left};
    model::Mark scar = OldMark(id + 50, model::Shape::Stroke, "soleus", "scar");
    scar.view = model::View::Picture;
    scar.picture = {OldId(15)};
    scar.spot = {OldId(16)};
    scar.copied = true;
    visit.marks.push_back(scar);
    auto& item = visit.plan.items.emplace_back();
    item.id = "calf_stretch";
    item.modality = "stretching";
    item.at = {"soleus", model::Side::Left};
    item.dose = {{"hold", 30.0, {}, {}, "s", ""}};
    item.days = {0, 2, 4};
    return visit;
}

}  // namespace support
