// What the command line answers, as values: lists of clients, visits, marks, pictures and users, one client
// or visit, a check.
#pragma once

#include <optional>
#include <string>

#include "exchange/answer.h"
#include "store/clinic_store.h"

namespace desk {

class Clinic;

[[nodiscard]] exchange::Answer ClientsAnswer(Clinic& clinic, const std::string& find);
[[nodiscard]] exchange::Answer VisitsAnswer(Clinic& clinic, const store::VisitFilter& filter);
[[nodiscard]] exchange::Answer MarksAnswer(Clinic& clinic, const store::MarkFilter& filter);
// Of one client with those for every client, or all.
[[nodiscard]] exchange::Answer PicturesAnswer(Clinic& clinic, const std::optional<model::ClientId>& client);
[[nodiscard]] exchange::Answer UsersAnswer(Clinic& clinic);
[[nodiscard]] exchange::Answer CheckAnswer(const store::CheckReport& report);

// One client or visit as Palpate JSON; logged as a view. Throws Refused for an unknown id.
[[nodiscard]] std::string ShowClient(Clinic& clinic, const model::ClientId& id);
[[nodiscard]] std::string ShowVisit(Clinic& clinic, const model::VisitId& id);

}  // namespace desk
