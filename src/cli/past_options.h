// What the commands of the history share: whose, of which days, narrowed to what.
#pragma once

#include <string>

#include "bodymap/scene.h"
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

// Throws Usage for what is no view of the body, or a picture.
[[nodiscard]] model::View BodyViewOf(const std::string& text);
// As PNG or SVG by the file's ending, in light colours; says that it was written. Usage for another ending.
void WriteScene(Session& session, const bodymap::Scene& scene, const bodymap::Rect& frame,
                const std::string& file);

}  // namespace cli
