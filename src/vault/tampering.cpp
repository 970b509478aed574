#include "vault/tampering.h"

#include <array>
#include <cstddef>

namespace vault {

const char* ToText(Tampering kind) {
    static constexpr std::array kNames{"edit",     "actor-swap", "insert",      "delete",   "reorder",
                                       "truncate", "rollback",   "page-splice", "rewritten"};
    return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace vault
