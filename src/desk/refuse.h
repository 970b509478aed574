// A refused change as the error people read. Private to desk.
#pragma once

#include <optional>

#include "model/client.h"
#include "model/problem.h"

namespace desk {

[[noreturn]] void Refuse(const model::Problem& problem, model::ErrorKind kind = model::ErrorKind::Refused);

// What is wrong with a client on a day: no name, a birth date still to come, under 18 without a guardian.
[[nodiscard]] std::optional<model::Problem> CheckClient(const model::Client& client, model::Date today);

inline void Demand(const std::optional<model::Problem>& problem) {
    if (problem) Refuse(*problem);
}

}  // namespace desk
