// What clinic_version_3 holds, a clinic as the third version of the tables kept it: user "maya", passphrase
// "correct horse", written through ClinicStore with these values; the first visit was signed with her key.
#pragma once

#include "store/version_2.h"

namespace support {

// Of the clinic, the client, the picture, the phrase, the visits and the signature.
inline constexpr long long kThirdAuditEntries = 7;

inline model::Phrase ThirdPhrase() {
    return {{OldId(17)}, model::SoapPart::Plan, "cold", "No cold on {region} until seen again.", false};
}

// Of SecondVisit, with a written line of the findings, lines and a treatment taken over, a spot found gone.
inline model::Visit ThirdVisit(int id, model::VisitStatus status) {
    model::Visit visit = SecondVisit(id, status);
    visit.objective = {{visit.marks[0].id, {}, "Tight, softer after.", "L soleus: tight spot, 6."},
                       {{}, visit.treatments[0].id, "Legs warm.", ""}};
    visit.copied_lines = {{model::SoapPart::Assessment, "Overuse"}};
    visit.copied_from = {OldId(18)};
    visit.resolved = {{OldId(19)}};
    visit.treatments[0].copied = true;
    return visit;
}

}  // namespace support
