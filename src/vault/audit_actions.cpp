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
    kSearch{"search-type", "search"}, kLogin{"110122", "Login"}, kStart{"110120", "Application Start"},
    kAttributes{"110137", "User Security Attributes Changed"}, kRecorded{"110134", "Audit Recording Started"},
    kObject{"110135", "Object Security Attributes Changed"};

constexpr AuditAction Row(std::string_view name, Code type, Code subtype, char code,
                          std::string_view resource = {}, char outcome = '0') {
    return {name, type.code, type.name, subtype.code, subtype.name, code, outcome, resource};
}

constexpr AuditAction kOther = Row("", kActivity, kUpdate, 'E');
constexpr AuditAction kActions[] = {
    Row("anchor.conflict", kAlert, kObject, 'E', {}, '8'),
    Row("anchor.renew", kAlert, kRecorded, 'U'),
    Row("audit.export", kLogUsed, kRead, 'R', "AuditEvent"),
    Row("audit.prove", kLogUsed, kRead, 'R', "Encounter"),
    Row("audit.verify", kLogUsed, kRead, 'E'),
    Row("audit.view", kLogUsed, kRead, 'R', "AuditEvent"),
    Row("client.create", kRecord, kCreate, 'C', "Patient"),
    Row("client.save", kRecord, kUpdate, 'U', "Patient"),
    Row("client.view", kRecord, kRead, 'R', "Patient"),
    Row("clinic.backup", kExport, kRead, 'R', "Organization"),
    Row("clinic.backup.failed", kAlert, kRead, 'R', "Organization", '8'),
    Row("clinic.check", kLogUsed, kRead, 'E', "Organization"),
    Row("clinic.create", kActivity, kStart, 'C', "Organization"),
    Row("clinic.drill", kLogUsed, kRead, 'E', "Organization"),
    Row("clinic.drill.failed", kAlert, kRead, 'E', "Organization", '8'),
    Row("clinic.open", kSignIn, kLogin, 'E', "Organization"),
    Row("clinic.recover", kSignIn, kAttributes, 'U', "Organization"),
    Row("clinic.restore", kImport, kCreate, 'C', "Organization"),
    Row("clinic.salvage", kImport, kCreate, 'C', "Organization"),
    Row("clinic.upgrade", kActivity, kUpdate, 'U', "Organization"),
    Row("consent.print", kExport, kRead, 'R', "Consent"),
    Row("count.marks", kQuery, kSearch, 'R', "Observation"),
    Row("export", kExport, kRead, 'R', "Patient"),
    Row("import.", kImport, kCreate, 'C'),
    Row("intake.print", kExport, kRead, 'R', "Patient"),
    Row("list.", kQuery, kSearch, 'R'),
    Row("passphrase.change", kAlert, kAttributes, 'U', "Practitioner"),
    Row("passphrase.change.failed", kAlert, kAttributes, 'U', "Practitioner", '8'),
    Row("passphrase.denied", kAlert, kAttributes, 'U', "Practitioner", '4'),
    Row("phrase.create", kActivity, kCreate, 'C'),
    Row("phrase.save", kActivity, kUpdate, 'U'),
    Row("picture.create", kRecord, kCreate, 'C', "Media"),
    Row("picture.export", kExport, kRead, 'R', "Media"),
    Row("picture.print", kExport, kRead, 'R', "Media"),
    Row("picture.save", kRecord, kUpdate, 'U', "Media"),
    Row("picture.view", kRecord, kRead, 'R', "Media"),
    Row("plan.print", kExport, kRead, 'R', "Encounter"),
    Row("profile.save", kActivity, kUpdate, 'U', "Organization"),
    Row("referral.export", kExport, kRead, 'R', "Encounter"),
    Row("signin.failed", kSignIn, kLogin, 'E', {}, '4'),
    Row("user.save", kAlert, kAttributes, 'U', "Practitioner"),
    Row("visit.create", kRecord, kCreate, 'C', "Encounter"),
    Row("visit.denied", kRecord, kUpdate, 'U', "Encounter", '4'),
    Row("visit.save", kRecord, kUpdate, 'U', "Encounter"),
    Row("visit.sign", kRecord, kUpdate, 'U', "Encounter"),
    Row("visit.sign.denied", kSignIn, kLogin, 'E', "Encounter", '4'),
    Row("visit.view", kRecord, kRead, 'R', "Encounter"),
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
