// How a client is greeted. Private to desk.
#pragma once

#include <string>

#include "model/client.h"

namespace desk {

// The preferred name, else the given name where the name says which that is: never a title, an initial or a
// family name; in doubt the whole name.
[[nodiscard]] std::string CalledName(const model::Client& client);

}  // namespace desk
