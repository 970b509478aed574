// The people of a clinic: who they are and what they may do.
#pragma once

#include <string>
#include <vector>

#include "exchange/answer.h"
#include "model/clinic.h"
#include "model/ids.h"
#include "model/privacy.h"
#include "model/rights.h"
#include "text/translator.h"

namespace desk {

class Clinic;

[[nodiscard]] std::string RoleName(const text::Translator& words, model::Role role);
// For who is signed in and owns the chart: "Everyone", "My profession", "Only me".
[[nodiscard]] std::string PrivacyName(const text::Translator& words, model::Privacy privacy);
// The matrix role × operation: for each operation its name, whether each role may do it, and what it means.
[[nodiscard]] exchange::Answer RightsAnswer(const text::Translator& words);
// The same with "yes" and nothing, for people.
[[nodiscard]] exchange::Answer RightsTable(const text::Translator& words);

// What is said in place of something who is signed in may not do or read.
[[nodiscard]] std::string NotAllowed(const text::Translator& words, model::Operation operation);
// A private chart that who is signed in may not open.
[[nodiscard]] bool IsClosed(Clinic& clinic, const model::ClientId& client);
// Told of private charts too; empty for an unknown client.
[[nodiscard]] std::string NameOf(Clinic& clinic, const model::ClientId& client);
// Whom a private chart belongs to, by full name; empty for one that is everybody's.
[[nodiscard]] std::string KeeperOf(Clinic& clinic, const model::ClientId& client);

// A private chart that was opened in an emergency, in words of the screen.
struct EmergencyText {
    std::string when, who, client, reason;
};
// Newest first. Throws NoAccess for who may not read the audit log.
[[nodiscard]] std::vector<EmergencyText> EmergencyTexts(Clinic& clinic, const text::Translator& words);

// Who works here and has this name or id. Throws Refused for nobody.
[[nodiscard]] model::User PersonNamed(Clinic& clinic, const std::string& name);
// Charts that are private and closed to who is signed in: lists and exports leave them out.
[[nodiscard]] int ClosedCharts(Clinic& clinic);

}  // namespace desk
