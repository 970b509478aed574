#include "vault/sodium_ready.h"

#include <sodium.h>

#include "model/problem.h"

namespace vault {

void SodiumReady() {
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("The system gives no random numbers, so no clinic can be opened."));
}

}  // namespace vault
