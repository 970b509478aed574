#include "vault/audit_link.h"

#include <initializer_list>

#include "vault/digest.h"

namespace vault {

std::string HashOf(const AuditLink& link) {
    std::string bytes = "palpate-audit-1";
    for (const std::int64_t number : {link.sequence, link.at_ms, link.encoding})
        bytes += '|' + std::to_string(number);
    for (const std::string* text :
         {&link.user, &link.action, &link.entity, &link.client, &link.before, &link.after, &link.previous})
        bytes += '|' + std::to_string(text->size()) + ':' + *text;
    return Digest(bytes);
}

std::string FirstPrevious(const std::string& clinic) {
    return Digest("palpate-audit-1 " + clinic);
}

}  // namespace vault
