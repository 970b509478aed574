// What clinic_version_9 holds, a clinic as the ninth version of the tables kept it: user "maya", passphrase
// "correct horse", written through ClinicStore with these values; the first visit was signed late with her key
// and amended.
#pragma once

#include "store/version_7.h"

namespace support {

// Of the clinic, the client, the picture, the phrase, the visits, the signature and the amendment.
inline constexpr long long kNinthAuditEntries = 8;
inline constexpr int kNinthEncoding = 5;

// Of SeventhVisit, with how the last plan went, a rule set aside and why it was signed late.
inline model::Visit NinthVisit(int id, model::VisitStatus status) {
    model::Visit visit = SeventhVisit(id, status);
    visit.adherence = {{"calf_stretch",
                        {"soleus", model::Side::Left},
                        {OldId(18)},
                        model::Followed::Partly,
                        "pain",
                        model::Felt::Worse,
                        "burns",
                        "Calf stretch"}};
    visit.late_reason = "no power";
    visit.plan.items[0].step = 2;
    visit.plan.items[0].overrides = {{"pregnancy", "ask-doctor", "her doctor allows it"}};
    return visit;
}

}  // namespace support
