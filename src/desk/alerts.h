// What to beware of with a client: the health history against today's places and tools, consents, guardian,
// how old the history is. Sentences in the translator's language.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/open_points.h"
#include "model/client.h"
#include "model/visit.h"
#include "text/translator.h"

namespace desk {

class Clinic;
class Resources;

enum class AlertKind { RedFlag, Contraindication, Avoid, Allergy, Consent, Guardian, Health };
enum class AlertLevel { Danger, Warn, Info, Ok };

struct Alert {
    AlertKind kind = AlertKind::Health;
    AlertLevel level = AlertLevel::Warn;
    std::string text;    // a chip: "Anticoagulant – pressure up to 2"
    std::string detail;  // lines: the client's words, each rule with its source, where it was written down
    FieldPlace place;    // what a click opens
    bool operator==(const Alert&) const = default;
};

struct AlertCase {
    const model::Client& client;
    const model::Visit* visit = nullptr;  // the open one; nullptr: none
    model::Instant now{};
    std::string zone;
    const terms::Jurisdiction& jurisdiction;
    std::optional<model::Race> last_race{};  // as the day of the visit knows it, see races.h
};

// Most severe first; at one level what touches today's places, tools and plan before the rest.
[[nodiscard]] std::vector<Alert> AlertsOf(Resources& resources, const text::Translator& words,
                                          const AlertCase& of);
// As the clinic's law and clock have it now.
[[nodiscard]] std::vector<Alert> AlertsOf(Clinic& clinic, const text::Translator& words,
                                          const model::Client& client, const model::Visit* visit);

}  // namespace desk
