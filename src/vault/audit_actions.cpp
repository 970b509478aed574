#include "vault/audit_actions.h"

#include <algorithm>

namespace vault {
namespace {

struct Code {
    std::string_view code, name;
};
constexpr Code kActivity{"110100", "Application Activity"}, kLogUsed{"110101", "Audit Log Used"},
    kExport{"110106", "Export"}, kImport{"110107", "Import"}, kRecord{"110110", "Patient Record"},
    kQuery{"110112", "Query"}, kAlert{"110113", "Security Alert"}, kSignIn{"110114", "User Authentication"};
constexpr Code kCreate{"create", "create"}, kRead{"read", "read"}, kUpdate{"update", "update"},
    kDelete{"delete", "delete"}, kSearch{"search-type", "search"}, kLogin{"110122", "Login"},
    kLogout{"110123", "Logout"}, kStart{"110120", "Application Start"},
    kAttributes{"110137", "User Security Attributes Changed"}, kRecorded{"110134", "Audit Recording Started"},
    kObject{"110135", "Object Security Attributes Changed"},
    kEmergency{"110127", "Emergency Override Started"};

constexpr AuditAction Row(std::string_view name, Code type, Code subtype, char code,
                          std::string_view resource = {}, char outcome = '0') {
    return {name, type.code, type.name, subtype.code, subtype.name, code, outcome, resource};
}

constexpr AuditAction kOther = Row("", kActivity, kUpdate, 'E');
constexpr AuditAction kActions[] = {
    Row("access.pack", kExport, kRead, 'R', "Patient"),
    Row("anchor.conflict", kAlert, kObject, 'E', {}, '8'),
    Row("anchor.reason", kAlert, kRecorded, 'U'),
    Row("anchor.renew", kAlert, kRecorded, 'U'),
    Row("anchor.renew.denied", kAlert, kObject, 'U', {}, '4'),
    Row("audit.export", kLogUsed, kRead, 'R', "AuditEvent"),
    Row("audit.export.denied", kLogUsed, kRead, 'R', "AuditEvent", '4'),
    Row("audit.pack", kExport, kRead, 'R', "Patient"),
    Row("audit.prove", kLogUsed, kRead, 'R', "Encounter"),
    Row("audit.verify", kLogUsed, kRead, 'E'),
    Row("audit.verify.denied", kLogUsed, kRead, 'E', "AuditEvent", '4'),
    Row("audit.view", kLogUsed, kRead, 'R', "AuditEvent"),
    Row("audit.view.denied", kLogUsed, kRead, 'R', "AuditEvent", '4'),
    Row("breach.add", kAlert, kCreate, 'C'),
    Row("client.create", kRecord, kCreate, 'C', "Patient"),
    Row("client.dispose", kRecord, kDelete, 'D', "Patient"),
    Row("client.erase", kRecord, kDelete, 'D', "Patient"),
    Row("client.save", kRecord, kUpdate, 'U', "Patient"),
    Row("client.save.denied", kRecord, kUpdate, 'U', "Patient", '4'),
    Row("client.view", kRecord, kRead, 'R', "Patient"),
    Row("client.view.denied", kRecord, kRead, 'R', "Patient", '4'),
    Row("clinic.backup", kExport, kRead, 'R', "Organization"),
    Row("clinic.backup.denied", kActivity, kRead, 'R', "Organization", '4'),
    Row("clinic.backup.failed", kAlert, kRead, 'R', "Organization", '8'),
    Row("clinic.check", kLogUsed, kRead, 'E', "Organization"),
    Row("clinic.check.denied", kActivity, kRead, 'E', "Organization", '4'),
    Row("clinic.create", kActivity, kStart, 'C', "Organization"),
    Row("clinic.drill", kLogUsed, kRead, 'E', "Organization"),
    Row("clinic.drill.denied", kActivity, kRead, 'E', "Organization", '4'),
    Row("clinic.drill.failed", kAlert, kRead, 'E', "Organization", '8'),
    Row("clinic.lock", kSignIn, kLogout, 'E', "Organization"),
    Row("clinic.open", kSignIn, kLogin, 'E', "Organization"),
    Row("clinic.recover", kSignIn, kAttributes, 'U', "Organization"),
    Row("clinic.restore", kImport, kCreate, 'C', "Organization"),
    Row("clinic.restore.denied", kActivity, kCreate, 'C', "Organization", '4'),
    Row("clinic.salvage", kImport, kCreate, 'C', "Organization"),
    Row("clinic.unlock", kSignIn, kLogin, 'E', "Organization"),
    Row("clinic.unlock.denied", kSignIn, kLogin, 'E', "Organization", '4'),
    Row("clinic.upgrade", kActivity, kUpdate, 'U', "Organization"),
    Row("clock.behind", kAlert, kObject, 'E', {}, '4'),
    Row("consent.print", kExport, kRead, 'R', "Consent"),
    Row("content.change", kActivity, kUpdate, 'U', "Organization"),
    Row("content.change.denied", kActivity, kUpdate, 'U', "Organization", '4'),
    Row("content.change.failed", kAlert, kUpdate, 'U', "Organization", '8'),
    Row("content.use", kActivity, kRead, 'R', "Organization"),
    Row("content.use.failed", kAlert, kRead, 'R', "Organization", '8'),
    Row("count.marks", kQuery, kSearch, 'R', "Observation"),
    Row("disclosure.add", kExport, kCreate, 'C', "Patient"),
    Row("disposal.print", kExport, kRead, 'R', "Patient"),
    Row("emergency.open", kAlert, kEmergency, 'E', "Patient"),
    Row("emergency.open.denied", kAlert, kRead, 'R', "Patient", '4'),
    Row("export", kExport, kRead, 'R', "Patient"),
    Row("export.client.denied", kExport, kRead, 'R', "Patient", '4'),
    Row("export.clinic.denied", kExport, kRead, 'R', "Patient", '4'),
    Row("form.print.denied", kExport, kRead, 'R', "Patient", '4'),
    Row("hold.lift", kRecord, kUpdate, 'U', "Patient"),
    Row("hold.set", kRecord, kUpdate, 'U', "Patient"),
    Row("import.", kImport, kCreate, 'C'),
    Row("intake.print", kExport, kRead, 'R', "Patient"),
    Row("letterhead.save", kActivity, kUpdate, 'U', "Organization"),
    Row("list.", kQuery, kSearch, 'R'),
    Row("passphrase.change", kAlert, kAttributes, 'U', "Practitioner"),
    Row("passphrase.change.denied", kAlert, kAttributes, 'U', "Practitioner", '4'),
    Row("passphrase.change.failed", kAlert, kAttributes, 'U', "Practitioner", '8'),
    Row("passphrase.denied", kAlert, kAttributes, 'U', "Practitioner", '4'),
    Row("passphrase.reset", kAlert, kAttributes, 'U', "Practitioner"),
    Row("phrase.create", kActivity, kCreate, 'C'),
    Row("phrase.save", kActivity, kUpdate, 'U'),
    Row("phrase.save.denied", kActivity, kUpdate, 'U', {}, '4'),
    Row("picture.create", kRecord, kCreate, 'C', "Media"),
    Row("picture.export", kExport, kRead, 'R', "Media"),
    Row("picture.print", kExport, kRead, 'R', "Media"),
    Row("picture.save", kRecord, kUpdate, 'U', "Media"),
    Row("picture.view", kRecord, kRead, 'R', "Media"),
    Row("pin.remove", kAlert, kAttributes, 'D', "Practitioner"),
    Row("pin.set", kAlert, kAttributes, 'U', "Practitioner"),
    Row("plan.calendar", kExport, kRead, 'R', "Encounter"),
    Row("plan.override", kRecord, kUpdate, 'U', "Encounter"),
    Row("plan.print", kExport, kRead, 'R', "Encounter"),
    Row("plan.print.denied", kExport, kRead, 'R', "Encounter", '4'),
    Row("privacy.set", kAlert, kObject, 'U', "Patient"),
    Row("privacy.set.denied", kAlert, kObject, 'U', "Patient", '4'),
    Row("profile.save", kActivity, kUpdate, 'U', "Organization"),
    Row("profile.save.denied", kActivity, kUpdate, 'U', "Organization", '4'),
    Row("record.import.denied", kImport, kCreate, 'C', {}, '4'),
    Row("record.print.denied", kExport, kRead, 'R', "Patient", '4'),
    Row("record.release.denied", kExport, kRead, 'R', "Patient", '4'),
    Row("recovery.denied", kAlert, kAttributes, 'U', "Organization", '4'),
    Row("recovery.print", kExport, kRead, 'R', "Organization"),
    Row("recovery.renew", kAlert, kAttributes, 'U', "Organization"),
    Row("recovery.renew.failed", kAlert, kAttributes, 'U', "Organization", '8'),
    Row("referral.export", kExport, kRead, 'R', "Encounter"),
    Row("register.view", kRecord, kRead, 'R', "Patient"),
    Row("request.refuse", kRecord, kCreate, 'C', "Patient", '4'),
    Row("retention.denied", kRecord, kDelete, 'D', "Patient", '4'),
    Row("retention.keep.denied", kActivity, kUpdate, 'U', "Patient", '4'),
    Row("signin.failed", kSignIn, kLogin, 'E', {}, '4'),
    Row("statement.add", kRecord, kCreate, 'C', "Patient"),
    Row("user.add", kAlert, kAttributes, 'C', "Practitioner"),
    Row("user.add.failed", kAlert, kAttributes, 'C', "Practitioner", '8'),
    Row("user.manage.denied", kAlert, kAttributes, 'U', "Practitioner", '4'),
    Row("user.remove", kAlert, kAttributes, 'D', "Practitioner"),
    Row("user.remove.failed", kAlert, kAttributes, 'D', "Practitioner", '8'),
    Row("user.role", kAlert, kAttributes, 'U', "Practitioner"),
    Row("user.save", kAlert, kAttributes, 'U', "Practitioner"),
    Row("user.save.denied", kAlert, kAttributes, 'U', "Practitioner", '4'),
    Row("visit.amend", kRecord, kUpdate, 'U', "Provenance"),
    Row("visit.amend.denied", kRecord, kUpdate, 'U', "Encounter", '4'),
    Row("visit.amend.import", kImport, kCreate, 'C', "Provenance"),
    Row("visit.correct", kRecord, kUpdate, 'U', "Provenance"),
    Row("visit.cosign", kRecord, kUpdate, 'U', "Provenance"),
    Row("visit.cosign.denied", kRecord, kUpdate, 'U', "Encounter", '4'),
    Row("visit.create", kRecord, kCreate, 'C', "Encounter"),
    Row("visit.denied", kRecord, kUpdate, 'U', "Encounter", '4'),
    Row("visit.list.denied", kRecord, kSearch, 'R', "Encounter", '4'),
    Row("visit.move", kRecord, kUpdate, 'U', "Provenance"),
    Row("visit.other.denied", kRecord, kUpdate, 'U', "Encounter", '4'),
    Row("visit.reassign.denied", kRecord, kUpdate, 'U', "Encounter", '4'),
    Row("visit.save", kRecord, kUpdate, 'U', "Encounter"),
    Row("visit.save.denied", kRecord, kUpdate, 'U', "Encounter", '4'),
    Row("visit.sign", kRecord, kUpdate, 'U', "Encounter"),
    Row("visit.sign.denied", kSignIn, kLogin, 'E', "Encounter", '4'),
    Row("visit.strike", kRecord, kUpdate, 'U', "Provenance"),
    Row("visit.view", kRecord, kRead, 'R', "Encounter"),
    Row("visit.view.denied", kRecord, kRead, 'R', "Encounter", '4'),
};

}  // namespace

std::span<const AuditAction> AuditActions() {
    return kActions;
}

const AuditAction& ActionOf(std::string_view name) {
    const auto* const found = std::ranges::find_if(kActions, [&](const AuditAction& row) {
        return row.name.ends_with('.') ? name.starts_with(row.name) : name == row.name;
    });
    return found == std::end(kActions) ? kOther : *found;
}

}  // namespace vault
