// What clinic_version_7 holds, a clinic as the seventh version of the tables kept it: user "maya", passphrase
// "correct horse", written through ClinicStore with these values; the first visit was signed with her key and
// amended.
#pragma once

#include "model/amendment.h"
#include "store/version_4.h"

namespace support {

// Of the clinic, the client, the picture, the phrase, the visits, the signature and the amendment.
inline constexpr long long kSeventhAuditEntries = 8;
inline constexpr int kSeventhEncoding = 4;

// Of FourthVisit, with a plan that says why.
inline model::Visit SeventhVisit(int id, model::VisitStatus status) {
    model::Visit visit = FourthVisit(id, status);
    model::PlanItem& item = visit.plan.items.back();
    item.why = {{"mark", "finding_rule 3", {"soleus", model::Side::Left}, "hypertonicity", 6, -1, "Tight."}};
    item.stop_if = {"It hurts."};
    item.edited = true;
    visit.plan.items.push_back(item);
    visit.plan.items.back().id = "sleep";
    visit.plan.blocked = {{"ems", "", "avoid", "pregnancy", "Not when pregnant.", "a source", {}, true}};
    return visit;
}

inline model::Amendment SeventhAmendment() {
    model::Amendment made;
    made.id = {OldId(25)};
    made.visit = {OldId(20)};
    made.kind = model::AmendmentKind::Addition;
    made.by = {OldId(12)};
    made.at = OldTime(0);
    made.reason = "told on the phone";
    made.field = "soap.p";
    made.text = "Ice as well.";
    return made;
}

}  // namespace support
