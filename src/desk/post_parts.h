// What the files of desk/post.h share. Private to desk.
#pragma once

#include <optional>
#include <string>

#include "mail/transport.h"
#include "model/client.h"
#include "model/problem.h"
#include "model/visit.h"
#include "store/outbox.h"

namespace desk {

class Clinic;

// A sentence with what fills it, English.
struct PostSentence {
    std::string id;
    std::vector<std::string> args = {};
};

// What stands in the way whatever the way; asked again before each try, when nobody looks at the chart.
[[nodiscard]] std::vector<PostSentence> HindrancesOf(Clinic& clinic, const model::Visit& visit,
                                                     const model::Client& client);
// Throws Refused: there is none of that id.
[[nodiscard]] model::Visit VisitFor(Clinic& clinic, const model::VisitId& id);
// Of the home plan as it is: a letter that holds another one is not sent any more.
[[nodiscard]] std::string PlanDigest(const model::Visit& visit);
// Throws Refused in place of mail::Refusal.
[[noreturn]] void Rethrow(const mail::Refusal& refusal);
[[nodiscard]] mail::Server ServerOf(const store::MailLogin& login);
// Of the clinic's wall clock.
[[nodiscard]] int MinutesEast(model::Instant now, const std::string& zone);
[[nodiscard]] std::string DomainOf(const std::string& address);

}  // namespace desk
