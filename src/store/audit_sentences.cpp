
#include "store/audit_sentences.h"

#include "model/problem.h"

namespace store {
namespace {

using model::Msg;
using vault::Tampering;

const char* OfEntry(Tampering kind) {
    switch (kind) {
        case Tampering::Edit:
            return Msg("Audit entry {0} was altered.");
        case Tampering::ActorSwap:
            return Msg("Audit entry {0} names somebody else than who did it.");
        case Tampering::Insert:
            return Msg("Audit entry {0} was put in afterwards.");
        case Tampering::Delete:
            return Msg("An entry was taken out of the audit log where {0} stood.");
        case Tampering::Reorder:
            return Msg("Audit entries were put in another order, from entry {0} on.");
        case Tampering::Truncate:
            return Msg("The end of the audit log was cut off, from entry {0} on.");
        case Tampering::Rollback:
            return Msg(
                "A whole older clinic file stands in place of the newer one; entry {0} and all after it are "
                "gone.");
        case Tampering::PageSplice:
            return Msg("Old pages of the audit log stand in place of newer ones, from entry {0} on.");
        case Tampering::Rewritten:
            return Msg(
                "The audit log was written anew, at entry {0} or before it; nothing is left to tell where.");
    }
    return "";
}

const char* OfRecord(Tampering kind) {
    switch (kind) {
        case Tampering::PageSplice:
            return Msg(
                "The content of record {1} is an older one than audit entry {0} tells: old pages were put in "
                "its place.");
        case Tampering::Insert:
            return Msg("Record {1} was put in beside the audit log, which tells nothing of it.");
        case Tampering::Delete:
            return Msg("Record {1}, told of by audit entry {0}, is missing.");
        default:
            return Msg("The content of record {1} is not what audit entry {0} tells.");
    }
}

const char* OfSignature(Tampering kind) {
    switch (kind) {
        case Tampering::ActorSwap:
            return Msg("Audit entry {0} names somebody else than who signed visit {1}.");
        case Tampering::Delete:
            return Msg("The entry that visit {1} was signed was taken out of the audit log.");
        default:
            return Msg("Audit entry {0} was altered: the signature of visit {1} tells something else.");
    }
}

}  // namespace

AuditSentence SentenceOf(const AuditFinding& finding) {
    std::vector<std::string> args{std::to_string(finding.sequence), finding.record};
    if (finding.witness == AuditWitness::Record) return {OfRecord(finding.kind), std::move(args)};
    if (finding.witness == AuditWitness::Signature) return {OfSignature(finding.kind), std::move(args)};
    return {OfEntry(finding.kind), std::move(args)};
}

const AuditAnchor* AheadElsewhere(const AuditVerdict& verdict) {
    for (const AuditAnchor& anchor : verdict.anchors)
        if (anchor.witness == AuditWitness::Elsewhere && !anchor.agrees && !anchor.aside) return &anchor;
    return nullptr;
}

}  // namespace store
