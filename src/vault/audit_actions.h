// What each action of the audit log is as a FHIR R4 AuditEvent: one table, one row for every action the
// program writes.
//
// Types and subtypes "110…" are of the DICOM Controlled Terminology
// (http://dicom.nema.org/resources/ontology/DCM, PS3.16, context groups 400 and 401); subtypes "create",
// "read", "update" and "search-type" of http://hl7.org/fhir/restful-interaction; the code (C, R, U, D, E) of
// http://hl7.org/fhir/audit-event-action, the outcome (0 success, 4 minor failure, 8 serious failure) of
// http://hl7.org/fhir/audit-event-outcome; what is told of, where FHIR has a resource for it, of
// http://hl7.org/fhir/resource-types. As http://hl7.org/fhir/R4/auditevent.html binds them.
#pragma once

#include <span>
#include <string_view>

namespace vault {

struct AuditAction {
    std::string_view name;  // ending in a point: all that begin like this
    std::string_view type, type_name;
    std::string_view subtype, subtype_name;
    char code = 'E';
    char outcome = '0';
    std::string_view resource;  // of the entity; empty: none
};

[[nodiscard]] std::span<const AuditAction> AuditActions();
// The row of an action; a general one for an action of another version.
[[nodiscard]] const AuditAction& ActionOf(std::string_view name);

}  // namespace vault
