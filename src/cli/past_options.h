// What the commands of the history share: whose, of which days, narrowed to what.
#pragma once

#include <string>

#include "desk/clinic.h"
#include "desk/past.h"

namespace CLI {
class App;
}

namespace cli {

class Session;

struct PastOptions {
    std::string folder, client, from, to, finding, region, therapist;
};

// CLINIC CLIENT --from --to --finding --region --therapist.
void AddPastOptions(CLI::App& command, PastOptions& wanted, Session& session);

// Both throw Usage for what is no date, level or side, Refused for nobody who works in the clinic.
[[nodiscard]] desk::PastRange RangeOf(const PastOptions& wanted);
[[nodiscard]] desk::PastFilter FilterOf(desk::Clinic& clinic, const PastOptions& wanted);

}  // namespace cli
