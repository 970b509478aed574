// What clinic_version_4 holds, a clinic as the fourth version of the tables kept it: user "maya", passphrase
// "correct horse", written through ClinicStore with these values; the first visit was signed with her key.
#pragma once

#include "store/version_3.h"

namespace support {

// Of the clinic, the client, the picture, the phrase, the visits and the signature.
inline constexpr long long kFourthAuditEntries = 7;

// Of SecondClient, with a consent in words and drawn, a fuller history, and a place left alone.
inline model::Client FourthClient() {
    model::Client client = SecondClient();
    client.physician = "Dr. Weiß";
    model::Consent& consent = client.consents.back();
    consent.how = model::ConsentHow::OnPaper;
    consent.language = "de";
    consent.wording = "Ich willige ein.";
    consent.recorded_by = {OldId(12)};
    consent.revoked_why = "changed her mind";
    auto& later = client.history.back();
    later.medicines = model::Answer::Yes;
    later.operated = model::Answer::No;
    later.pregnancy_weeks = 12;
    client.avoid = {{{"soleus", model::Side::Left}, "varicose vein", OldTime(3), OldTime(30)}};
    return client;
}

// Of ThirdVisit, with what was measured and a pressure given for a reason.
inline model::Visit FourthVisit(int id, model::VisitStatus status) {
    model::Visit visit = ThirdVisit(id, status);
    visit.treatments[0].override_reason = "asked for by the doctor";
    visit.readings = {{"nrs_now", "", model::Side::Midline, 6, 2.5, false, false, "after work"},
                      {"rom", "ankle_dorsiflexion", model::Side::Left, 8, {}, true, true, ""}};
    return visit;
}

}  // namespace support
